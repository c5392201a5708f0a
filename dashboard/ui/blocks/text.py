"""Headings and sentences. Text from data is shown as text, never as markup."""

import re
from collections.abc import Sequence

import streamlit as st

from dashboard import page_record
from dashboard.html.snippets import render_counts, render_findings, render_notes
from dashboard.run import Run
from dashboard.theme import assign_glyphs
from dashboard.ui import url_state
from dashboard.views.trend_parts import Trend

MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def escape_markdown(text: str) -> str:
    """Text that Markdown leaves alone."""
    return MARKUP.sub(r"\\\1", text)


def show_heading(title: str, about: str = "") -> None:
    """The title of a page and what it is for."""
    page_record.current().title = title
    st.title(escape_markdown(title), anchor=False)
    if about:
        show_note(about)


def show_subheading(title: str) -> None:
    """The title of a part of a page."""
    page_record.current().sections.append(page_record.Section(title))
    st.subheader(escape_markdown(title), anchor=False)


def show_findings(sentences: Sequence[str]) -> None:
    """What the chart says, in sentences to quote."""
    page_record.current().section.findings.extend(sentences)
    if sentences:
        st.html(render_findings(sentences))


def show_remarks(sentences: Sequence[str]) -> None:
    """What may not be compared, and why."""
    page_record.current().section.remarks.extend(sentences)
    if sentences:
        st.html(render_notes([f"≠ {sentence}" for sentence in sentences]))


def show_scope_key(run: Run, view: Trend) -> None:
    """Which marker stands for which scope."""
    names = {line.scope_id: line.scope_name for line in view.lines}
    marks = [
        f"{glyph} {names[scope]}"
        for scope, glyph in assign_glyphs(line.scope_id for line in view.lines).items()
    ]
    show_note(run.text("trend.key", marks=run.text.join(marks)))


def show_note(sentence: str) -> None:
    """A quiet sentence: what is measured."""
    st.html(render_notes([sentence]))


def show_attention(run: Run, sentences: Sequence[str]) -> None:
    """Sentences on what needs attention, or that nothing does."""
    show_subheading(run.text("overview.attention"))
    page_record.current().section.findings.extend(sentences)
    if sentences:
        st.markdown("\n".join(f"- {escape_markdown(sentence)}" for sentence in sentences))
    else:
        st.markdown(run.text("overview.nothing"))


def show_counts(numbers: Sequence[tuple[str, int]]) -> None:
    """A few numbers side by side."""
    st.html(render_counts(numbers))


def show_hint(sentence: str) -> None:
    """Why there is nothing to see, and what to do."""
    st.info(escape_markdown(sentence), icon=":material/info:")


def show_unknown_parts(run: Run, place) -> None:
    """Above the page: which parts of the link meant nothing."""
    told = [
        run.text("address.ignored", part=_as_code(f"{key}={code[:60]}"))
        for key, code in url_state.unknown_parts()
    ]
    if told:
        place.warning("  \n".join(told), icon=":material/link_off:")


def _as_code(text: str) -> str:
    """Strange text as inline code: unlike running text it is not searched for addresses to link."""
    return f"`{text.replace('`', chr(39))}`"
