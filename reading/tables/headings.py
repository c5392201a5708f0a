"""The headings of a table: which rows they are, what stands before them, and which rows only explain."""

from dataclasses import dataclass

from reading.tables.numbers import is_gap
from reading.tables.periods import read_period
from reading.tables.sheets import NEEDED, Block, Rows, cell, looks_like_figure
from reading.tables.words import Words, spell

MOST_PREAMBLE = 30  # rows before the headings


@dataclass(frozen=True)
class Frame:
    """A table within a block: its first and last row of headings, the rows of figures, what stands before
    and behind.
    """

    block: Block
    first_heading: int
    last_heading: int
    rows: tuple[int, ...]
    preamble: tuple[str, ...]
    remarks: tuple[int, ...]  # rows that explain
    repeated: tuple[int, ...]  # rows that repeat the headings


def find_heading_row(rows: Rows, block: Block, words: Words) -> int | None:
    """The row that most looks like headings: many filled cells, words rather than figures, years or units;
    below it figures. None where no row does.
    """
    best, found = 0.0, None
    for row in range(block.top, min(block.bottom, block.top + MOST_PREAMBLE)):
        texts = [cell(rows, row, column).strip() for column in range(block.left, block.right + 1)]
        filled = [text for text in texts if text]
        if len(filled) < NEEDED:
            continue
        known = sum(spell(text) in words.headings for text in filled)
        periods = sum(read_period(text, words) is not None for text in filled)
        figures = sum(looks_like_figure(text, words) for text in filled) - periods
        below = _count_figures(rows, row + 1, block, words)
        rate = len(filled) / len(texts) + known + 0.6 * periods - 1.5 * figures + min(below, 3) * 0.3
        rate -= 0.05 * (row - block.top)
        if rate > best:
            best, found = rate, row
    return found


def looks_like_headings(rows: Rows, row: int, known: int, block: Block, words: Words) -> bool:
    """Whether a row beside the `known` headings is one of them: no figures but years, more than one text, and
    before them nothing, a word of a heading, or what stands in the known headings.
    """
    texts = [cell(rows, row, column).strip() for column in range(block.left, block.right + 1)]
    filled = [text for text in texts if text]
    if len(filled) < NEEDED or (len(set(filled)) < NEEDED and len(filled) == len(texts)):
        return False
    first = spell(texts[0])
    if first and first not in words.headings and first != spell(cell(rows, known, block.left)):
        return False
    if any(is_gap(text, words) for text in filled):
        return False
    others = [text for text in filled if read_period(text, words) is None]
    return not any(looks_like_figure(text, words) for text in others)


def frame_table(rows: Rows, block: Block, first_heading: int, last_heading: int, words: Words) -> Frame:
    """A table below its headings: rows that repeat them or explain are set apart."""
    headings = [_spelled(rows, row, block) for row in range(first_heading, last_heading + 1)]
    kept: list[int] = []
    remarks: list[int] = []
    repeated: list[int] = []
    for row in range(last_heading + 1, block.bottom + 1):
        spelled = _spelled(rows, row, block)
        filled = [text for text in spelled if text]
        if not any(cell(rows, row, column).strip() for column in range(block.left, block.right + 1)):
            continue
        if spelled in headings:
            repeated.append(row)
        elif is_remark(rows, row, block, words) and not any(
            looks_like_figure(text, words) for text in filled
        ):
            remarks.append(row)
        else:
            kept.append(row)
    preamble = [
        text.strip()
        for row in range(block.top, first_heading)
        for text in rows[row][block.left : block.right + 1]
        if text.strip()
    ]
    return Frame(
        block,
        first_heading,
        last_heading,
        tuple(kept),
        tuple(dict.fromkeys(preamble)),
        tuple(remarks),
        tuple(repeated),
    )


def is_remark(rows: Rows, row: int, block: Block, words: Words) -> bool:
    """Whether the only text of a row begins as an explanation does."""
    texts = [cell(rows, row, column).strip() for column in range(block.left, block.right + 1)]
    first = spell(next((text for text in texts if text), ""))
    return any(
        first == word or first.startswith((f"{word} ", f"{word}1")) or _begins(first, word)
        for word in words.remarks
    )


def join_headings(rows: Rows, frame: Frame, column: int) -> str:
    """The heading of a column: the texts of its rows of headings, each once, from above."""
    texts = [
        " ".join(cell(rows, row, column).split())
        for row in range(frame.first_heading, frame.last_heading + 1)
    ]
    return " ".join(dict.fromkeys(text for text in texts if text))


def _begins(first: str, word: str) -> bool:
    return not word.isascii() and first.startswith(word)


def _spelled(rows: Rows, row: int, block: Block) -> list[str]:
    return [spell(cell(rows, row, column)) for column in range(block.left, block.right + 1)]


def _count_figures(rows: Rows, begin: int, block: Block, words: Words) -> int:
    """How many of the next rows have a figure or a gap beside words."""
    count = 0
    for row in range(begin, min(block.bottom + 1, begin + 3)):
        texts = [cell(rows, row, column).strip() for column in range(block.left, block.right + 1)]
        count += any(looks_like_figure(text, words) for text in texts if text)
    return count
