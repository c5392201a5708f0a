"""What comes of a polluted table: what is read, asked and refused, in one line."""

from collections.abc import Iterator

from dashboard.views.own_table.sheets import make_sheets
from etl.letters import show_letters
from reading.formats import Unreadable
from reading.formats.decoding import decode_table
from reading.tables.reader import TableReading, read_table
from tests.reading.tables.pollution.case import BASE, Case, Figure
from tests.reading.tables.pollution.cells import generate_cells
from tests.reading.tables.pollution.files import generate_files
from tests.reading.tables.small_vocabulary import TODAY, plain_letters, vocabulary

HEADER = ("case", "written", "outcome")
LONGEST = 60  # characters of what is written that the table shows
Row = tuple[str, str, str]


def generate_cases() -> Iterator[Case]:
    """All cases."""
    yield from generate_cells()
    yield from generate_files()


def run_case(case: Case) -> tuple[Row, frozenset[Figure]]:
    """The row of a case, and the figures that were read although they may not be."""
    try:
        sheets = make_sheets(decode_table(case.name, case.content), plain_letters())
    except Unreadable as error:
        return (case.about, show_letters(case.written)[:LONGEST], f"unreadable: {error.code}"), frozenset()
    reading = read_table(sheets, vocabulary(), case.answers, TODAY, case.name)
    read = frozenset(_figures(reading))
    return (case.about, show_letters(case.written)[:LONGEST], _tell(reading, read)), read - case.allowed


def _figures(reading: TableReading) -> Iterator[Figure]:
    for entry in reading.complete:
        keys = ("place_id", "period", "indicator_id", "comparator", "value", "unit_id")
        yield tuple(entry.parts.get(key, "") for key in keys)


def _tell(reading: TableReading, read: frozenset[Figure]) -> str:
    """What is not as in the good table; what is asked; what is at fault."""
    told = [f"no table: {reading.fault}"] if reading.fault else []
    others = sorted(read - set(BASE))
    told += (
        [f"reads {len(read & set(BASE))} of {len(BASE)}"] if read & set(BASE) != set(BASE) else ["reads all"]
    )
    told += ["also " + ", ".join(" ".join(figure) for figure in others)] if others else []
    told += ["asks " + ", ".join(q.key for q in reading.open_questions)] if reading.open_questions else []
    told += [", ".join(f"{fault.where} {fault.code}" for fault in reading.faults)] if reading.faults else []
    told += (
        [
            "leaves out "
            + ", ".join(
                f"{name} {'+'.join(str(row + 1) for row in rows)}" for name, rows in reading.left_out.items()
            )
        ]
        if reading.left_out
        else []
    )
    return show_letters("; ".join(told))
