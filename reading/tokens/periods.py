"""Periods as a report names them, in the form of data/: 2025, 2025-03, 2025-01/2025-10, 2021/2025."""

import re
from calendar import monthrange

from reading.lexicon.patterns import Patterns
from reading.tokens.scan import Token
from rules.numeral import parse_numeral

FIRST_PLAN = 1953, 5  # the first five-year plan began then; each takes so many years
MONTHS_OF = {"period_half_1": (1, 6), "period_half_2": (7, 12), "period_quarters_3": (1, 9)}
LAST_MONTH = 12
REPORTS_OWN = ("period_of_report", "period_this_month", "period_month_before")  # its own, not told by a name
NOT_OF_TITLES = (
    "period_year",
    "period_plan",
    "period_day",
    "period_whole",
    "period_so_far",
    "period_running",
    "period_same_time",
    "period_coming",
    "period_convention",
    "period_days",
    "period_since",
    "period_record",
    "period_that_year",
    "period_until_part",
    *REPORTS_OWN,
)
UNKNOWN = "?"  # a time whose days the report does not tell
LEAST_OF_SPAN = 4  # years
SPANS = {"period_five": (-4, 0), "period_coming": (4, 4)}  # their first and last year, from the one spoken of
SAID = {"this_year": 0, "last_year": -1, "next_year": 1, "year_before_last": -2}  # groups, from this year
RELATIVE = {"period_this": 0, "period_last": -1, "period_next": 1, "period_before_last": -2}


def find_period(title: str, patterns: Patterns, year: int | None, now: int | None = None) -> str:
    """The longest period in a title that is not just a year, the first of equals; empty if there is none. Of
    a year and the last five the year counts: what is of the five says so.
    """
    found = []
    skipped = {*NOT_OF_TITLES, "period_five"} if patterns["year_alone"].search(title) else NOT_OF_TITLES
    for name, pattern in patterns.items():
        if name.startswith("period_") and name not in skipped:
            for match in pattern.finditer(title):
                groups = tuple((key, value) for key, value in match.groupdict().items() if value)
                token = Token(
                    match.start(), match.end(), match[0], frozenset({"period", name}), groups=groups
                )
                found.append((len(match[0]), -match.start(), read_period(token, year, now or year), name))
    halves = [one for one in found if one[3] != "period_half_2"] or found  # of two, the first is told of
    return max(halves, default=(0, 0, "", ""))[2]


def read_period(token: Token, year: int | None, now: int | None) -> str:
    """The period that a token means where a year is spoken of and this year is `now`; empty if not known."""
    kind = next(iter(token.kinds - {"period"}), "")
    own = _own_year(token, kind, year, now)
    if kind in ("period_convention", "period_listed_each", "period_until_part"):
        return UNKNOWN
    if kind == "period_plan":
        return _part_of_plan(token, year)
    if own is None:
        return ""
    if kind == "period_since":
        return str(own) if token.group("year") and own == year else UNKNOWN
    if kind in SPANS:
        first, last = SPANS[kind]
        return f"{own + first}/{own + last}" if first != last else str(own + last)
    if kind == "period_winter":
        return f"{own}-10/{_year(token.group('year_2'))}-03"
    if kind == "period_days":
        return _days(own, token)
    if kind == "period_eve":
        return f"{own}-{day}" if (day := token.group("month_and_day")) else str(own)
    if kind == "period_years":
        return f"{own}/{_year(token.group('year_2'))}"
    if kind in ("period_months", "period_own_months", "period_listed"):
        last = _year(token.group("year_2")) or own
        return _months(own, _number(token.group("month")), _number(token.group("month_2")), last)
    if kind == "period_own_first":
        return _months(own, 1, _number(token.group("month_2")))
    if kind == "period_own_until" and (day := token.group("day")) and not _ends_month(own, token):
        return f"{own}-01-01/{own}-{_number(token.group('month')):02}-{int(day):02}"
    if token.group("before"):
        return str(own)  # by when something is to be done
    if kind in ("period_until_month", "period_until_named_month", "period_own_until"):
        return _months(own, 1, _number(token.group("month")))
    if kind in ("period_month", "period_own_month", "period_own_month_topic"):
        return f"{own}-{_number(token.group('month')):02}"
    if kind == "period_day":
        day = f"{own}-{_number(token.group('month')):02}-{_number(token.group('day')):02}"
        return f"{own}-01-01/{day}" if token.group("until") else day
    if kind in MONTHS_OF:
        return _months(own, *MONTHS_OF[kind])
    if kind in ("period_quarter", "period_quarters"):
        quarter = _number(token.group("quarter"))
        return _months(own, 3 * quarter - 2, 3 * _number(token.group("quarter_2") or f"{quarter}"))
    return str(own + RELATIVE.get(kind, 0))


def _own_year(token: Token, kind: str, year: int | None, now: int | None) -> int | None:
    """The year that a period belongs to: its own, one counted from this year, or that spoken of."""
    if token.group("year"):
        return _year(token.group("year"))
    if said := next((name for name in SAID if token.group(name)), ""):
        return now + SAID[said] if now else None
    return now if kind in (*RELATIVE, "period_so_far") else year


def plan_period(number: str) -> str:
    """The years of a five-year plan, by its number and the numeral five behind it: the fourteenth five."""
    first, years = FIRST_PLAN
    start = first + years * (_number(number[:-1]) - 1)
    if start > 1965:  # three years lay between the second and the third
        start += 3
    return f"{start}/{start + years - 1}"


def is_span(period: str) -> bool:
    """Whether a period is one of several whole years, such as that of a plan."""
    years = re.fullmatch(r"(\d{4})/(\d{4})", period)
    return bool(years) and int(years[2]) - int(years[1]) >= LEAST_OF_SPAN - 1


def span_to(year: str) -> str:
    """The years of the plan that ends with a year, or the year itself where none does."""
    first, last = SPANS["period_five"]
    return f"{int(year) + first}/{year}" if year.isdigit() and int(year) % (last - first + 1) == 0 else year


def is_part_of_year(period: str) -> bool:
    """Whether a period is months of one year."""
    return bool(re.fullmatch(r"(\d{4})-\d{2}(?:/\1-\d{2})?", period))


def is_span_of_months(period: str) -> bool:
    """Whether a period goes from a month of one year to a month of a later one."""
    return bool(re.fullmatch(r"(\d{4})-\d{2}/(?!\1)\d{4}-\d{2}", period))


def ends_before(period: str, other: str) -> bool:
    """Whether a period ends before one of months begins."""
    start = other.partition("/")[0]
    end = period.rpartition("/")[2]
    return len(start) > len("2025") and (end if len(end) > len("2025") else f"{end}-{LAST_MONTH}") < start


def end_of(period: str) -> str:
    """The end of a period, as a period whose beginning is not known."""
    return f"../{period.rpartition('/')[2]}" if period else ""


def year_of(period: str) -> int | None:
    """The year in which a period ends."""
    end = period.rpartition("/")[2][:4]
    return int(end) if end.isdigit() else None


def to_year(text: str) -> int:
    """A year in Arabic or Chinese numerals."""
    return int(text) if text.isascii() else int(parse_numeral(text))


def shift_year(period: str, years: int) -> str:
    """The same months of another year."""
    return "/".join(
        f"{int(part[:4]) + years}{part[4:]}" if part[:4].isdigit() else part for part in period.split("/")
    )


def last_month_of(period: str) -> str:
    """The last month of a period of months, and other periods as they are."""
    return period.rpartition("/")[2] if is_part_of_year(period) else period


def month_before(period: str) -> str:
    """The month before a month; empty where the period is none."""
    match = re.fullmatch(r"(\d{4})-(\d{2})", period)
    if match is None:
        return ""
    year, month = int(match[1]), int(match[2])
    return f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-{LAST_MONTH}"


def _months(year: int, first: int, last: int, last_year: int | None = None) -> str:
    if (first, last) == (1, LAST_MONTH) and last_year in (None, year):
        return str(year)
    if (year, first) == (last_year or year, last):
        return f"{year}-{first:02}"
    return f"{year}-{first:02}/{last_year or year}-{last:02}"


def _days(year: int, token: Token) -> str:
    month = _number(token.group("month"))
    last = _number(token.group("month_2") or f"{month}")
    last_year = _year(token.group("year_2")) or year
    days = _number(token.group("day")), _number(token.group("day_2"))
    if days == (1, monthrange(last_year, last)[1]):
        return _months(year, month, last, last_year)
    return f"{year}-{month:02}-{days[0]:02}/{last_year}-{last:02}-{days[1]:02}"


def _part_of_plan(token: Token, year: int | None) -> str:
    """The years of a plan; of its end the last one, since its beginning those to the year spoken of."""
    span = plan_period(token.group("plan"))
    first, last = span.split("/")
    if token.group("last"):
        return last
    return f"{first}/{year}" if token.group("since") and year and first < str(year) < last else span


def _year(text: str) -> int | None:
    return _number(text) if text else None


def _number(text: str) -> int:
    return int(text) if text.isascii() else int(parse_numeral(text))


def _ends_month(year: int, token: Token) -> bool:
    """Whether a day is the last of its month."""
    return int(token.group("day")) == monthrange(year, _number(token.group("month")))[1]
