"""Tables that were pasted a cell a line, with a stroke at its end or without: their rows are put together."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

STROKED = re.compile(r"[^|\n]*\|[ ]*")
LONGEST_CELL = 30  # letters
NO_CELL = re.compile("[\t|\u3002\uff1b;\uff0c\uff01?]")  # what stands in sentences, and in rows
NUMERIC = re.compile(r"[<>\u2264\u2265]?[-+\u2212]?\d+(?:\.\d+)?[%\uff05]?(?:[(\uff08].{0,8}[)\uff09])?")
RANKED = re.compile(r"[(\uff08]\d")  # a number in brackets behind a name
NOTHING = re.compile(r"[-\u2014\u2013/]*")
# no heading of a column: the title of a table, its unit, what goes on below a colon
TITLE = re.compile(
    "^(?:\u9644?\u8868|\u5355\u4f4d[:\uff1a])|[\u8868:\uff1a]$|(?:19|20)\\d\\d\u5e74.*(?:\u60c5\u51b5|\u72b6\u51b5|\u6392\u540d|\u7edf\u8ba1|\u6570\u636e|\u7ed3\u679c|\u8d28\u91cf|\u62a5)"
    "(?:[(\uff08].*)?$"
)
NAME, NUMBER, RANKING, ANY = range(4)
OF_SERIALS = re.compile(
    "\u5e8f\u53f7|\u7f16\u53f7|\u6392\u540d|\u540d\u6b21|\u4f4d\u6b21"
)  # the heading of a column
FEWEST_COLUMNS, MOST_COLUMNS = 2, 20
MOST_TRIED = 40  # places at which a table may begin
FEWEST_KINDS = 2  # of cells in a row
FEWEST_ROWS, FEWEST_ROWS_OF_TWO = 2, 3  # below the heading; of a table of two columns


def with_rows(lines: Sequence[str]) -> list[str]:
    """The lines, those of a row joined by a tab for what parts the cells; every letter stays where it is. A
    table whose columns are not sure stays as it is.
    """
    found: list[str] = []
    for form, run in groupby(lines, key=_form):
        block = list(run)
        at = 0
        while form and (
            rows := _find_table([line.rstrip().removesuffix("|").strip() for line in block[at:]])
        ):
            begins = [at + row for row in rows]
            found += block[at : begins[0]]
            found += [_join(block[begin:end]) for begin, end in pairwise(begins)]
            at = begins[-1]
        found += block[at:]
    return found


def _form(line: str) -> str:
    """How a line may be a cell: with a stroke at its end, or as a short line alone; empty if it is none."""
    if STROKED.fullmatch(line):
        return "stroked"
    return "short" if line.strip() and len(line) <= LONGEST_CELL and not NO_CELL.search(line) else ""


def _join(cells: Sequence[str]) -> str:
    """The line of a row: a tab for each stroke and a blank for the end of its line, or a tab for that end."""
    row = ""
    for cell in cells:
        body = cell.rstrip(" ")
        is_stroked = body.endswith("|")
        gap = "" if not row else " " if row.endswith("\t") else "\t"
        row += gap + (f"{body[:-1]}{cell[len(body) :]}\t" if is_stroked else cell)
    return f"{row[:-1]} " if row.endswith("\t") else row


def _find_table(cells: Sequence[str]) -> list[int]:
    """Where the rows of the first table among some cells begin, and the last ends: a heading of words, and
    rows in whose columns there are numbers only, or names only. Nothing where its width is not sure.
    """
    kinds = [NAME if TITLE.search(cell) else _kind(cell) for cell in cells]
    firsts = [at for at in range(1, len(kinds)) if kinds[at] in (NUMBER, RANKING) and kinds[at - 1] == NAME]
    for first in firsts[:MOST_TRIED]:
        found = [
            rows
            for start in range(max(first - 2, 0), first + 1)
            for width in range(FEWEST_COLUMNS, MOST_COLUMNS + 1)
            if (rows := _with_width(cells, kinds, start, width))
        ]
        longest = max((rows[-1] for rows in found), default=0)
        sure = [rows for rows in found if rows[-1] == longest]
        if found:
            return sure[0] if len(sure) == 1 else []
    return []


def _with_width(cells: Sequence[str], kinds: Sequence[int], start: int, width: int) -> list[int]:
    """The table whose body begins at a cell, where its columns are so many."""
    heading = _heading(cells, start, width)
    if not heading:
        return []
    is_numbered = OF_SERIALS.match(cells[heading[0]]) is not None
    bodies = [start]
    if is_numbered and kinds[start] == NAME:  # the row of the whole, which has no number of its own, is first
        bodies = [start + width - 1, start + width]
        heading.append(start)
    for body in bodies:
        row = kinds[body : body + width]
        rows = _count_rows(kinds, body, width, row)
        fewest = FEWEST_ROWS_OF_TWO if width == FEWEST_COLUMNS else FEWEST_ROWS
        is_named = row[:1] == [NUMBER] if is_numbered else row[:1] != [NUMBER]
        if rows >= fewest and len(set(row) - {ANY}) >= FEWEST_KINDS and is_named:
            return [*heading, *range(body, body + rows * width + 1, width)]
    return []


def _count_rows(kinds: Sequence[int], start: int, width: int, row: Sequence[int]) -> int:
    """How many rows of the same kinds of cells follow each other."""
    count = 0
    while start + width <= len(kinds) and all(
        ANY in pair or pair[0] == pair[1] for pair in zip(row, kinds[start : start + width], strict=False)
    ):
        start, count = start + width, count + 1
    return count


def _heading(cells: Sequence[str], end: int, width: int) -> list[int]:
    """Where the lines of a heading begin that ends at a cell: one line, or two where the cells of the second
    are as many more as cells of the first span some of them. These begin by the same name again.
    """
    begin = end
    while begin and not TITLE.search(cells[begin - 1]) and _kind(cells[begin - 1]) == NAME:
        begin -= 1
    spanning = end - begin - width
    if spanning == 0:
        return [begin]
    if spanning > 0:
        for second in range(begin + spanning, end):
            if cells[second:end].count(cells[second]) == spanning:
                return [begin, second]
    return []


def _kind(cell: str) -> int:
    if NOTHING.fullmatch(cell):
        return ANY
    if NUMERIC.fullmatch(cell):
        return NUMBER
    return RANKING if RANKED.search(cell) else NAME
