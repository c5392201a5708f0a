"""Starts the dashboard: streamlit run app.py. Builds the warehouse if there is none or data/ is newer."""

import streamlit as st

from dashboard.editions import EDITIONS
from dashboard.ui.frame import run_app
from etl.refresh import refresh


@st.cache_resource(ttl=10, show_spinner="数据入库中 · Building the warehouse")
def problem() -> tuple[str, str] | None:
    """Bring the warehouse up to date, looking at most every ten seconds; what keeps it from being so."""
    return refresh(EDITIONS.path, readable=EDITIONS.path.exists() and EDITIONS.fault() is None)


run_app(problem())
