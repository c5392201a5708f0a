"""Headings and sentences. Text from data is shown as text, never as markup."""

import re
from collections.abc import Sequence

import streamlit as st

from dashboard import address, sheet
from dashboard.markup import html_counts, html_findings, html_notes
from dashboard.page import Page
from dashboard.theme import glyphs
from dashboard.views.series import Trend

MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    """Text that Markdown leaves alone."""
    return MARKUP.sub(r"\\\1", text)


def heading(title: str, about: str = "") -> None:
    """The title of a page and what it is for."""
    sheet.current().title = title
    st.title(plain(title), anchor=False)
    if about:
        note(about)


def subheading(title: str) -> None:
    """The title of a part of a page."""
    sheet.current().parts.append(sheet.Part(title))
    st.subheader(plain(title), anchor=False)


def findings(sentences: Sequence[str]) -> None:
    """What the chart says, in sentences to quote."""
    sheet.current().part.findings.extend(sentences)
    if sentences:
        st.html(html_findings(sentences))


def remarks(sentences: Sequence[str]) -> None:
    """What may not be compared, and why."""
    sheet.current().part.remarks.extend(sentences)
    if sentences:
        st.html(html_notes([f"≠ {sentence}" for sentence in sentences]))


def scope_key(page: Page, view: Trend) -> None:
    """Which marker stands for which scope."""
    names = {line.scope: line.scope_name for line in view.lines}
    marks = [f"{glyph} {names[scope]}" for scope, glyph in glyphs(line.scope for line in view.lines).items()]
    note(page.text("trend.key", marks=page.text.join(marks)))


def note(sentence: str) -> None:
    """A quiet sentence: what is measured."""
    st.html(html_notes([sentence]))


def attention(page: Page, sentences: Sequence[str]) -> None:
    """Sentences on what needs attention, or that nothing does."""
    subheading(page.text("overview.attention"))
    sheet.current().part.findings.extend(sentences)
    if sentences:
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))
    else:
        st.markdown(page.text("overview.nothing"))


def counts(numbers: Sequence[tuple[str, int]]) -> None:
    """A few numbers side by side."""
    st.html(html_counts(numbers))


def hint(sentence: str) -> None:
    """Why there is nothing to see, and what to do."""
    st.info(plain(sentence), icon=":material/info:")


def ignored(page: Page, place) -> None:
    """Above the page: which parts of the link meant nothing."""
    told = [page.text("address.ignored", part=_as_code(f"{key}={code[:60]}")) for key, code in address.ignored()]
    if told:
        place.warning("  \n".join(told), icon=":material/link_off:")


def _as_code(text: str) -> str:
    """Strange text as inline code: unlike running text it is not searched for addresses to link."""
    return f"`{text.replace('`', chr(39))}`"
