"""Figures beside each other: of two places in one year, and of one place through the years."""

from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.models.judgements import Comparability

ALL_SCOPES = "*"  # the group that holds every scope of an indicator


@dataclass(frozen=True)
class Pair:
    """The best-graded figures of two places in one year, of one group of scopes or of all.

    `difference` is the other figure less the first, None unless both are exact and same or near. The reason
    in words is known where the data give one.
    """

    indicator_id: str
    scope_group: str
    year: int
    place_id: str
    other_place_id: str
    grade: str
    claim_id: str
    other_claim_id: str
    difference: Decimal | None
    reason_id: str | None
    reason_zh: str | None
    reason_en: str | None

    @property
    def comparability(self) -> Comparability:
        """How far the two claims may be compared."""
        return Comparability(
            self.claim_id, self.other_claim_id, self.grade, self.reason_id, self.reason_zh, self.reason_en
        )

    def swapped(self) -> "Pair":
        """The same pair with its places in the other order."""
        return replace(
            self,
            place_id=self.other_place_id,
            other_place_id=self.place_id,
            claim_id=self.other_claim_id,
            other_claim_id=self.claim_id,
            difference=None if self.difference is None else -self.difference,
        )


@dataclass(frozen=True)
class SeriesPoint:
    """The figure of a place's line in one year, of one group of scopes or of all.

    `previous_grade` is its grade against the line's figure before, which is of `previous_year`.
    """

    indicator_id: str
    scope_group: str
    place_id: str
    year: int
    claim_id: str
    previous_year: int | None
    previous_grade: str | None

    @property
    def link(self) -> str | None:
        """The grade against the figure of the year before; None at the beginning and after a gap."""
        return self.previous_grade if self.previous_year == self.year - 1 else None
