"""The end of every page: its link with memory, the help beside it, what changed since a pinned link, the head of its print."""

import re

import streamlit as st

from dashboard.exports import WORD
from dashboard.exports.qr import qr_data_uri
from dashboard.exports.word import write_word
from dashboard.html.snippets import render_iframe, render_image, render_print_head
from dashboard.html.tables import render_table
from dashboard.page_record import PageRecord, current
from dashboard.run import Run
from dashboard.ui import url_state
from dashboard.ui.blocks.cards import show_data_card
from dashboard.ui.blocks.text import escape_markdown, show_unknown_parts
from dashboard.views.changes_since_build import find_changes_since
from dashboard.views.weaknesses import find_weaknesses

BUILD = re.compile(r"[0-9a-f]{6,32}")
PIN = 12  # digits of a content hash in a link
FEW = 8  # changed figures shown without a click


def make_head():
    """A row for the controls of the page as a whole, above its title."""
    return st.container(
        key="cj-head", horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    )


def finish_page(run: Run, head, notice) -> None:
    """Complete a page that has run: `head` takes the controls to share it, `notice` what its reader must know first."""
    sheet, language = current(), run.text.language
    pinned = _pinned()
    sheet.link = url_state.full_link(sheet.codes(), lang=language, build=run.build.content_hash[:PIN])
    with notice.container():
        st.html(render_print_head(_print_head(run, sheet)))
        show_unknown_parts(run, st)
        if pinned:
            _changed(run, pinned, sheet.claim_ids())
    if st.context.is_embedded:
        return
    with head:
        with st.popover(run.text("help.title"), icon=":material/help:", type="tertiary"):
            st.markdown(run.text("help.share"))
        _share(run, sheet, url_state.full_link(sheet.codes(), lang=language))
    with st.sidebar:
        show_data_card(run)


def _pinned() -> str | None:
    """The build that the link is pinned to; it stays in the address while the reader stays on the page."""
    asked = url_state.chosen("build")
    if asked is None:
        return None
    if not BUILD.fullmatch(asked):
        url_state.note_unknown("build", asked)
        return None
    url_state.keep("build", asked, None)
    return asked


def _changed(run: Run, code: str, claim_ids: list[str]) -> None:
    """What became of the figures of this view since the build of the link."""
    view = find_changes_since(run, code, claim_ids)
    if view is None:
        return
    if not view.table.rows:
        st.info(escape_markdown(view.sentence), icon=":material/history:")
        return
    st.warning(escape_markdown(view.sentence), icon=":material/history:")
    with st.expander(run.text("since.which"), expanded=len(view.table.rows) <= FEW):
        st.html(render_table(view.table, url_state.claim_link))


@st.fragment
def _share(run: Run, record: PageRecord, link: str) -> None:
    """The button; what lies behind it is made when the reader opens it."""
    text = run.text
    drawer = st.popover(
        text("share.title"),
        icon=":material/share:",
        type="secondary",
        on_change="rerun",
        key=url_state.widget_key("share", text.language),
    )
    if not drawer.open:
        return
    with drawer:
        pinned = st.checkbox(
            text("share.pin"),
            value=True,
            key=url_state.widget_key("pin", text.language),
            help=text("share.pin_help"),
        )
        shown = record.link if pinned else link
        st.code(shown, language=None, wrap_lines=True)
        st.html(render_image(qr_data_uri(shown), text("share.qr")))
        _preflight(run, record)
        st.download_button(
            text("share.word"),
            lambda: write_word(run, record),
            f"chengjing-{record.name}-{run.build.data_on}.docx",
            WORD,
            key=url_state.widget_key("docx", text.language),
            on_click="ignore",
            icon=":material/description:",
        )
        for key, title in record.embeddable.items():
            with st.expander(text("share.embed", chart=escape_markdown(title))):
                st.code(
                    render_iframe(f"{shown}&embed=true&chart={key}", title), language=None, wrap_lines=True
                )


def _preflight(run: Run, record: PageRecord) -> None:
    """What the reader of the link should know before he quotes it."""
    found = find_weaknesses(run, record.claim_ids(), record.tables(), record.remarks())
    if not found:
        st.success(run.text("preflight.nothing"), icon=":material/task_alt:")
        return
    lines = [
        f"- **{escape_markdown(weak.sentence)}**  \n  {escape_markdown(run.text.clauses(weak.cases))}"
        for weak in found
    ]
    st.markdown("\n".join([run.text("preflight.title"), "", *lines]))


def _print_head(run: Run, record: PageRecord) -> list[str]:
    """The lines at the head of a printed page: filters, data date and build, link."""
    told = [
        f"{choice.label}{run.text('briefing.colon')}{choice.chosen_label}"
        for choice in record.choices.values()
        if choice.chosen_label
    ]
    card = run.text(
        "app.data", date=run.build.data_on, count=run.build.claims, build=run.build.content_hash[:PIN]
    )
    return [run.text.clauses(told), card, record.link]
