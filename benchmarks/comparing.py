"""What a comparison of two builds costs, and what a build pays that has another one before it.

Every 500th result of the synthetic cities (synthetic.py) is revised by its last digit, and every fifth of
those removed. The revised folder is built in an empty place and, in turn, in the place of the first build,
which it is then compared with.
"""

import csv
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import median

from benchmarks import synthetic
from benchmarks.pages import markdown
from etl.build import build
from etl.diff.builds import compare_builds

EVERY = 500  # results, of which one is revised
REMOVED = 5  # revised ones, of which one is removed instead
AS_PRINTED = ("water_class", "rank")  # units without a last digit


@dataclass(frozen=True)
class Costs:
    """Seconds of the processor, medians: of a build in an empty place, of one in the place of another, and of
    the comparison of the two; `differing` are the claims and consequences that it tells.
    """

    claims: int
    differing: int
    alone: float
    after_another: float
    comparison: float


def report(claims: int, times: int) -> str:
    """A Markdown table: a tenth of the claims, and all of them."""
    rows = [_write_row(measure(count, times)) for count in (claims // 10, claims)]
    return markdown(
        [
            "claims",
            "what differs",
            "comparison, s",
            "build in an empty place, s",
            "after another, s",
            "share",
        ],
        rows,
    )


def _write_row(costs: Costs) -> list[str]:
    share = 1 - costs.alone / costs.after_another
    return [
        f"{costs.claims:,}",
        f"{costs.differing:,}",
        f"{costs.comparison:.2f}",
        f"{costs.alone:.2f}",
        f"{costs.after_another:.2f}",
        f"{share:.0%}",
    ]


def measure(claims: int, times: int) -> Costs:
    """Build and compare so many synthetic claims some times."""
    with tempfile.TemporaryDirectory(prefix="chengjing-") as name:
        folder = Path(name)
        data, first, empty, place = (
            folder / name for name in ("data", "first.duckdb", "empty.duckdb", "place.duckdb")
        )
        written = synthetic.write(data, claims)
        build(data, first)
        revise(data)
        alone, after, comparisons = [], [], []
        for _ in range(times):
            empty.unlink(missing_ok=True)
            alone.append(_time(lambda: build(data, empty)))
            shutil.copy(first, place)
            after.append(_time(lambda: build(data, place)))
            comparisons.append(_time(lambda: compare_builds(str(first), str(place), data, place)))
        found = compare_builds(str(first), str(place), data, place)
    differing = len(found.claims) + len(found.consequences)
    return Costs(written, differing, median(alone), median(after), median(comparisons))


def revise(data: Path) -> None:
    """Revise or remove every so many results of the synthetic cities."""
    number = 0
    for file in sorted((data / "claims").glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            columns, rows = list(reader.fieldnames or ()), list(reader)
        kept = []
        for row in rows:
            if row["place_id"].startswith("synthetic_") and row["kind"] == "actual" and row["value"]:
                number += 1
                if number % (EVERY * REMOVED) == 0:
                    continue
                if number % EVERY == 0 and row["unit_id"] not in AS_PRINTED:
                    row["value"] = row["printed"] = _lower(row["value"])
            kept.append(row)
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(kept)


def _lower(value_text: str) -> str:
    """A number less by one in its last digit, if it stays above zero."""
    value = Decimal(value_text)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return str(value - step if value > step else value)


def _time(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
