"""A period in the reader's language, short enough for a cell."""

from dashboard.text import Text

OPEN = ".."  # in place of a beginning that is not known


def period_label(text: Text, period: str) -> str:
    """A period of the data files (ISO 8601) in words: a year, some months of a year, until a day."""
    first, _, last = period.rpartition("/")
    if not first:
        return _date_label(text, period)
    if first == OPEN:
        return text("period.until", end=_date_label(text, last))
    if first[:4] == last[:4] and len(first) == len(last) == len("2025-01"):
        months = {"first": _part(text, first[5:]), "last": _part(text, last[5:])}
        return text("period.months", year=first[:4], **months)
    return text("period.range", start=_date_label(text, first), end=_date_label(text, last))


def period_phrase(text: Text, period: str) -> str:
    """A period in running text: a year as the language writes it there."""
    label = period_label(text, period)
    return text("period.year", year=label) if len(period) == len("2025") else label


def _date_label(text: Text, date: str) -> str:
    year, *parts = date.split("-")
    if not parts:
        return year
    month = _part(text, parts[0])
    if len(parts) == 1:
        return text("period.month", year=year, month=month)
    return text("period.day", year=year, month=month, day=_part(text, parts[1]))


def _part(text: Text, digits: str) -> str:
    """A month or a day: in English as in ISO 8601, in Chinese without a zero before it."""
    return digits if text.language == "en" else digits.lstrip("0")
