"""A theme page: choose an indicator and places; then the years, the limits, and the cities of one year."""

from collections.abc import Sequence

from dashboard.charts.bars import draw_bars
from dashboard.charts.chart_data import tabulate_ranking, tabulate_trend
from dashboard.charts.lines import draw_lines
from dashboard.models.claims import Figure
from dashboard.page_record import ChartFrame
from dashboard.run import Run
from dashboard.theme import assign_colours
from dashboard.ui import inputs
from dashboard.ui.blocks.charts import allow_embedding, show_chart
from dashboard.ui.blocks.embed import show_embedded_chart
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import (
    open_section,
    show_findings,
    show_heading,
    show_hint,
    show_notes,
    show_remarks,
    show_scope_key,
    show_subheading,
)
from dashboard.views.figure_selection import count_places, find_fullest_year, find_years
from dashboard.views.indicator_data import (
    find_basis_notes,
    find_indicator_data,
    find_scopes,
    find_standards,
)
from dashboard.views.limit_check import LimitCheck
from dashboard.views.ranking import build_ranking
from dashboard.views.trend import build_trend
from dashboard.views.trend_parts import Trend

CHARTS = ("years", "cities")  # the charts that can stand alone in a frame


def show_theme_page(run: Run, theme: str) -> None:
    """Air, water and solid waste are read the same way."""
    if not inputs.is_embedded():
        show_heading(run, theme)
    codes = [i.indicator_id for i in run.catalogue.indicators.values() if i.theme == theme]
    left, right, last = inputs.side_by_side(2, with_more=True)
    with left:
        indicator = inputs.choose_indicator(run, codes)
    with right:
        places = inputs.choose_places(run)
    if not places:
        return show_hint(run, "hint.no_place")
    data = find_indicator_data(run, indicator, places)
    known = find_scopes(run, data)
    if not known:
        names = run.text.join([run.place_name(place) for place in places])
        return show_hint(run, "hint.no_figures", places=names, indicator=run.indicator_name(indicator))
    with last, inputs.more_filters(run, "scope_id", "standard_id"):
        scopes = inputs.choose_scopes(run, known)
        standard = inputs.choose_standard(run, find_standards(run, data))
    if not scopes:
        return show_hint(run, "hint.no_scope")
    colour = assign_colours(places, run.catalogue.places)
    view = build_trend(run, data, scopes, standard)
    figures = data.figures_on(scopes)
    if inputs.is_embedded():
        return _show_embedded(run, view, indicator, figures, colour)
    _show_years(run, view, colour)
    if view.judgement is not None:
        _show_limits(run, view.judgement)
    else:
        for note in find_basis_notes(run, data, scopes):
            show_hint(run, "hint.basis", note=note)
    _show_cities(run, indicator, figures, colour)


def _show_embedded(
    run: Run, view: Trend, indicator: str, figures: Sequence[Figure], colour: dict[str, str]
) -> None:
    """One of the two charts, in a frame of another site."""
    if inputs.choose_chart(run, CHARTS) == "cities" and find_years(figures):
        ranking = build_ranking(run, indicator, figures, _choose_year(run, figures))
        chart, key, alt = draw_bars(ranking, colour), "cities", run.text("ranking.alt", title=ranking.title)
        frame, findings = ChartFrame(ranking.title, "", ranking.table.claim_ids()), ranking.findings
    else:
        chart, key, alt = draw_lines(view, colour), "years", run.text("trend.alt", title=view.title)
        frame, findings = ChartFrame(view.title, view.meaning, view.table.claim_ids()), view.findings
    show_embedded_chart(run, findings, chart, key, alt, frame)


def _choose_year(run: Run, figures: Sequence[Figure]) -> int:
    """A year of the ranking; at first the newest in which most places have a figure."""
    return inputs.choose_year(run, find_years(figures), find_fullest_year(figures, count_places))


def _show_years(run: Run, view: Trend, colour: dict[str, str]) -> None:
    show_subheading(run, view.title)
    show_findings(run, view.findings)
    if view.lines or view.targets:
        alt = run.text("trend.alt", title=view.title)
        frame = ChartFrame(view.title, view.meaning, view.table.claim_ids())
        show_chart(run, draw_lines(view, colour), "years", alt, tabulate_trend(view, colour), frame)
        allow_embedding(run, "years", view.title)
    show_scope_key(run, view)
    show_remarks(run, view.remarks)
    show_notes(run, view.notes)
    show_table(run, view.table, "years")
    show_sources(run, view.table.claim_ids())


def _show_limits(run: Run, view: LimitCheck) -> None:
    open_section(run, "judgement.title")
    show_findings(run, view.findings)
    show_notes(run, view.notes)
    show_table(run, view.table, "limits")


def _show_cities(run: Run, indicator: str, figures: Sequence[Figure], colour: dict[str, str]) -> None:
    if not find_years(figures):
        return
    year = _choose_year(run, figures)
    view = build_ranking(run, indicator, figures, year)
    show_subheading(run, view.title)
    show_findings(run, view.findings)
    alt = run.text("ranking.alt", title=view.title)
    frame = ChartFrame(view.title, "", view.table.claim_ids())
    show_chart(run, draw_bars(view, colour), f"{indicator}-{year}", alt, tabulate_ranking(view), frame)
    allow_embedding(run, "cities", view.title)
    show_remarks(run, [view.remark] if view.remark else [])
    show_table(run, view.table, f"{indicator}-{year}")
    show_sources(run, view.table.claim_ids())
