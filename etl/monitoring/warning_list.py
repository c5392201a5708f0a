"""The list of warnings: a CSV file that grows, and in which somebody notes what was seen."""

import csv
import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

from etl.monitoring.faults import FaultyInput

FILE = "warnings.csv"
KEY = ("rule", "place_id", "station", "time", "subject", "value")
COLUMNS = ("warning_id", *KEY, "reference", "evidence", "found_on", "seen_on")

SETTING = "CHENGJING_MONITORING"
Warning_ = dict[str, str]


def find_watched_folder(folder: Path | None) -> Path:
    """The folder that was named, or that of the setting. Raises FaultyInput where there is none."""
    if folder is None and (named := os.environ.get(SETTING)):
        folder = Path(named)
    if folder is None:
        raise FaultyInput(f"Name a folder, or set {SETTING} to its path.")
    if not folder.is_dir():
        raise FaultyInput(f"{folder}: there is no such folder.")
    return folder


def find_warning_file() -> Path | None:
    """The warnings of the folder that the setting names, if there are any."""
    named = os.environ.get(SETTING)
    file = Path(named) / FILE if named else None
    return file if file is not None and file.is_file() else None


def make_warning(found: Mapping[str, object], day: str) -> Warning_:
    """A warning from a row of a rule; the same finding has the same id whenever it is found again."""
    texts = {column: "" if found.get(column) is None else str(found[column]) for column in COLUMNS[1:-2]}
    identity = "\n".join(texts[column] for column in KEY)
    return {
        "warning_id": blake2b(identity.encode(), digest_size=5).hexdigest(),
        **texts,
        "found_on": day,
        "seen_on": "",
    }


def read_warnings(folder: Path) -> list[Warning_]:
    """Every warning of a folder, the oldest first."""
    file = folder / FILE
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [{column: row.get(column) or "" for column in COLUMNS} for row in csv.DictReader(lines)]


def add_warnings(folder: Path, found: Iterable[Warning_]) -> list[Warning_]:
    """Add those that the list has not; return these."""
    known = read_warnings(folder)
    ids = {warning["warning_id"] for warning in known}
    new = list({w["warning_id"]: w for w in found if w["warning_id"] not in ids}.values())
    if new:
        _write(folder, [*known, *new])
    return new


def note_as_seen(folder: Path, ids: Iterable[str], day: str) -> list[str]:
    """Note warnings as seen, by the beginnings of their ids or all of them; return those not noted before.

    Raises FaultyInput for an id that is not in the list, or that begins several.
    """
    known = read_warnings(folder)
    wanted = set()
    for asked in ids:
        found = [w["warning_id"] for w in known if asked == "all" or w["warning_id"].startswith(asked)]
        if asked != "all" and len(found) != 1:
            raise FaultyInput(f"{asked}: {'no' if not found else 'more than one'} warning begins so.")
        wanted.update(found)
    noted = [w for w in known if w["warning_id"] in wanted and not w["seen_on"]]
    for warning in noted:
        warning["seen_on"] = day
    if noted:
        _write(folder, known)
    return [warning["warning_id"] for warning in noted]


def _write(folder: Path, warnings: Iterable[Warning_]) -> None:
    """Write the whole list beside the old one, which it then replaces."""
    draft = folder / f".{FILE}.draft"
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([[warning[column] for column in COLUMNS] for warning in warnings])
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / FILE)
