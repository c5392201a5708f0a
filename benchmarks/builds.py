"""How long the warehouse takes to build, step by step, and a search in it."""

import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

import duckdb

from dashboard.queries.claims import search_claims
from dashboard.warehouse import Warehouse
from etl.build import build

WORDS = ("2024", "pm2.5 2024", "bulletin", "nothing-like-this")  # few, many and no claims
MOST = 501  # claims that the page of sources asks for


@dataclass(frozen=True)
class Build:
    """Seconds of a build: reading the files, checking, loading, marts, the rest (audit, sealing), and all.

    `search` is the median of searches for WORDS in the warehouse, in seconds, without remembered answers.
    """

    claims: int
    reading: float
    checking: float
    loading: float
    marts: float
    rest: float
    total: float
    search: float

    @property
    def speed(self) -> float:
        """Claims checked and loaded in a second."""
        return self.claims / (self.checking + self.loading)


def measure(data: Path, times: int) -> Build:
    """Build a folder's warehouse some times into the folder; the median of each step."""
    warehouse = data / "warehouse.duckdb"
    builds = [_build(data, warehouse) for _ in range(times)]
    with duckdb.connect(str(warehouse), read_only=True) as con:
        (claims,) = con.execute("select claims from build").fetchone() or (0,)
    steps = {step: median(seconds[step] for seconds in builds) for step in builds[0]}
    return Build(claims, **steps, search=median(_search(warehouse, times)))


def _build(data: Path, warehouse: Path) -> dict[str, float]:
    """Seconds of each step of one build."""
    moments = [("opening", time.perf_counter())]
    build(data, warehouse, lambda step: moments.append((step, time.perf_counter())))
    moments.append(("end", time.perf_counter()))
    seconds = dict.fromkeys(("reading", "checking", "loading", "marts", "rest"), 0.0)
    for (step, begin), (_, end) in pairwise(moments):
        name = "marts" if step.startswith("building ") else step
        seconds[name if name in seconds else "rest"] += end - begin
    return seconds | {"total": moments[-1][1] - moments[0][1]}


def _search(path: Path, times: int) -> list[float]:
    """Seconds of a search for each of WORDS, so many times."""
    warehouse = Warehouse(path)
    seconds = []
    for words in WORDS * times:
        warehouse.forget()
        begin = time.perf_counter()
        search_claims(warehouse, None, words, MOST)
        seconds.append(time.perf_counter() - begin)
    warehouse.close()
    return seconds
