"""Plans for several years and for one: what they set, and what of their text are results."""

import pytest

from reading.lexicon.lexicon import Lexicon
from tests.reading.descriptions import describe_report

PLAN = "某市空气质量持续改善行动实施方案\n2024年6月18日\n"
YEAR = "某市2025年生态环境保护工作要点\n"

CASES = {
    "the far goals of a title are not the plan's": (
        "某市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n"
        "到2025年，PM2.5平均浓度下降到37微克/立方米，单位GDP能源消耗和二氧化碳排放分别降低12.5%、17%。",
        [
            "pm25 2025 target <= 37 ug_m3",
            "energy_intensity 2025 target <= -12.5 percent",
            "carbon_intensity_change 2025 target <= -17 percent",
        ],
    ),
    "what ended before the day of a plan are results, what did not are goals": (
        PLAN + "今年第一季度，PM2.5平均浓度为51微克/立方米。2024年，优良天数不少于288天。"
        "到2026年，PM2.5浓度不高于33微克/立方米。",
        [
            "pm25 2024-01/2024-03 actual = 51 ug_m3",
            "good_days 2024 target >= 288 day",
            "pm25 2026 target <= 33 ug_m3",
        ],
    ),
    "what is told of a part of the year without a bound are results": (
        YEAR + "上半年，国考断面优良比例为86.4%。上半年PM2.5浓度控制在39微克/立方米以内。",
        [
            "section_share_class_iii 2025-01/2025-06 actual = 86.4 percent",
            "pm25 2025-01/2025-06 target <= 39 ug_m3",
        ],
    ),
    "up to a day": (
        "工作任务分解表\n2024年PM2.5目标浓度为41微克/立方米。截止6月30日，PM2.5浓度44.6微克/立方米，"
        "其中第二季度27.3微克/立方米；优良天数比率为64.5%，后期还需要完成141天优良天。督察反馈问题52项，已完成整改39项。",
        [
            "pm25 2024 target <= 41 ug_m3",
            "pm25 2024-01/2024-06 actual = 44.6 ug_m3",
            "pm25 2024-04/2024-06 actual = 27.3 ug_m3",
            "good_day_ratio 2024-01/2024-06 actual = 64.5 percent",
            "rectification_issue_total 2024-01/2024-06 actual = 52 piece",
            "rectification_issue_completed 2024-01/2024-06 actual = 39 piece",
        ],
    ),
    "issues are to be settled": (
        YEAR + "完成督察反馈问题整改31项。",
        ["rectification_issue_completed 2025 target >= 31 piece"],
    ),
    "the problems that a plan begins with are results": (
        "某市“十四五”生态环境保护规划\n一、规划背景\n（二）面临的挑战\n臭氧浓度较2015年上升8.4%。\n"
        "二、总体要求\n到2025年，优良天数比率达到81.5%。",
        ["o3_p90 2020 change = 8.4 percent", "good_day_ratio 2025 target >= 81.5 percent"],
    ),
    "names in a row, and what all of them are": (
        YEAR
        + "二氧化硫（SO2）、氮氧化物和挥发性有机物（VOCs）等主要污染物排放总量比2020年分别下降6%、9%和11%。",
        [
            "so2_emission 2025 target <= -6 percent",
            "nox_emission 2025 target <= -9 percent",
            "voc_emission 2025 target <= -11 percent",
        ],
    ),
    "what is left of a share is not it": (YEAR + "建成区黑臭水体均控制在8%以内。", []),
    "a bound that is expected to be kept is a goal": (
        YEAR + "国考断面水质优良比例预计达到83%以上。",
        ["section_share_class_iii 2025 target >= 83 percent"],
    ),
    "a goal whose thing is named within": (
        YEAR + "完成省下达我市的PM2.5控制目标。",
        ["pm25 2025 target   ug_m3"],
    ),
    "a heading names what is done": (
        YEAR + "六、污染物减排\n全市55%以上的机组完成改造。",
        [],
    ),
    "a plan named for what it clears away": (
        "某市治理消除重污染天气的工作方案\n加强监管，2025年见成效。",
        [],
    ),
    "goals that a meeting set for this year": (
        "全市生态环境保护工作会议召开\n2023-03-12 08:10:00\n2022年，全市优良天数为301天。\n"
        "会议明确了全市生态环境保护工作的预期目标。今年空气优良率要达84%以上，受污染耕地安全利用率达到92%以上。",
        [
            "good_days 2022 actual = 301 day",
            "good_day_ratio 2023 target >= 84 percent",
            "contaminated_farmland_safe_use_rate 2023 target >= 92 percent",
        ],
    ),
    "a rise that is stopped": (
        YEAR + "臭氧浓度上升趋势得到有效遏制。PM2.5浓度上升趋势明显。",
        ["o3_p90 2025 target   ug_m3"],
    ),
    "all of them are to go, of which no number is told": (
        YEAR + "全面淘汰10蒸吨/小时及以下燃煤锅炉。",
        ["coal_boiler_removed 2025 target   machine"],
    ),
    "villages that are counted": (
        YEAR + "开展430个建制村农村环境综合整治，完成210个村农村环境整治。",
        [
            "village_environment_improved 2025 target >= 430 village",
            "village_environment_improved 2025 target >= 210 village",
        ],
    ),
    "a goal that a plan set, named within": (
        YEAR + "全面完成国家下达的“十四五”重度及以上污染天数比率控制目标。",
        ["heavy_pollution_day_ratio 2021/2025 target   percent"],
    ),
    "other things counted behind what was counted": (
        YEAR
        + "完成9个钢铁企业超低排放改造和340个工业炉窑综合治理。保障饮用水水源安全，实施12座污水处理厂提标改造。",
        ["ultra_low_emission_retrofit_company 2025 target >= 9 company"],
    ),
    "what only some vehicles emit, and letters of one kind": (
        YEAR + "柴油货车氮氧化物排放量下降11%。涉气重复信访投诉量比2020年下降28%。",
        [],
    ),
    "a point that is printed as a full stop": (
        YEAR
        + "国考断面水质优良比例达到95。4%，优良天数比率达到90。2025年PM2.5浓度控制在33。5微克/立方米以内。",
        [
            "section_share_class_iii 2025 target >= 95.4 percent",
            "pm25 2025 target <= 33.5 ug_m3",
        ],
    ),
    "work that a region does in common is not of others": (
        YEAR
        + "深化长三角区域大气污染联防联控，PM2.5浓度降到34微克/立方米以下。长三角区域PM2.5浓度38微克/立方米。",
        ["pm25 2025 target <= 34 ug_m3"],
    ),
    "the year that changes are measured from": (
        "某市2024年生态环境工作总结\nPM2.5浓度36微克/立方米，比2013年基准年的64微克/立方米下降43.8%。地表水环境功能达标率98%。",
        [
            "pm25 2024 actual = 36 ug_m3",
            "pm25 2013 actual = 64 ug_m3",
            "pm25 2024 change = -43.8 percent",
            "water_function_zone_compliance_rate 2024 actual = 98 percent",
        ],
    ),
    "the shares of sources of water, by their class": (
        YEAR + "县级城市集中式饮用水水源地水质达到或优于Ⅲ类的比例达到98%。",
        ["drinking_source_share_class_iii 2025 target >= 98 percent"],
    ),
    "news on a plan up to the first year that it names": (
        "某报记者\n2025年，国考断面水质优良比例达到93%。\n上述消息来自《某市生态环境保护规划（2021—2025年）》新闻发布会。",
        ["section_share_class_iii 2025 target >= 93 percent"],
    ),
    "news on results that names a plan": (
        "某报记者\n2025年，国考断面水质优良比例达到93%，同比提高2个百分点。\n《某市生态环境保护规划（2021—2025年）》收官。",
        [
            "section_share_class_iii 2025 actual = 93 percent",
            "section_share_class_iii 2025 change = 2 percentage_point",
        ],
    ),
    "years in a row at the beginning of a sentence, with a number for each": (
        "某市打赢蓝天保卫战三年行动计划（2018—2020年）\n"
        "2018年、2019年，全市PM2.5年均浓度分别控制在49微克/立方米、46微克/立方米以内，优良天数比率分别达到67%、69%。",
        [
            "pm25 2018 target <= 49 ug_m3",
            "pm25 2019 target <= 46 ug_m3",
            "good_day_ratio 2018 target >= 67 percent",
            "good_day_ratio 2019 target >= 69 percent",
        ],
    ),
    "a time behind a semicolon goes on about the name before": (
        "某市打赢蓝天保卫战三年行动计划（2018—2020年）\n"
        "到2018年底，PM10平均浓度下降到96微克/立方米；到2019年底，下降到93微克/立方米。",
        ["pm10 2018 target <= 96 ug_m3", "pm10 2019 target <= 93 ug_m3"],
    ),
    "sources that something is done for, sections that change, are some of all": (
        YEAR + "完成14个乡镇级饮用水水源保护区划定，推动3个断面水质由Ⅳ类提升为Ⅲ类。",
        [],
    ),
    "the unit of a table in a line of its own": (
        "某市打赢蓝天保卫战三年行动计划（2018—2020年）\n附表 各县（市、区）PM2.5浓度目标\n单位：微克/立方米\n"
        "县（市、区）\t2018年\t2019年\n昆山市\t47\t45\n",
        ["pm25 2018 target <= 47 ug_m3", "pm25 2019 target <= 45 ug_m3"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_plan(lexicon: Lexicon, name: str) -> None:
    text, expected = CASES[name]
    assert describe_report(text, lexicon) == sorted(expected)
