"""Inputs of years: one, an older one to compare with, or the newest of each place."""

from collections.abc import Sequence

from dashboard.run import Run
from dashboard.ui import inputs

NEWEST = "newest"  # code for no common year
NONE = "none"  # code for no older year


def choose_years(run: Run, years: Sequence[int]) -> tuple[int | None, int | None]:
    """A year and an older one to compare with, or none of either: the newest figure of each place."""

    def name(code: str) -> str:
        return run.text("control.newest") if code == NEWEST else run.text("control.in_year", year=code)

    is_set_against = years and run.choices.chosen("base_year")  # which older links leave to say the year
    code = inputs.choose_one(
        run, "year", [NEWEST, *map(str, years)], name, str(years[0]) if is_set_against else NEWEST
    )
    if code == NEWEST:
        run.choices.keep("base_year", None, None)
        return None, None
    return int(code), _choose_base_year(run, years, int(code))


def choose_year(run: Run, years: Sequence[int], default: int | None = None) -> int:
    """One of the years, the newest first."""
    usual = None if default is None else str(default)

    def name(code: str) -> str:
        return run.text("control.in_year", year=code)

    return int(inputs.choose_one(run, "year", [str(year) for year in years], name, usual))


def _choose_base_year(run: Run, years: Sequence[int], year: int) -> int | None:
    """A year before the chosen one to compare with, or none."""
    codes = [NONE, *(str(older) for older in years if older < year)]
    if not run.choices.is_by_link and run.choices.chosen("base_year") not in codes:
        run.choices.keep("base_year", None, None)  # the reader moved the year: the link is not at fault

    def name(code: str) -> str:
        return run.text("control.no_year") if code == NONE else run.text("control.against_year", year=code)

    code = inputs.choose_one(run, "base_year", codes, name)
    return None if code == NONE else int(code)
