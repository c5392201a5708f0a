"""Reads the curated files as text: every cell a string, every row with its file and line."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import yaml

READ = (".csv", ".yml")  # the suffixes of curated files
PLACE = ("file", "line")  # the columns of a staging table that no file holds
PROSE = (
    "printed",
    "phrase_",
    "title_",
    "publisher_",
    "name_",
    "note_",
    "meaning_",
    "reason_",
)  # kept to the letter
SIGNS = str.maketrans({"≤": "<=", "≥": ">=", "−": "-", "～": "~", "μ": "µ"})


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong in the curated files, where, and what stands there."""

    file: str
    line: int
    column: str
    rule: str
    value: str

    def __str__(self) -> str:
        return f'{self.file}:{self.line} {self.column}: {self.rule} "{self.value}"'


def stage(con: duckdb.DuckDBPyConnection, data: Path) -> list[Fault]:
    """Fill every stg_ table from data/; return what could not be read as rows."""
    faults: list[Fault] = []
    tables = con.execute("select table_name from duckdb_tables() where table_name like 'stg\\_%' escape '\\'")
    for (table,) in sorted(tables.fetchall()):
        columns = [name for name, *_ in con.execute(f"describe {table}").fetchall()]
        faults += [
            Fault(file.relative_to(data).as_posix(), 1, "file", "not a file that is read", file.name)
            for file in strays(data, table)
        ]
        rows = [row for file in files(data, table) for row in read(file, data, columns, faults)]
        if rows:
            arrow = pa.Table.from_pylist(
                rows, pa.schema([(c, pa.int64() if c == "line" else pa.string()) for c in columns])
            )
            con.register("staged", arrow)
            con.execute(f"insert into {table} by name select * from staged")
            con.unregister("staged")
    return faults


def files(data: Path, table: str) -> list[Path]:
    """The files of a staging table: data/x.csv, or all of data/x/ in order of name."""
    folder = data / table.removeprefix("stg_")
    if folder.is_dir():
        return sorted(file for file in folder.iterdir() if file.suffix in READ)
    return [folder.with_suffix(".csv")]


def strays(data: Path, table: str) -> list[Path]:
    """What lies in a staging table's folder and would be passed over: another suffix, or .csv in capitals."""
    folder = data / table.removeprefix("stg_")
    return (
        sorted(file for file in folder.iterdir() if file.suffix not in READ and not file.name.startswith("."))
        if folder.is_dir()
        else []
    )


def read(
    file: Path, data: Path, columns: list[str], faults: list[Fault]
) -> Iterator[dict[str, str | int | None]]:
    """The rows of one file as text, with file and line; what cannot be read becomes a fault."""
    name = file.relative_to(data).as_posix()
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        faults.append(Fault(name, 1, "file", "missing file", file.name))
        return
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        faults.append(Fault(name, line, "file", "not UTF-8", file.name))
        return
    parse = _keys if file.suffix == ".yml" else _rows
    for line, cells in parse(text, name, file, columns, faults):
        yield {"file": name, "line": line, **{c: _clean(c, cells.get(c)) for c in columns if c not in PLACE}}


def _rows(
    text: str, name: str, file: Path, columns: list[str], faults: list[Fault]
) -> Iterator[tuple[int, dict]]:
    """The lines of a CSV file; in a folder the file's name is the first column."""
    own = [c for c in columns if c not in PLACE]
    key = {own.pop(0): file.stem} if file.parent.name == "claims" else {}
    reader = csv.reader(text.splitlines(keepends=True))
    header = next(reader, [])
    for column in [c for c in own if c not in header]:
        faults.append(Fault(name, 1, column, "missing column", column))
    for column in [c for c in header if c not in own]:
        faults.append(Fault(name, 1, column, "unknown column", column))
    for column in [c for c in dict.fromkeys(header) if header.count(c) > 1]:
        faults.append(Fault(name, 1, column, "column given twice", column))
    if sorted(header) != sorted(own):
        return
    begins = reader.line_num + 1
    for cells in reader:
        if reader.line_num > begins:  # an open quote swallows the lines after it
            faults.append(
                Fault(name, begins, "file", "row over several lines", str(reader.line_num - begins + 1))
            )
        elif cells and len(cells) != len(header):
            faults.append(
                Fault(name, begins, "file", f"expected {len(header)} cells, found", str(len(cells)))
            )
        elif cells:
            yield begins, key | dict(zip(header, cells, strict=True))
        begins = reader.line_num + 1


def _keys(
    text: str, name: str, file: Path, columns: list[str], faults: list[Fault]
) -> Iterator[tuple[int, dict]]:
    """The keys of a definition, nested ones joined by _: name: {zh: x} is name_zh."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        faults.append(
            Fault(
                name,
                mark.line + 1 if mark else 1,
                "file",
                "not YAML",
                str(getattr(error, "problem", None) or error).splitlines()[0],
            )
        )
        return
    for line, key, value in _leaves(root, ""):
        yield line, {columns[2]: file.stem, "key": key, "value": value}


def _leaves(node: yaml.Node | None, path: str) -> Iterator[tuple[int, str, str]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _leaves(value, f"{path}_{key.value}".lstrip("_"))
    elif node is not None:
        value = node.value if isinstance(node, yaml.ScalarNode) else str([item.value for item in node.value])
        yield node.start_mark.line + 1, path, value


def _clean(column: str, cell: str | None) -> str | None:
    """A cell without outer blanks; codes and numbers also without full-width forms. Empty is none."""
    if cell is None:
        return None
    if not column.startswith(PROSE) and column != "value":
        cell = unicodedata.normalize("NFKC", cell.translate(SIGNS))
    elif column == "value":
        cell = cell.translate(SIGNS)
        narrow = unicodedata.normalize("NFKC", cell)
        cell = narrow if narrow.isascii() else cell
    return cell.strip() or None
