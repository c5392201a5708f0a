"""An example table: published figures of the first places and headline quantities of the catalogue."""

from collections.abc import Sequence

from dashboard.queries.figures import fetch_figures
from dashboard.run import Run

MOST_PLACES, MOST_INDICATORS, MOST_YEARS = 2, 2, 3


def build_example(run: Run) -> list[Sequence[str]]:
    """A heading and rows: place, indicator, year, value, unit, kind, scope, in the reader's words."""
    catalogue = run.catalogue
    places = list(catalogue.places)[:MOST_PLACES]
    headlines = [code for code, indicator in catalogue.indicators.items() if indicator.headline is not None]
    names = ("place", "indicator", "year", "value", "unit", "kind", "scope")
    rows: list[Sequence[str]] = [[run.text(f"own_table.example.{name}") for name in names]]
    for indicator in headlines[:MOST_INDICATORS]:
        for place in places:
            figures = fetch_figures(run.warehouse, [indicator], [place])
            years = {figure.year: figure for figure in figures if figure.year and figure.kind == "actual"}
            for year in sorted(years)[-MOST_YEARS:]:
                figure = years[year]
                rows.append(
                    [
                        run.place_name(place),
                        run.indicator_name(indicator),
                        str(year),
                        figure.value_text,
                        run.text.unit_name(figure.unit_id),
                        run.term_name("kind", figure.kind),
                        run.scope_name(figure.scope_id),
                    ]
                )
    return rows
