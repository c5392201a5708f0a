"""A report beside the figures read from it, in the browser: a component of our own, without a frame."""

from collections.abc import Callable, Mapping
from pathlib import Path

from streamlit.components.v2 import component

from dashboard.run import Run
from dashboard.ui.streamlit_internals import register_component
from dashboard.views.add.decisions import FIELDS

FOLDER = Path(__file__).parents[1] / "review"
WORDS = (
    "title",
    "document",
    "entries",
    "none",
    "counts",
    "filter",
    "filter_all",
    "filter_open",
    "filter_remarks",
    "filter_accepted",
    "filter_rejected",
    "accept_all",
    "accepted_all",
    "to_lines",
    "accept",
    "reject",
    "reopen",
    "edit",
    "add",
    "add_selected",
    "next",
    "previous",
    "see_document",
    "back",
    "help",
    "save",
    "cancel",
    "saved",
    "said_accepted",
    "said_rejected",
    "said_open",
    "is_accepted",
    "is_rejected",
    "is_added",
    "is_corrected",
    "sure",
    "likely",
    "unsure",
    "source",
    "words_only",
    "needs_english",
    "not_found",
    "not_in_list",
)


# What the browser puts into some of them.
PARTS = {part: f"%{part}%" for part in ("total", "accepted", "rejected", "open", "count", "words", "field")}


def show_review(run: Run, data: Mapping[str, object], key: str, keep: Callable[[], None]) -> None:
    """The component; `keep` is called when the reader's decisions have come, which lie in the session's state
    at `key`. Its files come from this server: a script made of text would be a blob, which the
    Content-Security-Policy refuses.
    """
    name = register_component(FOLDER)
    mount = component(name, css="review.css", js="review.js", isolate_styles=False)
    mount(key=key, data=dict(data) | {"words": _find_words(run)}, on_decisions_change=keep)


def _find_words(run: Run) -> dict[str, str]:
    """The words that stand in the browser's own part of the page."""
    labels = {name: name for name in (*FIELDS, "quote")} | {"unit": "unit_id"}
    return {
        **{f"field_{name}": run.text(f"add.field.{label}") for name, label in labels.items()},
        **{word: run.text(f"add.review.{word}", **PARTS) for word in WORDS},
    }
