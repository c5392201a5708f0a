"""The parts of the page on this year, as plain data: what is asked, known so far, and answered."""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from dashboard.models.claims import Figure
from dashboard.models.dimensions import Event
from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.views.periods import period_phrase
from rules.budget import Standing

Kind = Literal["mean", "day_share", "percentile", "section_share"]
Origin = Literal["example", "typed", "own"]
Tone = Literal["", "good", "bad"]


@dataclass(frozen=True)
class YearTarget:
    """What a year is judged by: `origin` target of a document, the national limit, or the reader's own.

    `digits` is empty where there is none; `others` are other documents' targets of the same year. `last` is
    the last printed result of a whole year before; `wording` a word of the document that weakens the target,
    `grade` the document's; `percent` the place of a percentile, `pollutant_id` what is measured.
    """

    place_id: str
    indicator_id: str
    year: int
    kind: Kind
    unit_id: str
    origin: Literal["target", "limit", "own", "none"]
    digits: str = ""
    comparator: str = "<="
    claim_id: str = ""
    standard_id: str = ""
    scope_id: str = ""
    wording: str | None = None
    grade: str = "official"
    percent: int = 0
    pollutant_id: str = ""
    others: Sequence[Target] = ()
    last: Figure | None = None
    events: Sequence[Event] = ()

    @property
    def days(self) -> int:
        """The days of the year."""
        return 366 if isleap(self.year) else 365

    @property
    def is_lower_better(self) -> bool:
        """Whether the target is an upper one."""
        return self.kind in ("mean", "percentile")


@dataclass(frozen=True)
class SoFar:
    """What is known of the year: `valid` days of the `elapsed` ones count. Of a mean the sum of the days, and
    how far rounding may put it off; `mean` are its digits. `above`: days above the limit of a percentile;
    `percentile`: of the days so far, where each is known.
    """

    origin: Origin
    elapsed: int = 0
    valid: int = 0
    total: Decimal = Decimal(0)
    step: Decimal = Decimal(0)
    mean: str = ""
    good: int = 0
    above: int = 0
    percentile: Decimal | None = None
    sections: int = 0
    sections_met: int = 0


@dataclass(frozen=True)
class PastRest:
    """The same months of a past year: their mean, or share in percent. `is_comparable`: whether it may be
    set against this year's, in full or nearly; `reason`: why no further, in words.
    """

    year: int
    value: Decimal
    is_comparable: bool
    reason: str = ""


@dataclass(frozen=True)
class MonthMean:
    """The mean, or share in percent, of a month of a past year, of so many days."""

    year: int
    month: int
    value: Decimal
    counted: int


@dataclass(frozen=True)
class Fact:
    """One thing that follows, with its words: `item` is its code in files."""

    item: str
    label: str
    amount: str
    about: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit_id: str = "none"
    tone: Tone = ""


@dataclass(frozen=True)
class Part:
    """A part of a bar: so many days or sections of a kind."""

    item: str
    label: str
    count: int


@dataclass(frozen=True)
class Ending:
    """Where the year ends, on a chart of its course: at the target, or as the reader supposes."""

    item: Literal["budget", "rest"]
    label: str
    rest_mean: Decimal
    value: Decimal
    tone: Tone


@dataclass(frozen=True)
class Answer:
    """The finding, the sentence to quote, what follows, and what to know; pictures where there are any."""

    title: str
    sentence: str
    facts: list[Fact]
    outcome: str
    notes: list[str] = field(default_factory=list)
    standing: Standing | None = None
    parts: list[Part] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)


def name_date(run: Run, year: int, gone: int) -> str:
    """The last of the days gone, as a date."""
    last = date(year, 1, 1) + timedelta(days=gone - 1)
    return period_phrase(run.text, last.isoformat())
