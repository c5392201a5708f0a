"""Figures of two places beside each other, and the line of a place through the years."""

from collections.abc import Collection

from dashboard.models.pairs import Pair, SeriesPoint
from dashboard.warehouse import Warehouse


def fetch_pairs(warehouse: Warehouse, indicators: Collection[str], places: Collection[str]) -> list[Pair]:
    """The pairs of every two of the places, newest first, within each group of scopes and over all of them.

    Of two places the one that stands first in the catalogue comes first.
    """
    return warehouse.fetch(
        Pair,
        "pair_by_group",
        "where indicator_id = any($indicators) and place_id = any($places) and other_place_id = any($places)"
        " order by indicator_id, scope_group, year desc, place_id, other_place_id",
        indicators=list(indicators),
        places=list(places),
    )


def fetch_series(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str]
) -> list[SeriesPoint]:
    """The lines of the places in order of time, within each group of scopes and over all of them."""
    return warehouse.fetch(
        SeriesPoint,
        "series_by_group",
        "where indicator_id = any($indicators) and place_id = any($places)"
        " order by indicator_id, scope_group, place_id, year",
        indicators=list(indicators),
        places=list(places),
    )
