"""Two measures against waiting that Streamlit 1.67 makes necessary, with what was measured. Try them anew on
an upgrade. What Streamlit's settings can do against it stands in .streamlit/config.toml.
"""

import gc
from time import sleep

import streamlit as st

COLLECT_EVERY = 60  # seconds
# Streamlit would collect garbage after every run, which took 28 of a choice's 45 ms of the processor. Python
# collects by itself, but seldom all: builds that nobody reads any more would keep their files open for long.

FIRST_CHART_PAUSE = 0.015  # seconds
# The server sends what a run has drawn whenever its thread pauses. Where a reader arrives and Plotly is to
# be loaded, the browser otherwise begins with the chart only when the whole page is there, some 100 ms later.
# After that a pause would only hold a choice up.
SESSION_KEY = "has_drawn_a_chart"  # in st.session_state


@st.cache_resource(ttl=COLLECT_EVERY, show_spinner=False)
def collect_garbage() -> None:
    """Let go of what is held in circles, at most once a minute: some 100 ms of one run in hundreds."""
    gc.collect()


def pause_for_first_chart() -> None:
    """Let the server send the first chart that a reader gets before the rest of the page is drawn."""
    if SESSION_KEY not in st.session_state:
        st.session_state[SESSION_KEY] = True
        sleep(FIRST_CHART_PAUSE)
