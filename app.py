"""Starts the dashboard: streamlit run app.py. Builds the warehouse if there is none or data/ is newer."""

import atexit
import gc

import streamlit as st

from dashboard.editions import EDITIONS
from dashboard.ui.frame import run_app
from etl.refresh import refresh


@st.cache_resource(ttl=10, show_spinner="数据入库中 · Building the warehouse")
def problem() -> tuple[str, str] | None:
    """Bring the warehouse up to date, looking at most every ten seconds; what keeps it from being so."""
    return refresh(EDITIONS.path, readable=EDITIONS.path.exists() and EDITIONS.fault() is None)


@st.cache_resource(ttl=600, show_spinner=False)
def tidied() -> None:
    """Set aside what stays: after every run Streamlit looks for garbage among all the rest, which took 70 ms of a run's 100."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    atexit.unregister(gc.unfreeze)
    atexit.register(gc.unfreeze)  # at the end all is let go, in good order


run_app(problem())
tidied()
