"""The address bar and the session: where the reader's choices come from and where they are kept.

Streamlit can bind a widget to the URL by itself, but it writes the label that the reader sees: a link copied
in Chinese would not open in English. So the codes are kept by the names of choices.py.
"""

import streamlit as st

from dashboard.choices import RunChoices, SessionChoices
from dashboard.ui import streamlit_internals

SESSION_KEY = "choices"  # in st.session_state


def begin_run(first_page: str) -> RunChoices:
    """The choices at the start of a run, from the URL and the session.

    The first page stands at the bare address; Streamlit moves a reader there who opened it by its name.
    """
    session = st.session_state.setdefault(SESSION_KEY, SessionChoices())
    is_history_navigation = streamlit_internals.is_history_navigation()
    page_url = str(st.context.url or "").rstrip("/").removesuffix(f"/{first_page}")
    return session.begin_run(page_url, st.query_params.to_dict(), is_history_navigation)


def finish_run(choices: RunChoices) -> None:
    """Write the choices that are not defaults to the URL, in one move."""
    if choices.end_run():
        st.query_params.from_dict(choices.written)
