"""The outline of a report: its title with the years it speaks of, its headings, and of every line whether it
tells of what was or of what is planned, and for which year.
"""

import re
from dataclasses import dataclass, replace

from reading.lexicon.patterns import Patterns
from reading.outline.title_lines import COMMA, find_title
from reading.outline.titles import PAST, PLAN, Title, read_title, years_of
from reading.tokens.periods import SPANS, find_period, is_part_of_year, plan_period, to_year, year_of

LONGEST_HEADING = 45


@dataclass(frozen=True)
class Line:
    """A line that is not empty. `year` is the year that it speaks of, `now` that of "this year" in it."""

    start: int
    end: int
    mode: str
    year: int | None
    now: int | None = None
    plans_from: int | None = None  # the first year that plans are for
    published: int | None = None
    issued: str = ""  # the day of a plan
    period: str = ""
    is_heading: bool = False
    heading: str = ""  # the headings above it, and itself if it is one
    signed: str = ""  # the day of the report, where a line of its own tells it
    is_told: bool = True  # the year is the report's: what is of a later one is planned


@dataclass(frozen=True)
class Outline:
    """The lines of a report, its title, and the years that this names."""

    title: str
    title_year: int | None
    past_year: int | None
    plan_year: int | None
    lines: tuple[Line, ...]
    is_general: bool = False  # on everything that a government does


def read_outline(text: str, patterns: Patterns, year: int | None) -> Outline:
    """Read the outline; `year` is what the reader says where the title names none."""
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text) if match[0].strip()]
    words, after = find_title(text, spans, patterns)
    title = read_title(words, text, spans[after:], patterns, year)
    plan = title.plan or (title.past + 1 if title.past else None)
    is_of_part = is_part_of_year(title.period) or title.begins_with_part
    if is_of_part and title.plan is None:
        plan = title.past  # half a year is summed up, the other half planned
    said_last = not is_of_part and patterns["said_last_year"].search(text)
    now = title.past + 1 if title.past and (title.is_government or said_last) else title.past
    now = title.now or now
    state = Line(0, 0, title.mode, title.past if title.mode == PAST else plan)
    signed = _signed(text, patterns)
    lines: list[Line] = []
    top = below = section = coming = ""
    goes_on = bool(patterns["title_of_two_times"].search(words))
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
            own_period = find_period(line, patterns, title.past, now)
            if goes_on and not own_period and patterns["period_whole"].search(line):
                own_period = str(title.past)
            if not title.is_told and year_of(own_period) != title.past:
                own_period = ""  # a headline's last year is the one that the text below names
            if own_period or not (goes_on or patterns["item_mark"].match(line)):
                section = own_period
        is_of_winter = title.mode == PLAN and state.mode == PLAN and state.year == plan
        period = (section or title.period) if is_own else title.period if is_of_winter else ""
        period = period or coming or str(state.year or "")
        line_now = now if is_own else state.year
        line_now = title.now or line_now if title.mode == PLAN else line_now
        heading = f"{top}\n{below}"
        lines.append(
            replace(
                state,
                start=start,
                end=end,
                now=line_now,
                plans_from=title.plans_from,
                published=title.published,
                issued=title.issued,
                is_told=title.is_told and state.is_told,
                period=period,
                is_heading=is_heading,
                heading=heading,
                signed=signed,
            )
        )
        if title.is_government and state.mode == PAST and patterns["government_goals"].search(line):
            state = replace(state, mode=PLAN, year=plan, is_told=True)
    found = title.past if title.mode == PAST else plan
    return Outline(words, found or year, title.past, plan, tuple(lines), title.is_government)


def _signed(text: str, patterns: Patterns) -> str:
    found = list(patterns["signed"].finditer(text))
    if not found:
        return ""
    year, month, day = found[-1].groups()
    return f"{to_year(year)}-{int(month):02}-{int(day):02}"


def _is_heading(line: str, patterns: Patterns) -> bool:
    """A short line that is marked as one, or that no sentence ends; no row of a table."""
    if "\t" in line or len(line) > LONGEST_HEADING:
        return False
    if any(patterns[name].search(line) for name in ("sentence_inside", "figures_inside")):
        return False
    return bool(patterns["heading_mark"].match(line) or not patterns["sentence_end"].search(line))


def _turn(state: Line, heading: str, patterns: Patterns, title: Title, plan: int | None) -> Line:
    """What lines below a heading tell of."""
    past = title.past or (title.plans_from and title.plans_from - 1)
    if patterns["day_or_month"].search(heading):
        return state
    is_marked = patterns["heading_mark"].match(heading) and not patterns["item_mark"].match(heading)
    is_past = patterns["heading_past" if is_marked else "heading_turns_past"].search(heading)
    is_plan = patterns["heading_plan" if is_marked else "heading_turns_plan"].search(heading)
    is_plan = None if patterns["goal_done"].search(heading) else is_plan
    years = years_of(heading, patterns)
    ends = [int(plan_period(match["plan"])[-4:]) for match in patterns["plan_named"].finditer(heading)]
    years = years or ends[:1]
    if is_plan and is_past and is_past.start() < is_plan.start() and len(set(ends)) > 1:
        is_plan, years = None, ends[:1]  # what came of the first plan, and goals of the next
    if is_plan and (not is_past or is_past.start() < is_plan.start()):
        return replace(state, mode=PLAN, year=years[-1] if years else plan, is_told=True)
    if is_past:
        own = state.year if state.mode == PAST and not is_marked else None  # that of the heading above
        year = years[0] if years else own or past or state.year
        return replace(state, mode=PAST, year=year, is_told=bool(years) or title.mode != PLAN)
    if is_marked and not years and title.mode == PLAN:
        return replace(state, mode=PLAN, year=plan, is_told=True)  # it goes on behind what it starts from
    if is_marked and not years and state.mode == title.mode == PAST and title.past:
        return replace(state, year=title.past)  # behind a heading that was but a year
    if len(years) == 1 and not patterns["item_mark"].match(heading) and COMMA not in heading:
        if past and years[0] > past:
            return replace(state, mode=PLAN, year=years[0])
        if plan and years[0] < plan:
            return replace(state, mode=PAST, year=years[0])
    return state
