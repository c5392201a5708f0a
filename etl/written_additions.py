"""Writes additions into the curated files: their lines alone are new, each beside rows it belongs to."""

import csv
import io
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.additions import Additions, clean_rows, find_addition_faults, find_table
from etl.curated_files import FaultyData
from etl.encoding import decode
from etl.schema import create_schema
from etl.staging import StagedTable, create_staging, stage, staged_tables

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
TOGETHER = (("place_id", "source_id"), ("place_id",))  # rows of one document on one place stand together


class FaultyAdditions(FaultyData):
    """The additions break rules; the lines of the faults are the rows of the additions."""


@dataclass(frozen=True)
class LongerTable:
    """A table's text with more rows: `lines`, the new ones by their number, from 1; `columns` that it lacked
    and that all its lines have now.
    """

    text: str
    lines: Mapping[int, str]
    columns: Sequence[str]


@dataclass(frozen=True)
class FileChange:
    """What a file of data becomes."""

    file: str
    content: bytes
    table: LongerTable


def plan_additions(data: Path, additions: Additions) -> list[FileChange]:
    """What the files of a folder of curated files become with these rows, if all of them pass the checks of a
    build. A claim goes behind the last row of its place and document, else of its place; every other row to
    the end of its file. No other line changes, unless a file lacks a column that a row fills.

    Raises FaultyAdditions, whose faults name the rows of the additions (0: a row of the folder that does not
    fit with them); FaultyData where the folder itself has faults.
    """
    with duckdb.connect() as con:
        create_schema(con)
        create_staging(con)
        if faults := stage(con, data):
            raise FaultyData(faults)
        if faults := find_addition_faults(con, additions):
            raise FaultyAdditions(faults)
        tables = staged_tables(con)
    changes = []
    for file, rows in additions.items():
        table = find_table(tables, file)
        assert table is not None, f"{file} passed the checks"
        content = (data / file).read_bytes() if (data / file).exists() else _begin(table)
        longer = add_rows(decode(content), _clean(table, file, rows), is_claims=bool(table.key))
        changes.append(FileChange(file, _encode(longer.text, content), longer))
    return changes


def write_changes(data: Path, changes: Sequence[FileChange]) -> None:
    """Put the new content in the place of the old one; no file is changed before all of it is on the disk."""
    with tempfile.TemporaryDirectory(prefix=".", dir=data) as folder:
        drafts = [Path(folder, str(number)) for number in range(len(changes))]
        for draft, change in zip(drafts, changes, strict=True):
            draft.write_bytes(change.content)
        for draft, change in zip(drafts, changes, strict=True):
            draft.replace(data / change.file)


def add_rows(text: str, rows: Sequence[Mapping[str, str]], is_claims: bool) -> LongerTable:
    """The text of a CSV file with these rows; a column that it lacks is added where a row fills it."""
    lines = [line for line in LINE.findall(text) if line]
    end = lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"
    (header,) = csv.reader([lines[0]], skipinitialspace=True)
    names = [name.strip() for name in header]
    missing = [name for name in dict.fromkeys(key for row in rows for key in row) if name not in names]
    if missing := [name for name in missing if any(row.get(name) for row in rows)]:
        names += missing
        lines = [_widen(line, missing if at == 0 else [""] * len(missing)) for at, line in enumerate(lines)]
    known = [dict(zip(names, _read_line(line), strict=False)) for line in lines]
    is_new = [False] * len(lines)
    for row in rows:
        at = _find_place(known, row) if is_claims else len(lines)
        lines.insert(at, _write_line([row.get(name, "") for name in names], end))
        known.insert(at, dict(row))
        is_new.insert(at, True)
    new = {number: line for number, line in enumerate(lines, 1) if is_new[number - 1]}
    return LongerTable("".join(lines), new, missing)


def _begin(table: StagedTable) -> bytes:
    """The header of a file that is not there yet."""
    names = [name for name in table.columns if name != table.key and name not in table.optional]
    return _write_line(names, "\n").encode()


def _clean(table: StagedTable, file: str, rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    cells = clean_rows(table, file, rows, 1).cells
    names = [column for column in table.columns if column != table.key]
    return [{name: cells[name][at] or "" for name in names} for at in range(len(rows))]


def _find_place(known: Sequence[Mapping[str, str]], row: Mapping[str, str]) -> int:
    """The index of the line before which the row goes."""
    for keys in TOGETHER:
        alike = [
            at for at, one in enumerate(known) if at and all(one.get(key) == row.get(key) for key in keys)
        ]
        if alike:
            return alike[-1] + 1
    return len(known)


def _read_line(line: str) -> list[str]:
    return next(csv.reader([line], skipinitialspace=True), [])


def _write_line(cells: Sequence[str], end: str) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator=end).writerow(cells)
    return file.getvalue()


def _widen(line: str, cells: Sequence[str]) -> str:
    """The line with more cells at its end; a line without any stays so."""
    own = line.rstrip("\r\n")
    return line if not own else f"{own},{','.join(cells)}{line[len(own) :]}"


def _encode(text: str, before: bytes) -> bytes:
    """The text in the encoding that the file has."""
    if before.startswith(BYTE_ORDER_MARK):
        return BYTE_ORDER_MARK + text.encode()
    try:
        before.decode()
    except UnicodeDecodeError:
        return text.encode("gb18030")
    return text.encode()
