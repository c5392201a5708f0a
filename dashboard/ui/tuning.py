"""A measure against waiting that Streamlit 1.67 makes necessary, with what was measured. Try it anew on an
upgrade. What its settings can do stands in .streamlit/config.toml.
"""

from time import sleep

FIRST_CHART_PAUSE = 0.015  # seconds
# The server sends what a run has drawn whenever its thread pauses. Without a pause after the first chart the
# browser begins to paint it only when the whole page has arrived, some 100 ms later.


def pause_for_first_chart() -> None:
    """Let the server send the first chart before the rest of the page is drawn."""
    sleep(FIRST_CHART_PAUSE)
