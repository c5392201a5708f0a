"""Where figures exist: indicators by places, with their years and the best grade of their documents."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.coverage import CoverageYear
from dashboard.queries.coverage import fetch_coverage_years
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.layouts import INDICATOR, PLACE, Field, Layout
from dashboard.views.reference.availability import span_of_years

LAYOUT = Layout(
    "coverage",
    ("indicator",),
    (
        *INDICATOR,
        *PLACE,
        Field("year", int),
        Field("figures", int),
        Field("best_grade"),
        Field("second_source"),
        Field("claim_id"),
    ),
)


@dataclass(frozen=True)
class CoverageView:
    """How many indicators have figures, and a row for each with a cell for each place."""

    title: str
    table: Table


def build_coverage(run: Run, theme: str, places: Sequence[str]) -> CoverageView:
    """The figures of a theme's indicators for the places, of whole years; those without any left out."""
    indicators = [i.indicator_id for i in run.catalogue.indicators.values() if i.theme == theme]
    found: dict[str, dict[str, list[CoverageYear]]] = defaultdict(lambda: defaultdict(list))
    for row in fetch_coverage_years(run.warehouse, indicators, places):
        found[row.indicator_id][row.place_id].append(row)
    table = LAYOUT.table(run, [run.text("column.indicator"), *map(run.place_name, places)])
    for indicator in (code for code in indicators if code in found):
        by_place = found[indicator]
        cells = [_cell(run, by_place[place]) if place in by_place else MISSING for place in places]
        years = [row for place in places for row in by_place.get(place, [])]
        table.add([Cell(run.indicator_name(indicator)), *cells], [LAYOUT.record(run, row) for row in years])
    name = run.term_name("theme", theme)
    name = name[:1].upper() + name[1:]
    title = run.text("coverage.title", known=len(found), all=len(indicators), theme=name)
    return CoverageView(title, table)


def _cell(run: Run, rows: Sequence[CoverageYear]) -> Cell:
    """The years and the best grade, linked to the newest figure; a click opens each year."""
    newest = rows[-1]
    grade = min((row.best_grade for row in rows), key=run.catalogue.term_codes("grade").index)
    text = run.text(
        "coverage.cell",
        years=span_of_years(rows[0].year, newest.year),
        count=len(rows),
        grade=_grade(run, grade, any(row.second_source == "independent" for row in rows)),
    )
    return Cell(text, newest.claim_id, tuple(_year(run, row) for row in rows) if len(rows) > 1 else ())


def _year(run: Run, row: CoverageYear) -> str:
    grade = _grade(run, row.best_grade, row.second_source == "independent")
    key = "coverage.derived_year" if row.is_derived else "coverage.year"
    return run.text(key, year=row.year, grade=grade, count=row.figures)


def _grade(run: Run, grade: str, is_confirmed: bool) -> str:
    name = run.text(f"coverage.grade_{grade}")
    return run.text("coverage.confirmed", grade=name) if is_confirmed else name
