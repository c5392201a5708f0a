"""Targets, ambition, audits and disagreements."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.models.judgements import Ambition, Apart, Audit, Disagreement, Target
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


def fetch_target_years(warehouse: Warehouse) -> list[int]:
    """Years for which there are targets, newest first."""
    return [
        row.year
        for row in warehouse.fetch(
            _Year, "(select distinct year from target_result where year is not null)", "order by year desc"
        )
    ]


@dataclass(frozen=True)
class _Year:
    year: int


def fetch_task_targets(warehouse: Warehouse, source: str) -> list[Target]:
    """The targets of one document beside their results."""
    table = "(select t.* from target_result t join fact_claim c on c.claim_id = t.target_claim_id where c.source_id = $source)"
    return warehouse.fetch(Target, table, "order by indicator_id, scope_id, comparator", source=source)


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


def fetch_audits(warehouse: Warehouse, places: Collection[str]) -> list[Audit]:
    """Verdicts on published arithmetic: what fails first."""
    return warehouse.fetch(
        Audit,
        "(select a.*, i.note_zh, i.note_en from audit a join dim_identity i using (identity_id))",
        "where place_id = any($places)"
        " order by list_position(['fails', 'cannot_be_checked', 'holds_by_rounding', 'holds'], verdict), place_id, rule, period desc, audit_id",
        places=list(places),
    )


def fetch_comparability(warehouse: Warehouse, claim: str, other: str) -> Apart | None:
    """Why two claims may not be compared, by the one rule; its reason is None if they may."""
    return next(iter(warehouse.fetch(Apart, "comparable($claim, $other)", claim=claim, other=other)), None)
