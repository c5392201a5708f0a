"""HTML on a page: the only place that hands any to Streamlit."""

import streamlit as st
from markupsafe import Markup


def show_html(html: Markup) -> None:
    """HTML of dashboard/html; raises TypeError for any other text, which nobody has escaped.

    Without any there is nothing to show.
    """
    if not isinstance(html, Markup):
        raise TypeError(f"not escaped: {html[:60]!r}")
    if html:
        st.html(html)
