"""Tables as people make them: long and wide, with preambles, merged headings, notes and units anywhere."""

import pytest

from reading.tables.layout import Sheet
from reading.tables.reader import TableReading, read_table
from tests.reading.tables.small_vocabulary import TODAY, read_text, vocabulary

ACTUAL = {"table-kind": "actual", "scope-pm25": "city_unstated", "scope-pm10": "city_unstated"}
IN_SUZHOU = ACTUAL | {"table-place_id": "suzhou"}


def figures(reading: TableReading) -> list[tuple[str, ...]]:
    """Place, period, indicator, comparator and value, unit of every figure that nothing is wrong with."""
    return [
        tuple(
            entry.parts[key]
            for key in ("place_id", "period", "indicator_id", "comparator", "value", "unit_id")
        )
        for entry in reading.complete
    ]


def faults(reading: TableReading) -> list[tuple[str, str]]:
    return [(fault.where, fault.code) for fault in reading.faults]


def asked(reading: TableReading) -> list[str]:
    return [question.key for question in reading.open_questions]


PM25 = [
    ("suzhou", "2023", "pm25", "=", "30", "ug_m3"),
    ("suzhou", "2024", "pm25", "=", "29", "ug_m3"),
    ("jiaxing", "2023", "pm25", "=", "28", "ug_m3"),
    ("jiaxing", "2024", "pm25", "=", "26.8", "ug_m3"),
]


@pytest.mark.parametrize(
    "text",
    [
        "地区,年份,指标,数值,单位\n苏州市,2023,PM2.5,30,μg/m³\n苏州市,2024年,细颗粒物,29,ug/m3\n"
        "嘉兴市,2023年度,PM2.5年均浓度,28,微克/立方米\n嘉兴,FY2024,pm25,26.8,㎍/㎥\n",
        "city,year,indicator,value,unit\nSuzhou City,2023,PM2.5,30,µg/m3\nsuzhou,2024,Annual mean PM2.5,29,μg/m³\n"
        "Jiaxing,2023,pm2_5,28,μg/m³\njiaxing,2024,ＰＭ２．５,26.8,μg/m³\n",
        "城市,2023年,2024年\n苏州市,30,29\n嘉兴市,28,26.8\n",
        "PM2.5年均浓度（μg/m³）,2023,2024\n苏州,30,29\n嘉兴,28,26.8\n",
        "城市,2023年PM2.5（μg/m³）,2024年PM2.5（μg/m³）\n苏州市,30,29\n嘉兴市,28,26.8\n",
        "各市空气质量,,\n单位：微克/立方米,,\n城市,2023,2024\n苏州,30,29\n嘉兴,28,26.8\n注：按实况计,,\n",
        ",2023,2024\n城市,PM2.5(μg/m3),PM2.5(μg/m3)\n苏州,30,29\n嘉兴,28,26.8\n合计,58,55.8\n",
    ],
)
def test_one_table_in_many_forms_is_read_alike(text: str) -> None:
    answers = ACTUAL | {"table-indicator_id": "pm25", "unit-pm25-level": "ug_m3", "column-0": "place_id"}
    reading = read_text(text, answers)
    assert asked(reading) == []
    assert faults(reading) == []
    assert sorted(figures(reading)) == sorted(PM25)


def test_places_as_columns() -> None:
    text = "年份,苏州,嘉兴\n2023,30,28\n2024,29,26.8\n"
    reading = read_text(text, ACTUAL | {"table-indicator_id": "pm25", "unit-pm25-level": "ug_m3"})
    assert sorted(figures(reading)) == sorted(PM25)


def test_indicators_in_rows_kinds_and_years_in_columns() -> None:
    text = (
        "指标,2023年实际,2024年目标\nPM2.5年均浓度（μg/m³）,30,29以下\n国考断面优Ⅲ比例（%）,93.8,≥95\n"
        "空气质量优良天数比率(%),83.4,–\n"
    )
    reading = read_text(text, IN_SUZHOU)
    assert asked(reading) == []
    assert figures(reading) == [
        ("suzhou", "2023", "pm25", "=", "30", "ug_m3"),
        ("suzhou", "2024", "pm25", "<=", "29", "ug_m3"),
        ("suzhou", "2023", "section_share", "=", "93.8", "percent"),
        ("suzhou", "2024", "section_share", ">=", "95", "percent"),
        ("suzhou", "2023", "good_day_ratio", "=", "83.4", "percent"),
    ]
    assert [entry.parts["kind"] for entry in reading.complete[:2]] == ["actual", "target"]
    assert reading.complete[2].parts["scope_id"] == "national_sections"


def test_merged_headings_count_for_all_their_columns() -> None:
    rows = [
        ["城市", "PM2.5年均浓度（μg/m³）", "", "优良天数比率（%）", ""],
        ["", "2023", "2024", "2023", "2024"],
        ["苏州市", "30", "29", "83.4", "85.2"],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)]
    reading = read_table([Sheet("Sheet1", rows, merged=merged)], vocabulary(), ACTUAL, TODAY)
    assert asked(reading) == []
    assert [(row[1], row[2], row[4]) for row in figures(reading)] == [
        ("2023", "pm25", "30"),
        ("2024", "pm25", "29"),
        ("2023", "good_day_ratio", "83.4"),
        ("2024", "good_day_ratio", "85.2"),
    ]


def test_in_a_text_file_it_is_asked_how_far_a_heading_reaches() -> None:
    text = "城市,PM2.5年均浓度（μg/m³）,,优良天数比率（%）,\n,2023,2024,2023,2024\n苏州市,30,29,83.4,85.2\n"
    reading = read_text(text, ACTUAL)
    assert asked(reading) == ["spread"]
    assert figures(reading) == []
    assert len(figures(read_text(text, ACTUAL | {"spread": "yes"}))) == 4


def test_nothing_is_taken_without_a_kind_scope_or_place_that_somebody_chose() -> None:
    text = "年份,PM2.5年均浓度（μg/m³）\n2024,29\n"
    reading = read_text(text)
    assert asked(reading) == ["table-place_id", "table-kind", "scope-pm25"]
    assert reading.complete == []
    assert figures(read_text(text, IN_SUZHOU)) == [("suzhou", "2024", "pm25", "=", "29", "ug_m3")]


def test_the_lines_before_a_table_are_offered_first_and_not_taken() -> None:
    reading = read_text("嘉兴市历年PM2.5年均浓度,\n年份,数值\n2024,26.8\n", {"table-kind": "actual"})
    first = {question.subject: question.options[0] for question in reading.open_questions}
    assert first["table_place_id"] == "jiaxing"
    assert first["table_indicator_id"] == "pm25"
    assert figures(reading) == []


def test_a_unit_that_no_cell_says_is_asked_for() -> None:
    text = "地区,年份,PM2.5年均浓度\n苏州,2024,29\n"
    assert asked(read_text(text, ACTUAL)) == ["unit-pm25-level"]


@pytest.mark.parametrize(
    ("unit", "value", "key", "outcome"),
    [
        ("万吨", "120.5", None, "120.5"),
        ("吨", "1205000", "convert-industrial_waste-t", "120.5"),
        ("吨", "1200000", "convert-industrial_waste-t", "120"),
    ],
)
def test_a_figure_in_another_multiple_is_converted_only_where_the_reader_says_so(
    unit: str, value: str, key: str | None, outcome: str
) -> None:
    text = f"地区,年份,一般工业固体废物产生量（{unit}）\n苏州,2024,{value}\n"
    assert asked(read_text(text, ACTUAL)) == ([key] if key else [])
    reading = read_text(text, ACTUAL | ({key: "convert"} if key else {}))
    assert [(row[4], row[5]) for row in figures(reading)] == [(outcome, "t_10k")]


def test_a_unit_of_another_kind_is_a_fault() -> None:
    reading = read_text("地区,年份,PM2.5年均浓度（mg/m³）\n苏州,2024,0.029\n", ACTUAL)
    assert faults(reading) == [("C2", "other_unit")]


def test_fractions_below_a_heading_in_per_cent_are_asked_about() -> None:
    text = "地区,2023年优良天数比率（%）,2024年优良天数比率（%）\n苏州,0.838,85.2%\n嘉兴,0.852,0.9%\n"
    assert asked(read_text(text, ACTUAL)) == ["fraction-good_day_ratio"]
    scaled = read_text(text, ACTUAL | {"fraction-good_day_ratio": "times_100"})
    assert [row[4] for row in figures(scaled)] == ["83.8", "85.2", "85.2", "0.9"]
    printed = read_text(text, ACTUAL | {"fraction-good_day_ratio": "as_printed"})
    assert [row[4] for row in figures(printed)] == ["0.838", "85.2", "0.852", "0.9"]


def test_a_fraction_among_percentages_is_asked_about() -> None:
    text = "地区,优良天数比率（%）,年份\n苏州,0.838,2023\n苏州,85.2,2024\n"
    assert asked(read_text(text, ACTUAL)) == ["fraction_mixed-good_day_ratio"]


def test_an_unknown_place_is_asked_for_and_may_be_left_out() -> None:
    text = "地区,年份,PM2.5年均浓度（μg/m³）\n苏州,2024,29\n吴江区,2024,27\n"
    reading = read_text(text, ACTUAL)
    assert asked(reading) == ["place_id-吴江区"]
    assert [row[0] for row in figures(reading)] == ["suzhou"]
    left = read_text(text, ACTUAL | {"place_id-吴江区": "leave_out"})
    assert (asked(left), left.left_out) == ([], {"chosen": [2]})


def test_a_name_in_latin_letters_that_other_cities_bear_is_asked_for() -> None:
    text = "place,year,PM2.5 (μg/m3)\nSuzhou,2024,29\n"
    reading = read_text(text, ACTUAL)
    assert asked(reading) == ["place_id-suzhou"]
    assert [question.is_unknown for question in reading.open_questions] == [False]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("地区,年份,PM2.5年均浓度（μg/m³）\n苏州,2024,29\n吴江区,2024,27\n", {"A3": "place_id-吴江区"}),
        ("城市,PM2.5年均浓度（μg/m³）,口径\n苏州,29,市区\n嘉兴,27,老城\n", {"B3": "scope_id-老城"}),
        ("年份,苏州,嘉兴,宿迁\n2024,29,27,31\n", {"D2": "heading-宿迁"}),
    ],
)
def test_names_that_are_not_on_record_are_known_as_such(text: str, unknown: dict[str, str]) -> None:
    answers = ACTUAL | {"table-indicator_id": "pm25", "unit-pm25-level": "ug_m3", "table-period": "2024"}
    reading = read_text(text, answers)
    assert [question.key for question in reading.open_questions if question.is_unknown] == [*unknown.values()]
    waiting = {entry.where: key for entry in reading.entries for key in entry.waits.values()}
    assert waiting.keys() == {where.replace("A", "C") for where in unknown}
    assert [*waiting.values()] == [*unknown.values()]
    assert figures(reading)[0][0] == "suzhou"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "gb18030"])
def test_a_table_that_nobody_can_read_is_told_rather_than_asked_about(encoding: str) -> None:
    text = "地区,年份,指标,数值\n苏州,2024,优良率,84\n"
    garbled = text.encode().decode(encoding, "replace")
    assert read_text(garbled, ACTUAL).fault == "garbled"
    lost = text.encode("gb18030").decode("utf-8", "replace")
    assert read_text(lost, ACTUAL).fault == "garbled"
    assert read_text(text.replace("率", "率\ufffd"), ACTUAL).fault == ""  # one letter of many


def test_a_gap_stays_a_gap() -> None:
    gaps = ["", "–", "—", "-", "无", "N/A", "未监测", "/", "…", "缺测", "na"]
    lines = "".join(f"苏州,{2000 + at},{gap}\n" for at, gap in enumerate(gaps))
    reading = read_text(f"地区,年份,PM2.5年均浓度（μg/m³）\n{lines}嘉兴,2024,0\n", ACTUAL)
    assert [(row[0], row[4]) for row in figures(reading)] == [("jiaxing", "0")]


def test_claims_with_the_columns_of_the_curated_files() -> None:
    text = (
        "place_id,scope_id,period,basis_id,kind,comparator,value,unit_id,base_period,source_id,locator,printed,note_zh,note_en\n"
        "suzhou,city_unstated,2024,actual_state,actual,=,29,ug_m3,,my_source,三 ¶7,29微克/立方米,,\n"
        "suzhou,city_unstated,2025,actual_state,target,<=,29,ug_m3,,,,,,\n"
        "suzhou,city_unstated,2024,actual_state,change,=,-3.3,percent,2023,,,,,\n"
        "suzhou,city_unstated,2026,actual_state,target,,,ug_m3,,,,持续改善,,\n"
    )
    reading = read_text(text, file_name="pm25.csv")
    assert (asked(reading), faults(reading)) == ([], [])
    told = [
        {key: value for key, value in entry.parts.items() if key != "locator"} for entry in reading.complete
    ]
    assert [row.get("value") for row in told] == ["29", "29", "-3.3", ""]
    assert (told[0]["source_id"], told[2]["base_period"], told[3]["printed"]) == (
        "my_source",
        "2023",
        "持续改善",
    )


def test_a_change_on_the_year_before_has_its_base() -> None:
    reading = read_text("年份,PM2.5年均浓度同比（%）\n2024,-3.3\n", IN_SUZHOU)
    (entry,) = reading.complete
    assert (entry.parts["kind"], entry.parts["base_period"], entry.parts["unit_id"]) == (
        "change",
        "2023",
        "percent",
    )


def test_two_figures_of_one_quantity_are_both_at_fault() -> None:
    reading = read_text("地区,年份,PM2.5年均浓度（μg/m³）\n苏州,2024,29\n苏州市,2024年,29.1\n", ACTUAL)
    assert faults(reading) == [("C2", "said_twice"), ("C3", "said_twice")]


def test_headings_in_the_middle_of_a_table_are_never_figures() -> None:
    text = "城市,2022,2023\n苏州,28,30\n城市,2024,2025\n苏州,29,28\n"
    reading = read_text(text, ACTUAL | {"table-indicator_id": "pm25", "unit-pm25-level": "ug_m3"})
    assert ("A4", "headings_again") in faults(reading) or ("A3", "headings_again") in faults(reading)


def test_blank_cells_below_a_name_count_for_it_only_where_the_reader_says_so() -> None:
    text = "地区,年份,PM2.5年均浓度（μg/m³）\n苏州,2023,30\n,2024,29\n嘉兴,2023,28\n,2024,26.8\n"
    reading = read_text(text, ACTUAL)
    assert asked(reading) == ["fill-0"]
    assert [row[0] for row in figures(reading)] == ["suzhou", "jiaxing"]
    assert figures(read_text(text, ACTUAL | {"fill-0": "yes"})) == PM25
    assert faults(read_text(text, ACTUAL | {"fill-0": "no"})) == [("A3", "blank_name"), ("A5", "blank_name")]


def test_a_row_of_a_text_file_with_another_number_of_cells_is_refused() -> None:
    text = "地区,年份,PM2.5年均浓度（μg/m³）\n苏州,2023,29,5\n苏州,2024\n嘉兴,2023,28\n"
    reading = read_text(text, ACTUAL)
    assert faults(reading) == [("A2", "ragged"), ("A3", "ragged")]
    assert [row[0] for row in figures(reading)] == ["jiaxing"]
