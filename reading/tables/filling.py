"""Blank cells below a name: whether it counts for them, too, as where cells were merged, is asked."""

import re
from collections.abc import Sequence

from reading.tables.columns import VALUE, Column
from reading.tables.questions import Questions
from reading.tables.sheets import Rows, cell, cell_name

MERGED = ("place_id", "indicator_id", "period", "kind")  # columns whose cells people merge
YES, NO = "yes", "no"
AS_YEAR, AS_DAY = "as_year", "as_day"
DAY_OF_YEAR = re.compile(r"(?:19|20)\d\d-(?:01-01|12-31)(?:[ T]00:00(?::00)?)?")


def fill_down(
    rows: Rows, row_numbers: Sequence[int], columns: Sequence[Column], questions: Questions
) -> tuple[Rows, set[tuple[int, int]]]:
    """The rows with names repeated where the reader says that they count, and the blank cells at fault."""
    filled = [list(row) for row in rows]
    faulty: set[tuple[int, int]] = set()
    for column in columns:
        if column.role not in MERGED:
            continue
        texts = {row: cell(rows, row, column.column).strip() for row in row_numbers}
        blank = [row for row, text in texts.items() if not text and _has_figure(rows, row, columns)]
        if not blank or not any(texts.values()):
            continue
        where = cell_name(blank[0], column.column)
        answer = questions.ask(f"fill-{column.column}", "fill", (YES, NO), column.heading, where)
        known = ""
        for row, text in texts.items():
            known = text or known
            if row in blank:
                if answer == YES and known:
                    filled[row] += [""] * (column.column + 1 - len(filled[row]))
                    filled[row][column.column] = known
                else:
                    faulty.add((row, column.column))
    return (filled, faulty) if faulty or any(map(list.__ne__, filled, map(list, rows))) else (rows, faulty)


def _has_figure(rows: Rows, row: int, columns: Sequence[Column]) -> bool:
    return any(cell(rows, row, column.column).strip() for column in columns if column.role == VALUE)


def ask_about_days(
    rows: Rows, row_numbers: Sequence[int], columns: Sequence[Column], questions: Questions
) -> Rows | None:
    """First and last days of years, as programs write a year: whether they mean the year is asked. None where
    the reader has still to choose.
    """
    for column in columns:
        if column.role != "period":
            continue
        days = [row for row in row_numbers if DAY_OF_YEAR.fullmatch(cell(rows, row, column.column).strip())]
        if not days:
            continue
        where = cell_name(days[0], column.column)
        answer = questions.ask(f"days-{column.column}", "days", (AS_YEAR, AS_DAY), column.heading, where)
        if answer is None:
            return None
        if answer == AS_YEAR:
            changed = [list(row) for row in rows]
            for row in days:
                changed[row][column.column] = changed[row][column.column].strip()[:4]
            rows = changed
    return rows
