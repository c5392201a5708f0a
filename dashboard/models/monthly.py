"""What is computed of months and years from monitoring data, and which statistic an indicator is."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Statistic:
    """Which statistic of daily values an indicator is: mean, p90, good_day_ratio ..., of which pollutant."""

    indicator_id: str
    statistic: str
    pollutant_id: str | None


@dataclass(frozen=True)
class ComputedMonth:
    """A statistic of one calendar month, computed by the official rules; `valid` is yes, no or unknown, and
    `valid_days` None where nobody knows how many days stand behind it.
    """

    claim_id: str
    indicator_id: str
    place_id: str
    period: str
    basis_id: str
    edition_id: str | None
    value: Decimal
    unit_id: str
    valid: str
    valid_days: int | None
    days: int
    source_id: str


@dataclass(frozen=True)
class AirPollutant:
    """A pollutant of the air, with the decimals of its published daily value."""

    pollutant_id: str
    name_zh: str
    name_en: str
    decimals: int


@dataclass(frozen=True)
class ScalePoint:
    """A row of the scale of an individual index, of the averaging of daily values."""

    edition_id: str
    pollutant_id: str
    iaqi: int
    concentration: Decimal
    iaqi_above: int | None
