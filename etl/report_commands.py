"""The commands read and score: what a report seems to claim, and how well that is read where it is known."""

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

import duckdb

from etl.file_reading import explain, explain_note
from etl.read import FORMATS, print_report, read_text
from etl.reading_lexicon import open_lexicon
from etl.score import Comparison, Score, compare, curated_gold, read_gold
from reading.formats import Unreadable, decode_document

HEADING = f"{'':44} {'right':>6} {'false':>6} {'missed':>6} {'precision':>10} {'recall':>7} {'F1':>6}"


def add_read(parser: argparse.ArgumentParser) -> None:
    """The options of read."""
    parser.add_argument("report", type=Path, help="the report")
    parser.add_argument(
        "--place", required=True, help="whose report it is: a code of places.csv, or a Chinese name"
    )
    parser.add_argument("--year", type=int, help="what it is about, where its title names no year")
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.add_argument(
        "--text", action="store_true", help="print the text that offsets count in, and no claims"
    )


def add_score(parser: argparse.ArgumentParser) -> None:
    """The options of score."""
    parser.add_argument("gold", type=Path, nargs="?", help="TSV of known claims")
    parser.add_argument("--claims", action="store_true", help="the curated claims are the known ones")
    parser.add_argument("--documents", type=Path, help="folder of the reports; else that of the TSV")
    parser.add_argument(
        "--errors", action="store_true", help="list what was missed and what is false, by class"
    )


def run_read(args: argparse.Namespace, warehouse: Path) -> int:
    """Read a report; 1 if it cannot be read."""
    try:
        document = decode_document(args.report.name, args.report.read_bytes())
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    except Unreadable as error:
        print(f"{args.report}: {explain(error)}", file=sys.stderr)
        return 1
    text = document.text
    for note in document.notes:
        print(explain_note(note), file=sys.stderr)
    if args.text:
        print(text)
    else:
        print_report(text, open_lexicon(warehouse), args.place, args.year, args.format)
    return 0


def run_score(args: argparse.Namespace, warehouse: Path) -> int:
    """Print the score by theme and indicator; 1 if there is nothing to score."""
    documents: Path | None = args.documents or (args.gold.parent if args.gold else None)
    if documents is None or (args.gold is None) != args.claims:
        print("Give a TSV of known claims, or --claims and --documents.", file=sys.stderr)
        return 1
    try:
        rows = read_gold(args.gold) if args.gold else curated_gold(warehouse)
        names = dict.fromkeys(row["document"] for row in rows)
        texts = {name: read_text(documents / name) for name in names if (documents / name).is_file()}
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    for name in names:
        if name not in texts:
            print(f"{name} is not in {documents}", file=sys.stderr)
    comparison = compare(rows, texts, open_lexicon(warehouse))
    _print_scores(comparison, _themes(warehouse))
    if args.errors:
        _print_errors(comparison)
    return 0 if texts else 1


def _themes(warehouse: Path) -> dict[str, list[str]]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        rows = con.execute(
            "select theme, indicator_id from dim_indicator order by theme, indicator_id"
        ).fetchall()
    by_theme: dict[str, list[str]] = defaultdict(list)
    for theme, indicator in rows:
        by_theme[theme].append(indicator)
    return by_theme


def _print_scores(comparison: Comparison, themes: dict[str, list[str]]) -> None:
    named = {one.indicator_id for one in comparison.gold | comparison.proposed}
    print(HEADING)
    for theme, indicators in themes.items():
        if own := [indicator for indicator in indicators if indicator in named]:
            _print_score(theme, comparison.score(own))
            for indicator in own:
                _print_score(f"  {indicator}", comparison.score([indicator]))
    _print_score("all", comparison.score())
    print(f"\n{'Confidence of at least':44} {'right':>6} {'false':>6} {'':6} {'precision':>10}")
    for low, score in comparison.by_confidence():
        print(f"  {low:<42} {score.right:6} {score.false:6} {'':6} {score.precision:10.3f}")


def _print_score(name: str, score: Score) -> None:
    numbers = f"{score.right:6} {score.false:6} {score.missed:6}"
    print(f"{name:44} {numbers} {score.precision:10.3f} {score.recall:7.3f} {score.f1:6.3f}")


def _print_errors(comparison: Comparison) -> None:
    errors = list(comparison.errors())
    print("\nClasses of errors: the parts in which a claim differs from the nearest on the other side")
    for (side, name), count in Counter((side, name) for side, name, _ in errors).most_common():
        print(f"{count:5} {side:7} {name}")
    print()
    for side, name, one in errors:
        print("\t".join((side, name, *vars(one).values())))
