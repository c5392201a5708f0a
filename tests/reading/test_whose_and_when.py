"""Whose a figure is, and of when, where a text names neither beside it; the place is that of the report."""

import pytest

from dashboard.queries.lexicon import fetch_lexicon
from dashboard.warehouse import Warehouse
from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report

MONTH = "某市2023年9月环境质量月报\n"
YEAR = "某市2023年生态环境状况公报\n"
SUMMARY = "某市生态环境局关于2023年工作总结及2024年工作思路的报告\n一、2023年工作完成情况\n（一）环境质量指标完成情况\n"
HALF = "某县2020年上半年环境质量通报\n"

CASES = {
    "a month of this year": (
        "宝鸡市",
        2018,
        "今年8月，市区优良天数26天。今年8月份，PM2.5平均浓度为21微克/立方米，较去年8月下降8.7%。",
        [
            "good_days 宝鸡市 2018-08 actual = 26",
            "pm25 宝鸡市 2018-08 actual = 21",
            "pm25 宝鸡市 2018-08 change = -8.7",
        ],
    ),
    "the figure of the base, directly behind it": (
        "衡南县",
        None,
        HALF
        + "PM2.5浓度36微克/立方米，较2019年上半年同期41微克/立方米下降12.2%；优良天数170天，比去年同期161天增加9天。",
        [
            "pm25 衡南县 2020-01/2020-06 actual = 36",
            "pm25 衡南县 2019-01/2019-06 actual = 41",
            "pm25 衡南县 2020-01/2020-06 change = -12.2",
            "good_days 衡南县 2020-01/2020-06 actual = 170",
            "good_days 衡南县 2019-01/2019-06 actual = 161",
            "good_days 衡南县 2020-01/2020-06 change = 9",
        ],
    ),
    "this month, the one before, and that of last year": (
        "徐州市",
        None,
        MONTH
        + "1～9月，PM2.5浓度33微克/立方米。本月PM2.5浓度20微克/立方米，上月为17微克/立方米，去年9月为22微克/立方米。",
        [
            "pm25 徐州市 2023-01/2023-09 actual = 33",
            "pm25 徐州市 2023-09 actual = 20",
            "pm25 徐州市 2023-08 actual = 17",
            "pm25 徐州市 2022-09 actual = 22",
        ],
    ),
    "since a year, and of years without a beginning": (
        "徐州市",
        None,
        YEAR
        + "2018年以来PM2.5浓度累计下降31.2%。近三年来，劣Ⅴ类断面全部消除。PM2.5浓度40微克/立方米，创近十年来最好水平。",
        ["pm25 徐州市 2023 actual = 40"],
    ),
    "months by the way in the report of a year": (
        "徐州市",
        None,
        YEAR
        + "受不利气象影响，9—10月份污染天气增多，全年优良天数276天。市里研究后2023年11月启动攻坚。PM2.5浓度40微克/立方米。",
        ["good_days 徐州市 2023 actual = 276", "pm25 徐州市 2023 actual = 40"],
    ),
    "the report on a summary and on thoughts for the next year": (
        "白银市",
        None,
        SUMMARY + "1.环境空气质量。市区优良天数298天，优良率83.0%。",
        ["good_days 白银市 2023 actual = 298", "good_day_ratio 白银市 2023 actual = 83.0"],
    ),
    "the city above, districts beside, and one that no list has": (
        "石拐区",
        None,
        "石拐区2018年5月环境质量状况\n石拐区达标天数为27天。\n全市PM10为85微克/立方米，PM2.5为29微克/立方米。\n"
        "各区中：昆都仑区达标天数为25天，稀土高新区达标天数为24天。",
        [
            "good_days 石拐区 2018-05 actual = 27",
            "good_days 昆都仑区 2018-05 actual = 25",
            "good_days 稀土高新区 2018-05 actual = 24",
        ],
    ),
    "the whole of the place spoken of, and of the region above": (
        "南宁市",
        None,
        "南宁市2023年环境质量状况\n武鸣区PM2.5浓度为27微克/立方米，全区优良天数比例95.9%。全区优良天数比例平均为96.1%。"
        "全市PM2.5浓度为28微克/立方米。",
        [
            "pm25 武鸣区 2023 actual = 27",
            "good_day_ratio 武鸣区 2023 actual = 95.9",
            "pm25 南宁市 2023 actual = 28",
        ],
    ),
    "a city that the province's report names, and its whole": (
        "浙江省",
        None,
        "浙江省2023年环境空气质量\n衢州市优良率95.0%，全市PM2.5浓度24微克/立方米。",
        ["good_day_ratio 衢州 2023 actual = 95.0", "pm25 衢州 2023 actual = 24"],
    ),
    "neighbours, and basins": (
        "滁州市",
        None,
        "滁州市2023年环境质量公报\n合肥市PM2.5为36微克/立方米。我市PM2.5为35微克/立方米。"
        "长江流域25个国考断面水质优良比例96.0%。全市国考断面水质优良比例100%。",
        ["pm25 滁州市 2023 actual = 35", "section_share_class_iii 滁州市 2023 actual = 100"],
    ),
    "autonomous places by their usual names": (
        "恩施州",
        None,
        "恩施土家族苗族自治州2022年生态环境状况公报\n2022年，恩施州PM2.5平均浓度25微克/立方米，"
        "恩施土家族苗族自治州优良天数比例95.2%。利川市PM2.5浓度22微克/立方米。",
        [
            "pm25 恩施州 2022 actual = 25",
            "good_day_ratio 恩施州 2022 actual = 95.2",
            "pm25 利川 2022 actual = 22",
        ],
    ),
    "the town of a county, what brackets hold, and rivers that are counted": (
        "云浮市",
        None,
        "云浮市2022年环境质量公报\n新兴县城区PM2.5浓度20微克/立方米。全市（含罗定市）PM2.5浓度22微克/立方米。"
        "云浮市6条主要江河的14个监测断面水质优良率100%。",
        [
            "pm25 新兴 2022 actual = 20",
            "pm25 云浮市 2022 actual = 22",
            "section_count 云浮市 2022 actual = 14",
            "section_share_class_iii 云浮市 2022 actual = 100",
        ],
    ),
    "the year of the bulletin that a text is about, not one that it names before": (
        "丹东市",
        None,
        "我市召开新闻通气会\n“改善环境质量”是2016年环境日的主题。昨日，市里发布《2015年度丹东市环境状况公报》。\n"
        "全市国考断面优良比例66.7%。\n发布时间：2016-06-06",
        ["section_share_class_iii 丹东市 2015 actual = 66.7"],
    ),
    "what is to be reached in a winter that is not over, and in a year to come": (
        "晋中市",
        None,
        "晋中市2022年生态环境工作总结\n明确2022年10月至2023年3月PM2.5平均浓度控制在46微克/立方米以内。优良天数260天。",
        ["pm25 晋中市 2022-10/2023-03 target <= 46", "good_days 晋中市 2022 actual = 260"],
    ),
    "a year to come, where the first lines tell of when the text is": (
        "荆州市",
        None,
        "荆州蓝天再添彩\n刚刚过去的2023年，荆州优良天数为286天。\n进入2024年，荆州将持续攻坚，确保优良率达到80%以上。",
        ["good_days 荆州市 2023 actual = 286", "good_day_ratio 荆州市 2024 target >= 80"],
    ),
    "figures of the base in brackets": (
        "云浮市",
        None,
        "云浮市2019年5月空气质量\n5月，PM10浓度为33μg/m3，PM2.5浓度为20μg/m3，"
        "较2018年同期（41μg/m3，26μg/m3）分别下降19.5%、23.1%。",
        [
            "pm10 云浮市 2019-05 actual = 33",
            "pm25 云浮市 2019-05 actual = 20",
            "pm10 云浮市 2018-05 actual = 41",
            "pm25 云浮市 2018-05 actual = 26",
            "pm10 云浮市 2019-05 change = -19.5",
            "pm25 云浮市 2019-05 change = -23.1",
        ],
    ),
}


@pytest.fixture(scope="module")
def lexicon(warehouse: Warehouse) -> Lexicon:
    return fetch_lexicon(warehouse)


@pytest.mark.parametrize("name", CASES)
def test_a_report(lexicon: Lexicon, name: str) -> None:
    place, year, text, expected = CASES[name]
    found = [
        f"{one.indicator_id} {one.place_id} {one.period} {one.kind} {one.comparator} {one.value}"
        for one in read_report(text, lexicon, place, year).proposals
    ]
    assert sorted(found) == sorted(expected)
    assert not any(
        "title_names_another" in one.why for one in read_report(text, lexicon, place, year).proposals
    )
