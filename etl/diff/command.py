"""The command python -m etl diff: compares two builds, for people and for pull requests.

Exit status as of diff: 0 where nothing differs, 1 where something does, 2 where they cannot be compared.
"""

import argparse
import json
import sys
from dataclasses import asdict

from etl.diff.builds import CannotCompare, Comparison, compare_builds
from etl.diff.markdown import write_markdown

SAME, DIFFERENT, ERROR = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    what = (
        "a warehouse, the beginning of a kept build's hash, a folder of curated files, or a revision in git"
    )
    parser.add_argument("old", help=what)
    parser.add_argument("new", nargs="?", help="the same; the published warehouse if it is left out")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    parser.add_argument("--site", help="address of a dashboard with the new build, for links to its pages")


def run_diff(args: argparse.Namespace) -> int:
    """Compare, and write the comparison to standard output; the exit status."""
    try:
        comparison = compare_builds(args.old, args.new or str(args.warehouse), args.data, args.warehouse)
    except CannotCompare as error:
        print(error, file=sys.stderr)
        return ERROR
    print(_write_json(comparison) if args.format == "json" else write_markdown(comparison, args.site), end="")
    return SAME if comparison.is_empty else DIFFERENT


def _write_json(comparison: Comparison) -> str:
    """One object: both builds, claims, consequences and jumps with the fields of compare.py, and names."""
    return json.dumps(asdict(comparison), ensure_ascii=False, indent=1) + "\n"
