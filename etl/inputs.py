"""What a warehouse was built from: digests of data/ and of the program, kept in the warehouse.

Times alone lie: an edit during a build, a copy with its old time, a removed file, a clock that was ahead.
"""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from etl.monitoring.warning_list import find_warning_file
from etl.readable import Unreadable, digest, read_bytes
from etl.schema import SCRIPTS, read_tables
from etl.staging import StagedTable, find_strays

ROOT = Path(__file__).parent
TABLE_AND_FILE = re.compile(r"^comment on table (\w+) is '([^']+)';", re.MULTILINE)
READERS_SEE = (*SCRIPTS, "load.sql", "load_computed.sql", "past_builds.sql")  # and the marts
TICK = 100_000_000  # nanoseconds; the clock of a file system may be as coarse as some ten milliseconds
State = tuple[tuple[str, tuple[int, ...] | None], ...]  # of files: size, times, number on the disk


@dataclass(frozen=True)
class Inputs:
    """Digests of the curated files, and of the rules that make a warehouse of them."""

    data: str
    rules: str


def find_inputs(data: Path) -> Inputs:
    """The inputs as they are now. Cheap to ask again: files are read only where their state has changed."""
    tables = [StagedTable(star, source, (), ()) for star, source in TABLE_AND_FILE.findall(read_tables(ROOT))]
    files = [file for table in tables for file in table.files(data)]
    curated = _digest_files(_state([*files, *find_strays(tables, data)]), data)
    return Inputs(add_digest_of_warnings(curated), digest_rules())


def add_digest_of_warnings(curated: str) -> str:
    """The digest of the curated files and, if a folder is watched, of its warnings."""
    file = find_warning_file()
    return (
        curated
        if file is None
        else digest_all([("data", curated), (file.name, _digest_file(file, file.name))])
    )


def digest_rules() -> str:
    """The rules that this process builds by: its code as it was loaded, SQL as it is now."""
    sql = list(ROOT.rglob("*.sql"))
    return digest_all([("python", LOADED), ("sql", _digest_files(_state(sql), ROOT))])


def digest_schema() -> str:
    """What readers find in a warehouse, and how it is made; comments and layout do not count."""
    files = [*(ROOT / name for name in READERS_SEE), *sorted((ROOT / "marts").glob("*.sql"))]
    code = [re.sub(r"--[^\n]*", "", file.read_text("utf-8")) for file in files]
    return digest(" ".join("\n".join(code).split()).encode())


def is_built_from(recorded: Inputs | None, inputs: Inputs) -> bool:
    """Whether a warehouse with this record is up to date.

    A process whose code is no longer what lies there does not judge other rules than its own: it could only
    undo what a newer process builds.
    """
    if recorded is None or recorded.data != inputs.data:
        return False
    return recorded.rules == inputs.rules or _digest_python() != LOADED


def recorded_inputs(warehouse: Path) -> Inputs | None:
    """What a published warehouse was built from; None if it cannot be read or does not say."""
    return _read_record(_state([warehouse]))


def digest_all(digests: Iterable[tuple[str, str]]) -> str:
    """The digest of files with these names and digests, in any order."""
    return digest("\n".join(f"{name} {one}" for name, one in sorted(digests)).encode())


def _state(files: Iterable[Path]) -> State:
    """What changes with any change of a file: also the time of its entry, which nobody can set."""
    found = []
    for file in files:
        try:
            stat = file.stat()
        except OSError:
            found.append((str(file), None))
        else:
            state = stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_dev
            found.append((str(file), state))
    return tuple(found)


def _digest_files(state: State, folder: Path) -> str:
    """The digest of files in this state; remembered, unless one may change once more within the same tick."""
    newest = max((times[2] for _, times in state if times), default=0)
    is_settled = newest < time.time_ns() - TICK
    return _digest_settled(state, folder) if is_settled else _digest_settled.__wrapped__(state, folder)


@lru_cache(maxsize=8)
def _digest_settled(state: State, folder: Path) -> str:
    names = [Path(file).relative_to(folder).as_posix() for file, _ in state]
    return digest_all((name, _digest_file(folder / name, name)) for name in names)


def _digest_file(file: Path, name: str) -> str:
    try:
        return digest(read_bytes(file, name))
    except Unreadable as unreadable:
        return unreadable.rule


def _digest_python() -> str:
    program = ROOT.parent
    files = [file for name in (ROOT.name, "rules", "reading") for file in (program / name).rglob("*.py")]
    return _digest_files(_state(files), program)


@lru_cache(maxsize=4)
def _read_record(state: State) -> Inputs | None:
    """The record of the warehouse in this state."""
    ((warehouse, is_there),) = state
    if is_there is None:
        return None
    row = read_card(Path(warehouse), "data_digest", "rules_digest")
    return Inputs(*row) if row else None


def read_card(warehouse: Path, *columns: str) -> tuple | None:
    """Columns of the table build of a published file; None if it cannot be read or has not all of them."""
    quoted = str(warehouse).replace("'", "''")
    try:
        with duckdb.connect() as con:  # opened by its path it could be an older file, still open there
            con.execute(f"attach '{quoted}' as published (read_only)")
            return con.execute(f"select {', '.join(columns)} from published.build").fetchone()
    except duckdb.Error:
        return None


LOADED = _digest_python()
