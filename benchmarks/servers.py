"""A server in a process of its own: started, waited for, weighed, stopped."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
STREAMLIT = (sys.executable, "-m", "streamlit", "run")
PATIENCE = 60  # seconds
HTTP = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # straight to this machine


@dataclass(frozen=True)
class Server:
    """Where a server listens, and its process."""

    url: str
    port: int
    process: subprocess.Popen

    def memory(self) -> float:
        """Megabytes that its process holds; Linux only."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024

    def processor(self) -> float:
        """Seconds that its threads have computed; Linux only."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def streamlit(script: Path, folder: Path = ROOT, **environment: str) -> Iterator[Server]:
    """A Streamlit app with the settings of a folder."""
    with listening(
        [*STREAMLIT, str(script), "--server.address", "localhost", "--server.port"],
        folder,
        "/_stcore/health",
        **environment,
    ) as server:
        yield server


@contextmanager
def listening(command: list[str], folder: Path, health: str = "/", **environment: str) -> Iterator[Server]:
    """A server whose command ends in its port. Raises RuntimeError if it does not answer in time."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [*command, str(port)],
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = Server(f"http://localhost:{port}", port, process)
    try:
        _wait(server, health)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(server: Server, health: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with HTTP.open(server.url + health, timeout=PATIENCE):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"{server.process.args} does not answer")
