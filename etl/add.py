"""The command add: checks lines that somebody accepted, says where they belong, and writes them there."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from etl.added_lines import AddedLines, read_added_lines
from etl.curated_files import Fault, FaultyData
from etl.file_reading import explain
from etl.letters import show_letters
from etl.schema import create_schema
from etl.staging import StagedTable, staged_tables
from etl.written_additions import FaultyAdditions, FileChange, plan_additions, write_changes
from reading.formats import Unreadable

# In other words than the rules' own names, which say less here; the value is that of the fault.
SENTENCES = {
    "known already": "is in data/ already, as {value}",
    "known with another value": "data/ has another value for it, in {value}",
    "given twice": "stands there twice",
    "not a file that is read": "is no table of data/ that takes lines",
    "duplicate key": "{value} is there already",
}
IN_DATA = "does not fit with these lines"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "lines", type=Path, help="the zip file that the page of reports gives, or a folder of its files"
    )
    parser.add_argument("--write", action="store_true", help="write them into data/; else nothing is changed")


def run_add(args: argparse.Namespace) -> int:
    """Check the lines, and say or write where they go; 1, with a line for each fault, where one is wrong."""
    try:
        return _add(args.lines, args.data, args.write)
    except FaultyData as error:
        print(f"{error}\nCorrect {args.data} first; nothing was written.", file=sys.stderr)
    except Unreadable as error:
        _refuse(args.lines, [explain(error)])
    except OSError as error:
        print(error, file=sys.stderr)
    return 1


def _add(given: Path, data: Path, is_written: bool) -> int:
    lines = read_added_lines(given, _find_tables())
    if lines.faults:
        return _refuse(given, [_explain(fault, fault.line) for fault in lines.faults])
    if not any(lines.rows.values()):
        return _refuse(given, ["there are no lines in it"])
    try:
        changes = plan_additions(data, lines.rows)
    except FaultyAdditions as error:
        return _refuse(given, [_locate(fault, lines) for fault in error.faults])
    if is_written:
        write_changes(data, changes)
    _print_changes(changes, data, is_written)
    return 0


def _find_tables() -> list[StagedTable]:
    with duckdb.connect() as con:
        create_schema(con)
        return staged_tables(con)


def _refuse(given: Path, sentences: Sequence[str]) -> int:
    print(f"{given}: nothing was written.", *sentences, sep="\n", file=sys.stderr)
    return 1


def _locate(fault: Fault, lines: AddedLines) -> str:
    """What is wrong with a row, by its line in the file that was handed in."""
    if line := lines.find_line(fault.file, fault.line):
        return _explain(fault, line)
    return f"data/{_explain(fault, 0)}; it {IN_DATA}"


def _explain(fault: Fault, line: int) -> str:
    place = ", ".join([fault.file, *([f"line {line}"] if line else []), fault.column])
    sentence = SENTENCES.get(fault.rule)
    words = sentence.format(value=fault.value) if sentence else f'{fault.rule}: "{fault.value}"'
    return show_letters(f"{place}: {words}")


def _print_changes(changes: Sequence[FileChange], data: Path, is_written: bool) -> None:
    """The new lines by file, with the numbers that they have, or would have, in it."""
    count = 0
    for change in changes:
        print(data / change.file)
        if change.table.columns:
            print(f"  new at the end of every line: {', '.join(change.table.columns)}")
        for number, line in change.table.lines.items():
            print(f"  {number}: {line.rstrip()}")
        count += len(change.table.lines)
    lines = f"{count} line{'s' * (count != 1)}"
    if is_written:
        print(f"{lines} written. Look at them (git diff), then publish: python -m etl")
    else:
        print(f"{lines}, all in order. Nothing is written yet; --write does it.")
