"""What comes of a reader's own table: what columns mean, figures that are ready, faults, what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.own_table.question_words import name_role, shorten
from reading.tables.columns import VALUE, Column
from reading.tables.entries import CellFault, Entry
from reading.tables.reader import TableReading
from reading.tables.sheets import column_name

MOST_ROWS = 12  # of the figures that are ready
MOST_FAULTS = 100


@dataclass(frozen=True)
class OwnFault:
    """A fault of a cell of the reader's sheet: what it is and what to do, in the reader's language."""

    where: str
    text: str
    sentence: str


def build_mapping_table(run: Run, reading: TableReading) -> Table:
    """Column by column of the reader's sheet: its heading, and what it means."""
    table = Table([run.text(f"own_table.column.{name}") for name in ("column", "heading", "meaning")])
    for column in reading.columns:
        meaning = _tell_column(run, column)
        table.add([Cell(column_name(column.column)), Cell(shorten(column.heading) or "–"), Cell(meaning)], [])
    return table


def _tell_column(run: Run, column: Column) -> str:
    """The role of a column; of figures also what its heading says of them."""
    if column.role != VALUE:
        return name_role(run, column.role)
    said = [name_part(run, role, code) for role, code in column.parts.items()]
    units = [run.text.unit_name(unit) for unit in column.units[:1]]
    return run.text.clauses([name_role(run, VALUE), *said, *(unit for unit in units if unit)])


def name_part(run: Run, role: str, code: str) -> str:
    """A code by its name."""
    catalogue = run.catalogue
    if role == "place_id" and code in catalogue.places:
        return run.place_name(code)
    if role == "indicator_id" and code in catalogue.indicators:
        return run.indicator_name(code)
    if role == "scope_id" and code in catalogue.scopes:
        return run.scope_name(code)
    if role == "kind" and ("kind", code) in catalogue.terms:
        return run.term_name("kind", code)
    return code


def build_ready_table(run: Run, entries: Sequence[Entry]) -> Table:
    """The first of the figures that nothing is wrong with, as they are understood."""
    names = ("cell", "place", "indicator", "period", "kind", "value", "scope", "basis")
    table = Table([run.text(f"own_table.column.{name}") for name in names])
    for entry in entries[:MOST_ROWS]:
        parts = entry.parts
        value = parts.get("value", "")
        unit, sign = parts["unit_id"], parts.get("comparator")
        shown = (
            run.text.amount(value, unit, sign)
            if value and unit in run.catalogue.units
            else parts.get("printed", "")
        )
        texts = [
            entry.where,
            name_part(run, "place_id", parts["place_id"]),
            name_part(run, "indicator_id", parts["indicator_id"]),
            parts["period"],
            name_part(run, "kind", parts["kind"]),
            shown or value,
            name_part(run, "scope_id", parts["scope_id"]),
            run.basis_name(parts["basis_id"])
            if parts["basis_id"] in run.catalogue.bases
            else parts["basis_id"],
        ]
        table.add([Cell(text) for text in texts], [])
    return table


def list_faults(run: Run, faults: Sequence[CellFault]) -> list[OwnFault]:
    """The faults of cells, in the order of the sheet."""
    return [
        OwnFault(fault.where, _tell_found(run, fault), run.text(f"own_table.fault.{fault.code}"))
        for fault in sorted(faults, key=lambda fault: (fault.row, fault.column, fault.code))
    ]


def _tell_found(run: Run, fault: CellFault) -> str:
    """What stands in a cell at fault; of a row that is too long or too short how many cells it has."""
    if fault.code == "ragged":
        return run.text("own_table.cells", count=fault.text)
    return shorten(fault.text)


def build_fault_table(run: Run, faults: Sequence[OwnFault]) -> Table:
    """Faults by cell of the reader's sheet."""
    table = Table([run.text(f"own_table.column.{name}") for name in ("cell", "printed", "fault")])
    for fault in faults[:MOST_FAULTS]:
        table.add([Cell(fault.where), Cell(fault.text or "–"), Cell(fault.sentence)], [])
    return table


def tell_left_out(run: Run, reading: TableReading) -> list[str]:
    """Rows that give no figure, by reason, with their numbers."""
    return [
        run.text(f"own_table.left_out.{reason}", rows=_list_rows(run, rows), count=len(rows))
        for reason, rows in reading.left_out.items()
    ]


def _list_rows(run: Run, rows: Sequence[int]) -> str:
    few = run.text.join([str(row + 1) for row in rows[:10]])
    return f"{few} …" if len(rows) > 10 else few
