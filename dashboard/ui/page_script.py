"""What every page has: a script, by which one press of Back is one step (history.js), links of a preview stay
in its session (stay.js) and the buttons below charts work (take_away.js); and the style sheets.

serve.py puts both into the page itself, so that they are there before anything else and no choice sends their
22 kB again. It names the script in the Content-Security-Policy.
"""

from pathlib import Path

import streamlit as st

from dashboard.html.style import render_place_words, render_style
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html

PAGE_SCRIPT = "".join(
    (Path(__file__).parent / name).read_text("utf-8") for name in ("history.js", "stay.js", "take_away.js")
)
PAGE_STYLE = render_style(
    "frame", "page", "tables", "rows", "matrix", "bullets", "progress", "draft", "print"
)
_PLACE = {"is_in_page": False}  # of this process


def leave_to_the_page() -> None:
    """Say that the page itself has script and style, as serve.py delivers it."""
    _PLACE["is_in_page"] = True


def install_script_and_style(run: Run) -> None:
    """Script and style where the page came without them: `streamlit run app.py`. And the few words that
    the style shows.
    """
    show_html(render_place_words(run.text("control.add_place")))
    if not _PLACE["is_in_page"]:
        show_html(PAGE_STYLE)
        st.html(f"<script>{PAGE_SCRIPT}</script>", unsafe_allow_javascript=True)
