"""Lines for the curated files as somebody hands them in: a zip file, as the page of reports makes it, or a
folder; in it CSV files, named as those of data/.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from etl.additions import find_table
from etl.curated_files import Fault, read_content
from etl.readable import Unreadable, read_bytes
from etl.staging import StagedTable
from reading.formats.archive import Archive

NOTE = "README.txt"  # says what the files are
OF_SYSTEMS = "__MACOSX"  # a folder that a system adds to its archives


@dataclass
class AddedLines:
    """`rows` by file of data/, each a text by column; `lines`, the line of each in the file that was handed
    in; `faults` of what is no row at all, by that line.
    """

    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def find_line(self, file: str, row: int) -> int:
        """The line of a row, which is counted from 1; 0 where there is no such row."""
        lines = self.lines.get(file, [])
        return lines[row - 1] if 0 < row <= len(lines) else 0


def read_added_lines(given: Path, tables: Sequence[StagedTable]) -> AddedLines:
    """What is in a folder or a zip file. A column that a file leaves out is empty in its rows.

    Raises OSError where it cannot be read, reading.formats.Unreadable where it is no whole zip file.
    """
    found = AddedLines()
    for name, content in _read_folder(given, found) if given.is_dir() else _read_archive(given, found):
        table = find_table(tables, name)
        if table is None:
            found.faults.append(Fault(name, 1, "file", "not a file that is read", PurePosixPath(name).name))
            continue
        read = read_content(content, name, table.columns, table.key, optional=table.columns)
        found.faults += [*read.unreadable, *read.faults]
        columns = [column for column in table.columns if column != table.key]
        found.lines[name] = read.lines
        found.rows[name] = [
            {column: read.cells[column][at] or "" for column in columns} for at in range(len(read.lines))
        ]
    return found


def _read_folder(folder: Path, found: AddedLines) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not _is_of_lines(name) or path.is_dir():
            continue
        try:
            content = read_bytes(path, name)
        except Unreadable as error:
            found.faults.append(Fault(name, 1, "file", error.rule, str(error)))
        else:
            yield name, content


def _read_archive(path: Path, found: AddedLines) -> Iterator[tuple[str, bytes]]:
    archive = Archive(path.read_bytes())
    names = [name.replace("\\", "/") for name in archive.names]
    for name, count in Counter(map(str.lower, names)).items():
        if count > 1:
            found.faults.append(Fault(name, 1, "file", "given twice", name))
    for name in sorted(names):
        if _is_of_lines(name) and not name.endswith("/"):
            yield name, archive.read(name)


def _is_of_lines(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name != NOTE and OF_SYSTEMS not in parts and not any(part.startswith(".") for part in parts[-1:])
