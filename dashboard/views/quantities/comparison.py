"""Compare: the chosen quantities of some places side by side, each other place graded against the first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.models.claims import Change
from dashboard.queries.figures import fetch_changes_between
from dashboard.run import Run
from dashboard.table import Table
from dashboard.views.layouts import FIGURE, Layout
from dashboard.views.quantities.comparison_panels import Panel, find_panels
from dashboard.views.quantities.overview import (
    COMPARED,
    MOST,
    make_table,
    name_left_out,
    name_places,
    name_statements,
)
from dashboard.views.quantities.quantity_data import QuantityData, find_quantity_data
from dashboard.views.quantities.quantity_rows import PlaceCell, QuantityRow, build_rows
from dashboard.views.quantities.statements import name_direction

LAYOUT = Layout("compare", (), (*FIGURE, *COMPARED))  # its headings are the places of a run
OPEN = 12  # rows that are not folded


@dataclass(frozen=True)
class Comparison:
    """Rows, the panels of their chart, their table, what may not be compared, and what is left out."""

    title: str
    rows: list[QuantityRow] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))
    remarks: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    note: str = ""
    chart_title: str = ""

    @property
    def open_rows(self) -> list[QuantityRow]:
        """The rows that are read without a click."""
        return self.rows[:OPEN]

    @property
    def folded_rows(self) -> list[QuantityRow]:
        """The rows after these."""
        return self.rows[OPEN:]


def find_comparison_data(run: Run, indicators: Sequence[str], chosen: Sequence[str]) -> QuantityData:
    """What a comparison of the first places is made of."""
    return find_quantity_data(run, indicators, chosen[:MOST])


def find_years(data: QuantityData) -> list[int]:
    """The years in which some place has a figure, newest first."""
    return sorted({year for quantity in data.quantities for year in data.years(quantity)}, reverse=True)


def build_comparison(
    run: Run, data: QuantityData, chosen: Sequence[str], year: int | None, older: int | None
) -> Comparison:
    """The newest figures of each place, or those of a year and how they changed since an older one."""
    places = data.places
    if not places or not data.quantities:
        return Comparison(run.text("page.compare"))
    indicators = list(dict.fromkeys(quantity.indicator_id for quantity in data.quantities))
    rows = build_rows(data, year)
    if year and older:
        changes = fetch_changes_between(run.warehouse, indicators, places, older, year)
        rows = [_add_changes(run, row, changes) for row in rows]
    rows.sort(key=lambda row: not row.has_figures)
    names = name_places(run, places)
    title = "comparison.newest" if year is None else "comparison.title_since" if older else "comparison.title"
    return Comparison(
        title=run.text(title, places=names, year=year, older=older),
        rows=rows,
        panels=find_panels(data, rows, year),
        table=make_table(run, rows, places, LAYOUT),
        remarks=_name_look_alikes(run, indicators),
        sentences=name_statements(run, rows),
        note=name_left_out(run, chosen),
        chart_title=run.text("comparison.chart", places=names),
    )


def _add_changes(run: Run, row: QuantityRow, changes: Sequence[Change]) -> QuantityRow:
    """The row with the change of each figure since the older year, and what a reader must know of it."""
    known = {(change.place_id, change.comparison_key): change for change in changes}
    return replace(row, cells=[_add_change(run, cell, known) for cell in row.cells])


def _add_change(run: Run, cell: PlaceCell, known: Mapping[tuple[str, str], Change]) -> PlaceCell:
    change = known.get((cell.place_id, cell.figure.comparison_key)) if cell.figure else None
    if change is None:
        return cell
    judged = name_direction(run, change)
    amount = run.text.change(change.value, change.unit_id, change.decimals, change.comparator)
    words = run.text("comparison.since", year=change.base_period, change=amount, judged=judged)
    if change.value == 0:
        words = run.text("comparison.unchanged", year=change.base_period)
    return replace(cell, about=run.text.clauses([part for part in (cell.about, words) if part]))


def _name_look_alikes(run: Run, indicators: Sequence[str]) -> list[str]:
    """Why two of the chosen indicators that look alike are not one."""
    return [
        run.text(
            "apart.pair",
            one=run.indicator_name(pair.code),
            other=run.indicator_name(pair.other_code),
            reason=run.text.name_of(pair, "reason"),
        )
        for pair in run.catalogue.look_alikes
        if pair.list_id == "indicator" and {pair.code, pair.other_code} <= set(indicators)
    ]
