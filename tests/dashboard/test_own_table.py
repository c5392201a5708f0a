"""A reader's own table on the real catalogue: its names, its questions in words, its rows, the table to correct."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from dashboard.exports.table_template import write_template_csv, write_template_workbook
from dashboard.run import Run
from dashboard.text import LANGUAGES, Language
from dashboard.views.own_table.additions import make_own_rows
from dashboard.views.own_table.example import build_example
from dashboard.views.own_table.limits import TableLimits, read_table_limits
from dashboard.views.own_table.outcome import (
    build_fault_table,
    build_mapping_table,
    build_ready_table,
    list_faults,
    tell_left_out,
)
from dashboard.views.own_table.question_words import name_option, name_question
from dashboard.views.own_table.sheets import ask_about_file, is_too_large, make_sheets
from dashboard.views.own_table.template import COLUMNS, build_template
from dashboard.views.own_table.unknown_names import (
    FILES,
    build_unknown_table,
    count_waiting,
    find_unknown_names,
)
from dashboard.views.own_table.vocabulary import build_vocabulary, find_plain_letters
from dashboard.warehouse import Warehouse
from reading.formats import Area, RawSheet
from reading.tables.labels import read_label
from reading.tables.layout import Sheet
from reading.tables.reader import TableReading, read_table
from reading.tables.words import HAN
from tests.reading.tables.small_vocabulary import ROOT

TODAY = date(2026, 3, 1)
TABLE = """指标,2023年实际,2024年目标
PM2.5年均浓度（μg/m³）,30,29以下
国考断面优Ⅲ比例（%）,0.938,0.95
优良率（%）,83.4,待定
合计,1,2
"""
ANSWERS = {
    "table-place_id": "suzhou",
    "scope-pm25": "city_unstated",
    "scope-good_day_ratio": "city_unstated",
    "fraction-section_share_class_iii": "times_100",
}


@pytest.fixture
def run(make_run: Callable[..., Run], warehouse: Warehouse) -> Run:
    return make_run("zh", warehouse)


def sheets_of(text: str) -> list[Sheet]:
    return [Sheet("", [tuple(row) for row in csv.reader(io.StringIO(text))], is_delimited=True)]


def read(run: Run, text: str = TABLE, **answers: str) -> TableReading:
    return read_table(sheets_of(text), build_vocabulary(run), ANSWERS | answers, TODAY)


def test_names_of_the_catalogue_are_known(run: Run) -> None:
    vocabulary = build_vocabulary(run)
    assert vocabulary.places.find("苏州市") == ("suzhou",)
    assert vocabulary.places.find("江苏") == ("jiangsu",)
    assert vocabulary.indicators.find("PM２.5 年均浓度") == ("pm25",)
    assert vocabulary.find_units("㎍/㎥") == ("ug_m3",)
    assert [use.basis_id for use in vocabulary.facts["pm25"].bases if not use.end_on] == ["actual_state"]


@pytest.mark.parametrize(
    ("heading", "likely"),
    [
        ("优良天数比例（%）", "good_day_ratio"),
        ("国考断面优Ⅲ类比例（%）", "section_share_class_iii"),
        ("优良天数比例", None),  # without a unit it may be a count
        ("优良天数比例（天）", None),
        ("优良比例（%）", None),  # of days or of sections
    ],
)
def test_what_reports_call_an_indicator_is_likely_with_its_unit(
    run: Run, heading: str, likely: str | None
) -> None:
    assert read_label(heading, build_vocabulary(run)).likely == likely


def test_every_name_of_an_indicator_is_certain_or_one_of_several(run: Run) -> None:
    """No name of the catalogue leads to another indicator than its own."""
    vocabulary = build_vocabulary(run)
    for code, indicator in run.catalogue.indicators.items():
        for name in (code, indicator.name_zh, indicator.name_en):
            assert code in vocabulary.indicators.find(name)


def test_figures_become_claims_of_the_readers_own_table(run: Run) -> None:
    reading = read(run)
    claims = make_own_rows(reading.complete, "表1", "我的表 2024.csv", b"x", TODAY)
    (source,) = claims.rows["sources.csv"]
    assert source["source_id"].startswith("reader_table_2024_")
    assert (source["grade"], source["published_on"]) == ("unverified_copy", "2026-03-01")
    assert "我的表 2024.csv" in source["title_zh"]
    row = claims.rows["claims/section_share_class_iii.csv"][1]
    assert (row["value"], row["comparator"], row["kind"], row["period"]) == ("95", ">=", "target", "2024")
    assert (row["scope_id"], row["basis_id"]) == ("national_sections", "network_2021_2025")
    assert (row["locator"], row["printed"], row["source_id"]) == ("表1 C3", "", source["source_id"])
    entry = claims.entry_of("claims/section_share_class_iii.csv", 2)
    assert entry is not None
    assert entry.where == "C3"
    assert claims.entry_of("claims/section_share_class_iii.csv", 3) is None


@pytest.mark.parametrize("name", ["我的表 2024.csv", "粘贴的表格.txt", "table.xlsx"])
def test_the_line_of_a_table_is_in_both_languages_whatever_its_file_is_called(run: Run, name: str) -> None:
    (source,) = make_own_rows(read(run).complete, "", name, b"x", TODAY).rows["sources.csv"]
    for column in ("title", "publisher"):
        assert HAN.search(source[f"{column}_zh"]) and not HAN.search(source[f"{column}_en"])
    assert name in source["title_zh"]


def test_a_remark_in_one_language_is_no_note(run: Run) -> None:
    text = "地区,年份,PM2.5年均浓度（μg/m³）,备注\n苏州,2026,27.3,初步数\n"
    (entry,) = read(run, text, **{"table-kind": "actual"}).complete
    assert entry.parts.keys().isdisjoint({"note_zh", "note_en"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_faults_and_meanings_are_told_in_words(
    make_run: Callable[..., Run], warehouse: Warehouse, language: Language
) -> None:
    run = make_run(language, warehouse)
    sheets = sheets_of(TABLE)
    reading = read_table(sheets, build_vocabulary(run), {}, TODAY)
    for question in reading.questions:
        assert name_question(run, question)
        names = [name_option(run, question, option, reading, sheets) for option in question.options]
        assert all(names)
        assert question.subject == "basis_id" or len(set(names)) == len(names)
    done = read(run)
    assert len(build_mapping_table(run, done).rows) == 3
    assert [row[0].text for row in build_ready_table(run, done.complete).rows] == ["B2", "C2", "B3", "C3"]
    faults = list_faults(run, done.faults)
    assert [(fault.where, fault.text) for fault in faults] == [("C4", "待定")]
    assert len(build_fault_table(run, faults).rows) == 1
    assert len(tell_left_out(run, done)) == 1


def test_the_table_to_correct_has_the_readers_values_and_their_faults(run: Run) -> None:
    reading = read(run)
    template = build_template(run, reading, {(2, 2): ["不合规则"]})
    rows = [dict(zip(template.columns, row, strict=True)) for row in template.rows]
    assert [row["value"] for row in rows] == ["30", "29", "93.8", "95", "83.4", "待定"]
    assert rows[3]["fault"] == "不合规则"
    assert rows[5]["fault"].startswith("C4 ")
    header, *lines = csv.reader(io.StringIO(write_template_csv(template).decode("utf-8-sig")))
    assert header == [*COLUMNS, "fault"]
    again = read_table(
        [Sheet("", [header, *lines], is_delimited=True)], build_vocabulary(run), {}, TODAY, "corrected.csv"
    )
    assert [fault.where for fault in again.faults] == ["F7"]
    assert {entry.parts["value"] for entry in again.complete} == {"30", "29", "93.8", "95"}


WITH_UNKNOWN = """地区,年份,指标,数值,口径,单位,性质
苏州市,2025,PM2.5,28,市区,μg/m³,实际
宿迁市,2024,PM2.5,30,市区,μg/m³,实际
"宿迁市",2025,PM2.5,31,市区,μg/m³,实际
Suqian,2023,PM2.5,32,市区,μg/m³,实际
suqian_city,2022,PM2.5,33,市区,μg/m³,实际
嘉兴市,2025,PM2.5,27,老城三片,μg/m³,实际
"""


def test_names_that_are_not_on_record_are_told_with_the_line_that_each_needs(run: Run) -> None:
    reading = read(run, WITH_UNKNOWN)
    assert [entry.where for entry in reading.complete] == ["D2"]  # rows of known places go on
    names = find_unknown_names(reading)
    assert count_waiting(reading, names) == 5
    rows = [[cell.text for cell in row] for row in build_unknown_table(run, names).rows]
    line = "places.csv需要一行：place_id,宿迁市,name_en,level,parent_id,peer_group"
    assert rows == [
        ["A3、A4", "宿迁市", line],
        ["A5", "Suqian", "places.csv需要一行：place_id,name_zh,Suqian,level,parent_id,peer_group"],
        ["A6", "suqian_city", "places.csv需要一行：suqian_city,name_zh,name_en,level,parent_id,peer_group"],
        ["E7", "老城三片", "scopes.csv需要一行：scope_id,老城三片,name_en,scope_group,is_implied"],
    ]
    assert {row[0]: row[-1] for row in build_template(run, reading).rows}[
        "宿迁市"
    ] == f"本库没有“宿迁市”，{line}"
    answers = {question.key: "leave_out" for question in reading.open_questions if question.is_unknown}
    assert find_unknown_names(read(run, WITH_UNKNOWN, **answers)) == []


def test_a_line_has_the_columns_of_its_file() -> None:
    for file, columns in FILES.values():
        header = (ROOT / "data" / file).read_text("utf-8").splitlines()[0]
        assert header == ",".join(columns)


def test_traditional_letters_are_read_as_simplified_ones(run: Run) -> None:
    rows = (
        ("地區", "年份", "指標", "數值", "口徑", "單位", "性質"),
        ("蘇州市", "2025", "PM2.5", "28", "市區", "μg/m³", "實際"),
    )
    sheets = make_sheets([RawSheet("", rows, (1, 2), "csv")], find_plain_letters(run))
    reading = read_table(sheets, build_vocabulary(run), {}, TODAY)
    assert [entry.parts["place_id"] for entry in reading.complete] == ["suzhou"]


def test_the_workbook_to_fill_in_offers_the_codes(run: Run) -> None:
    content = write_template_workbook(build_template(run))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        first = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert first.count("<dataValidation ") == 7
    assert "pm25" in texts and "苏州" in texts


def test_the_example_is_read_without_a_fault_and_says_what_is_published(run: Run) -> None:
    rows = [tuple(map(str, row)) for row in build_example(run)]
    assert len(rows) > 6
    reading = read_table([Sheet("", rows, is_delimited=True)], build_vocabulary(run), {}, TODAY)
    assert reading.faults == []
    assert {question.subject for question in reading.open_questions} <= {"basis_id"}


def test_rows_keep_their_numbers_and_merged_cells_their_places() -> None:
    raw = RawSheet("A", (("x", "y"), ("1", "2")), (2, 5), "xlsx", merged=(Area(2, 1, 2, 2),))
    (sheet,) = make_sheets([raw])
    assert sheet.rows == [(), ("x", "y"), (), (), ("1", "2")]
    assert (sheet.merged, sheet.is_delimited) == ([(1, 0, 1, 1)], False)
    assert ask_about_file([raw]) == []
    text = RawSheet("", raw.rows, raw.lines, "csv", "gb18030", ";")
    assert [(question.subject, question.guess) for question in ask_about_file([text])] == [
        ("encoding", "gb18030"),
        ("delimiter", ";"),
    ]


def test_a_table_beyond_the_limits_is_refused() -> None:
    raw = RawSheet("A", (("x", "y"), ("1", "2")), (2, 5), "xlsx")
    assert not is_too_large([raw], TableLimits(5, 4))
    assert is_too_large([raw], TableLimits(4, 4))
    assert is_too_large([raw], TableLimits(5, 3))
    given = {"CHENGJING_TABLE_ROWS": "7", "CHENGJING_TABLE_CELLS": ""}
    assert read_table_limits(given) == TableLimits(rows=7)
