"""The outline of a report: its title with the years it speaks of, its headings, and of every line whether it
tells of what was or of what is planned, and for which year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reading.periods import SPANS, find_period, is_part_of_year, plan_period, year_of
from rules.numeral import parse_numeral

PAST, PLAN = "past", "plan"
FIRST_LINES = 8  # behind the title, among which the first time is named
TITLE_LINES = 6  # that are not empty, among which the title stands
LONGEST_TITLE = 70
LONGEST_HEADING = 45
Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True)
class Line:
    """A line that is not empty. `year` is the year that it speaks of, `now` that of "this year" in it."""

    start: int
    end: int
    mode: str
    year: int | None
    now: int | None = None
    plans_from: int | None = None  # the first year that plans are for
    period: str = ""
    is_heading: bool = False
    heading: str = ""  # the headings above it, and itself if it is one
    signed: str = ""  # the day of the report, where a line of its own tells it


@dataclass(frozen=True)
class Outline:
    """The lines of a report, and the years that its title names."""

    title_year: int | None
    past_year: int | None
    plan_year: int | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Title:
    """What a title says: years of results and of plans, with which it begins, a period that is no year."""

    past: int | None
    plan: int | None
    mode: str
    period: str = ""  # of the results
    is_government: bool = False
    plans_from: int | None = None  # of a plan for several years


def read_outline(text: str, patterns: Patterns, year: int | None) -> Outline:
    """Read the outline; `year` is what the reader says where the title names none."""
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text) if match[0].strip()]
    words, after = _find_title(text, spans, patterns)
    title = _read_title(words, text, patterns, year)
    plan = title.plan or (title.past + 1 if title.past else None)
    is_of_part = is_part_of_year(title.period) or _begins_with_part(text, spans[after:], patterns, title)
    if is_of_part and title.plan is None:
        plan = title.past  # half a year is summed up, the other half planned
    said_last = patterns["said_last_year"].search(text)
    now = title.past + 1 if title.past and (title.is_government or said_last) else title.past
    state = Line(0, 0, title.mode, title.past if title.mode == PAST else plan)
    signed = _signed(text, patterns)
    lines: list[Line] = []
    top = below = section = coming = ""
    for at, (start, end) in enumerate(spans):
        line = text[start:end].strip()
        is_heading = at >= after and _is_heading(line, patterns)
        if is_heading:
            if patterns["item_mark"].match(line):
                below = line
            else:
                top, below = line, ""
            state = _turn(state, line, patterns, title, plan)
            if patterns["heading_mark"].match(line) and not patterns["item_mark"].match(line):
                is_coming = state.mode == PLAN and patterns["period_coming"].search(line)
                coming = str(plan + SPANS["period_coming"][1]) if plan and is_coming else ""
        is_own = state.mode == PAST and state.year == title.past
        if is_heading and is_own and not patterns["not_of_section"].search(line):
            own_period = find_period(line, patterns, title.past)
            if own_period or not patterns["item_mark"].match(line):
                section = own_period
        period = (section or title.period) if is_own else ""
        period = period or coming or str(state.year or "")
        line_now = now if is_own else state.year
        heading = f"{top}\n{below}"
        lines.append(
            replace(
                state,
                start=start,
                end=end,
                now=line_now,
                plans_from=title.plans_from,
                period=period,
                is_heading=is_heading,
                heading=heading,
                signed=signed,
            )
        )
    found = title.past if title.mode == PAST else plan
    return Outline(found or year, title.past, plan, tuple(lines))


def to_year(text: str) -> int:
    """A year in Arabic or Chinese numerals."""
    return int(text) if text.isascii() else int(parse_numeral(text))


def _signed(text: str, patterns: Patterns) -> str:
    found = list(patterns["signed"].finditer(text))
    if not found:
        return ""
    year, month, day = found[-1].groups()
    return f"{to_year(year)}-{int(month):02}-{int(day):02}"


def _begins_with_part(text: str, spans: list[tuple[int, int]], patterns: Patterns, title: Title) -> bool:
    """Whether the first time that a report without a plan of its own names is a part of its year."""
    if title.past is None or title.is_government or title.mode == PLAN:
        return False
    for start, end in spans[:FIRST_LINES]:
        years = [to_year(match["year"]) for match in patterns["year_alone"].finditer(text, start, end)]
        period = find_period(text[start:end], patterns, title.past)
        if any(year != title.past for year in years) or (years and not period):
            return False
        if period:
            return is_part_of_year(period)
    return False


def _find_title(text: str, spans: list[tuple[int, int]], patterns: Patterns) -> tuple[str, int]:
    """The lines of the title joined, and how many lines stand before what follows it."""
    found: list[str] = []
    after = 0
    for at, (start, end) in enumerate(spans[:TITLE_LINES]):
        line = text[start:end].strip()
        if len(line) > LONGEST_TITLE or patterns["no_title"].search(line):
            continue
        if found and at > after:
            break
        is_more = bool(found) and patterns["title_more"].search(line)
        if found and not is_more and patterns["heading_mark"].match(line):
            break
        if is_more or patterns["title_words"].search(line):
            found.append(line)
            after = at + 1
    return "\n".join(found), after


def _read_title(words: str, text: str, patterns: Patterns, year: int | None) -> Title:
    """The year of results and the year of plans that the title names, and with which of both it begins."""
    own_lines = "\n".join(line for line in words.split("\n") if not line.startswith("--"))
    named = [to_year(match["year"]) for match in patterns["year_alone"].finditer(words)]
    if patterns["title_government"].search(words or text[:200]):
        own = named[0] if named else year or _published(text, patterns)
        return Title(own - 1 if own else None, own, PAST, "", True)
    named = [to_year(match["year"]) for match in patterns["year_alone"].finditer(own_lines)]
    joined = own_lines.replace("\n", "")
    plans = [to_year(match["year"]) for match in patterns["plan_year"].finditer(joined)]
    pasts = [to_year(match["year"] or match["year_2"]) for match in patterns["past_year"].finditer(joined)]
    is_past = bool(pasts) or bool(patterns["title_past"].search(words))
    is_plan = bool(patterns["title_plan"].search(words))
    own = (pasts or [year or 0])[-1] or (named or [0])[-1]
    period = find_period(joined, patterns, own or None)
    period = period if year_of(period) == own else ""
    if pasts and plans and pasts == plans:
        plans = []
    if pasts:
        return Title(pasts[-1], plans[0] if plans else None, PAST, period)
    span = patterns["period_years"].search(joined)
    first = to_year(span["year"]) if span else None
    if plans and not is_past:
        return Title(None, plans[-1], PLAN, plans_from=first)
    if match := patterns["plan_named"].search(words):
        span = plan_period(match["plan"])
        last = year_of(span)
        if is_past or not is_plan:
            return Title(last, None, PAST)
        return Title(None, last, PLAN, plans_from=int(span[:4]))
    if is_plan and not is_past:
        goal = patterns["first_goal_year"].search(text)
        own = (named or [year or (to_year(goal["year"]) if goal else 0)])[-1]
        return Title(None, own or None, PLAN, plans_from=first)
    return Title(own or _published(text, patterns), None, PAST, period)


def _published(text: str, patterns: Patterns) -> int | None:
    match = patterns["published"].search(text)
    return to_year(match["year"] or match["year_2"]) if match else None


def _is_heading(line: str, patterns: Patterns) -> bool:
    """A short line that is marked as one, or that no sentence ends; no row of a table."""
    if "\t" in line or len(line) > LONGEST_HEADING or patterns["sentence_inside"].search(line):
        return False
    return bool(patterns["heading_mark"].match(line) or not patterns["sentence_end"].search(line))


def _turn(state: Line, heading: str, patterns: Patterns, title: Title, plan: int | None) -> Line:
    """What lines below a heading tell of."""
    past = title.past
    if patterns["day_or_month"].search(heading):
        return state
    is_marked = patterns["heading_mark"].match(heading) and not patterns["item_mark"].match(heading)
    is_past = patterns["heading_past" if is_marked else "heading_turns_past"].search(heading)
    is_plan = patterns["heading_plan" if is_marked else "heading_turns_plan"].search(heading)
    is_plan = None if patterns["goal_done"].search(heading) else is_plan
    years = [to_year(match["year"]) for match in patterns["year_alone"].finditer(heading)]
    if span := patterns["plan_named"].search(heading):
        years = years or [int(plan_period(span["plan"])[-4:])]
    if is_plan and (not is_past or is_past.start() < is_plan.start()):
        return replace(state, mode=PLAN, year=years[-1] if years else plan)
    if is_past:
        return replace(state, mode=PAST, year=years[0] if years else past or state.year)
    if is_marked and not years and title.mode == PLAN:
        return replace(state, mode=PLAN, year=plan)  # a plan goes on behind what it starts from
    if len(years) == 1 and not patterns["item_mark"].match(heading) and "\uff0c" not in heading:
        if past and years[0] > past:
            return replace(state, mode=PLAN, year=years[0])
        if plan and years[0] < plan:
            return replace(state, mode=PAST, year=years[0])
    return state
