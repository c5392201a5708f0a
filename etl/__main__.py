"""The command python -m etl: build, compare, export and roll back the warehouse, verify claims, compute
statistics, read reports, add lines.
"""

import argparse
import sys
from pathlib import Path

from etl.add import add_arguments as add_lines_arguments
from etl.add import run_add
from etl.build import DATA, WAREHOUSE, FaultyData, build, is_stale
from etl.diff.command import add_arguments, run_diff
from etl.export import export
from etl.kept_builds import CannotRollBack, find_kept_builds, roll_back
from etl.monitoring.command import add_commands, run_command
from etl.report_commands import add_read, add_score, run_read, run_score
from etl.verify import verify

UNTIL = "the dashboard builds nothing by itself until data/ or its rules change."
NO_DOCUMENTS = """\
None of the {count} documents that data/sources.csv names is in {folder} ({first} ...).
The documents are not part of this program: their publishers hold the rights. Put the texts that you keep into
one folder, named as the column document of sources.csv says, and give that folder."""


def main(arguments: list[str]) -> int:
    """Run one command; return its exit status: 0, or 1 with a line for each fault."""
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the curated files")
    parser.add_argument("--warehouse", type=Path, default=WAREHOUSE, help="file to publish or to read")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("build", help="build and publish the warehouse (the default)")
    commands.add_parser("export", help="write the marts as Parquet files").add_argument("folder", type=Path)
    commands.add_parser("verify", help="look up every claim in its document").add_argument(
        "--documents", type=Path, required=True, help="folder of the documents"
    )
    commands.add_parser("rollback", help="list the kept builds, or publish one of them again").add_argument(
        "build", nargs="?", help="the beginning of its hash"
    )
    add_read(commands.add_parser("read", help="propose the claims that a report seems to make"))
    add_score(commands.add_parser("score", help="how well reports are read whose claims are known"))
    add_arguments(
        commands.add_parser("diff", help="what differs between two builds, and what follows from it")
    )
    add_lines_arguments(commands.add_parser("add", help="check accepted lines, and write them into data/"))
    add_commands(commands.add_parser("monitor", help="official statistics from monitoring data"))
    args = parser.parse_args(arguments)
    if args.command == "monitor":
        return run_command(args, args.data, _report)
    if args.command in ("read", "score"):
        if is_stale(args.data, args.warehouse) and (status := _build(args.data, args.warehouse)):
            return status
        run = run_read if args.command == "read" else run_score
        return run(args, args.warehouse)
    if args.command == "diff":
        return run_diff(args)
    if args.command == "add":
        return run_add(args)
    if args.command == "export":
        for file in export(args.folder, args.warehouse):
            print(file)
        return 0
    if args.command == "verify":
        return _verify(args.documents, args.data, args.warehouse)
    if args.command == "rollback":
        return _roll_back(args.build, args.data, args.warehouse)
    return _build(args.data, args.warehouse)


def _roll_back(content_hash: str | None, data: Path, warehouse: Path) -> int:
    if content_hash is None:
        kept = find_kept_builds(warehouse)
        for one in kept:
            print(f"{one.content_hash[:8]}  built {one.published_at:%Y-%m-%d %H:%M}", end="  ")
            print(f"sources up to {one.data_on}  {one.claims} claims")
        if not kept:
            print(f"No build is kept beside {warehouse.name}.", file=sys.stderr)
        return 0 if kept else 1
    try:
        build = roll_back(warehouse, content_hash, data)
    except (CannotRollBack, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Build {build.content_hash[:8]} is published again; {UNTIL}")
    return 0


def _build(data: Path, warehouse: Path) -> int:
    try:
        content = build(data, warehouse, _report)
    except FaultyData as faulty:
        _report("")
        count = len(faulty.faults)
        print(f"{faulty}\n{count} fault{'s' * (count > 1)}; nothing was published.", file=sys.stderr)
        return 1
    except OSError as error:
        _report("")
        print(error, file=sys.stderr)
        return 1
    _report("")
    print(f"{warehouse}: {content}")
    return 0


def _verify(documents: Path, data: Path, warehouse: Path) -> int:
    if status := _build(data, warehouse):
        return status
    found = verify(documents, warehouse)
    if found.missing and not found.checked:
        print(
            NO_DOCUMENTS.format(folder=documents, count=len(found.missing), first=found.missing[0]),
            file=sys.stderr,
        )
        return 1
    for fault in found.faults:
        print(fault)
    wrong = sum(fault.file not in found.missing for fault in found.faults)
    print(f"{found.checked} claims looked up, {wrong} not found at their locator.")
    return 1 if found.faults or not found.checked else 0


def _report(step: str) -> None:
    """Write the step over the last one, if a person watches the terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{step}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
