"""Polluted data are read rightly or refused with a fault that names them: never misread, no crash, no hang.

The outcome of every case stands in pollution/outcomes.csv. After a change that is meant:
python -m tests.etl.pollution > tests/etl/pollution/outcomes.csv, and every changed line is to be read.
"""

import csv
import re
import subprocess
import sys
from pathlib import Path

from etl.build import ROOT
from tests.etl.pollution.outcome import HEADER, Row, run_safe_cases
from tests.servers import PATIENCE

TABLE = Path(__file__).parent / "pollution" / "outcomes.csv"
PLACE = re.compile(r".+\.(csv|yml):\d+ ", re.IGNORECASE)
RENAMED = {"its name in capitals", "its name with a blank"}


def read_outcomes(*, traps: bool) -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert tuple(header) == HEADER
    return [
        (case, file, written, outcome)
        for case, file, written, outcome in rows
        if case.startswith("trap: ") == traps
    ]


def test_every_case_comes_out_as_written_down(tmp_path: Path) -> None:
    assert list(run_safe_cases(tmp_path)) == read_outcomes(traps=False)


def test_traps_neither_hang_nor_crash() -> None:
    command = [sys.executable, "-m", "tests.etl.pollution", "traps"]
    done = subprocess.run(
        command, cwd=ROOT.parent, capture_output=True, encoding="utf-8", timeout=4 * PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    _, *rows = csv.reader(done.stdout.splitlines())
    assert [tuple(row) for row in rows] == read_outcomes(traps=True)


def test_the_first_fault_names_the_polluted_file() -> None:
    rows = [*read_outcomes(traps=False), *read_outcomes(traps=True)]
    assert len(rows) >= 300
    whole_files = [row for row in rows if PLACE.match(row[3])]
    assert len(whole_files) > 200
    strangers = [row for row in whole_files if not row[3].startswith(f"{row[1]}:")]
    assert {case.split(": ")[1] for case, *_ in strangers} == RENAMED
