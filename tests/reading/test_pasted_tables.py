"""Tables as they come out of pages and books: a cell a line, years at the ends of lines, districts no list has."""

import pytest

from reading.layout.blank_tables import with_tabs
from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

MONTH = "邢台市2023年10月环境空气质量\n"
STACKED = ("名次 |", "县区 |", "综合指数 |", "1 |", "临城县 |", "3.90 |", "2 |", "内丘县 |", "4.01 |")

CASES = {
    "a cell a line": (
        MONTH + "\n".join(STACKED),
        ["air_composite_index 临城 2023-10 = 3.90", "air_composite_index 内丘 2023-10 = 4.01"],
    ),
    "a cell a line, with places and their figures in brackets": (
        MONTH
        + "因子 |\n后三位的县区 |\n综合指数 |\n开发区(4.33)、任泽区(4.20) |\nSO2 |\n宁晋县(16μg/m3)、临城县(15μg/m3) |",
        [
            "air_composite_index 开发区 2023-10 = 4.33",
            "air_composite_index 任泽区 2023-10 = 4.20",
            "so2 宁晋 2023-10 = 16",
            "so2 临城 2023-10 = 15",
        ],
    ),
    "a cell a line, one missing: no cell is sure of its column": (MONTH + "\n".join(STACKED[:-2]), []),
    "a cell a line without strokes, between other lines": (
        MONTH
        + "10月各县区监测结果表\n"
        + "\n".join(cell.removesuffix(" |") for cell in STACKED)
        + "\n注：数据为初步审核数",
        ["air_composite_index 临城 2023-10 = 3.90", "air_composite_index 内丘 2023-10 = 4.01"],
    ),
    "lines that are short, but no table: a row has no name": (
        MONTH + "PM2.5\n优良天数\n42\n24\n40\n25",
        [],
    ),
    "the row of the whole, without a number of its own": (
        MONTH
        + "序号\n县区\nPM2.5（μg/m3）\nPM10（μg/m3）\n邢台市\n41\n80\n1\n临城县\n36\n71\n2\n内丘县\n38\n75",
        [
            "pm25 邢台市 2023-10 = 41",
            "pm10 邢台市 2023-10 = 80",
            "pm25 临城 2023-10 = 36",
            "pm10 临城 2023-10 = 71",
            "pm25 内丘 2023-10 = 38",
            "pm10 内丘 2023-10 = 75",
        ],
    ),
    "a heading of two lines, with the same month of the year before": (
        MONTH
        + "序号 | 县区 | 本月 | 上年同期 | 与上年同期变化率（%） |\nPM2.5（μg/m3） | 排名 | PM2.5（μg/m3） | 排名 |\n"
        + "1 | 临城县 | 36 | 1 | 40 | 2 | -10.0 |\n2 | 内丘县 | 39 | 2 | 38 | 1 | 2.6 |",
        [
            "pm25 临城 2023-10 = 36",
            "pm25 临城 2022-10 = 40",
            "pm25 临城 2023-10 = -10.0",
            "pm25 内丘 2023-10 = 39",
            "pm25 内丘 2022-10 = 38",
            "pm25 内丘 2023-10 = 2.6",
        ],
    ),
    "a heading of two lines, a cell a line, whose parts are of unlike width": (
        MONTH
        + "县区\n1-10月\n10月\nPM2.5（μg/m3）\n同比变化（%）\nPM2.5（μg/m3）\n临城县\n38\n-5.0\n36\n内丘县\n40\n2.6\n39",
        [
            "pm25 临城 2023-01/2023-10 = 38",
            "pm25 临城 2023-01/2023-10 = -5.0",
            "pm25 临城 2023-10 = 36",
            "pm25 内丘 2023-01/2023-10 = 40",
            "pm25 内丘 2023-01/2023-10 = 2.6",
            "pm25 内丘 2023-10 = 39",
        ],
    ),
    "a heading of two lines of which no cell is sure": (
        MONTH
        + "县区 | PM2.5 | PM10 | 综合指数 |\n浓度 | 名次 | 浓度 | 名次 |\n临城县 | 36 | 1 | 71 | 2 | 3.90 | 1 | 4 | 5 | 6 |",
        [],
    ),
    "columns of something else, and the row of a limit": (
        MONTH
        + "县区 | 重度污染（天） | 严重 污染（天） | 有效监测次数 |\n临城县 | 1 | 0 | 31 |\nGB3095-2012二级标准限值≤ | 9 | 8 | 7 |",
        ["heavy_pollution_days 临城 2023-10 = 1"],
    ),
    "strokes at both ends, and a rule below the heading": (
        MONTH
        + "| 县区 | PM2.5（μg/m3） | 同比（%） | 优良率（%） |\n| --- | :---: | --- | --- |\n| 临城县 | 36 | -5.3 | 90.3 |\n"
        + "| 内丘县 | 38 | 2.7 | 87.1 |",
        [
            "pm25 临城 2023-10 = 36",
            "pm25 临城 2023-10 = -5.3",
            "good_day_ratio 临城 2023-10 = 90.3",
            "pm25 内丘 2023-10 = 38",
            "pm25 内丘 2023-10 = 2.7",
            "good_day_ratio 内丘 2023-10 = 87.1",
        ],
    ),
    "a line above names what all columns are of": (
        MONTH
        + "PM2.5浓度（μg/m3）\n县区\t1-10月\t2022年1-10月\t同比变化（%）\n临城县\t40\t42\t-4.8\n东门里监测站\t41\t40\t2.5",
        [
            "pm25 临城 2023-01/2023-10 = 40",
            "pm25 临城 2022-01/2022-10 = 42",
            "pm25 临城 2023-01/2023-10 = -4.8",
        ],
    ),
    "months in the headings of columns, and counts of days": (
        MONTH
        + "县区\t10月PM2.5（微克/立方米）\t1-10月PM2.5（微克/立方米）\t优良天数\n内丘县\t42\t38\t24\n经开区\t45\t41\t21",
        [
            "pm25 内丘 2023-10 = 42",
            "pm25 内丘 2023-01/2023-10 = 38",
            "good_days 内丘 2023-10 = 24",
            "pm25 经开区 2023-10 = 45",
            "pm25 经开区 2023-01/2023-10 = 41",
            "good_days 经开区 2023-10 = 21",
        ],
    ),
    "stations are not the place": (
        MONTH + "站点\tPM2.5（微克/立方米）\t优良天数（天）\n东门里\t44\t22\n西山\t40\t24\n全市\t42\t23",
        ["pm25 邢台市 2023-10 = 42", "good_days 邢台市 2023-10 = 23"],
    ),
    "a table directly below another, of stations": (
        MONTH
        + "县区\tPM2.5（微克/立方米）\n内丘县\t42\n临城县\t40\n站点\tPM10（微克/立方米）\n东门里\t66\n西山\t60",
        ["pm25 内丘 2023-10 = 42", "pm25 临城 2023-10 = 40"],
    ),
    "years at the ends of lines, and no unit": (
        "某市统计年鉴\n指 标 2018年 2019年\n空气质量优良天数 Number of Good Days 290 301",
        ["good_days 邢台市 2018 = 290", "good_days 邢台市 2019 = 301"],
    ),
    "years at the ends of lines": (
        "某市统计年鉴\n项 目 Item 2018 2019\n二氧化硫平均浓度 (微克/立方米) Sulfur Dioxide (micrograms/m3) 9 8\n"
        "空气质量优良天数 (天) Days of Good Air (day) 290 301",
        [
            "so2 邢台市 2018 = 9",
            "so2 邢台市 2019 = 8",
            "good_days 邢台市 2018 = 290",
            "good_days 邢台市 2019 = 301",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table(lexicon: Lexicon, name: str) -> None:
    text, expected = CASES[name]
    found = describe(
        read_report(text, lexicon, "邢台市").proposals, "indicator_id place_id period comparator value"
    )
    assert sorted(found) == sorted(expected)


def test_every_letter_of_a_stacked_table_stays_where_it_is() -> None:
    text = "前文\n" + "\n".join(STACKED) + "\n后文"
    tabbed = with_tabs(text)
    assert len(tabbed) == len(text)
    assert [line.split("\t")[-1].strip() for line in tabbed.split("\n")] == [
        "前文",
        "综合指数",
        "3.90",
        "4.01",
        "后文",
    ]
    assert all(
        old == new or (old, new) in {("|", "\t"), ("|", " "), ("\n", " ")}
        for old, new in zip(text, tabbed, strict=True)
    )


def test_lines_of_cells_without_a_width_stay_as_they_are() -> None:
    text = "\n".join(("县区 |", "综合指数 |", "甲 |", "1 |", "乙 |", "丙 |"))
    assert with_tabs(text) == text
