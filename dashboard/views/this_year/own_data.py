"""Days or months that a reader pastes, for this session alone: read line by line, a sentence on each fault.

Nothing of it may be remembered for other readers (`Run.is_private`), or stand in an address.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from dashboard.run import Run

AQI, DATE = "aqi", "date"  # columns beside those of pollutants
MOST_LETTERS, MOST_LINES, MOST_FAULTS, SHOWN = 400_000, 6000, 5, 24
MOST_COLUMNS = 60  # each is looked up among all names of columns
# A day or a month: 2026-01-31, 2026/1/31, 20260131, or with the Chinese words for year, month and day.
DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?:[-/.\u5e74](?P<m>\d{1,2})(?:[-/.\u6708](?P<d>\d{1,2})?\u65e5?)?|(?P<md>\d{4}|\d{2}))"
)
TIME = re.compile(r"\d{1,2}:\d\d(:\d\d)?")
NUMBER = re.compile(r"\d{1,5}(\.\d{1,3})?")
GAPS = {"", "-", "--", "na", "n/a", "nan", "null", "none"}
MOST_VALUE = 2000  # no daily value of air is higher

Values = Mapping[str, Decimal]


@dataclass
class OwnData:
    """Daily and monthly values by column: pollutant codes, and AQI. Sentences on what could not be read."""

    days: dict[date, dict[str, Decimal]] = field(default_factory=dict)
    months: dict[tuple[int, int], dict[str, Decimal]] = field(default_factory=dict)
    decimals: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    zeros: list[int] = field(default_factory=list)  # lines with a 0, which copies write for a missing value


def decode_own_file(content: bytes) -> str:
    """The text of a file as spreadsheets write it, in UTF-8 or GB 18030; of any other bytes what can be read,
    so that a line of it is named as a fault.
    """
    most = content[: MOST_LETTERS * 4]
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return most.decode(encoding)
        except UnicodeDecodeError:
            continue
    return most.decode("utf-8", "replace")


def read_own_data(run: Run, text: str, usual: str, names: Mapping[str, Sequence[str]], year: int) -> OwnData:
    """`usual`: the column of values without a heading; `names`: how headings call each column; `year`: that a
    reader is shown as an example.
    """
    own = OwnData()
    plain = normalize("NFKC", text[: MOST_LETTERS + 1])  # one letter may become eighteen
    lines = [(at, line.strip()) for at, line in enumerate(plain.splitlines(), 1) if line.strip()]
    if len(plain) > MOST_LETTERS or len(lines) > MOST_LINES:
        own.faults.append(run.text("own.too_long", most=MOST_LINES))
        return own
    columns: list[str | None] = [usual]
    date_at = 0
    if lines and not DAY.match(_split(lines[0][1])[0]):
        heading = lines.pop(0)[1]
        count = len(_split(heading)) - 1
        if count > MOST_COLUMNS:
            own.faults.append(run.text("own.too_wide", count=count, most=MOST_COLUMNS))
            return own
        date_at = _find_date_column(_split(heading), names)
        headings = _split(heading, date_at)[1:]
        columns = [_find_column(heading, names) for heading in headings]
        unknown = [
            _show(heading) for heading, column in zip(headings, columns, strict=True) if column is None
        ]
        if not any(column not in (None, DATE) for column in columns):
            own.faults.append(run.text("own.no_column", headings=run.text.join(unknown) or "–"))
            return own
        if unknown:
            own.notes.append(run.text("own.left_out", headings=run.text.join(unknown)))
    faults: list[str] = []
    for at, line in lines:
        if fault := _read_line(run, own, at, _split(line, date_at), columns, year):
            faults.append(fault)
    if own.zeros:
        own.notes.append(run.text("own.zeros", line=own.zeros[0], count=len(own.zeros)))
    own.faults += faults[:MOST_FAULTS]
    if len(faults) > MOST_FAULTS:
        own.faults.append(run.text("own.more_faults", count=len(faults) - MOST_FAULTS))
    return own


def _show(cell: str) -> str:
    """The start of what was typed, without letters that are not seen or turn the direction round."""
    return "".join(letter for letter in cell[:SHOWN] if letter.isprintable())


def _find_date_column(headings: Sequence[str], names: Mapping[str, Sequence[str]]) -> int:
    """The place of the dates, which a city may stand before; the first unless a heading names it."""
    return next((at for at, heading in enumerate(headings) if _find_column(heading, names) == DATE), 0)


def _split(line: str, date_at: int = 0) -> list[str]:
    """The cells of a line, the date first: tabs or commas, else spaces; a time of day behind a date is left
    out.
    """
    for separator in ("\t", ",", ";"):
        if separator in line:
            cells = [cell.strip().strip('"') for cell in line.split(separator)]
            if date_at >= len(cells):
                return cells
            return [cells[date_at].split(" ")[0], *cells[:date_at], *cells[date_at + 1 :]]
    first, *rest = line.split()
    return [first, *(rest[1:] if rest and TIME.fullmatch(rest[0]) else rest)]


def _find_column(heading: str, names: Mapping[str, Sequence[str]]) -> str | None:
    """The column that a heading names, whatever unit stands behind it."""
    plain = _plain(heading)
    for column, words in names.items():
        if any(re.match(rf"{re.escape(_plain(word))}(?![a-z])", plain) for word in words):
            return column
    return None


def _plain(words: str) -> str:
    """A heading in one spelling: PM2.5, pm2_5 and PM25 are one."""
    return re.sub(r"[._\-]", "", normalize("NFKC", words).lower()).strip()


def _read_line(
    run: Run, own: OwnData, at: int, cells: list[str], columns: Sequence[str | None], year: int
) -> str:
    """Take a line up; the fault in a sentence, or nothing."""
    moment = _read_date(cells[0])
    if moment is None:
        return run.text("own.no_date", line=at, typed=_show(cells[0]), year=year)
    values: dict[str, Decimal] = {}
    for column, cell in zip(columns, cells[1:], strict=False):
        if column in (None, DATE) or cell.lower().strip("\u2014\u2013*") in GAPS:
            continue
        if not NUMBER.fullmatch(cell):
            return run.text("own.no_number", line=at, typed=_show(cell))
        if Decimal(cell) > MOST_VALUE:
            return run.text("own.too_much", line=at, typed=_show(cell), most=MOST_VALUE)
        if Decimal(cell):
            values[column] = Decimal(cell)
        elif at not in own.zeros[-1:]:
            own.zeros.append(at)
    if len(cells) - 1 > len(columns):
        return run.text("own.too_many_cells", line=at, count=len(cells) - 1, columns=len(columns))
    target = own.days if isinstance(moment, date) else own.months
    known = target.get(moment)  # type: ignore[call-overload]  # a date in one, a month in the other
    if known is not None and known != values:
        return run.text("own.twice", line=at, typed=_show(cells[0]))
    target[moment] = values  # type: ignore[index]
    return ""


def _read_date(cell: str) -> date | tuple[int, int] | None:
    """A day, or a year and a month; None for anything else, also for a day that does not exist."""
    found = DAY.fullmatch(cell)
    if not found:
        return None
    joined = found["md"] or ""
    month, day = (joined[:2], joined[2:]) if joined else (found["m"], found["d"])
    try:
        if day:
            return date(int(found["y"]), int(month), int(day))
        return (int(found["y"]), date(2000, int(month), 1).month)
    except ValueError:
        return None
