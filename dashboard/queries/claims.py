"""Claims, and the tasks of a government."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from dashboard.models.claims import Claim, Task
from dashboard.warehouse import Warehouse

COMPUTED = "computed-"  # begins the id of a figure computed from monitoring data
DERIVED = "derived-"  # begins the id of a value that follows from the claim whose id comes after
CLAIM_ID = re.compile(r"[a-z0-9_]+-[0-9a-f]{8,12}")  # an indicator and digits of a digest: twelve, once eight
CLAIMS_AND_OTHERS = """(
    from fact_claim
    union all by name
    select
        d.derived_id as claim_id, d.indicator_id, d.place_id, d.scope_id, d.period, d.basis_id,
        'derived' as kind, '=' as comparator, d.value, d.value_text, d.unit_id, c.source_id, c.locator,
        d.formula as note_zh, d.formula as note_en
    from derived d
    join fact_claim c on c.claim_id = d.claim_ids[1]
    union all by name
    select
        c.computed_id as claim_id, c.indicator_id, c.place_id, c.scope_id, c.period, c.basis_id, c.kind,
        '=' as comparator, c.value, c.value_text, c.unit_id, c.source_id, b.note_zh, b.note_en
    from fact_computed c
    join dim_basis b using (basis_id)
)"""

KNOWN_IDS = """(
    select claim_id as known_id, claim_id from fact_claim
    union all
    select unnest(string_split(former_ids, ';')) as known_id, claim_id from fact_claim
)"""


def fetch_claims(warehouse: Warehouse, claim_ids: Collection[str]) -> dict[str, Claim]:
    """The named claims, by id; derived values and computed figures, too, where their ids are named."""
    is_claim = not any(claim_id.startswith((DERIVED, COMPUTED)) for claim_id in claim_ids)
    table = "fact_claim" if is_claim else CLAIMS_AND_OTHERS
    rows = warehouse.fetch(
        Claim, table, "where list_contains($ids, claim_id) order by claim_id", ids=list(claim_ids)
    )
    return {row.claim_id: row for row in rows}


def fetch_claims_on(
    warehouse: Warehouse, indicators: Collection[str], places: Collection[str]
) -> list[Claim]:
    """Every claim on the indicators and places, and the values that follow from them; of those on one
    quantity what speaks most for itself first: published before derived, official before others, the newest.
    """
    return warehouse.fetch(
        Claim,
        "(select c.*, s.grade, s.published_on"
        f" from {CLAIMS_AND_OTHERS} c join dim_source s using (source_id))",
        "where indicator_id = any($indicators) and place_id = any($places) and kind <> 'computed'"
        " order by indicator_id, place_id, period, kind = 'derived',"
        " list_position(['official', 'press', 'unverified_copy'], grade), published_on desc, claim_id",
        indicators=list(indicators),
        places=list(places),
    )


def find_claim_id(warehouse: Warehouse, code: str) -> str | None:
    """The id that a link means: the code, or the one id that begins with it (ids once had eight digits).

    Before it may stand derived-: then the link means the value that follows from that claim; the
    id of a computed figure is its own.
    """
    if code.startswith(DERIVED):
        found = find_claim_id(warehouse, code.removeprefix(DERIVED))
        return found and next(iter(fetch_claims(warehouse, [DERIVED + found])), None)
    if code.startswith(COMPUTED):
        return next(iter(fetch_claims(warehouse, [code])), None)
    if not CLAIM_ID.fullmatch(code):
        return None
    return next(iter(fetch_claim_ids(warehouse, [code])), None)


def fetch_claim_ids(warehouse: Warehouse, claim_ids: Collection[str]) -> list[str]:
    """The ids as this build has them: an id, or the only one that begins with an older, shorter id.

    A former id is that of the claim whose key was corrected since; an id of an indicator that was merged into
    another is that of the same claim under the other.
    """
    names = _name_current_indicators(warehouse, claim_ids)
    rows = warehouse.fetch(
        _KnownId,
        KNOWN_IDS,
        "where len(list_filter($names, lambda name: starts_with(known_id, name))) > 0 order by claim_id",
        names=[*claim_ids, *names],
    )
    found = []
    for code, name in zip(claim_ids, names, strict=True):
        exact = [row.claim_id for row in rows if row.known_id in (code, name)]
        begun = dict.fromkeys(row.claim_id for row in rows if row.known_id.startswith((code, name)))
        found += exact[:1] or (list(begun) if len(begun) == 1 else [])
    return found


def _name_current_indicators(warehouse: Warehouse, claim_ids: Collection[str]) -> list[str]:
    """The ids with today's indicator before their digest, which is of the rest of a claim's key."""
    split = [claim_id.rpartition("-") for claim_id in claim_ids]
    rows = warehouse.fetch(
        _Former,
        "(select indicator_id, unnest(string_split(former_ids, ';')) as former_id from dim_indicator)",
        "where former_id = any($indicators)",
        indicators=list({indicator for indicator, _, _ in split}),
    )
    current = {row.former_id: row.indicator_id for row in rows}
    return [f"{current.get(indicator, indicator)}{dash}{digest}" for indicator, dash, digest in split]


@dataclass(frozen=True)
class _Former:
    indicator_id: str
    former_id: str


@dataclass(frozen=True)
class _KnownId:
    known_id: str
    claim_id: str


def search_claims(warehouse: Warehouse, source: str | None, words: str, most: int) -> list[Claim]:
    """Claims of one source or of all whose names, places, scopes, figures or notes hold every word."""
    sought = dict.fromkeys(unicodedata.normalize("NFKC", words).lower().split())
    values = {f"word_{number}": word for number, word in enumerate(sought)}
    holds = "".join(f" and contains(search_text, ${name})" for name in values)
    return warehouse.fetch(
        Claim,
        "fact_claim",
        "where claim_id in (select claim_id from fact_claim_search"
        f" where ($source is null or source_id = $source){holds} order by position limit $most)"
        " order by source_id, indicator_id, period desc, claim_id",
        source=source,
        most=most,
        **values,
    )


def fetch_source_claims(warehouse: Warehouse, source: str) -> list[Claim]:
    """Every claim of one document."""
    return warehouse.fetch(Claim, "fact_claim", "where source_id = $source order by claim_id", source=source)


def fetch_tasks(warehouse: Warehouse) -> list[Task]:
    """Every line of the tables of tasks, in the tables' order."""
    return warehouse.fetch(Task, "task", "order by source_id, position")
