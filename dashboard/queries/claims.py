"""Claims, and the tasks of a government."""

import unicodedata
from collections.abc import Collection

from dashboard.models.claims import Claim, Task
from dashboard.warehouse import Warehouse


def fetch_claims(warehouse: Warehouse, claim_ids: Collection[str]) -> dict[str, Claim]:
    """The named claims, by id."""
    rows = warehouse.fetch(
        Claim, "fact_claim", "where list_contains($ids, claim_id) order by claim_id", ids=list(claim_ids)
    )
    return {row.claim_id: row for row in rows}


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).lower()


def search_claims(warehouse: Warehouse, source: str | None, words: str, most: int) -> list[Claim]:
    """Claims of one source or of all, whose names, places, scopes, printed figures or notes hold every word."""
    asked = _plain(words).split()
    searched = (
        "(select c.*, folded(concat_ws(' ', c.claim_id, c.period, c.value_text, c.printed, c.locator, c.note_zh, c.note_en,"
        " i.name_zh, i.name_en, p.name_zh, p.name_en, s.name_zh, s.name_en, d.title_zh, d.title_en)) as told"
        " from fact_claim c join dim_indicator i using (indicator_id) join dim_place p using (place_id)"
        " join dim_scope s using (scope_id) join dim_source d using (source_id))"
    )
    return warehouse.fetch(
        Claim,
        searched if asked else "fact_claim",
        "where ($source is null or source_id = $source)"
        + (" and len(list_filter($words, lambda word: not contains(told, word))) = 0" if asked else "")
        + " order by source_id, indicator_id, period desc, claim_id limit $most",
        source=source,
        most=most,
        **({"words": asked} if asked else {}),
    )


def fetch_source_claims(warehouse: Warehouse, source: str) -> list[Claim]:
    """Every claim of one document."""
    return warehouse.fetch(Claim, "fact_claim", "where source_id = $source order by claim_id", source=source)


def fetch_tasks(warehouse: Warehouse) -> list[Task]:
    """Every line of the tables of tasks, in the tables' order."""
    return warehouse.fetch(Task, "task", "order by source_id, position")
