"""Prints the table of outcomes: python -m tests.reading.tables.pollution."""

import csv
import sys

from tests.reading.tables.pollution.outcome import HEADER, generate_cases, run_case

if __name__ == "__main__":
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(HEADER)
    for case in generate_cases():
        row, wrong = run_case(case)
        writer.writerow(row)
        if wrong:
            print(f"SILENT {case.about}: {sorted(wrong)}", file=sys.stderr)
