"""Citing a number, and the documents behind the numbers of a page."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.models.claims import Claim
from dashboard.models.dimensions import Source
from dashboard.queries.claims import fetch_claims, search_claims
from dashboard.run import Run
from dashboard.views.sources.citations import build_citation
from dashboard.views.sources.claims import build_claim_page, claim_label
from dashboard.views.sources.source_list import build_source_list
from tests.dashboard.excerpts import trend_of

PLACES = ["lakeside", "harbour", "millbrook"]
REPORT = Source(
    "s", "某市2025年工作总结", "Summary of 2025", "某市局", "Bureau of Some City", "2026", "official", None, 1
)
ADDRESS = "https://example.org/a"


@pytest.fixture
def claim(make_run: Callable[..., Run]) -> Claim:
    """Some claim that stands at the fourth paragraph."""
    return replace(search_claims(make_run("en").warehouse, None, "", 1)[0], locator="一 ¶4")


def test_a_report_is_cited_down_to_the_paragraph(claim: Claim) -> None:
    citation = build_citation(claim, REPORT)
    assert citation.gbt_7714 == "某市局. 某市2025年工作总结[R]. 2026: 一, ¶4."
    assert citation.english == "Bureau of Some City (2026). “Summary of 2025” [in Chinese], 一, ¶4."


@pytest.mark.parametrize(
    ("grade", "published_on", "url", "locator", "line"),
    [
        (
            "press",
            "2026-02-09",
            ADDRESS,
            None,
            f"某市局. 某市2025年工作总结[EB/OL]. 2026(2026-02-09). {ADDRESS}",
        ),
        (
            "official",
            "2026-02-09",
            ADDRESS,
            "一 ¶4",
            f"某市局. 某市2025年工作总结[EB/OL]. 2026: 一, ¶4(2026-02-09). {ADDRESS}",
        ),
        ("official", "2026", None, None, "某市局. 某市2025年工作总结[R]. 2026."),
        ("unverified_copy", "2026", None, None, "某市局. 某市2025年工作总结[Z]. 2026."),
    ],
)
def test_what_is_not_known_is_left_out(
    claim: Claim, grade: str, published_on: str, url: str | None, locator: str | None, line: str
) -> None:
    source = replace(REPORT, grade=grade, published_on=published_on, url=url)
    citation = build_citation(replace(claim, locator=locator), source)
    assert citation.gbt_7714 == line
    assert citation.english.endswith(ADDRESS if url else "[in Chinese].")
    assert citation.needs_access_date == bool(url)


def test_the_page_of_a_claim_says_how_to_cite_it(make_run: Callable[..., Run]) -> None:
    run = make_run("zh")
    known = search_claims(run.warehouse, None, "", 1)[0]
    view = build_claim_page(run, known.claim_id)
    assert view.citation == build_citation(known, run.catalogue.sources[known.source_id])


def test_the_sources_of_a_page_stand_by_document(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    ids = trend_of(run, "pm25", PLACES, ["urban"]).table.claim_ids()
    claims = fetch_claims(run.warehouse, ids)
    documents = build_source_list(run, [*ids, ids[0], "no-such-id"])
    assert sorted(number.claim_id for document in documents for number in document.numbers) == sorted(ids)
    assert [document.title for document in documents] == list(
        dict.fromkeys(run.source_title(claims[claim_id].source_id) for claim_id in ids)
    )
    first, number = claims[ids[0]], documents[0].numbers[0]
    assert number.label == f"{run.place_name(first.place_id)} {first.period}: {claim_label(run, first)}"
    assert number.locator == (first.locator or "")
    assert documents[0].origin.startswith(run.catalogue.sources[first.source_id].publisher_en)


def test_an_indicator_is_named_where_it_is_not_the_only_one(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    ids = [claim.claim_id for claim in search_claims(run.warehouse, "lakeside_report", "", 99)]
    (document,) = build_source_list(run, ids)
    assert any("Mini particles: " in number.label for number in document.numbers)
