"""A caveat goes where its number goes: on the screen, into files, into the briefing and the data API.

Every number of the data that is derived, preliminary, a bound, about so many or from an unverified copy, and
every pair of cities that is only nearly comparable.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import cache
from itertools import combinations

import docx
import pyarrow.parquet as pq
import pytest

from dashboard.exports.csv_parquet import write_csv, write_parquet
from dashboard.exports.download import Download
from dashboard.exports.paper_text import list_cautions
from dashboard.exports.word import write_word
from dashboard.models.claims import Figure
from dashboard.page_record import PageRecord, Section
from dashboard.queries.figures import fetch_figures
from dashboard.queries.listing import RESOURCES, fetch_listing
from dashboard.run import Run
from dashboard.table import Table
from dashboard.text import LANGUAGES
from dashboard.views.quantities.overview import build_overview
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import scopes_of, trend_of

ABOUT = {"zh": ("约", "数值相同"), "en": ("about ", "the same number")}  # one of them stands with a near pair
SIGNS = {"=": "", "<=": "≤", ">=": "≥", "<": "<", ">": ">", "~": "≈"}  # of a dense table


def is_weak(figure: Figure) -> bool:
    return figure.kind != "actual" or figure.comparator != "=" or figure.grade == "unverified_copy"


@cache
def walk(run: Run) -> list[tuple[Table, list[Figure]]]:
    """The table of every indicator that has a weak figure, with these figures; as the theme pages show it."""
    places, found = list(run.catalogue.places), []
    for indicator in run.catalogue.indicators:
        weak = [f for f in fetch_figures(run.warehouse, [indicator], places) if is_weak(f)]
        if weak:
            own = list(dict.fromkeys(f.place_id for f in weak))
            found.append((trend_of(run, indicator, own, scopes_of(run, indicator, own)).table, weak))
    return found


def caveats(run: Run, figure: Figure) -> list[str]:
    """The words that must stand beside a figure."""
    words = [] if figure.kind == "actual" else [run.term_name("kind", figure.kind)]
    words += [] if figure.comparator == "=" else [run.term_name("comparator", figure.comparator)]
    copied = figure.grade == "unverified_copy"
    return words + ([run.term_name("grade", figure.grade)] if copied else [])


def of_page(run: Run, table: Table) -> Run:
    return replace(run, record=PageRecord("air", "x", "", {}, [Section("x", tables=[table])]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_screen(make_run: Callable[..., Run], warehouse: Warehouse, language) -> None:
    run, count = make_run(language, warehouse), 0
    for table, weak in walk(run):
        shown = {(r["claim_id"], r["period"]): row for row, r in zip(table.rows, table.records, strict=True)}
        for figure in weak:
            words = " | ".join(cell.text for cell in shown[figure.claim_id, figure.period])
            assert all(term in words for term in caveats(run, replace(figure, comparator="="))), words
            assert SIGNS[figure.comparator] in words
            count += 1
    assert count > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_files(make_run: Callable[..., Run], warehouse: Warehouse, language) -> None:
    run = make_run(language, warehouse)
    for table, weak in walk(run):
        download = Download(of_page(run, table), Section("x"), table)
        written = list(csv.DictReader(io.StringIO(write_csv(download).decode("utf-8-sig"))))
        packed = pq.read_table(io.BytesIO(write_parquet(download))).to_pylist()
        for rows in (written, packed):
            of_claim = {(row["claim_id"], row["period"]): row for row in rows}
            for figure in weak:
                row = of_claim[figure.claim_id, figure.period]
                assert all(term in row["caveat"] for term in caveats(run, figure)), row
                codes = (row["kind"], row["comparator"], row["grade"])
                assert codes in {(figure.kind, figure.comparator, figure.grade)} | {
                    (figure.kind, f"'{figure.comparator}", figure.grade)  # a spreadsheet would read a formula
                }


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_briefing(make_run: Callable[..., Run], warehouse: Warehouse, language) -> None:
    run = make_run(language, warehouse)
    for table, weak in walk(run):
        said = " ".join(list_cautions(of_page(run, table)))
        for kind in ("derived", "preliminary"):
            quantities = {
                (r["place_id"], r["period"], r["indicator_id"]) for r in table.records if r["kind"] == kind
            }
            assert {(f.place_id, f.period, f.indicator_id) for f in weak if f.kind == kind} <= quantities
            assert not quantities or run.text(f"preflight.{kind}", count=len(quantities)) in said
        copied = any(f.grade == "unverified_copy" for f in weak)
        assert not copied or run.text("preflight.unverified", count=0).split("0")[0] in said


def test_in_the_file_of_the_briefing(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    run = make_run("zh", warehouse)
    table = trend_of(run, "pm25", ["suzhou", "jiaxing"], scopes_of(run, "pm25", ["suzhou", "jiaxing"])).table
    page = of_page(run, table)
    words = "\n".join(one.text for one in docx.Document(io.BytesIO(write_word(page))).paragraphs)
    cautions = list_cautions(page)
    assert any("推算值" in one for one in cautions)
    assert any("未经核对的转载" in one for one in cautions)
    assert all(one in words for one in cautions)


def test_in_the_data_api(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    (figures,) = (resource for resource in RESOURCES if resource.name == "figures")
    rows, total = fetch_listing(warehouse, figures, {}, 10_000, 0)
    assert len(rows) == total
    listed = {(row.claim_id, row.period): asdict(row) for row in rows}
    for _, weak in walk(make_run("en", warehouse)):
        for figure in weak:
            row = listed[figure.claim_id, figure.period]
            assert (row["kind"], row["comparator"], row["grade"]) == (
                figure.kind,
                figure.comparator,
                figure.grade,
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pair_that_is_near_goes_with_its_reason(
    make_run: Callable[..., Run], warehouse: Warehouse, language
) -> None:
    run, count = make_run(language, warehouse), 0
    cities = [place.place_id for place in run.catalogue.places.values() if place.peer_group == "city"]
    for pair in combinations(cities[:6], 2):
        table = build_overview(run, list(pair)).table
        words = " ".join(cell.text for row in table.rows for cell in row)
        page = of_page(run, table)
        text = write_csv(Download(page, Section("x"), table)).decode("utf-8-sig")
        written = list(csv.DictReader(io.StringIO(text)))
        near = [record for record in table.records if record["comparison_grade"] == "near"]
        for record in near:
            reason = str(record["comparison_reason"])
            assert reason
            assert reason in words
            assert any(word in str(record["statement"]) for word in ABOUT[language])
            assert reason in {row["comparison_reason"] for row in written}
            count += 1
        pairs = {(r["indicator_id"], r["place_id"]) for r in near if r["place_id"] != pair[0]}
        assert not pairs or run.text("preflight.near", count=0).split("0")[0] in " ".join(list_cautions(page))
    assert count > 10
