"""The years of targets as tabs, each with its count; the choice stands in the address."""

from collections.abc import Sequence

import streamlit as st

from dashboard.page_record import Choice
from dashboard.run import Run
from dashboard.ui.inputs import is_embedded, name_options
from dashboard.views.targets.target_years import TargetYear, find_every_target_year


def choose_target_year(run: Run, years: Sequence[TargetYear], needs_results: bool = True) -> int | None:
    """One of the years with targets, as tabs with their counts; at first the newest, or the newest with a
    result where it `needs_results`. None where there is no year. A year in which only other places have
    targets is kept; one in which nobody has is announced as unknown.
    """
    key, counts = "year", {str(year.year): year.count for year in years}
    usual = next(iter(counts), None)
    if needs_results:
        usual = next((str(year.year) for year in years if year.has_results), usual)
    requested = run.choices.chosen_code(key, list(counts))
    if requested is not None and requested not in run.remember(find_every_target_year):
        run.choices.note_unknown(key, requested)
        requested = None
    code = requested or usual
    if code is None:
        return None
    codes = sorted(counts | {code: 0}, reverse=True)

    def name(year: str) -> str:
        return run.text("control.year_count", year=year, count=counts.get(year, 0))

    if not is_embedded():
        widget = run.choices.widget_key(key, run.text.language, codes)
        chosen: str | None = st.segmented_control(
            run.text("control.year"),
            codes,
            default=code,
            required=True,
            format_func=name_options(codes, name),
            key=widget,
        )
        code = chosen or code
    run.choices.keep(key, code, usual)
    run.record.choices[key] = Choice(code, run.text("control.year"), code)
    return int(code)
