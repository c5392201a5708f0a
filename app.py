"""Starts the dashboard: streamlit run app.py. Builds the warehouse if there is none or data/ is newer."""

import streamlit as st

from dashboard.shell import run_app
from etl.build import FaultyData, build, is_stale


@st.cache_resource(ttl=10, show_spinner="数据入库中 · Building the warehouse")
def problem() -> str | None:
    """Bring the warehouse up to date, looking at most every ten seconds; return what keeps it from being so."""
    try:
        if is_stale():
            build()
    except (FaultyData, OSError) as error:
        return str(error)
    return None


run_app(problem())
