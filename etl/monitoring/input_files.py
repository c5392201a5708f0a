"""Finds the files of an input, and makes of each text file a Parquet file whose rows keep their order."""

import codecs
import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import duckdb

from etl.encoding import UnknownEncoding, decode
from etl.monitoring.faults import FaultyInput
from etl.monitoring.sql_text import quote_name, quote_text

TEXT = (".csv", ".csv.gz", ".txt")
SUFFIXES = (*TEXT, ".parquet")
DELIMITERS = ",;\t|"
SAMPLE = 1 << 20  # bytes by which the encoding is told
CHUNK = 1 << 24
LONGEST_LINE = 1 << 21


@dataclass(frozen=True)
class Source:
    """A file of the input as a Parquet file: itself, or the text of it; `types` by column, in order.

    `broken` are the lines of a text file that have too few or too many cells, each with what is wrong.
    """

    name: str  # as faults call it
    original: Path
    parquet: Path
    types: dict[str, str]
    delimiter: str = ","
    broken: tuple[tuple[int, str], ...] = ()

    @property
    def is_text(self) -> bool:
        return self.original != self.parquet


def find_input_files(place: Path) -> list[Path]:
    """The data files of a folder and of its folders, in order of name; or the one file."""
    if place.is_file():
        if not place.name.lower().endswith(SUFFIXES):
            raise FaultyInput(
                f"{place}: not a file of data. Files are read that end with {', '.join(SUFFIXES)}."
            )
        return [place]
    if not place.is_dir():
        raise FaultyInput(f"{place}: there is no such file or folder.")
    found = sorted(
        file
        for file in place.rglob("*")
        if file.is_file()
        and file.name.lower().endswith(SUFFIXES)
        and not any(part.startswith(".") for part in file.relative_to(place).parts)
    )
    if not found:
        raise FaultyInput(
            f"{place}: no file of data in it. Files are read that end with {', '.join(SUFFIXES)}."
        )
    return found


def open_source(con: duckdb.DuckDBPyConnection, file: Path, name: str, drafts: Path) -> Source:
    """The file as a source; the text of CSV is written to the folder `drafts`. Raises FaultyInput."""
    if file.name.lower().endswith(".parquet"):
        return Source(name, file, file, _describe(con, file, name))
    parquet = drafts / f"{len(list(drafts.iterdir()))}.parquet"
    read = _in_utf_8(file, name, parquet.with_suffix(".csv"))
    header, delimiter = read_header(read, name)
    source = Source(name, file, parquet, dict.fromkeys(header, "VARCHAR"), delimiter)
    if _copy_text(con, read, source):
        source = replace(source, broken=tuple(_find_broken_lines(source)))
    if read != file:
        read.unlink()
    return source


def read_header(file: Path, name: str) -> tuple[list[str], str]:
    """The names of the columns of a text file in UTF-8, and what stands between them. Raises FaultyInput."""
    with _open(file) as content:
        line = content.readline(LONGEST_LINE)
    first = line.decode("utf-8-sig", "replace").rstrip("\r\n")
    delimiter = max(DELIMITERS, key=first.count)
    header = [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    twice = {cell for cell in header if header.count(cell) > 1 and cell}
    if not any(header):
        raise FaultyInput(f"{name}: nothing in it.")
    if twice:
        raise FaultyInput(
            f"{name}: the heading holds “{min(twice)}” twice. Give each column a name of its own."
        )
    return [cell or f"column {at}" for at, cell in enumerate(header, 1)], delimiter


def find_lines(source: Source, rows: Iterable[int]) -> dict[int, int]:
    """The line in a text file of each of these rows, which are counted from 1 as they were read."""
    wanted, found = iter(sorted(set(rows))), {}
    target = next(wanted, None)
    readable = (line for line, cells in _split_rows(source) if cells == len(source.types))
    for row, line in enumerate(readable, 1):
        if target is None:
            break
        if row == target:
            found[row] = line
            target = next(wanted, None)
    return found


def _find_broken_lines(source: Source) -> Iterator[tuple[int, str]]:
    for line, cells in _split_rows(source):
        if cells != len(source.types):
            yield line, f"{cells} cells, not {len(source.types)}"


def _split_rows(source: Source) -> Iterator[tuple[int, int]]:
    """The first line of every row below the heading, and the number of its cells; empty lines are no rows."""
    encoding = "utf-8-sig" if _is_utf_8(source.original) else "gb18030"
    with _open(source.original) as content:
        text = io.TextIOWrapper(content, encoding, "replace", newline="")
        reader = csv.reader(text, delimiter=source.delimiter)
        next(reader, None)
        begin = reader.line_num + 1
        for cells in reader:
            if cells:
                yield begin, len(cells)
            begin = reader.line_num + 1


def _describe(con: duckdb.DuckDBPyConnection, file: Path, name: str) -> dict[str, str]:
    try:
        described = con.execute(f"describe select * from read_parquet({quote_text(str(file))})").fetchall()
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise FaultyInput(f"{name}: cannot be read as Parquet. {reason}") from error
    return {column: kind for column, kind, *_ in described}


def _in_utf_8(file: Path, name: str, draft: Path) -> Path:
    """The file itself, or a copy in UTF-8 of one in GB18030. Raises FaultyInput for other encodings."""
    try:
        if _is_utf_8(file):
            return file
    except (OSError, EOFError) as error:
        raise FaultyInput(f"{name}: cannot be read. {error}") from error
    with _open(file) as content, draft.open("w", encoding="utf-8", newline="") as copy:
        try:
            sample = content.read(SAMPLE)
            decode(sample[: sample.rfind(b"\n") + 1] or sample)
            decoder = codecs.getincrementaldecoder("gb18030")()
            copy.write(decoder.decode(sample))
            while chunk := content.read(CHUNK):
                copy.write(decoder.decode(chunk))
            copy.write(decoder.decode(b"", final=True))
        except (UnknownEncoding, UnicodeDecodeError) as error:
            raise FaultyInput(
                f"{name}: neither UTF-8 nor GB18030. Save the file as CSV UTF-8 and try again."
            ) from error
    return draft


def _is_utf_8(file: Path) -> bool:
    """Whether every byte of a file fits; Chinese may stand far from its beginning."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with _open(file) as content:
        try:
            while chunk := content.read(CHUNK):
                if b"\0" in chunk[:SAMPLE]:
                    return False
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _copy_text(con: duckdb.DuckDBPyConnection, file: Path, source: Source) -> int:
    """Write the rows of a text as text to the source's Parquet file; how many lines were no rows."""
    columns = ", ".join(f"{quote_text(column)}: 'VARCHAR'" for column in source.types)
    compression = "gzip" if file.suffix.lower() == ".gz" else "none"
    con.execute("drop table if exists reject_errors; drop table if exists reject_scans")
    try:
        con.execute(
            f"copy (select * from read_csv({quote_text(str(file))}, auto_detect = false, header = true,"
            f" delim = {quote_text(source.delimiter)}, quote = '\"', escape = '\"', columns = {{{columns}}},"
            f" compression = '{compression}', store_rejects = true, max_line_size = {LONGEST_LINE}))"
            f" to {quote_text(str(source.parquet))} (format parquet, compression zstd)"
        )
        rejected = con.execute(
            "select error_type::varchar, count(*) from reject_errors group by all"
        ).fetchall()
    except (duckdb.OperationalError, duckdb.FatalException):  # a full disk is no fault of the file
        raise
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise FaultyInput(f"{source.name}: cannot be read as a table. {reason}") from error
    if any("COLUMNS" not in kind for kind, _ in rejected):
        raise FaultyInput(
            f"{source.name}: a quotation mark is opened and never closed, so that rows cannot be told apart.",
            "Mend the file, or save it as CSV again.",
        )
    return sum(count for _, count in rejected)


def _open(file: Path) -> IO[bytes]:
    return gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb")  # type: ignore[return-value]


def select_source(sources: Sequence[Source]) -> str:
    """The rows of sources of one form: their columns, `filename` and `file_row_number`."""
    files = ", ".join(quote_text(str(source.parquet)) for source in sources)
    columns = ", ".join(quote_name(column) for column in sources[0].types)
    read = f"read_parquet([{files}], filename = true, file_row_number = true)"
    return f"select {columns}, filename, file_row_number from {read}"
