"""Tables in a text whose cells stand between strokes or blanks: their lines get tabs, each for one letter."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reading.layout.stacked_tables import with_rows

STROKE = re.compile("[|\uff5c\u2502]")
BLANKS = re.compile(r"(?<=\S)[ \u3000\u00a0](?=[ \u3000\u00a0]*\S)(?<![ \u3000\u00a0]{2})")
NUMERIC = re.compile(
    r"[<>\u2264\u2265\uff1c]?[-+\u2212]?\d+(?:[.\uff0e]\d+)?[%\uff05]?(?:\u5de6\u53f3|\u4ee5[\u4e0a\u4e0b\u5185])?|[-\u2014/\u2013]+"
)
GAP = re.compile("[ \u3000\u00a0]+")
YEARS = re.compile(
    r"(?<=[^\d\s])(?:[ \u3000\u00a0]+(?:19|20)\d\d\u5e74?){2,}\s*$"
)  # a heading of words, and years
NOTHING = " \t|\r\u3000"  # of what a line without cells consists
FEWEST_CELLS, FEWEST_ROWS = 3, 3
FEWEST_NUMERIC = 0.4  # of the cells of a table between blanks


def with_tabs(text: str) -> str:
    """The text with a tab for what parts the cells; every letter stays where it is. Rows may have empty
    lines between them, or strokes without cells.
    """
    every = with_rows(text.split("\n"))
    every = [*_without_rules(every)]
    filled = [at for at, line in enumerate(every) if line.strip()]
    lines = [every[at] for at in filled]
    for has_strokes, start, end in _runs([len(STROKE.findall(line)) >= FEWEST_CELLS - 1 for line in lines]):
        if has_strokes and end - start > 1:
            lines[start:end] = [STROKE.sub("\t", line) for line in lines[start:end]]
    lines = _with_years(lines)
    for cells, start, end in _runs([len(line.split()) if "\t" not in line else 0 for line in lines]):
        if cells >= FEWEST_CELLS and end - start >= FEWEST_ROWS and _is_numeric(lines[start:end]):
            lines[start:end] = [BLANKS.sub("\t", line) for line in lines[start:end]]
    for at, line in zip(filled, lines, strict=True):
        every[at] = line
    return "\n".join(every)


def _without_rules(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with tabs for the strokes of one without cells between two that have some."""
    for at, line in enumerate(lines):
        around = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
        is_within = not line.strip(NOTHING) and all(len(STROKE.findall(one)) > 1 for one in around)
        yield STROKE.sub("\t", line) if is_within else line


def _with_years(lines: Sequence[str]) -> list[str]:
    """The lines, those of a table of years with tabs before its numbers: its heading ends with years, and
    each row below with as many numbers.
    """
    found: list[str] = []
    count = 0
    for line in lines:
        years = YEARS.search(line) if "\t" not in line else None
        count = len(years[0].split()) if years else count
        numbers = line.split()[-count:] if count and not years else []
        is_row = len(line.split()) > count and all(map(NUMERIC.fullmatch, numbers))
        count = count if years or is_row else 0
        found.append(_part(line, count) if count else line)
    return found


def _part(line: str, count: int) -> str:
    """A line with a tab before each of its last words."""
    gaps = list(GAP.finditer(line.rstrip()))[-count:]
    letters = list(line)
    for gap in gaps:
        letters[gap.start()] = "\t"
    return "".join(letters)


def _runs(values: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each value with where it begins and ends to stand in line after line."""
    for value, places in groupby(range(len(values)), values.__getitem__):
        first, *rest = places
        yield value, first, (rest or [first])[-1] + 1


def _is_numeric(lines: Sequence[str]) -> bool:
    """Whether enough cells behind the first of each line and below the heading are numbers."""
    cells = [cell for line in lines[1:] for cell in line.split()[1:]]
    return sum(bool(NUMERIC.fullmatch(cell)) for cell in cells) >= FEWEST_NUMERIC * len(cells)
