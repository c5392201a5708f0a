"""Headings and sentences. Text from data is shown as text, never as markup."""

import re
from collections.abc import Sequence

import streamlit as st

from dashboard.html.snippets import (
    render_counts,
    render_findings,
    render_links,
    render_notes,
    render_search,
)
from dashboard.page_record import Section
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.views.reference.availability import Availability

LONGEST_PART = 60  # characters of a link that a notice repeats
MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def escape_markdown(text: str) -> str:
    """Text that Markdown leaves alone."""
    return MARKUP.sub(r"\\\1", text)


def reserve_heading():
    """Room for the title of a page that is known only after the inputs below it: `with` it show_heading."""
    return st.container()


def show_heading(run: Run, name: str, title: str = "") -> None:
    """The title of a page: what it found, where it says so in `title`, else the text page.NAME.

    What the page is for, the text NAME.about, stands in the help.
    """
    run.record.title = title or run.text(f"page.{name}")
    st.title(escape_markdown(run.record.title), anchor=False)


def show_subheading(run: Run, title: str) -> None:
    """The title of a section of a page, which begins here."""
    run.record.sections.append(Section(title))
    st.subheader(escape_markdown(title), anchor=False)


def open_section(run: Run, key: str, about: str = "") -> None:
    """A section whose title, and what it is about, are texts of these keys."""
    show_subheading(run, run.text(key))
    if about:
        show_note(run.text(about))


def show_search(run: Run) -> None:
    """A field that looks words up in all claims and documents, on the page of sources."""
    language = run.choices.written.get("lang")
    hidden = [("lang", language)] if language else []
    show_html(render_search("./sources", run.text("control.search_all"), hidden))


def show_findings(run: Run, sentences: Sequence[str]) -> None:
    """What the chart says, in sentences to quote."""
    run.record.section.findings.extend(sentences)
    if sentences:
        show_html(render_findings(sentences))


def show_remarks(run: Run, sentences: Sequence[str]) -> None:
    """What may not be compared, and why."""
    run.record.section.remarks.extend(sentences)
    if sentences:
        show_html(render_notes([f"≠ {sentence}" for sentence in sentences]))


def show_notes(run: Run, sentences: Sequence[str]) -> None:
    """What else to know: what is not on record, what a standard's limits rest on."""
    run.record.section.notes.extend(sentences)
    if sentences:
        show_html(render_notes(sentences))


def show_note(sentence: str) -> None:
    """A quiet sentence: what is measured."""
    show_html(render_notes([sentence]))


def show_availability(run: Run, found: Availability) -> None:
    """Which places have figures, each a link to its newest."""
    run.record.section.notes.append(found.sentence)
    links = [(place.label, run.choices.claim_link(place.claim_id)) for place in found.places]
    show_html(render_links(found.introduction, links, found.comma, found.end))


def show_counts(numbers: Sequence[tuple[str, int]]) -> None:
    """A few numbers side by side, each with its label."""
    show_html(render_counts(numbers))


def show_hint(run: Run, key: str, **parts: object) -> None:
    """Why there is nothing to see, and what to do: the text of a key, its {parts} filled in."""
    st.info(escape_markdown(run.text(key, **parts)), icon=":material/info:")


def show_refusal(sentence: str) -> None:
    """Why something that the reader handed in cannot be used, and what to do."""
    st.error(escape_markdown(sentence))


def show_unknown_parts(run: Run) -> None:
    """Which parts of the link meant nothing: the page, keys and codes."""
    notices = []
    if run.choices.missing_page:
        notices.append(run.text("address.no_page", part=_as_code(run.choices.missing_page[:LONGEST_PART])))
    notices += [
        run.text("address.ignored", part=_as_code(f"{key}={code[:LONGEST_PART]}"))
        for key, code in run.choices.unknown_parts()
    ]
    if notices:
        st.warning("  \n".join(notices), icon=":material/link_off:")


def _as_code(text: str) -> str:
    """Foreign text as inline code: unlike running text it is not searched for addresses to link."""
    return f"`{text.replace('`', chr(39))}`"
