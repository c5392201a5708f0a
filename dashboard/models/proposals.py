"""What the warehouse knows beside a figure that a reader's report proposes."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class KnownClaim:
    """A claim on record of an indicator and place that a report speaks of, with the key it compares by."""

    claim_id: str
    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    kind: str
    comparator: str | None
    value: Decimal | None
    value_text: str
    unit_id: str
    base_period: str | None
    source_id: str
    comparison_key: str


@dataclass(frozen=True)
class PlausibleRange:
    """What a level of an indicator can be."""

    indicator_id: str
    plausible_low: Decimal
    plausible_high: Decimal


@dataclass(frozen=True)
class TargetRelation:
    """A target against a result before it: tighter, equal, looser, unknown; by how much it is looser."""

    number: int
    relation: str
    margin: Decimal | None


@dataclass(frozen=True)
class DefinitionGrade:
    """How far the two figures of a pair compare, by its number."""

    number: int
    grade: str
