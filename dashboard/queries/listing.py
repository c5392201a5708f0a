"""Whole tables for programs, a part at a time: what the data API lists."""

from collections.abc import Collection, Mapping

from dashboard.warehouse import Row, Warehouse

TABLES = {
    "claims": "(select c.*, s.grade from fact_claim c join dim_source s using (source_id))",
    "figures": "figure",
    "targets": "target_result",
    "audit": "audit_verdict",
    "places": "dim_place",
    "indicators": "dim_indicator",
    "sources": "source",
}
# The last column of each makes the order whole: a part begins where the one before it ended.
ORDER = {
    "claims": "claim_id",
    "figures": "indicator_id, place_id, end_on, scope_id, claim_id",
    "targets": "period desc, place_id, indicator_id, scope_id, target_claim_id",
    "audit": "place_id, rule, period desc, audit_id",
    "places": "position, place_id",
    "indicators": "headline nulls last, indicator_id",
    "sources": "published_on desc, source_id",
}


def fetch_listing(
    warehouse: Warehouse,
    name: str,
    row: type[Row],
    among: Mapping[str, Collection[object]],
    limit: int,
    offset: int,
) -> tuple[list[Row], int]:
    """Some rows of a listing whose columns are among the given values, and how many there are in all."""
    return warehouse.part(row, TABLES[name], among, ORDER[name], limit, offset)
