"""Targets, ambition, audits, disagreements, and whether two claims may be compared."""

from collections.abc import Collection, Sequence

from dashboard.models.judgements import (
    Agreement,
    Ambition,
    Audit,
    Comparability,
    Confirmation,
    Disagreement,
    ScopeComparability,
    Target,
)
from dashboard.warehouse import Warehouse


def fetch_targets(
    warehouse: Warehouse, places: Collection[str], indicators: Collection[str] | None = None
) -> list[Target]:
    """Targets of the places, of all indicators or of some, newest first."""
    return warehouse.fetch(
        Target,
        "target_result",
        "where place_id = any($places) and ($indicators is null or indicator_id = any($indicators))"
        " order by period desc, place_id, indicator_id, scope_id, comparator",
        places=list(places),
        indicators=None if indicators is None else list(indicators),
    )


def fetch_task_targets(warehouse: Warehouse, source: str) -> list[Target]:
    """The targets of one document beside their results."""
    return warehouse.fetch(
        Target,
        "target_result",
        "where source_id = $source order by indicator_id, scope_id, comparator",
        source=source,
    )


def fetch_ambitions(warehouse: Warehouse, places: Collection[str]) -> list[Ambition]:
    """Targets of the places beside the last result before each, newest first."""
    return warehouse.fetch(
        Ambition,
        "ambition",
        "where place_id = any($places) order by period desc, place_id, indicator_id, scope_id",
        places=list(places),
    )


def fetch_disagreements(warehouse: Warehouse, places: Collection[str]) -> list[Disagreement]:
    """Quantities of the places on which two documents give different numbers."""
    return warehouse.fetch(
        Disagreement,
        "disagreement",
        "where place_id = any($places) order by period desc, place_id, indicator_id",
        places=list(places),
    )


def fetch_agreements(warehouse: Warehouse, places: Collection[str]) -> list[Agreement]:
    """Quantities of the places for which two documents print one number."""
    return warehouse.fetch(
        Agreement,
        "agreement",
        "where place_id = any($places)"
        " order by period desc, place_id, indicator_id, claim_id, other_claim_id",
        places=list(places),
    )


def fetch_confirmations(warehouse: Warehouse, claim_ids: Collection[str]) -> dict[str, Confirmation]:
    """What confirms those of the claims that are figures, by id."""
    rows = warehouse.fetch(
        Confirmation,
        "confirmation",
        "where list_contains($ids, claim_id) order by claim_id",
        ids=list(claim_ids),
    )
    return {row.claim_id: row for row in rows}


def fetch_audits(warehouse: Warehouse, places: Collection[str]) -> list[Audit]:
    """Verdicts on published arithmetic: what fails first."""
    return warehouse.fetch(
        Audit,
        "audit_verdict",
        "where place_id = any($places) order by"
        " list_position(['fails', 'cannot_be_checked', 'holds_by_truncation', 'networks_differ',"
        " 'holds_by_rounding', 'holds'], verdict),"
        " place_id, rule, period desc, audit_id",
        places=list(places),
    )


def fetch_failing_audits(warehouse: Warehouse, claim_ids: Collection[str]) -> list[Audit]:
    """Audits that fail and that judge one of the claims."""
    return warehouse.fetch(
        Audit,
        "audit_verdict",
        "where verdict = 'fails' and list_has_any(claim_ids, $ids)"
        " order by place_id, rule, period desc, audit_id",
        ids=list(claim_ids),
    )


def fetch_comparability(
    warehouse: Warehouse, pairs: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Comparability]:
    """How far the claims or derived values of each pair of ids may be compared, and why no further."""
    rows = warehouse.fetch(
        Comparability,
        "(select unnest($claims) as claim, unnest($others) as other) as pair,"
        " comparability(pair.claim, pair.other)",
        claims=[claim for claim, _ in pairs],
        others=[other for _, other in pairs],
    )
    return {(row.claim_id, row.other_claim_id): row for row in rows}


def fetch_scope_comparability(
    warehouse: Warehouse,
    indicators: Sequence[str],
    places: Sequence[str],
    scopes: Sequence[str],
    others: Sequence[str],
) -> list[ScopeComparability]:
    """How far two scopes may be compared, of an indicator and a place, within one period: one answer for each
    row of the lists, in their order.
    """
    return warehouse.fetch(
        ScopeComparability,
        "(select unnest($indicators) as indicator, unnest($places) as place, unnest($scopes) as scope,"
        " unnest($others) as other, unnest(range(len($scopes))) as position) as asked,"
        " scope_comparability(asked.indicator, asked.place, asked.scope, asked.other)",
        "order by position",
        indicators=list(indicators),
        places=list(places),
        scopes=list(scopes),
        others=list(others),
    )
