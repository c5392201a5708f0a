"""Where an identity is met: a whole, and for it the parts that its rule reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import duckdb

from etl.audit.changes import StatedChange
from etl.audit.claims import GRADES, KINDS, Claim, ClaimIndex, ScopeGrades, fetch_claims
from etl.audit.identities import Identity, Reference


class Match(NamedTuple):
    """A whole and its parts; near where a part is of a scope or basis only near to what is asked for."""

    whole: Claim
    parts: list[Claim]
    grade: str = "same"


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
    scopes: ScopeGrades


def match_parts(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every whole with one claim for each part; * in a part stands for the whole's own scope and period."""
    for whole in evidence.claims.find(identity.whole, identity.place_id):
        found = [
            [c for c in _find_part(evidence, whole, part) if part.period != "*" or c.period == whole.period]
            for part in identity.parts
        ]
        if all(found):
            yield Match(whole, [choose_part(whole, candidates) for candidates in found])


def match_whole_years(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """As match_parts, where the whole is about one calendar year."""
    return (match for match in match_parts(evidence, identity) if match[0].is_whole_year)


def match_other_years(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every whole with every part of another calendar year, of the same scope."""
    for whole in evidence.claims.find(identity.whole, identity.place_id):
        for part in _find_part(evidence, whole, identity.parts[0]):
            if part.is_whole_year and whole.is_whole_year and part.period != whole.period:
                yield Match(whole, [part])


def match_streak_years(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every streak with the exact figures of its years and of the year before, one a year, by year.

    A year without a figure on the scope that is asked for is taken from a scope near to it.
    """
    reference = identity.parts[0]
    any_scope = replace(reference, scope_id="*")
    for whole in evidence.claims.find(identity.whole, identity.place_id):
        asked = whole.scope_id if reference.scope_id == "*" else reference.scope_id
        yearly: dict[int, dict[str, list[Claim]]] = {}
        for part in evidence.claims.find(any_scope, whole.place_id):
            grade = evidence.scopes.grade(part, asked)
            if part.is_whole_year and part.is_exact and 0 <= whole.year - part.year <= whole.value:
                yearly.setdefault(part.year, {}).setdefault(grade, []).append(part)
        chosen = {year: found.get("same") or found.get("near") for year, found in sorted(yearly.items())}
        parts = [choose_part(whole, candidates) for candidates in chosen.values() if candidates]
        if parts:
            is_near = any(evidence.scopes.grade(part, asked) == "near" for part in parts)
            yield Match(whole, parts, "near" if is_near else "same")


def match_stated_changes(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every stated change with its level, and each level of the base period beside it if there are any.

    Levels that are only near count where there is no other.
    """
    for stated in evidence.changes:
        grade = "near" if stated.near and not stated.older else "same"
        for older in [[claim] for claim in stated.older or stated.near] or [[]]:
            yield Match(stated.change, [stated.level, *older], grade)


def match_implied_bases(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every stated change from a base of another basis, with its level and each count of its own basis."""
    for stated in evidence.changes:
        change = stated.change
        if (
            change.indicator_id != identity.whole.indicator_id
            or identity.place_id not in ("*", change.place_id)
            or change.basis_id == stated.base_basis_id
            or stated.base is None
        ):
            continue
        for count in _find_part(evidence, change, identity.parts[0]):
            if count.basis_id == change.basis_id and count.is_exact:
                yield Match(change, [stated.level, count])


def match_same_quantity(evidence: Evidence, identity: Identity) -> Iterator[Match]:
    """Every two exact levels that two documents give of one quantity."""
    pairs = evidence.con.execute(SAME_QUANTITY).fetchall()
    claims = fetch_claims(evidence.con, (claim for pair in pairs for claim in pair))
    return (Match(claims[one], [claims[other]]) for one, other in pairs)


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
