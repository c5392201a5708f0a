"""Changes that documents state, and the older levels that follow from them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import duckdb

from etl.audit.claims import Claim, ScopeGrades, fetch_claims
from rules.change import Derived, derive_base

# A change, the level of the same quantity that its document prints beside it, the levels of the base period
# on whatever scope and basis, and the basis of the base: the change's own, or the one bases.csv names for
# base values of another time. A level derived in the change's own document would only prove itself.
STATED_CHANGES = """
select
    change.claim_id,
    level.claim_id,
    list(older.claim_id order by older.claim_id) filter (older.claim_id is not null),
    case
        when period_end(change.base_period) < basis.start_on
            or period_start(change.base_period) > basis.end_on
            then coalesce(basis.base_basis_id, basis.basis_id)
        else basis.basis_id
    end
from fact_claim change
join dim_basis basis using (basis_id)
join fact_claim level using (comparison_key, place_id, period, source_id)
left join fact_claim older
    on older.indicator_id = change.indicator_id
    and older.place_id = change.place_id
    and older.period = change.base_period
    and older.kind in ('actual', 'derived')
    and older.comparator = '='
    and not (older.kind = 'derived' and older.source_id = change.source_id)
where
    change.kind = 'change'
    and change.base_period is not null
    and level.kind = 'actual'
    and level.value is not null
group by all
order by all
"""


@dataclass(frozen=True)
class StatedChange:
    """A change that a document states, the level that it prints beside it, and levels of the base period.

    Those of the same scope and basis are `older`, those that are near to it `near`.
    """

    change: Claim
    level: Claim
    older: list[Claim] = field(default_factory=list)
    near: list[Claim] = field(default_factory=list)
    base_basis_id: str = ""

    @property
    def is_relative(self) -> bool:
        return self.change.unit_id == "percent"

    @cached_property
    def base(self) -> Derived | None:
        """The older level that follows from change and level, if both are exact."""
        if not (self.change.is_exact and self.level.is_exact):
            return None
        return derive_base(
            self.level.value_text, self.change.value_text, self.is_relative, self.level.counted
        )

    @property
    def confirmation(self) -> Claim | None:
        """A claim of another document that prints a level inside the interval of the base."""
        base = self.base
        others = (
            claim
            for claim in (*self.older, *self.near)
            if claim.kind == "actual" and claim.source_id != self.change.source_id
        )
        return next((claim for claim in others if base and base.low <= claim.value <= base.high), None)

    @property
    def printed_basis_id(self) -> str | None:
        """The basis on which the document itself prints the base, if it does."""
        base = self.base
        own = (claim for claim in self.near if claim.source_id == self.change.source_id)
        return next((claim.basis_id for claim in own if base and base.low <= claim.value <= base.high), None)

    @property
    def formula(self) -> str:
        """How the older level follows, in numbers."""
        level, change = self.level.value_text, self.change.value_text.removeprefix("-")
        is_fall = self.change.value < 0
        if self.is_relative:
            return f"{level} ÷ (1 {'−' if is_fall else '+'} {change}%)"
        return f"{level} {'+' if is_fall else '−'} {change}"


def fetch_stated_changes(con: duckdb.DuckDBPyConnection) -> list[StatedChange]:
    """Every change with a base period and a level of the same quantity, period and document beside it."""
    found = con.execute(STATED_CHANGES).fetchall()
    ids = (id for change, level, older, _ in found for id in (change, level, *(older or [])))
    claims, grades = fetch_claims(con, ids), ScopeGrades(con)
    return [
        _stated_change(
            grades, claims[change], claims[level], [claims[id] for id in older or []], base_basis_id
        )
        for change, level, older, base_basis_id in found
    ]


def _stated_change(
    grades: ScopeGrades, change: Claim, level: Claim, older: list[Claim], base_basis_id: str
) -> StatedChange:
    """The levels of the base period sorted by how far they agree with the change: same, near, not at all."""
    scopes = [(claim, grades.grade(claim, change.scope_id)) for claim in older]
    same = [claim for claim, grade in scopes if grade == "same" and claim.basis_id == change.basis_id]
    near = [claim for claim, grade in scopes if grade != "apart" and claim not in same]
    return StatedChange(change, level, same, near, base_basis_id)


def derived_rows(changes: list[StatedChange]) -> Iterator[tuple]:
    """The older levels that follow from stated changes, as rows of the mart `derived`."""
    for stated in changes:
        base, change, level = stated.base, stated.change, stated.level
        if base is None:
            continue
        confirmation = stated.confirmation
        yield (
            f"derived-{change.claim_id}",
            change.indicator_id,
            change.place_id,
            change.scope_id,
            change.base_period,
            stated.printed_basis_id or stated.base_basis_id,
            round(base.value, 6),
            round(base.low, 6),
            round(base.high, 6),
            str(base.value),
            level.unit_id,
            stated.formula,
            [change.claim_id, level.claim_id],
            confirmation.claim_id if confirmation else None,
        )
