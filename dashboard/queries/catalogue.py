"""The dimensions, the standards and the card of the build."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from dashboard.models.dimensions import (
    Basis,
    CityLimit,
    ComparabilityRule,
    Event,
    Indicator,
    Limit,
    LookAlike,
    Named,
    NationalLimit,
    Place,
    Scope,
    Source,
    Standard,
    Unit,
    WaterClass,
)
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Catalogue:
    """The dimensions, by code: small, read once for each build."""

    places: dict[str, Place]
    indicators: dict[str, Indicator]
    sources: dict[str, Source]
    scopes: dict[str, Scope]
    bases: dict[str, Basis]
    units: dict[str, Unit]
    terms: dict[tuple[str, str], Named]
    phrases: dict[str, str]
    standards: dict[str, Standard]
    look_alikes: tuple[LookAlike, ...]
    aimed_at_whole: frozenset[str]  # shares of which some document sets 100 % as a target

    @property
    def indicators_by_role(self) -> dict[str, list[str]]:
        """The indicators of each role, in order; an empty list where there is none."""
        by_role: dict[str, list[str]] = defaultdict(list)
        for indicator in self.indicators.values():
            if indicator.role:
                by_role[indicator.role].append(indicator.indicator_id)
        return by_role

    def term_codes(self, list_id: str) -> list[str]:
        """The codes of a closed list, in the order of terms.csv."""
        return self._codes_by_list.get(list_id, [])

    @cached_property
    def _codes_by_list(self) -> dict[str, list[str]]:
        by_list: dict[str, list[str]] = {}
        for list_id, code in self.terms:
            by_list.setdefault(list_id, []).append(code)
        return by_list

    @cached_property
    def former_indicators(self) -> dict[str, str]:
        """Today's indicator by the code of one that was merged into it."""
        return {
            former: code
            for code, indicator in self.indicators.items()
            for former in (indicator.former_ids or "").split(";")
            if former
        }


@dataclass(frozen=True)
class _Term(Named):
    list_id: str


@dataclass(frozen=True)
class _Phrase:
    phrase_zh: str
    phrase_en: str


@dataclass(frozen=True)
class _Aim:
    indicator_id: str


@dataclass(frozen=True)
class Build:
    """The warehouse's own card: its hash, the newest publication among its sources, its size."""

    content_hash: str
    data_on: str
    claims: int


@dataclass(frozen=True)
class _Origin:
    schema_digest: str
    is_unchanged: bool


def fetch_schema(warehouse: Warehouse) -> str | None:
    """The digest of the schema and marts that made the warehouse; None if its tables were changed since."""
    (origin,) = warehouse.fetch(
        _Origin, "(select schema_digest, layout_digest = layout_digest() as is_unchanged from build)"
    )
    return origin.schema_digest if origin.is_unchanged else None


def fetch_build(warehouse: Warehouse) -> Build:
    """The warehouse's card."""
    (card,) = warehouse.fetch(Build, "build")
    return card


def fetch_catalogue(warehouse: Warehouse) -> Catalogue:
    """Every dimension."""
    bases = warehouse.fetch(Basis, "(select basis_id as code, * from dim_basis)", "order by basis_id")
    scopes = warehouse.fetch(Scope, "(select scope_id as code, * from dim_scope)", "order by position")
    units = warehouse.fetch(Unit, "(select unit_id as code, * from dim_unit)", "order by unit_id")
    terms = warehouse.fetch(_Term, "(select term_id as code, * from dim_term)", "order by position")
    indicators = warehouse.fetch(Indicator, "dim_indicator", "order by headline nulls last, indicator_id")
    sources = warehouse.fetch(Source, "source", "order by published_on desc, source_id")
    standards = warehouse.fetch(Standard, "dim_standard", "order by position")
    aims = warehouse.fetch(
        _Aim,
        "fact_claim",
        "where kind = 'target' and unit_id = 'percent' and value = 100 and comparator in ('=', '>=')",
    )
    return Catalogue(
        places={row.place_id: row for row in warehouse.fetch(Place, "dim_place", "order by position")},
        indicators={row.indicator_id: row for row in indicators},
        sources={row.source_id: row for row in sources},
        scopes={row.code: row for row in scopes},
        bases={row.code: row for row in bases},
        units={row.code: row for row in units},
        terms={(row.list_id, row.code): row for row in terms},
        phrases={row.phrase_zh: row.phrase_en for row in warehouse.fetch(_Phrase, "dim_phrase")},
        standards={row.standard_id: row for row in standards},
        look_alikes=tuple(warehouse.fetch(LookAlike, "dim_look_alike", "order by list_id, code, other_code")),
        aimed_at_whole=frozenset(row.indicator_id for row in aims),
    )


def fetch_water_classes(warehouse: Warehouse) -> list[WaterClass]:
    """The classes of surface water, item by item."""
    return warehouse.fetch(WaterClass, "dim_water_class", "order by position")


def fetch_comparability_rules(warehouse: Warehouse) -> list[ComparabilityRule]:
    """How far scopes, bases and kinds compare: those that say most first."""
    return warehouse.fetch(
        ComparabilityRule,
        "dim_comparability",
        "order by dimension = 'kind', dimension = 'basis', comparability_grade = 'apart',"
        " comparability_grade = 'near', code, other_code, indicator_id, place_id",
    )


def fetch_all_limits(warehouse: Warehouse) -> list[Limit]:
    """Every limit of every standard."""
    return warehouse.fetch(Limit, "dim_limit", "order by indicator_id, start_on, standard_id, grade_id desc")


def fetch_limits(warehouse: Warehouse, indicator: str) -> list[CityLimit]:
    """The limits that cities are judged by for an indicator, in order of time."""
    return warehouse.fetch(
        CityLimit,
        "city_limit",
        "where indicator_id = $indicator order by start_on, standard_id",
        indicator=indicator,
    )


def fetch_events(warehouse: Warehouse, indicators: Collection[str]) -> list[Event]:
    """What happened to any of the indicators, in order of time."""
    return warehouse.fetch(
        Event,
        "dim_event",
        "where indicators = '*' or list_has_any(string_split(indicators, ';'), $indicators)"
        " order by start_on, event_id",
        indicators=list(indicators),
    )


def fetch_national_limits(warehouse: Warehouse, indicators: Collection[str]) -> list[NationalLimit]:
    """The national limits that count for each year, those in force and those to come, in order of time."""
    return warehouse.fetch(
        NationalLimit,
        "national_limit",
        "where indicator_id = any($indicators) order by indicator_id, year, start_on",
        indicators=list(indicators),
    )
