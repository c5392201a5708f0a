"""What claims are told in: places, indicators, sources, standards and their limits."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Named:
    """A code with its name in both languages."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Scope(Named):
    """What a number covers; `is_implied` where that is what the indicator says already, `scope_group` is the
    level of a network of sections.
    """

    is_implied: bool
    scope_group: str | None


@dataclass(frozen=True)
class Unit(Named):
    """What a number counts, with its English name for one of them, where that is another word."""

    name_en_one: str | None = None


@dataclass(frozen=True)
class Basis(Named):
    """What a value stands on, with what a reader must know of values on it, if there is such a thing."""

    note_zh: str | None
    note_en: str | None


@dataclass(frozen=True)
class Place:
    """A city, county, district, lake or section that a claim is about."""

    place_id: str
    name_zh: str
    name_en: str
    level: str
    parent_id: str | None
    peer_group: str


@dataclass(frozen=True)
class Indicator:
    """What is measured.

    `better` is higher, lower or neither; `role` its column in a table of several indicators;
    `former_ids` the codes of those merged into it, joined by ;. The short name, if it has one, is for rows
    whose unit and level of sections stand beside it.
    """

    indicator_id: str
    theme: str
    name_zh: str
    name_en: str
    meaning_zh: str
    meaning_en: str
    unit_id: str
    better: str
    headline: int | None
    role: str | None
    former_ids: str | None
    short_name_zh: str | None
    short_name_en: str | None
    also_called: str | None  # further names to search by, joined by ;


@dataclass(frozen=True)
class Source:
    """A document that claims are taken from, with the number of them."""

    source_id: str
    title_zh: str
    title_en: str
    publisher_zh: str
    publisher_en: str
    published_on: str
    grade: str
    url: str | None
    claims: int


@dataclass(frozen=True)
class Standard:
    """A version of a standard, the time it is in force, and how well its limits are known."""

    standard_id: str
    name_zh: str
    name_en: str
    start_on: date
    end_on: date | None
    evidence: str
    note_zh: str | None
    note_en: str | None


@dataclass(frozen=True)
class Limit:
    """What a standard allows for an indicator in one of its grades, and from when to when."""

    standard_id: str
    indicator_id: str
    grade_id: str
    comparator: str
    value: Decimal
    unit_id: str
    start_on: date
    end_on: date | None


@dataclass(frozen=True)
class CityLimit(Limit):
    """A limit that a city's figures are judged by; national: in force by law, not only a guideline."""

    is_national: bool


@dataclass(frozen=True)
class NationalLimit:
    """A national limit that counts for a year: `standing` is in_force (at the end of the year) or to_come."""

    indicator_id: str
    year: int
    standing: str
    standard_id: str
    comparator: str
    value: Decimal
    unit_id: str
    start_on: date
    end_on: date | None


@dataclass(frozen=True)
class Event:
    """What a reader must know of some indicators' years: a standard, a method, a network, a plan's period."""

    event_id: str
    event_type: str
    start_on: date
    end_on: date | None
    name_zh: str
    name_en: str
    note_zh: str | None
    note_en: str | None
    source: str


@dataclass(frozen=True)
class WaterClass:
    """The limits of one item for the five classes of surface water, mg/L."""

    item_zh: str
    item_en: str
    comparator: str
    class_i: str
    class_ii: str
    class_iii: str
    class_iv: str
    class_v: str


@dataclass(frozen=True)
class LookAlike:
    """Two indicators or levels of place that look alike and may not be compared, with the reason."""

    list_id: str
    code: str
    other_code: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True)
class ComparabilityRule:
    """How far two scopes, bases or kinds compare, of an indicator and a place, or of all (*), and why.

    `source`: what the reason is known from, documents, addresses or words, joined by ;.
    """

    indicator_id: str
    place_id: str
    dimension: str
    code: str
    other_code: str
    comparability_grade: str
    reason_zh: str
    reason_en: str
    source: str
