"""Rules of the reader for bulletins on air, one sentence a rule; the place is a city, the year of results 2024."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

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
    # also where both have their unit
    ("全市SO2月均浓度范围为6μg/m3~24μg/m3，平均浓度为12μg/m3。", ["so2 actual = 12 ug_m3"]),
    ("依托2个国控城市空气自动站和8个省控自动监测站。", []),
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
    # a sentence that begins with a change goes on about the one before; what is in keeping stays the subject
    (
        "臭氧浓度为138微克/立方米。同比上升3微克/立方米。",
        ["o3_p90 actual = 138 ug_m3", "o3_p90 change = 3 ug_m3"],
    ),
    (
        "NO2年均值为27μg/m3，达标，同比持平。",
        ["no2 actual = 27 ug_m3", "no2 change = 0 ug_m3"],
    ),
    # the number of something else ends it
    (
        "O3浓度为165μg/m3，超标0.03倍，同比下降9.3%，超标天数41天，同比减少22天。",
        ["o3_p90 actual = 165 ug_m3", "o3_p90 change = -9.3 percent"],
    ),
    (
        "优良天数为305天，同比增加38天。其中，达到一级标准天数为88天，同比增加31天；未达到二级标准的天数为61天。",
        ["good_days actual = 305 day", "good_days change = 38 day"],
    ),
    # days on which one pollutant keeps its limit
    (
        "优良率为86.6%，细颗粒物（PM2.5）达标天数为339天，达标率为92.9%。",
        ["good_day_ratio actual = 86.6 percent"],
    ),
    # a sign directs a change
    (
        "SO2、NO2浓度分别为9、17微克/立方米，同比变化为0和-5.6%；臭氧浓度141微克/立方米，同比+2.2%。",
        [
            "so2 actual = 9 ug_m3",
            "no2 actual = 17 ug_m3",
            "so2 change = 0 percent",
            "no2 change = -5.6 percent",
            "o3_p90 actual = 141 ug_m3",
            "o3_p90 change = 2.2 percent",
        ],
    ),
    # of two indicators of one name that one is unchanged whose number was told
    ("优良天数29天，同比持平。", ["good_days actual = 29 day", "good_days change = 0 day"]),
    # figures of others end where a place is named again, not with the sentence
    (
        "全国339个城市PM2.5平均浓度为41微克/立方米；SO2平均浓度为9微克/立方米。平均优良天数比例为61.0%。"
        "我市PM2.5浓度为38微克/立方米。",
        ["pm25 actual = 38 ug_m3"],
    ),
    ("苏州都市圈优良天数比例为98%，苏州市为99%。", ["good_day_ratio actual = 99 percent"]),
    # a mean of several years is a base
    ("PM2.5浓度较2018—2020年同期平均值（三年均值）上升1.2%。", ["pm25 change = 1.2 percent"]),
    # the worst days, and the worst but one
    ("重污染天数8天，其中重度污染6天，严重污染2天。", ["heavy_pollution_days actual = 8 day"]),
    # how far from a goal is no change; last year's same months are no topic
    (
        "PM2.5浓度为67微克/立方米，同比下降5.63%，距全年目标值（45微克/立方米）高22微克/立方米。",
        ["pm25 actual = 67 ug_m3", "pm25 change = -5.63 percent", "pm25 target <= 45 ug_m3"],
    ),
    # a mean over years is no change from one to the other; a name in brackets is an aside
    (
        "PM2.5浓度为32微克/立方米，年均下降9.6%。",
        ["pm25 actual = 32 ug_m3"],
    ),
    (
        "空气质量达标天数（AQI达标率）为300天（82.2%），优良率提高1.1个百分点。",
        [
            "good_days actual = 300 day",
            "good_day_ratio actual = 82.2 percent",
            "good_day_ratio change = 1.1 percentage_point",
        ],
    ),
    # others unchanged; so many of something else
    (
        "PM10浓度同比上升3%，其余污染物持平。",
        ["pm10 change = 3 percent"],
    ),
    ("综合指数4.2，位居全省11市前列。", ["air_composite_index actual = 4.2 index"]),
    # behind a semicolon a place with a number is of the name before
    (
        "全省PM2.5浓度35微克/立方米；苏州市为27微克/立方米，同比改善5.1%。",
        ["pm25 actual = 27 ug_m3", "pm25 change = -5.1 percent"],
    ),
    (
        "优良天数率为94.8%；昆山市、太仓市分别为94.1%、97.5%。",
        [
            "good_day_ratio actual = 94.8 percent",
            "good_day_ratio actual = 94.1 percent",
            "good_day_ratio actual = 97.5 percent",
        ],
    ),
    # milligrams are a thousand micrograms
    ("可吸入颗粒物年均浓度为0.098mg/m3。", ["pm10 actual = 98 ug_m3"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=range(len(SENTENCES)))
def test_a_sentence_on_air(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    reading = read_report(PAST + sentence, lexicon, "suzhou")
    found = describe(reading.proposals, "indicator_id kind comparator value unit")
    assert sorted(found) == sorted(expected)


def test_a_heading_that_is_but_a_name_is_told_of_below_it(lexicon: Lexicon) -> None:
    text = PAST + "一、各地情况\n（一）PM2.5\n浓度最低的是：昆山市（25μg/m³）、太仓市（26μg/m³）。"
    found = [
        (one.indicator_id, one.place_id, one.value) for one in read_report(text, lexicon, "suzhou").proposals
    ]
    assert found == [("pm25", "昆山", "25"), ("pm25", "taicang", "26")]


def test_headings_with_a_name_in_brackets_and_places_that_are_the_answer(lexicon: Lexicon) -> None:
    text = (
        PAST + "1.二氧化硫（SO2）\n年均浓度为6微克/立方米，与2023年持平。改善幅度最大的为昆山市，改善14.2%。"
    )
    found = [
        (one.indicator_id, one.place_id, one.value) for one in read_report(text, lexicon, "suzhou").proposals
    ]
    assert found == [("so2", "suzhou", "6"), ("so2", "suzhou", "0"), ("so2", "昆山", "-14.2")]


def test_a_goal_of_the_year_among_months(lexicon: Lexicon) -> None:
    text = "2024年1—11月，PM2.5平均浓度36.5微克/立方米，距年度目标（37微克/立方米）尚有空间。"
    found = [(one.kind, one.period) for one in read_report(PAST + text, lexicon, "suzhou").proposals]
    assert found == [("actual", "2024-01/2024-11"), ("target", "2024")]


@pytest.mark.parametrize(
    "text", ["PM2.5控制到31微克/立方米左右", "聚焦碧水目标 2021收获满满", "一、空气质量"]
)
def test_a_text_that_ends_within_a_longer_word_is_read(lexicon: Lexicon, text: str) -> None:
    assert read_report(text, lexicon, "suzhou", 2024).text == text


def test_a_month_is_no_index(lexicon: Lexicon) -> None:
    reading = read_report(PAST + "9月综合指数为2.43。", lexicon, "suzhou")
    assert [one.value for one in reading.proposals] == ["2.43"]


def test_the_same_months_of_last_year(lexicon: Lexicon) -> None:
    text = PAST + "2024年1-3月，优良天数55天，去年同期为46天，重污染天数6天，同比减少3天。"
    found = [
        (one.indicator_id, one.period, one.value) for one in read_report(text, lexicon, "suzhou").proposals
    ]
    assert found == [
        ("good_days", "2024-01/2024-03", "55"),
        ("good_days", "2023-01/2023-03", "46"),
        ("heavy_pollution_days", "2024-01/2024-03", "6"),
        ("heavy_pollution_days", "2024-01/2024-03", "-3"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至9月，优良率97.0%。", ["2024-01/2024-09"]),
        ("截至3月31日，优良率97.0%。", ["2024-01/2024-03"]),
        ("截至12月20日，优良率97.0%。", ["2024-01-01/2024-12-20"]),
        (
            "禁放烟花，2024年除夕PM2.5浓度下降84%，同比下降84%。优良率97.0%。",
            ["2024-02-09", "2024-02-09", "2024"],
        ),
        (
            "1—6月，优良率95.6%，其中6月优良率达到100%；PM2.5浓度29微克/立方米。",
            ["2024-01/2024-06", "2024-06", "2024-01/2024-06"],
        ),
    ],
)
def test_a_part_of_the_year(lexicon: Lexicon, text: str, expected: list[str]) -> None:
    assert [one.period for one in read_report(PAST + text, lexicon, "suzhou").proposals] == expected


def test_traditional_letters_of_names(lexicon: Lexicon) -> None:
    text = "焦作市2020年環境空氣質量情況\n博愛縣PM2.5濃度46微克/立方米，武陟縣51微克/立方米。"
    found = [(one.place_id, one.value) for one in read_report(text, lexicon, "焦作市").proposals]
    assert found == [("博爱", "46"), ("武陟", "51")]
