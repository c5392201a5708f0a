"""What words stand round figures on air: names in small letters, classes of days, limits; the place is a city."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

PAST = "某市2024年生态环境状况公报\n"

SENTENCES = [
    ("臭氧（O3_8h_90per）浓度141微克/立方米。", ["o3_p90 actual = 141 ug_m3"]),
    (
        "一氧化碳浓度为1.7毫克/立方米，同比下降1.3毫克、降幅43.3%。",
        ["co_p95 actual = 1.7 mg_m3", "co_p95 change = -1.3 mg_m3", "co_p95 change = -43.3 percent"],
    ),
    (
        "氮氧化物和挥发性有机物（以下简称VOCs）排放总量比2020年下降10%。",
        ["nox_emission change = -10 percent", "voc_emission change = -10 percent"],
    ),
    # what is measured against others is no change
    (
        "与全省平均水平相比，我市PM2.5浓度低2.1微克/立方米；与去年相比，优良天数比率高1.2个百分点。",
        ["good_day_ratio change = 1.2 percentage_point"],
    ),
    (
        "全年重度污染日1天，占0.3%。",
        ["heavy_pollution_days actual = 1 day", "heavy_pollution_day_ratio actual = 0.3 percent"],
    ),
    (
        "全市pm2.5浓度31微克/立方米，Pm10浓度52微克/立方米，o3浓度141微克/立方米。",
        ["pm25 actual = 31 ug_m3", "pm10 actual = 52 ug_m3", "o3_p90 actual = 141 ug_m3"],
    ),
    (
        "空气质量指数（AQI）达到国家一级（优）和二级（良）的天数共316天，占全年监测有效天数（362天）的87.3%。",
        ["good_days actual = 316 day", "good_day_ratio actual = 87.3 percent"],
    ),
    (
        "环境空气质量达标316天，同比增加11天。",
        ["good_days actual = 316 day", "good_days change = 11 day"],
    ),
    # figures that were set lower in a copy; a dash is no sign; what is fallen below; a share of points is none
    (
        "全市PM_2.5浓度31微克/立方米，SO_2浓度7微克/立方米。",
        ["pm25 actual = 31 ug_m3", "so2 actual = 7 ug_m3"],
    ),
    ("蓝天更多了——316天优良天数。", ["good_days actual = 316 day"]),
    ("PM2.5浓度跌破30微克/立方米。", ["pm25 actual < 30 ug_m3"]),
    ("按照综合指数和改善率各占50%权重排名。", []),
    # days that were watched are no days of good air
    (
        "市区空气质量达到二级标准天数为316天，占有效监测天数362天的87.3%。",
        ["good_days actual = 316 day", "good_day_ratio actual = 87.3 percent"],
    ),
    # two values of one quantity: the one that no name stands beside is not it
    ("重污染天数3天（均受沙尘影响），剔除沙尘后无重污染天。", ["heavy_pollution_days actual = 3 day"]),
    # limits
    ("二级标准：PM2.5为35微克/立方米，PM10为70微克/立方米。", []),
    ("注：PM2.5为35微克/立方米。", []),
    # a name that goes on with what it has, in a row of names
    (
        "空气质量优良天数比率、国省考断面水质优良比例分别达到88.2%、97.5%。",
        ["good_day_ratio actual = 88.2 percent", "section_share_class_iii actual = 97.5 percent"],
    ),
    # a mean beside its percentile; a percentile of what was named before
    (
        "臭氧平均浓度62微克/立方米，臭氧日最大8小时滑动平均值第90百分位数为131微克/立方米。",
        ["o3_p90 actual = 131 ug_m3"],
    ),
    (
        "一氧化碳日均值在0.3—1.6毫克/立方米之间，达标率为100%；年日均值第95百分位数浓度为1.2毫克/立方米，与2023年持平。",
        ["co_p95 actual = 1.2 mg_m3", "co_p95 change = 0 mg_m3"],
    ),
    ("空气质量优、良率96.9%。", ["good_day_ratio actual = 96.9 percent"]),
    ("有36.4%的县（区）的优良天数比例有所提高。", []),
    ("臭氧日最大8小时均值达标率为97.1%。", []),
    # of one pollutant; of two classes of days, neither of which is all
    ("二氧化硫、二氧化氮和臭氧日最大8小时平均浓度达到二级标准天数比例分别为100%、99.7%和98.4%。", []),
    ("重度污染比例为0.3%，严重污染比例为0.5%；重度污染减少1.8个百分点，严重污染减少3.8个百分点。", []),
    ("重度污染2天（同比增加1天）、严重污染6天（同比增加3天）。", []),
    ("重度及以上污染比例为0.8%。", ["heavy_pollution_day_ratio actual = 0.8 percent"]),
    # what projects cut is no change of what is emitted
    ("氮氧化物重点工程累计减排总量达到4.7万吨。", []),
    ("氮氧化物排放量比上年减少0.2万吨。", ["nox_emission change = -2000 t"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=range(len(SENTENCES)))
def test_a_sentence(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    reading = read_report(PAST + sentence, lexicon, "suzhou")
    found = describe(reading.proposals, "indicator_id kind comparator value unit")
    assert sorted(found) == sorted(expected)
