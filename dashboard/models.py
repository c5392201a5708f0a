"""The rows of the warehouse, typed. Values are exact decimals; texts come in both languages."""

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
    """What is measured; `better` is higher, lower or neither."""

    indicator_id: str
    theme: str
    name_zh: str
    name_en: str
    meaning_zh: str
    meaning_en: str
    unit: str
    better: str
    headline: int | None


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
class Figure:
    """The claim chosen for one quantity; kind is actual, preliminary or derived."""

    indicator_id: str
    place_id: str
    scope: str
    period: str
    basis: str
    kind: str
    comparator: str
    value: Decimal
    value_text: str
    unit: str
    year: int | None
    claim_id: str
    source_id: str
    grade: str
    comparison_key: str
    peer_group: str


@dataclass(frozen=True)
class Claim:
    """What one document says about one quantity, with where it says so."""

    claim_id: str
    indicator_id: str
    place_id: str
    scope: str
    period: str
    basis: str
    kind: str
    comparator: str | None
    value: Decimal | None
    value_text: str
    unit: str
    base_period: str | None
    source_id: str
    locator: str | None
    printed: str | None
    note_zh: str | None
    note_en: str | None


@dataclass(frozen=True)
class Change:
    """A change, printed by a document or computed from two figures of one scope and basis."""

    indicator_id: str
    place_id: str
    scope: str
    period: str
    base_period: str | None
    basis: str
    how: str
    value: Decimal
    unit: str
    decimals: int
    direction: str | None
    comparison_key: str


@dataclass(frozen=True)
class Target:
    """A target beside its result; status and reason as the mart target_result gives them."""

    indicator_id: str
    place_id: str
    scope: str
    period: str
    basis: str
    comparator: str | None
    target_value: Decimal | None
    target_text: str
    unit: str
    result_comparator: str | None
    result_value: Decimal | None
    result_text: str | None
    status: str
    reason: str | None
    margin: Decimal | None
    margin_unit: str | None
    margin_class: str | None
    conditions: int
    joint_status: str
    base_period: str | None
    decimals: int
    year: int | None
    target_claim_id: str
    result_claim_id: str | None


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
    unit: str
    start_on: date
    end_on: date | None


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
    """Two indicators, scopes or levels that look alike and may not be compared, with the reason."""

    list_id: str
    code: str
    other_code: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True)
class Apart:
    """Why two claims may not be compared: a code, and the reason in words where the pair is a known look-alike."""

    claim_id: str
    other_claim_id: str
    reason: str | None
    reason_zh: str | None
    reason_en: str | None


@dataclass(frozen=True)
class Audit:
    """One piece of published arithmetic with its verdict."""

    audit_id: str
    rule: str
    place_id: str
    period: str
    statement: str
    published: Decimal | None
    computed: Decimal | None
    tolerance: Decimal | None
    verdict: str
    identity_id: str
    indicator_id: str
    scope: str
    unit: str
    claim_ids: list[str]
    note_zh: str
    note_en: str


@dataclass(frozen=True)
class DerivedValue:
    """A value that follows from printed ones by arithmetic, with the interval that rounding leaves open."""

    derived_id: str
    indicator_id: str
    place_id: str
    scope: str
    period: str
    basis: str
    value_text: str
    low: Decimal
    high: Decimal
    unit: str
    formula: str
    claim_ids: list[str]
    confirmed_by: str | None


@dataclass(frozen=True)
class Task:
    """One line of a government's table of tasks, in our own words."""

    task_id: str
    source_id: str
    period: str
    place_id: str
    number: str
    section_zh: str
    section_en: str
    name_zh: str
    name_en: str
    task_zh: str
    task_en: str
    lead_zh: str
    lead_en: str
    support_zh: str | None
    support_en: str | None
    target_claims: str | None
    result_claims: str | None
    reported_zh: str
    reported_en: str
    result_given: str
    locator: str


@dataclass(frozen=True)
class Ambition:
    """A target beside the last result before it; relation is tighter, equal, looser or unknown."""

    indicator_id: str
    place_id: str
    scope: str
    period: str
    comparator: str | None
    target_value: Decimal | None
    last_period: str | None
    last_result: Decimal | None
    relation: str
    margin: Decimal | None
    best_period: str | None
    best_result: Decimal | None
    margin_to_best: Decimal | None
    asked_change: Decimal | None
    mean_change: Decimal | None
    least_change: Decimal | None
    most_change: Decimal | None
    changes: int | None
    unit: str
    decimals: int
    target_text: str
    target_claim_id: str
    last_claim_id: str | None


@dataclass(frozen=True)
class Disagreement:
    """Two claims about one quantity that give different numbers."""

    indicator_id: str
    place_id: str
    scope: str
    period: str
    unit: str
    claim_id: str
    other_claim_id: str
    value: Decimal
    other_value: Decimal
