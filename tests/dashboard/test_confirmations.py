"""How sure figures are, in words: on the card of a number, in its sources, in tables, on overview and coverage."""

from collections.abc import Callable

import pytest

from dashboard.run import Run
from dashboard.views.quantities.headline_confirmations import build_headline_confirmations
from dashboard.views.quantities.overview import build_overview
from dashboard.views.sources.claims import build_claim_page, build_evidence_table
from dashboard.views.sources.source_list import build_source_list
from dashboard.views.sources.weaknesses import find_weaknesses
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, texts
from tests.edits import rows

PLACES = ["suzhou", "jiaxing"]


@pytest.fixture(scope="module")
def figures(warehouse: Warehouse) -> dict[str | None, str]:
    """A figure of Suzhou for each way of being confirmed, and one that nothing confirms."""
    found = rows(
        warehouse,
        "select confirmed_by, min(claim_id) from confirmation where place_id = 'suzhou'"
        " and (confirmed_by is distinct from 'documents' or len(document_claim_ids) > 0 and len(audit_ids) = 0)"
        " group by all",
    )
    return dict(found)


def test_the_card_of_a_number_says_what_confirms_it(
    warehouse: Warehouse, make_run: Callable[..., Run], figures: dict[str | None, str]
) -> None:
    run = make_run("zh", warehouse)
    facts = {how: dict(build_claim_page(run, claim_id).facts)["印证"] for how, claim_id in figures.items()}
    assert facts[None] == "本库未见其他独立文件、算式或监测数据计算值印证"
    assert facts["documents"].startswith("2份独立文件一致（")
    assert facts["arithmetic"].startswith("算式相符（")


def test_a_claim_that_is_no_figure_has_no_such_line(
    warehouse: Warehouse, make_run: Callable[..., Run]
) -> None:
    ((target,),) = rows(warehouse, "select min(claim_id) from fact_claim where kind = 'target'")
    assert "Confirmed by" not in dict(build_claim_page(make_run("en", warehouse), target).facts)


def test_sources_and_tables_say_it_in_a_word(
    warehouse: Warehouse, make_run: Callable[..., Run], figures: dict[str | None, str]
) -> None:
    run = make_run("en", warehouse)
    chosen = [figures["documents"], figures[None]]
    numbers = [number for document in build_source_list(run, chosen) for number in document.numbers]
    words = {number.claim_id: number.confirmation for number in numbers}
    assert words == {chosen[0]: "2 independent documents agree", chosen[1]: ""}
    table = build_evidence_table(run, chosen)
    assert codes(table, "documents", "confirmed_by") == [(2, "documents"), (1, None)]
    assert texts(table, 11) == [["2 independent documents agree"], ["–"]]


def test_the_overview_says_how_many_of_its_figures_are_confirmed(
    warehouse: Warehouse, make_run: Callable[..., Run]
) -> None:
    run = make_run("en", warehouse)
    ((every, confirmed),) = rows(
        warehouse,
        "select count(*), count(confirmed_by) from confirmation join figure using (claim_id)"
        " join dim_indicator i on i.indicator_id = figure.indicator_id"
        " where i.headline is not null and year is not null and figure.place_id in ('suzhou', 'jiaxing')",
    )
    assert 0 < confirmed < every
    view = build_overview(run, PLACES)
    assert f"of all {every} yearly headline figures of these places, {confirmed}." in view.confirmed
    assert build_overview(run, []).confirmed == ""
    listed = build_headline_confirmations(run, PLACES)
    assert listed.title == f"Headline figures: {confirmed} of {every} are confirmed"
    ways = [how for (how,) in codes(listed.table, "confirmed_by")]
    assert ways[: every - confirmed] == [None] * (every - confirmed)
    assert None not in ways[every - confirmed :]


def test_what_is_corrected_is_told_before_it_is_passed_on(
    warehouse: Warehouse, make_run: Callable[..., Run]
) -> None:
    ((corrected,),) = rows(warehouse, "select min(claim_id) from fact_claim where corrected_from is not null")
    run = make_run("zh", warehouse)
    assert [one.sentence for one in find_weaknesses(run, [corrected])] == [
        "原文所印有误、已更正（见说明）：1项"
    ]
    facts = dict(build_claim_page(run, corrected).facts)
    assert facts["原文表述"] == "3.3个百分点"
    assert "更正：" in facts["说明"]
