"""How long the warehouse takes to build, step by step."""

import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

import duckdb

from etl.build import build


@dataclass(frozen=True)
class Build:
    """Seconds of a build: reading the files, checking, loading, marts, the rest (judging arithmetic, sealing), and all."""

    claims: int
    reading: float
    checking: float
    loading: float
    marts: float
    rest: float
    total: float

    @property
    def speed(self) -> float:
        """Claims checked and loaded in a second."""
        return self.claims / (self.checking + self.loading)


def measure(data: Path, times: int) -> Build:
    """Build a folder's warehouse some times into the folder; the median of each step."""
    builds = [_build(data) for _ in range(times)]
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as con:
        (claims,) = con.execute("select claims from build").fetchone()
    return Build(claims, **{step: median(build[step] for build in builds) for step in builds[0]})


def _build(data: Path) -> dict[str, float]:
    moments = [("opening", time.perf_counter())]
    build(data, data / "warehouse.duckdb", lambda step: moments.append((step, time.perf_counter())))
    moments.append(("end", time.perf_counter()))
    seconds = dict.fromkeys(("reading", "checking", "loading", "marts", "rest"), 0.0)
    for (step, begun), (_, ended) in pairwise(moments):
        name = "marts" if step.startswith("building ") else step
        seconds[name if name in seconds else "rest"] += ended - begun
    return seconds | {"total": moments[-1][1] - moments[0][1]}
