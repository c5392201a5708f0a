"""The preview of a reader's own table: by the rules of the build, without what these refuse."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.run import Run
from dashboard.ui.blocks.previews import offer_preview
from dashboard.views.additions import name_fault
from reading.tables.claim_rows import ClaimRows
from reading.tables.entries import Entry

REFUSED = "rows the rules refuse"  # among the answers: cells that the reader leaves out, joined by blanks

Further = dict[tuple[int, int], list[str]]


def know_left_out(answers: Mapping[str, str]) -> set[str]:
    """The cells whose figures the reader leaves out, as the rules refuse them."""
    return set(answers.get(REFUSED, "").split())


def offer_own_preview(run: Run, claims: ClaimRows, answers: dict[str, str]) -> Further:
    """The preview; what the rules of the build refuse, by the cell of the figure, with the offer to leave it
    out.
    """

    def name_row(file: str, row: int) -> str:
        entry = claims.entry_of(file, row)
        return run.text("own_table.cell", cell=entry.where) if entry else file

    faults = offer_preview(run, claims.rows, "own_table", name_row)
    refused: list[Entry] = []
    further: Further = {}
    for fault in faults:
        if entry := claims.entry_of(fault.file, fault.row):
            refused.append(entry)
            further.setdefault((entry.row, entry.column), []).append(name_fault(run, fault))
    if refused:
        cells = sorted({entry.where for entry in refused})
        st.button(
            run.text("own_table.leave_refused", count=len(cells)),
            on_click=_leave_out,
            args=(answers, cells),
            key=run.choices.widget_key("own-table-refused", run.text.language),
        )
    return further


def _leave_out(answers: dict[str, str], cells: Sequence[str]) -> None:
    answers[REFUSED] = " ".join([answers.get(REFUSED, ""), *cells]).strip()
