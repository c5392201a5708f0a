"""A long table a part at a time; the part stands in the address like every choice."""

import streamlit as st

from dashboard import address
from dashboard.page import Page
from dashboard.panels.words import note
from dashboard.views.table import Table

ROWS = 100  # of one part: a screen reader and a phone can bear so many


def part(page: Page, table: Table, key: str) -> Table:
    """The part of a table that the reader chose; the whole of a short one."""
    name = f"part-{key}"
    asked = address.choice(name)
    if len(table.rows) <= ROWS:
        address.choose(name, None, None)
        return table
    count = -(-len(table.rows) // ROWS)
    known = asked is not None and asked.isdecimal() and asked.isascii() and 1 <= int(asked) <= count
    if asked is not None and not known and address.by_link():
        address.ignore(name, asked)
    chosen = st.pagination(count, default=int(asked) if asked and known else 1, key=address.widget(name, page.text.language, [str(len(table.rows))]))
    address.choose(name, str(chosen), "1")
    first = (chosen - 1) * ROWS
    shown = table.part(first, ROWS)
    note(page.text("table.part", first=first + 1, last=first + len(shown.rows), count=len(table.rows)))
    return shown
