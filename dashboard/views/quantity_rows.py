"""Quantities as rows and places as columns: each newest figure, its line and target, and what may be said."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.claims import Figure
from dashboard.models.dimensions import Indicator
from dashboard.models.pairs import ALL_SCOPES
from dashboard.run import Run
from dashboard.views.figure_cells import is_written_with_digits
from dashboard.views.quantity_data import Quantity, QuantityData
from dashboard.views.section_parts import Counts, name_sections
from dashboard.views.statements import Statement, state_all
from dashboard.views.target_notes import TargetNote, find_target_note


@dataclass(frozen=True)
class LinePoint:
    """A year of a place's line, as printed; `link` is the grade against the point before it, None for the
    first, and `is_gap` tells that years between the two have no figure.
    """

    year: int
    value: float
    label: str
    link: str | None
    is_gap: bool


@dataclass(frozen=True)
class PlaceCell:
    """One place in a row: its figure or None, what is small beside and below it, and its line."""

    place_id: str
    place: str
    figure: Figure | None
    amount: str = ""
    mark: str = ""
    year: str = ""
    is_older: bool = False
    scope: str = ""
    about: str = ""
    target: TargetNote | None = None
    line: Sequence[LinePoint] = ()


@dataclass(frozen=True)
class QuantityRow:
    """A row: names, one cell a place, and the statements in the order of the places."""

    quantity: Quantity
    name: str
    unit: str
    cells: list[PlaceCell]
    statements: list[Statement]

    @property
    def has_figures(self) -> bool:
        """Whether any of the places has a figure."""
        return any(cell.figure for cell in self.cells)

    @property
    def reasons(self) -> list[str]:
        """The reasons of the statements, each once."""
        return list(dict.fromkeys(s.reason for s in self.statements if s.reason))


@dataclass(frozen=True)
class _Row:
    """What the cells of a row share: a year if one is asked for, the newest year, whether scopes differ."""

    quantity: Quantity
    year: int | None
    newest: int
    has_scopes: bool


def build_rows(data: QuantityData, counts: Counts, year: int | None = None) -> list[QuantityRow]:
    """A row for each quantity, of the newest figures or of those of a year."""
    return [_row(data, quantity, counts, year) for quantity in data.quantities]


def name_quantity(run: Run, quantity: Quantity) -> str:
    """The name of an indicator, with the level of its sections where it has one."""
    name = run.indicator_name(quantity.indicator_id)
    if quantity.scope_group == ALL_SCOPES:
        return name
    level = run.term_name("scope_group", quantity.scope_group)
    return run.text("quantity.level", indicator=name, level=level)


def _row(data: QuantityData, quantity: Quantity, counts: Counts, year: int | None) -> QuantityRow:
    run, places = data.run, data.places
    indicator = run.catalogue.indicators[quantity.indicator_id]
    figures = [data.newest(quantity, place, year) for place in places]
    has_scopes = quantity.scope_group != ALL_SCOPES or len({f.scope_id for f in figures if f}) > 1
    row = _Row(quantity, year, max((f.year or 0 for f in figures if f), default=0), has_scopes)
    name = name_quantity(run, quantity)
    if any((quantity, place) in data.levelled for place in places):
        name = run.text("quantity.no_level", indicator=name)
    return QuantityRow(
        quantity,
        name,
        _name_unit(run, indicator),
        [
            _cell(data, row, place, f, name_sections(run, f, counts) if f else "")
            for place, f in zip(places, figures, strict=True)
        ],
        state_all(data, quantity, year),
    )


def _name_unit(run: Run, indicator: Indicator) -> str:
    """The unit of a row, and which way is better."""
    unit = run.text.unit_name(indicator.unit_id)
    if indicator.better == "neither":
        return unit
    direction = run.text(f"quantity.{indicator.better}")
    return run.text("quantity.unit", unit=unit, direction=direction) if unit else direction


def _cell(data: QuantityData, row: _Row, place: str, figure: Figure | None, sections: str) -> PlaceCell:
    """One place; `sections` are those behind a share."""
    run, name, quantity = data.run, data.run.place_name(place), row.quantity
    is_levelled = (quantity, place) in data.levelled
    target = None if is_levelled else find_target_note(data, quantity, place, figure, row.newest, row.year)
    if figure is None:
        key = "quantity.nothing_in_year" if row.year else "quantity.nothing"
        about = run.text("quantity.by_level") if is_levelled else run.text(key, year=row.year)
        return PlaceCell(place, name, None, about=about, target=target)
    scope = run.scope_name(figure.scope_id)
    parts = [run.scope_label(figure.scope_id)] if row.has_scopes else []
    is_in_heading = figure.unit_id == "percent" or not is_written_with_digits(run, figure.unit_id)
    unit = "none" if is_in_heading else figure.unit_id
    return PlaceCell(
        place,
        name,
        figure,
        run.text.amount(figure.value_text, unit, figure.comparator),
        "" if figure.kind == "actual" else run.term_name("kind", figure.kind),
        figure.period,
        (figure.year or 0) < row.newest,
        scope,
        run.text.clauses([part for part in (*parts, sections) if part]),
        target,
        _line(data, quantity, place),
    )


def _line(data: QuantityData, quantity: Quantity, place: str) -> list[LinePoint]:
    points = [(point, data.figures[point.claim_id]) for point in data.points(quantity, place)]
    return [
        LinePoint(
            point.year,
            float(figure.value),
            data.run.text.amount(figure.value_text, figure.unit_id, figure.comparator),
            point.previous_grade,
            point.previous_grade is not None and point.link is None,
        )
        for point, figure in points
    ]
