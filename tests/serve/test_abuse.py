"""One bad client before a real server: the others are served, nothing is kept, no other host is asked."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection

from dashboard.serving.guard import MESSAGES_A_SECOND, MESSAGES_AT_ONCE
from dashboard.serving.sockets import sockets_within
from tests.serve.conftest import STREAMLIT, UVICORN, hosted
from tests.serve.proxy import proxied
from tests.serve.visitor import open_socket
from tests.servers import PATIENCE, fetch

FILES = 1024


@contextmanager
def other_hosts() -> Iterator[tuple[dict[str, str], list[str]]]:
    """Settings by which a server asks a proxy that reaches nothing, and what it was asked for."""
    asked: list[str] = []

    class Record(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(504)

        def do_CONNECT(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: it is kept."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Record) as proxy:
        thread = Thread(target=proxy.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{proxy.server_port}"
        try:
            yield {"http_proxy": url, "https_proxy": url, "no_proxy": ""}, asked
        finally:
            proxy.shutdown()
            thread.join()


@pytest.fixture(params=[STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def server(request: pytest.FixtureRequest, path: Path, tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """A server, and the list of other hosts that it asks."""
    with other_hosts() as (proxies, asked):
        settings = {"CHENGJING_WAREHOUSE": str(path), **proxies}
        with hosted(request.param, tmp_path / "log.txt", **settings) as url:
            yield url, asked


def choice() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "lang=en"
    return message.SerializeToString()


def count_runs(socket: ClientConnection) -> int:
    """How often the page began to run, as told so far."""
    count = 0
    while True:
        try:
            raw = socket.recv(timeout=0.1)
        except TimeoutError:
            return count
        assert isinstance(raw, bytes)
        count += ForwardMsg.FromString(raw).HasField("new_session")


def test_a_flood_of_choices_is_served_at_a_pace(server: tuple[str, list[str]]) -> None:
    url, _ = server
    with open_socket(url, url) as socket:
        begun = time.monotonic()
        for _ in range(1000):
            socket.send(choice())
        assert fetch(f"{url}/healthz")[0] == 200
        runs = count_runs(socket)
        assert 1 <= runs <= MESSAGES_AT_ONCE + MESSAGES_A_SECOND * (time.monotonic() - begun) + 1


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
def test_a_foreign_site_is_refused_and_no_other_host_is_asked(
    server: tuple[str, list[str]], origin: str
) -> None:
    url, asked = server
    for _ in range(10):
        with pytest.raises(InvalidStatus, match="403"), open_socket(url, origin):
            pytest.fail("it was accepted")
    assert fetch(f"{url}/_stcore/health", Origin=origin)[0] == 200
    assert asked == []


def test_nothing_is_taken_and_nothing_counted(server: tuple[str, list[str]]) -> None:
    url, _ = server
    for address in ("/_stcore/upload_file/a/b", "/_stcore/metrics", "/_stcore/upload%5Ffile/a/b"):
        assert fetch(url + address)[0] == 404
    assert fetch(f"{url}/_stcore/health")[0] == 200


def test_metrics_are_there_for_those_who_ask_for_them(path: Path, tmp_path: Path) -> None:
    settings = {"CHENGJING_WAREHOUSE": str(path), "CHENGJING_METRICS": "open"}
    with hosted(STREAMLIT, tmp_path / "log.txt", **settings) as url:
        status, body, _ = fetch(f"{url}/_stcore/metrics")
        assert (status, b"# EOF" in body) == (200, True)
        assert fetch(f"{url}/_stcore/upload_file/a/b")[0] == 404


def test_silent_sockets_leave_the_others_served_and_the_log_quiet(path: Path, tmp_path: Path) -> None:
    limited = ["sh", "-c", f'ulimit -n {FILES} && exec "$@"', "sh", *STREAMLIT]
    log = tmp_path / "log.txt"
    settings = {"CHENGJING_WAREHOUSE": str(path)}
    with hosted(limited, log, **settings) as url, ExitStack() as stack:
        reader = stack.enter_context(open_socket(url, url))
        refused = 0
        for _ in range(500):
            try:
                stack.enter_context(open_socket(url, url))
            except InvalidStatus:
                refused += 1
        assert refused == 500 + 1 - sockets_within(FILES)
        reader.send(choice())
        assert read_until_finished(reader) == ForwardMsg.FINISHED_SUCCESSFULLY
        assert fetch(f"{url}/readyz")[0] == 200
        lines = [line for line in log.read_text("utf-8").splitlines() if "Refused" in line]
        hint = "see CHENGJING_MAX_SOCKETS and the limit of open files"
        assert lines == [f"Refused: a socket, as there are {sockets_within(FILES)} ({hint})"]
        assert log.stat().st_size < 2000


def read_until_finished(socket: ClientConnection) -> int:
    """How the run of a page ended."""
    while True:
        raw = socket.recv(timeout=PATIENCE)
        assert isinstance(raw, bytes)
        message = ForwardMsg.FromString(raw)
        if message.HasField("script_finished"):
            return message.script_finished


def test_behind_the_proxy_this_site_is_its_public_name(nginx: str, path: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        log = tmp_path / "log.txt"
        replica = stack.enter_context(hosted(UVICORN, log, CHENGJING_WAREHOUSE=str(path)))
        url = stack.enter_context(proxied(nginx, [replica, replica], tmp_path))
        with open_socket(url, url) as socket:
            socket.send(choice())
            assert read_until_finished(socket) == ForwardMsg.FINISHED_SUCCESSFULLY
        for origin in (replica, "https://elsewhere.example"):
            with pytest.raises(InvalidStatus, match="403"), open_socket(url, origin):
                pytest.fail("it was accepted")
