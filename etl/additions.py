"""Rows that a reader adds to the curated files: staged behind the published rows, checked with them, written.

Additions are rows by file, each row a text for each column: {"claims/x.csv": [{"place_id": "y", ...}]}. A
column that a row leaves out is empty. Their faults name the row of the addition, counted from 1, in place of
the line; 0 where a published row does not fit with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import duckdb

from etl.build import check
from etl.curated_files import CODE, LONGEST_CELL, UNPLAIN, CleanedCells, Fault, FileRows
from etl.letters import is_plain
from etl.staging import StagedTable, insert_rows, order_of_faults, staged_tables

Additions = Mapping[str, Sequence[Mapping[str, str]]]

COMPUTED = "fact_computed"  # written by python -m etl monitor, never by hand
SAID_TWICE = "claim said twice"
KEYS = """
    select file, line, claim_id_of(c) as claim_id, coalesce(value, printed) as said
    from stg_claims c
    where list_contains(?, file)
    order by line
"""


@dataclass(frozen=True)
class StagedAdditions:
    """What was staged: `after`, the last line of each file before the added rows; `faults` of single rows."""

    after: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def locate(self, fault: Fault) -> Fault:
        """The fault with the row of the addition in place of its line; 0 if it is in another row."""
        after = self.after.get(fault.file)
        return replace(fault, line=0 if after is None else max(0, fault.line - after))


def find_table(tables: Sequence[StagedTable], file: str) -> StagedTable | None:
    """The table that takes rows for a CSV file of this name, if there is one."""
    path = PurePosixPath(file)
    for table in tables:
        source = PurePosixPath(table.source)
        is_of_it = path.parent == source.parent and path.match(table.source)
        if is_of_it and path.suffix == ".csv" and table.star != COMPUTED:
            return table if not table.key or CODE.fullmatch(path.stem) else None
    return None


def stage_additions(con: duckdb.DuckDBPyConnection, additions: Additions) -> StagedAdditions:
    """Add the rows to the staging tables, behind those that are there."""
    tables, found = staged_tables(con), StagedAdditions()
    for file, rows in additions.items():
        table = find_table(tables, file)
        if table is None:
            found.faults.append(Fault(file, 1, "file", "not a file that is read", PurePosixPath(file).name))
            continue
        ((last,),) = con.execute(
            f"select coalesce(max(line), 1) from {table.staging} where file = ?", [file]
        ).fetchall()
        found.after[file] = last
        staged = clean_rows(table, file, rows, last + 1)
        found.faults.extend(staged.faults)
        if staged.lines:
            insert_rows(con, table, file, staged)
    return found


def clean_rows(table: StagedTable, file: str, rows: Sequence[Mapping[str, str]], first: int) -> FileRows:
    """The cells as reading a file would clean them; `first` is the line of the first row."""
    found, own = FileRows(list(range(first, first + len(rows)))), set(table.columns) - {table.key}
    for line, row in zip(found.lines, rows, strict=True):
        found.faults += [
            Fault(file, line, column, "unknown column", column) for column in row if column not in own
        ]
    for column in table.columns:
        if column == table.key:
            found.cells[column] = [PurePosixPath(file).stem] * len(rows)
            continue
        cleaned = CleanedCells(column)
        found.cells[column] = [cleaned[row.get(column) or ""] for row in rows]
        found.faults += [
            Fault(file, line, column, UNPLAIN, cell)
            for line, cell in zip(found.lines, found.cells[column], strict=True)
            if cell and not _is_a_cell(cell)
        ]
    return found


def _is_a_cell(text: str) -> bool:
    """Whether a text may stand in a cell: in one line, every letter to be seen, not too long."""
    return len(text) <= LONGEST_CELL and is_plain(text) and not {"\n", "\r"} & set(text)


def find_addition_faults(con: duckdb.DuckDBPyConnection, additions: Additions) -> list[Fault]:
    """Stage the additions behind the staged rows, and find what is wrong by the rules of a build."""
    staged = stage_additions(con, additions)
    order = order_of_faults(staged_tables(con))
    faults = [*sorted(staged.faults, key=order), *check(con)]
    firsts = _first_said(con, staged) if any(fault.rule == SAID_TWICE for fault in faults) else {}
    named = [_name_first(fault, staged, firsts) for fault in faults]
    return list(dict.fromkeys(named))


Said = tuple[int, str, str]  # line, claim id, value or words


def _first_said(
    con: duckdb.DuckDBPyConnection, staged: StagedAdditions
) -> dict[tuple[str, int], tuple[Said, Said]]:
    """By file and line: the first row on the same quantity of the same document, and the row itself."""
    firsts: dict[tuple[str, str], Said] = {}
    found = {}
    for file, line, claim_id, said in con.execute(KEYS, [list(staged.after)]).fetchall():
        own = line, claim_id, said
        found[file, line] = firsts.setdefault((file, claim_id), own), own
    return found


def _name_first(
    fault: Fault, staged: StagedAdditions, firsts: Mapping[tuple[str, int], tuple[Said, Said]]
) -> Fault:
    """The fault, located; that a claim is said twice is told as what it is: known from the published rows
    (its value is that claim's id), with another value there, or given twice (its value is the first such
    row).
    """
    located = staged.locate(fault)
    if fault.rule != SAID_TWICE or (fault.file, fault.line) not in firsts or not located.line:
        return located
    (line, claim_id, said), (_, _, own) = firsts[fault.file, fault.line]
    if line > staged.after[fault.file]:
        return replace(located, rule="given twice", value=str(line - staged.after[fault.file]))
    return replace(
        located, rule="known already" if said == own else "known with another value", value=claim_id
    )
