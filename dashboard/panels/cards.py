"""Cards: the headline figures of a place, one claim in full, the card of the data."""

from math import nan

import streamlit as st

from dashboard.markup import html_facts
from dashboard.page import Page
from dashboard.panels.words import plain, subheading
from dashboard.views.evidence import ClaimPage
from dashboard.views.overview import Card, PlaceCards


def place_cards(page: Page, place: PlaceCards) -> None:
    """The headline figures of one place."""
    subheading(place.name)
    if not place.cards:
        st.info(page.text("overview.no_figures", place=plain(place.name)))
        return
    with st.container(horizontal=True, gap="small"):
        for card in place.cards:
            _card(card)


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
