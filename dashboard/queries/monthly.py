"""Statistics of months, computed from monitoring data, and the scales of the air quality index."""

from dashboard.models.monthly import AirPollutant, ComputedMonth, ScalePoint, Statistic
from dashboard.warehouse import Warehouse


def fetch_statistics(warehouse: Warehouse) -> dict[str, Statistic]:
    """The statistic of daily values that an indicator is, by indicator."""
    rows = warehouse.fetch(Statistic, "dim_statistic", "order by indicator_id")
    return {row.indicator_id: row for row in rows}


def fetch_computed_months(warehouse: Warehouse, indicator: str, place: str) -> list[ComputedMonth]:
    """The months of an indicator and a place, the oldest first; of a statistic that depends on the rules of
    the air quality index, a row for each edition.
    """
    return warehouse.fetch(
        ComputedMonth,
        "computed_figure",
        "where indicator_id = $indicator and place_id = $place and year is null"
        " order by period, edition_id, basis_id",
        indicator=indicator,
        place=place,
    )


def fetch_air_pollutants(warehouse: Warehouse) -> list[AirPollutant]:
    """The pollutants that an index is made of."""
    return warehouse.fetch(AirPollutant, "dim_air_pollutant", "order by pollutant_id")


def fetch_scale_points(warehouse: Warehouse) -> list[ScalePoint]:
    """The breakpoints of daily values, in order."""
    return warehouse.fetch(
        ScalePoint,
        "dim_aqi_breakpoint join dim_air_pollutant using (pollutant_id, averaging)",
        "order by edition_id, pollutant_id, iaqi",
    )
