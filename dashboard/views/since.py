"""What changed since the build that a link is pinned to: figures of the current view, old and new."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard import queries
from dashboard.models import Claim, PastClaim
from dashboard.page import Page
from dashboard.views.evidence import claim_value
from dashboard.views.table import MISSING, Cell, Table


@dataclass(frozen=True)
class Since:
    """A sentence on what became of the figures, and those that changed; `known` is False if the build is not remembered."""

    sentence: str
    known: bool
    table: Table


def since(page: Page, code: str, claim_ids: Collection[str]) -> Since | None:
    """The claims of a view against the build whose hash begins with the code; None if that is the build shown."""
    if page.build.content_hash.startswith(code):
        return None
    table = Table([page.text(f"column.{c}") for c in ("place", "indicator", "scope", "period", "was", "now")])
    past = queries.past_build(page.warehouse, code)
    if past is None:
        return Since(page.text("since.unknown", build=code), False, table)
    claims = queries.claims(page.warehouse, claim_ids)
    old = queries.past_claims(page.warehouse, past.number, {c.indicator_id for c in claims.values()}, {c.place_id for c in claims.values()})
    before = {p.claim_id: p for p in old}
    for claim in (claims[claim] for claim in claim_ids if claim in claims):
        was = before.get(claim.claim_id)
        if was is None or (was.value_text, was.comparator) != (claim.value_text, claim.comparator):
            told = claim_value(page, claim)
            earlier = [was] if was else [p for p in old if _quantity(p) == _quantity(claim)]
            table.rows.append(_row(page, claim, [_told(page, p) for p in earlier], Cell(told, claim.claim_id)))
    kept = {_quantity(claim) for claim in claims.values()}
    missing = queries.claims(page.warehouse, before).keys()
    for p in old:
        if p.claim_id not in missing and _quantity(p) not in kept:
            table.rows.append(_row(page, p, [_told(page, p)], Cell(page.text("since.withdrawn"))))
    key = "since.changed" if table.rows else "since.same"
    return Since(page.text(key, count=len(table.rows), build=past.content_hash[:12], date=past.data_on), True, table)


def _quantity(claim: Claim | PastClaim) -> tuple[str, ...]:
    """What a claim is about, whoever says it."""
    return claim.indicator_id, claim.place_id, claim.scope, claim.period, claim.kind


def _row(page: Page, claim: Claim | PastClaim, earlier: list[str], now: Cell) -> list[Cell]:
    scopes = page.catalogue.scopes
    return [
        Cell(page.place(claim.place_id)), Cell(page.indicator(claim.indicator_id)),
        Cell(page.scope(claim.scope) if claim.scope in scopes else claim.scope), Cell(claim.period),
        Cell(page.text.join(list(dict.fromkeys(earlier)))) if earlier else MISSING, now,
    ]  # fmt: skip


def _told(page: Page, past: PastClaim) -> str:
    """The number of a past claim with its unit; its words as they were if it had none."""
    if past.comparator is None:
        return page.catalogue.phrases.get(past.value_text, "–") if page.text.language == "en" else past.value_text
    unit = past.unit if past.unit in page.catalogue.units else "none"
    return page.text.amount(past.value_text, unit, past.comparator)
