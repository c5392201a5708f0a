"""Claims with a number, and an index of those that identities name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from etl.audit.identities import Identity, Reference

KINDS = ("actual", "preliminary", "derived", "target", "change")  # in the order in which a part is taken
GRADES = ("official", "press", "unverified_copy")
SELECT = """
with limit_in_force as (
    select
        indicator_id,
        year,
        min(value) as value
    from national_limit
    where standing = 'in_force'
    group by
        indicator_id,
        year
)
select
    claim.claim_id,
    claim.indicator_id,
    claim.place_id,
    claim.scope_id,
    claim.period,
    claim.basis_id,
    claim.kind,
    claim.comparator,
    claim.value,
    claim.value_text,
    claim.unit_id,
    claim.base_period,
    claim.source_id,
    source.grade,
    unit.counted,
    limit_in_force.value,
    claim.corrected_from is not null
from fact_claim claim
join dim_unit unit using (unit_id)
join dim_source source using (source_id)
left join limit_in_force using (indicator_id, year)
where {condition}
order by claim.claim_id
"""

SCOPE_GRADES = """
select
    indicator_id,
    setting,
    code,
    other_code,
    grade
from comparability_part
where dimension = 'scope'
"""


@dataclass(frozen=True)
class Claim:
    """A claim with a number."""

    claim_id: str
    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    basis_id: str
    kind: str
    comparator: str
    value: Decimal
    value_text: str
    unit_id: str
    base_period: str | None
    source_id: str
    grade: str
    counted: bool  # whether its unit counts whole things
    limit: Decimal | None  # the national limit in force for its indicator at the end of its year
    is_corrected: bool  # whether its number is not what its document prints

    @property
    def year(self) -> int:
        """The year in which the period begins, or ends if it has no beginning (../2025-10-22)."""
        return int(self.period[-10:][:4] if self.period.startswith("..") else self.period[:4])

    @property
    def is_whole_year(self) -> bool:
        return len(self.period) == 4

    @property
    def is_exact(self) -> bool:
        """Whether its document prints it as a number, no bound; a corrected one judges nothing."""
        return self.comparator == "=" and not self.is_corrected

    @property
    def keeps_limit(self) -> bool | None:
        """Whether the value is within the limit of its year's time; None without a limit."""
        return None if self.limit is None else self.value <= self.limit


class ScopeGrades:
    """How far two scopes of one place agree, by the rule of comparability: same, near or apart."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        rows = con.execute(SCOPE_GRADES).fetchall()
        self._grades = {tuple(key): grade for *key, grade in rows}
        self._settings = {setting for _, setting, *_ in rows}

    def grade(self, claim: "Claim", scope_id: str) -> str:
        """The grade of a claim's scope against another one of its indicator and place."""
        setting = claim.place_id if claim.place_id in self._settings else "one_place"
        return self._grades.get((claim.indicator_id, setting, claim.scope_id, scope_id), "apart")


class ClaimIndex:
    """Claims by indicator and place, so that a reference finds its claims without reading all the others."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._everywhere: defaultdict[str, list[Claim]] = defaultdict(list)
        self._at_place: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._everywhere[claim.indicator_id].append(claim)
            self._at_place[claim.indicator_id, claim.place_id].append(claim)

    def find(self, reference: Reference, place_id: str) -> list[Claim]:
        """The claims that a reference names, by id: at its own place, else at the given (* for all)."""
        place = reference.place_id or place_id
        claims = (
            self._everywhere.get(reference.indicator_id, [])
            if place == "*"
            else self._at_place.get((reference.indicator_id, place), [])
        )
        return [claim for claim in claims if _is_named(claim, reference)]


def select_claims(con: duckdb.DuckDBPyConnection, condition: str, values: list[str]) -> list[Claim]:
    """The claims for which a condition on `claim` with one list of values holds, by id."""
    rows = con.execute(SELECT.format(condition=condition), [values]).fetchall()
    return [Claim(*row) for row in rows]


def fetch_named_claims(con: duckdb.DuckDBPyConnection, identities: list[Identity]) -> ClaimIndex:
    """The levels with a number of all indicators that identities name."""
    references = [reference for identity in identities for reference in (identity.whole, *identity.parts)]
    indicators = sorted({reference.indicator_id for reference in references} - {"*"})
    named = "claim.indicator_id in (select unnest(?)) and claim.kind <> 'change' and claim.value is not null"
    return ClaimIndex(select_claims(con, named, indicators))


def fetch_claims(con: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, Claim]:
    """Claims by their ids."""
    claims = select_claims(con, "claim.claim_id in (select unnest(?))", sorted(set(ids)))
    return {claim.claim_id: claim for claim in claims}


def _is_named(claim: Claim, reference: Reference) -> bool:
    """Whether a reference names a claim, indicator and place aside; a target only where it says so."""
    return (
        reference.scope_id in ("*", claim.scope_id)
        and reference.period in ("*", claim.period)
        and (claim.kind == reference.kind if reference.kind else claim.kind != "target")
    )
