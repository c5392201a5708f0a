"""Where an identity is met: a whole, and for it the parts that its rule reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from etl.audit.changes import StatedChange
from etl.audit.claims import GRADES, KINDS, Claim, ClaimIndex, fetch_claims
from etl.audit.identities import Identity, Reference

Match = tuple[Claim, list[Claim]]  # the whole and its parts

# Two exact levels of one quantity in two documents.
SAME_QUANTITY = """
select
    one.claim_id,
    other.claim_id
from fact_claim one
join fact_claim other using (comparison_key, place_id, period)
where
    one.claim_id < other.claim_id
    and one.source_id <> other.source_id
    and one.comparator = '='
    and other.comparator = '='
    and one.kind in ('actual', 'derived')
    and other.kind in ('actual', 'derived')
order by all
"""


@dataclass(frozen=True)
class Evidence:
    """What identities are judged from: the claims they name, and the changes that documents state."""

    con: duckdb.DuckDBPyConnection
    claims: ClaimIndex
    changes: list[StatedChange]


def match_parts(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every whole with one claim for each part; * in a part stands for the whole's own scope and period."""
    for whole in evidence.claims.find(identity.whole, identity.place_id):
        found = [
            [c for c in _find_part(evidence, whole, part) if part.period != "*" or c.period == whole.period]
            for part in identity.parts
        ]
        if all(found):
            yield whole, [choose_part(whole, candidates) for candidates in found]


def match_whole_years(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """As match_parts, where the whole is about one calendar year."""
    return (match for match in match_parts(evidence, identity) if match[0].is_whole_year)


def match_other_years(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every whole with every part of another calendar year, of the same scope."""
    for whole in evidence.claims.find(identity.whole, identity.place_id):
        for part in _find_part(evidence, whole, identity.parts[0]):
            if part.is_whole_year and whole.is_whole_year and part.period != whole.period:
                yield whole, [part]


def match_streak_years(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every streak with the exact figures of its years and of the year before, one a year, by year."""
    for whole in evidence.claims.find(identity.whole, identity.place_id):
        yearly: dict[int, list[Claim]] = {}
        for part in _find_part(evidence, whole, identity.parts[0]):
            if part.is_whole_year and part.is_exact and 0 <= whole.year - part.year <= whole.value:
                yearly.setdefault(part.year, []).append(part)
        if yearly:
            yield whole, [choose_part(whole, yearly[year]) for year in sorted(yearly)]


def match_stated_changes(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every stated change with its level, and each level of the base period beside it if there are any."""
    for stated in evidence.changes:
        for older in [[claim] for claim in stated.older] or [[]]:
            yield stated.change, [stated.level, *older]


def match_same_quantity(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every two exact levels that two documents give of one quantity."""
    pairs = evidence.con.execute(SAME_QUANTITY).fetchall()
    claims = fetch_claims(evidence.con, (claim for pair in pairs for claim in pair))
    return ((claims[one], [claims[other]]) for one, other in pairs)


def choose_part(whole: Claim, candidates: Sequence[Claim]) -> Claim:
    """Of a part that several documents give: the whole's own document first, then by kind, grade and id."""
    return min(
        candidates,
        key=lambda claim: (
            claim.source_id != whole.source_id,
            KINDS.index(claim.kind),
            GRADES.index(claim.grade),
            claim.claim_id,
        ),
    )


def _find_part(evidence: Evidence, whole: Claim, part: Reference) -> list[Claim]:
    """The claims that a part names at the whole's place; * stands for the whole's own scope."""
    found = evidence.claims.find(part, whole.place_id)
    return [claim for claim in found if part.scope_id != "*" or claim.scope_id == whole.scope_id]
