"""What earlier builds said."""

from collections.abc import Collection

from dashboard.models.history import PastBuild, PastClaim
from dashboard.warehouse import Warehouse


def fetch_past_build(warehouse: Warehouse, code: str) -> PastBuild | None:
    """The newest remembered build whose content hash begins with the code."""
    found = warehouse.fetch(
        PastBuild,
        "dim_past_build",
        "where starts_with(content_hash, $code) order by number desc limit 1",
        code=code,
    )
    return found[0] if found else None


def fetch_past_claims(
    warehouse: Warehouse, number: int, indicators: Collection[str], places: Collection[str]
) -> list[PastClaim]:
    """The claims of a past build on the indicators and places."""
    return warehouse.fetch(
        PastClaim,
        "fact_past_claim",
        "where $number between first_build and last_build"
        " and indicator_id = any($indicators) and place_id = any($places)"
        " order by indicator_id, place_id, period, claim_id",
        number=number,
        indicators=list(indicators),
        places=list(places),
    )
