"""The title of a report: the years that it speaks of; where it names none, the first time of the text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reading.tokens.periods import (
    REPORTS_OWN,
    find_period,
    is_part_of_year,
    plan_period,
    read_period,
    year_of,
)
from reading.tokens.scan import Token
from rules.numeral import parse_numeral

PAST, PLAN = "past", "plan"
FIRST_LINES = 8  # behind the title, among which the first time is named
TITLE_LINES = 6  # that are no parts of a web page, among which the title stands
COMMA = "\uff0c"
LONGEST_TITLE = 70
NOT_OF_LEADS = (
    *("period_five", "period_coming", "period_convention", "period_plan", "period_running", "period_whole"),
    *("period_past", "period_each", "period_day", "period_next", "period_before_last", "period_years"),
    *("period_since", "period_record", "period_that_year", "period_until_part", *REPORTS_OWN),
)
Patterns = Mapping[str, re.Pattern[str]]
Spans = Sequence[tuple[int, int]]  # of lines


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


def find_title(text: str, spans: list[tuple[int, int]], patterns: Patterns) -> tuple[str, int]:
    """The lines of the title joined, and how many lines stand before what follows it."""
    found: list[str] = []
    after = 0
    lines = ((at, text[start:end].strip()) for at, (start, end) in enumerate(spans))
    told = (one for one in lines if not patterns["page_part"].fullmatch(one[1]))
    for at, line in islice(told, TITLE_LINES):
        is_cut = at > 0 and line.count(COMMA) > 1  # prose whose end is missing
        is_prose = (
            len(line) > LONGEST_TITLE
            or is_cut
            or any(patterns[name].search(line) for name in ("sentence_inside", "sentence_end"))
        )
        if is_prose or patterns["no_title"].search(line):
            continue
        if found and at > after:
            break
        is_more = bool(found) and patterns["title_more"].search(line)
        if (found or at) and not is_more and patterns["heading_mark"].match(line):
            break
        if is_more or patterns["title_words"].search(line):
            found.append(line)
            after = at + 1
    return "\n".join(found), after


def read_title(words: str, text: str, body: Spans, patterns: Patterns, year: int | None) -> Title:
    """The year of results and the year of plans that the title names, and with which of both it begins."""
    own_lines = "\n".join(line for line in words.split("\n") if not line.startswith("--"))
    named = years_of(words, patterns)
    if patterns["title_government"].search(words or text[:200]):
        own = named[0] if named else year + 1 if year else _published(text, patterns)
        goals = {to_year(match["year"]) for match in patterns["goals_of_year"].finditer(text)}
        own = own + 1 if own and own + 1 in goals and own not in goals else own
        return Title(own - 1 if own else None, own, PAST, "", True)
    named = years_of(own_lines, patterns)
    joined = own_lines.replace("\n", "")
    plans = [to_year(match["year"]) for match in patterns["plan_year"].finditer(joined)]
    pasts = [to_year(match["year"] or match["year_2"]) for match in patterns["past_year"].finditer(joined)]
    is_past = bool(pasts) or bool(patterns["title_past"].search(words))
    is_plan = bool(patterns["title_plan"].search(words))
    if patterns["headline_of_results"].search(joined):  # goals are only what it begins with
        past = plans[0] - 1 if plans else (named or [year or 0])[-1]
        return Title(past or None, plans[0] if plans else None, PAST)
    own = (pasts or [year or 0])[-1] or (named or [0])[-1]
    told = patterns["month_of_meeting"].sub("", joined)
    period = find_period(told, patterns, own or None)
    period = period if year_of(period) == own else ""
    if pasts and plans and pasts == plans:
        plans = []
    pasts = [one for one in pasts if one not in plans] or pasts  # the report on a summary and a plan
    if pasts:
        lead = read_lead(text, body, patterns, pasts[-1], None)
        begins = lead[:4] == str(pasts[-1]) and is_part_of_year(lead)
        return Title(pasts[-1], plans[0] if plans else None, PAST, period, begins_with_part=begins)
    span = patterns["period_years"].search(joined)
    first = to_year(span["year"]) if span else None
    if winter := patterns["period_winter"].search(joined):
        period = f"{winter['year']}-10/{winter['year_2']}-03"
    if plans and not is_past:
        return Title(None, plans[-1], PLAN, period if winter else "", plans_from=first)
    if match := patterns["plan_named"].search(words):
        span = plan_period(match["plan"])
        last = year_of(span)
        if is_past or not is_plan:
            told = year_of(read_lead(text, body, patterns, None, None))  # before the plan has ended
            return Title(told if told and int(span[:4]) <= told < (last or 0) else last, None, PAST)
        return Title(None, last, PLAN, plans_from=int(span[:4]))
    published = _published(text, patterns)
    if (is_plan and not is_past) or _is_plan_without_title(words, text, patterns):
        goal = patterns["first_goal_year"].search(text) or (not words and patterns["year_alone"].search(text))
        own = (named or [year or (to_year(goal["year"]) if goal else published or 0)])[-1]
        now = None if named else published
        return Title(None, own or None, PLAN, period if winter else "", plans_from=first, now=now)
    if not own and (bulletin := _named_report(text, body, patterns)):
        past = to_year(bulletin[0])
        period = find_period(bulletin[1], patterns, past)
        return Title(past, None, PAST, period, now=published or past + (not period))
    lead = read_lead(text, body, patterns, own or published, published)
    lead = lead if not own or year_of(lead) == own else ""
    is_part = is_part_of_year(lead)
    is_told = bool(own or published)
    own = own or year_of(lead) or published
    if not is_told and lead.isdigit():  # a later year of which a part is told is that of the text
        parts = (to_year(match["year"]) for match in patterns["year_in_part"].finditer(text))
        own = max([int(lead), *parts])
    dated = _dated(text, body, patterns)
    if dated and own and own > dated:
        return Title(None, own, PLAN, plans_from=dated, now=dated)
    named_now = published if lead and not named else None
    if not is_told and lead.isdigit() and patterns["year_is_over"].search(text):
        named_now = int(lead) + 1
    is_untold = not period and (not named or told != joined)
    return Title(
        own,
        None,
        PAST,
        lead if is_part and is_untold else period,
        now=named_now,
        published=dated,
        begins_with_part=is_part,
        is_told=is_told,
    )


def _is_plan_without_title(words: str, text: str, patterns: Patterns) -> bool:
    """Whether a text that lacks its title is a plan, by its headings or its own words, without results."""
    is_plan = not words and patterns["plan_text"].search(text)
    return bool(is_plan) and not patterns["past_text"].search(text)


def years_of(title: str, patterns: Patterns) -> list[int]:
    """The years that a title is about, not those that it compares them to."""
    years = patterns["year_alone"].finditer(title)
    return [
        to_year(match["year"])
        for match in years
        if not patterns["compared_to"].search(title[: match.start()])
    ]


def read_lead(text: str, body: Spans, patterns: Patterns, year: int | None, published: int | None) -> str:
    """The first time that the text below a title names; `year` is that of a month without one."""
    for start, end in body[:FIRST_LINES]:
        line = text[start:end]
        if patterns["no_title"].search(line) or patterns["dateline"].match(line):
            continue
        found = [
            (match.start(), -match.end(), name, match)
            for name, pattern in patterns.items()
            if name.startswith("period_") and name not in NOT_OF_LEADS
            for match in pattern.finditer(line)
            if not patterns["day_behind"].match(line, match.end())
            and not patterns["no_lead"].search(line[: match.start()])
        ]
        for first in sorted(found, key=lambda one: one[:2]):
            own = read_period(_token(first), year, published or year)
            if not own:
                continue  # last year, where no year is known
            return read_period(_token(first), year_of(own), published or year)
    return ""


def _named_report(text: str, body: Spans, patterns: Patterns) -> tuple[str, str] | None:
    """The year and the name of the bulletin that the first lines of a text are about."""
    for start, end in body[:FIRST_LINES]:
        if match := patterns["report_named"].search(text, start, end):
            years = list(patterns["year_alone"].finditer(match["report"]))
            return years[-1]["year"], match["report"]
    return None


def _token(found: tuple[int, int, str, re.Match[str]]) -> Token:
    _, _, name, match = found
    groups = tuple((key, value) for key, value in match.groupdict().items() if value)
    return Token(match.start(), match.end(), match[0], frozenset({"period", name}), groups=groups)


def _published(text: str, patterns: Patterns) -> int | None:
    match = patterns["published"].search(text)
    return to_year(match["year"] or match["year_2"]) if match else None


def _dated(text: str, body: Spans, patterns: Patterns) -> int | None:
    """The year of the day that one of the first lines tells, and little else."""
    for start, end in body[:FIRST_LINES]:
        line = text[start:end]
        is_dateline = patterns["dateline"].match(line) or patterns["no_title"].search(line)
        if is_dateline and (year := _published(line, patterns)):
            return year
    return None


def to_year(text: str) -> int:
    """A year in Arabic or Chinese numerals."""
    return int(text) if text.isascii() else int(parse_numeral(text))
