"""The end of every page: its link with memory, the help beside it, what changed since a pinned link, the head of its print."""

import re

import streamlit as st

from dashboard import address
from dashboard.exports import WORD, briefing, qr_uri
from dashboard.markup import html_frame, html_image, html_print_head, html_table
from dashboard.page import Page
from dashboard.panels.cards import card
from dashboard.panels.words import ignored, plain
from dashboard.sheet import Sheet, current
from dashboard.views.preflight import preflight
from dashboard.views.since import since

BUILD = re.compile(r"[0-9a-f]{6,32}")
PIN = 12  # digits of a content hash in a link
FEW = 8  # changed figures shown without a click


def head():
    """A row for the controls of the page as a whole, above its title."""
    return st.container(key="cj-head", horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small")


def finish(page: Page, head, notice) -> None:
    """Complete a page that has run: `head` takes the controls to share it, `notice` what its reader must know first."""
    sheet, language = current(), page.text.language
    pinned = _pinned()
    sheet.link = address.here(sheet.codes(), lang=language, build=page.build.content_hash[:PIN])
    with notice.container():
        st.html(html_print_head(_print_head(page, sheet)))
        ignored(page, st)
        if pinned:
            _changed(page, pinned, sheet.claim_ids())
    if st.context.is_embedded:
        return
    with head:
        with st.popover(page.text("help.title"), icon=":material/help:", type="tertiary"):
            st.markdown(page.text("help.share"))
        _share(page, sheet, address.here(sheet.codes(), lang=language))
    with st.sidebar:
        card(page)


def _pinned() -> str | None:
    """The build that the link is pinned to; it stays in the address while the reader stays on the page."""
    asked = address.choice("build")
    if asked is None:
        return None
    if not BUILD.fullmatch(asked):
        address.ignore("build", asked)
        return None
    address.choose("build", asked, None)
    return asked


def _changed(page: Page, code: str, claim_ids: list[str]) -> None:
    """What became of the figures of this view since the build of the link."""
    view = since(page, code, claim_ids)
    if view is None:
        return
    if not view.table.rows:
        st.info(plain(view.sentence), icon=":material/history:")
        return
    st.warning(plain(view.sentence), icon=":material/history:")
    with st.expander(page.text("since.which"), expanded=len(view.table.rows) <= FEW):
        st.html(html_table(view.table, address.claim_link))


@st.fragment
def _share(page: Page, sheet: Sheet, link: str) -> None:
    """The button; what lies behind it is made when the reader opens it."""
    text = page.text
    drawer = st.popover(text("share.title"), icon=":material/share:", type="secondary", on_change="rerun", key=address.widget("share", text.language))
    if not drawer.open:
        return
    with drawer:
        pinned = st.checkbox(text("share.pin"), value=True, key=address.widget("pin", text.language), help=text("share.pin_help"))
        shown = sheet.link if pinned else link
        st.code(shown, language=None, wrap_lines=True)
        st.html(html_image(qr_uri(shown), text("share.qr")))
        _preflight(page, sheet)
        st.download_button(
            text("share.word"), lambda: briefing(page, sheet), f"chengjing-{sheet.name}-{page.build.data_on}.docx", WORD,
            key=address.widget("docx", text.language), on_click="ignore", icon=":material/description:",
        )  # fmt: skip
        for key, title in sheet.embeddable.items():
            with st.expander(text("share.embed", chart=plain(title))):
                st.code(html_frame(f"{shown}&embed=true&chart={key}", title), language=None, wrap_lines=True)


def _preflight(page: Page, sheet: Sheet) -> None:
    """What the reader of the link should know before he quotes it."""
    found = preflight(page, sheet.claim_ids(), sheet.tables(), sheet.remarks())
    if not found:
        st.success(page.text("preflight.nothing"), icon=":material/task_alt:")
        return
    lines = [f"- **{plain(weak.sentence)}**  \n  {plain(page.text.listed(weak.cases))}" for weak in found]
    st.markdown("\n".join([page.text("preflight.title"), "", *lines]))


def _print_head(page: Page, sheet: Sheet) -> list[str]:
    """The lines at the head of a printed page: filters, data date and build, link."""
    told = [f"{choice.label}{page.text('briefing.colon')}{choice.told}" for choice in sheet.choices.values() if choice.told]
    card = page.text("app.data", date=page.build.data_on, count=page.build.claims, build=page.build.content_hash[:PIN])
    return [page.text.listed(told), card, sheet.link]
