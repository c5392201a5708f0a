"""Changes that documents state, and the older levels that follow from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import duckdb

from etl.audit.claims import Claim, fetch_claims
from rules.change import Derived, derive_base

# A change, the level that the same document prints beside it, and the levels of the base period, all of one
# quantity.
STATED_CHANGES = """
select
    change.claim_id,
    level.claim_id,
    list(older.claim_id order by older.claim_id) filter (older.claim_id is not null)
from fact_claim change
join fact_claim level using (comparison_key, place_id, period, source_id)
left join fact_claim older
    on older.comparison_key = change.comparison_key
    and older.place_id = change.place_id
    and older.period = change.base_period
    and older.kind in ('actual', 'derived')
    and older.comparator = '='
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
    """A change that a document states, the level that it prints beside it, and levels of the base period."""

    change: Claim
    level: Claim
    older: list[Claim]

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
            for claim in self.older
            if claim.kind == "actual" and claim.source_id != self.change.source_id
        )
        return next((claim for claim in others if base and base.low <= claim.value <= base.high), None)

    @property
    def formula(self) -> str:
        """How the older level follows, in numbers."""
        level, change = self.level.value_text, self.change.value_text
        return f"{level} / (1 + {change}%)" if self.is_relative else f"{level} − ({change})"


def fetch_stated_changes(con: duckdb.DuckDBPyConnection) -> list[StatedChange]:
    """Every change with a base period and a level of the same quantity, period and document beside it."""
    found = con.execute(STATED_CHANGES).fetchall()
    claims = fetch_claims(
        con, (id for change, level, older in found for id in (change, level, *(older or [])))
    )
    return [
        StatedChange(claims[change], claims[level], [claims[claim] for claim in older or []])
        for change, level, older in found
    ]


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
            change.basis_id,
            round(base.value, 6),
            round(base.low, 6),
            round(base.high, 6),
            str(base.value),
            level.unit_id,
            stated.formula,
            [change.claim_id, level.claim_id],
            confirmation.claim_id if confirmation else None,
        )
