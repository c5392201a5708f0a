"""The folder that a run writes: a draft beside it, renamed at the end; a run that fails leaves nothing."""

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from etl.draft_folder import open_draft_folder
from etl.monitoring.faults import FaultyInput

PREFIX = "unfinished-monitoring-"  # how the names of draft folders begin; Spark reads nothing behind a dot
RECORD = "monitoring.json"  # by it a folder is known as one that this program wrote


@contextlib.contextmanager
def open_output(out: Path, report: Callable[[str], None], record: dict | None = None) -> Iterator[Path]:
    """A draft folder that takes the place of `out` when the block ends; removed where it does not end well.

    An older output of this program is replaced, any other folder that holds something is refused. `record`
    is written beside the tables: what was computed from what.
    """
    target = out.absolute()
    refuse_other_folder(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FaultyInput(f"{out}: the folder cannot be made. {error.strerror}.") from error
    with open_draft_folder(target.parent, report, True, PREFIX) as folder:
        draft = folder / "tables"
        draft.mkdir()
        yield draft
        (draft / RECORD).write_text(json.dumps(record or {}, ensure_ascii=False, indent=2) + "\n", "utf-8")
        if target.exists():
            target.rename(folder / "older")
        draft.rename(target)


def refuse_other_folder(out: Path) -> None:
    """Raise FaultyInput for a place that holds something which this program did not write."""
    if out.is_dir() and any(out.iterdir()) and not (out / RECORD).is_file():
        raise FaultyInput(
            f"{out}: the folder holds other files, and they would be lost.",
            "Name a folder that is new or empty, or one that this command wrote before.",
        )
    if out.exists() and not out.is_dir():
        raise FaultyInput(f"{out}: this is a file. Name a folder that is new or empty.")
