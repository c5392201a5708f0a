"""Warnings from the watched folder that nobody has noted as seen."""

from collections.abc import Collection

from dashboard.models.warnings import Warned
from dashboard.warehouse import Warehouse


def fetch_warnings(warehouse: Warehouse, places: Collection[str]) -> list[Warned]:
    """The unseen warnings of the places, and those of no place, the newest first."""
    return warehouse.fetch(
        Warned,
        "warning",
        "where seen_on is null and (place_id is null or place_id = any($places))"
        " order by found_on desc, rule, place_id, station, time desc, subject, warning_id",
        places=list(places),
    )
