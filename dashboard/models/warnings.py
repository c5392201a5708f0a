"""What a watched folder of monitoring data warns of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Warned:
    """A warning of one rule, as the table `warning` gives it; `value` is held against `reference`."""

    warning_id: str
    rule: str
    place_id: str | None
    station: str | None
    time: str | None
    subject: str | None
    subject_zh: str
    subject_en: str
    value: str | None
    reference: str | None
    unit_id: str | None
    evidence: str | None
    found_on: date
    seen_on: date | None
