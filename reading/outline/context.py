"""What holds where a number stands: the time and the place that are spoken of, and whether of results
or of plans.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reading.outline.bases import read_base
from reading.outline.lines import Line, Outline
from reading.outline.places import FOREIGN
from reading.outline.relative_times import BY_THE_WAY, TO_A_DAY, read_relative
from reading.outline.titles import PAST, PLAN
from reading.tokens.periods import (
    UNKNOWN,
    ends_before,
    is_part_of_year,
    is_span,
    is_span_of_months,
    read_period,
    year_of,
)
from reading.tokens.scan import Token

SECOND_HALF = "period_half_2"
ENDS_TODAY = {"period_day", "period_own_until"}  # where "until" stands before the day
OF_REPORT = {"period_plan", "period_coming"}  # counted from the year of the report


@dataclass
class Context:
    """The state of a paragraph; what a clause names by the way holds for its numbers only."""

    mode: str
    year: int | None
    default: str  # the period of which the section tells
    now: int | None  # this year
    plans_from: int | None = None  # the first year that plans are for
    published: int | None = None  # the year of the report, where its day is told
    issued: str = ""  # the day of a plan: what ended before it are results
    signed: str = ""  # the day of the report
    part: str = ""
    topic: str = ""  # a period named at the beginning of a clause
    topic_after: str | None = None  # the topic again, behind a sentence on a part of it
    is_topic_on: bool = False  # that sentence goes on behind semicolons
    topic_of_items: str | None = None  # that of which the items of a paragraph begin: firstly, secondly
    local: str = ""  # a period named by the way
    named: str = ""  # the year that was named last
    place: str = ""
    topic_place: str = ""
    section_place: str = ""  # of the heading, where nothing else is named
    section_water: str = ""  # the river or lake of the heading
    begins_with_place: bool = False  # the sentence, and what goes on behind its semicolon
    owner: str = ""  # whose the figures of the paragraph are, until something else begins a sentence
    owned: set[str] = field(default_factory=set)  # the indicators that were told of it
    is_foreign: bool = False
    is_of_others: bool = False  # the figures of the paragraph, until a place is named again
    base: str = ""
    is_told: bool = True  # the year is the report's: what is of a later one is planned
    is_timed: bool = False  # the sentence names a period
    is_until: bool = False  # it is named as the end of what is to be reached: until 2025
    is_so_far: bool = False  # it ends with the day that is told: until 30 June
    is_expected: bool = False  # what the sentence tells of, from here on
    is_running: bool = False  # a total whose beginning is not told stands here

    @property
    def period(self) -> str:
        """The period of a number that stands here."""
        return self.local or self.topic or self.default

    @property
    def kind(self) -> str:
        """past or plan, by the section and by the period that is named."""
        named = self.local or self.topic
        year = year_of(named) if named else None
        if year is None:
            return self.mode
        is_ahead_of_all = self.year is None or (not self.is_told and year >= (self.plans_from or self.year))
        if self.is_until and is_ahead_of_all:
            return PLAN
        is_over = ends_before(named, self.default) or ends_before(named, self.issued)
        if self.is_so_far or (self.mode == PLAN and is_over):
            return PAST
        if self.year is None:
            return self.mode
        is_ahead = named.isdigit() or (is_span(named) and int(named[:4]) > self.year)
        is_ahead |= (
            is_span_of_months(named) and self.default.isdigit() and year > (self.published or self.year)
        )
        if self.mode == PAST and (self.is_told or self.is_until) and year > self.year and is_ahead:
            return PLAN
        return PAST if self.mode == PLAN and year < (self.plans_from or self.year) else self.mode

    @property
    def is_of_part_of_plan(self) -> bool:
        """Whether a plan tells of a part of its year, which the sentence names."""
        return self.kind == PLAN and self.is_timed and is_part_of_year(self.local or self.topic)

    def is_of_a_year(self) -> bool:
        """Whether the report is of a whole year, as its title tells."""
        return self.is_told and self.default.isdigit()

    def begin_sentence(self, goes_on: bool = False, is_figure: bool = False, is_behind: bool = False) -> None:
        """A sentence ends what was named by the way; one that goes on is of the same place, and one that
        begins with a figure is of others where the paragraph is; `is_behind` a semicolon.
        """
        self.is_of_others &= goes_on or is_figure
        self.local = self.base = ""
        if self.topic_after is not None and not (is_behind and self.is_topic_on):
            self.topic, self.topic_after = self.topic_after, None
        self.is_timed = self.is_expected = False
        self.owner = self.owner if is_figure else ""
        if not goes_on:
            self.place = self.topic_place = self.owner
            self.is_foreign = self.is_of_others
        is_deadline = self.kind == PLAN and is_part_of_year(self.topic) and self.default.isdigit()
        if self.topic == UNKNOWN or (is_deadline and not is_behind):
            self.topic = ""

    def take_owner(self, leads: bool, told: Sequence[tuple[str, str, str]], codes: set[str]) -> None:
        """What begins next may go on about the one place that `leads` the paragraph, of which figures were
        `told` by code, scope and place, if it begins with other `codes`.
        """
        self.owned = self.owned | {code for code, _, _ in told} if leads else set()
        is_more = leads and {place for _, _, place in told} == {self.topic_place}
        self.owner = self.topic_place if is_more and not self.owned & codes else ""

    def begin_item(self) -> None:
        """An item of a paragraph speaks of the time before the items, where one is named, and never of an
        earlier year that another item named.
        """
        if self.topic_of_items is None:
            self.topic_of_items = self.topic
        is_earlier = bool(self.year) and (year_of(self.topic) or self.year) < self.year
        if self.topic_of_items or is_earlier:
            self.topic = self.topic_of_items

    def begin_clause(self, goes_on: bool) -> None:
        """A clause ends what was named by the way, but not what it speaks of, nor the place if it goes on."""
        self.local = ""
        if not goes_on:
            self.place = self.topic_place

    def take_period(self, token: Token, is_topic: bool, is_until: bool = False) -> None:
        """A period was named; `is_until` it something is to be reached."""
        self.is_until, self.is_expected = is_until, False
        if (is_topic and self.topic_after is None) or token.group("until"):
            self.is_so_far = bool(token.kinds & ENDS_TODAY) and bool(token.group("until"))
        if "period_record" in token.kinds:
            return
        if "period_five" in token.kinds and self.mode == PLAN:
            return  # a sum, to be reached at the end
        spoken_of = None if token.kinds & OF_REPORT else year_of(self.topic)
        period = read_period(token, spoken_of or self.year, self.now)
        was_timed, self.is_timed = self.is_timed, True
        if self.mode == PLAN and SECOND_HALF in token.kinds:
            period = period[:4]  # goals for the rest of a year are those of the year
        if "period_that_year" in token.kinds:
            period = self.named or period
        elif token.group("year") and period.isdigit():
            self.named = period
        if "period_eve" in token.kinds:
            self.topic_after, is_topic = self.topic, True
        relative = read_relative(token, period, self.topic, self.default, self.signed, is_topic)
        if relative is not None:
            period, is_topic = relative, is_topic and not token.kinds & BY_THE_WAY
        elif "period_whole" in token.kinds and was_timed and TO_A_DAY in self.topic:
            is_topic = False
        elif "period_whole" in token.kinds and self.default.isdigit() and period == self.topic[:4]:
            is_topic = True  # behind a part of the year that the report is of
        elif was_timed and period == self.topic[:4] and "-" in self.topic and self.mode == PAST:
            return  # tasks of a year, of which a part is over
        is_topic |= "period_whole" in token.kinds and self.mode == PLAN
        if is_span(period):
            self.base = ""  # that of a year told before
        if is_topic:
            self.topic, self.local = period, ""
        else:
            self.local = period

    def take_base(self, token: Token) -> None:
        """What a change is measured against was named."""
        self.base = read_base(token, self.period)

    def take_place(self, place: str, is_topic: bool) -> None:
        """A place was named; empty where the name means none here."""
        if not place:
            return
        self.place = place
        if place != FOREIGN:
            self.is_foreign = self.is_of_others = False
        if is_topic:
            self.topic_place = place

    def take_other_place(self, is_topic: bool) -> None:
        """A region was named."""
        self.place = FOREIGN
        if is_topic:
            self.topic_place = FOREIGN

    def take_whole(self, place: str, is_own: bool) -> None:
        """The whole of a place was named, or that of the report's own where `place` is empty."""
        if is_own:
            self.is_foreign = self.is_of_others = False
            self.section_place = self.section_place if place else ""
        self.place = self.topic_place = place

    def take_column(self, mode: str, year: int | None) -> None:
        """The heading of a column says what its cells tell of; a year before that of a plan, what was."""
        first = self.plans_from or self.year
        if year and first and not mode and self.mode == PLAN and year < first:
            mode = PAST
        self.mode = mode or self.mode
        if year:
            self.year = self.now = year
            self.default = str(year)

    def propose(self, year: int | None) -> None:
        """From here on the paragraph tells what is proposed for a year."""
        self.mode, self.topic = PLAN, ""
        if year:
            self.year = self.now = year
            self.default = str(year)

    def plan(self, outline: Outline) -> None:
        """From here on the paragraph tells of plans."""
        if self.mode == PAST and outline.plan_year:
            self.propose(outline.plan_year)
        self.mode = PLAN


def begin_paragraph(line: Line) -> Context:
    """What holds at the beginning of a line."""
    of_section = (line.mode, line.year, line.period, line.now, line.plans_from)
    return Context(*of_section, line.published, line.issued, line.signed, is_told=line.is_told)
