"""Servers in processes of their own: a free port, started, asked, stopped."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PATIENCE = 30  # seconds; for a busy machine, never waited out when all is well
HTTP = urllib.request.build_opener(
    urllib.request.ProxyHandler({})
)  # straight to this machine, whatever proxy it uses


@contextmanager
def started(
    command: list[str],
    log: Path,
    health: str,
    host: str = "127.0.0.1",
    folder: Path = ROOT,
    **environment: str,
) -> Iterator[str]:
    """A server started by a command that ends in its port, at its address once it is live."""
    for _ in range(3):  # another program may take the port in between
        port = free_port()
        url = f"http://{host}:{port}"
        with log.open("wb") as told:
            process = subprocess.Popen(
                [*command, str(port)],
                cwd=folder,
                stdout=told,
                stderr=subprocess.STDOUT,
                env=os.environ | environment,
            )
        if live(url, process, health):
            break
        process.kill()
        process.wait()
    else:
        pytest.fail(f"the server did not start:\n{log.read_text('utf-8')}")
    try:
        yield url
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def live(url: str, process: subprocess.Popen, health: str = "/healthz") -> bool:
    """Whether the server says it is well, before it ends or patience does."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if fetch(url + health)[0] == 200:
                return True
        except OSError:
            time.sleep(0.05)
    return False


def fetch(url: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers of an address, also of a refusal."""
    try:
        with HTTP.open(urllib.request.Request(url, headers=headers), timeout=PATIENCE) as answer:
            return answer.status, answer.read(), {name.lower(): told for name, told in answer.headers.items()}
    except urllib.error.HTTPError as refusal:
        with refusal:
            return (
                refusal.code,
                refusal.read(),
                {name.lower(): told for name, told in refusal.headers.items()},
            )
