"""Where numbers come from: claims in words, with document, locator and printed figure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard import queries
from dashboard.models import Claim, Source
from dashboard.page import Page
from dashboard.views.table import Cell, Later, Record, Table

COLUMNS = ("value", "indicator", "place", "period", "scope", "basis", "kind", "source", "locator", "printed", "grade", "note")
MOST = 1000  # claims listed


@dataclass(frozen=True)
class Documents:
    """Every document, and the claims that a reader searched for; `more` if the list was cut."""

    table: Table
    claims: Table
    more: bool


def evidence(page: Page, claim_ids: Collection[str]) -> Table:
    """The claims behind some numbers, in the order of the numbers."""
    found = queries.claims(page.warehouse, claim_ids)
    return claim_table(page, [found[claim] for claim in claim_ids if claim in found])


def documents(page: Page, source: str | None, words: str) -> Documents:
    """All documents, and claims of one of them or of all that hold the words."""
    table = Table(
        [page.text(f"column.{c}") for c in ("source", "publisher", "published", "grade", "claims", "address")],
        Later(known := list(page.catalogue.sources.values()), lambda some: [_source_row(page, s) for s in some]),
        Later(known, lambda some: [_source_record(page, s) for s in some]),
    )
    claims = queries.claims_of(page.warehouse, source, words, MOST + 1)
    return Documents(table, claim_table(page, claims[:MOST]), len(claims) > MOST)


def claim_table(page: Page, claims: Sequence[Claim]) -> Table:
    """Claims as a table, each number linked to its own page."""
    return Table(
        [page.text(f"column.{c}") for c in COLUMNS],
        Later(claims, lambda some: [_row(page, c) for c in some]),
        Later(claims, lambda some: [_record(page, c) for c in some]),
    )


def claim_value(page: Page, claim: Claim) -> str:
    """A claim's number with its unit; the words of a target without one; a change with its sign and base."""
    if claim.value is None:
        return page.words(claim.value_text)
    if claim.kind != "change":
        return page.text.amount(claim.value_text, claim.unit, claim.comparator)
    if claim.value == 0 and claim.base_period:
        return page.text("claim.same", base=claim.base_period)
    told = page.text.change(claim.value, claim.unit, len(claim.value_text.partition(".")[2]))
    return page.text("claim.since", change=told, base=claim.base_period) if claim.base_period else told


def _row(page: Page, c: Claim) -> list[Cell]:
    grade = page.catalogue.sources[c.source_id].grade
    return [
        Cell(claim_value(page, c), c.claim_id), Cell(page.indicator(c.indicator_id)), Cell(page.place(c.place_id)), Cell(c.period),
        Cell(page.scope(c.scope)), Cell(page.basis(c.basis)), Cell(page.term("kind", c.kind)), Cell(page.source(c.source_id)),
        Cell(c.locator or "–"), Cell(c.printed or c.value_text), Cell(page.term("grade", grade)), Cell(page.text.of(c, "note") or "–"),
    ]  # fmt: skip


def _record(page: Page, c: Claim) -> Record:
    return {
        "claim_id": c.claim_id, "indicator_id": c.indicator_id, "indicator": page.indicator(c.indicator_id),
        "place_id": c.place_id, "place": page.place(c.place_id), "scope": c.scope, "scope_name": page.scope(c.scope),
        "period": c.period, "basis": c.basis, "kind": c.kind, "comparator": c.comparator, "value": c.value,
        "value_text": c.value_text, "unit": c.unit, "base_period": c.base_period, "source_id": c.source_id,
        "source": page.source(c.source_id), "locator": c.locator, "printed": c.printed, "note": page.text.of(c, "note") or None,
    }  # fmt: skip


def _source_row(page: Page, s: Source) -> list[Cell]:
    return [
        Cell(page.text.of(s, "title")), Cell(page.text.of(s, "publisher")), Cell(s.published_on), Cell(page.term("grade", s.grade)),
        Cell(str(s.claims)), Cell(s.url or page.text("sources.no_address")),
    ]  # fmt: skip


def _source_record(page: Page, s: Source) -> Record:
    return {
        "source_id": s.source_id, "title": page.text.of(s, "title"), "publisher": page.text.of(s, "publisher"),
        "published_on": s.published_on, "grade": s.grade, "claims": s.claims, "url": s.url,
    }  # fmt: skip


@dataclass(frozen=True)
class ClaimPage:
    """One claim in full: pairs of a heading and its words; the address of its document, if it has one."""

    title: str
    facts: list[tuple[str, str]]
    address: str | None


def claim_page(page: Page, claim_id: str) -> ClaimPage:
    """Everything a claim says about itself."""
    claim = queries.claims(page.warehouse, [claim_id])[claim_id]
    table = claim_table(page, [claim])
    title = page.text("claim.title", place=page.place(claim.place_id), period=claim.period, indicator=page.indicator(claim.indicator_id))
    facts = [(column, cell.text) for column, cell in zip(table.columns, table.rows[0], strict=True)]
    source = page.catalogue.sources[claim.source_id]
    facts.insert(8, (page.text("column.publisher"), f"{page.text.of(source, 'publisher')}, {source.published_on}"))
    meaning = page.text.of(page.catalogue.indicators[claim.indicator_id], "meaning")
    return ClaimPage(title, [*facts, (page.text("column.meaning"), meaning), ("ID", claim.claim_id)], source.url)
