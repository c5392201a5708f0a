"""What a report says of goals: set, met, missed, expected, proposed; whose numbers are not results; the place is a city."""

import pytest

from reading.lexicon.lexicon import Lexicon
from tests.reading.descriptions import describe_report

PAST = "某市2024年生态环境状况公报\n"
BOTH = "某市2024年工作总结及2025年工作思路的报告\n一、2024年工作情况\n"
PRESS = "政府工作报告提出：今年这样守护蓝天\n发布时间：2025-02-11\n"

CASES = {
    "of a plan that lacks its title, known by its headings": (
        "（二）主要目标。2024年，单位地区生产总值能耗比2020年下降16%；化学需氧量排放总量控制在12万吨以内。\n二、落实责任\n分解到各县。",
        ["energy_intensity 2024 target <= -16 percent", "cod_emission 2024 target <= 120000 t"],
    ),
    "of a plan that lacks its title, known by what it says of itself": (
        "为深入打好蓝天保卫战，制定本行动方案。\n一、总体要求\n锚定2035年建设目标。\n到2025年，PM2.5浓度控制在36微克/立方米以内。",
        ["pm25 2025 target <= 36 ug_m3"],
    ),
    "of this year, by the day above the text": (
        "某市定下目标：今年空气质量优良率要达90%以上\n2024-03-01 15:36:21    来源：晨报\n"
        "我市2024年生态环境主要目标为，PM2.5平均浓度控制在30微克/立方米以内。",
        ["good_day_ratio 2024 target >= 90 percent", "pm25 2024 target <= 30 ug_m3"],
    ),
    "of the year of the text, which a plan without a title sets": (
        "某局印发实施方案，明确坚决扛牢责任，持续深入打好污染防治攻坚战，守牢环境安全底线，推动绿色转型，建设美丽家园，让群众满意，再上台阶。\n"
        "主要目标为水质保持稳定。到2024年，优良天数比例不低于93.5%，国考断面优良比例达到96.3%。",
        ["good_day_ratio 2024 target >= 93.5 percent", "section_share_class_iii 2024 target >= 96.3 percent"],
    ),
    "told as figures that are asked for": (
        "省政府印发方案。\n根据方案要求，2024年全市空气质量考核指标为，优良天数257天，PM2.5浓度为34微克/立方米。",
        ["good_days 2024 target >= 257 day", "pm25 2024 target <= 34 ug_m3"],
    ),
    "headings of results below one of goals": (
        PAST
        + "一、环境空气\n（一）2024年度目标任务\n优良天数比例不低于96.5%。\n（二）2024年度环境空气质量状况\n优良天数比例为98.9%。",
        ["good_day_ratio 2024 target >= 96.5 percent", "good_day_ratio 2024 actual = 98.9 percent"],
    ),
    "how far a result stays from its goal, and what has changed beside": (
        PAST + "PM2.5浓度31.5微克/立方米，距年度目标（29微克/立方米）还差2.5微克/立方米；"
        "优良天数比率82.3%，低于年度目标（85%）2.7个百分点，同比上升1.4个百分点。",
        [
            "pm25 2024 actual = 31.5 ug_m3",
            "pm25 2024 target <= 29 ug_m3",
            "good_day_ratio 2024 actual = 82.3 percent",
            "good_day_ratio 2024 target >= 85 percent",
            "good_day_ratio 2024 change = 1.4 percentage_point",
        ],
    ),
    "a level below its goal, by so much": (
        PAST + "PM2.5浓度低于年度目标（30微克/立方米）2微克/立方米。",
        ["pm25 2024 target <= 30 ug_m3"],
    ),
    "a part of what was asked is not all of it": (
        PAST + "化学需氧量、氨氮分别完成年度减排任务的56%、61%，PM2.5完成年度目标任务。",
        ["pm25 2024 target   ug_m3", "pm25 2024 reported_met   ug_m3"],
    ),
    "more than was asked": (
        PAST + "氮氧化物完成年度减排任务的120%。",
        ["nox_emission 2024 target   t", "nox_emission 2024 reported_met   t"],
    ),
    "what is on schedule has met no goal": (
        PAST + "督察反馈问题19个，完成整改6个，达到序时进度。",
        [
            "rectification_issue_total 2024 actual = 19 piece",
            "rectification_issue_completed 2024 actual = 6 piece",
        ],
    ),
    "by how much a goal of the nation is bettered": (
        PAST + "PM2.5平均浓度优于国考目标3.2微克/立方米。",
        ["pm25 2024 target   ug_m3", "pm25 2024 reported_met   ug_m3"],
    ),
    "a goal that is named behind its number, and how the result stands to it": (
        PAST + "优良天数比例为86.1%，高于省下达的84.0%的年度考核目标；PM2.5浓度低于考核目标2微克/立方米。",
        ["good_day_ratio 2024 actual = 86.1 percent", "good_day_ratio 2024 target >= 84.0 percent"],
    ),
    "a goal in brackets with its name": (
        PAST + "PM2.5浓度为31微克/立方米，超额完成省考核目标（PM2.5平均浓度33微克/立方米）。",
        ["pm25 2024 actual = 31 ug_m3", "pm25 2024 target <= 33 ug_m3", "pm25 2024 reported_met   ug_m3"],
    ),
    "what is to be met is not met yet": (
        PAST + "2025年，确保空气质量优良天数比例和PM2.5浓度完成省下达任务。",
        ["good_day_ratio 2025 target   percent", "pm25 2025 target   ug_m3"],
    ),
    "a bound on a share of the counties is none of the city": (
        "某市2025年工作要点\n力争三分之二县（市、区）PM2.5浓度达到25微克/立方米以下，60%以上的乡镇优良天数比例达到95%。",
        [],
    ),
    "a headline of goals that are met": (
        "某市2024年完成大气污染防治各项目标任务\n2024年，PM2.5平均浓度为31微克/立方米。",
        ["pm25 2024 actual = 31 ug_m3"],
    ),
    "a report that proposes tells first what was": (
        "某市2025年政府工作报告\n报告提出，一年来，PM2.5浓度同比下降4.0%。",
        ["pm25 2024 change = -4.0 percent"],
    ),
    "until a year, where no other tells when the text is": (
        "守护蓝天\n某市决定开展三年行动。到2027年，全市PM2.5浓度比2022年下降12%以上，优良天数比率达到87%。",
        ["pm25 2027 target <= -12 percent", "good_day_ratio 2027 target >= 87 percent"],
    ),
    "years after the day of the text": (
        "治理大气有了新办法\n2015-03-06 09:12 来源：某日报\n2017年PM2.5浓度下降8%以上，2019年控制在60微克/立方米以下。",
        ["pm25 2017 target <= -8 percent", "pm25 2019 target <= 60 ug_m3"],
    ),
    "a winter that was over on the day of the text": (
        "2022年秋冬季空气质量\n2023-04-12 10:00 来源：某日报\n2022-2023年秋冬季PM2.5浓度51微克/立方米。",
        ["pm25 2022-10/2023-03 actual = 51 ug_m3"],
    ),
    "goals that were set for a year that is named": (
        PAST + "我市提出2026年大气治理目标：PM2.5浓度下降3%，优良天数比率84%。",
        ["pm25 2026 target <= -3 percent", "good_day_ratio 2026 target >= 84 percent"],
    ),
    "results until a day, in a plan": (
        "某市2024年重点任务清单\n优良天数比率达到80%。截止6月30日，优良天数比率为78.2%。",
        ["good_day_ratio 2024 target >= 80 percent", "good_day_ratio 2024-01/2024-06 actual = 78.2 percent"],
    ),
    "goals between the words for what is done with them": (
        PAST + "完成PM2.5浓度下降4%、重污染天数不超过3天的年度目标。",
        [
            *("pm25 2024 target <= -4 percent", "pm25 2024 reported_met   ug_m3"),
            *("heavy_pollution_days 2024 target <= 3 day", "heavy_pollution_days 2024 reported_met   day"),
        ],
    ),
    "goals of a year that is named among the words on them": (
        PAST + "全面完成2023年总量减排目标任务。",
        [
            "main_pollutant_emission_change 2023 target   percent",
            "main_pollutant_emission_change 2023 reported_met   percent",
        ],
    ),
    "goals for the air and for water": (
        "某市2025年工作要点\n空气质量优良天数比率和地表水水质优良率均完成国家下达任务。",
        ["good_day_ratio 2025 target   percent", "section_share_class_iii 2025 target   percent"],
    ),
    "what will be done this year, on the day of the text": (
        "打赢保卫战\n2023-02-06 09:12 来源：某日报\n2022年，全市优良天数310天。今年，我市将淘汰老旧柴油货车400辆。",
        ["good_days 2022 actual = 310 day", "old_diesel_truck_scrapped 2023 target >= 400 vehicle"],
    ),
    "months before the year of a plan go on to the end of their paragraph": (
        "某市确定治气目标\n2023-05-17 09:05 来源：某日报\n今年第一季度，空气质量稳中有升。PM2.5平均浓度为47微克/立方米。\n"
        "到2025年，PM2.5平均浓度达到35微克/立方米。",
        ["pm25 2023-01/2023-03 actual = 47 ug_m3", "pm25 2025 target <= 35 ug_m3"],
    ),
    "one goal for each of two names": (
        "某市2025年工作要点\n氮氧化物、挥发性有机物排放总量分别比2020年下降9%以上。",
        ["nox_emission 2025 target <= -9 percent", "voc_emission 2025 target <= -9 percent"],
    ),
    "how much of a goal is done": (PAST + "PM2.5浓度降幅分别完成总目标的62%和58%。", []),
    "each of what was told, and what is named again": (
        PAST
        + "优良天数比率86.5%；PM2.5浓度42微克/立方米，同比下降3.0%，优良天数比率和PM2.5浓度均达到考核目标要求。",
        [
            *("good_day_ratio 2024 actual = 86.5 percent", "pm25 2024 actual = 42 ug_m3"),
            *("pm25 2024 change = -3.0 percent", "good_day_ratio 2024 target   percent"),
            *("good_day_ratio 2024 reported_met   percent", "pm25 2024 target   ug_m3"),
            "pm25 2024 reported_met   ug_m3",
        ],
    ),
    "until a year, at the end of a clause": (
        "建设宜居城市\n未来五年，我市要着力建设宜居城市，重要目标就是到2030年，PM2.5浓度比2025年下降9%。",
        ["pm25 2030 target <= -9 percent"],
    ),
    "what a goal is": (PAST + "PM2.5改善目标为年均浓度33微克/立方米。", ["pm25 2024 target <= 33 ug_m3"]),
    "by a plan that is spoken of": (
        "某市召开会议\n根据计划，到2020年，全市PM2.5年均浓度控制在51微克/立方米左右。",
        ["pm25 2020 target ~ 51 ug_m3"],
    ),
    "what is asked for goes on to the end of the sentence, where it has a bound": (
        PAST + "力争优良天数比率达到86%，PM2.5浓度降至28微克/立方米以下。",
        ["good_day_ratio 2024 target >= 86 percent", "pm25 2024 target <= 28 ug_m3"],
    ),
    "what is asked for": (
        PAST + "会议要求，优良天数比率要达到86%，PM2.5平均浓度28微克/立方米。",
        ["good_day_ratio 2024 target >= 86 percent", "pm25 2024 actual = 28 ug_m3"],
    ),
    "a goal in brackets with a bound": (
        PAST + "PM2.5平均浓度23微克/立方米，好于目标（不高于26微克/立方米）。",
        ["pm25 2024 actual = 23 ug_m3", "pm25 2024 target <= 26 ug_m3"],
    ),
    "a goal in brackets that is met": (
        PAST + "PM2.5平均浓度23微克/立方米，完成年度目标（≤26微克/立方米）。",
        ["pm25 2024 actual = 23 ug_m3", "pm25 2024 target <= 26 ug_m3", "pm25 2024 reported_met   ug_m3"],
    ),
    "by how much a goal in brackets is bettered": (
        PAST + "PM2.5平均浓度优于省定目标（26微克/立方米）3.0微克/立方米。",
        ["pm25 2024 target <= 26 ug_m3"],
    ),
    "what is neither good nor bad is not to be cleared away": (
        "某市2025年生态环境工作计划\n消除山口等水源地风险隐患，消除劣Ⅴ类断面。",
        ["section_count_worse_than_class_v 2025 target <= 0 piece"],
    ),
    "a goal that was not met": (PAST + "未完成省下达的PM2.5浓度目标。", []),
    "two goals that a province set": (
        PAST + "完成省定空气质量优良天数比率、PM2.5浓度目标。",
        [
            *("good_day_ratio 2024 target   percent", "good_day_ratio 2024 reported_met   percent"),
            *("pm25 2024 target   ug_m3", "pm25 2024 reported_met   ug_m3"),
        ],
    ),
    "a goal set by a city": (
        "某市2025年政府工作报告\n二、2025年目标任务\nPM2.5浓度、优良天数比率完成无锡下达任务。",
        ["pm25 2025 target   ug_m3", "good_day_ratio 2025 target   percent"],
    ),
    "the air as a whole is not what was named last": (
        PAST + "未发生重污染天气和臭氧污染，空气质量达到改善目标。",
        ["heavy_pollution_days 2024 actual = 0 day"],
    ),
    "nearly none is not none": (
        "某市2025年工作要点\n基本消除重污染天气。",
        ["heavy_pollution_days 2025 target   day"],
    ),
    "a condition on parts of a place": (
        "某市2025年工作要点\nPM2.5浓度同比上升8%以上的县区由市政府约谈。优良天数比例达到85%。",
        ["good_day_ratio 2025 target >= 85 percent"],
    ),
    "headings of results under that of a year": (
        BOTH + "（一）环境质量指标完成情况\n市区优良天数301天。\n二、2025年工作思路\n优良天数比例达到84%。",
        ["good_days 2024 actual = 301 day", "good_day_ratio 2025 target >= 84 percent"],
    ),
    "the whole year behind some of its months": (
        BOTH + "受不利气象影响，9—10月份污染天数达12天，全年优良天数339天，综合指数3.17。",
        ["good_days 2024 actual = 339 day", "air_composite_index 2024 actual = 3.17 index"],
    ),
    "goals of a winter that a plan sets, among results of the year": (
        BOTH
        + "印发方案，明确2024年10月至2025年3月PM2.5平均浓度控制在43微克/立方米以内、重污染天数不超过2天。淘汰柴油货车280辆。",
        [
            "pm25 2024-10/2025-03 target <= 43 ug_m3",
            "heavy_pollution_days 2024-10/2025-03 target <= 2 day",
            "old_diesel_truck_scrapped 2024 actual = 280 vehicle",
        ],
    ),
    "what is expected": (
        BOTH + "1—11月优良天数285天。预计全年优良天数可达307天，优良率84.1%。",
        [
            "good_days 2024-01/2024-11 actual = 285 day",
            "good_days 2024 expected = 307 day",
            "good_day_ratio 2024 expected = 84.1 percent",
        ],
    ),
    "by how much less is emitted": (
        PAST
        + "氮氧化物、挥发性有机物减排任务分别为310吨、170吨，实际完成402吨、215吨。上报减排化学需氧量900吨。",
        [],
    ),
    "a goal of the province is no section": (
        PAST + "优良天数比率86%，达到省考核目标。\n空气质量省考指标全面完成。",
        [
            "good_day_ratio 2024 actual = 86 percent",
            *("good_day_ratio 2024 target   percent", "good_day_ratio 2024 reported_met   percent"),
        ],
    ),
    "two goals that are met": (
        PAST + "PM2.5平均浓度33微克/立方米；优良天数比率86%，两项考核指标均超额完成省定目标任务。",
        [
            *("pm25 2024 actual = 33 ug_m3", "good_day_ratio 2024 actual = 86 percent"),
            *("pm25 2024 target   ug_m3", "pm25 2024 reported_met   ug_m3"),
            *("good_day_ratio 2024 target   percent", "good_day_ratio 2024 reported_met   percent"),
        ],
    ),
    "a goal that is a word for what is done": (
        "某市2025年工作要点\n持续推动危险废物趋零填埋。",
        ["hazardous_waste_landfill_share 2025 target   percent"],
    ),
    "what a report proposes, and what was": (
        PRESS
        + "政府工作报告提出，2025年，推进大气治理，优良天数比例达到93%以上。\n回首2024年，我市优良天数336天。",
        ["good_day_ratio 2025 target >= 93 percent", "good_days 2024 actual = 336 day"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_goals_of_a_report(lexicon: Lexicon, name: str) -> None:
    text, expected = CASES[name]
    assert describe_report(text, lexicon) == sorted(expected)
