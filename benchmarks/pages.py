"""What a rerun of each page and a build cost, on the curated data and on many claims.

It copies the program beside the curated data and beside a synthetic folder (synthetic.py), builds both
warehouses (builds.py) and asks each page of the menu for one rerun after another in both (reader.py):
page after page, with an empty page among them in the same process, the two copies in turn, so that a
slow moment of the machine hits all alike. Every number is a median. The aims stand beside the results;
nothing fails if they are missed.
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
WARM = 3  # first reruns, not counted
AIMS = """Aims: the page's own code under 50 ms on the curated data; a rerun under 1.5 times as long on the
synthetic data; more than 50,000 claims a second through checks and loading."""

Samples = dict[tuple[str, str], list[Rerun]]


def report(claims: int, count: int, times: int) -> str:
    """Reruns of every page, `count` warm ones, and `times` builds of each warehouse, as Markdown."""
    with tempfile.TemporaryDirectory(prefix="chengjing-") as folder:
        small, large = Path(folder) / "curated", Path(folder) / "synthetic"
        for tree in (small, large):
            shutil.copytree(ROOT, tree, ignore=NOT_THE_PROGRAM)
        shutil.copytree(synthetic.DATA, small / "data", ignore=synthetic.NOT_DATA)
        synthetic.write(large / "data", claims)
        builds = {"curated": measure(small / "data", times), "synthetic": measure(large / "data", times)}
        cities = ",".join(synthetic.cities(large / "data")[:2])
        pages, reruns = _reruns(small, large, cities, count)
    return _report(pages, reruns, builds)


def _reruns(small: Path, large: Path, cities: str, count: int) -> tuple[list[str], Samples]:
    """Reruns by data and page; `full`: the synthetic data with two of its own cities, ten full years each."""
    readers = {"curated": Reader(small), "synthetic": Reader(large)}
    pages = readers["curated"].pages
    samples: Samples = defaultdict(list)
    for turn in range(WARM + count):
        for page in (EMPTY, *pages):
            for data, reader, query in (
                ("curated", "curated", ""),
                ("synthetic", "synthetic", ""),
                ("full", "synthetic", f"place_id={cities}"),
            ):
                for anew in (True, False):
                    rerun = readers[reader].rerun(page, query, anew)
                    if turn >= WARM:
                        samples[f"{data}, anew" if anew else data, page].append(rerun)
    for reader in readers.values():
        reader.close()
    return pages, samples


def _report(pages: list[str], reruns: Samples, builds: dict[str, Build]) -> str:
    """The whole report."""
    large = f"{builds['synthetic'].claims:,} claims"
    parts = [
        f"Medians of {len(reruns['curated', EMPTY])} warm reruns, in milliseconds.",
        f"### {builds['curated'].claims:,} curated claims",
        _pages(pages, reruns, "curated"),
        f"### {large}, the same two cities on the page",
        _pages(pages, reruns, "synthetic"),
        f"### {large}, two cities with ten full years on the page",
        _pages(pages, reruns, "full"),
        "### One build, in seconds",
        _builds(builds),
        AIMS,
    ]
    return "\n\n".join(parts)


def _pages(pages: list[str], reruns: Samples, data: str) -> str:
    """One line a page, beside the empty page of the same process and the same page on the curated data."""
    columns = [
        "page",
        "rerun",
        "× empty page",
        "× curated",
        "own code",
        "own × curated",
        "own, anew",
        "anew × curated",
        "collecting",
        "CPU",
        "kB sent",
    ]
    lines = []
    for page in (EMPTY, *pages):
        m = {
            name: _middle(reruns, data, page, name) for name in ("total", "own", "collecting", "cpu", "sent")
        }
        curated = {name: _middle(reruns, "curated", page, name) for name in ("total", "own")}
        anew, curated_anew = (_middle(reruns, f"{which}, anew", page, "own") for which in (data, "curated"))
        lines.append(
            [
                page,
                f"{m['total']:.0f}",
                f"{m['total'] / _middle(reruns, data, EMPTY, 'total'):.1f}",
                f"{m['total'] / curated['total']:.2f}",
                f"{m['own']:.0f}",
                f"{m['own'] / curated['own']:.2f}" if curated["own"] else "",
                f"{anew:.0f}",
                f"{anew / curated_anew:.2f}" if curated_anew else "",
                f"{m['collecting']:.0f}",
                f"{m['cpu']:.0f}",
                f"{m['sent'] / 1000:.0f}",
            ]
        )
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
