"""What comes of polluted data: the fault that is told first, or what is read."""

import shutil
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import duckdb

from etl.build import check
from etl.curated_files import Fault, FaultyData
from etl.letters import show_letters
from etl.staging import StagedTable, stage, staged_tables
from tests.conftest import MINI
from tests.edits import empty_staging, read_rows, staged_rows
from tests.etl.pollution.cells import Cell, generate_cells, good_row
from tests.etl.pollution.files import FileCase, generate_files, generate_traps

Row = tuple[str, str, str, str]  # of the table: case, file, what is written, outcome


HEADER = ("case", "file", "written", "outcome")


def run_safe_cases(folder: Path) -> Iterator[Row]:
    """The rows of all cases but the traps."""
    for _, cells in groupby(generate_cells(), lambda cell: cell.file):
        yield from run_cells(list(cells), folder)
    for case in generate_files():
        yield run_file(case, folder)


def run_traps(folder: Path) -> Iterator[Row]:
    """The rows of the traps: for a process of its own, which may be given up."""
    for case in generate_traps():
        yield run_file(case, folder)


def run_cells(cells: Sequence[Cell], folder: Path) -> list[Row]:
    """The outcome of each cell: the rules that its row breaks, or what stands in the cell once it is read.

    All rows are in one folder: none may disturb another.
    """
    data = shutil.copytree(MINI, folder / "cells")
    places: list[tuple[str, int]] = []
    for number, cell in enumerate(cells):
        path = data / cell.file
        before = path.read_bytes()
        places.append((cell.file, before.count(b"\n") + 1))
        row = good_row(cell.file, number) | {cell.column: cell.written}
        path.write_bytes(before + f"{','.join(row.values())}\n".encode())
    con = empty_staging()
    table = next(table for table in staged_tables(con) if _holds(table, cells[0].file))
    faults: dict[tuple[str, int], list[Fault]] = {}
    for fault in [*stage(con, data), *check(con)]:
        faults.setdefault((fault.file, fault.line), []).append(fault)
    shutil.rmtree(data)
    assert set(faults) <= set(places), sorted(set(faults) - set(places))
    return [
        (
            cell.about,
            cell.file,
            show_letters(cell.written),
            _name(faults[place]) if place in faults else _read(con, table, cell, place),
        )
        for cell, place in zip(cells, places, strict=True)
    ]


def run_file(case: FileCase, folder: Path) -> Row:
    """The outcome of a polluted file: the first fault, or what is read."""
    good = _good_rows()
    data = shutil.copytree(MINI, folder / "data")
    case.pollute(data / case.file)
    con = empty_staging()
    try:
        found = stage(con, data)
    except FaultyData as unreadable:
        found = unreadable.faults
    shutil.rmtree(data)
    read = {} if found else staged_rows(con)
    if not found and read != good:  # the good rows were checked
        found = check(con)
    if found:
        return case.about, case.file, "", str(found[0])
    return case.about, case.file, "", f"reads {_compare(good, read)}"


def _compare(good: dict[str, list[tuple]], read: dict[str, list[tuple]]) -> str:
    """What is read otherwise, row by row."""
    changes = []
    for table, rows in read.items():
        gone, come = (
            sorted(set(good[table]) - set(rows), key=str),
            sorted(set(rows) - set(good[table]), key=str),
        )
        if len(gone) != len(come):
            changes.append(f"{table}: {len(rows)} rows for {len(good[table])}")
        else:
            changes += [
                f"{before} as {now}"
                for one, other in zip(gone, come, strict=True)
                for before, now in zip(one, other, strict=True)
                if before != now
            ]
    return "; ".join(changes) or "the same"


def _name(faults: list[Fault]) -> str:
    return "; ".join(dict.fromkeys(f"{fault.column}: {fault.rule}" for fault in faults))


def _read(con: duckdb.DuckDBPyConnection, table: StagedTable, cell: Cell, place: tuple[str, int]) -> str:
    question = f"select {cell.column} from {table.staging} where file = ? and line = ?"
    (value,) = con.execute(question, place).fetchone() or (None,)
    return f"reads {show_letters(str(value))}"


def _holds(table: StagedTable, file: str) -> bool:
    return Path(file).match(table.source)


@cache
def _good_rows() -> dict[str, list[tuple]]:
    return read_rows(MINI)
