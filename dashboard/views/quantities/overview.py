"""Overview: how places stand on the headline quantities, what may be said, and what needs attention."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.run import Run
from dashboard.table import Cell, Record, Table
from dashboard.views.grades import signed_grade_label
from dashboard.views.layouts import FIGURE, Field, Layout
from dashboard.views.quantities.attention import Tile, build_tiles
from dashboard.views.quantities.headline_confirmations import tell_confirmed_share
from dashboard.views.quantities.quantity_data import find_quantity_data
from dashboard.views.quantities.quantity_rows import PlaceCell, QuantityRow, build_rows
from dashboard.views.quantities.statements import Statement

MOST = 6  # places side by side
NAMED = 4  # places that a title names one by one

COMPARED = (  # what a number may not lose: how far it may be compared, with what, and why no further
    Field("scope_group"),
    Field("reference_place_id"),
    Field("comparison_grade"),
    Field("comparison_reason"),
    Field("statement"),
)
LAYOUT = Layout("overview", (), (*FIGURE, *COMPARED))  # its headings are the places of a run


@dataclass(frozen=True)
class Overview:
    """A title, rows with figures, their table to take away, tiles on what needs attention, and notes; how
    many of the figures are confirmed.
    """

    title: str
    rows: list[QuantityRow] = field(default_factory=list)
    tiles: list[Tile] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))
    sentences: list[str] = field(default_factory=list)
    note: str = ""
    confirmed: str = ""


def build_overview(run: Run, chosen: Sequence[str]) -> Overview:
    """The newest figures of the headline quantities for some places, the first of them as the reference."""
    if not chosen:
        return Overview(run.text("page.overview"))
    places = list(chosen[:MOST])
    headline = [i.indicator_id for i in run.catalogue.indicators.values() if i.headline is not None]
    data = find_quantity_data(run, headline, places)
    rows = build_rows(data)
    shown = [row for row in rows if row.has_figures]
    return Overview(
        title=run.text("overview.title", places=name_places(run, places)),
        rows=shown,
        tiles=build_tiles(data, rows),
        table=make_table(run, shown, places, LAYOUT),
        sentences=name_statements(run, shown),
        note=name_left_out(run, chosen),
        confirmed=tell_confirmed_share(run, data.figures.values(), _list_figures(shown)),
    )


def _list_figures(rows: Sequence[QuantityRow]) -> list[str]:
    return [cell.figure.claim_id for row in rows for cell in row.cells if cell.figure]


def name_places(run: Run, places: Sequence[str]) -> str:
    """The places in running text: A; A and B; A, B and C; of many A and 9 other places."""
    names = [run.place_name(place) for place in places]
    if len(names) > NAMED:
        return run.text("overview.many_places", first=names[0], others=len(names) - 1)
    if len(names) < 2:
        return run.text.join(names)
    return run.text("overview.and", first=run.text.join(names[:-1]), last=names[-1])


def name_left_out(run: Run, chosen: Sequence[str]) -> str:
    """Which of the chosen places do not fit side by side."""
    if len(chosen) <= MOST:
        return ""
    names = run.text.join([run.place_name(place) for place in chosen[MOST:]])
    return run.text("overview.left_out", most=MOST, places=names)


def name_statements(run: Run, rows: Sequence[QuantityRow]) -> list[str]:
    """Every statement as a sentence of its own, with the quantity that it is about."""
    return [
        run.text("overview.statement", quantity=row.name, sentence=statement.sentence(run.text))
        for row in rows
        for statement in row.statements
        if statement.grade is not None
    ]


def make_table(run: Run, rows: Sequence[QuantityRow], places: Sequence[str], layout: Layout) -> Table:
    """The rows in words, with a record for each figure and what it was compared with."""
    headings = [run.text("column.indicator"), *map(run.place_name, places), run.text("column.may_be_said")]
    table = layout.table(run, headings)
    for row in rows:
        cells = [Cell(_cell_words(run, cell), cell.figure and cell.figure.claim_id) for cell in row.cells]
        statements = [_graded(run, statement) for statement in row.statements]
        name = run.text("overview.with_unit", name=row.name, unit=row.unit) if row.unit else row.name
        table.add(
            [Cell(name), *cells, Cell(run.text.sentences(statements))],
            [_record(run, row, cell, places, layout) for cell in row.cells if cell.figure],
        )
        table.further_claims.extend(row.further_claims)
    return table


def _cell_words(run: Run, cell: PlaceCell) -> str:
    if cell.figure is None:
        return cell.about
    number = run.text("overview.number", amount=cell.amount, year=cell.year)
    return run.text.clauses([number, *(part for part in (cell.mark, cell.about) if part)])


def _graded(run: Run, statement: Statement) -> str:
    sentence = statement.sentence(run.text)
    if statement.grade is None:
        return sentence
    return f"{signed_grade_label(run.text, statement.grade)} {sentence}"


def _record(run: Run, row: QuantityRow, cell: PlaceCell, places: Sequence[str], layout: Layout) -> Record:
    """A figure; the reference carries the statement too where it is the only one."""
    graded = [s for s in row.statements if s.grade is not None]
    statement = next((s for s in graded if s.place_id == cell.place_id), None)
    if statement is None and len(graded) == 1 and cell.place_id == places[0]:
        (statement,) = graded
    return layout.record(
        run,
        cell.figure,
        scope_group=row.quantity.scope_group,
        reference_place_id=places[0],
        comparison_grade=statement.grade if statement else None,
        comparison_reason=statement.reason or None if statement else None,
        statement=statement.sentence(run.text) if statement else None,
    )
