"""Compare: places side by side, over several indicators, in one year or in two."""

from dashboard import controls, panels
from dashboard.charts.dots import dots
from dashboard.shell import open_page
from dashboard.theme import colours
from dashboard.views.comparison import comparison, fullest, years_of

page = open_page()

panels.heading(page.text("page.compare"), page.text("compare.about"))
places = controls.places(page)
known = list(page.catalogue.indicators)
headline = [code for code in known if page.catalogue.indicators[code].headline is not None]
indicators = controls.indicators(page, known, headline)
years = years_of(page, indicators, places)
if len(places) < 2:
    panels.hint(page.text("hint.two_places"))
if not indicators:
    panels.hint(page.text("hint.no_indicator"))
elif places and not years:
    panels.hint(page.text("hint.nothing_to_compare"))
elif places:
    left, right = controls.row(2)
    with left:
        year = controls.year(page, "year", years, fullest(page, indicators, places))
    with right:
        older = controls.older_year(page, years, year)
    view = comparison(page, indicators, places, year, older)
    panels.subheading(view.title)
    if view.strips:
        panels.chart(dots(view, colours(places, page.catalogue.places)), "compare", page.text("compare.alt", title=view.title))
    panels.remarks(view.remarks)
    panels.table(page, view.table, "compare")
    panels.sources(page, view.table.claim_ids())
