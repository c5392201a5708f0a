"""The API by itself over the small data; real servers over a folder of their own."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import routes
from dashboard.editions import EditionStore
from tests.servers import ROOT, run_server


@pytest.fixture
def path(mini_file: Path, tmp_path: Path) -> Path:
    """A copy of the warehouse of the small data in a folder of its own, to replace or spoil."""
    place = tmp_path / "published" / "warehouse.duckdb"
    place.parent.mkdir()
    return Path(shutil.copy(mini_file, place))


@pytest.fixture
def published(path: Path) -> EditionStore:
    return EditionStore(path)


@pytest.fixture
def client(published: EditionStore) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(published)), raise_server_exceptions=True) as opened:
        yield opened


@pytest.fixture
def nginx() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        reason = "no nginx: the test of two replicas behind it was not run"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@contextmanager
def hosted(
    command: list[str], log: Path, health: str = "/healthz", folder: Path = ROOT, **environment: str
) -> Iterator[str]:
    """A server that never builds, unless the environment says otherwise."""
    with run_server(command, log, health, folder=folder, **{"CHENGJING_BUILD": "never"} | environment) as url:
        yield url


UVICORN = [sys.executable, "-m", "uvicorn", "serve:app", "--host", "127.0.0.1", "--no-access-log", "--port"]
STREAMLIT = [
    sys.executable,
    "-m",
    "streamlit",
    "run",
    "serve.py",
    "--server.address",
    "127.0.0.1",
    "--server.port",
]
