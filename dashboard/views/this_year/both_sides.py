"""A reader's own days on both sides of a change of rules: judged by each edition of the daily limits."""

from datetime import date

from dashboard.queries.monthly import fetch_air_pollutants
from dashboard.queries.rule_change import fetch_limit_editions
from dashboard.run import Run
from dashboard.views.reference.rule_change import name_start, tell_later_limits
from dashboard.views.this_year.answer import YearTarget
from dashboard.views.this_year.day_index import read_scales, round_values
from dashboard.views.this_year.own_data import OwnData
from rules.air_quality_index import is_good


def tell_both_sides(run: Run, aim: YearTarget, own: OwnData) -> list[str]:
    """Good days of the year by each edition, of own days that have every pollutant; nothing without any."""
    if aim.kind != "day_share":
        return []
    pollutants = fetch_air_pollutants(run.warehouse)
    days = [
        round_values(pollutants, cells)
        for day, cells in own.days.items()
        if day.year == aim.year and all(one.pollutant_id in cells for one in pollutants)
    ]
    scales, editions = read_scales(run), fetch_limit_editions(run.warehouse)
    if not days or len(editions) < 2:
        return []
    counts: list[tuple[date, int]] = [
        (one.start_on, sum(bool(is_good(values, scales[one.edition_id])) for values in days))
        for one in editions
    ]
    (_, first), *later = counts
    told = run.text(
        "own.both_sides",
        count=len(days),
        year=aim.year,
        days=first,
        on=name_start(run, editions[1].start_on),
        parts=tell_later_limits(run, [(on, good, first - good) for on, good in later]),
    )
    return [told]
