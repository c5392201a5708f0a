"""A field for text that a reader pastes: it stays in the session, in either language, and in no address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.run import Run


@dataclass(frozen=True)
class PasteWords:
    """The keys of a field's texts; `change`: of the line that opens it once there is a text."""

    label: str
    placeholder: str
    apply: str
    change: str


@contextmanager
def ask_for_text(
    run: Run, key: str, words: PasteWords, height: int, most: int | None = None
) -> Iterator[tuple[str, DeltaGenerator]]:
    """The text, and the row of its buttons; what is drawn within stands below the field and folds with it.
    `key`: of the text in st.session_state; `most`: letters, none for any number.
    """
    field = run.choices.widget_key(f"{key}_text", run.text.language)
    known = st.session_state.get(field, st.session_state.get(key, "")) or ""
    with st.expander(run.text(words.change), expanded=False) if known else st.container():
        pasted = st.text_area(
            run.text(words.label),
            known,
            height=height,
            max_chars=most,
            key=field,
            placeholder=run.text(words.placeholder),
        )
        row = st.container(horizontal=True)
        row.button(run.text(words.apply), type="primary", key=run.choices.widget_key(f"{key}_apply", ""))
        row.button(
            run.text("paste.clear"),
            on_click=_clear,
            args=(key, field),
            key=run.choices.widget_key(f"{key}_clear", ""),
        )
        yield pasted or "", row
    st.session_state[key] = pasted


def _clear(key: str, field: str) -> None:
    """Let go of what was pasted, now rather than at the end of the session."""
    st.session_state[key] = st.session_state[field] = ""
