"""Two measures against waiting that Streamlit 1.67 makes necessary, with what was measured. Try them anew on
an upgrade.

Measured with `python -m benchmarks` on two cores: pages (reruns) for the first, browser (cold link) for the
second.
"""

import atexit
import gc
from time import sleep

import streamlit as st

REFREEZE = 60  # seconds
# After every run Streamlit collects garbage (gc.collect) among all objects of the process. With modules,
# texts and the catalogue among them this took 70 of a rerun's 100 ms; with these set aside a rerun takes a
# third of the time. What later pages leave in the process adds 6 ms to every rerun until it is set aside,
# too; to do so takes 75 ms.

FIRST_CHART_PAUSE = 0.015  # seconds
# The server sends what a run has drawn whenever its thread pauses. Without a pause after the first chart the
# browser begins to paint it only when the whole page has arrived, some 100 ms later.


@st.cache_resource(ttl=REFREEZE, show_spinner=False)
def freeze_heap() -> None:
    """Set aside from garbage collection what stays in the process: modules, texts, the catalogue."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    atexit.unregister(gc.unfreeze)
    atexit.register(gc.unfreeze)  # at the end all is freed in good order


def pause_for_first_chart() -> None:
    """Let the server send the first chart before the rest of the page is drawn."""
    sleep(FIRST_CHART_PAUSE)
