"""A chart, with its accessible name and its picture to take away at print size."""

from collections.abc import Sequence
from html import escape
from time import sleep
from typing import Any

import streamlit as st

from dashboard import page_record
from dashboard.run import Run
from dashboard.table import ChartData
from dashboard.ui import url_state

FORMATS = ("png", "svg")
WIDTH, SCALE = (
    1000,
    3,
)  # of a saved picture: pixels, and for PNG three of them for each: 25 cm at 300 dots an inch
REMOVED = ["select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"]
# Seconds after the first chart in which the browser begins to paint it; else it waits for the whole page, some 100 ms longer.
BREATH = 0.015
PREFERENCE = "picture"  # where the session keeps the chosen format


def show_chart(figure: dict, key: str, alt: str, data: Sequence[ChartData]) -> None:
    """A figure with its accessible name; `key` also names the picture that a reader saves, `data` are its numbers."""
    first = not any(part.charts for part in page_record.current().sections)
    page_record.current().section.charts.append(page_record.Chart(key, alt, figure, data))
    form = st.session_state.get(PREFERENCE, FORMATS[0])
    picture = {
        "format": form,
        "filename": f"chengjing-{key}",
        "width": WIDTH,
        "height": figure["layout"]["height"],
        "scale": SCALE,
    }
    if form == "svg":
        picture["scale"] = 1
    st.plotly_chart(
        _as_text(figure),
        key=key,
        alt=alt,
        config={"displaylogo": False, "modeBarButtonsToRemove": REMOVED, "toImageButtonOptions": picture},
    )
    if first:
        sleep(BREATH)


def _as_text(part: Any) -> Any:
    """A figure, or a part of one, whose words are no markup to Plotly, which would read <b> and <a href>."""
    if isinstance(part, dict):
        return {key: _as_text(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_as_text(value) for value in part]
    return escape(part, quote=False) if isinstance(part, str) else part


def allow_embedding(key: str, title: str) -> None:
    """Say that a chart can stand alone in a frame of another site, by its key in the address."""
    page_record.current().embeddable[key] = title


def choose_picture_format(run: Run, key: str) -> None:
    """Which format the camera at the top of every chart saves."""
    widget = url_state.widget_key(f"picture-{key}", run.text.language)
    st.segmented_control(
        run.text("picture.format"),
        FORMATS,
        default=st.session_state.get(PREFERENCE, FORMATS[0]),
        required=True,
        format_func=str.upper,
        key=widget,
        on_change=lambda: st.session_state.update({PREFERENCE: st.session_state[widget]}),
    )
    st.caption(run.text("picture.how"))
