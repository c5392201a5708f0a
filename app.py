"""Starts the dashboard: streamlit run app.py. Builds the warehouse if there is none or data/ has changed."""

import streamlit as st

from dashboard.editions import EDITIONS
from dashboard.previews import PREVIEWS
from dashboard.ui.frame import run_app
from dashboard.ui.tuning import collect_garbage
from etl.preview import build_preview
from etl.refresh import keep_up_to_date


@st.cache_resource(ttl=10, show_spinner="数据入库中 · Building the warehouse")
def problem() -> tuple[str, str] | None:
    """Bring the warehouse up to date, looking at most every ten seconds; what keeps it from being so."""
    return keep_up_to_date(EDITIONS)


PREVIEWS.install(build_preview)
run_app(problem())
collect_garbage()
