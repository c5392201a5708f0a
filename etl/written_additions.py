"""Writes additions into the curated files: their lines alone are new, each beside rows it belongs to."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from etl.additions import Additions, clean_rows, find_addition_faults, find_table
from etl.curated_files import FaultyData
from etl.encoding import decode
from etl.schema import create_schema
from etl.staging import create_staging, stage, staged_tables

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
TOGETHER = (("place_id", "source_id"), ("place_id",))  # rows of one document on one place stand together


def write_additions(data: Path, additions: Additions) -> list[Path]:
    """Put the rows into the files of a folder of curated files, if all of them pass the checks of a build;
    the files that were changed. A claim goes behind the last row of its place and document, else of its
    place; every other row to the end of its file. No other line changes, unless a file lacks a column that a
    row fills.

    Raises FaultyData, whose faults name the rows of the additions, or line 0 where the folder itself has
    faults; then nothing is written.
    """
    with duckdb.connect() as con:
        create_schema(con)
        create_staging(con)
        if faults := stage(con, data):
            raise FaultyData(faults)
        if faults := find_addition_faults(con, additions):
            raise FaultyData(faults)
        tables = staged_tables(con)
    texts = {}
    for file, rows in additions.items():
        table = find_table(tables, file)
        assert table is not None, f"{file} passed the checks"
        cells = clean_rows(table, file, rows, 1).cells
        names = [column for column in table.columns if column != table.key]
        cleaned = [{name: cells[name][at] or "" for name in names} for at in range(len(rows))]
        content = (data / file).read_bytes()
        texts[data / file] = _encode(add_rows(decode(content), cleaned, is_claims=bool(table.key)), content)
    for path, content in texts.items():
        draft = path.with_name(f".{path.name}")
        draft.write_bytes(content)
        draft.replace(path)
    return list(texts)


def add_rows(text: str, rows: Sequence[Mapping[str, str]], is_claims: bool) -> str:
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
    for row in rows:
        at = _find_place(known, row) if is_claims else len(lines)
        lines.insert(at, _write_line([row.get(name, "") for name in names], end))
        known.insert(at, dict(row))
    return "".join(lines)


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
