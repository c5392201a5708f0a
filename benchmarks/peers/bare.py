"""A Streamlit app that draws a chart and a table from constants, in the file that PEER_VIEWS names."""

import json
import os
from pathlib import Path

import streamlit as st

VIEWS = json.loads(Path(os.environ["PEER_VIEWS"]).read_text("utf-8"))

st.title("Bare")
view = VIEWS[st.selectbox("Indicator", list(VIEWS))]
st.plotly_chart(view["figure"], key="years", config={"displaylogo": False})
st.html(view["table"])
