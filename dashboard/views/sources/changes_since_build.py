"""What changed since the build that a link is pinned to: figures of the current view, old and new."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.models.claims import Claim
from dashboard.models.history import PastClaim
from dashboard.queries.claims import fetch_claims
from dashboard.queries.history import fetch_past_build, fetch_past_claims
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.sources.claims import claim_label


@dataclass(frozen=True)
class ChangesSinceBuild:
    """A sentence on what became of the figures, and a table of those that changed.

    `known` is False if the build is not remembered.
    """

    sentence: str
    known: bool
    table: Table


def find_changes_since(run: Run, code: str, claim_ids: Collection[str]) -> ChangesSinceBuild | None:
    """The claims of a view against the build whose hash begins with the code; None if it is this build."""
    if run.build.content_hash.startswith(code):
        return None
    table = Table([run.text(f"column.{c}") for c in ("place", "indicator", "scope", "period", "was", "now")])
    past = fetch_past_build(run.warehouse, code)
    if past is None:
        return ChangesSinceBuild(run.text("since.unknown", build=code), False, table)
    claims = fetch_claims(run.warehouse, claim_ids)
    old = fetch_past_claims(
        run.warehouse,
        past.number,
        {c.indicator_id for c in claims.values()},
        {c.place_id for c in claims.values()},
    )
    before = {p.claim_id: p for p in old}
    for claim in (claims[claim] for claim in claim_ids if claim in claims):
        was = before.get(claim.claim_id)
        if was is None or (was.value_text, was.comparator) != (claim.value_text, claim.comparator):
            earlier = [was] if was else [p for p in old if _quantity(p) == _quantity(claim)]
            now = Cell(claim_label(run, claim), claim.claim_id)
            table.add(_row(run, claim, [_past_label(run, p) for p in earlier], now), [])
    kept = {_quantity(claim) for claim in claims.values()}
    missing = fetch_claims(run.warehouse, before).keys()
    for p in old:
        if p.claim_id not in missing and _quantity(p) not in kept:
            table.add(_row(run, p, [_past_label(run, p)], Cell(run.text("since.withdrawn"))), [])
    key = "since.changed" if table.rows else "since.same"
    return ChangesSinceBuild(
        run.text(key, count=len(table.rows), build=past.content_hash[:12], date=past.data_on), True, table
    )


def _quantity(claim: Claim | PastClaim) -> tuple[str, ...]:
    """What a claim is about, whoever says it."""
    return claim.indicator_id, claim.place_id, claim.scope_id, claim.period, claim.kind


def _row(run: Run, claim: Claim | PastClaim, earlier: list[str], now: Cell) -> list[Cell]:
    scopes = run.catalogue.scopes
    return [
        Cell(run.place_name(claim.place_id)),
        Cell(run.indicator_name(claim.indicator_id)),
        Cell(run.scope_label(claim.scope_id) if claim.scope_id in scopes else claim.scope_id),
        Cell(claim.period),
        Cell(run.text.join(list(dict.fromkeys(earlier)))) if earlier else MISSING,
        now,
    ]


def past_label(run: Run, value_text: str, comparator: str | None, unit_id: str) -> str:
    """The number of a past claim with its unit; its words as they were if it had none."""
    if comparator is None:
        return run.catalogue.phrases.get(value_text, "–") if run.text.language == "en" else value_text
    unit = unit_id if unit_id in run.catalogue.units else "none"
    return run.text.amount(value_text, unit, comparator)


def _past_label(run: Run, past: PastClaim) -> str:
    return past_label(run, past.value_text, past.comparator, past.unit_id)
