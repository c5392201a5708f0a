"""Reads one curated file as text: cells are strings or None, rows have lines, errors are faults."""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from etl.encoding import UnknownEncoding, decode

LANGUAGES = ("_zh", "_en")  # how the names of columns of prose end, which is kept to the letter
WORDS = {
    "printed",
    "locator",
    "document",
}  # prose in one language: a document's own words, and its file's name
SIGNS = str.maketrans({"≤": "<=", "≥": ">=", "−": "-", "～": "~", "μ": "µ"})


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong in the curated files, where, and what stands there. Lines are counted from 1."""

    file: str
    line: int
    column: str
    rule: str
    value: str

    def __str__(self) -> str:
        return f'{self.file}:{self.line} {self.column}: {self.rule} "{self.value}"'


class FaultyData(Exception):
    """The curated files break rules: `faults` in file and line order, one line each in the message."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass
class FileRows:
    """The rows of one file, column by column. `unreadable` are faults of the whole file: it then has no rows.

    `key_lines` gives the line of each key of a definition, which is one row of many lines.
    """

    lines: list[int] = field(default_factory=list)
    cells: dict[str, list[str | None]] = field(default_factory=dict)
    unreadable: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    key_lines: dict[str, int] = field(default_factory=dict)


def read_file(
    file: Path, name: str, columns: Sequence[str], key: str | None, optional: Sequence[str] = ()
) -> FileRows:
    """Read the columns of a file that faults call `name`; the column `key`, if given, is the file's own name.

    A table may leave the `optional` columns out: they are then empty in every row.
    """
    found = FileRows()
    try:
        text = decode(file.read_bytes())
    except FileNotFoundError:
        found.unreadable.append(Fault(name, 1, "file", "missing file", file.name))
    except UnknownEncoding as error:
        found.unreadable.append(Fault(name, error.line, "file", str(error), file.name))
    else:
        own = [column for column in columns if column != key]
        if file.suffix == ".yml":
            _read_definition(text, name, own, found)
        else:
            _read_table(text, name, own, optional, found)
    for column in optional:
        found.cells.setdefault(column, [None] * len(found.lines))
    if key is not None:
        found.cells[key] = [file.stem] * len(found.lines)
    return found


def _read_table(text: str, name: str, columns: list[str], optional: Sequence[str], found: FileRows) -> None:
    """The lines of a CSV file; a row is one line, and its cells are those of the header."""
    reader = csv.reader(text.splitlines(keepends=True))
    header = next(reader, [])
    found.unreadable += [
        *(Fault(name, 1, c, "missing column", c) for c in columns if c not in header and c not in optional),
        *(Fault(name, 1, c, "unknown column", c) for c in header if c not in columns),
        *(Fault(name, 1, c, "column given twice", c) for c in dict.fromkeys(header) if header.count(c) > 1),
    ]
    if found.unreadable:
        return
    rows: list[list[str]] = []
    begin = reader.line_num + 1
    for cells in reader:
        if reader.line_num > begin:  # an open quote swallows the lines after it
            many = str(reader.line_num - begin + 1)
            found.faults.append(Fault(name, begin, "file", "row over several lines", many))
        elif cells and len(cells) != len(header):
            expected = f"expected {len(header)} cells, found"
            found.faults.append(Fault(name, begin, "file", expected, str(len(cells))))
        elif cells:
            found.lines.append(begin)
            rows.append(cells)
        begin = reader.line_num + 1
    for column, cells in zip(header, zip(*rows, strict=True) if rows else [()] * len(header), strict=True):
        cleaned = _Cleaned(column)
        found.cells[column] = [cleaned[cell] for cell in cells]


def _read_definition(text: str, name: str, columns: list[str], found: FileRows) -> None:
    """A YAML definition as one row, none if empty; nested keys are joined by _: name: {zh: x} is name_zh."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        found.unreadable.append(Fault(name, mark.line + 1 if mark else 1, "file", "not YAML", problem))
        return
    keys = list(_leaves(root, ""))
    row: dict[str, str | None] = dict.fromkeys(columns)
    for line, key, value in keys:
        if key not in row:
            found.faults.append(Fault(name, line, key, "unknown key", value))
        elif key in found.key_lines:
            found.faults.append(Fault(name, line, key, "duplicate key", Path(name).stem))
        else:
            found.key_lines[key] = line
            row[key] = _Cleaned(key)[value]
    if keys:
        found.lines.append(1)
        found.cells.update({column: [cell] for column, cell in row.items()})


def _leaves(node: yaml.Node | None, path: str) -> Iterable[tuple[int, str, str]]:
    """The line, path and value of every key that holds no other keys."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _leaves(value, f"{path}_{key.value}".lstrip("_"))
    elif node is not None:
        value = node.value if isinstance(node, yaml.ScalarNode) else str([item.value for item in node.value])
        yield node.start_mark.line + 1, path, value


class _Cleaned(dict[str, str | None]):
    """The cleaned cells of a column, each worked out once: most stand in many rows."""

    def __init__(self, column: str) -> None:
        super().__init__()
        self.column = column

    def __missing__(self, cell: str) -> str | None:
        self[cell] = _clean(self.column, cell)
        return self[cell]


def _clean(column: str, cell: str) -> str | None:
    """A cell without outer blanks; codes and numbers also without full-width forms. Empty is None."""
    if not column.endswith(LANGUAGES) and column not in WORDS:
        cell = cell.translate(SIGNS)
        narrow = unicodedata.normalize("NFKC", cell)
        if (
            column != "value" or narrow.isascii()
        ):  # a value such as ½ stays as it is, to be named as no number
            cell = narrow
    return cell.strip() or None
