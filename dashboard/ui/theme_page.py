"""A theme page: choose an indicator and places; then the years, the limits, and the cities of one year."""

from collections.abc import Sequence

from dashboard.charts.bars import draw_bars
from dashboard.charts.chart_data import tabulate_ranking, tabulate_trend
from dashboard.charts.lines import draw_lines
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
    show_note,
    show_remarks,
    show_scope_key,
    show_subheading,
)
from dashboard.views.limit_check import LimitCheck, find_standards
from dashboard.views.ranking import build_ranking, find_fullest_year, find_years
from dashboard.views.trend import build_trend, find_scopes
from dashboard.views.trend_parts import Trend

CHARTS = ("years", "cities")  # the charts that can stand alone in a frame


def show_theme_page(run: Run, theme: str) -> None:
    """Air, water and solid waste are read the same way."""
    if not inputs.is_embedded():
        show_heading(run, theme)
    codes = [i.indicator_id for i in run.catalogue.indicators.values() if i.theme == theme]
    left, right = inputs.side_by_side(2)
    with left:
        indicator = inputs.choose_indicator(run, codes)
    with right:
        places = inputs.choose_places(run)
    if not places:
        return show_hint(run, "hint.no_place")
    known = find_scopes(run, indicator, places)
    if not known:
        names = run.text.join([run.place_name(place) for place in places])
        return show_hint(run, "hint.no_figures", places=names, indicator=run.indicator_name(indicator))
    scopes = inputs.choose_scopes(run, known)
    standard = inputs.choose_standard(run, find_standards(run, indicator))
    if not scopes:
        return show_hint(run, "hint.no_scope")
    colour = assign_colours(places, run.catalogue.places)
    view = build_trend(run, indicator, places, scopes, standard)
    if inputs.is_embedded():
        return _show_embedded(run, view, indicator, places, scopes, colour)
    _show_years(run, view, colour)
    if view.judgement is not None:
        _show_limits(run, view.judgement)
    elif theme == "air" and any(line.basis_id.startswith("gb3095") for line in view.lines):
        show_hint(run, "hint.not_rescored")
    _show_cities(run, indicator, places, scopes, colour)


def _show_embedded(
    run: Run,
    view: Trend,
    indicator: str,
    places: Sequence[str],
    scopes: Sequence[str],
    colour: dict[str, str],
) -> None:
    """One of the two charts, in a frame of another site."""
    years = find_years(run, indicator, places, scopes)
    if inputs.choose_chart(run, CHARTS) == "cities" and years:
        year = inputs.choose_year(run, years, find_fullest_year(run, indicator, places, scopes))
        ranked = build_ranking(run, indicator, places, scopes, year)
        alt = run.text("ranking.alt", title=ranked.title)
        show_embedded_chart(
            run,
            ranked.title,
            ranked.findings,
            draw_bars(ranked, colour),
            "cities",
            alt,
            ranked.table.claim_ids(),
        )
    else:
        alt = run.text("trend.alt", title=view.title)
        show_embedded_chart(
            run, view.title, view.findings, draw_lines(view, colour), "years", alt, view.table.claim_ids()
        )


def _show_years(run: Run, view: Trend, colour: dict[str, str]) -> None:
    show_subheading(run, view.title)
    show_findings(run, view.findings)
    if view.lines or view.targets:
        alt = run.text("trend.alt", title=view.title)
        show_chart(run, draw_lines(view, colour), "years", alt, tabulate_trend(view, colour))
        allow_embedding(run, "years", view.title)
    show_scope_key(run, view)
    show_note(view.meaning)
    show_remarks(run, view.remarks)
    show_table(run, view.table, "years")
    show_sources(run, view.table.claim_ids())


def _show_limits(run: Run, view: LimitCheck) -> None:
    open_section(run, "judgement.title")
    show_findings(run, view.findings)
    show_remarks(run, view.remarks)
    show_table(run, view.table, "limits")


def _show_cities(
    run: Run, indicator: str, places: Sequence[str], scopes: Sequence[str], colour: dict[str, str]
) -> None:
    if years := find_years(run, indicator, places, scopes):
        year = inputs.choose_year(run, years, find_fullest_year(run, indicator, places, scopes))
        view = build_ranking(run, indicator, places, scopes, year)
        show_subheading(run, view.title)
        show_findings(run, view.findings)
        alt = run.text("ranking.alt", title=view.title)
        show_chart(run, draw_bars(view, colour), f"{indicator}-{year}", alt, tabulate_ranking(view))
        allow_embedding(run, "cities", view.title)
        show_remarks(run, [view.remark] if view.remark else [])
        show_table(run, view.table, f"{indicator}-{year}")
        show_sources(run, view.table.claim_ids())
