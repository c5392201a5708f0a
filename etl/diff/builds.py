"""The builds that a comparison names: a warehouse, a kept build, a folder of curated files, a revision."""

import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.build import FaultyData, build
from etl.diff.compare import (
    ChangedClaim,
    Consequence,
    Jump,
    find_changed_claims,
    find_changed_files,
    find_consequences,
    find_jumps,
    take_builds,
)
from etl.kept_builds import find_kept_builds

OLD, NEW = "old_build", "new_build"  # the names under which the two are attached
UNKNOWN = (
    "{name} is no warehouse, no folder of curated files, no kept build (python -m etl rollback lists them)"
    " and no revision of {data} in git."
)
ANOTHER_VERSION = (
    "{name} was built by another version of this program, which this one cannot compare:"
    " name the folder of its curated files, or its revision in git, and it is built anew.\n{reason}"
)


class CannotCompare(ValueError):
    """There is no such build, or it cannot be built or read; the message says what to do."""


@dataclass(frozen=True)
class BuildCard:
    """A build by its content hash, the newest publication among its sources, and its number of claims."""

    content_hash: str
    data_on: str
    claims: int


@dataclass(frozen=True)
class Comparison:
    """Two builds and what differs; `files` are the numbers of lines that differ in curated files other than
    claims, `names` the English names of places, indicators, scopes (none for one that says nothing) and
    documents, by code, `units` the English names of units, for several and for one.
    """

    old: BuildCard
    new: BuildCard
    claims: list[ChangedClaim]
    consequences: list[Consequence]
    jumps: list[Jump]
    files: dict[str, int]
    names: dict[str, str]
    units: dict[str, tuple[str, str]]

    @property
    def is_empty(self) -> bool:
        return not (self.claims or self.consequences or self.files)


def compare_builds(old: str, new: str, data: Path, warehouse: Path) -> Comparison:
    """Compare two builds by their names. Raises CannotCompare."""
    with tempfile.TemporaryDirectory(prefix="chengjing-diff-") as folder, duckdb.connect() as con:
        for database, name in ((OLD, old), (NEW, new)):
            file = _find_warehouse(name, data, warehouse, Path(folder) / database)
            quoted = str(file).replace("'", "''")
            try:
                con.execute(f"attach '{quoted}' as {database} (read_only)")
            except duckdb.Error as error:
                raise CannotCompare(f"{name} cannot be read: {str(error).splitlines()[0]}") from error
        try:
            take_builds(con, OLD, NEW)
            return Comparison(
                _read_card(con, OLD),
                _read_card(con, NEW),
                find_changed_claims(con, OLD, NEW),
                find_consequences(con),
                find_jumps(con),
                find_changed_files(con, OLD, NEW),
                _read_names(con),
                _read_units(con),
            )
        except duckdb.Error as error:
            raise CannotCompare(
                ANOTHER_VERSION.format(name=f"{old} or {new}", reason=str(error).splitlines()[0])
            ) from error


def _find_warehouse(name: str, data: Path, warehouse: Path, folder: Path) -> Path:
    """The file of a build; a folder of curated files, and a revision, are built into `folder` first."""
    place = Path(name)
    if place.is_file():
        return place
    folder.mkdir()
    if place.is_dir():
        return _build(name, place, folder)
    kept = [one.file for one in find_kept_builds(warehouse) if one.content_hash.startswith(name)]
    if len(kept) == 1:
        return kept[0]
    with tarfile.open(fileobj=io.BytesIO(_read_revision(name, data))) as archive:
        archive.extractall(folder, filter="data")
    return _build(name, folder / data.name, folder)


def _build(name: str, data: Path, folder: Path) -> Path:
    """Build a folder of curated files by the rules of this program."""
    try:
        build(data, folder / "warehouse.duckdb")
    except FaultyData as faulty:
        raise CannotCompare(f"{name} breaks rules of this program:\n{faulty}") from faulty
    except OSError as error:
        raise CannotCompare(f"{name}: {error}") from error
    return folder / "warehouse.duckdb"


def _read_revision(name: str, data: Path) -> bytes:
    """The folder as it was at a revision, as an archive."""
    unknown = CannotCompare(UNKNOWN.format(name=name, data=data.name))
    if name.startswith("-"):  # no revision, and git would take it for an option
        raise unknown
    command = ["git", "archive", "--format=tar", name, "--", data.name]
    try:
        done = subprocess.run(command, cwd=data.resolve().parent, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise unknown from error
    return done.stdout


def _read_card(con: duckdb.DuckDBPyConnection, database: str) -> BuildCard:
    rows = con.execute(f"select content_hash, data_on, claims from {database}.build").fetchall()
    (card,) = [BuildCard(*row) for row in rows]
    return card


def _read_names(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Names by code; where both builds know it, of the new one."""
    found: dict[str, str] = {}
    for database in (OLD, NEW):
        found |= dict(
            con.execute(
                f"select place_id, name_en from {database}.dim_place union all"
                f" select indicator_id, name_en from {database}.dim_indicator union all"
                f" select scope_id, if(is_implied, '', name_en) from {database}.dim_scope union all"
                f" select source_id, title_en from {database}.dim_source"
            ).fetchall()
        )
    return found


def _read_units(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """Names of units by code, for several and for one; where both builds know it, of the new one."""
    rows = con.execute(
        " union all ".join(
            f"select unit_id, name_en, coalesce(name_en_one, name_en) from {database}.dim_unit"
            for database in (OLD, NEW)
        )
    ).fetchall()
    return {unit: (name, name_of_one) for unit, name, name_of_one in rows}
