"""Periods as people write them in headings and cells, as ISO 8601: 2024, 2024-03, 2024-01/2024-06."""

import re
from calendar import monthrange
from datetime import date
from unicodedata import normalize

from reading.tables.words import PeriodPattern, Words

LAST_MONTH = 12


def read_period(text: str, words: Words) -> str | None:
    """The period that a whole cell says; None where it says none, or one that does not exist."""
    plain = _plain(text)
    for each in words.periods:
        if found := each.pattern.fullmatch(plain):
            return _make_period(found, each, words)
    return None


def find_periods(text: str, words: Words) -> list[tuple[str, int, int]]:
    """The periods among the words of a heading, longest first: period, begin and end in its spelling."""
    found: list[tuple[str, int, int]] = []
    for each in words.periods:
        if not each.is_inside:
            continue
        for match in each.pattern.finditer(text):
            glued = (
                text[match.start() - 1 : match.start()].isdigit()
                or text[match.end() : match.end() + 1].isdigit()
            )
            if not glued and (period := _make_period(match, each, words)):
                found.append((period, match.start(), match.end()))
    return sorted(found, key=lambda place: place[1] - place[2])


def year_before(period: str) -> str:
    """The same time of the year before."""
    return re.sub(r"(?<![0-9-])[0-9]{4}", lambda year: str(int(year[0]) - 1), period)


def find_days(period: str) -> tuple[str, str]:
    """The first and the last day of a period, in ISO 8601."""
    begin, _, end = period.partition("/")
    end = end or begin
    year, _, month = end[:7].partition("-")
    month = month or "12"
    last = end if len(end) > len("2024-12") else f"{year}-{month}-{monthrange(int(year), int(month))[1]:02}"
    return f"{begin}-01-01"[:10] if len(begin) == 4 else f"{begin}-01"[:10], last


def _plain(text: str) -> str:
    return " ".join(normalize("NFKC", text).lower().split())


def _make_period(found: re.Match[str], pattern: PeriodPattern, words: Words) -> str | None:
    parts = found.groupdict()
    year = int(parts["year"])
    if pattern.half:
        return f"{year}-01/{year}-06" if pattern.half == 1 else f"{year}-07/{year}-12"
    if quarter := parts.get("quarter"):
        number = words.quarters.get(quarter) or int(quarter)
        return f"{year}-{3 * number - 2:02}/{year}-{3 * number:02}"
    if not parts.get("month"):
        return str(year)
    month, end = int(parts["month"]), int(parts.get("end") or parts["month"])
    if parts.get("day"):
        try:
            return date(year, month, int(parts["day"])).isoformat()
        except ValueError:
            return None
    if not 1 <= month <= end <= LAST_MONTH:
        return None
    if parts.get("end") is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}/{year}-{end:02}"
