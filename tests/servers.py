"""Servers in processes of their own: run on a free port, waited for, fetched from, stopped."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PATIENCE = 30  # seconds; for a busy machine, never waited out when all is well
# Straight to this machine, whatever proxy it uses.
HTTP = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def run_server(command: list[str], log: Path, health: str, *args: Any, **kwargs: Any) -> Iterator[str]:
    """The address of a server, as `run_process` starts it."""
    with run_process(command, log, health, *args, **kwargs) as (url, _):
        yield url


@contextmanager
def run_process(
    command: list[str],
    log: Path,
    health: str,
    host: str = "127.0.0.1",
    folder: Path = ROOT,
    **environment: str,
) -> Iterator[tuple[str, subprocess.Popen]]:
    """The address and the process of a server that a command starts, which ends in its port, once it is live."""
    for _ in range(3):  # another program may take the port in between
        port = find_free_port()
        url = f"http://{host}:{port}"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*command, str(port)],
                cwd=folder,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | environment,
            )
        if wait_until_live(url, process, health):
            break
        process.kill()
        process.wait()
    else:
        pytest.fail(f"the server did not start:\n{log.read_text('utf-8')}")
    try:
        yield url, process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def find_free_port() -> int:
    """A port of this machine that no program listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_live(url: str, process: subprocess.Popen, health: str = "/healthz") -> bool:
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
            return answer.status, answer.read(), _lower_names(answer.headers)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read(), _lower_names(refusal.headers)


def _lower_names(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def wait_for(condition: Callable[[], bool]) -> None:
    """Ask until it is so, for as long as patience lasts."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail("it did not come about")
        time.sleep(0.05)
