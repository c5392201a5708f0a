"""Tables in reports: columns of years, of goals and results, of indicators by place; months that head a section."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report

YEARS = """某市“十四五”生态环境保护规划
序号	指标	单位	2020年现状	2025年目标
1	PM2.5年均浓度	微克/立方米	34	≤29
2	国考断面达到或优于Ⅲ类比例	%	85.7	95
"""
PARTED = """某市“十四五”土壤生态环境保护规划

类型 指标名称 2020年（现状值） 2025年（目标值） 指标属性

土壤 受污染耕地安全利用率 91% 93%左右 约束性

土壤 重点建设用地安全利用 — 有效保障 约束性

农村 农村生活污水治理率 32.6% 45% 预期性
"""
GOALS = """某市2023年重点任务完成情况表
任务	年度目标	完成情况
柴油货车	淘汰国四及以下柴油货车900辆以上	1012辆
空气质量	优良天数比率达到84%	85.1%，较2022年提高1.2个百分点
"""
PLACES = """某省2024年城市空气质量状况
地区	PM2.5	优良天数比率	同比（百分点）
	微克/立方米	%	
歙县	19	96.1	0.8
全省	27	88.4	-1.5
"""
HEADED = """某市2025年环境质量月报
（一）9月
全市PM2.5平均浓度15微克/立方米。
（二）1—9月
全市PM2.5平均浓度24微克/立方米。
"""
TWO_LINES = """某市2022年环境质量公报
县区 | 平均浓度（微克/立方米） | | 综合指数
 | SO2 | PM2.5 |
歙县 | 6 | 26 | 3.20
二级标准 | 60 | 35 | -
"""
SPANNED = """某市2022年环境质量公报
区縣 | 平均濃度(μg/m3) | CO百分位數(mg/m3) | 綜合指數 | 名次 |
SO2 | PM2.5 |
歙县 | 5 | 21 | 0.9 | 2.61 | 2 |
"""
SHIFTED = """某市2022年环境质量公报
县区 | PM2.5 | PM10
歙县 | 5 | 14 | 33 | 21
"""
BELOW = """某市2022年5月环境质量月报
城市	PM2.5		PM10	
	5月	同比	5月	同比
歙县	26	-5.0%	41	3.2%
"""
AGAIN = """某市2022年5月环境质量月报
城市	PM2.5	PM2.5	PM10
城市	5月	同比	PM10
歙县	26	-5.0%	41
"""
PARTS_OF_YEAR = """某市2022年5月环境质量月报
城市	5月	1-5月
	PM2.5	优良率	PM2.5	优良率
歙县	26	90.1%	31	88.2%
"""
WITH_LAST_YEAR = """某市2022年5月环境质量月报
城市	PM2.5及同期	综合指数（上年同期）
歙县	26（28）	3.21（3.40）
"""
BESIDE = """某市2022年5月环境质量月报
区县	综合指数	综合指数排名	区县	综合指数	综合指数排名
歙县	3.25（3.76）	31	歙县	4.69（4.52）	52
武昌湖区	3.73（4.12）	12	武昌湖区	5.07（5.10）	99
"""
RULED = """某区2024年8月环境质量
区名 | AQI优良率(%) | PM2.5月均浓度 (微克/立方米) | 道路PM10移动监测 月均浓度 (微克/立方米)
|
浦东新区 | 83.9 | 20 | 67 |
上海市 | 77.4 | 19 | 66 |
"""
BASE_AS_HEADING = """某市2022年5月环境质量月报
指标|2022年1-5月|2021年1-5月|与2021年同期比(%)
PM10(微克/立方米)|52|59|-11.9
"""
BLANKS = """某市2022年环境质量公报
县区 PM2.5 优良天数比例（%）
歙县 26 85.2
全市 25 86.0
"""
FALLS_BY_COLUMN = """某市2018—2019年秋冬季空气质量改善目标
县（区）	PM2.5浓度目标（微克/立方米）	同比下降（%）	优良天数改善幅度（%）
歙县	66	5	3
"""
NUMBERED = """某市“十四五”生态环境保护规划指标
类别	指标	2020年	2025年	指标属性
环境质量	1．PM2.5浓度（微克/立方米）	29	28	约束性
环境质量	12. 空气质量优良天数比率（%）	96.2	≥95	约束性
"""
FALLS = """某市“十四五”生态环境保护规划
指标|2020年|2025年|标准
化学需氧量排放总量降低（%）|〔15〕|〔8〕|-
PM2.5浓度（微克/立方米）|33|<30|35
"""
CASES = [
    (
        PARTED,
        {
            "contaminated_farmland_safe_use_rate 黄山市 2020 actual = 91 percent",
            "contaminated_farmland_safe_use_rate 黄山市 2025 target ~ 93 percent",
        },
    ),
    (
        SPANNED,
        {
            "so2 歙县 2022 actual = 5 ug_m3",
            "pm25 歙县 2022 actual = 21 ug_m3",
            "co_p95 歙县 2022 actual = 0.9 mg_m3",
            "air_composite_index 歙县 2022 actual = 2.61 index",
        },
    ),
    (SHIFTED, set()),
    (
        BELOW,
        {
            "pm25 歙县 2022-05 actual = 26 ug_m3",
            "pm25 歙县 2022-05 change = -5.0 percent",
            "pm10 歙县 2022-05 actual = 41 ug_m3",
            "pm10 歙县 2022-05 change = 3.2 percent",
        },
    ),
    (
        AGAIN,
        {
            "pm25 歙县 2022-05 actual = 26 ug_m3",
            "pm25 歙县 2022-05 change = -5.0 percent",
            "pm10 歙县 2022-05 actual = 41 ug_m3",
        },
    ),
    (
        PARTS_OF_YEAR,
        {
            "pm25 歙县 2022-05 actual = 26 ug_m3",
            "good_day_ratio 歙县 2022-05 actual = 90.1 percent",
            "pm25 歙县 2022-01/2022-05 actual = 31 ug_m3",
            "good_day_ratio 歙县 2022-01/2022-05 actual = 88.2 percent",
        },
    ),
    (
        WITH_LAST_YEAR,
        {
            "pm25 歙县 2022-05 actual = 26 ug_m3",
            "pm25 歙县 2021-05 actual = 28 ug_m3",
            "air_composite_index 歙县 2022-05 actual = 3.21 index",
            "air_composite_index 歙县 2021-05 actual = 3.40 index",
        },
    ),
    (
        BESIDE,
        {
            "air_composite_index 歙县 2022-05 actual = 3.25 index",
            "air_composite_index 武昌湖区 2022-05 actual = 3.73 index",
        },
    ),
    (
        BASE_AS_HEADING,
        {
            "pm10 黄山市 2022-01/2022-05 actual = 52 ug_m3",
            "pm10 黄山市 2021-01/2021-05 actual = 59 ug_m3",
            "pm10 黄山市 2022-01/2022-05 change = -11.9 percent",
        },
    ),
    (
        TWO_LINES,
        {
            "so2 歙县 2022 actual = 6 ug_m3",
            "pm25 歙县 2022 actual = 26 ug_m3",
            "air_composite_index 歙县 2022 actual = 3.20 index",
        },
    ),
    (
        BLANKS,
        {
            "pm25 歙县 2022 actual = 26 ug_m3",
            "good_day_ratio 歙县 2022 actual = 85.2 percent",
            "pm25 黄山市 2022 actual = 25 ug_m3",
            "good_day_ratio 黄山市 2022 actual = 86.0 percent",
        },
    ),
    (
        NUMBERED,
        {
            "pm25 黄山市 2020 actual = 29 ug_m3",
            "pm25 黄山市 2025 target <= 28 ug_m3",
            "good_day_ratio 黄山市 2020 actual = 96.2 percent",
            "good_day_ratio 黄山市 2025 target >= 95 percent",
        },
    ),
    (
        FALLS_BY_COLUMN,
        {
            "pm25 歙县 2018-10/2019-03 target <= 66 ug_m3",
            "pm25 歙县 2018-10/2019-03 target <= -5 percent",
            "good_days 歙县 2018-10/2019-03 target >= 3 percent",
        },
    ),
    (
        FALLS,
        {
            "cod_emission 黄山市 2016/2020 change = -15 percent",
            "cod_emission 黄山市 2025 target <= -8 percent",
            "pm25 黄山市 2020 actual = 33 ug_m3",
            "pm25 黄山市 2025 target < 30 ug_m3",
        },
    ),
    (
        YEARS,
        {
            "pm25 黄山市 2020 actual = 34 ug_m3",
            "pm25 黄山市 2025 target <= 29 ug_m3",
            "section_share_class_iii 黄山市 2020 actual = 85.7 percent",
            "section_share_class_iii 黄山市 2025 target >= 95 percent",
        },
    ),
    (
        GOALS,
        {
            "old_diesel_truck_scrapped 黄山市 2023 target >= 900 vehicle",
            "old_diesel_truck_scrapped 黄山市 2023 actual = 1012 vehicle",
            "good_day_ratio 黄山市 2023 target >= 84 percent",
            "good_day_ratio 黄山市 2023 actual = 85.1 percent",
            "good_day_ratio 黄山市 2023 change = 1.2 percentage_point",
        },
    ),
    (
        PLACES,
        {
            "pm25 歙县 2024 actual = 19 ug_m3",
            "good_day_ratio 歙县 2024 actual = 96.1 percent",
            "good_day_ratio 歙县 2024 change = 0.8 percentage_point",
            "pm25 黄山市 2024 actual = 27 ug_m3",
            "good_day_ratio 黄山市 2024 actual = 88.4 percent",
            "good_day_ratio 黄山市 2024 change = -1.5 percentage_point",
        },
    ),
    (HEADED, {"pm25 黄山市 2025-09 actual = 15 ug_m3", "pm25 黄山市 2025-01/2025-09 actual = 24 ug_m3"}),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    CASES,
    ids=(
        "parted by empty lines",
        "spanned",
        "shifted",
        "a second line below its own cells",
        "cells that both lines have",
        "parts of the year above",
        "two figures in a cell",
        "tables of the same places beside each other, and a district with another's name in its own",
        "a base as heading",
        "two lines",
        "blanks",
        "numbered",
        "falls by column",
        "falls",
        "years",
        "goals",
        "places",
        "months",
    ),
)
def test_a_table(lexicon: Lexicon, text: str, expected: set[str]) -> None:
    found = read_report(text, lexicon, "黄山市").proposals
    assert {
        f"{one.indicator_id} {one.place_id} {one.period} {one.kind} {one.comparator} {one.value} {one.unit}"
        for one in found
    } == expected


def test_districts_of_a_city_that_is_no_provinces_are_its_neighbours(lexicon: Lexicon) -> None:
    found = read_report(RULED, lexicon, "黄浦区").proposals
    assert [f"{one.indicator_id} {one.place_id} {one.value}" for one in found] == [
        "good_day_ratio 浦东新区 83.9",
        "pm25 浦东新区 20",
        "good_day_ratio shanghai 77.4",
        "pm25 shanghai 19",
    ]


def test_a_cell_knows_where_its_figure_stands(lexicon: Lexicon) -> None:
    target = next(one for one in read_report(YEARS, lexicon, "黄山市").proposals if one.value == "29")
    assert YEARS[target.start : target.end] == target.value_text == "29"
    assert (target.comparator, YEARS[target.start - 1]) == ("<=", "≤")
