"""Corrections of what a document prints: the claim keeps it, readers get the corrected value, `expect` guards it."""

from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse import Warehouse
from etl.build import build
from etl.restaging import restage
from etl.staging import stage
from tests.edits import append, empty_staging, faults, rows

REASON = "更正：应为百分点,Corrected: it must be percentage points,arithmetic"


@pytest.fixture(scope="module")
def ids(mini_file: Path) -> dict[str, str]:
    """The claims of two reports by place, indicator, kind and period."""
    with duckdb.connect(str(mini_file), read_only=True) as con:
        found = con.execute(
            "select concat_ws(' ', place_id, indicator_id, kind, period), claim_id from fact_claim"
            " where source_id in ('lakeside_report', 'harbour_report')"
        ).fetchall()
    return dict(found)


def correct(data: Path, claim_id: str, field: str, expect: str, corrected: str) -> None:
    append(data, "corrections.csv", f"{claim_id},{field},{expect},{corrected},{REASON}")


def test_a_corrected_result_is_derived_and_keeps_what_is_printed(
    data: Path, tmp_path: Path, ids: dict[str, str]
) -> None:
    correct(data, ids["lakeside pm25 actual 2025"], "value", "28.5", "27.5")
    correct(data, ids["lakeside good_day_ratio change 2025"], "value", "-0.5", "-1.5")
    build(data, tmp_path / "warehouse.duckdb")
    warehouse = Warehouse(tmp_path / "warehouse.duckdb")
    result, change = ids["lakeside pm25 actual 2025"], ids["lakeside good_day_ratio change 2025"]
    told = "select claim_id, kind, value_text, printed, corrected_from, note_en from fact_claim where claim_id = '{}'"
    note = "Corrected: it must be percentage points"
    assert rows(warehouse, told.format(result)) == [
        (result, "derived", "27.5", "28.5微克/立方米", "kind=actual; value=28.5", note)
    ]
    assert rows(warehouse, told.format(change)) == [
        (change, "change", "-1.5", "0.5个百分点", "value=-0.5", note)
    ]
    # what another document prints goes before it, no audit rests on it, and nothing confirms it
    figure = "select value_text, kind from figure where indicator_id = 'pm25' and place_id = 'lakeside' and year = 2025"
    assert rows(warehouse, figure) == [("29", "actual")]
    judged = f"select distinct verdict from audit where list_has_any(claim_ids, ['{result}', '{change}'])"
    assert rows(warehouse, judged) == [("cannot_be_checked",)]
    based = f"select count(*) from derived where list_has_any(claim_ids, ['{result}', '{change}'])"
    assert rows(warehouse, based) == [(0,)]
    assert rows(
        warehouse, "select corrected_from from claim where corrected_from is not null order by 1"
    ) == [
        ("kind=actual; value=28.5",),
        ("value=-0.5",),
    ]
    warehouse.close()
    # a preview stands on the claims as their files have them
    staged = "select indicator_id, place_id, period, kind, value, unit_id, note_zh, note_en from stg_claims order by all"
    con = empty_staging()
    assert stage(con, data) == []
    as_read = con.execute(staged).fetchall()
    con = empty_staging()
    restage(con, tmp_path / "warehouse.duckdb")
    assert con.execute(staged).fetchall() == as_read


def test_a_unit_that_only_the_document_gets_wrong_is_taken(data: Path) -> None:
    file = data / "claims" / "good_day_ratio.csv"
    text = file.read_text("utf-8").replace("=,-0.5,percentage_point,2024", "=,-0.5,percent,2024")
    file.write_text(text.replace("0.5个百分点", "0.5%"), "utf-8")
    assert faults(data) == ['claims/good_day_ratio.csv:5 unit_id: wrong unit "percent"']
    correct(data, "good_day_ratio-000000000000", "unit_id", "percent", "percentage_point")
    assert 'corrections.csv:2 claim_id: correction without claim "good_day_ratio-000000000000"' in faults(
        data
    )


def test_a_correction_of_an_unknown_claim_is_named_by_its_line(data: Path) -> None:
    correct(data, "pm25-000000000000", "value", "28.5", "27.5")
    assert faults(data) == ['corrections.csv:2 claim_id: correction without claim "pm25-000000000000"']


def test_a_correction_that_is_no_longer_needed_fails_the_build(data: Path, ids: dict[str, str]) -> None:
    correct(data, ids["lakeside pm25 actual 2025"], "value", "82.5", "28.5")
    assert faults(data) == ['corrections.csv:2 expect: correction out of date "82.5 but the claim says 28.5"']


@pytest.mark.parametrize(
    ("claim", "field", "expect", "corrected", "fault"),
    [
        ("lakeside pm25 target 2026", "value", "29", "28", 'claim_id: correction out of place "target"'),
        ("lakeside pm25 actual 2025", "value", "28.5", "28,5", 'found "8"'),
        (
            "lakeside pm25 actual 2025",
            "value",
            "28.5",
            "about 28",
            'corrected: correction out of place "about 28"',
        ),
        ("lakeside pm25 actual 2025", "value", "28.5", "28.5", 'corrected: correction out of place "28.5"'),
        (
            "lakeside pm25 actual 2025",
            "value",
            "28.5",
            "2850",
            'claims/pm25.csv:5 value: implausible value "2850"',
        ),
        (
            "lakeside pm25 actual 2025",
            "unit_id",
            "ug_m3",
            "no_unit",
            'corrected: correction out of place "no_unit"',
        ),
        ("lakeside pm25 actual 2025", "period", "2025", "2024", 'field: unknown code "period"'),
        (
            "harbour inspection actual 2025",
            "value",
            "200",
            "201",
            'claim_id: correction out of place "actual"',
        ),
    ],
    ids=str,
)
def test_what_a_correction_may_not_do(
    data: Path, ids: dict[str, str], claim: str, field: str, expect: str, corrected: str, fault: str
) -> None:
    correct(data, ids[claim], field, expect, corrected)
    assert any(fault in line for line in faults(data))


def test_a_correction_stands_once(data: Path, ids: dict[str, str]) -> None:
    for _ in range(2):
        correct(data, ids["lakeside pm25 actual 2025"], "value", "28.5", "27.5")
    assert [line for line in faults(data) if "duplicate key" in line]


def test_a_heading_alone_is_whole_and_an_empty_file_is_not(data: Path) -> None:
    assert faults(data) == []
    (data / "corrections.csv").write_text("", "utf-8")
    assert faults(data) != []
