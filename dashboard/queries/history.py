"""What earlier builds said."""

from collections.abc import Collection

from dashboard.models.history import BuildChange, PastBuild, PastClaim, Rewording
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


def fetch_build_before(warehouse: Warehouse) -> PastBuild | None:
    """The build before this one; None if this is the first that the warehouse remembers."""
    builds = warehouse.fetch(PastBuild, "dim_past_build", "order by number desc limit 2")
    return builds[1] if len(builds) > 1 else None


def fetch_rewordings(warehouse: Warehouse, number: int) -> list[Rewording]:
    """The claims that the build after build `number` had first, or first so, with how they were before.

    In the order of documents, the newest first.
    """
    return warehouse.fetch(
        Rewording,
        """(
            select
                now.claim_id, now.first_build, s.published_on, s.source_id, c.indicator_id,
                was.value_text, was.comparator, was.unit_id
            from fact_past_claim now
            join fact_claim c using (claim_id)
            join source s using (source_id)
            left join fact_past_claim was
                on was.claim_id = now.claim_id and was.last_build = now.first_build - 1
        )""",
        "where first_build = $number + 1 order by published_on desc, source_id, indicator_id, claim_id",
        number=number,
    )


def fetch_build_changes(warehouse: Warehouse, subjects: Collection[str]) -> list[BuildChange]:
    """What is told differently of the subjects than by the build before, in their order."""
    return warehouse.fetch(
        BuildChange,
        "fact_build_change",
        "where subject = any($subjects) and how = 'revised' order by list_position($subjects, subject),"
        " indicator_id, place_id, other_place_id, scope_id, period, claim_id",
        subjects=list(subjects),
    )


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
