"""A long table a part at a time; the part stands in the address like every choice."""

import streamlit as st

from dashboard.run import Run
from dashboard.table import Table
from dashboard.ui import url_state
from dashboard.ui.blocks.text import show_note

ROWS = 100  # of one part: a screen reader and a phone can bear so many


def page_of(run: Run, table: Table, key: str) -> Table:
    """The part of a table that the reader chose; the whole of a short one."""
    name = f"part-{key}"
    asked = url_state.chosen(name)
    if len(table.rows) <= ROWS:
        url_state.keep(name, None, None)
        return table
    count = -(-len(table.rows) // ROWS)
    known = asked is not None and asked.isdecimal() and asked.isascii() and 1 <= int(asked) <= count
    if asked is not None and not known and url_state.is_by_link():
        url_state.note_unknown(name, asked)
    chosen = st.pagination(
        count,
        default=int(asked) if asked and known else 1,
        key=url_state.widget_key(name, run.text.language, [str(len(table.rows))]),
    )
    url_state.keep(name, str(chosen), "1")
    first = (chosen - 1) * ROWS
    shown = table.part(first, ROWS)
    show_note(run.text("table.part", first=first + 1, last=first + len(shown.rows), count=len(table.rows)))
    return shown
