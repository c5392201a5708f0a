"""The API by itself over the small data; real servers over a folder of their own."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import routes
from dashboard.published import Published
from etl.build import build
from tests.browser.conftest import free_port
from tests.conftest import MINI

ROOT = Path(__file__).parents[2]
PATIENCE = 30  # seconds; never waited out when all is well
HTTP = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # straight to this machine, whatever proxy it uses


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the small data."""
    place = tmp_path_factory.mktemp("built") / "warehouse.duckdb"
    build(MINI, place)
    return place


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    """A copy of it in a folder of its own, to replace or spoil."""
    place = tmp_path / "published" / "warehouse.duckdb"
    place.parent.mkdir()
    return Path(shutil.copy(built, place))


@pytest.fixture
def published(path: Path) -> Published:
    return Published(path)


@pytest.fixture
def client(published: Published) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(published)), raise_server_exceptions=True) as opened:
        yield opened


def fetch(url: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers of an address, also of a refusal."""
    try:
        with HTTP.open(urllib.request.Request(url, headers=headers), timeout=PATIENCE) as answer:
            return answer.status, answer.read(), {name.lower(): told for name, told in answer.headers.items()}
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read(), {name.lower(): told for name, told in refusal.headers.items()}


@contextmanager
def hosted(command: list[str], log: Path, health: str = "/healthz", folder: Path = ROOT, **environment: str) -> Iterator[str]:
    """A server started by a command that ends in its port, at its address once it is live."""
    for _ in range(3):  # another program may take the port in between
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        with log.open("wb") as told:
            process = subprocess.Popen(
                [*command, str(port)], cwd=folder, stdout=told, stderr=subprocess.STDOUT, env=os.environ | {"CHENGJING_BUILD": "never"} | environment
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


def live(url: str, process: subprocess.Popen, health: str = "/healthz") -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if fetch(url + health)[0] == 200:
                return True
        except OSError:
            time.sleep(0.05)
    return False


UVICORN = [sys.executable, "-m", "uvicorn", "serve:app", "--host", "127.0.0.1", "--no-access-log", "--port"]
STREAMLIT = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.address", "127.0.0.1", "--server.port"]
