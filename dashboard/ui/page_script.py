"""The script of every page: one press of Back is one step (history.js), and the buttons below charts
(take_away.js).
"""

from pathlib import Path

import streamlit as st

PAGE_SCRIPT = "".join(
    (Path(__file__).parent / name).read_text("utf-8") for name in ("history.js", "take_away.js")
)


def install_page_script() -> None:
    """The script where the page came without it: `streamlit run app.py`.

    serve.py puts it into the page itself, before the first address can change, and names it in the
    Content-Security-Policy.
    """
    st.html(f"<script>{PAGE_SCRIPT}</script>", unsafe_allow_javascript=True)
