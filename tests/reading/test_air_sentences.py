"""Rules of the reader for bulletins on air, one sentence a rule; the place is a city, the year of results 2024."""

import pytest

from dashboard.queries.lexicon import fetch_lexicon
from dashboard.warehouse import Warehouse
from reading.lexicon import Lexicon
from reading.reader import read_report

PAST = "某市2024年生态环境状况公报\n"

SENTENCES = [
    # changes of a list that go different ways
    (
        "SO2、NO2年均浓度分别为8、32微克/立方米，较2023年分别持平和上升10.3%。",
        [
            "so2 actual = 8 ug_m3",
            "no2 actual = 32 ug_m3",
            "so2 change = 0 ug_m3",
            "no2 change = 10.3 percent",
        ],
    ),
    (
        "PM2.5、PM10、O3浓度同比分别下降3.1%、上升2.0%和持平。",
        ["pm25 change = -3.1 percent", "pm10 change = 2.0 percent", "o3_p90 change = 0 ug_m3"],
    ),
    (
        "优良天数比率、PM2.5浓度分别为84.2%、30微克/立方米，同比分别持平、改善3.2%。",
        [
            "good_day_ratio actual = 84.2 percent",
            "pm25 actual = 30 ug_m3",
            "good_day_ratio change = 0 percentage_point",
            "pm25 change = -3.2 percent",
        ],
    ),
    (
        "PM10（50微克/立方米）、NO2（21微克/立方米）浓度同比分别下降3.2%和上升10.0%。",
        [
            "pm10 actual = 50 ug_m3",
            "no2 actual = 21 ug_m3",
            "pm10 change = -3.2 percent",
            "no2 change = 10.0 percent",
        ],
    ),
    (
        "SO2、NO2年均浓度分别为5微克/立方米和18微克/立方米，前者同比降低16.7%，后者同比升高5.9%。",
        [
            "so2 actual = 5 ug_m3",
            "no2 actual = 18 ug_m3",
            "so2 change = -16.7 percent",
            "no2 change = 5.9 percent",
        ],
    ),
    # the least and the most of several is nobody's figure, nor is a bound on each of them; their mean is
    ("各县（市、区）优良天数比率介于79.7%～84.4%之间，改善幅度介于1.6～5.5个百分点之间。", []),
    ("六个区PM2.5年均浓度均低于35微克/立方米。", []),
    (
        "10个县（市、区）PM2.5年均浓度范围为16～25微克/立方米，平均为21微克/立方米。",
        ["pm25 actual = 21 ug_m3"],
    ),
    # days of other classes, shares of pollutants, the worst hour
    (
        "优良天数为268天，其中优52天、良216天，轻度污染74天、中度污染15天、重度污染8天，未出现严重污染。",
        ["good_days actual = 268 day", "heavy_pollution_days actual = 8 day"],
    ),
    ("优良率为90.4%，其中优占40.0%，良占50.4%。", ["good_day_ratio actual = 90.4 percent"]),
    (
        "优良天数比例为86.1%，首要污染物为臭氧的天数占比达100%。",
        ["good_day_ratio actual = 86.1 percent"],
    ),
    ("PM2.5日均值超标率为16.4%，臭氧小时最大值312微克/立方米。", []),
    # the share of days stands behind their number
    (
        "空气质量达到二级以上天数为311天，占85.2%。",
        ["good_days actual = 311 day", "good_day_ratio actual = 85.2 percent"],
    ),
    (
        "有效监测273天，达标天数272天，达标率99.6%。",
        ["good_days actual = 272 day", "good_day_ratio actual = 99.6 percent"],
    ),
    # percentiles, however they are written; that of another indicator is none
    (
        "臭氧（O3）日最大8小时滑动平均浓度第90百分位数为175微克/立方米，CO-95per为0.7mg/m3。",
        ["o3_p90 actual = 175 ug_m3", "co_p95 actual = 0.7 mg_m3"],
    ),
    ("SO2日均值第98百分位数为15微克/立方米。", []),
    # milligrams are a thousand micrograms
    ("可吸入颗粒物年均浓度为0.098mg/m3。", ["pm10 actual = 98 ug_m3"]),
]


@pytest.fixture(scope="module")
def lexicon(warehouse: Warehouse) -> Lexicon:
    return fetch_lexicon(warehouse)


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=range(len(SENTENCES)))
def test_a_sentence_on_air(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    reading = read_report(PAST + sentence, lexicon, "suzhou")
    found = [
        f"{one.indicator_id} {one.kind} {one.comparator} {one.value} {one.unit}" for one in reading.proposals
    ]
    assert sorted(found) == sorted(expected)
