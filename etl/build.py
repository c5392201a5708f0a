"""Builds the warehouse: stage, check, load, then publish it in one atomic rename."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import duckdb

from etl.audit.checks import find_rule_faults
from etl.audit.mart import fill_audit
from etl.draft_folder import BuildUnderWay, open_draft_folder
from etl.past_builds import record_build
from etl.printed_values import find_value_faults
from etl.staging import Fault, stage

ROOT = Path(__file__).parent
DATA = ROOT.parent / "data"
WAREHOUSE = Path(os.environ.get("CHENGJING_WAREHOUSE") or DATA / "warehouse.duckdb")


class FaultyData(Exception):
    """The curated files break rules: `faults` in file and line order, one line each in the message."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


class NotWritten(OSError):
    """The disk refused the new warehouse: full, not writable, gone."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(
            f"The new warehouse could not be written, and nothing was published; the last good one is untouched.\n{reason}\n"
            "Make room on the disk, or let the program write to the folder of the warehouse, and build again."
        )


def build(
    data: Path = DATA,
    warehouse: Path = WAREHOUSE,
    say: Callable[[str], None] = lambda _: None,
    wait: bool = True,
) -> str:
    """Build the warehouse aside, publish it if every check passes, and return its content hash.

    Readers see the last good warehouse until the new one is whole. `say` is told each step.
    Where another build is under way, this one waits for it, or raises BuildUnderWay.
    Raises FaultyData or NotWritten, and then publishes nothing.
    """
    try:
        with open_draft_folder(warehouse.parent, say, wait) as aside:
            draft = aside / warehouse.name
            content = _draft(draft, data, warehouse, say)
            draft.replace(warehouse)
    except BuildUnderWay:
        raise
    except (duckdb.OperationalError, duckdb.FatalException, OSError) as error:
        raise NotWritten(error) from error
    return content


def _draft(draft: Path, data: Path, previous: Path, say: Callable[[str], None]) -> str:
    """Fill a new warehouse, and check it; its content hash."""
    with contextlib.closing(duckdb.connect(str(draft))) as con:
        for script in ("macros.sql", "schema.sql", "reference.sql", "staging.sql"):
            _run(con, ROOT / script)
        say("reading")
        faults = stage(con, data)
        say("checking")
        faults += check(con)
        if faults:
            raise FaultyData(faults)
        say("loading")
        _run(con, ROOT / "load.sql")
        _drop_staging(con)
        for mart in sorted((ROOT / "marts").glob("*.sql"), key=_order):
            say(f"building {mart.stem}")
            _run(con, mart)
        say("judging arithmetic")
        fill_audit(con)
        content = _seal(con)
        record_build(con, previous)
    return content


def is_stale(data: Path = DATA, warehouse: Path = WAREHOUSE) -> bool:
    """Whether there is no warehouse, or one older than the curated files or the rules that build it."""
    if not warehouse.exists():
        return True
    inputs = [
        *data.rglob("*.csv"),
        *data.rglob("*.yml"),
        data / "claims",
        data / "indicators",
        *ROOT.rglob("*.sql"),
        *ROOT.glob("*.py"),
    ]
    return max(path.stat().st_mtime_ns for path in inputs) > warehouse.stat().st_mtime_ns


def check(con: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Run every rule in checks/, a query whose rows are faults, named by its file, and those that need Python."""
    found = [
        Fault(file, line, column, rule.stem.replace("_", " "), value or "")
        for rule in sorted((ROOT / "checks").glob("*.sql"))
        for file, line, column, value in con.execute(rule.read_text("utf-8")).fetchall()
    ]
    return [*found, *find_value_faults(con), *find_rule_faults(con)]


def _run(con: duckdb.DuckDBPyConnection, script: Path) -> None:
    con.execute(script.read_text("utf-8"))


def _order(mart: Path) -> tuple[int, str]:
    """Marts in order of name, but figure and change first: the others read them."""
    return {"figure": 0, "change": 1}.get(mart.stem, 2), mart.stem


def _drop_staging(con: duckdb.DuckDBPyConnection) -> None:
    tables = con.execute(
        "select table_name from duckdb_tables() where table_name like 'stg\\_%' escape '\\'"
    ).fetchall()
    for (table,) in tables:
        con.execute(f"drop table {table}")


def _seal(con: duckdb.DuckDBPyConnection) -> str:
    """Hash the content of every table, row order aside, and write it into the table build."""
    tables = con.execute(
        "select table_name from duckdb_tables() where table_name <> 'build' order by 1"
    ).fetchall()
    digests = " || ".join(
        f"'{name}' || coalesce((select md5(string_agg(t::varchar, chr(10) order by t::varchar)) from {name} t), '')"
        for (name,) in tables
    )
    con.execute(
        f"insert into build select md5({digests}), (select max(published_on) from dim_source), (select count(*) from fact_claim)"
    )
    con.execute("checkpoint")
    (content,) = con.execute("select content_hash from build").fetchone() or ("",)
    return content
