"""What a session keeps when it has moved on: no run, since a run holds its build's file open."""

import gc

from dashboard.run import Run


def count_runs() -> int:
    gc.collect()
    return sum(isinstance(one, Run) for one in gc.get_objects())


def test_a_session_keeps_no_run_of_the_views_before(visit):
    """Streamlit keeps what it was told of an input for as long as the session lives, also where the page has
    the input no more; the run of the page that is shown is kept by what the reader may still open there.
    """
    reader = visit("air", indicator_id="pm25")
    shown = count_runs()
    for indicator, language in (("pm10", "en"), ("good_day_ratio", "zh"), ("pm25", "en")):
        reader.choose("indicator_id", indicator).choose("lang", language)
    assert count_runs() <= shown
