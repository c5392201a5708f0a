"""How sure a reading is: what it rests on lowers it."""

from collections.abc import Iterable
from decimal import Decimal

SURE = Decimal("0.95")
LEAST = Decimal("0.30")
EACH_LETTER = Decimal("0.05")  # that nobody knows, between a name and its number
LOWERED = {
    "inherited": Decimal("0.05"),
    "behind": Decimal("0.08"),
    "words": Decimal("0.10"),
    "unknown_words": Decimal("0.10"),
    "direction": Decimal("0.20"),
    "base_not_named": Decimal("0.20"),
    "period_not_named": Decimal("0.25"),
    "differs": Decimal("0.35"),
    "odd_unit": Decimal("0.50"),
    "implausible": Decimal("0.65"),
    "title_names_another": SURE,
}


def confidence_of(cost: int, why: Iterable[str]) -> Decimal:
    """From LEAST to SURE; `cost` in unknown letters, `why` the reasons that lower it."""
    confidence = (
        SURE - EACH_LETTER * cost - sum((LOWERED.get(reason, Decimal(0)) for reason in why), Decimal(0))
    )
    return max(confidence, LEAST).quantize(SURE)


def lower(confidence: Decimal, reason: str) -> Decimal:
    """A confidence for one more reason."""
    return max(confidence - LOWERED[reason], LEAST)
