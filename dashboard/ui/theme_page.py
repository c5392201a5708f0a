"""A theme page: what an indicator shows through the years, as a sentence, a chart and a card a place; below,
folded, every figure, the limits of standards, and the cities of one year.
"""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.charts.bars import draw_bars
from dashboard.charts.chart_data import tabulate_ranking, tabulate_trend
from dashboard.charts.labels import FRAMED
from dashboard.charts.lines import draw_lines
from dashboard.html.answers import render_answers
from dashboard.page_record import Chart, ChartFrame, Section
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.theme import QUIET, assign_colours
from dashboard.ui import inputs
from dashboard.ui.blocks.charts import allow_embedding, show_chart
from dashboard.ui.blocks.drawers import show_section_on_demand
from dashboard.ui.blocks.embed import MOST_HEIGHT, show_embedded_chart
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.networks import show_section_networks
from dashboard.ui.blocks.suggestions import show_place_hint
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import (
    escape_markdown,
    show_availability,
    show_heading,
    show_hint,
    show_notes,
    show_remarks,
    show_subheading,
)
from dashboard.ui.year_inputs import choose_year
from dashboard.views.matrix.figure_selection import count_places, find_fullest_year, find_years
from dashboard.views.matrix.ranking import Ranking, build_ranking
from dashboard.views.reference.availability import find_places_with_figures
from dashboard.views.sections.section_networks import find_section_levels
from dashboard.views.trend.computed_years import SHOWN, ComputedYears
from dashboard.views.trend.indicator_data import (
    IndicatorData,
    find_indicator_data,
    find_scopes,
    find_standards,
)
from dashboard.views.trend.limit_check import LimitCheck
from dashboard.views.trend.trend import build_trend
from dashboard.views.trend.trend_parts import Trend

CHARTS = ("years", "cities")  # the charts that can stand alone in a frame
# Choices of the page that shares of sections do not need: a link with them is no link with an error.
OF_OTHER_INDICATORS = ("from_year", "standard_id", "year", "computed")


def show_theme_page(run: Run, theme: str) -> None:
    """Air, water and solid waste are read the same way."""
    if not inputs.is_embedded():
        show_heading(run, theme)
    codes = [i.indicator_id for i in run.catalogue.indicators.values() if i.theme == theme]
    left, middle, right, last = inputs.side_by_side(3, with_more=True)
    with left:
        indicator = inputs.choose_indicator(run, codes)
    with middle:
        places = inputs.choose_places(run)
    if not places:
        return show_place_hint(run, "hint.no_place", [], [indicator])
    data = run.remember(find_indicator_data, indicator, places)
    known = find_scopes(run, data)
    if not known and not data.computed:
        names = run.text.join([run.place_name(place) for place in places])
        name = run.indicator_name(indicator)
        show_place_hint(run, "hint.no_figures", [], [indicator], places=names, indicator=name)
        return show_availability(run, find_places_with_figures(run, indicator, places))
    if levels := find_section_levels(run, data):
        for key in OF_OTHER_INDICATORS:
            run.choices.chosen(key)
        with last, inputs.more_filters(run, "scope_id"):
            scopes = inputs.choose_scopes(run, known)
        if not scopes:
            return show_hint(run, "hint.no_scope")
        return show_section_networks(run, data, scopes, levels)
    with right:
        from_year = _choose_from_year(run, find_years([*data.figures, *data.derived, *data.computed]))
    with last, inputs.more_filters(run, "scope_id", "standard_id", "year", "computed"):
        scopes = inputs.choose_scopes(run, known)
        standard = inputs.choose_standard(run, find_standards(run, data))
        shown = _choose_computed(run, data)
        ranking = _choose_ranking(run, data, scopes if set(scopes) < set(known) else None)
    if known and not scopes:
        return show_hint(run, "hint.no_scope")
    colours = assign_colours(places, run.catalogue.places)
    view = run.remember(build_trend, data, scopes, standard, from_year, shown)
    if inputs.is_embedded():
        return _show_embedded(run, view, ranking, colours)
    _show_years(run, view, indicator, colours)
    if view.computed is not None:
        _show_computed(run, view.computed, indicator)
    if view.judgement is not None:
        _show_limits(run, view.judgement)
    if ranking is not None:
        _show_ranking(run, ranking, colours)


def _choose_from_year(run: Run, years: Sequence[int]) -> int | None:
    """The first year to show, a round one five to nine before the newest; None for all."""
    if not years or min(years) >= (recent := max(years) // 5 * 5 - 5):
        return None

    def name(code: str) -> str:
        return (
            run.text("control.all_years") if code == inputs.ALL else run.text("control.since_year", year=code)
        )

    code = inputs.choose_one(run, "from_year", [inputs.ALL, str(recent)], name)
    return None if code == inputs.ALL else int(code)


def _choose_computed(run: Run, data: IndicatorData) -> str:
    """Whether years that are computed from monitoring data are shown, and those that are not valid."""
    if not data.computed:
        return SHOWN[0]
    return inputs.choose_one(run, "computed", SHOWN, lambda code: run.text(f"control.computed_{code}"))


def _choose_ranking(run: Run, data: IndicatorData, scopes: Sequence[str] | None) -> Ranking | None:
    """The peers of the first place in one year, at first the newest in which most have a figure; on any
    scope, or on some. None without figures.
    """
    group = run.catalogue.places[data.places[0]].peer_group
    peers = [place.place_id for place in run.catalogue.places.values() if place.peer_group == group]
    found = fetch_figures(run.warehouse, [data.indicator_id], [*dict.fromkeys([*data.places, *peers])])
    figures = [f for f in found if scopes is None or f.scope_id in scopes]
    years = find_years(figures)
    if not years:
        return None
    year = choose_year(run, years, find_fullest_year(figures, count_places))
    return run.remember(build_ranking, data.indicator_id, figures, year)


def _show_embedded(run: Run, view: Trend, ranking: Ranking | None, colours: dict[str, str]) -> None:
    """One of the two charts, in a frame of another site."""
    if inputs.choose_chart(run, CHARTS) == "cities" and ranking is not None:
        bars = _make_bars(run, ranking, colours)
        chart, key, alt, frame, findings = bars.figure, bars.key, bars.alt, bars.frame, ranking.findings
    else:
        chart = draw_lines(view, colours, MOST_HEIGHT, (FRAMED,))
        key, alt = "years", run.text("trend.alt", title=view.title)
        frame, findings = ChartFrame(view.title, view.subtitle, view.claim_ids()), view.findings[1:]
    show_embedded_chart(run, findings, chart, key, alt, frame)


def _show_years(run: Run, view: Trend, indicator: str, colours: dict[str, str]) -> None:
    show_subheading(run, view.title)
    compared = {card.words(run.text) for card in view.cards if card.grade}
    for sentence in view.findings:
        is_compared = any(sentence.endswith(words) for words in compared)
        section = run.record.section
        (section.comparisons if is_compared else section.findings).append(sentence)
    if view.is_chart:
        alt = run.text("trend.alt", title=view.title)
        frame = ChartFrame(view.title, view.subtitle, view.claim_ids())
        figure = run.remember(_draw_years, view, colours)
        show_chart(run, figure, "years", alt, tabulate_trend(view, colours), frame)
        allow_embedding(run, "years", view.title)
    if view.cards:
        show_html(run.remember(_render_answers, view, colours))
    show_notes(run, view.notes)
    if not view.lines:
        present = {line.place_id for line in view.lines}
        show_availability(run, find_places_with_figures(run, indicator, present))
    if view.remarks:
        with st.expander(escape_markdown(run.text("trend.why", count=len(view.remarks)))):
            show_remarks(run, view.remarks)
    show_table(run, view.table, "years", fold=run.text("trend.table", count=len(view.table.rows)))
    show_sources(run, view.claim_ids())


def _draw_years(_: Run, view: Trend, colours: dict[str, str]) -> dict:
    return draw_lines(view, colours)


def _render_answers(run: Run, view: Trend, colours: dict[str, str]) -> Markup:
    return render_answers(view.cards, colours, run.text, run.choices.claim_link)


def _show_computed(run: Run, view: ComputedYears, indicator: str) -> None:
    """What is computed from monitoring data, beside what documents print."""
    unit = run.text.unit_name(run.catalogue.indicators[indicator].unit_id)
    rows = run.text("computed.rows", count=len(view.table.rows))
    title = run.text("computed.title", about=run.text.commas([unit, rows] if unit else [rows]))
    section = Section(title, list(view.findings), notes=list(view.notes), tables=[view.table])
    show_section_on_demand(run, section, "computed", title)


def _show_limits(run: Run, view: LimitCheck) -> None:
    """Each figure under the limits of its time, and of the chosen standard."""
    title = run.text("judgement.title")
    section = Section(title, list(view.findings), notes=list(view.notes), tables=[view.table])
    show_section_on_demand(run, section, "limits", title)


def _make_bars(run: Run, view: Ranking, colours: dict[str, str]) -> Chart:
    """The bars of a year; places that are not chosen are grey."""
    all_colours = dict.fromkeys(run.catalogue.places, QUIET) | colours
    alt, frame = run.text("ranking.alt", title=view.title), ChartFrame(view.title, "", view.table.claim_ids())
    return Chart("cities", alt, draw_bars(view, all_colours), tabulate_ranking(view), frame)


def _show_ranking(run: Run, view: Ranking, colours: dict[str, str]) -> None:
    """The peers of one year: ranks only among those that may be compared in full."""
    section = Section(
        view.title,
        list(view.findings),
        remarks=[view.remark] if view.remark else [],
        notes=list(view.notes),
        charts=[_make_bars(run, view, colours)] if sum(len(group.bars) for group in view.groups) > 2 else [],
        tables=[view.table],
    )
    title = run.text("ranking.fold", title=view.title, count=len(view.table.rows))
    show_section_on_demand(run, section, "cities", title)
    allow_embedding(run, "cities", view.title)
