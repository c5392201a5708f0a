"""Cards: the headline figures of a place, one claim in full, the card of the data."""

import streamlit as st

from dashboard import address
from dashboard.markup import html_cards, html_facts
from dashboard.page import Page
from dashboard.panels.words import plain, subheading
from dashboard.views.evidence import ClaimPage
from dashboard.views.overview import PlaceCards


def place_cards(page: Page, place: PlaceCards) -> None:
    """The headline figures of one place."""
    subheading(place.name)
    if not place.cards:
        st.info(page.text("overview.no_figures", place=plain(place.name)))
        return
    st.html(html_cards(place.cards, address.claim_link))


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
