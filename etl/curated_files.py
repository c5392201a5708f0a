"""Reads one curated file as text: cells are strings or None, rows have lines, errors are faults."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from etl.definitions import NotPlainYaml, read_leaves
from etl.encoding import UnknownEncoding, decode
from etl.letters import CODE_FORMS, is_plain, show_letters
from etl.readable import Unreadable, digest, read_bytes

LANGUAGES = ("_zh", "_en")  # how the names of columns of prose end, which is kept to the letter
# Prose in one language: a document's own words, and its file's name.
WORDS = {"printed", "locator", "document"}
LONGEST_CELL = 131_072  # letters; more is a quote that was never closed, or no table at all
UNPLAIN = "not plain text"  # letters that nobody can see, or that look like others
LONGEST_END = 24  # letters shown of the end of a file that may be cut off
CODE = re.compile(r"[a-z][a-z0-9_]*")
WHOLE = "content"  # the column of a definition whose keys are free: all of it as JSON, texts by path


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong in the curated files, where, and what stands there. Lines are counted from 1."""

    file: str
    line: int
    column: str
    rule: str
    value: str

    def __str__(self) -> str:
        return show_letters(f"{self.file}:{self.line} {self.column}: {self.rule}") + (
            f' "{show_letters(self.value)}"'
        )


class FaultyData(Exception):
    """The curated files break rules: `faults` in the order given, causes first; a line each in its text."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(dict.fromkeys(faults))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass
class FileRows:
    """The rows of one file, column by column. `unreadable` are faults of the whole file: it then has no rows.

    `key_lines` gives the line of each key of a definition, which is one row of many lines; `digest` is that
    of the bytes that were read.
    """

    lines: list[int] = field(default_factory=list)
    cells: dict[str, list[str | None]] = field(default_factory=dict)
    unreadable: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    key_lines: dict[str, int] = field(default_factory=dict)
    digest: str = ""

    def complete(self, key: str | None, stem: str, optional: Sequence[str]) -> None:
        """Give every row the columns that no cell of the file gives."""
        for column in optional:
            self.cells.setdefault(column, [None] * len(self.lines))
        if key is not None:
            self.cells[key] = [stem] * len(self.lines)


def read_file(
    file: Path,
    name: str,
    columns: Sequence[str],
    key: str | None,
    optional: Sequence[str] = (),
    may_be_empty: bool = False,
) -> FileRows:
    """Read the columns of a file that faults call `name`; the column `key`, if given, is the file's own name.

    A table may leave the `optional` columns out: they are then empty in every row. One that `may_be_empty`
    may have its header alone.
    """
    try:
        content = read_bytes(file, name)
    except Unreadable as error:
        found = FileRows(unreadable=[Fault(name, 1, "file", error.rule, str(error))])
        found.complete(key, file.stem, optional)
        return found
    return read_content(content, name, columns, key, optional, may_be_empty)


def read_content(
    content: bytes,
    name: str,
    columns: Sequence[str],
    key: str | None,
    optional: Sequence[str] = (),
    may_be_empty: bool = False,
) -> FileRows:
    """As read_file, from the bytes of a file."""
    found, file = FileRows(digest=digest(content)), PurePosixPath(name)
    try:
        text = decode(content)
    except UnknownEncoding as error:
        found.unreadable.append(Fault(name, error.line, "file", str(error), file.name))
    else:
        own = [column for column in columns if column != key]
        if key is not None and not CODE.fullmatch(file.stem):
            found.unreadable.append(Fault(name, 1, key, "not a code", file.stem))
        elif file.suffix == ".yml":
            _read_definition(text, name, own, found)
        else:
            _read_table(text, name, own, optional, found)
        if not (found.lines or found.unreadable or found.faults or (may_be_empty and text.strip())):
            found.unreadable.append(Fault(name, 1, "file", "nothing in it", file.name))
        if not found.unreadable and not text.endswith(("\n", "\r")):
            end = text.splitlines()[-1][-LONGEST_END:]
            found.faults.append(Fault(name, _count_lines(text), "file", "no line end at the end", end))
    found.complete(key, file.stem, optional)
    return found


def _read_table(text: str, name: str, columns: list[str], optional: Sequence[str], found: FileRows) -> None:
    """The lines of a CSV file; a row is one line, and its cells are those of the header."""
    rows = _split_rows(text)
    line, header, problem = next(rows, (1, [], None))
    found.unreadable += [
        *(Fault(name, 1, c, "missing column", c) for c in columns if c not in header and c not in optional),
        *(Fault(name, 1, c, "unknown column", c) for c in header if c not in columns),
        *(Fault(name, 1, c, "column given twice", c) for c in dict.fromkeys(header) if header.count(c) > 1),
    ]
    if problem:
        found.unreadable = [Fault(name, line, "file", *problem)]
    if found.unreadable:
        return
    cells_of_rows: list[list[str]] = []
    for line, cells, problem in rows:
        if problem:
            found.faults.append(Fault(name, line, "file", *problem))
        elif cells and len(cells) != len(header):
            expected = f"expected {len(header)} cells, found"
            found.faults.append(Fault(name, line, "file", expected, str(len(cells))))
        elif cells:
            found.lines.append(line)
            cells_of_rows.append(cells)
    by_column = zip(*cells_of_rows, strict=True) if cells_of_rows else [()] * len(header)
    may_be_unplain = not is_plain(text)
    for column, cells in zip(header, by_column, strict=True):
        cleaned = CleanedCells(column)
        found.cells[column] = [cleaned[cell] for cell in cells]
        if may_be_unplain:
            found.faults += [
                Fault(name, line, column, UNPLAIN, cell)
                for line, cell in zip(found.lines, found.cells[column], strict=True)
                if cell and not is_plain(cell)
            ]


def _split_rows(text: str) -> Iterator[tuple[int, list[str], tuple[str, str] | None]]:
    """The line, the cells and, if the row cannot be read, the rule and value of every row.

    A line ends with CR, LF or both, and with nothing else.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
    while True:
        begin = reader.line_num + 1
        cells: list[str] = []
        problem = None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = "not CSV", str(error)
        if (lines := reader.line_num - begin + 1) > 1:  # an open quote swallows the lines after it
            problem = ("quote never closed" if problem else "row over several lines"), str(lines)
        yield begin, cells, problem


def _read_definition(text: str, name: str, columns: list[str], found: FileRows) -> None:
    """A YAML definition as one row, none if empty; nested keys are joined by _: name: {zh: x} is name_zh."""
    try:
        leaves = list(read_leaves(text))
    except NotPlainYaml as error:
        found.unreadable.append(Fault(name, error.line, "file", error.rule, str(error)))
        return
    if not is_plain(text):
        lines = enumerate(io.StringIO(text, newline=""), 1)
        found.unreadable += [
            Fault(name, number, "file", UNPLAIN, line.strip()) for number, line in lines if not is_plain(line)
        ]
        return
    is_free = columns == [WHOLE]
    row: dict[str, str | None] = dict.fromkeys(() if is_free else columns)
    for line, path, value in leaves:
        key = ("." if is_free else "_").join(path)
        if key not in row and not is_free:
            found.faults.append(Fault(name, line, key, "unknown key", value))
        elif key in found.key_lines:
            found.faults.append(Fault(name, line, key, "duplicate key", PurePosixPath(name).stem))
        else:
            found.key_lines[key] = line
            row[key] = cleaned = value.strip() if is_free else CleanedCells(key)[value]
            if cleaned and ("\n" in cleaned or not is_plain(cleaned)):
                found.faults.append(Fault(name, line, key, UNPLAIN, cleaned))
    if leaves:
        found.lines.append(1)
        if is_free:
            row = {WHOLE: json.dumps(row, ensure_ascii=False)}
        found.cells.update({column: [cell] for column, cell in row.items()})


class CleanedCells(dict[str, str | None]):
    """The cleaned cells of a column, each worked out once: most stand in many rows."""

    def __init__(self, column: str) -> None:
        super().__init__()
        self.is_prose = column.endswith(LANGUAGES) or column in WORDS

    def __missing__(self, cell: str) -> str | None:
        self[cell] = _clean(cell, self.is_prose)
        return self[cell]


def _clean(cell: str, is_prose: bool) -> str | None:
    """A cell without outer blanks; codes and numbers also without full-width forms. Empty is None."""
    return (cell if is_prose else cell.translate(CODE_FORMS)).strip() or None


def _count_lines(text: str) -> int:
    return sum(1 for _ in io.StringIO(text, newline=""))
