"""Reports of a government: of several years and of one, and of much that is not about the environment."""

import pytest

from reading.lexicon.lexicon import Lexicon
from tests.reading.descriptions import describe_report

REPORT = (
    "政府工作报告\n——2026年1月8日在某市第八届人民代表大会第五次会议上\n一、2025年工作和“十四五”时期回顾\n"
)
PLANS = "二、2026年重点工作\n"

CASES = {
    "goals below a heading that does not call them so": (
        "2025年政府工作报告\n一、牢记嘱托，建设取得新成效\n2024年，PM2.5浓度为28微克/立方米。\n"
        "二、牢记使命，奋勇争先\n今年经济社会发展的主要预期目标是：地区生产总值增长5%左右。\n"
        "（一）坚持生态优先。\n打好蓝天保卫战，PM2.5浓度不高于27微克/立方米，优良天数比率保持98%以上。",
        [
            "pm25 2024 actual = 28 ug_m3",
            "pm25 2025 target <= 27 ug_m3",
            "good_day_ratio 2025 target >= 98 percent",
        ],
    ),
    "paragraphs go on about the five years that the one before them told of": (
        REPORT + "这五年，是极不平凡的五年。全市上下奋发有为，主要做了以下工作。\n"
        "——生态底色更加鲜明。PM2.5浓度下降21.7%，优良天数比例达到84.6%，单位地区生产总值能耗下降13.8%。\n"
        "——民生福祉持续增进。新增学位1.2万个。国考断面优良比例达到91.3%。",
        [
            "pm25 2021/2025 change = -21.7 percent",
            "good_day_ratio 2025 actual = 84.6 percent",
            "energy_intensity 2021/2025 change = -13.8 percent",
            "section_share_class_iii 2025 actual = 91.3 percent",
        ],
    ),
    "until one tells of a year": (
        REPORT + "五年来，我们坚持生态优先。\n刚刚过去的2025年，我们迎难而上。\nPM2.5浓度下降3.4%。",
        ["pm25 2025 change = -3.4 percent"],
    ),
    "letters, issues and campaigns of other offices": (
        REPORT + "一年来，信访总量下降12.6%，解决“谁来管、怎么管”两个问题，开展三大专项行动。",
        [],
    ),
    "issues of the environment": (
        REPORT + "一年来，中央生态环境保护督察反馈的37个问题完成整改35个。",
        [
            "rectification_issue_total 2025 actual = 37 piece",
            "rectification_issue_completed 2025 actual = 35 piece",
        ],
    ),
    "what is cleared away by and by, or nearly, has no amount": (
        REPORT + PLANS + "加快消除黑臭水体，逐步消除农村黑臭水体，基本消除劣Ⅴ类断面，基本消除重污染天气。",
        ["heavy_pollution_days 2026 target   day"],
    ),
    "all of it is to be cleared away": (
        REPORT + PLANS + "全面消除黑臭水体。",
        ["black_odorous_water_treated 2026 target >= 100 percent"],
    ),
    "a campaign is named for several things": (
        REPORT + PLANS + "打好重污染天气消除、臭氧污染防治和柴油货车污染治理攻坚战。",
        [],
    ),
    "an amount of all that is emitted is to fall: no goal": (
        REPORT + PLANS + "确保主要污染物排放总量持续下降。",
        [],
    ),
    "cities that do not meet the standard yet": (
        REPORT + PLANS + "细颗粒物（PM2.5）未达标地级及以上城市浓度比2020年下降9%以上。",
        ["pm25 2026 target <= -9 percent"],
    ),
    "other things are counted behind a name in another clause": (
        REPORT + PLANS + "完成水泥行业70%以上产能超低排放改造，开展26个以上传统产业集群综合治理。",
        [],
    ),
    "a section on what came of one plan and on the goals of the next": (
        REPORT
        + "二、“十四五”时期发展成就和“十五五”时期主要目标\n这五年，PM2.5浓度连续五年稳定达标，优良天数比率提高到87.2%。\n"
        "“十五五”时期，国考断面优良比例达到94%以上。\n三、2026年重点工作\n优良天数比率稳定在86%以上。",
        [
            "good_day_ratio 2025 actual = 87.2 percent",
            "section_share_class_iii 2030 target >= 94 percent",
            "good_day_ratio 2026 target >= 86 percent",
        ],
    ),
    "a section on a year and on the five that it ends": (
        "政府工作报告\n——2023年1月9日在某市第十五届人民代表大会第三次会议上\n一、2022年和过去五年工作回顾\n"
        "PM2.5浓度同比下降5.8%，国考断面尚有1个未达标，完成93个村庄生活污水治理。\n"
        "五年来，优良天数增加58天。",
        [
            "pm25 2022 change = -5.8 percent",
            "village_environment_improved 2022 actual = 93 village",
            "good_days 2018/2022 change = 58 day",
        ],
    ),
    "a change since the end of a plan is the year's": (
        REPORT + "五年来，PM2.5浓度较“十三五”末改善14.8%。",
        ["pm25 2025 change = -14.8 percent"],
    ),
    "a name that is not known behind one that is": (
        REPORT + "一年来，林木覆盖率、湿地保护率分别达到23.4%和47.1%。固定资产投资增长5.2%。",
        ["forest_cover_rate 2025 actual = 23.4 percent"],
    ),
    "what is only striven for is not met; by when a plan is on its way is a goal": (
        REPORT + "一年来，确保完成省下达的PM2.5考核目标。能耗强度降低完成“十四五”规划进度目标。",
        [
            "energy_intensity 2021/2025 target   tce_per_cny_10k",
            "energy_intensity 2021/2025 reported_met   tce_per_cny_10k",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_report(lexicon: Lexicon, name: str) -> None:
    text, expected = CASES[name]
    assert describe_report(text, lexicon) == sorted(expected)
