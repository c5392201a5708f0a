"""Rows of figures: of places, years and names, each with an aside or none."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

TITLE = "岳阳市2022年环境状况公报\n"
CASES = {
    "districts whose names hold a word for the town": (
        "许昌市2022年环境状况公报\n魏都区、建安区PM2.5浓度分别为45、44微克/立方米。",
        "许昌市",
        ["pm25 魏都区 2022 actual = 45", "pm25 建安区 2022 actual = 44"],
    ),
    "a name that ends like the town": (
        "绵阳市2022年环境状况公报\n涪城区、游仙区PM2.5浓度分别为35、33微克/立方米，同比分别上升2.9%、持平。",
        "绵阳市",
        [
            "pm25 涪城区 2022 actual = 35",
            "pm25 游仙区 2022 actual = 33",
            "pm25 涪城区 2022 change = 2.9",
            "pm25 游仙区 2022 change = 0",
        ],
    ),
    "percentage points of which the first have half a unit": (
        TITLE + "云溪区、君山区优良天数比例分别下降0.8个和1.4个百分点。",
        "岳阳市",
        ["good_day_ratio 云溪区 2022 change = -0.8", "good_day_ratio 君山区 2022 change = -1.4"],
    ),
    "years of a span, one each": (
        TITLE + "2019—2022年，全市PM2.5浓度分别为45、41、40和39微克/立方米。",
        "岳阳市",
        [
            "pm25 岳阳市 2019 actual = 45",
            "pm25 岳阳市 2020 actual = 41",
            "pm25 岳阳市 2021 actual = 40",
            "pm25 岳阳市 2022 actual = 39",
        ],
    ),
    "changes in brackets behind the figures of a row": (
        TITLE
        + "SO2、NO2、PM10平均浓度分别为7微克/立方米（同比下降12.5%）、22微克/立方米（同比持平）、60微克/立方米（同比上升1.7%）。",
        "岳阳市",
        [
            "so2 岳阳市 2022 actual = 7",
            "so2 岳阳市 2022 change = -12.5",
            "no2 岳阳市 2022 actual = 22",
            "no2 岳阳市 2022 change = 0",
            "pm10 岳阳市 2022 actual = 60",
            "pm10 岳阳市 2022 change = 1.7",
        ],
    ),
    "a row with items of something else": (
        TITLE + "全年优、良、轻度污染和重度污染天数分别为90天、210天、60天和2天。",
        "岳阳市",
        ["heavy_pollution_days 岳阳市 2022 actual = 2"],
    ),
    "kinds of one name are not that name": (
        TITLE + "东风湖、南湖水质优良率分别为80%、90%。",
        "岳阳市",
        [],
    ),
    "a unit behind a row, or behind the brackets of the last figure": (
        TITLE
        + "PM10浓度：云溪区62、君山区58（微克/立方米）。PM2.5浓度范围为35（君山区）～41（云溪区）微克/立方米。",
        "岳阳市",
        [
            "pm10 云溪区 2022 actual = 62",
            "pm10 君山区 2022 actual = 58",
            "pm25 君山区 2022 actual = 35",
            "pm25 云溪区 2022 actual = 41",
        ],
    ),
    "a figure of several places is not that of the whole": (
        TITLE + "优良天数比例在80.1%（云溪区）到90.2%（华容县、平江县）之间。",
        "岳阳市",
        ["good_day_ratio 云溪区 2022 actual = 80.1"],
    ),
    "each by the same: a change of several places, or of several names": (
        TITLE + "云溪区、君山区优良天数比例分别下降1.4个百分点。SO2、NO2平均浓度分别下降5.0%。",
        "岳阳市",
        [
            "good_day_ratio 云溪区 2022 change = -1.4",
            "good_day_ratio 君山区 2022 change = -1.4",
            "so2 岳阳市 2022 change = -5.0",
            "no2 岳阳市 2022 change = -5.0",
        ],
    ),
    "the highest behind a semicolon": (
        TITLE + "君山区PM2.5浓度最低，为35微克/立方米；云溪区最高，为41微克/立方米。",
        "岳阳市",
        ["pm25 君山区 2022 actual = 35", "pm25 云溪区 2022 actual = 41"],
    ),
    "a change in two units": (
        TITLE + "PM2.5浓度为39微克/立方米，同比下降2.5%（1微克/立方米）。",
        "岳阳市",
        [
            "pm25 岳阳市 2022 actual = 39",
            "pm25 岳阳市 2022 change = -2.5",
            "pm25 岳阳市 2022 change = -1",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_row_of_figures(lexicon: Lexicon, name: str) -> None:
    text, place, expected = CASES[name]
    found = read_report(text, lexicon, place).proposals
    assert sorted(describe(found, "indicator_id place_id period kind comparator value")) == sorted(expected)
