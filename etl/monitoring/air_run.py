"""Runs the air batch: opens the input, judges it, computes, and writes all of it or nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from etl.monitoring.air.batch import STEPS, Year, compute_air
from etl.monitoring.air_input import AirInput, describe_input, open_air_input
from etl.monitoring.engine import DuckDbEngine, Engine, open_engine, read_steps
from etl.monitoring.facts import read_rows
from etl.monitoring.faults import FaultyInput
from etl.monitoring.output import open_output, refuse_other_folder
from etl.monitoring.progress import Progress
from etl.monitoring.quality import (
    Extent,
    add_broken_lines,
    has_fault,
    has_readings,
    judge_year,
    prepare,
    select_sound,
)
from etl.monitoring.quality_report import count_left_out, describe_quality, make_quality
from etl.monitoring.sql_text import quote_text

WHAT_TO_DO = "Mend the input, or run again with --keep-going: these readings are then left out."


@dataclass(frozen=True)
class AirRun:
    """What to work, and how."""

    place: Path
    out: Path
    data: Path
    editions: Sequence[str] = ()  # none: all of aqi_breakpoints.csv
    engine: str = "duckdb"
    master: str | None = None
    mapping: Path | None = None
    keep_going: bool = False
    files: Sequence[Path] | None = None  # none: every file of the place
    record: dict = field(default_factory=dict)  # kept beside the tables


@dataclass(frozen=True)
class Summary:
    """What was worked: readings, those left out, first and last year, and the report on quality."""

    readings: int
    left_out: int
    years: tuple[int, ...]
    quality: str


def run_air(run: AirRun, report: Callable[[str], None], tell: Callable[[str], None]) -> Summary:
    """Work an input into `run.out`; what was recognised is told before. Or raises FaultyInput."""
    editions = find_editions(run.data, run.editions)
    refuse_other_folder(run.out.absolute())
    if run.place.resolve() in (run.out.resolve(), *run.out.resolve().parents):
        raise FaultyInput(f"{run.out}: within the input, and would be read as data. Name a folder elsewhere.")
    with open_output(run.out, report, run.record | {"editions": editions}) as draft:
        scratch = draft.parent / "scratch"
        drafts = draft.parent / "drafts"
        scratch.mkdir()
        drafts.mkdir()
        engine = open_engine(run.engine, run.master, scratch)
        own = engine if isinstance(engine, DuckDbEngine) else DuckDbEngine(scratch)
        try:
            with duckdb.connect() as reading:  # rows keep their order here; the engine need not keep it
                found = open_air_input(reading, run.place, run.mapping, run.data, drafts, report, run.files)
            tell(describe_input(found, run.data))
            return _work(run, engine, own.connection, found, editions, draft, report)
        finally:
            engine.close()
            own.close()


def find_editions(data: Path, asked: Sequence[str]) -> list[str]:
    """The editions that were asked for; all, if none was. Raises FaultyInput for one that is none."""
    known = sorted({row["edition_id"] for row in read_rows(data, "aqi_breakpoints.csv")})
    if unknown := [edition for edition in asked if edition not in (*known, "all")]:
        raise FaultyInput(f"unknown edition “{unknown[0]}”. Write one of {', '.join(known)}, all.")
    return known if not asked or "all" in asked else [edition for edition in known if edition in asked]


def _work(
    run: AirRun,
    engine: Engine,
    con: duckdb.DuckDBPyConnection,
    found: AirInput,
    editions: Sequence[str],
    draft: Path,
    report: Callable[[str], None],
) -> Summary:
    report("judging readings")
    extent = prepare(con, found.query, found.each, run.data)
    if extent.readings == 0 and not any(source.broken for source in found.sources.values()):
        raise FaultyInput(f"{run.place}: no reading in it: every value is missing, or no row is there.")
    add_broken_lines(con, found.sources)
    progress = Progress(report, len(extent.years), len(read_steps(STEPS)) + 1)
    years = _judge_years(run, engine, con, found, extent, draft.parent / "drafts", progress)
    compute_air(engine, draft, run.data, editions, years, progress)
    report("writing the quality report")
    make_quality(con, found.sources)
    quality = describe_quality(con, run.data)
    if has_fault(con) and not run.keep_going:
        raise FaultyInput(quality, "", "Figures would be wrong; nothing was written.", WHAT_TO_DO)
    left_out = count_left_out(con)
    if left_out >= extent.readings:
        raise FaultyInput(quality, "", f"{run.place}: no reading is left; nothing was written.")
    (draft / "quality").mkdir()
    target = quote_text(str(draft / "quality" / "quality.parquet"))
    con.execute(f"copy (select * from quality) to {target} (format parquet, compression zstd)")
    return Summary(extent.readings, left_out, extent.years, quality)


def _judge_years(
    run: AirRun,
    engine: Engine,
    con: duckdb.DuckDBPyConnection,
    found: AirInput,
    extent: Extent,
    drafts: Path,
    progress: Progress,
) -> Iterator[Year]:
    """The years with their sound readings. Where figures would be wrong the rest is judged, not computed."""
    resolution = "hour" if found.each == "hour" else "day"
    for year in extent.years:
        progress(f"{year}: quality")
        is_sound = judge_year(con, year, found.each, run.data)
        if (has_fault(con) and not run.keep_going) or not has_readings(con):
            progress.finish_year()
            continue
        query = select_sound(year, found.each, is_sound)
        if isinstance(engine, DuckDbEngine):
            has_totals = is_sound and resolution == "hour"
            yield Year(year, resolution, query, tables=frozenset({"station_day_total"} if has_totals else ()))
        else:  # a cluster sees files, not this database
            file = drafts / f"{resolution}-{year}.parquet"
            con.execute(f"copy ({query}) to {quote_text(str(file))} (format parquet, compression zstd)")
            yield Year(year, resolution, files=[file])
        progress.finish_year()
