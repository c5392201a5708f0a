"""The dimensions, the standards and the card of the build."""

from dataclasses import dataclass

from dashboard.models.dimensions import (
    Indicator,
    Limit,
    LookAlike,
    Named,
    Place,
    Source,
    Standard,
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


def fetch_build(warehouse: Warehouse) -> Build:
    """The warehouse's card."""
    (card,) = warehouse.fetch(Build, "build")
    return card


def fetch_catalogue(warehouse: Warehouse) -> Catalogue:
    """Every dimension."""

    def named(table: str, key: str, order: str) -> dict[str, Named]:
        return {
            row.code: row
            for row in warehouse.fetch(Named, f"(select {key} as code, * from {table})", f"order by {order}")
        }

    terms = warehouse.fetch(_Term, "(select term_id as code, * from dim_term)", "order by position")
    sources = "(select s.*, (select count(*) from fact_claim c where c.source_id = s.source_id) as claims from dim_source s)"
    return Catalogue(
        places={row.place_id: row for row in warehouse.fetch(Place, "dim_place", "order by position")},
        indicators={
            row.indicator_id: row
            for row in warehouse.fetch(
                Indicator, "dim_indicator", "order by headline nulls last, indicator_id"
            )
        },
        sources={
            row.source_id: row
            for row in warehouse.fetch(Source, sources, "order by published_on desc, source_id")
        },
        scopes=named("dim_scope", "scope_id", "position"),
        bases=named("dim_basis", "basis_id", "basis_id"),
        units=named("dim_unit", "unit_id", "unit_id"),
        terms={(row.list_id, row.code): row for row in terms},
        phrases={row.phrase_zh: row.phrase_en for row in warehouse.fetch(_Phrase, "dim_phrase")},
        standards={
            row.standard_id: row
            for row in warehouse.fetch(
                Standard, "dim_standard", "order by standard_id like 'who%', start_on, standard_id"
            )
        },
        look_alikes=tuple(warehouse.fetch(LookAlike, "dim_look_alike", "order by list_id, code, other_code")),
        themes=tuple(row.code for row in terms if row.list_id == "theme"),
    )


def fetch_water_classes(warehouse: Warehouse) -> list[WaterClass]:
    """The classes of surface water, item by item."""
    return warehouse.fetch(WaterClass, "dim_water_class", "order by position")


def fetch_all_limits(warehouse: Warehouse) -> list[Limit]:
    """Every limit of every standard."""
    return warehouse.fetch(Limit, "dim_limit", "order by indicator_id, start_on, standard_id, grade_id desc")


def fetch_limits(warehouse: Warehouse, indicator: str) -> list[Limit]:
    """What standards allow for an indicator, in order of time."""
    return warehouse.fetch(
        Limit, "dim_limit", "where indicator_id = $indicator order by start_on", indicator=indicator
    )
