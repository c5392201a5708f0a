"""What is on record beside the figures that a reader's report proposes.

The report is the reader's own: its numbers are asked for privately, and stay in no memory that others share.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.models.proposals import DefinitionGrade, KnownClaim, PlausibleRange, TargetRelation
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class _Key:
    comparison_key: str


@dataclass(frozen=True)
class Definition:
    """What a figure is, as far as it decides on how far it compares."""

    key: str
    kind: str
    place: str
    period: str


@dataclass(frozen=True)
class UsedBasis:
    """On which basis a claim of an indicator stands, in a year."""

    indicator_id: str
    year: int
    basis_id: str


def fetch_comparison_keys(
    warehouse: Warehouse, indicators: Sequence[str], scopes: Sequence[str], bases: Sequence[str]
) -> list[str]:
    """The keys that quantities compare by, in order; each of one indicator, scope and basis."""
    if not indicators:
        return []
    rows = warehouse.fetch_privately(
        _Key,
        "(select comparison_key(indicator, scope, basis) as comparison_key, number from (select"
        " unnest($indicators) as indicator, unnest($scopes) as scope, unnest($bases) as basis,"
        " unnest(range(len($indicators))) as number))",
        "order by number",
        indicators=list(indicators),
        scopes=list(scopes),
        bases=list(bases),
    )
    return [row.comparison_key for row in rows]


def fetch_known_claims(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str]
) -> list[KnownClaim]:
    """Every claim of the indicators and places, newest period first."""
    return warehouse.fetch_privately(
        KnownClaim,
        "fact_claim",
        "where indicator_id = any($indicators) and place_id = any($places)"
        " order by indicator_id, end_on desc, claim_id",
        indicators=list(indicators),
        places=list(places),
    )


def fetch_used_bases(warehouse: Warehouse, indicators: Collection[str]) -> list[UsedBasis]:
    """The basis of every claim of the indicators on a whole year, the newest first."""
    return warehouse.fetch(
        UsedBasis,
        "fact_claim",
        "where indicator_id = any($indicators) and year is not null order by year desc, claim_id",
        indicators=sorted(indicators),
    )


def fetch_plausible_ranges(warehouse: Warehouse) -> dict[str, PlausibleRange]:
    """What a level of each indicator can be, by indicator."""
    rows = warehouse.fetch(PlausibleRange, "dim_indicator", "order by indicator_id")
    return {row.indicator_id: row for row in rows}


def fetch_target_relations(
    warehouse: Warehouse, pairs: Sequence[tuple[str, str, str, str]]
) -> list[TargetRelation]:
    """How each target stands to a result: better, comparator, target and result of each, as text."""
    if not pairs:
        return []
    better, comparators, targets, results = zip(*pairs, strict=True)
    return warehouse.fetch_privately(
        TargetRelation,
        "(select number, ambition_relation(better, comparator, target, result) as relation,"
        " target_margin(comparator, target, result) as margin from (select"
        " unnest($better) as better, unnest($comparators) as comparator,"
        " unnest($targets)::decimal(24, 6) as target, unnest($results)::decimal(24, 6) as result,"
        " unnest(range(len($better))) as number))",
        "order by number",
        better=list(better),
        comparators=list(comparators),
        targets=list(targets),
        results=list(results),
    )


def fetch_definition_grades(
    warehouse: Warehouse, pairs: Sequence[tuple[Definition, Definition]]
) -> dict[int, DefinitionGrade]:
    """How far the two figures of each pair compare, by its number. A pair of which no claim is on record
    is not there.
    """
    if not pairs:
        return {}
    columns: dict[str, object] = {
        f"{side}_{name}s": [getattr(pair[at], name) for pair in pairs]
        for at, side in enumerate(("one", "other"))
        for name in ("key", "kind", "place", "period")
    }
    unnested = ", ".join(f"unnest(${name}) as {name[:-1]}" for name in columns)
    rows = warehouse.fetch_privately(
        DefinitionGrade,
        f"(select p.number, g.grade from (select {unnested}, unnest(range(len($one_keys))) as number) p"
        " join dim_comparability_grade g on g.definition_key = definition_key(p.one_key, p.one_kind)"
        " and g.other_definition_key = definition_key(p.other_key, p.other_kind)"
        " and g.setting = comparability_setting(p.one_place, p.other_place, p.one_period, p.other_period))",
        "",
        **columns,
    )
    return {row.number: row for row in rows}
