"""Where figures exist."""

from collections.abc import Collection

from dashboard.models.coverage import Coverage, CoverageYear
from dashboard.warehouse import Warehouse


def fetch_coverage(warehouse: Warehouse, indicators: Collection[str]) -> list[Coverage]:
    """Places that have a figure of the indicators, in the catalogue's order of places."""
    return warehouse.fetch(
        Coverage,
        "(select coverage.*, position from coverage join dim_place using (place_id))",
        "where indicator_id = any($indicators) order by indicator_id, position",
        indicators=list(indicators),
    )


def fetch_coverage_years(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str]
) -> list[CoverageYear]:
    """The years that have a figure of the indicators and places, in order of time."""
    return warehouse.fetch(
        CoverageYear,
        "coverage_year",
        "where indicator_id = any($indicators) and place_id = any($places)"
        " order by indicator_id, place_id, year",
        indicators=list(indicators),
        places=list(places),
    )
