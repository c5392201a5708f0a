"""Of when a figure is, and what a goal is, in reports on years, months and several years; the place is a city."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe_report

PAST = "某市2024年生态环境工作总结\n"
PLAN = "某市2025年生态环境工作计划\n"
MONTH = "某市2025年11月环境空气质量月报\n"
GOVERNMENT = "政府工作报告\n——2022年1月6日在某市人民代表大会上\n一、过去五年工作回顾\n"
NEWS = "空气质量持续向好\n发布时间：2025-12-05\n"

CASES = {
    "a change over five years, and levels at both ends": (
        GOVERNMENT
        + "五年来，PM2.5浓度由2016年的64微克/立方米降至50微克/立方米，化学需氧量排放量累计削减16.3%，"
        "累计淘汰国三柴油货车860辆。",
        [
            "pm25 2016 actual = 64 ug_m3",
            "pm25 2021 actual = 50 ug_m3",
            "cod_emission 2017/2021 change = -16.3 percent",
            "old_diesel_truck_scrapped 2017/2021 actual = 860 vehicle",
        ],
    ),
    "goals of the coming five years": (
        GOVERNMENT
        + "二、今后五年的目标任务\n优良天数比例达到83%以上。\n三、2022年工作安排\n优良天数比例达到78%以上。",
        ["good_day_ratio 2026 target >= 83 percent", "good_day_ratio 2022 target >= 78 percent"],
    ),
    "the end of a plan, and since it began": (
        PAST + "“十三五”末，优良天数比率82.1%。“十四五”以来，二氧化硫排放量累计削减9.5%。",
        ["good_day_ratio 2020 actual = 82.1 percent", "so2_emission 2021/2024 change = -9.5 percent"],
    ),
    "months of two years": (
        PAST + "2023年11月至2024年3月，PM2.5平均浓度63微克/立方米。",
        ["pm25 2023-11/2024-03 actual = 63 ug_m3"],
    ),
    "autumn and winter of two years": (
        "某市2024—2025年秋冬季大气污染综合治理攻坚方案\n2024—2025年秋冬季，PM2.5平均浓度控制在41微克/立方米以内。",
        ["pm25 2024-10/2025-03 target <= 41 ug_m3"],
    ),
    "days that are told": (
        PAST + "春节期间（2月9日至2月17日），PM2.5平均浓度71微克/立方米。",
        ["pm25 2024-02-09/2024-02-17 actual = 71 ug_m3"],
    ),
    "days that are not told": (PAST + "采暖季，全市PM2.5平均浓度71微克/立方米。", []),
    "quarters": (
        PLAN + "力争三、四季度PM2.5平均浓度控制在28微克/立方米以内。",
        ["pm25 2025-07/2025-12 target <= 28 ug_m3"],
    ),
    "the goal of the year in the report of a month": (
        MONTH
        + "11月，PM2.5月均浓度47.2微克/立方米。1—11月，PM2.5浓度30.4微克/立方米（年度目标为31微克/立方米）。",
        [
            "pm25 2025-11 actual = 47.2 ug_m3",
            "pm25 2025-01/2025-11 actual = 30.4 ug_m3",
            "pm25 2025 target <= 31 ug_m3",
        ],
    ),
    "what is next in a report on a part of the year": (
        NEWS + "1-11月，PM2.5平均浓度37微克/立方米。\n下一步，我市将确保全年PM2.5浓度降至40微克/立方米以下。",
        ["pm25 2025-01/2025-11 actual = 37 ug_m3", "pm25 2025 target <= 40 ug_m3"],
    ),
    "a goal and its result": (
        PAST
        + "优良天数比例目标为84.5%，实际为85.8%，完成目标；国考断面优良比例目标为90%，实际为88%，未完成。",
        [
            "good_day_ratio 2024 target >= 84.5 percent",
            "good_day_ratio 2024 actual = 85.8 percent",
            "good_day_ratio 2024 reported_met   percent",
            "section_share_class_iii 2024 target >= 90 percent",
            "section_share_class_iii 2024 actual = 88 percent",
        ],
    ),
    "a goal that may be met": (
        PAST + "省下达我市PM2.5浓度目标为41微克/立方米，预计可完成。",
        ["pm25 2024 target <= 41 ug_m3"],
    ),
    "by how much less is emitted": (
        PLAN + "化学需氧量、氨氮重点工程减排量分别达到510吨、22吨，氮氧化物、VOCs减排量达到省定要求。",
        ["nox_emission 2025 target   t", "voc_emission 2025 target   t"],
    ),
    "others, and an honour": (
        PAST + "全省13个国考城市PM2.5平均浓度36微克/立方米。推进全国“无废城市”试点建设，建成“无废工厂”12个。",
        ["zero_waste_cell_built 2024 actual = 12 piece"],
    ),
    "the year of the first sentence": (
        "生态环境发布\n发布时间：2024-02-01\n2023年，全市空气质量综合指数3.40。\n水环境方面，国考断面优良比例达到88%。",
        ["air_composite_index 2023 actual = 3.40 index", "section_share_class_iii 2023 actual = 88 percent"],
    ),
    "the quarter of the first sentence": (
        "环境简报\n2024年第二季度，各站开展了监测。\n全市PM2.5平均浓度23微克/立方米。",
        ["pm25 2024-04/2024-06 actual = 23 ug_m3"],
    ),
    "this year and the last by the day of publication": (
        "本报讯\n2023-04-11 09:12\n去年，全市PM2.5平均浓度28微克/立方米。今年一季度，PM2.5平均浓度41微克/立方米。",
        ["pm25 2022 actual = 28 ug_m3", "pm25 2023-01/2023-03 actual = 41 ug_m3"],
    ),
    "a base of three years": (
        PAST + "PM2.5平均浓度31微克/立方米，较2018—2020年同期平均值（三年均值）上升1.2%。优良天数比例80%。",
        [
            "pm25 2024 actual = 31 ug_m3",
            "pm25 2024 change = 1.2 percent",
            "good_day_ratio 2024 actual = 80 percent",
        ],
    ),
    "a goal in brackets behind what bettered it": (
        PAST + "PM2.5平均浓度21微克/立方米，优于省定考核目标（26微克/立方米）。",
        ["pm25 2024 actual = 21 ug_m3", "pm25 2024 target <= 26 ug_m3"],
    ),
    "sentences that go on about others": (
        MONTH
        + "11月，全国339个城市PM2.5平均浓度为41微克/立方米；SO2平均浓度为9微克/立方米。平均优良天数比例为72.1%。"
        "苏州市PM2.5平均浓度为38微克/立方米。",
        ["pm25 2025-11 actual = 38 ug_m3"],
    ),
    "a paragraph on the year so far, and the next": (
        "某市2025年整改工作报告\n（一）排查\n今年以来，共排查突出生态环境问题50个。\n制作警示片3期。\n某市\n2025年8月15日",
        [
            "rectification_issue_total 2025-01-01/2025-08-15 actual = 50 piece",
            "warning_film_episode 2025-01-01/2025-08-15 actual = 3 episode",
        ],
    ),
    "goals of a month and of its year": (
        MONTH
        + "二、下步工作\n12月份，力争优良天数达到25天，确保全年PM2.5浓度降至40微克/立方米以下，优良天数达到260天以上。",
        [
            "good_days 2025-12 target >= 25 day",
            "pm25 2025 target <= 40 ug_m3",
            "good_days 2025 target >= 260 day",
        ],
    ),
    "all that was told is met": (
        PAST + "化学需氧量、氨氮排放量分别削减3.1%、2.2%，优良天数比例85%，均完成省下达任务。",
        [
            "cod_emission 2024 change = -3.1 percent",
            "ammonia_nitrogen_emission 2024 change = -2.2 percent",
            "good_day_ratio 2024 actual = 85 percent",
            *("cod_emission 2024 target   t", "cod_emission 2024 reported_met   t"),
            *("ammonia_nitrogen_emission 2024 target   t", "ammonia_nitrogen_emission 2024 reported_met   t"),
            *("good_day_ratio 2024 target   percent", "good_day_ratio 2024 reported_met   percent"),
        ],
    ),
    "a plan of a winter, and the one before": (
        "某市2023—2024年秋冬季大气污染综合治理攻坚方案\n2022年10月至2023年3月，PM2.5平均浓度为78微克/立方米。\n一、目标\n"
        "PM2.5平均浓度控制在75微克/立方米以内。2023年全年PM2.5平均浓度达到49微克/立方米。",
        [
            "pm25 2022-10/2023-03 actual = 78 ug_m3",
            "pm25 2023-10/2024-03 target <= 75 ug_m3",
            "pm25 2023 target <= 49 ug_m3",
        ],
    ),
    "whole months told by their days": (
        PAST + "2023年10月1日至2024年3月31日，PM2.5平均浓度为78微克/立方米。",
        ["pm25 2023-10/2024-03 actual = 78 ug_m3"],
    ),
    "a plan called by its number, and what it starts from": (
        "某市国民经济和社会发展第十五个五年规划纲要\n第一章 发展基础\n五年累计建成“无废工厂”36个。\n第二章 发展目标\n优良天数比率稳定在96%以上。",
        ["zero_waste_cell_built 2021/2025 actual = 36 piece", "good_day_ratio 2030 target >= 96 percent"],
    ),
    "a goal of half a year, and those of the year": (
        PLAN + "上半年淘汰国四柴油货车400辆。优良天数比率达到84%。2025年10月底前建成“无废工厂”9个。",
        [
            "old_diesel_truck_scrapped 2025-01/2025-06 target >= 400 vehicle",
            "good_day_ratio 2025 target >= 84 percent",
            "zero_waste_cell_built 2025 target >= 9 piece",
        ],
    ),
    "how a plan fares before it ends": (
        "某市“十四五”生态环境保护规划中期评估报告\n2022年，PM2.5平均浓度32微克/立方米，提前达到2025年目标（33微克/立方米）；优良天数比例90.7%。\n"
        "三、下阶段工作重点\n到2025年，优良天数比例达到94%。",
        [
            "pm25 2022 actual = 32 ug_m3",
            "pm25 2025 target <= 33 ug_m3",
            "good_day_ratio 2022 actual = 90.7 percent",
            "good_day_ratio 2025 target >= 94 percent",
        ],
    ),
    "years in a row": (
        PAST + "2023年、2024年国考断面水质优良比例分别为95.5%和100%。",
        [
            "section_share_class_iii 2023 actual = 95.5 percent",
            "section_share_class_iii 2024 actual = 100 percent",
        ],
    ),
    "what is hoped for among results": (
        PAST + "优良天数326天，力争优良天数比例达到90%。",
        ["good_days 2024 actual = 326 day", "good_day_ratio 2024 target >= 90 percent"],
    ),
    "the first half of this year at the beginning": (
        "绘就生态底色\n2024-10-18 08:30\n今年前三季度，全市优良天数253天。\n国考断面水质优良比例90%。",
        [
            "good_days 2024-01/2024-09 actual = 253 day",
            "section_share_class_iii 2024-01/2024-09 actual = 90 percent",
        ],
    ),
    "a headline of goals and results": (
        "确定2022年空气质量目标 2021实现突破\n发布时间：2022-02-20\n优良天数为310天。2022年，PM2.5控制在29微克/立方米以内。",
        ["good_days 2021 actual = 310 day", "pm25 2022 target <= 29 ug_m3"],
    ),
    "a region named after a city": (PAST + "苏州都市圈PM2.5平均浓度为38微克/立方米。", []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_report(lexicon: Lexicon, name: str) -> None:
    text, expected = CASES[name]
    assert describe_report(text, lexicon) == sorted(expected)


RANKED = MONTH + (
    "11月份，PM2.5月均浓度由低到高依次为昆山市18.6、太仓市22.4、常熟市39.8微克/立方米。"
    "PM2.5浓度较低的是昆山市（22微克/立方米）；较高的是太仓市和常熟市，分别为48微克/立方米和47微克/立方米。"
    "昆山市、太仓市空气质量达到国家二级标准，昆山市优良天数比例为95.3%。"
)


def test_what_goes_on_behind_a_semicolon_is_of_the_same_place(lexicon: Lexicon) -> None:
    text = MONTH + "昆山市优良天数26天；PM2.5平均浓度20微克/立方米。优良天数27天。"
    found = [(one.place_id, one.value) for one in read_report(text, lexicon, "suzhou").proposals]
    assert found == [("昆山", "26"), ("昆山", "20"), ("suzhou", "27")]


def test_places_in_a_row(lexicon: Lexicon) -> None:
    found = [(one.place_id, one.value) for one in read_report(RANKED, lexicon, "suzhou").proposals]
    ranked = [("昆山", "18.6"), ("taicang", "22.4"), ("常熟", "39.8")]
    assert found == [*ranked, ("昆山", "22"), ("taicang", "48"), ("常熟", "47"), ("昆山", "95.3")]
