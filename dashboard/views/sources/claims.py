"""Where numbers come from: claims in words, with document, locator and printed figure."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from dashboard.models.claims import Claim
from dashboard.queries.claims import fetch_claims
from dashboard.queries.figures import find_computed_figure, find_derived_value
from dashboard.queries.judgements import fetch_confirmations
from dashboard.run import Run
from dashboard.table import Cell, LazyList, Record, Table, Value
from dashboard.views.computed import validity_words
from dashboard.views.layouts import QUANTITY, SOURCE, Field, Layout
from dashboard.views.sources.citations import Citation, build_citation
from dashboard.views.sources.confirmations import name_confirmation, tell_confirmation
from rules.rounding import decimals, exact_digits

CLAIMS = Layout(
    "claims",
    (
        "value",
        "indicator",
        "place",
        "period",
        "scope",
        "basis",
        "kind",
        "source",
        "locator",
        "printed",
        "grade",
        "confirmation",
        "note",
    ),
    (
        Field("claim_id"),
        *QUANTITY,
        Field("base_period"),
        Field("source_id"),
        SOURCE,
        Field("locator"),
        Field("printed"),
        Field("note", value=lambda run, claim: run.text.name_of(claim, "note") or None),
        Field("documents", int),
        Field("confirmed_by"),
    ),
)


def build_evidence_table(run: Run, claim_ids: Collection[str]) -> Table:
    """The claims behind some numbers, in the order of the numbers."""
    found = fetch_claims(run.warehouse, claim_ids)
    return build_claim_table(run, [found[claim] for claim in claim_ids if claim in found])


def build_claim_table(run: Run, claims: Sequence[Claim]) -> Table:
    """Claims as a table, each number linked to its own page."""
    table = CLAIMS.table(run)
    rows = LazyList(claims, lambda part: [table.checked(row) for row in _rows(run, part)])
    return Table(
        table.columns, rows, LazyList(claims, lambda part: make_records(run, CLAIMS, part)), table.schema
    )


def make_records(
    run: Run, layout: Layout, claims: Sequence[Claim], **given: Callable[[Claim], Value]
) -> list[Record]:
    """Claims with what confirms them; `given` are further fields of the layout."""
    found = fetch_confirmations(run.warehouse, [claim.claim_id for claim in claims])
    records = []
    for claim in claims:
        one = found.get(claim.claim_id)
        further = {name: make(claim) for name, make in given.items()}
        documents, confirmed_by = (one.documents, one.confirmed_by) if one else (None, None)
        records.append(layout.record(run, claim, documents=documents, confirmed_by=confirmed_by, **further))
    return records


def claim_label(run: Run, claim: Claim) -> str:
    """A claim's number with its unit; the words of a target without one; a change with its sign and base."""
    if claim.value is None:
        return run.phrase(claim.value_text)
    if claim.kind != "change":
        return run.text.amount(claim.value_text, claim.unit_id, claim.comparator)
    base = claim.base_period or ""
    if len(base) == len("2025"):
        base = run.text("control.in_year", year=base)
    if claim.value == 0 and base:
        return run.text("claim.same", base=base)
    change = run.text.change(claim.value, claim.unit_id, decimals(claim.value_text), claim.comparator)
    return run.text("claim.since", change=change, base=base) if base else change


def _rows(run: Run, claims: Sequence[Claim]) -> list[list[Cell]]:
    found = fetch_confirmations(run.warehouse, [claim.claim_id for claim in claims])
    return [_row(run, claim, name_confirmation(run, found.get(claim.claim_id))) for claim in claims]


def _row(run: Run, c: Claim, confirmation: str) -> list[Cell]:
    grade = run.catalogue.sources[c.source_id].grade
    return [
        Cell(claim_label(run, c), c.claim_id),
        Cell(run.indicator_name(c.indicator_id)),
        Cell(run.place_name(c.place_id)),
        Cell(c.period),
        Cell(run.scope_label(c.scope_id)),
        Cell(run.basis_name(c.basis_id)),
        Cell(run.term_name("kind", c.kind)),
        Cell(run.source_title(c.source_id)),
        Cell(c.locator or "–"),
        Cell(c.printed or c.value_text),
        Cell(run.term_name("grade", grade)),
        Cell(confirmation or "–"),
        Cell(run.text.name_of(c, "note") or "–"),
    ]


@dataclass(frozen=True)
class ClaimPage:
    """One claim in full: pairs of a heading and its words; how to cite it; the address of its document, if it
    has one. Of a derived value also how it follows, and the claims that it follows from, with their names.
    """

    title: str
    facts: list[tuple[str, str]]
    citation: Citation
    address: str | None
    follows: str = ""
    follows_from: tuple[tuple[str, str], ...] = ()


def build_claim_page(run: Run, claim_id: str) -> ClaimPage:
    """Everything a claim says about itself; of a derived value, how it follows."""
    claim = fetch_claims(run.warehouse, [claim_id])[claim_id]
    derived = find_derived_value(run.warehouse, claim_id)
    page = _claim_page(run, claim)
    if computed := find_computed_figure(run.warehouse, claim_id):
        valid_days = (run.text("column.validity"), validity_words(run, computed))
        return replace(page, facts=[*page.facts[:-1], valid_days, page.facts[-1]])
    if derived is None:
        return page
    parts = fetch_claims(run.warehouse, [*derived.claim_ids, derived.confirmed_by or ""])
    names = tuple(
        (part.claim_id, f"{run.place_name(part.place_id)} {part.period} {claim_label(run, part)}")
        for part in (parts[code] for code in (*derived.claim_ids, derived.confirmed_by) if code)
    )
    unit = derived.unit_id
    follows = run.text(
        "claim.follows",
        formula=derived.formula,
        period=derived.period,
        value=run.text.amount(derived.value_text, unit),
        interval=run.text.amount(f"{exact_digits(derived.low)}–{exact_digits(derived.high)}", unit),
    )
    return replace(page, follows=follows, follows_from=names)


def _claim_page(run: Run, claim: Claim) -> ClaimPage:
    table = build_claim_table(run, [claim])
    title = run.text(
        "claim.title",
        place=run.place_name(claim.place_id),
        period=claim.period,
        indicator=run.indicator_name(claim.indicator_id),
    )
    source = run.catalogue.sources[claim.source_id]
    publisher = run.text.commas([run.text.name_of(source, "publisher"), source.published_on])
    meaning = run.text.name_of(run.catalogue.indicators[claim.indicator_id], "meaning")
    facts = []
    for column, name, cell in zip(CLAIMS.headings, table.columns, table.rows[0], strict=True):
        words = tell_confirmation(run, claim.claim_id) if column == "confirmation" else cell.text
        if words:  # a scope that the indicator implies says nothing, nor is every claim a figure
            facts.append((name, words))
        if column == "source":
            facts.append((run.text("column.publisher"), publisher))
    facts += [(run.text("column.meaning"), meaning), ("ID", claim.claim_id)]
    return ClaimPage(title, facts, build_citation(claim, source), source.url)
