"""Prints the table of outcomes: python -m tests.etl.pollution, or with the word traps those cases only."""

import csv
import sys
import tempfile
from pathlib import Path

from tests.etl.pollution.outcome import HEADER, run_safe_cases, run_traps


def main(only_traps: bool) -> None:
    """Print a row for each case, as soon as it is known."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        if not only_traps:
            writer.writerows(run_safe_cases(Path(folder)))
        for row in run_traps(Path(folder)):
            writer.writerow(row)
            sys.stdout.flush()


if __name__ == "__main__":
    main("traps" in sys.argv[1:])
