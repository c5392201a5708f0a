"""Quantities as rows and places as columns: each newest figure, its line and target, and what may be said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.models.claims import Figure
from dashboard.models.dimensions import Indicator
from dashboard.models.judgements import Comparability
from dashboard.models.pairs import ALL_SCOPES
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.views.figure_cells import is_written_with_digits
from dashboard.views.grades import pair_reason
from dashboard.views.quantities.quantity_data import Quantity, QuantityData
from dashboard.views.quantities.statements import Statement, state_all
from dashboard.views.quantities.target_notes import TargetNote, find_target_note
from dashboard.views.sections.section_counts import find_sections
from dashboard.views.sections.section_parts import is_section_share, name_sections
from dashboard.views.source_grades import name_marks


@dataclass(frozen=True)
class LinePoint:
    """A year of a place's line, as printed; `link` is the grade against the point before it, None for the
    first, and `is_gap` tells that years between the two have no figure. `reason`: why it is only near to the
    figure of the cell; empty where it is the same.
    """

    year: int
    value: float
    label: str
    link: str | None
    is_gap: bool
    reason: str = ""


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
    """A row: names, one cell a place, and the statements in the order of the places. The short name is for
    where the unit stands beside it.
    """

    quantity: Quantity
    name: str
    short_name: str
    unit: str
    cells: list[PlaceCell]
    statements: list[Statement]

    @property
    def has_figures(self) -> bool:
        """Whether any of the places has a figure."""
        return any(cell.figure for cell in self.cells)

    @property
    def further_claims(self) -> list[str]:
        """The claims of its targets and of the numbers in its statements."""
        targets = [cell.target.claim_id for cell in self.cells if cell.target]
        return [*targets, *(n.claim_id for s in self.statements for n in s.numbers)]

    @property
    def reasons(self) -> list[str]:
        """The reasons of the statements, each once."""
        return list(dict.fromkeys(s.reason for s in self.statements if s.reason))


@dataclass(frozen=True)
class _Row:
    """What the cells of a row share: a year if one is asked for, the newest year, whether scopes differ, and
    how far each figure of a line may be compared with that of its cell.
    """

    quantity: Quantity
    year: int | None
    newest: int
    has_scopes: bool
    known: Mapping[tuple[str, str], Comparability]


def build_rows(data: QuantityData, year: int | None = None) -> list[QuantityRow]:
    """A row for each quantity, of the newest figures or of those of a year."""
    figures = {q: [data.newest(q, place, year) for place in data.places] for q in data.quantities}
    shares = [f for own in figures.values() for f in own if f and is_section_share(data.run, f)]
    sections = find_sections(data.run, shares, data.places)
    words = {f.claim_id: name_sections(data.run, f, sections.get(f.claim_id)) for f in shares}
    known = _grade_lines(data, figures)
    return [_row(data, quantity, own, words, year, known) for quantity, own in figures.items()]


def _grade_lines(
    data: QuantityData, figures: Mapping[Quantity, Sequence[Figure | None]]
) -> dict[tuple[str, str], Comparability]:
    """How far each figure of a line may be compared with the one that stands in its cell."""
    claims = [
        (point.claim_id, figure.claim_id)
        for quantity, own in figures.items()
        for place, figure in zip(data.places, own, strict=True)
        if figure
        for point in data.points(quantity, place)
    ]
    return fetch_comparability(data.run.warehouse, claims) if claims else {}


def name_quantity(data: QuantityData, quantity: Quantity) -> tuple[str, str]:
    """The name of an indicator and its short name, with the level of its sections where it has one."""
    run = data.run
    name = run.indicator_name(quantity.indicator_id)
    short = run.text.name_of(run.catalogue.indicators[quantity.indicator_id], "short_name")
    if any((quantity, place) in data.levelled for place in data.places):
        full = run.text("quantity.no_level", indicator=name)
        return full, run.text("quantity.no_level", indicator=short) if short else full
    if quantity.scope_group == ALL_SCOPES:
        return name, short or name
    level = run.term_name("scope_group", quantity.scope_group)
    full = run.text("quantity.level", indicator=name, level=level)
    return full, run.text("quantity.short_level", indicator=short, level=level) if short else full


def _row(
    data: QuantityData,
    quantity: Quantity,
    figures: Sequence[Figure | None],
    sections: Mapping[str, str],
    year: int | None,
    known: Mapping[tuple[str, str], Comparability],
) -> QuantityRow:
    run, places = data.run, data.places
    indicator = run.catalogue.indicators[quantity.indicator_id]
    has_scopes = quantity.scope_group != ALL_SCOPES or len({f.scope_id for f in figures if f}) > 1
    row = _Row(quantity, year, max((f.year or 0 for f in figures if f), default=0), has_scopes, known)
    return QuantityRow(
        quantity,
        *name_quantity(data, quantity),
        _name_unit(run, indicator),
        [
            _cell(data, row, place, f, sections.get(f.claim_id, "") if f else "")
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
        if target and not row.year:
            key = "quantity.target_only"
        about = run.text("quantity.by_level") if is_levelled else run.text(key, year=row.year)
        return PlaceCell(place, name, None, about=about, target=target)
    scope = run.scope_label(figure.scope_id)
    parts = [run.scope_label(figure.scope_id)] if row.has_scopes else []
    return PlaceCell(
        place,
        name,
        figure,
        _number(run, figure),
        name_marks(run, figure),
        figure.period,
        (figure.year or 0) < row.newest,
        scope,
        run.text.clauses([part for part in (*parts, sections) if part]),
        target,
        _line(data, row, place, figure),
    )


def _number(run: Run, figure: Figure) -> str:
    """A figure below a heading that gives its unit."""
    is_in_heading = figure.unit_id == "percent" or not is_written_with_digits(run, figure.unit_id)
    unit = "none" if is_in_heading else figure.unit_id
    return run.text.amount(figure.value_text, unit, figure.comparator)


def _line(data: QuantityData, row: _Row, place: str, shown: Figure) -> list[LinePoint]:
    """The figures that may be compared with the one that is shown, if only nearly; what is apart from it has
    no place in its picture.
    """
    points, left_out = [], False
    for point in data.points(row.quantity, place):
        known = row.known[point.claim_id, shown.claim_id]
        if known.grade == "apart":
            left_out = True
            continue
        figure = data.figures[point.claim_id]
        is_joined = bool(points) and not left_out
        points.append(
            LinePoint(
                point.year,
                float(figure.value),
                _number(data.run, figure),
                point.previous_grade if is_joined else None,
                is_joined and point.link is None,
                pair_reason(data.run, known),
            )
        )
        left_out = False
    return points
