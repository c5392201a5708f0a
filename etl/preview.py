"""Builds a warehouse of its own from the published one and a reader's additions, by the rules of a build."""

import contextlib
import shutil
from pathlib import Path

import duckdb

from etl.additions import Additions, find_addition_faults
from etl.build import STORAGE, FaultyData, complete
from etl.curated_files import Fault
from etl.loading import load
from etl.restaging import restage
from etl.schema import create_schema
from etl.staging import create_staging

# Other readers keep the rest of the machine; it takes a fifth less of the processor, too.
ONE_THREAD: dict[str, str | bool | int | float | list[str]] = {"threads": 1}


def build_preview(additions: Additions, published: Path, target: Path) -> list[Fault]:
    """Build a warehouse at `target`: the published rows and the additions. Without faults it lies there; else
    nothing does, and the faults name the rows of the additions.

    The folder of the target is for this build alone. Raises OSError or duckdb.Error where the published file
    cannot be read or the new one not be written.
    """
    base = target.with_name("base.duckdb")
    shutil.copyfile(published, base)  # another may be published meanwhile
    draft = target.with_name("draft.duckdb")
    try:
        faults = _fill(draft, base, additions)
        if not faults:
            draft.replace(target)
    finally:
        base.unlink()
        draft.unlink(missing_ok=True)
    return faults


def _fill(draft: Path, base: Path, additions: Additions) -> list[Fault]:
    with contextlib.closing(duckdb.connect(str(draft), config=STORAGE | ONE_THREAD)) as con:
        create_schema(con)
        create_staging(con)
        inputs = restage(con, base)
        if faults := find_addition_faults(con, additions):
            return faults
        try:
            load(con)
            complete(con, inputs, base, lambda _: None)
        except FaultyData as faulty:  # what no check foresaw, of all rows together
            return [Fault(fault.file, 0, fault.column, fault.rule, fault.value) for fault in faulty.faults]
    return []
