"""How a reader's own table comes in: cells pasted from a spreadsheet, or a file."""

import streamlit as st

from dashboard.run import Run
from dashboard.ui import inputs
from dashboard.ui.blocks.uploads import ask_for_file
from dashboard.uploads import ReceivedFile

ENDINGS = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "parquet")
PASTED = "own_table_pasted"  # in st.session_state: the cells, as long as the session
MOST_LETTERS = 500_000


def ask_for_table(run: Run) -> ReceivedFile | None:
    """The file that was handed in, or else the cells that were pasted; they stand in no address."""
    if inputs.is_embedded():
        return None
    field = run.choices.widget_key("own_table_text", run.text.language)
    known = st.session_state.get(field, st.session_state.get(PASTED, "")) or ""
    with st.expander(run.text("own_table.paste_other"), expanded=False) if known else st.container():
        pasted = st.text_area(
            run.text("own_table.paste"),
            known,
            height=130,
            max_chars=MOST_LETTERS,
            key=field,
            placeholder=run.text("own_table.paste_here"),
        )
        row = st.container(horizontal=True)
        row.button(
            run.text("own_table.read"), type="primary", key=run.choices.widget_key("own_table_read", "")
        )
        row.button(
            run.text("check_draft.clear"),
            on_click=_clear,
            args=(field,),
            key=run.choices.widget_key("own_table_clear", ""),
        )
        file = ask_for_file(run, "own_table", "own_table.file", ENDINGS)
    st.session_state[PASTED] = pasted
    if file is None and pasted and pasted.strip():
        return ReceivedFile(f"{run.text('own_table.pasted')}.txt", pasted.encode())
    return file


def _clear(field: str) -> None:
    st.session_state[PASTED] = st.session_state[field] = ""
