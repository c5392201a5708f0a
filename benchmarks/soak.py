"""A long day in minutes: readers who go on choosing while the data are rebuilt again and again.

Every rebuild is a warehouse of other content, built aside and moved into place as a publisher does. What is
watched is the server's process: its memory, and how many warehouse files it holds open. Old editions should
go when nobody reads them.
"""

import asyncio
import re
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load import Step, read_pages
from benchmarks.servers import ROOT, Server, run_streamlit
from etl.build import DATA, build

READERS, PAUSE = 5, 1.0  # sessions, and seconds between two choices of each
WARM = 45  # seconds until the memory is taken that later memory is compared with
REST = 75  # seconds after the last rebuild, in which readers go on and all garbage is collected once


@dataclass
class Soak:
    """Megabytes of the server's process when warm, at most and at the end; open warehouse files likewise."""

    rebuilds: int
    warm: float = 0.0
    memory: list[float] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    end: float = 0.0
    reruns: int = 0
    errors: list[str] = field(default_factory=list)


def measure(minutes: float, rebuilds: int) -> Soak:
    """Readers for some minutes, in which so many rebuilds are published."""
    soak = Soak(rebuilds)
    with tempfile.TemporaryDirectory() as folder:
        data, warehouse = Path(folder) / "data", Path(folder) / "served" / "warehouse.duckdb"
        shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("*.duckdb*", ".*"))
        warehouse.parent.mkdir()
        build(data, warehouse)
        settings = {"CHENGJING_WAREHOUSE": str(warehouse), "CHENGJING_BUILD": "never"}
        with run_streamlit(ROOT / "serve.py", **settings) as server:
            asyncio.run(_soak(server, soak, minutes * 60, data, warehouse))
            soak.end = server.read_memory()
            soak.files.append(_count_open(server))
    return soak


async def _soak(server: Server, soak: Soak, seconds: float, data: Path, warehouse: Path) -> None:
    step = Step(READERS, PAUSE)
    readers = asyncio.create_task(read_pages(server, step, WARM + seconds + REST))
    await asyncio.sleep(WARM)
    soak.warm = server.read_memory()
    for number in range(soak.rebuilds):
        begun = time.perf_counter()
        await asyncio.to_thread(_publish_another, data, warehouse, number)
        await asyncio.sleep(max(0.0, seconds / soak.rebuilds - (time.perf_counter() - begun)))
        soak.memory.append(server.read_memory())
        soak.files.append(_count_open(server))
    await readers
    soak.reruns, soak.errors = len(step.reruns), step.errors


def _publish_another(data: Path, warehouse: Path, number: int) -> None:
    """Build and publish data that differ in the name of one document."""
    sources = data / "sources.csv"
    head, first, rest = sources.read_text("utf-8").split("\n", 2)
    source_id, title, others = first.split(",", 2)
    title = f"{re.sub(r'（第.*次）$', '', title)}（第{number}次）"
    sources.write_text("\n".join([head, ",".join([source_id, title, others]), rest]), "utf-8")
    build(data, warehouse)


def _count_open(server: Server) -> int:
    """How many warehouse files the process holds open, from /proc: Linux only."""
    files = 0
    for descriptor in Path(f"/proc/{server.process.pid}/fd").iterdir():
        try:
            files += "warehouse.duckdb" in descriptor.readlink().name
        except FileNotFoundError:  # closed meanwhile
            continue
    return files
