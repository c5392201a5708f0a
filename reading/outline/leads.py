"""What the first lines below a title tell of time: the first period named, the day of publication, the
year of a bulletin that the text is about.
"""

import re
from collections.abc import Sequence
from itertools import islice

from reading.lexicon.patterns import Patterns
from reading.tokens.periods import REPORTS_OWN, read_period, to_year, year_of
from reading.tokens.scan import Token

LONGEST_LEAD = 1000  # letters of a line, at whose beginning its time is named
FIRST_LINES = 8  # behind the title, among which the first time is named
NOT_OF_LEADS = (
    *("period_five", "period_coming", "period_convention", "period_plan", "period_running", "period_whole"),
    *("period_past", "period_each", "period_day", "period_next", "period_before_last", "period_years"),
    *("period_since", "period_record", "period_that_year", "period_until_part", *REPORTS_OWN),
)
Spans = Sequence[tuple[int, int]]  # of lines


def read_lead(text: str, body: Spans, patterns: Patterns, year: int | None, published: int | None) -> str:
    """The first time that the text below a title names; `year` is that of a month without one."""
    for start, end in _first_lines(text, body, patterns):
        line = text[start : min(end, start + LONGEST_LEAD)]
        if patterns["no_title"].search(line) or patterns["dateline"].match(line):
            continue
        found = [
            (match.start(), -match.end(), name, match)
            for name, pattern in patterns.items()
            if name.startswith("period_") and name not in NOT_OF_LEADS
            for match in pattern.finditer(line)
            if not patterns["no_lead_behind"].match(line, match.end())
            and not patterns["no_lead"].search(line[: match.start()])
        ]
        for first in sorted(found, key=lambda one: one[:2]):
            own = read_period(_token(first), year, published or year)
            if not own:
                continue  # last year, where no year is known
            return read_period(_token(first), year_of(own), published or year)
    return ""


def plan_issued(text: str, body: Spans, patterns: Patterns) -> int | None:
    """The year of the plan whose issue the first lines of a text tell of."""
    match = _find_in_first("plan_issued", text, body, patterns)
    return to_year(match["year"]) if match else None


def plan_told_of(text: str, body: Spans, patterns: Patterns) -> int | None:
    """The last year of the plan for several years that the first lines of a text name."""
    found = (patterns["plan_of_years"].search(text, start, end) for start, end in body[:FIRST_LINES])
    return next((to_year(match["year"]) for match in found if match), None)


def named_report(text: str, body: Spans, patterns: Patterns) -> tuple[str, str] | None:
    """The year and the name of the bulletin that the first lines of a text are about."""
    match = _find_in_first("report_named", text, body, patterns)
    return (match["year"], match["report"]) if match else None


def day_published(text: str, patterns: Patterns) -> str:
    """The day of publication, where the text tells it; else nothing."""
    match = patterns["published"].search(text)
    if not match:
        return ""
    year, month, day = (match[name] or match[f"{name}_2"] for name in ("year", "month", "day"))
    return f"{to_year(year)}-{int(month):02}-{int(day):02}"


def year_of_day(text: str, body: Spans, patterns: Patterns) -> int | None:
    """The year of the day that one of the first lines tells, and little else."""
    for start, end in _first_lines(text, body, patterns):
        line = text[start:end]
        is_dateline = patterns["dateline"].match(line) or patterns["no_title"].search(line)
        if is_dateline and (year := year_of(day_published(line, patterns))):
            return year
    return None


def _first_lines(text: str, body: Spans, patterns: Patterns) -> Spans:
    """The first lines of a text that tell something: no parts of a web page, no names alone."""
    told = (span for span in body if patterns["line_that_tells"].search(text, *span))
    return list(islice(told, FIRST_LINES))


def _find_in_first(name: str, text: str, body: Spans, patterns: Patterns) -> re.Match[str] | None:
    """Where a pattern stands in a text, from its title to the last of its first lines."""
    end = max((end for _, end in _first_lines(text, body, patterns)), default=len(text))
    return patterns[name].search(text, 0, end)


def _token(found: tuple[int, int, str, re.Match[str]]) -> Token:
    _, _, name, match = found
    groups = tuple((key, value) for key, value in match.groupdict().items() if value)
    return Token(match.start(), match.end(), match[0], frozenset({"period", name}), groups=groups)
