"""Which sheet, which part of it and which rows of headings: recognised and shown, or asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading.tables.headings import Frame, find_heading_row, frame_table, looks_like_headings
from reading.tables.questions import Questions
from reading.tables.sheets import Block, Rows, cell, fill_merged, find_blocks
from reading.tables.vocabulary import Vocabulary

MOST_HEADING_ROWS = 3
MOST_SHOWN = 30  # rows offered as headings
CLAIM_HEADINGS = {"place_id", "period", "kind", "value", "unit_id", "scope_id"}  # of a file of claims


@dataclass(frozen=True)
class Sheet:
    """A sheet as its file gives it: rows of text as long as they are, row 1 first, column A first.

    `is_delimited`: a text file, whose rows should have as many cells as the headings. `merged`: first row and
    column, last row and column, from 0. `has_point`: its program writes numbers with a decimal point.
    """

    name: str
    rows: Rows
    is_delimited: bool = False
    merged: Sequence[tuple[int, int, int, int]] = ()
    has_point: bool = False


def choose_table(
    sheets: Sequence[Sheet], vocabulary: Vocabulary, questions: Questions
) -> tuple[Sheet, Rows, Block | None] | None:
    """The sheet and the part of it that is the table; asked for where there are several. None where no sheet
    has a table, or none is chosen yet; a sheet without a part where that is still to be chosen.
    """
    filled = [(sheet, fill_merged(sheet.rows, sheet.merged)) for sheet in sheets]
    found = {
        str(at): (sheet, rows, blocks)
        for at, (sheet, rows) in enumerate(filled)
        if (blocks := find_blocks(rows, vocabulary.words))
    }
    if not found:
        return None
    of_claims = [
        at for at, (_, rows, _) in found.items() if any(len({*row} & CLAIM_HEADINGS) >= 3 for row in rows)
    ]
    guess = of_claims[0] if len(of_claims) == 1 else None
    at = next(iter(found)) if len(found) == 1 else questions.ask("sheet", "sheet", found, guess=guess)
    if at is None:
        return None
    sheet, rows, blocks = found[at]
    by_name = {block.name: block for block in blocks}
    name = (
        next(iter(by_name))
        if len(by_name) == 1
        else questions.ask(f"block-{at}", "block", by_name, sheet.name)
    )
    return sheet, rows, by_name[name] if name else None


def choose_headings(
    rows: Rows, block: Block, sheet: Sheet, vocabulary: Vocabulary, questions: Questions
) -> Frame | None:
    """The rows of headings: recognised and shown, or asked for."""
    guess = find_heading_row(rows, block, vocabulary.words)
    last = min(block.bottom, block.top + MOST_SHOWN)
    options = [str(row + 1) for row in range(block.top, last)]
    known = None if guess is None else str(guess + 1)
    chosen = questions.ask("heading", "heading", options, sheet.name, block.name, known)
    if chosen is None:
        return None
    first = end = int(chosen) - 1
    while (
        first > block.top
        and end - first + 1 < MOST_HEADING_ROWS
        and looks_like_headings(rows, first - 1, int(chosen) - 1, block, vocabulary.words)
    ):
        first -= 1
    while (
        end < block.bottom - 1
        and end - first + 1 < MOST_HEADING_ROWS
        and looks_like_headings(rows, end + 1, int(chosen) - 1, block, vocabulary.words)
    ):
        end += 1
    depth = end - first + 1
    options = [str(count) for count in range(1, MOST_HEADING_ROWS + 1) if first + count <= block.bottom]
    if depth > 1 or "heading_rows" in questions.answers:
        count = questions.ask("heading_rows", "heading_rows", options, "", "", str(depth))
        end = min(first + int(count or depth) - 1, block.bottom)
    return frame_table(rows, block, first, end, vocabulary.words)


def spread_headings(rows: Rows, frame: Frame, sheet: Sheet, questions: Questions) -> Rows | None:
    """Whether a heading counts for the blank ones right of it: a text file does not say which were merged."""
    if frame.first_heading == frame.last_heading or sheet.merged:
        return rows
    block = frame.block
    spread = [list(row) for row in rows]
    has_blank = False
    for row in range(frame.first_heading, frame.last_heading):
        known = ""
        for column in range(block.left, block.right + 1):
            text = cell(rows, row, column).strip()
            if not text and known and cell(rows, frame.last_heading, column).strip():
                has_blank = True
                spread[row][column:] = [known, *spread[row][column + 1 :]]
            known = text or known
    if not has_blank:
        return rows
    answer = questions.ask("spread", "spread", ("yes", "no"))
    return None if answer is None else spread if answer == "yes" else rows


def find_ragged(rows: Rows, frame: Frame, sheet: Sheet) -> dict[int, int]:
    """Rows of a text file that have more or fewer cells than its headings: a cell may have slipped."""
    if not sheet.is_delimited:
        return {}
    width = len(rows[frame.last_heading])
    return {row: len(rows[row]) for row in frame.rows if len(rows[row]) != width and any(rows[row])}
