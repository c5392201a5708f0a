"""Pagination of long tables; the page of a table stands in the address like every choice."""

import streamlit as st

from dashboard.run import Run
from dashboard.table import Table
from dashboard.ui.blocks.text import show_note

ROWS = 100  # of one page of a table: what a screen reader and a phone can manage


def page_name(key: str) -> str:
    """The key in the address of the page of a table."""
    return f"part-{key}"


def page_of(run: Run, table: Table, key: str, rows: int = ROWS) -> Table:
    """The rows of a table that the reader chose, at most so many `rows`; all of a short one."""
    name, choices = page_name(key), run.choices
    requested = choices.chosen(name)
    if len(table.rows) <= rows:
        choices.keep(name, None, None)
        return table
    count = -(-len(table.rows) // rows)
    is_known = requested in {str(number) for number in range(1, count + 1)}
    if requested is not None and not is_known and choices.is_by_link:
        choices.note_unknown(name, requested)
    chosen = st.pagination(
        count,
        default=int(requested) if requested and is_known else 1,
        key=choices.widget_key(name, run.text.language, [str(len(table.rows))]),
    )
    choices.keep(name, str(chosen), "1")
    first = (chosen - 1) * rows
    page = run.remember(_part, table, first, rows)
    show_note(run.text("table.part", first=first + 1, last=first + len(page.rows), count=len(table.rows)))
    return page


def _part(_: Run, table: Table, first: int, rows: int) -> Table:
    return table.part(first, rows)
