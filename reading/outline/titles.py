"""The title of a report: the years that it speaks of; where it names none, the first time of the text."""

from dataclasses import dataclass

from reading.lexicon.patterns import Patterns
from reading.outline.leads import (
    Spans,
    day_published,
    named_report,
    plan_issued,
    plan_told_of,
    read_lead,
    year_of_day,
)
from reading.tokens.periods import find_period, is_part_of_year, plan_period, to_year, year_of

PAST, PLAN = "past", "plan"


@dataclass(frozen=True)
class Title:
    """What a title says: years of results and of plans, with which it begins, a period that is no year."""

    past: int | None
    plan: int | None
    mode: str
    period: str = ""  # of the results
    is_government: bool = False
    plans_from: int | None = None  # of a plan for several years
    now: int | None = None  # this year, where the day of publication tells it
    begins_with_part: bool = False  # the first time that the text names is a part of the year
    published: int | None = None  # when, by a line of its own
    is_told: bool = True  # that year is the report's, and not but the first one that the text names
    issued: str = ""  # the day of a plan: what ended before it are results


def read_title(words: str, text: str, body: Spans, patterns: Patterns, year: int | None) -> Title:
    """The year of results and the year of plans that a title names, and with which of both it begins.

    `words` are its lines, `body` the lines behind them; `year` is what counts where no year is named.
    """
    title = _TitleReader(words, text, body, patterns, year)
    kinds = (
        title.of_government,
        title.of_results_with_goals_ahead,
        title.of_results,
        title.of_plan_years,
        title.of_plan_period,
        title.of_plan,
        title.of_plan_issued,
        title.of_bulletin,
    )
    return next((found for read in kinds if (found := read())), None) or title.of_first_time()


def years_of(title: str, patterns: Patterns) -> list[int]:
    """The years that a title is about, not those that it compares them to."""
    years = patterns["year_alone"].finditer(title)
    return [
        to_year(match["year"])
        for match in years
        if not patterns["compared_to"].search(title[: match.start()])
    ]


class _TitleReader:
    """Reads a title as each of the kinds there are: what it says, or None where it is none of that kind."""

    def __init__(self, words: str, text: str, body: Spans, patterns: Patterns, year: int | None) -> None:
        self._words, self._text, self._body = words, text, body
        self._patterns, self._year = patterns, year
        own_lines = "\n".join(line for line in words.split("\n") if not line.startswith("--"))
        self._named = years_of(own_lines, patterns)
        self._joined = joined = own_lines.replace("\n", "")
        self._plans = [to_year(match["year"]) for match in patterns["plan_year"].finditer(joined)]
        self._pasts = [
            to_year(match["year"] or match["year_2"]) for match in patterns["past_year"].finditer(joined)
        ]
        self._is_past = bool(self._pasts) or bool(patterns["title_past"].search(words))
        self._is_plan = bool(patterns["title_plan"].search(words))
        self._own = (self._pasts or [year or 0])[-1] or (self._named or [0])[-1]
        self._told = patterns["month_of_meeting"].sub("", joined)
        period = find_period(self._told, patterns, self._own or None)
        self._period = period if year_of(period) == self._own else ""
        span = patterns["period_years"].search(joined)
        self._plans_from = to_year(span["year"]) if span else None
        winter = patterns["period_winter"].search(joined)
        self._winter = f"{winter['year']}-10/{winter['year_2']}-03" if winter else ""
        self._day = day_published(text, patterns)
        self._published = year_of(self._day)

    def of_government(self) -> Title | None:
        """A government's work report: results of the year before, goals of its own year."""
        patterns, text = self._patterns, self._text
        if not patterns["title_government"].search(self._words or text[:200]):
            return None
        named = years_of(self._words, patterns)
        own = named[0] if named else self._year + 1 if self._year else self._published
        goals = {to_year(match["year"]) for match in patterns["goals_of_year"].finditer(text)}
        own = own + 1 if own and own + 1 in goals and own not in goals else own
        return Title(own - 1 if own else None, own, PAST, is_government=True)

    def of_results_with_goals_ahead(self) -> Title | None:
        """A headline of results that begins with goals."""
        if not self._patterns["headline_of_results"].search(self._joined):
            return None
        plan = self._plans[0] if self._plans else None
        past = plan - 1 if plan else (self._named or [self._year or 0])[-1]
        return Title(past or None, plan, PAST)

    def of_results(self) -> Title | None:
        """A summary of a year that it names, and perhaps a plan for the next."""
        plans = [] if self._pasts == self._plans else self._plans
        pasts = [one for one in self._pasts if one not in plans] or self._pasts
        if not pasts:
            return None
        lead = read_lead(self._text, self._body, self._patterns, pasts[-1], None)
        begins = lead[:4] == str(pasts[-1]) and is_part_of_year(lead)
        period = self._winter or self._period
        return Title(pasts[-1], plans[0] if plans else None, PAST, period, begins_with_part=begins)

    def of_plan_years(self) -> Title | None:
        """A plan for years that it names."""
        if not self._plans or self._is_past:
            return None
        return Title(None, self._plans[-1], PLAN, self._winter, plans_from=self._plans_from, issued=self._day)

    def of_plan_period(self) -> Title | None:
        """What belongs to a five-year plan: the plan itself, or what came of it."""
        match = self._patterns["plan_named"].search(self._words)
        if not match:
            return None
        period = plan_period(match["plan"])
        first, last = int(period[:4]), year_of(period)
        if self._is_plan and not self._is_past:
            now = year_of_day(self._text, self._body, self._patterns)
            return Title(None, last, PLAN, plans_from=first, now=now, issued=self._day)
        told = year_of(read_lead(self._text, self._body, self._patterns, None, None))
        is_running = told is not None and first <= told < (last or 0)  # the plan has not ended
        return Title(told if is_running else last, None, PAST)

    def of_plan(self) -> Title | None:
        """A plan that names no year, or lacks its title."""
        if not ((self._is_plan and not self._is_past) or self._is_plan_without_title()):
            return None
        patterns, text = self._patterns, self._text
        goal = patterns["first_goal_year"].search(text)
        goal = goal or (not self._words and patterns["year_alone"].search(text))
        year = self._year or (to_year(goal["year"]) if goal else self._published)
        own = self._named[-1] if self._named else year
        now = None if self._named else self._published
        until = [to_year(match["year"] or match["year_2"]) for match in patterns["goal_year"].finditer(text)]
        ahead = [now] if now and own and now < own else []
        first = self._plans_from or min(ahead if self._named else [*ahead, *until], default=None)
        return Title(None, own or None, PLAN, self._winter, plans_from=first, now=now, issued=self._day)

    def of_plan_issued(self) -> Title | None:
        """A text without a title that tells of the issue of a plan for a year."""
        year = None if self._words else plan_issued(self._text, self._body, self._patterns)
        return Title(None, year, PLAN, now=year) if year else None

    def of_bulletin(self) -> Title | None:
        """A text without a year about a bulletin with one."""
        bulletin = None if self._own else named_report(self._text, self._body, self._patterns)
        if not bulletin:
            return None
        past = to_year(bulletin[0])
        period = find_period(bulletin[1], self._patterns, past)
        return Title(past, None, PAST, period, now=self._published or past + (not period))

    def of_first_time(self) -> Title:
        """Any other text: results of the year that it names, or of the first time that the text names."""
        patterns, text, own, published = self._patterns, self._text, self._own, self._published
        period = self._winter or self._period
        lead = read_lead(text, self._body, patterns, own or published, published)
        lead = lead if not own or year_of(lead) == own else ""
        is_part = is_part_of_year(lead)
        is_told = bool(own or published)
        own = own or year_of(lead) or published
        if not is_told and lead.isdigit():  # a later year of which a part is told is that of the text
            parts = (to_year(match["year"]) for match in patterns["year_in_part"].finditer(text))
            own = max([int(lead), *parts])
        dated = year_of_day(text, self._body, patterns)
        if dated and own and own > dated:
            return Title(None, own, PLAN, plans_from=dated, now=dated)
        now = published if lead and not self._named else None
        if not is_told and lead.isdigit() and patterns["year_is_over"].search(text):
            now = int(lead) + 1
        is_untold = not period and (not self._named or self._told != self._joined)
        return Title(
            own,
            None,
            PAST,
            lead if is_part and is_untold else period,
            now=now,
            published=dated,
            begins_with_part=is_part,
            is_told=is_told,
        )

    def _is_plan_without_title(self) -> bool:
        """Whether a text without a title is a plan, by its headings or its own words, or tells of one for the
        years up to the first that it names, without results.
        """
        if self._words or self._patterns["past_text"].search(self._text):
            return False
        until = plan_told_of(self._text, self._body, self._patterns)
        first = self._patterns["year_alone"].search(self._text)
        is_until = until is not None and first is not None and to_year(first["year"]) == until
        return is_until or self._patterns["plan_text"].search(self._text) is not None
