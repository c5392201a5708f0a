"""Names in a reader's own table that are not on record, and the line that each needs to be."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.add.additions import CODE, PLACE_COLUMNS, PLACES
from dashboard.views.own_table.question_words import shorten
from reading.tables.entries import Entry
from reading.tables.reader import TableReading
from reading.tables.sheets import cell_name

MOST_NAMES = 12  # that are listed
FEW = 4  # cells that are named of those where one name stands
# The file of each kind of name, and its columns: a code, the names, and the rest.
FILES = {
    "place_id": (PLACES, PLACE_COLUMNS),
    "scope_id": ("scopes.csv", ("scope_id", "name_zh", "name_en", "scope_group", "is_implied")),
    "basis_id": (
        "bases.csv",
        ("basis_id", "name_zh", "name_en", "start_on", "end_on", "note_zh", "note_en", "base_basis_id"),
    ),
}


@dataclass(frozen=True)
class UnknownName:
    """A name and the cells where it stands; `line` is what `file` needs, with what is not known of it by the
    names of its columns.
    """

    key: str  # of the question about it
    text: str
    cells: Sequence[str]
    file: str
    line: str


def find_unknown_names(reading: TableReading) -> list[UnknownName]:
    """The names that are not on record and that the reader has not chosen another one for."""
    found = []
    for question in reading.open_questions:
        if not question.is_unknown:
            continue
        role, text = question.subject, question.about
        file, columns = FILES[role]
        places = [entry.cells[role] for entry in reading.entries if _is_open(entry, role, question.key)]
        cells = [cell_name(*place) for place in dict.fromkeys(places)] or [question.where]
        found.append(UnknownName(question.key, text, cells, file, _make_line(text, columns)))
    return found


def _is_open(entry: Entry, role: str, key: str) -> bool:
    """Whether a figure waits for a name that stands in a cell of its row."""
    return entry.waits.get(role) == key and role in entry.cells


def _make_line(name: str, columns: Sequence[str]) -> str:
    plain = " ".join(name.replace(",", " ").replace('"', " ").split())
    role = columns[0] if CODE.fullmatch(plain) else "name_en" if plain.isascii() else "name_zh"
    return ",".join(plain if column == role else column for column in columns)


def count_waiting(reading: TableReading, names: Sequence[UnknownName]) -> int:
    """The figures that wait for one of these names."""
    keys = {name.key for name in names}
    return sum(not entry.faults and bool(keys & set(entry.waits.values())) for entry in reading.entries)


def build_unknown_table(run: Run, names: Sequence[UnknownName]) -> Table:
    """Names by cell of the reader's sheet, and the line that each needs."""
    table = Table([run.text(f"own_table.column.{name}") for name in ("cell", "printed", "needs")])
    for name in names[:MOST_NAMES]:
        table.add([Cell(name_cells(run, name)), Cell(shorten(name.text)), Cell(tell_need(run, name))], [])
    return table


def name_cells(run: Run, name: UnknownName) -> str:
    """The first of the cells where a name stands."""
    few = run.text.join(list(name.cells[:FEW]))
    return f"{few} …" if len(name.cells) > FEW else few


def tell_need(run: Run, name: UnknownName) -> str:
    """Which line of which file would put a name on record."""
    return run.text("own_table.needs_line", file=name.file, line=name.line)


def tell_needs(run: Run, entry: Entry, names: Sequence[UnknownName]) -> list[str]:
    """What a figure waits for, a sentence each."""
    return [
        run.text("own_table.unknown_name", name=shorten(name.text), need=tell_need(run, name))
        for name in names
        if name.key in entry.waits.values()
    ]
