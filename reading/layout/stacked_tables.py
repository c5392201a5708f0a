"""Tables that were pasted a cell a line, each line with a stroke at its end: their rows are put together."""

import re
from collections.abc import Sequence
from itertools import groupby

CELL = re.compile(r"[^|\n]*\|[ ]*")
NUMERIC = re.compile(r"[<>\u2264\u2265]?[-+\u2212]?\d+(?:\.\d+)?[%\uff05]?(?:[(\uff08].{0,8}[)\uff09])?")
RANKED = re.compile(r"[(\uff08]\d")  # a number in brackets behind a name
NOTHING = re.compile(r"[-\u2014\u2013/]*")
NAME, NUMBER, RANKING, ANY = range(4)
FEWEST_ROWS = 3  # with the heading


def with_rows(lines: Sequence[str]) -> list[str]:
    """The lines, those of a row joined by a tab for the stroke and a blank for the end of the line; every
    letter stays where it is. A table whose columns are not sure stays as it is.
    """
    found: list[str] = []
    for is_cell, run in groupby(lines, key=lambda line: CELL.fullmatch(line) is not None):
        block = list(run)
        width = _width([line.rstrip()[:-1].strip() for line in block]) if is_cell else 0
        for at, line in enumerate(block):
            if width and at % width:
                found[-1] = f"{found[-1].rstrip(' ')[:-1]}\t{_blanks(found[-1])} {line}"
            else:
                found.append(line)
        if width:
            count = len(block) // width
            found[-count:] = [f"{row.rstrip(' ')[:-1]} {_blanks(row)}" for row in found[-count:]]
    return found


def _blanks(line: str) -> str:
    """The blanks at the end of a line."""
    return line[len(line.rstrip(" ")) :]


def _width(cells: Sequence[str]) -> int:
    """How many cells a row has: with that many each column holds numbers, or names, below a heading of
    words; 0 where that is not sure.
    """
    kinds = [_kind(cell) for cell in cells]
    first = next((at for at, kind in enumerate(kinds) if kind in (NUMBER, RANKING)), 0)
    widths = [
        width
        for width in range(max(2, first // 2 + 1), first + 1)
        if len(cells) % width == 0 and len(cells) >= FEWEST_ROWS * width and _is_table(kinds, width)
    ]
    return widths[0] if len(widths) == 1 else 0


def _is_table(kinds: Sequence[int], width: int) -> bool:
    columns = [{kind for kind in kinds[width + at :: width] if kind != ANY} for at in range(width)]
    return all(len(column) <= 1 for column in columns)


def _kind(cell: str) -> int:
    if NOTHING.fullmatch(cell):
        return ANY
    if NUMERIC.fullmatch(cell):
        return NUMBER
    return RANKING if RANKED.search(cell) else NAME
