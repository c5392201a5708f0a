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
LEAVE = 10  # seconds
HTTP = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # straight to this machine


@dataclass(frozen=True)
class Server:
    """Where a server listens, and its process."""

    url: str
    port: int
    process: subprocess.Popen

    def read_memory(self) -> float:
        """Megabytes that its process holds, from /proc: Linux only."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024

    def read_processor_time(self) -> float:
        """Seconds that its threads have computed, from /proc: Linux only."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def run_streamlit(
    script: Path,
    folder: Path = ROOT,
    address: str = "localhost",
    log: Path | None = None,
    files: int | None = None,
    **environment: str,
) -> Iterator[Server]:
    """A Streamlit app with the settings of a folder; `files`: how many it may have open."""
    command = [*STREAMLIT, str(script), "--server.address", address, "--server.port"]
    if files:
        command = ["sh", "-c", f'ulimit -n {files} && exec "$@"', "sh", *command]
    with run_server(command, folder, "/_stcore/health", log, **environment) as server:
        yield server


@contextmanager
def run_server(
    command: list[str], folder: Path, health: str = "/", log: Path | None = None, **environment: str
) -> Iterator[Server]:
    """A server whose command ends in its port; what it writes goes to the log or nowhere.

    Raises RuntimeError if it does not answer in time.
    """
    port = find_free_port()
    with run_server_at(port, [*command, str(port)], folder, health, log, **environment) as server:
        yield server


def find_free_port() -> int:
    """A port of this machine that no program listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def run_server_at(
    port: int,
    command: list[str],
    folder: Path,
    health: str = "/",
    log: Path | None = None,
    **environment: str,
) -> Iterator[Server]:
    """The same for a server that knows its port."""
    with (log or Path(os.devnull)).open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://localhost:{port}", port, process)
    try:
        _wait_until_live(server, health)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(LEAVE)
        except subprocess.TimeoutExpired:  # an attack may have left it without time to end
            process.kill()
            process.wait()


def _wait_until_live(server: Server, health: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with HTTP.open(server.url + health, timeout=PATIENCE):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"{server.process.args} does not answer")
