"""The outputs: the parts every page is made of. Text from data is shown as text, never as markup."""

import re
from collections.abc import Callable, Sequence
from math import nan

import streamlit as st

from dashboard import address, downloads
from dashboard.markup import STYLE, html_counts, html_facts, html_table
from dashboard.page import Page
from dashboard.theme import glyphs
from dashboard.views.evidence import ClaimPage, evidence
from dashboard.views.overview import Card, PlaceCards
from dashboard.views.series import Trend
from dashboard.views.table import Table

MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    """Text that Markdown leaves alone."""
    return MARKUP.sub(r"\\\1", text)


def heading(title: str, about: str = "") -> None:
    """The title of a page and what it is for."""
    st.title(plain(title), anchor=False)
    if about:
        st.caption(plain(about))


def subheading(title: str) -> None:
    """The title of a part of a page."""
    st.subheader(plain(title), anchor=False)


def findings(sentences: Sequence[str]) -> None:
    """What the chart says, in sentences to quote."""
    if sentences:
        with st.container(border=True):
            for sentence in sentences:
                st.markdown(f"**{plain(sentence)}**")


def remarks(sentences: Sequence[str]) -> None:
    """What may not be compared, and why."""
    if sentences:
        st.caption("  \n".join(f"≠ {plain(sentence)}" for sentence in sentences))


def scope_key(page: Page, view: Trend) -> None:
    """Which marker stands for which scope."""
    names = {line.scope: line.scope_name for line in view.lines}
    marks = [f"{glyph} {names[scope]}" for scope, glyph in glyphs(line.scope for line in view.lines).items()]
    note(page.text("trend.key", marks=page.text.join(marks)))


def note(sentence: str) -> None:
    """A quiet sentence: what is measured."""
    st.caption(plain(sentence))


def chart(figure: dict, key: str, alt: str) -> None:
    """A figure with its accessible name; `key` also names the picture that a reader saves."""
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        config={
            "displaylogo": False,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"],
            "toImageButtonOptions": {"scale": 3, "filename": key},
        },
    )


def table(page: Page, table: Table, key: str) -> None:
    """A real HTML table, its numbers linked to their claims, with the ways to take it away."""
    st.html(html_table(table, _claim_link))
    with st.container(horizontal=True):
        for form, (write, mime) in downloads.FORMS.items():
            st.download_button(
                page.text("download.form", form=form.upper()),
                _deferred(write, table, page),
                f"chengjing-{key}.{form}",
                mime,
                key=address.widget(f"{key}-{form}", page.text.language),
                on_click="ignore",
                icon=":material/download:",
                type="tertiary",
            )


def sources(page: Page, claim_ids: Sequence[str]) -> None:
    """One click from every number to its claim: document, locator, scope, basis, printed value."""
    ids = list(dict.fromkeys(claim_ids))
    if ids:
        with st.expander(page.text("panel.sources", count=len(ids)), icon=":material/fact_check:"):
            st.html(html_table(evidence(page, ids), _claim_link))


def style() -> None:
    """The look of tables; drawn once a run."""
    st.html(STYLE)


def place_cards(page: Page, place: PlaceCards) -> None:
    """The headline figures of one place."""
    subheading(place.name)
    if not place.cards:
        st.info(page.text("overview.no_figures", place=plain(place.name)))
        return
    with st.container(horizontal=True, gap="small"):
        for card in place.cards:
            _card(card)


def attention(page: Page, sentences: Sequence[str]) -> None:
    """Sentences on what needs attention, or that nothing does."""
    subheading(page.text("overview.attention"))
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
    told = [page.text("address.ignored", name=plain(key), code=plain(code[:60])) for key, code in address.ignored()]
    if told:
        place.warning("  \n".join(told), icon=":material/link_off:")


def card(page: Page) -> None:
    """The data's own card, at the foot of the menu."""
    st.caption(page.text("app.data", date=page.build.data_on, count=page.build.claims, build=page.build.content_hash[:8]))


def claim(page: Page, view: ClaimPage) -> None:
    """One claim in full, above the list."""
    with st.container(border=True):
        st.subheader(plain(view.title), anchor=False)
        st.html(html_facts(view.facts))
        if view.address:
            st.link_button(page.text("claim.open"), view.address, icon=":material/open_in_new:")


def _card(card: Card) -> None:
    tone = {True: "green", False: "red", None: "off"}[card.better]
    with st.container(border=True, width=236, height="stretch"):
        st.metric(
            plain(card.name),
            card.value,
            card.change,
            delta_description=card.base,
            delta_color=tone,  # type: ignore[arg-type]  # one of the colours it takes
            delta_arrow="up" if (card.change or "").startswith("+") else "down" if (card.change or "").startswith("−") else "off",
            chart_data=[nan if value is None else value for value in card.course] or None,
            chart_type="bar",
        )
        st.caption("  \n".join(plain(line) for line in (card.about, card.target) if line))


def _claim_link(claim_id: str) -> str:
    return address.link("sources", claim=claim_id)


def _deferred(write: Callable[[Table, Page], bytes], table: Table, page: Page) -> Callable[[], bytes]:
    """Written only when the reader asks for it."""
    return lambda: write(table, page)
