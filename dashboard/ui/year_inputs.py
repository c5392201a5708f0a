"""The years of a comparison: the newest of each place, or one year and an older one."""

from collections.abc import Sequence

from dashboard.run import Run
from dashboard.ui import inputs

NEWEST = "newest"  # code for no common year


def choose_years(run: Run, years: Sequence[int]) -> tuple[int | None, int | None]:
    """A year and an older one to compare with, or none of either: the newest figure of each place."""

    def name(code: str) -> str:
        return run.text("control.newest") if code == NEWEST else run.text("control.in_year", year=code)

    left, right = inputs.side_by_side(2)
    with left:
        is_set_against = years and run.choices.chosen("base_year")  # which older links leave to say the year
        code = inputs.choose_one(
            run, "year", [NEWEST, *map(str, years)], name, str(years[0]) if is_set_against else NEWEST
        )
    if code == NEWEST:
        run.choices.keep("base_year", None, None)
        return None, None
    with right:
        return int(code), inputs.choose_base_year(run, years, int(code))
