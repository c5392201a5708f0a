"""Works a folder again and again: new or changed files only, and what they mean becomes warnings.

The folder holds `air/` and `water/` with files of data, each with a `mapping.yml` if one is needed, and a
list of sections with their targets, `sections.csv`. `state/` is written: `files.json` (what was worked,
by the digest of its content), `readings/` (the sound readings of each file of air), `air/` and `water/`
(tables), and beside it `warnings.csv`. A run that is cut off is done again.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from etl.draft_folder import open_draft_folder
from etl.monitoring.air.batch import OUTPUT, Year, compute_air
from etl.monitoring.air_run import find_editions
from etl.monitoring.engine import DuckDbEngine
from etl.monitoring.faults import FaultyInput
from etl.monitoring.input_files import SUFFIXES, find_input_files
from etl.monitoring.output import PREFIX
from etl.monitoring.stored_readings import (
    WorkedFile,
    digest_file,
    read_state,
    select_newest,
    store_readings,
    write_state,
)
from etl.monitoring.warning_list import Warning_, add_warnings
from etl.monitoring.warning_rules import find_warnings
from etl.monitoring.water.batch import run_water


def watch(
    folder: Path, data: Path, day: date, report: Callable[[str], None], tell: Callable[[str], None]
) -> list[Warning_]:
    """Work what is new in a folder; the new warnings. Raises FaultyInput where there is nothing to watch."""
    if not (folder / "air").is_dir() and not (folder / "water").is_dir():
        raise FaultyInput(f"{folder}: neither air nor water in it. Put files of data into {folder / 'air'}.")
    state = folder / "state"
    for name in ("readings", "quality", *(f"air/{table}" for table in OUTPUT)):
        (state / name).mkdir(parents=True, exist_ok=True)
    with open_draft_folder(folder, report, True, PREFIX) as draft:
        worked = read_state(state)
        before = {digest: WorkedFile(**vars(file)) for digest, file in worked.items()}
        years = _work_new_files(folder, data, worked, draft, report, tell)
        is_water_new = _work_water(folder, data, worked, report, tell)
        if worked == before and not years and not is_water_new:
            return []
        _compute_years(state, data, worked, years, draft, report)
        files = [vars(file) | {"digest": digest} for digest, file in worked.items()]
        new_files = [digest for digest in worked if digest not in before]
        found = find_warnings(state, draft, data, files, years, new_files)
        new = add_warnings(folder, (warning | {"found_on": day.isoformat()} for warning in found))
        for file in sorted(draft.glob("air/*/*.parquet")):
            file.replace(state / file.relative_to(draft))
        write_state(state, worked)
    return new


def _work_water(
    folder: Path,
    data: Path,
    worked: dict[str, WorkedFile],
    report: Callable[[str], None],
    tell: Callable[[str], None],
) -> bool:
    """Work all files of water anew if one of them is new, changed or gone: they are small; whether one is."""
    there = {f"water {digest_file(file)}": file for file in _find_files(folder / "water")}
    known = {key for key in worked if key.startswith("water ")}
    if set(there) == known:
        return False
    for key in known:
        worked.pop(key)
    problem = ""
    try:
        if there:
            mapping, sections = folder / "water" / "mapping.yml", folder / "sections.csv"
            run_water(
                folder / "water",
                folder / "state" / "water",
                data=data,
                mapping=mapping if mapping.is_file() else None,
                sections=sections if sections.is_file() else None,
                keep_going=True,
                report=report,
            )
    except FaultyInput as faulty:
        problem = str(faulty).splitlines()[0]
    for key, file in there.items():
        worked[key] = WorkedFile(file.name, 0, problem=problem)
    tell(f"water: {problem or f'{len(there)} files worked'}")
    return True


def _find_files(place: Path) -> list[Path]:
    """The files of data of a folder that may be missing or empty."""
    has_files = place.is_dir() and any(f.name.lower().endswith(SUFFIXES) for f in place.rglob("*"))
    return find_input_files(place) if has_files else []


def _work_new_files(
    folder: Path,
    data: Path,
    worked: dict[str, WorkedFile],
    draft: Path,
    report: Callable[[str], None],
    tell: Callable[[str], None],
) -> set[int]:
    """Read files of a content that was never worked, forget those that are gone; the years concerned."""
    place = folder / "air"
    there = {digest_file(file): file for file in _find_files(place)}
    years: set[int] = set()
    for digest in [digest for digest in worked if digest not in there and " " not in digest]:
        years |= set(worked.pop(digest).years)
        for kind in ("readings", "quality"):
            (folder / "state" / kind / f"{digest}.parquet").unlink(missing_ok=True)
    new = [
        (file.stat().st_mtime, file.name, digest) for digest, file in there.items() if digest not in worked
    ]
    for _, _, digest in sorted(new):
        arrived = 1 + max((file.arrived for file in worked.values()), default=0)
        name = there[digest].relative_to(place).as_posix()
        one = worked[digest] = WorkedFile(name, arrived)
        each = next((file.each for file in worked.values() if file.each), "")
        try:
            store_readings(folder, there[digest], digest, one, each, data, draft, report)
        except FaultyInput as faulty:
            one.problem = str(faulty).splitlines()[0]
        tell(f"{name}: {one.problem or 'worked'}")
        years |= set(one.years)
    return years


def _compute_years(
    state: Path,
    data: Path,
    worked: dict[str, WorkedFile],
    years: set[int],
    draft: Path,
    report: Callable[[str], None],
) -> None:
    """The tables of these years, in the draft; of a reading that several files give, the newest counts."""
    each = next((file.each for file in worked.values() if file.each), "day")
    asked = []
    for year in sorted(years):
        files = [
            str(state / "readings" / f"{digest}.parquet")
            for digest, file in worked.items()
            if year in file.years
        ]
        if files:
            asked.append(Year(year, "hour" if each == "hour" else "day", select_newest(files, each, year)))
    with DuckDbEngine(draft) as engine:
        compute_air(engine, draft / "air", data, find_editions(data, ["all"]), asked, report)
