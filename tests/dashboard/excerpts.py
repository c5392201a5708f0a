"""Views of one indicator in one call, and excerpts of tables, to compare with what they should say."""

from collections import Counter
from collections.abc import Sequence

from dashboard.models.judgements import Target
from dashboard.queries.claims import fetch_tasks
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.table import Table
from dashboard.views.matrix import ranking
from dashboard.views.matrix.figure_selection import find_years
from dashboard.views.quantities.comparison import Comparison, build_comparison, find_comparison_data
from dashboard.views.targets import task_list
from dashboard.views.targets.target_check import TargetCheck, build_target_check
from dashboard.views.targets.target_years import find_targets
from dashboard.views.this_year.answer import YearTarget
from dashboard.views.this_year.year_target import find_numbered, find_quantities, find_year_target
from dashboard.views.trend import indicator_data, trend
from dashboard.views.trend.limit_check import OF_ITS_TIME


def texts(table: Table, *columns: int) -> list[list[str]]:
    """The words of some columns of a table, row by row; of all if none is named."""
    return [[cell.text for at, cell in enumerate(row) if not columns or at in columns] for row in table.rows]


def check_targets(run: Run, places: Sequence[str], year: int) -> TargetCheck:
    """The targets of some places in a year."""
    return build_target_check(run, places, year, find_targets(run, places))


def codes(table: Table, *names: str) -> list[tuple]:
    """Some fields of the records behind a table."""
    return [tuple(record[name] for name in names) for record in table.records]


def fullest(run: Run, count: int) -> list[str]:
    """The indicators with the most figures: enough of the real data to meet every kind of line."""
    found = fetch_figures(run.warehouse, list(run.catalogue.indicators), list(run.catalogue.places))
    return [indicator for indicator, _ in Counter(figure.indicator_id for figure in found).most_common(count)]


def scopes_of(run: Run, indicator: str, places: Sequence[str]) -> list[str]:
    """The scopes that a reader can choose for an indicator."""
    return indicator_data.find_scopes(run, indicator_data.find_indicator_data(run, indicator, places))


def years_of(run: Run, indicator: str, places: Sequence[str], scopes: Sequence[str]) -> list[int]:
    """The years that a reader can choose for a ranking."""
    data = indicator_data.find_indicator_data(run, indicator, places)
    return find_years(data.figures_on(scopes))


def trend_of(
    run: Run, indicator: str, places: Sequence[str], scopes: Sequence[str], standard: str = OF_ITS_TIME
) -> trend.Trend:
    """The trend of an indicator, from the warehouse."""
    data = indicator_data.find_indicator_data(run, indicator, places)
    return trend.build_trend(run, data, scopes, standard)


def ranking_of(
    run: Run, indicator: str, places: Sequence[str], scopes: Sequence[str], year: int
) -> ranking.Ranking:
    """The ranking of a year, from the warehouse."""
    figures = indicator_data.find_indicator_data(run, indicator, places).figures_on(scopes)
    return ranking.build_ranking(run, indicator, figures, year)


def tasks_of(run: Run, words: str, agencies: Sequence[str], reports: Sequence[str]) -> task_list.TaskList:
    """A list of tasks, from the warehouse."""
    return task_list.build_task_list(run, fetch_tasks(run.warehouse), words, agencies, reports)


def comparison_of(
    run: Run,
    indicators: Sequence[str],
    places: Sequence[str],
    year: int | None = None,
    older: int | None = None,
) -> Comparison:
    """A comparison, from the warehouse."""
    data = find_comparison_data(run, indicators, places)
    return build_comparison(run, data, places, year, older)


def numbered_targets(run: Run, place: str) -> list[Target]:
    """The targets of a place with a budget and a number."""
    return find_numbered(run, place, find_quantities(run))


def year_target(run: Run, place: str, indicator: str, year: int) -> YearTarget:
    """What a year of an indicator is judged by."""
    quantities = find_quantities(run)
    return find_year_target(run, place, indicator, year, quantities, find_numbered(run, place, quantities))
