"""What the warehouse knows of the quantities that a draft speaks of.

Only codes of the catalogue are asked for: answers are remembered for all readers, and a draft is nobody
else's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.claims import Claim
from dashboard.queries.claims import fetch_claims_on
from dashboard.queries.judgements import fetch_comparability, fetch_scope_comparability
from dashboard.run import Run
from dashboard.views.check_draft.change_match import Links
from dashboard.views.check_draft.statement import CHANGE, RESULTS, Printed, Statement


@dataclass(frozen=True)
class Evidence:
    """For each statement the claims on its indicator and place, graded; and how far levels of two periods of
    one place may be compared.
    """

    printed: list[list[Printed]]
    links: Links


def find_evidence(run: Run, statements: Sequence[Statement]) -> Evidence:
    """The evidence on some statements, in their order; none on what the catalogue does not know."""
    known = [stated for stated in statements if is_known(run, stated)]
    indicators = sorted({stated.indicator_id for stated in known})
    places = sorted({stated.place_id for stated in known})
    claims = fetch_claims_on(run.warehouse, indicators, places) if known else []
    of_statement = [
        [c for c in claims if c.indicator_id == stated.indicator_id and c.place_id == stated.place_id]
        if is_known(run, stated)
        else []
        for stated in statements
    ]
    printed = _grade(run, statements, of_statement)
    pairs = {
        pair
        for stated, found in zip(statements, printed, strict=True)
        for pair in _pair_levels(stated, found)
    }
    compared = fetch_comparability(run.warehouse, sorted(pairs)) if pairs else {}
    return Evidence(printed, {pair: comparability.grade for pair, comparability in compared.items()})


def is_known(run: Run, stated: Statement) -> bool:
    """Whether indicator, place and scope are codes of the catalogue."""
    catalogue = run.catalogue
    is_of_catalogue = stated.indicator_id in catalogue.indicators and stated.place_id in catalogue.places
    return is_of_catalogue and stated.scope_id in catalogue.scopes


def _grade(
    run: Run, statements: Sequence[Statement], claims: Sequence[Sequence[Claim]]
) -> list[list[Printed]]:
    asked = [(stated, claim) for stated, found in zip(statements, claims, strict=True) for claim in found]
    if not asked:
        return [[] for _ in statements]
    answers = fetch_scope_comparability(
        run.warehouse,
        [stated.indicator_id for stated, _ in asked],
        [stated.place_id for stated, _ in asked],
        [stated.scope_id for stated, _ in asked],
        [claim.scope_id for _, claim in asked],
    )
    graded = iter(answers)
    return [
        [
            Printed(claim, (answer := next(graded)).grade, answer.reason_zh, answer.reason_en)
            for claim in found
        ]
        for found in claims
    ]


def _pair_levels(stated: Statement, printed: Sequence[Printed]) -> list[tuple[str, str]]:
    """The claims whose difference a statement may be about: those of its period, after all older ones."""
    if stated.kind != CHANGE and not stated.verb.startswith("to_"):
        return []
    levels = [p.claim for p in printed if p.claim.kind in RESULTS and p.claim.value is not None]
    return [
        (older.claim_id, newer.claim_id)
        for newer in levels
        for older in levels
        if newer.period == stated.period and older.period < stated.period
    ]
