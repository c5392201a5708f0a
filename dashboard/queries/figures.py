"""Figures, changes, derived values and computed figures."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.models.claims import Change, ComputedFigure, DerivedValue, Figure
from dashboard.warehouse import Warehouse

OF_INDICATORS_AND_PLACES = "where indicator_id = any($indicators) and place_id = any($places)"


def fetch_figures(warehouse: Warehouse, indicators: Collection[str], places: Collection[str]) -> list[Figure]:
    """Figures of the indicators and places, whole years and others, in order of time."""
    return warehouse.fetch(
        Figure,
        "figure",
        f"{OF_INDICATORS_AND_PLACES} order by indicator_id, place_id, end_on, scope_id, basis_id,"
        " comparator desc",
        indicators=list(indicators),
        places=list(places),
    )


def fetch_derived_figures(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str]
) -> list[Figure]:
    """Derived values, as figures, where no document prints one; the claim id of each is its own."""
    return warehouse.fetch(
        Figure,
        "derived_figure",
        OF_INDICATORS_AND_PLACES,
        indicators=list(indicators),
        places=list(places),
    )


def fetch_computed_figures(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str]
) -> list[ComputedFigure]:
    """What is computed from monitoring data by the rules of its time, months and years, in order of time."""
    return warehouse.fetch(
        ComputedFigure,
        "computed_figure",
        f"{OF_INDICATORS_AND_PLACES} and is_of_its_time order by indicator_id, place_id, end_on, start_on",
        indicators=list(indicators),
        places=list(places),
    )


def find_computed_figure(warehouse: Warehouse, computed_id: str) -> ComputedFigure | None:
    """The computed figure of an id, as links name it."""
    found = warehouse.fetch(ComputedFigure, "computed_figure", "where claim_id = $id", id=computed_id)
    return found[0] if found else None


def fetch_derived_values(warehouse: Warehouse, places: Collection[str]) -> list[DerivedValue]:
    """Values that follow by arithmetic, with their formulae."""
    return warehouse.fetch(
        DerivedValue,
        "derived",
        "where place_id = any($places) order by place_id, indicator_id, period",
        places=list(places),
    )


def find_derived_value(warehouse: Warehouse, derived_id: str) -> DerivedValue | None:
    """The value of an id, as the links of derived figures name it."""
    found = warehouse.fetch(DerivedValue, "derived", "where derived_id = $derived_id", derived_id=derived_id)
    return found[0] if found else None


def fetch_changes(warehouse: Warehouse, indicators: Collection[str], places: Collection[str]) -> list[Change]:
    """Changes, printed and computed, of the indicators and places; printed before computed."""
    return warehouse.fetch(
        Change,
        "change",
        f"{OF_INDICATORS_AND_PLACES} order by indicator_id, place_id, scope_id, period, how desc, unit_id",
        indicators=list(indicators),
        places=list(places),
    )


def fetch_changes_between(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str], older: int, newer: int
) -> list[Change]:
    """Changes from one year to another, in the indicator's unit or in percentage points."""
    return warehouse.fetch(
        Change,
        "change_over($years)",
        f"{OF_INDICATORS_AND_PLACES} and period = $newer and unit_id <> 'percent'"
        " order by indicator_id, place_id, scope_id",
        indicators=list(indicators),
        places=list(places),
        years=newer - older,
        newer=str(newer),
    )


def fetch_places_with(warehouse: Warehouse, indicators: Collection[str]) -> set[str]:
    """Places of which some claim is about one of the indicators."""
    rows = warehouse.fetch(
        _PlaceId,
        "fact_claim",
        "where indicator_id = any($indicators) group by place_id",
        indicators=list(indicators),
    )
    return {row.place_id for row in rows}


@dataclass(frozen=True)
class _PlaceId:
    place_id: str
