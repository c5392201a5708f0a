"""What documents say: claims, the figures chosen from them, changes, derived values, tasks."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Figure:
    """The claim chosen for one quantity; kind is actual, preliminary or derived."""

    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    basis_id: str
    kind: str
    comparator: str
    value: Decimal
    value_text: str
    unit_id: str
    year: int | None
    claim_id: str
    source_id: str
    grade: str
    comparison_key: str
    peer_group: str
    comparison_group: str
    margin_unit_id: str

    @property
    def is_exact_result(self) -> bool:
        """Whether the figure is a published result and no bound; drawn solid, everything else hollow."""
        return self.kind == "actual" and self.comparator == "="


VALIDITIES = ("yes", "no", "unknown")  # of computed figures
EDITIONS = ("2012", "2026", "2026_final")  # of the rules of the air quality index


@dataclass(frozen=True)
class ComputedFigure(Figure):
    """What is computed from monitoring data, of a month or a year; no document prints it. `valid` is yes,
    no with a `reason` (2015-01: 26 of 27 days), or unknown where nobody knows the valid days.
    """

    edition_id: str | None
    valid: str
    valid_days: int | None
    days: int
    reason: str | None


@dataclass(frozen=True)
class PrintedClaim:
    """What one document says about one quantity, with where it says so."""

    claim_id: str
    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    basis_id: str
    kind: str
    comparator: str | None
    value: Decimal | None
    value_text: str
    unit_id: str
    base_period: str | None
    source_id: str
    locator: str | None
    printed: str | None
    note_zh: str | None
    note_en: str | None


@dataclass(frozen=True)
class Claim(PrintedClaim):
    """The same with what its file says, where that is corrected: unit_id=percent."""

    corrected_from: str | None


@dataclass(frozen=True)
class Change:
    """A change, printed by a document or computed from two figures of one scope and basis."""

    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    base_period: str | None
    basis_id: str
    how: str
    comparator: str
    value: Decimal
    unit_id: str
    decimals: int
    direction: str | None
    comparison_key: str
    caveat_zh: str | None = None
    caveat_en: str | None = None


@dataclass(frozen=True)
class DerivedValue:
    """A value that follows from printed ones by arithmetic, with the interval that rounding leaves open."""

    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    basis_id: str
    value_text: str
    low: Decimal
    high: Decimal
    unit_id: str
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
