"""Many readers on two replicas behind nginx, as deploy/ sets them up: the readers of load.py, twice as many.

The replicas are two processes of serve.py; before them stands the machine's nginx with the settings of
deploy/nginx.conf. Readers, proxy and replicas share this machine's cores.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.load import PAGES, Step, read_pages
from benchmarks.pages import markdown
from benchmarks.servers import ROOT, Server, find_free_port, run_server_at, run_streamlit

SESSIONS = 100


@dataclass
class Hosting:
    """What the readers met, and the megabytes of each replica before them and with all of them."""

    step: Step
    before: list[float] = field(default_factory=list)
    during: list[float] = field(default_factory=list)


def report(seconds: float, pause: float, runs: int) -> str:
    """A line a run: choices, waiting times, errors, memory of each replica."""
    columns = ["sessions", "pause, s", "choices", "p50, ms", "p95, ms", "most, ms", "errors", "kB a choice"]
    columns += ["MB before, each", "MB with them, each", "cores busy, both"]
    found = measure(seconds, pause, runs)
    rows = [
        [
            str(one.step.sessions),
            f"{one.step.pause:g}",
            str(len(one.step.reruns)),
            f"{one.step.p50:.0f}",
            f"{one.step.p95:.0f}",
            f"{max(one.step.reruns):.0f}",
            str(len(one.step.errors)),
            f"{median(one.step.received) / 1000:.0f}",
            ", ".join(f"{memory:.0f}" for memory in one.before),
            ", ".join(f"{memory:.0f}" for memory in one.during),
            f"{one.step.processor / one.step.seconds:.2f}",
        ]
        for one in found
    ]
    errors = sorted({error for one in found for error in one.step.errors})
    return "\n".join([markdown(columns, rows), *errors])


def measure(seconds: float, pause: float, runs: int) -> list[Hosting]:
    """The readers in several runs on the same two replicas, which are warm."""
    with ExitStack() as stack:
        settings = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for both " * 3}
        replicas = [stack.enter_context(run_streamlit(ROOT / "serve.py", **settings)) for _ in range(2)]
        proxy = stack.enter_context(run_proxy(replicas))
        for replica in replicas:  # the first visits load modules, open the warehouse, make what a build needs
            asyncio.run(read_pages(replica, Step(len(PAGES), 0.1), 8))
        found = [Hosting(Step(SESSIONS, pause)) for _ in range(runs)]
        for one in found:
            one.before = [replica.read_memory() for replica in replicas]
            computed, begun = sum(replica.read_processor_time() for replica in replicas), perf_counter()
            asyncio.run(read_pages(proxy, one.step, seconds))
            one.step.seconds = perf_counter() - begun
            one.step.processor = sum(replica.read_processor_time() for replica in replicas) - computed
            one.during = [replica.read_memory() for replica in replicas]
    return found


@contextmanager
def run_proxy(replicas: list[Server]) -> Iterator[Server]:
    """The nginx of this machine with the settings of deploy/nginx.conf, before these replicas."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        raise SystemExit("The part replicas needs nginx.")
    port = find_free_port()
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "nginx.conf"
        settings.write_text(
            adapt_settings(port, [f"localhost:{one.port}" for one in replicas], folder), "utf-8"
        )
        command = [nginx, "-c", str(settings), "-g", "daemon off;"]
        with run_server_at(port, command, ROOT, "/healthz") as proxy:
            yield proxy


def adapt_settings(port: int, replicas: list[str], folder: str) -> str:
    """deploy/nginx.conf for this machine: its port, the addresses behind it, where its files lie."""
    settings = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    settings = settings.replace("listen 8080;", f"listen 127.0.0.1:{port};").replace("/tmp/", f"{folder}/")
    settings = settings.replace("/dev/stdout", "off").replace("/dev/stderr", f"{folder}/nginx.txt")
    for number, replica in enumerate(replicas, 1):
        # An address needs no name server; nginx before 1.27.3 cannot ask one again.
        settings = settings.replace(f"replica-{number}:8501 resolve", replica)
    # As root its workers would be another user, who may not enter the folder.
    return f"user root;\n{settings}" if os.geteuid() == 0 else settings
