"""Every question the pages ask, and the answers as typed rows."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.models import (
    Ambition,
    Apart,
    Audit,
    Change,
    Claim,
    DerivedValue,
    Disagreement,
    Figure,
    Indicator,
    Limit,
    LookAlike,
    Named,
    Place,
    Source,
    Standard,
    Target,
    Task,
    WaterClass,
)
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Catalogue:
    """The dimensions, by code: small, read once for each build."""

    places: dict[str, Place]
    indicators: dict[str, Indicator]
    sources: dict[str, Source]
    scopes: dict[str, Named]
    bases: dict[str, Named]
    units: dict[str, Named]
    terms: dict[tuple[str, str], Named]
    phrases: dict[str, str]
    standards: dict[str, Standard]
    look_alikes: tuple[LookAlike, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True)
class _Term(Named):
    list_id: str


@dataclass(frozen=True)
class _Phrase:
    phrase_zh: str
    phrase_en: str


@dataclass(frozen=True)
class Build:
    """The warehouse's own card: its hash, the newest publication among its sources, its size."""

    content_hash: str
    data_on: str
    claims: int


def build(warehouse: Warehouse) -> Build:
    """The warehouse's card."""
    (card,) = warehouse.fetch(Build, "build")
    return card


def catalogue(warehouse: Warehouse) -> Catalogue:
    """Every dimension."""

    def named(table: str, key: str, order: str) -> dict[str, Named]:
        return {row.code: row for row in warehouse.fetch(Named, f"(select {key} as code, * from {table})", f"order by {order}")}

    terms = warehouse.fetch(_Term, "(select term_id as code, * from dim_term)", "order by position")
    sources = "(select s.*, (select count(*) from fact_claim c where c.source_id = s.source_id) as claims from dim_source s)"
    return Catalogue(
        places={row.place_id: row for row in warehouse.fetch(Place, "dim_place", "order by position")},
        indicators={row.indicator_id: row for row in warehouse.fetch(Indicator, "dim_indicator", "order by headline nulls last, indicator_id")},
        sources={row.source_id: row for row in warehouse.fetch(Source, sources, "order by published_on desc, source_id")},
        scopes=named("dim_scope", "scope", "position"),
        bases=named("dim_basis", "basis", "basis"),
        units=named("dim_unit", "unit", "unit"),
        terms={(row.list_id, row.code): row for row in terms},
        phrases={row.phrase_zh: row.phrase_en for row in warehouse.fetch(_Phrase, "dim_phrase")},
        standards={
            row.standard_id: row for row in warehouse.fetch(Standard, "dim_standard", "order by standard_id like 'who%', start_on, standard_id")
        },
        look_alikes=tuple(warehouse.fetch(LookAlike, "dim_look_alike", "order by list_id, code, other_code")),
        themes=tuple(row.code for row in terms if row.list_id == "theme"),
    )


def figures(warehouse: Warehouse, indicators: Collection[str], places: Collection[str]) -> list[Figure]:
    """Figures of the indicators and places, whole years and others, in order of time."""
    return warehouse.fetch(
        Figure,
        "figure",
        "where list_contains($indicators, indicator_id) and list_contains($places, place_id) order by indicator_id, place_id, end_on, scope, basis",
        indicators=list(indicators),
        places=list(places),
    )


def changes(warehouse: Warehouse, indicators: Collection[str], places: Collection[str]) -> list[Change]:
    """Changes, printed and computed, of the indicators and places; printed before computed."""
    return warehouse.fetch(
        Change,
        "change",
        "where list_contains($indicators, indicator_id) and list_contains($places, place_id)"
        " order by indicator_id, place_id, scope, period, how desc, unit",
        indicators=list(indicators),
        places=list(places),
    )


def targets(warehouse: Warehouse, places: Collection[str], indicators: Collection[str] | None = None) -> list[Target]:
    """Targets of the places, of all indicators or of some, newest first."""
    return warehouse.fetch(
        Target,
        "target_result",
        "where list_contains($places, place_id) and ($indicators is null or list_contains($indicators, indicator_id))"
        " order by period desc, place_id, indicator_id, scope, comparator",
        places=list(places),
        indicators=None if indicators is None else list(indicators),
    )


def ambitions(warehouse: Warehouse, places: Collection[str]) -> list[Ambition]:
    """Targets of the places beside the last result before each, newest first."""
    return warehouse.fetch(
        Ambition, "ambition", "where list_contains($places, place_id) order by period desc, place_id, indicator_id, scope",
        places=list(places),
    )  # fmt: skip


def disagreements(warehouse: Warehouse, places: Collection[str]) -> list[Disagreement]:
    """Quantities of the places on which two documents give different numbers."""
    return warehouse.fetch(
        Disagreement, "disagreement", "where list_contains($places, place_id) order by period desc, place_id, indicator_id",
        places=list(places),
    )  # fmt: skip


def years_between(warehouse: Warehouse, indicators: Collection[str], places: Collection[str], older: int, newer: int) -> list[Change]:
    """Changes between any two years where scope and basis agree, by the same formulae as the mart change."""
    pair = (
        "(select n.indicator_id, n.place_id, n.scope, n.period, o.period as base_period, n.basis, 'computed' as how,"
        " n.value - o.value as value, margin_unit(n.unit) as unit,"
        " greatest(decimals_of(n.value_text), decimals_of(o.value_text)) as decimals,"
        " direction(i.better, o.value, n.value) as direction"
        ", n.comparison_key from figure n join figure o using (comparison_key, place_id) join dim_indicator i on i.indicator_id = n.indicator_id"
        " where n.year = $newer and o.year = $older and n.comparator = '=' and o.comparator = '='"
        " and list_contains($indicators, n.indicator_id) and list_contains($places, place_id))"
    )
    return warehouse.fetch(
        Change, pair, "order by indicator_id, place_id, scope",
        indicators=list(indicators), places=list(places), older=older, newer=newer,
    )  # fmt: skip


def derived_figures(warehouse: Warehouse, indicators: Collection[str], places: Collection[str]) -> list[Figure]:
    """Derived values as figures of kind derived, where no document prints one; each leads to the change it follows from."""
    table = (
        "(select d.indicator_id, d.place_id, d.scope, d.period, d.basis, 'derived' as kind, '=' as comparator, d.value, d.value_text,"
        " d.unit, try_cast(d.period as integer) as year, c.claim_id, c.source_id, s.grade, c.comparison_key, p.peer_group"
        " from derived d join fact_claim c on c.claim_id = d.claim_ids[1] join dim_source s using (source_id)"
        " join dim_place p on p.place_id = d.place_id"
        " anti join figure f on f.comparison_key = c.comparison_key and f.place_id = d.place_id and f.period = d.period)"
    )
    return warehouse.fetch(
        Figure, table, "where list_contains($indicators, indicator_id) and list_contains($places, place_id)",
        indicators=list(indicators), places=list(places),
    )  # fmt: skip


def derived(warehouse: Warehouse, places: Collection[str]) -> list[DerivedValue]:
    """Values that follow by arithmetic, with their formulae."""
    return warehouse.fetch(
        DerivedValue, "derived", "where list_contains($places, place_id) order by place_id, indicator_id, period", places=list(places)
    )


def audits(warehouse: Warehouse, places: Collection[str]) -> list[Audit]:
    """Verdicts on published arithmetic: what fails first."""
    return warehouse.fetch(
        Audit, "(select a.*, i.note_zh, i.note_en from audit a join dim_identity i using (identity_id))",
        "where list_contains($places, place_id)"
        " order by list_position(['fails', 'cannot_be_checked', 'holds_by_rounding', 'holds'], verdict), place_id, rule, period desc, audit_id",
        places=list(places),
    )  # fmt: skip


def apart(warehouse: Warehouse, claim: str, other: str) -> Apart | None:
    """Why two claims may not be compared, by the one rule; its reason is None if they may."""
    return next(iter(warehouse.fetch(Apart, "comparable($claim, $other)", claim=claim, other=other)), None)


def tasks(warehouse: Warehouse) -> list[Task]:
    """Every line of the tables of tasks, in the tables' order."""
    return warehouse.fetch(Task, "task", "order by source_id, position")


def task_targets(warehouse: Warehouse, source: str) -> list[Target]:
    """The targets of one document beside their results."""
    table = "(select t.* from target_result t join fact_claim c on c.claim_id = t.target_claim_id where c.source_id = $source)"
    return warehouse.fetch(Target, table, "order by indicator_id, scope, comparator", source=source)


def source_claims(warehouse: Warehouse, source: str) -> list[Claim]:
    """Every claim of one document."""
    return warehouse.fetch(Claim, "fact_claim", "where source_id = $source order by claim_id", source=source)


def water_classes(warehouse: Warehouse) -> list[WaterClass]:
    """The classes of surface water, item by item."""
    return warehouse.fetch(WaterClass, "dim_water_class", "order by position")


def all_limits(warehouse: Warehouse) -> list[Limit]:
    """Every limit of every standard."""
    return warehouse.fetch(Limit, "dim_limit", "order by indicator_id, start_on, standard_id, grade_id desc")


def limits(warehouse: Warehouse, indicator: str) -> list[Limit]:
    """What standards allow for an indicator, in order of time."""
    return warehouse.fetch(Limit, "dim_limit", "where indicator_id = $indicator order by start_on", indicator=indicator)


def claims(warehouse: Warehouse, claim_ids: Collection[str]) -> dict[str, Claim]:
    """The named claims, by id."""
    rows = warehouse.fetch(Claim, "fact_claim", "where list_contains($ids, claim_id) order by claim_id", ids=list(claim_ids))
    return {row.claim_id: row for row in rows}


def claims_of(warehouse: Warehouse, source: str | None, words: str, most: int) -> list[Claim]:
    """Claims of one source or of all, whose names, places, scopes, printed figures or notes hold every word."""
    searched = (
        "(select c.*, lower(concat_ws(' ', c.claim_id, c.period, c.value_text, c.printed, c.locator, c.note_zh, c.note_en,"
        " i.name_zh, i.name_en, p.name_zh, p.name_en, s.name_zh, s.name_en, d.title_zh, d.title_en)) as told"
        " from fact_claim c join dim_indicator i using (indicator_id) join dim_place p using (place_id)"
        " join dim_scope s using (scope) join dim_source d using (source_id))"
    )
    return warehouse.fetch(
        Claim,
        searched,
        "where ($source is null or source_id = $source)"
        " and len(list_filter($words, lambda word: not contains(told, word))) = 0"
        " order by source_id, indicator_id, period desc, claim_id limit $most",
        source=source,
        words=words.lower().split(),
        most=most,
    )


def places_with(warehouse: Warehouse, indicators: Collection[str]) -> set[str]:
    """Places that have a figure or a target of one of the indicators."""
    rows = warehouse.fetch(
        _PlaceId,
        "(select distinct place_id from fact_claim where list_contains($indicators, indicator_id))",
        indicators=list(indicators),
    )
    return {row.place_id for row in rows}


def target_years(warehouse: Warehouse) -> list[int]:
    """Years for which there are targets, newest first."""
    return [row.year for row in warehouse.fetch(_Year, "(select distinct year from target_result where year is not null)", "order by year desc")]


@dataclass(frozen=True)
class _PlaceId:
    place_id: str


@dataclass(frozen=True)
class _Year:
    year: int
