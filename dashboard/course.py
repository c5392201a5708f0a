"""The course of a theme page: choose an indicator and places, see the years, the limits, then city against city."""

from collections.abc import Sequence

from dashboard import controls, panels
from dashboard.charts.bars import bars
from dashboard.charts.lines import lines
from dashboard.page import Page
from dashboard.theme import colours
from dashboard.views.judgement import Judgement, standards_of
from dashboard.views.ranking import fullest, ranking, years_of
from dashboard.views.series import Trend
from dashboard.views.trend import scopes_of, trend

CHARTS = ("years", "cities")  # the charts that can stand alone in a frame


def theme_page(page: Page, theme: str) -> None:
    """Air, water and solid waste are read the same way."""
    text = page.text
    if not controls.embedded():
        panels.heading(text(f"page.{theme}"), text(f"{theme}.about"))
    codes = [i.indicator_id for i in page.catalogue.indicators.values() if i.theme == theme]
    left, right = controls.row(2)
    with left:
        indicator = controls.indicator(page, codes)
    with right:
        places = controls.places(page)
    if not places:
        return panels.hint(text("hint.no_place"))
    known = scopes_of(page, indicator, places)
    if not known:
        return panels.hint(text("hint.no_figures", places=text.join([page.place(p) for p in places]), indicator=page.indicator(indicator)))
    scopes = controls.scopes(page, known)
    standard = controls.standard(page, standards_of(page, indicator))
    if not scopes:
        return panels.hint(text("hint.no_scope"))
    colour = colours(places, page.catalogue.places)
    view = trend(page, indicator, places, scopes, standard)
    if controls.embedded():
        return _alone(page, view, indicator, places, scopes, colour)
    _years(page, view, colour)
    if view.judgement is not None:
        _limits(page, view.judgement)
    elif theme == "air" and any(line.basis.startswith("gb3095") for line in view.lines):
        panels.hint(text("hint.not_rescored"))
    _cities(page, indicator, places, scopes, colour)


def _alone(page: Page, view: Trend, indicator: str, places: Sequence[str], scopes: Sequence[str], colour: dict[str, str]) -> None:
    """One of the two charts, in a frame of another site."""
    years = years_of(page, indicator, places, scopes)
    if controls.chart(CHARTS) == "cities" and years:
        year = controls.year(page, "year", years, fullest(page, indicator, places, scopes))
        ranked = ranking(page, indicator, places, scopes, year)
        alt = page.text("ranking.alt", title=ranked.title)
        panels.embed(page, ranked.title, ranked.findings, bars(ranked, colour), "cities", alt, ranked.table.claim_ids())
    else:
        alt = page.text("trend.alt", title=view.title)
        panels.embed(page, view.title, view.findings, lines(view, colour), "years", alt, view.table.claim_ids())


def _years(page: Page, view: Trend, colour: dict[str, str]) -> None:
    panels.subheading(view.title)
    panels.findings(view.findings)
    if view.lines or view.targets:
        panels.chart(lines(view, colour), "years", page.text("trend.alt", title=view.title))
        panels.embeddable("years", view.title)
    panels.scope_key(page, view)
    panels.note(view.meaning)
    panels.remarks(view.remarks)
    panels.table(page, view.table, "years")
    panels.sources(page, view.table.claim_ids())


def _limits(page: Page, view: Judgement) -> None:
    panels.subheading(page.text("judgement.title"))
    panels.findings(view.findings)
    panels.remarks(view.remarks)
    panels.table(page, view.table, "limits")


def _cities(page: Page, indicator: str, places: Sequence[str], scopes: Sequence[str], colour: dict[str, str]) -> None:
    if years := years_of(page, indicator, places, scopes):
        year = controls.year(page, "year", years, fullest(page, indicator, places, scopes))
        view = ranking(page, indicator, places, scopes, year)
        panels.subheading(view.title)
        panels.findings(view.findings)
        panels.chart(bars(view, colour), f"{indicator}-{year}", page.text("ranking.alt", title=view.title))
        panels.embeddable("cities", view.title)
        panels.remarks([view.remark] if view.remark else [])
        panels.table(page, view.table, f"{indicator}-{year}")
        panels.sources(page, view.table.claim_ids())
