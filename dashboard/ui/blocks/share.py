"""What surrounds every page: its link and files to share, help, changes since a pinned link, the head of its
print.
"""

import re

import streamlit as st

from dashboard.exports import WORD
from dashboard.exports.qr import qr_data_uri
from dashboard.exports.word import write_word
from dashboard.html.snippets import (
    render_iframe,
    render_image,
    render_notes,
    render_page_link,
    render_print_head,
    render_quiet_line,
)
from dashboard.html.tables import render_table
from dashboard.run import Run
from dashboard.text import LANGUAGES
from dashboard.ui.blocks.cards import show_data_card
from dashboard.ui.blocks.drawers import OPEN
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import escape_markdown, show_note, show_unknown_parts
from dashboard.views.sources.changes_since_build import find_changes_since
from dashboard.views.sources.file_names import name_site
from dashboard.views.sources.weaknesses import find_weaknesses

BUILD = re.compile(r"[0-9a-f]{6,32}")  # a content hash, or its first digits
PIN = 12  # digits of a content hash in a link
FEW = 8  # changed figures shown without a click


def make_head():
    """A place for the buttons of the page as a whole, beside its title."""
    return st.container(key="cj-head", horizontal=True, horizontal_alignment="right", gap="xsmall")


def finish_page(run: Run, head, notice) -> None:
    """Complete a page that has run: `head` takes the buttons to share it, `notice` what its reader must know
    first.
    """
    record, language = run.record, run.text.language
    pinned = _pinned_build(run)
    _keep_drawers(run)
    build = run.build.content_hash[:PIN]
    record.link = run.choices.full_link(record.codes(), lang=language, build=build)
    with notice.container(key="cj-notice"):
        show_html(render_print_head(_print_head(run)))
        show_unknown_parts(run)
        if pinned:
            _show_changes(run, pinned)
    if st.context.is_embedded:
        return
    with head:
        _show_share(run)
        with st.popover(run.text("help.title"), icon=":material/help:"):
            st.markdown(run.text(f"{record.name}.about"))
            st.markdown(run.text("help.share"))
            show_html(render_page_link(run.text("page.standards"), run.choices.page_link("standards")))
        show_html(render_quiet_line(run.text("app.as_of", date=run.build.data_on)))
    with st.sidebar:
        show_data_card(run)


def _pinned_build(run: Run) -> str | None:
    """The build that the link is pinned to; it stays in the address while the reader stays on the page."""
    build = run.choices.chosen("build")
    if build is None:
        return None
    if not BUILD.fullmatch(build):
        run.choices.note_unknown("build", build)
        return None
    run.choices.keep("build", build, None)
    return build


def _keep_drawers(run: Run) -> None:
    """Drawers stay open as long as the link that opened them."""
    code = run.choices.chosen("drawers")
    if code is not None and code != OPEN:
        run.choices.note_unknown("drawers", code)
        code = None
    run.choices.keep("drawers", code, None)


def _show_changes(run: Run, build: str) -> None:
    """What became of the figures of this view since the build of the link."""
    view = find_changes_since(run, build, run.record.claim_ids())
    if view is None:
        return
    if not view.table.rows:
        st.info(escape_markdown(view.sentence), icon=":material/history:")
        return
    st.warning(escape_markdown(view.sentence), icon=":material/history:")
    with st.expander(run.text("since.which"), expanded=len(view.table.rows) <= FEW):
        show_html(render_table(view.table, run.choices.claim_link))


@st.fragment
def _show_share(run: Run) -> None:
    """The button; what lies behind it is made when the reader opens it."""
    text, record = run.text, run.record
    drawer = st.popover(
        text("share.title"),
        icon=":material/share:",
        on_change="rerun",
        key=run.choices.widget_key("share", text.language),
    )
    if not drawer.open:
        return
    with drawer:
        if run.is_preview:
            show_note(text("preview.share"))
        is_pinned = _tick(run, "pin", True)
        codes = record.codes() if _tick(run, "whole", False) else {}
        build = {"build": run.build.content_hash[:PIN]} if is_pinned else {}
        shared = run.choices.full_link(codes, lang=text.language, **build)
        st.code(shared, language=None, wrap_lines=True)
        for other in LANGUAGES.keys() - {text.language}:
            show_note(text("share.other_language", language=LANGUAGES[other]))
            st.code(run.choices.full_link(codes, lang=other, **build), language=None, wrap_lines=True)
        picture, too_long = qr_data_uri(shared), text("share.qr_too_long")
        show_html(render_image(picture, text("share.qr")) if picture else render_notes([too_long]))
        _show_weaknesses(run)
        st.download_button(
            text("share.word"),
            lambda: write_word(run),
            f"{name_site(run)}-{record.name}-{run.build.data_on}.docx",
            WORD,
            key=run.choices.widget_key("docx", text.language),
            on_click="ignore",
            icon=":material/description:",
        )
        if record.has_drawers and run.choices.chosen("drawers") != OPEN:
            opened = run.choices.full_link({}, lang=text.language, drawers=OPEN)
            show_html(render_page_link(text("share.open_drawers"), opened))
        for key, title in record.embeddable.items():
            with st.expander(text("share.embed", chart=escape_markdown(title))):
                frame = render_iframe(f"{record.link}&embed=true&chart={key}", title)
                st.code(frame, language=None, wrap_lines=True)


def _tick(run: Run, name: str, value: bool) -> bool:
    """A box to tick, named and explained by the texts share.NAME and share.NAME_help."""
    key, about = run.choices.widget_key(name, run.text.language), run.text(f"share.{name}_help")
    return st.checkbox(run.text(f"share.{name}"), value=value, key=key, help=about)


def _show_weaknesses(run: Run) -> None:
    """What the reader should know before passing the link on."""
    found = find_weaknesses(run, run.record.claim_ids(), run.record.tables(), run.record.remarks())
    if not found:
        st.success(run.text("preflight.nothing"), icon=":material/task_alt:")
        return
    lines = [
        f"- **{escape_markdown(weak.sentence)}**  \n  {escape_markdown(run.text.clauses(weak.cases))}"
        for weak in found
    ]
    st.markdown("\n".join([run.text("preflight.title"), "", *lines]))


def _print_head(run: Run) -> list[str]:
    """The lines at the head of a printed page: filters, data date and build, link."""
    build = run.build.content_hash[:PIN]
    filters = [
        f"{choice.label}{run.text('briefing.colon')}{choice.chosen_label}"
        for choice in run.record.choices.values()
        if choice.chosen_label
    ]
    card = run.text("app.data", date=run.build.data_on, count=run.build.claims, build=build)
    page = f"{run.text('page.' + run.record.name)} · {run.text('app.title')}"
    link = run.choices.full_link({}, lang=run.text.language, build=build)
    unpublished = [run.text("preview.caveat")] if run.is_preview else []
    return [page, *unpublished, run.text.clauses(filters), card, link]
