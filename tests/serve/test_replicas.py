"""Two replicas behind a real nginx read one file; a new build is published while clients click and poll."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from etl.build import build
from tests.edits import replace
from tests.serve.conftest import STREAMLIT, UVICORN, hosted
from tests.serve.proxy import proxied
from tests.servers import PATIENCE, fetch

DEADLINE = 5  # seconds: the promise of docs/hosting.md


@pytest.fixture
def proxy(nginx: str, path: Path, tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the proxy, set up by deploy/nginx.conf, and those of the replicas behind it."""
    with ExitStack() as stack:
        replicas = [
            stack.enter_context(
                hosted(UVICORN, tmp_path / f"replica-{number}.txt", CHENGJING_WAREHOUSE=str(path))
            )
            for number in (1, 2)
        ]
        yield stack.enter_context(proxied(nginx, replicas, tmp_path)), replicas


@dataclass
class Client:
    """Requests until stopped, ten a second: together they stay below the pace that the proxy allows one address.

    Keeps times, builds seen and failures.
    """

    name: str
    request_build: Callable[[], str]
    seen: list[tuple[float, str]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    answered: Event = field(default_factory=Event)

    def run(self, stop: Event) -> None:
        while not stop.is_set():
            begun = time.monotonic()
            try:
                self.seen.append((begun, self.request_build()))
            except Exception as error:  # whatever it is, it is a failed request
                self.failed.append(repr(error))
            self.answered.set()
            stop.wait(0.1)


def poller(url: str, name: str) -> Client:
    """A program that polls the data API."""

    def request_build() -> str:
        status, body, _ = fetch(f"{url}/api/v1/figures?limit=1", **{"User-Agent": name})
        assert status == 200, body
        found = re.search(rb'"build":"([0-9a-f]{32})"', body)
        assert found
        return found[1].decode()[:8]

    return Client(name, request_build)


def clicker(url: str, name: str, stack: ExitStack) -> Client:
    """A reader who clicks: a session of Streamlit over its own WebSocket, run anew each time."""
    socket: ClientConnection = stack.enter_context(
        connect(
            f"ws{url.removeprefix('http')}/_stcore/stream",
            user_agent_header=name,
            max_size=None,
            proxy=None,
            open_timeout=PATIENCE,
        )
    )

    def request_build() -> str:
        click = BackMsg()
        click.rerun_script.query_string = "lang=en"
        socket.send(click.SerializeToString())
        received = b""
        while True:
            raw = socket.recv(timeout=PATIENCE)
            assert isinstance(raw, bytes)
            message = ForwardMsg.FromString(raw)
            received += raw
            if message.WhichOneof("type") == "script_finished":
                assert message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY, message
                found = re.search(rb"build ([0-9a-f]{8})", received)
                assert found, "the run ended without the data's card"
                return found[1].decode()

    return Client(name, request_build)


def test_a_new_build_reaches_every_client_and_no_request_fails(
    proxy: tuple[str, list[str]], path: Path, data: Path
) -> None:
    url, replicas = proxy
    first = fetch(f"{url}/api/v1/places")[1].split(b'"')[3].decode()[:8]
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    aside = path.parent / "next" / path.name
    aside.parent.mkdir()
    second = build(data, aside)[:8]
    with ExitStack() as stack:
        clients = [poller(url, f"poller-{number}") for number in range(4)] + [
            clicker(url, f"clicker-{number}", stack) for number in range(4)
        ]
        stop = Event()
        threads = [Thread(target=client.run, args=(stop,)) for client in clients]
        for thread in threads:
            thread.start()
        assert all(client.answered.wait(PATIENCE) for client in clients)
        aside.replace(path)
        published = time.monotonic()
        while time.monotonic() < published + DEADLINE and any(
            not client.seen or client.seen[-1][1] != second for client in clients
        ):
            stop.wait(0.05)
        stop.set()
        for thread in threads:
            thread.join(PATIENCE)
    assert {client.name: client.failed for client in clients if client.failed} == {}
    for client in clients:
        assert client.seen[0][1] == first != second
        assert client.seen[-1][1] == second, (
            f"{client.name} saw the old build for more than {DEADLINE} seconds"
        )
        assert [
            build for begun, build in client.seen if begun > published + DEADLINE and build != second
        ] == []
    assert {fetch(f"{replica}/readyz")[1].decode().split('"')[7][:8] for replica in replicas} == {second}


@pytest.mark.parametrize("command", [UVICORN, STREAMLIT], ids=["uvicorn", "streamlit"])
def test_a_server_serves_pages_data_and_health_below_a_base_path(
    command: list[str], path: Path, tmp_path: Path
) -> None:
    settings = {
        "STREAMLIT_SERVER_BASE_URL_PATH": "/chengjing/",
        "CHENGJING_ALLOWED_HOSTS": "data.example.org",
        "CHENGJING_WAREHOUSE": str(path),
    }
    with hosted(
        command, tmp_path / "log.txt", CHENGJING_FRAME_ANCESTORS="https://portal.example.org", **settings
    ) as url:
        for address in (
            "/healthz",
            "/readyz",
            "/chengjing/readyz",
            "/chengjing/api/v1/places",
            "/chengjing/air",
            "/chengjing/_stcore/health",
        ):
            status, _, headers = fetch(url + address)
            assert (address, status, headers["x-content-type-options"]) == (address, 200, "nosniff")
            assert headers["content-security-policy"].endswith("frame-ancestors https://portal.example.org")
        assert fetch(f"{url}/chengjing/", Host="data.example.org")[0] == 200
        assert fetch(f"{url}/chengjing/", Host="evil.example.com")[0] == 400
        assert fetch(f"{url}/chengjing/", Host="www.data.example.org")[0] == 400
