"""What a watched folder remembers: which files were worked, and the sound readings of each."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import duckdb

from etl.monitoring.air_input import open_air_input
from etl.monitoring.faults import FaultyInput
from etl.monitoring.quality import add_broken_lines, judge_year, prepare, select_sound
from etl.monitoring.quality_report import make_quality
from etl.monitoring.sql_text import quote_list, quote_text

CHUNK = 1 << 22


@dataclass
class WorkedFile:
    """A file of air as it was worked: its place in the order of arrival, and which years it holds."""

    name: str
    arrived: int
    each: str = ""
    years: list[int] = field(default_factory=list)
    problem: str = ""


def store_readings(
    folder: Path,
    file: Path,
    digest: str,
    one: WorkedFile,
    each: str,
    data: Path,
    draft: Path,
    report: Callable[[str], None],
) -> None:
    """Keep the sound readings of a file, and what was found wrong in it."""
    mapping = folder / "air" / "mapping.yml"
    drafts = draft / digest
    drafts.mkdir()
    with duckdb.connect() as con:
        asked = mapping if mapping.is_file() else None
        found = open_air_input(con, folder / "air", asked, data, drafts, report, [file])
        if each and found.each != each:
            raise FaultyInput(
                f"{one.name}: one value each {found.each}; the files before hold one each {each}."
            )
        extent = prepare(con, found.query, found.each, data)
        add_broken_lines(con, found.sources)
        parts = []
        for year in extent.years:
            report(f"{one.name}: {year}")
            query = select_sound(year, found.each, judge_year(con, year, found.each, data))
            parts.append(drafts / f"sound-{year}.parquet")
            con.execute(f"copy ({query}) to {quote_text(str(parts[-1]))} (format parquet)")
        make_quality(con, found.sources)
        state = folder / "state"
        _copy(con, "select * from quality", state / "quality" / f"{digest}.parquet", drafts)
        if parts:
            files = quote_list([str(part) for part in parts])
            query = f"select *, {one.arrived} as arrived from read_parquet({files})"
            _copy(con, query, state / "readings" / f"{digest}.parquet", drafts)
    one.each, one.years = found.each, list(extent.years)
    shutil.rmtree(drafts)


def _copy(con: duckdb.DuckDBPyConnection, query: str, file: Path, drafts: Path) -> None:
    """Write a file beside, then move it to its place."""
    draft = drafts / file.name
    con.execute(f"copy ({query}) to {quote_text(str(draft))} (format parquet, compression zstd)")
    draft.replace(file)


def select_newest(files: list[str], each: str, year: int) -> str:
    """The readings of a year; of one that several files give, that of the file which came last."""
    time, first, last = ("time", ">", "<=") if each == "hour" else ("day", ">=", "<")
    begin, end = f"timestamp '{year:04d}-01-01'", f"timestamp '{year + 1:04d}-01-01'"
    return (
        f"select * exclude (arrived) from read_parquet({quote_list(files)})"
        f" where {time} {first} {begin} and {time} {last} {end}"
        f" qualify row_number() over (partition by city, station, {time}, pollutant order by arrived desc)"
        " = 1"
    )


def digest_file(file: Path) -> str:
    """The digest of a file's content, read in pieces."""
    found = blake2b(digest_size=16)
    with file.open("rb") as content:
        while chunk := content.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()


def read_state(state: Path) -> dict[str, WorkedFile]:
    """The files that were worked, by the digests of their content."""
    file = state / "files.json"
    if not file.is_file():
        return {}
    return {digest: WorkedFile(**told) for digest, told in json.loads(file.read_text("utf-8")).items()}


def write_state(state: Path, worked: dict[str, WorkedFile]) -> None:
    """Remember the files that were worked; the last thing that a run writes."""
    draft = state / ".files.json.draft"
    told = {digest: vars(file) for digest, file in worked.items()}
    draft.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    draft.replace(state / "files.json")
