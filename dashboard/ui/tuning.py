"""A measure against waiting that Streamlit 1.67 makes necessary, with what was measured. Try it anew on an
upgrade. What Streamlit's settings can do against it stands in .streamlit/config.toml.
"""

from time import sleep

import streamlit as st

FIRST_CHART_PAUSE = 0.015  # seconds
# The server sends what a run has drawn whenever its thread pauses. Where a reader arrives and Plotly is to
# be loaded, the browser otherwise begins with the chart only when the whole page is there, some 100 ms later.
# After that a pause would only hold a choice up.
SESSION_KEY = "has_drawn_a_chart"  # in st.session_state


def pause_for_first_chart() -> None:
    """Let the server send the first chart that a reader gets before the rest of the page is drawn."""
    if SESSION_KEY not in st.session_state:
        st.session_state[SESSION_KEY] = True
        sleep(FIRST_CHART_PAUSE)
