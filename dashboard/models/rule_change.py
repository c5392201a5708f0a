"""Good days of a year under one edition of the daily limits, beside those under the first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class JudgedYear:
    """The days of a year of a place, judged by one edition; computed from monitoring data, never printed."""

    place_id: str
    year: int
    edition_id: str
    start_on: date  # from when the limits of the edition hold
    good_days: int
    lost_days: int  # good ones by the first edition that are not good by this one
    good_day_ratio: Decimal | None
    valid_days: int | None
    days: int
    valid: str  # yes, no, unknown: whether the days suffice for a year
    reason: str | None
    claim_id: str  # of the good days, as a computed figure
    basis_id: str
    source_id: str


@dataclass(frozen=True)
class LimitEdition:
    """The standard by which days are judged good or not, and from when on."""

    edition_id: str
    standard_id: str
    start_on: date
