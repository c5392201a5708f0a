"""The SQL of the water batch gives what the rule gives, on generated readings; and the facts that it reads fit together."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.build import DATA
from etl.monitoring.faults import FaultyInput
from etl.monitoring.layouts import load_vocabulary
from etl.monitoring.water.facts import load_facts, read_item_codes
from etl.monitoring.water.layouts import WaterLayout, find_layout
from etl.monitoring.water.reading import create_words
from etl.monitoring.water.steps import create_macros
from rules.water_class import ItemLimits, TrophicTerm, classify_item, mean, trophic_index_of_item
from tests.etl.monitoring.water_input import HEADER, write_sections

CLASSES = ("class_i", "class_ii", "class_iii", "class_iv", "class_v")


def rows_of(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8").splitlines()))


LIMIT_ROWS = rows_of(DATA / "water_classes.csv")
ITEM_ROWS = rows_of(DATA / "monitoring" / "water_items.csv")
BODIES = ("river", "lake")


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        create_macros(opened, load_vocabulary(DATA).time_forms)
        create_words(opened, WaterLayout({}))
        load_facts(opened, DATA, "automatic", None)
        yield opened


def limits_of(item: str, water_body: str) -> list[ItemLimits]:
    return [
        ItemLimits(row["comparator"], [Decimal(row[one]) for one in CLASSES])
        for row in LIMIT_ROWS
        if row["item_id"] == item and row["water_body"] in ("", water_body)
    ]


def around(limits: list[ItemLimits]) -> st.SearchStrategy[Decimal]:
    """Values anywhere, and at the limits and a step beside them."""
    edges = [
        limit + step * Decimal("0.000001") for one in limits for limit in one.limits for step in (-1, 0, 1)
    ]
    return st.one_of(st.sampled_from(edges), st.decimals(0, 50, places=6))


@pytest.mark.parametrize("water_body", BODIES)
@pytest.mark.parametrize("item", sorted({row["item_id"] for row in LIMIT_ROWS}))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_an_item_has_the_class_of_the_rule(
    con: duckdb.DuckDBPyConnection, item: str, water_body: str, data: st.DataObject
) -> None:
    limits = limits_of(item, water_body)
    value = data.draw(around(limits))
    found = con.execute("select item_class(?, ?, ?)", [item, int(value * 1_000_000), water_body]).fetchone()
    assert found == (classify_item(value, limits),)


@settings(max_examples=300, deadline=None)
@given(
    values=st.lists(st.decimals(0, 100, places=3), min_size=1, max_size=31),
    places=st.integers(0, 5),
)
def test_a_mean_is_that_of_the_rule(
    con: duckdb.DuckDBPyConnection, values: list[Decimal], places: int
) -> None:
    total = sum(int(value * 1_000_000) for value in values)
    found = con.execute("select published(mean_of(?::bigint, ?, ?))", [total, len(values), places]).fetchone()
    assert found == (mean(values, places),)


@settings(max_examples=200, deadline=None)
@given(part=st.integers(0, 400), rest=st.integers(0, 400))
def test_a_share_is_rounded_half_to_even(con: duckdb.DuckDBPyConnection, part: int, rest: int) -> None:
    found = con.execute("select share_of(?, ?)", [part, part + rest]).fetchone()
    assert found == ((mean([Decimal(100)] * part + [Decimal(0)] * rest, 1) if part + rest else None),)


def test_an_item_of_which_nothing_is_known_has_no_class(con: duckdb.DuckDBPyConnection) -> None:
    asked = "select item_class('total_phosphorus', 1, null), item_class('total_nitrogen', 1, 'lake'), item_class('ph', null, null)"
    assert con.execute(asked).fetchone() == (None, None, None)


@pytest.mark.parametrize(
    "row", [row for row in ITEM_ROWS if row["trophic_slope"]], ids=lambda row: row["item_id"]
)
def test_the_trophic_index_of_an_item_is_that_of_the_rule(
    con: duckdb.DuckDBPyConnection, row: dict[str, str]
) -> None:
    keys = ("trophic_factor", "trophic_constant", "trophic_slope", "trophic_correlation")
    term = TrophicTerm(*(Decimal(row[key]) for key in keys))
    asked = (
        "select round(10 * (trophic_constant + trophic_slope * ln(0.05 * trophic_factor)), 3)"
        " from water_item where item = ?"
    )
    assert con.execute(asked, [row["item_id"]]).fetchone() == (
        round(trophic_index_of_item(Decimal("0.05"), term), 3),
    )


def test_every_item_with_limits_is_an_item_and_total_nitrogen_has_none() -> None:
    items, limited = read_item_codes(DATA), {row["item_id"] for row in LIMIT_ROWS}
    assert len(items) == len(set(items))
    assert limited <= set(items)
    assert set(items) - limited == {"total_nitrogen", "chlorophyll_a", "transparency"}
    assert {row["item_id"] for row in ITEM_ROWS if row["is_required"]} == {
        "dissolved_oxygen",
        "permanganate_index",
        "ammonia_nitrogen",
        "total_phosphorus",
    }


def test_the_published_form_is_known_by_its_columns() -> None:
    items = read_item_codes(DATA)
    layout = find_layout(DATA, HEADER.split(","), items, None, "x.csv")
    assert layout.columns["total_phosphorus"] == "总磷(mg/L)"
    assert layout.classes["劣Ⅴ"] == 6
    own = find_layout(DATA, ["section", "time", "ph", "lead"], items, None, "x.csv")
    assert own.columns["lead"] == "lead"
    with pytest.raises(FaultyInput, match="no known form of water readings"):
        find_layout(DATA, ["city", "time", "pm25"], items, None, "x.csv")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("subject: water\nvalues: {DO: oxigen}", "“oxigen” is no item"),
        ("subject: water\ncolumns: {place: 断面}", "“place” is no column that is read"),
        ("subject: water\nstates: {停: broken}", "“broken” is no state"),
        ("subject: water\nclasses: {Ⅵ: 7}", "“7” is no class from 1 to 6"),
        ("subject: water\nclasses: [Ⅵ]", "write the words of the file and what each means"),
        ("subject: water\nclass: {Ⅵ: 6}", "unknown key “class”"),
        ("columns: {city: 城市}", "write “subject: water”"),
        ("a: [", "not YAML"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(tmp_path: Path, text: str, words: str) -> None:
    mapping = tmp_path / "mapping.yml"
    mapping.write_text(text + "\n", "utf-8")
    with pytest.raises(FaultyInput, match=words):
        find_layout(DATA, ["DO"], read_item_codes(DATA), mapping, "x.csv")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("section,water_body\n河口,pond\n", 'sections.csv:2 water_body: neither river nor lake "pond"'),
        ("section,water_body\n河口,river\n河口,lake\n", 'sections.csv:3 section: written twice "河口"'),
        (
            "section,water_body,target_class\n河口,river,好\n",
            'sections.csv:2 target_class: not a class of water "好"',
        ),
        ("section\n河口\n", "sections.csv:1 water_body: missing column"),
        ("section,water_body\n,river\n", 'sections.csv:2 section: no name of a section ""'),
    ],
)
def test_a_list_of_sections_that_cannot_be_used_says_why(tmp_path: Path, text: str, words: str) -> None:
    sections = write_sections(tmp_path, text)
    with duckdb.connect() as con, pytest.raises(FaultyInput) as told:
        create_words(con, WaterLayout({}))
        load_facts(con, DATA, "automatic", sections)
    assert words in str(told.value)
