"""Figures, changes and derived values."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.models.claims import Change, DerivedValue, Figure
from dashboard.warehouse import Warehouse


def fetch_figures(warehouse: Warehouse, indicators: Collection[str], places: Collection[str]) -> list[Figure]:
    """Figures of the indicators and places, whole years and others, in order of time."""
    return warehouse.fetch(
        Figure,
        "figure",
        "where indicator_id = any($indicators) and place_id = any($places) order by indicator_id, place_id, end_on, scope_id, basis_id",
        indicators=list(indicators),
        places=list(places),
    )


def fetch_derived_figures(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str]
) -> list[Figure]:
    """Derived values as figures of kind derived, where no document prints one; each leads to the change it follows from."""
    table = (
        "(select d.indicator_id, d.place_id, d.scope_id, d.period, d.basis_id, 'derived' as kind, '=' as comparator, d.value, d.value_text,"
        " d.unit_id, try_cast(d.period as integer) as year, c.claim_id, c.source_id, s.grade, c.comparison_key, p.peer_group"
        " from derived d join fact_claim c on c.claim_id = d.claim_ids[1] join dim_source s using (source_id)"
        " join dim_place p on p.place_id = d.place_id"
        " anti join figure f on f.comparison_key = c.comparison_key and f.place_id = d.place_id and f.period = d.period)"
    )
    return warehouse.fetch(
        Figure,
        table,
        "where indicator_id = any($indicators) and place_id = any($places)",
        indicators=list(indicators),
        places=list(places),
    )


def fetch_derived_values(warehouse: Warehouse, places: Collection[str]) -> list[DerivedValue]:
    """Values that follow by arithmetic, with their formulae."""
    return warehouse.fetch(
        DerivedValue,
        "derived",
        "where place_id = any($places) order by place_id, indicator_id, period",
        places=list(places),
    )


def fetch_changes(warehouse: Warehouse, indicators: Collection[str], places: Collection[str]) -> list[Change]:
    """Changes, printed and computed, of the indicators and places; printed before computed."""
    return warehouse.fetch(
        Change,
        "change",
        "where indicator_id = any($indicators) and place_id = any($places) order by indicator_id, place_id, scope_id, period, how desc, unit_id",
        indicators=list(indicators),
        places=list(places),
    )


def fetch_changes_between(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str], older: int, newer: int
) -> list[Change]:
    """Changes between any two years where scope_id and basis_id agree, by the same formulae as the mart change."""
    pair = (
        "(select n.indicator_id, n.place_id, n.scope_id, n.period, o.period as base_period, n.basis_id, 'computed' as how,"
        " n.value - o.value as value, margin_unit(n.unit_id) as unit_id,"
        " greatest(decimals_of(n.value_text), decimals_of(o.value_text)) as decimals,"
        " direction(i.better, o.value, n.value) as direction"
        ", n.comparison_key from figure n join figure o using (comparison_key, place_id) join dim_indicator i on i.indicator_id = n.indicator_id"
        " where n.year = $newer and o.year = $older and n.comparator = '=' and o.comparator = '='"
        " and n.indicator_id = any($indicators) and place_id = any($places))"
    )
    return warehouse.fetch(
        Change,
        pair,
        "order by indicator_id, place_id, scope_id",
        indicators=list(indicators),
        places=list(places),
        older=older,
        newer=newer,
    )


def fetch_places_with(warehouse: Warehouse, indicators: Collection[str]) -> set[str]:
    """Places that have a figure or a target of one of the indicators."""
    rows = warehouse.fetch(
        _PlaceId,
        "(select distinct place_id from fact_claim where indicator_id = any($indicators))",
        indicators=list(indicators),
    )
    return {row.place_id for row in rows}


@dataclass(frozen=True)
class _PlaceId:
    place_id: str
