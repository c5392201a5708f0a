"""The build compares every value with the words that are printed, and names the row where they disagree."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.build import DATA
from rules.printed import possible_values
from tests.edits import append, faults, replace

LEVEL = "actual,=,28.5,ug_m3,,lakeside_report,一 ¶2,28.5微克/立方米"
CHANGE = "change,=,-5.0,percent,2024,lakeside_report,一 ¶2,5.0%"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (LEVEL, LEVEL.replace("=,28.5", "=,28.6"), "5 {} 28.6 but printed 28.5微克/立方米"),
        (LEVEL, LEVEL.replace("=,28.5", "=,28.50"), "5 {} 28.50 but printed 28.5微克/立方米"),
        (LEVEL, LEVEL.replace("=,28.5", "=,28"), "5 {} 28 but printed 28.5微克/立方米"),
        (LEVEL, LEVEL.replace("28.5微", "-28.5微"), "5 {} 28.5 but printed -28.5微克/立方米"),
        (CHANGE, CHANGE.replace("=,-5.0", "=,-5"), "7 {} -5 but printed 5.0%"),
        (CHANGE, CHANGE.replace("5.0%", "上升5.0%"), "7 {} -5.0 but printed 上升5.0%"),
        (CHANGE, CHANGE.replace("5.0%", "持平"), "7 {} -5.0 but printed 持平"),
        (CHANGE, CHANGE.replace("5.0%", "略有下降"), "7 {} -5.0 but printed 略有下降"),
    ],
)
def test_a_value_that_is_not_as_printed_is_named(data: Path, old: str, new: str, fault: str) -> None:
    replace(data, "claims/pm25.csv", old, new)
    line, _, words = fault.partition(" {} ")
    assert faults(data) == [f'claims/pm25.csv:{line} value: value not as printed "{words}"']


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LEVEL, LEVEL.replace("28.5微", "２８．５微")),
        (LEVEL, LEVEL.replace("28.5微", "二十八点五微")),
        (LEVEL, LEVEL.replace("28.5微克/立方米", "28.5")),
        (CHANGE, CHANGE.replace("5.0%", "下降5.0%")),
        (CHANGE, CHANGE.replace("5.0%", "−5.0%")),
        (CHANGE, CHANGE.replace("-5.0,", "0,").replace("5.0%", "持平")),
        (CHANGE, CHANGE.replace("change,=", "target,<=").replace("5.0%", "下降5.0%")),
        (CHANGE, CHANGE.replace("change,=", "target,<=")),
    ],
)
def test_a_value_as_printed_passes(data: Path, old: str, new: str) -> None:
    replace(data, "claims/pm25.csv", old, new)
    assert faults(data) == []


@pytest.mark.parametrize(
    ("claim", "passes"),
    [
        ("derived,=,84.7,percent,,lakeside_press,,309天,由天数推得,309 of 365 days", True),
        ("derived,=,84.7,percent,,lakeside_press,,309天,,", False),
        ("actual,=,84.7,percent,,lakeside_press,,309天,由天数推得,309 of 365 days", False),
        ("actual,=,84.7,percent,,lakeside_press,,八成多,图中读数,Read from a chart", True),
        ("actual,=,84.7,percent,,lakeside_press,,八成多,,", False),
    ],
)
def test_what_cannot_be_compared_needs_a_note(data: Path, claim: str, passes: bool) -> None:
    append(data, "claims/good_day_ratio.csv", f"millbrook,urban,2019,standard_2012,{claim}")
    printed = claim.split(",")[7]
    rule = f'claims/good_day_ratio.csv:12 value: value not as printed "84.7 but printed {printed}"'
    assert faults(data) == ([] if passes else [rule])


def test_a_value_that_is_no_number_or_has_no_unit_has_its_own_fault_only(data: Path) -> None:
    replace(data, "claims/pm25.csv", LEVEL, LEVEL.replace("28.5,ug_m3", "28.6,ounce"))
    replace(data, "claims/pm25.csv", CHANGE, CHANGE.replace("-5.0,", "minus five,"))
    found = faults(data)
    assert 'claims/pm25.csv:5 unit_id: unknown unit "ounce"' in found
    assert 'claims/pm25.csv:7 value: not a number "minus five"' in found
    assert [fault for fault in found if "not as printed" in fault] == []


def test_the_curated_values_that_are_not_compared_are_these() -> None:
    """Shares that their sources give as numbers of days or of places, and what is left of a whole: derived, with
    a note.
    """
    assert list(_not_compared()) == [
        ("drinking_source_compliance_rate", "2022", "100", "13个"),
        ("ecological_quality_class", "2024", "3", "Class III"),
        ("good_day_ratio", "2019", "84.7", "309天"),
        ("good_day_ratio", "2022", "87.1", "318天"),
        ("good_day_ratio", "2023", "87.7", "320天"),
        ("good_day_ratio", "2013", "55.3", "202天"),
        ("rectification_issue_in_progress", "2022", "8", "其余均按序推进"),
    ]


def _not_compared() -> Iterator[tuple[str, str, str, str]]:
    """Indicator, period, value and quotation of the curated claims whose quotation has not the value."""
    with (DATA / "units.csv").open(encoding="utf-8", newline="") as lines:
        units = {row["unit_id"]: row["name_zh"] for row in csv.DictReader(lines)}
    for file in sorted((DATA / "claims").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["value"] and row["printed"]:
                    terms = row["printed"], units[row["unit_id"]], row["comparator"]
                    if row["value"].lstrip("-") not in {
                        value.lstrip("-") for value in possible_values(*terms) or ()
                    }:
                        yield file.stem, row["period"], row["value"], row["printed"]
