"""Keeps the last published warehouses beside the one in use, so that one can be put back at once."""

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.draft_folder import open_draft_folder
from etl.inputs import Inputs, digest_schema, find_inputs, read_card

KEPT = 3  # warehouses, not counting the one in use
FOLDER = ".past"  # what the folder's name adds to that of the warehouse
HELD = (
    "held"  # a file there: the inputs from which nothing is built by itself, since a reader of them went back
)


class CannotRollBack(ValueError):
    """There is no such kept build, or this program cannot read it; the message says what to do."""


@dataclass(frozen=True)
class KeptBuild:
    """A warehouse that was published before: its file, content hash, newest publication and schema."""

    file: Path
    content_hash: str
    data_on: str
    claims: int
    schema: str

    @property
    def published_at(self) -> datetime:
        """When it was built, in the time of this machine."""
        return datetime.fromtimestamp(self.file.stat().st_mtime, UTC).astimezone()


def find_kept_builds(warehouse: Path) -> list[KeptBuild]:
    """The kept builds, the newest first; files that cannot be read are left out."""
    files = sorted(_folder(warehouse).glob("*.duckdb"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [build for file in files if (build := _read(file))]


def publish(draft: Path, warehouse: Path) -> None:
    """Move a draft into the place of the warehouse, and keep the one that it replaces; the oldest goes."""
    replaced = draft.with_name("replaced.duckdb")
    if warehouse.exists():
        _link(warehouse, replaced)
    draft.replace(warehouse)
    folder = _folder(warehouse)
    with contextlib.suppress(FileNotFoundError):
        (folder / HELD).unlink()
    if (build := _read(replaced)) is None:
        return
    folder.mkdir(exist_ok=True)
    replaced.replace(folder / f"{build.content_hash}.duckdb")
    for old in find_kept_builds(warehouse)[KEPT:]:
        old.file.unlink()


def roll_back(warehouse: Path, content_hash: str, data: Path) -> KeptBuild:
    """Put a kept build into the place of the warehouse, and keep that one; the hash may be its beginning.

    From the inputs as they are now nothing is built by itself until they change. Raises CannotRollBack.
    """
    found = [build for build in find_kept_builds(warehouse) if build.content_hash.startswith(content_hash)]
    if len(found) != 1:
        raise CannotRollBack(
            f"{len(found) or 'No'} kept builds begin with {content_hash}."
            " python -m etl rollback lists those that are kept."
        )
    (build,) = found
    if build.schema != digest_schema():
        raise CannotRollBack(
            f"Build {build.content_hash[:8]} was made by another version of this program,"
            " which this one cannot serve. Install that version first, then roll back."
        )
    with open_draft_folder(warehouse.parent, lambda _: None, wait=True) as draft:
        _link(build.file, draft / warehouse.name)
        publish(draft / warehouse.name, warehouse)
        inputs = find_inputs(data)
        (_folder(warehouse) / HELD).write_text(f"{inputs.data} {inputs.rules}", "ascii")
    return build


def is_held(warehouse: Path, inputs: Inputs) -> bool:
    """Whether somebody went back to an older build, and the inputs are still those that he went back from."""
    try:
        return (_folder(warehouse) / HELD).read_text("ascii").split() == [inputs.data, inputs.rules]
    except OSError:
        return False


def _folder(warehouse: Path) -> Path:
    return warehouse.with_name(warehouse.name + FOLDER)


def _link(file: Path, place: Path) -> None:
    """A second name of a file, which takes no room on the disk; a copy where there are no links."""
    try:
        os.link(file, place)
    except OSError:  # a file system without links
        shutil.copy2(file, place)


def _read(file: Path) -> KeptBuild | None:
    """The build in a file; None if it is damaged, or of a version that did not write its schema."""
    row = read_card(file, "content_hash", "data_on", "claims", "schema_digest")
    return KeptBuild(file, *row) if row else None
