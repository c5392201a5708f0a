"""What a rerun of each page and a build cost, on the curated data and on many claims.

It copies the program beside the curated data and beside a synthetic folder (synthetic.py), builds both
warehouses (builds.py) and asks each page of the menu for one rerun after another in both (reader.py):
page after page, with an empty page among them in the same process, the two copies in turn, so that a
slow moment of the machine hits all alike. Every number is a median; `most` is of all reruns.
"""

import shutil
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from benchmarks import synthetic
from benchmarks.builds import Build, measure
from benchmarks.reader import EMPTY, Reader, Rerun

ROOT = Path(__file__).parent.parent
NOT_THE_PROGRAM = shutil.ignore_patterns(
    "data", "tests", "docs", ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "secrets.toml"
)
WARM = 5  # first reruns, not counted

Samples = dict[tuple[str, str], list[Rerun]]


def report(claims: int, count: int, times: int) -> dict[str, str]:
    """Two tables: `reruns` of every page, `count` warm ones, and `builds`, `times` of each warehouse."""
    with tempfile.TemporaryDirectory(prefix="chengjing-") as folder:
        small, large = Path(folder) / "curated", Path(folder) / "synthetic"
        for tree in (small, large):
            shutil.copytree(ROOT, tree, ignore=NOT_THE_PROGRAM)
        shutil.copytree(synthetic.DATA, small / "data", ignore=synthetic.NOT_DATA)
        synthetic.write(large / "data", claims)
        builds = {"curated": measure(small / "data", times), "synthetic": measure(large / "data", times)}
        pages, reruns = _reruns(small, large, count)
    return {"reruns": _pages(pages, reruns), "builds": _builds(builds)}


def _reruns(small: Path, large: Path, count: int) -> tuple[list[str], Samples]:
    """Reruns by data and page: first those with what is remembered, then those `anew`."""
    readers = {"curated": Reader(small), "synthetic": Reader(large)}
    pages = readers["curated"].pages
    samples: Samples = defaultdict(list)
    for anew in (False, True):
        for turn in range(WARM + count):
            for page in (EMPTY, *pages):
                for data, reader in readers.items():
                    rerun = reader.rerun(page, "", anew)
                    if turn >= WARM:
                        samples[f"{data}, anew" if anew else data, page].append(rerun)
    for reader in readers.values():
        reader.close()
    return pages, samples


def _pages(pages: list[str], reruns: Samples) -> str:
    """One line a page: where the time of a rerun goes, on the curated and on the synthetic data."""
    columns = ["page", "rerun", "own", "Streamlit", "collecting", "serialising", "compressing", "own, anew"]
    columns += ["100,000 claims: rerun", "own", "own, anew", "kB sent", "most", "kB on the wire"]
    lines = []
    for page in (EMPTY, *pages):
        m = {name: _middle(reruns, "curated", page, name) for name in Rerun.__dataclass_fields__}
        others = m["total"] - m["own"] - m["collecting"] - m["serialising"]
        parts = [m["total"], m["own"], others, m["collecting"], m["serialising"], m["compressing"]]
        parts.append(_middle(reruns, "curated, anew", page, "own"))
        parts += [_middle(reruns, "synthetic", page, name) for name in ("total", "own")]
        parts.append(_middle(reruns, "synthetic, anew", page, "own"))
        most = max(rerun.sent for rerun in reruns["curated", page] + reruns["curated, anew", page])
        sizes = [m["sent"] / 1000, most / 1000, m["wire"] / 1000]
        lines.append([page, *(f"{part:.1f}" for part in parts), *(f"{size:.0f}" for size in sizes)])
    return markdown(columns, lines)


def _middle(reruns: Samples, data: str, page: str, name: str) -> float:
    return median(getattr(rerun, name) for rerun in reruns[data, page])


def _builds(builds: dict[str, Build]) -> str:
    columns = [
        "claims",
        "total",
        "reading",
        "checking",
        "loading",
        "marts",
        "arithmetic and sealing",
        "claims/s through checks and loading",
        "a search, ms",
    ]
    return markdown(
        columns,
        [
            [
                f"{b.claims:,}",
                *(
                    f"{seconds:.2f}"
                    for seconds in (b.total, b.reading, b.checking, b.loading, b.marts, b.rest)
                ),
                f"{b.speed:,.0f}",
                f"{b.search * 1000:.0f}",
            ]
            for b in builds.values()
        ],
    )


def markdown(columns: list[str], lines: list[list[str]]) -> str:
    """A Markdown table, all columns but the first aligned to the right."""
    rows = [columns, ["---", *["---:"] * (len(columns) - 1)], *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
