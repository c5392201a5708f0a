"""Builds the warehouse: stage, check, load, then publish it in one atomic rename."""

import contextlib
import logging
import os
from collections.abc import Callable
from pathlib import Path

import duckdb

from etl.audit.checks import find_rule_faults
from etl.audit.mart import fill_audit
from etl.curated_files import Fault, FaultyData
from etl.draft_folder import BuildUnderWay, open_draft_folder
from etl.inputs import (
    Inputs,
    add_digest_of_warnings,
    digest_all,
    digest_rules,
    find_inputs,
    is_built_from,
    recorded_inputs,
)
from etl.kept_builds import publish
from etl.loading import load
from etl.monitoring.load_warnings import load_warnings
from etl.past_builds import record_build
from etl.printed_values import find_value_faults
from etl.reading_lexicon import find_lexicon_faults
from etl.schema import create_schema
from etl.schema_checks import find_schema_faults
from etl.seal import seal
from etl.staging import create_staging, drop_staging, order_of_faults, stage, staged_tables

ROOT = Path(__file__).parent
DATA = ROOT.parent / "data"
WAREHOUSE = Path(os.environ.get("CHENGJING_WAREHOUSE") or DATA / "warehouse.duckdb")
STORAGE: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.2.0",  # analysts open the file with DuckDB 1.2 and later
    "default_block_size": "16384",  # many small tables: the usual 262,144 makes the file ten times larger
}
OF_AUDIT = ("confirmation", "coverage")  # marts that read what the audit judged
LOG = logging.getLogger("chengjing")
FEWER = "claims fewer than in the build before"
WAS_IT_CUT = "If a file was cut short, put the whole one back and build again."


class NotWritten(OSError):
    """The new warehouse could not be written: disk full, folder not writable, file held open (Windows)."""

    def __init__(self, reason: Exception) -> None:
        self.reason = str(reason)
        super().__init__(
            "The new warehouse could not be written, and nothing was published; "
            f"the last good one is untouched.\n{reason}\n"
            "Make room on the disk, or let the program write to the folder of the warehouse, and build again."
            " On Windows close every program that has the warehouse open first."
        )


def build(
    data: Path = DATA,
    warehouse: Path = WAREHOUSE,
    report: Callable[[str], None] = lambda _: None,
    wait: bool = True,
) -> str:
    """Build the warehouse aside, publish it if every check passes, and return its content hash.

    Readers see the last good warehouse until the new one is whole. `report` is called with each step's name.
    Where another build is under way, this one waits for it, or raises BuildUnderWay.
    Raises FaultyData or NotWritten, and then publishes nothing.
    """
    try:
        with open_draft_folder(warehouse.parent, report, wait) as folder:
            draft = folder / warehouse.name
            with contextlib.closing(duckdb.connect(str(draft), config=STORAGE)) as con:
                content = fill(con, data, warehouse, report, check)
            publish(draft, warehouse)
    except BuildUnderWay:
        raise
    except (duckdb.OperationalError, duckdb.FatalException, OSError) as error:
        raise NotWritten(error) from error
    return content


def fill(
    con: duckdb.DuckDBPyConnection,
    data: Path,
    previous: Path,
    report: Callable[[str], None],
    find_faults: Callable[[duckdb.DuckDBPyConnection], list[Fault]],
) -> str:
    """Make an empty database the warehouse of a folder of curated files; its content hash.

    `previous` is the warehouse whose record of past builds goes on. Raises FaultyData.
    """
    rules = digest_rules()  # a rule that changes from here on makes the warehouse stale
    load_curated(con, data, report, find_faults)
    digests = con.execute("select file, digest from stg_file").fetchall()
    inputs = Inputs(add_digest_of_warnings(digest_all(digests)), rules)
    load_warnings(con, data)
    return complete(con, inputs, previous, report)


def load_curated(
    con: duckdb.DuckDBPyConnection,
    data: Path,
    report: Callable[[str], None],
    find_faults: Callable[[duckdb.DuckDBPyConnection], list[Fault]],
) -> None:
    """Read a folder of curated files into an empty database, check it, and load it. Raises FaultyData."""
    create_schema(con, ROOT)
    create_staging(con)
    report("reading")
    faults = _read(con, data)
    report("checking")
    if faults := [*faults, *find_faults(con)]:
        raise FaultyData(faults)
    report("loading")
    load(con)


def complete(
    con: duckdb.DuckDBPyConnection, inputs: Inputs, previous: Path, report: Callable[[str], None]
) -> str:
    """Make all that follows from the loaded tables of a warehouse, and seal it; its content hash.

    `previous` is the warehouse whose record of past builds goes on. Raises FaultyData.
    """
    make_marts(con, report)
    report("sealing")
    content = seal(con, inputs)
    if fewer := record_build(con, previous):
        files = ", ".join(f"claims/{indicator}.csv {count}" for indicator, count in fewer.items())
        LOG.warning("%s %s: %s. %s", sum(fewer.values()), FEWER, files, WAS_IT_CUT)
    con.execute("update build set layout_digest = layout_digest()")
    return content


def make_marts(con: duckdb.DuckDBPyConnection, report: Callable[[str], None]) -> None:
    """Make all that is worked out from the loaded tables, whose staging goes. Raises FaultyData."""
    drop_staging(con)
    marts = sorted((ROOT / "marts").glob("*.sql"), key=_order)
    _build_marts(con, [mart for mart in marts if mart.stem not in OF_AUDIT], report)
    report("judging arithmetic")
    with _step("identities.csv"):
        fill_audit(con)
    _build_marts(con, [mart for mart in marts if mart.stem in OF_AUDIT], report)


def _build_marts(con: duckdb.DuckDBPyConnection, marts: list[Path], report: Callable[[str], None]) -> None:
    for mart in marts:
        report(f"building {mart.stem}")
        with _step(f"marts/{mart.name}"):
            con.execute(mart.read_text("utf-8"))


def _read(con: duckdb.DuckDBPyConnection, data: Path) -> list[Fault]:
    """Stage the files; a folder that cannot be listed is a fault, and no matter of writing."""
    try:
        return stage(con, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FaultyData([Fault(data.name, 1, "file", "cannot be read", reason)]) from error


@contextlib.contextmanager
def _step(file: str):
    """Make what a step cannot work out a fault of the build, named by the file that asks for it."""
    try:
        yield
    except (duckdb.OperationalError, duckdb.FatalException):
        raise
    except (duckdb.Error, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise FaultyData([Fault(file, 1, "file", "cannot be worked out", reason)]) from error


def is_stale(data: Path = DATA, warehouse: Path = WAREHOUSE) -> bool:
    """Whether there is no warehouse that can be read, or one built from other files or by other rules."""
    return not is_built_from(recorded_inputs(warehouse), find_inputs(data))


def check(con: duckdb.DuckDBPyConnection) -> list[Fault]:
    """What is wrong by the constraints of the schema, the rules in checks/, and those in Python; ordered."""
    broken = [
        *find_schema_faults(con),
        *(
            (rule.stem.replace("_", " "), row)
            for rule in sorted((ROOT / "checks").glob("*.sql"))
            for row in con.execute(rule.read_text("utf-8")).fetchall()
        ),
    ]
    key_lines = {
        (file, column): line
        for file, column, line in con.execute('select file, "column", line from stg_key_line').fetchall()
    }
    found = [
        Fault(file, key_lines.get((file, column), line), column, rule, value or "")
        for rule, (file, line, column, value) in broken
    ]
    order = order_of_faults(staged_tables(con))
    return sorted(
        [*found, *find_value_faults(con), *find_rule_faults(con), *find_lexicon_faults(con)], key=order
    )


def _order(mart: Path) -> tuple[int, str]:
    """Marts in order of name, but the rule, figure and change first: the others read them."""
    first = ("comparability_grade", "comparability", "figure", "change")
    return first.index(mart.stem) if mart.stem in first else len(first), mart.stem
