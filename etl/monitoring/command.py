"""The command python -m etl monitor: official statistics of air and water from monitoring data."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NoReturn

import duckdb

from etl.monitoring.air_run import AirRun, run_air
from etl.monitoring.claims import refuse_unknown_source, write_claims
from etl.monitoring.collect import collect
from etl.monitoring.engine import ENGINES
from etl.monitoring.faults import FaultyInput
from etl.monitoring.months import write_months
from etl.monitoring.output import refuse_other_folder
from etl.monitoring.spark_engine import NoSpark
from etl.monitoring.warning_list import FILE, find_watched_folder, note_as_seen, read_warnings
from etl.monitoring.watch import watch
from etl.monitoring.water.batch import run_water

SHOWN = ("rule", "place_id", "station", "time", "subject", "value", "reference", "evidence")
STOPPED = 130  # exit status after Ctrl-C
EDITION = "of the index: 2012, 2026, 2026_final, or all, which is the default; may be given several times"
WATCH = (
    "work what is new in a folder, by default that of CHENGJING_MONITORING; 3 where there are new warnings"
)
NEW_WARNINGS = 3  # exit status
NOT_WRITTEN = "The output could not be written, and nothing of it was left. {reason}"


def add_commands(parser: argparse.ArgumentParser) -> None:
    """The commands behind `monitor`."""
    commands = parser.add_subparsers(dest="monitor", required=True)
    air = commands.add_parser("air", help="hours or days of air into days, indices and periods")
    air.add_argument("input", type=Path, metavar="INPUT", help="a CSV or Parquet file, or a folder of them")
    air.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder for the tables")
    air.add_argument(
        "--edition",
        action="append",
        default=[],
        help="2012, 2026, 2026_final or all (the default); repeatable",
    )
    air.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    air.add_argument("--master", metavar="URL", help="of a Spark Connect server: sc://host:15002")
    air.add_argument("--mapping", type=Path, metavar="FILE", help="YAML that says what the columns are")
    air.add_argument("--keep-going", action="store_true", help="leave out readings that are wrong")
    air.add_argument("--claims", type=Path, metavar="DIR", help="also write rows as data/computed has them")
    air.add_argument("--source", metavar="ID", help="with --claims: the source in data/sources.csv")
    water = commands.add_parser("water", help="snapshots of sections into days, classes and periods")
    water.add_argument("input", type=Path, metavar="INPUT", help="a CSV or Parquet file, or a folder of them")
    water.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder for the tables")
    water.add_argument("--mapping", type=Path, metavar="FILE", help="YAML that says what the columns are")
    water.add_argument("--sections", type=Path, metavar="FILE", help="a list of sections of your own")
    water.add_argument("--keep-going", action="store_true", help="leave out values that are wrong")
    months = commands.add_parser("months", help="means of months into rows as data/computed has them")
    months.add_argument(
        "input", type=Path, metavar="INPUT", help="a CSV or Parquet file, or a folder of them"
    )
    months.add_argument("--claims", type=Path, required=True, metavar="DIR", help="a new folder for the rows")
    months.add_argument("--source", required=True, metavar="ID", help="the source in data/sources.csv")
    rows = commands.add_parser("collect", help="data/computed anew from what --claims wrote")
    rows.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    commands.add_parser("watch", help=WATCH).add_argument("folder", type=Path, nargs="?", metavar="DIR")
    seen = commands.add_parser("seen", help="note warnings as seen")
    seen.add_argument("warnings", nargs="+", metavar="ID", help="the beginning of an id, or all")
    seen.add_argument("--folder", type=Path, metavar="DIR", help="by default CHENGJING_MONITORING")


def run_command(args: argparse.Namespace, data: Path, report: Callable[[str], None]) -> int:
    """Run one command; its exit status: 0, 1 with a report where figures would be wrong, 130 after Ctrl-C."""
    try:
        with _terminable():
            return COMMANDS[args.monitor](args, data, report)
    except (FaultyInput, NoSpark) as faulty:
        report("")
        print(faulty, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        report("")
        print("Stopped; nothing was written.", file=sys.stderr)
        return STOPPED
    except (duckdb.OperationalError, duckdb.FatalException, OSError) as error:
        report("")
        print(NOT_WRITTEN.format(reason=str(error).splitlines()[0]), file=sys.stderr)
        return 1


def _run_air(args: argparse.Namespace, data: Path, report: Callable[[str], None]) -> int:
    if bool(args.claims) != bool(args.source):
        raise FaultyInput("--claims and --source belong together: rows must say where they come from.")
    if args.engine == "spark" and not args.master:
        raise FaultyInput("--engine spark needs --master: the address of a Spark Connect server.")

    run = AirRun(
        args.input,
        args.out,
        data,
        args.edition,
        args.engine,
        args.master,
        args.mapping,
        args.keep_going,
    )
    if args.claims:
        refuse_unknown_source(data, args.source)
        refuse_other_folder(args.claims.absolute())
    summary = run_air(run, report, _tell_with(report))
    report("")
    if summary.quality:
        print(summary.quality)
    span = " to ".join(map(str, sorted({min(summary.years), max(summary.years)})))
    print(f"{args.out}: {summary.readings:,} readings, {span}; {summary.left_out:,} left out.")
    if args.claims:
        for file, count in write_claims(args.out, args.claims, data, args.source).items():
            print(f"{file}: {count} rows")
    return 0


def _write_months(args: argparse.Namespace, data: Path, report: Callable[[str], None]) -> int:
    for file, count in write_months(args.input, args.claims, data, args.source).items():
        print(f"{file}: {count} rows")
    return 0


def _collect(args: argparse.Namespace, data: Path, report: Callable[[str], None]) -> int:
    for file, count in collect(args.folders, data).items():
        print(f"computed/{file}: {count} rows")
    return 0


def _run_water(args: argparse.Namespace, data: Path, report: Callable[[str], None]) -> int:
    summary = run_water(
        args.input,
        args.out,
        data=data,
        mapping=args.mapping,
        sections=args.sections,
        keep_going=args.keep_going,
        report=report,
        tell=_tell_with(report),
    )
    report("")
    print(f"{args.out}: {summary.section_days:,} days of {summary.sections} sections", end="; ")
    if summary.published:
        print(f"{summary.as_published} of {summary.published} published classes come out the same", end="; ")
    print(f"{summary.faults:,} values wrong, {summary.left_out:,} left out by rule.")
    return 0


def _watch(args: argparse.Namespace, data: Path, report: Callable[[str], None]) -> int:
    folder = find_watched_folder(args.folder)
    new = watch(folder, data, date.today(), report, _tell_with(report))
    report("")
    for warning in new:
        print(" ".join(filter(None, (warning["warning_id"], *(warning[column] for column in SHOWN)))))
    count = sum(not warning["seen_on"] for warning in read_warnings(folder))
    print(f"{folder / FILE}: {len(new)} new, {count} not seen yet.")
    return NEW_WARNINGS if new else 0


def _note_as_seen(args: argparse.Namespace, data: Path, report: Callable[[str], None]) -> int:
    for warning in note_as_seen(find_watched_folder(args.folder), args.warnings, date.today().isoformat()):
        print(f"{warning}: seen")
    return 0


def _tell_with(report: Callable[[str], None]) -> Callable[[str], None]:
    """Prints a line over the step that stands there."""

    def tell(line: str) -> None:
        report("")
        print(line, flush=True)

    return tell


COMMANDS = {
    "air": _run_air,
    "water": _run_water,
    "months": _write_months,
    "collect": _collect,
    "watch": _watch,
    "seen": _note_as_seen,
}


@contextmanager
def _terminable() -> Iterator[None]:
    """Make of an order to end, Ctrl-C or the system's, a KeyboardInterrupt: no draft is left behind."""
    orders = []

    def stop(*_: object) -> NoReturn:
        orders.append(True)
        raise KeyboardInterrupt

    try:
        before = {order: signal.signal(order, stop) for order in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:  # not in the main thread, which alone may do so
        yield
        return
    try:
        yield
    except Exception as error:
        if orders:  # a query that is interrupted raises an error of its own
            raise KeyboardInterrupt from error
        raise
    finally:
        for order, handler in before.items():
            signal.signal(order, handler)
