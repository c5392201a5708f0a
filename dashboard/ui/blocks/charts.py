"""A chart with its accessible name, and its picture to save at print size."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.page_record import Chart
from dashboard.run import Run
from dashboard.table import ChartData
from dashboard.ui.tuning import pause_for_first_chart

FORMATS = ("png", "svg")
PICTURE_WIDTH = 1000  # pixels of a saved picture
PNG_SCALE = 3  # PNG pixels for each of these: 25 cm at 300 dots an inch
REMOVED_BUTTONS = ["select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"]
FORMAT_KEY = "picture"  # where the session keeps the chosen format


def show_chart(run: Run, figure: dict, key: str, alt: str, data: Sequence[ChartData]) -> None:
    """A figure with its accessible name `alt`; `key` also names a saved picture, `data` are the figure's
    numbers.
    """
    is_first = not any(section.charts for section in run.record.sections)
    run.record.section.charts.append(Chart(key, alt, figure, data))
    form = st.session_state.get(FORMAT_KEY, FORMATS[0])
    picture = {
        "format": form,
        "filename": f"chengjing-{key}",
        "width": PICTURE_WIDTH,
        "height": figure["layout"]["height"],
        "scale": 1 if form == "svg" else PNG_SCALE,
    }
    st.plotly_chart(
        escape_words(figure),
        key=key,
        alt=alt,
        config={
            "displaylogo": False,
            "modeBarButtonsToRemove": REMOVED_BUTTONS,
            "toImageButtonOptions": picture,
        },
    )
    if is_first:
        pause_for_first_chart()


def escape_words(part: Any) -> Any:
    """A figure, or a part of one, with its words escaped: Plotly would read <b> and <a href> as markup.

    A line break in a text becomes <br> after that, the one piece of markup that our texts need.
    """
    if isinstance(part, str):
        return escape(part, quote=False).replace("\n", "<br>")
    if isinstance(part, dict):
        return {key: escape_words(value) for key, value in part.items()}
    if isinstance(part, list) and not is_numeric(part):
        return [escape_words(value) for value in part]
    return part


def is_numeric(values: list) -> bool:
    """Whether a list holds numbers and gaps alone, as the coordinates of a trace do."""
    return all(value is None or isinstance(value, int | float) for value in values)


def allow_embedding(run: Run, key: str, title: str) -> None:
    """Offer a chart for a frame of another site, by its key in the address."""
    run.record.embeddable[key] = title


def choose_picture_format(run: Run, key: str) -> None:
    """Which format the camera at the top of every chart saves."""
    widget = run.choices.widget_key(f"picture-{key}", run.text.language)
    st.segmented_control(
        run.text("picture.format"),
        FORMATS,
        default=st.session_state.get(FORMAT_KEY, FORMATS[0]),
        required=True,
        format_func=str.upper,
        key=widget,
        on_change=lambda: st.session_state.update({FORMAT_KEY: st.session_state[widget]}),
    )
    st.caption(run.text("picture.how"))
