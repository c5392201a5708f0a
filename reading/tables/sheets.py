"""Where the tables of a sheet lie: blocks of rows and columns between blank ones; names of cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.tables.numbers import is_gap
from reading.tables.periods import find_periods, read_period
from reading.tables.words import Words, spell

NEEDED = 2  # rows and columns of a table

Rows = Sequence[Sequence[str]]
Merged = Sequence[tuple[int, int, int, int]]  # first row and column, last row and column, from 0


@dataclass(frozen=True)
class Block:
    """A part of a sheet that may be a table, from 0: rows `top` to `bottom` and columns `left` to `right`,
    all included.
    """

    top: int
    bottom: int
    left: int
    right: int

    @property
    def name(self) -> str:
        """As a spreadsheet names it: A1:D12."""
        return f"{cell_name(self.top, self.left)}:{cell_name(self.bottom, self.right)}"


def cell_name(row: int, column: int) -> str:
    """C4 for row 3 and column 2."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """C for column 2, AA for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def fill_merged(rows: Rows, merged: Merged) -> list[list[str]]:
    """The rows, the text of merged cells in every cell that they cover."""
    filled = [list(row) for row in rows]
    for top, left, bottom, right in merged:
        text = cell(rows, top, left)
        for row in range(top, min(bottom + 1, len(filled))):
            filled[row] += [""] * (right + 1 - len(filled[row]))
            for column in range(left, right + 1):
                if not filled[row][column].strip():
                    filled[row][column] = text
    return filled


def cell(rows: Rows, row: int, column: int) -> str:
    """The text of a cell; empty beyond the end of a row."""
    return rows[row][column] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else ""


def find_blocks(rows: Rows, words: Words) -> list[Block]:
    """Parts of a sheet between blank rows, and within these between blank columns, that have at least two
    rows and two columns. Lines of a single cell before a part belong to it; one that begins with figures
    rather than headings goes on from the part above.
    """
    filled = [{at for at, text in enumerate(row) if text.strip()} for row in rows]
    blocks: list[Block] = []
    pending = None  # the first of single-celled lines that a table may follow
    for top, bottom in _stretches([bool(columns) for columns in filled]):
        columns = set().union(*filled[top : bottom + 1])
        if blocks and _goes_on(rows, top, blocks[-1], columns, words):
            blocks[-1] = replace(blocks[-1], bottom=bottom)
            continue
        wide = [row for row in range(top, bottom + 1) if len(filled[row]) >= NEEDED]
        if len(wide) < NEEDED:
            pending = top if pending is None else pending
            continue
        parts = _stretches([at in columns for at in range(max(columns) + 1)])
        parts = [part for part in parts if part[1] - part[0] + 1 >= NEEDED]
        for left, right in parts or [(min(columns), max(columns))]:
            begin = top if pending is None or len(parts) > 1 else pending
            blocks.append(Block(begin, bottom, left, right))
        pending = None
    return blocks


def _goes_on(rows: Rows, top: int, above: Block, columns: set[int], words: Words) -> bool:
    """Whether a part below a blank row has figures, not headings, in its first row, and the columns of the
    table above.
    """
    if not columns or (min(columns), max(columns)) != (above.left, above.right):
        return False
    texts = [cell(rows, top, column).strip() for column in range(above.left, above.right + 1)]
    figures = [text for text in texts if looks_like_figure(text, words)]
    return any(read_period(text, words) is None for text in figures)


def _stretches(filled: Sequence[bool]) -> list[tuple[int, int]]:
    """Begin and end of every run of true."""
    found: list[tuple[int, int]] = []
    begin = None
    for at, is_filled in enumerate([*filled, False]):
        if is_filled and begin is None:
            begin = at
        elif not is_filled and begin is not None:
            found.append((begin, at - 1))
            begin = None
    return found


def looks_like_figure(text: str, words: Words) -> bool:
    """Whether a text is more digits than words, a year among words aside."""
    plain = spell(text)
    if (periods := find_periods(plain, words)) and (rest := plain[: periods[0][1]] + plain[periods[0][2] :]):
        text = rest
    digits = sum(letter.isdigit() for letter in text)
    return digits * 2 >= len(text.replace(" ", "")) > 0


def looks_numeric(texts: Sequence[str], words: Words) -> bool:
    """Whether most texts of a column have digits in them, gaps aside."""
    filled = [text for text in texts if not is_gap(text, words)]
    return bool(filled) and sum(any(c.isdigit() for c in text) for text in filled) * 2 > len(filled)
