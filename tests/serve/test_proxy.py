"""The proxy keeps a reader on one replica by a cookie of its own, and spreads the readers of one office."""

import http.client
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.serve.proxy import proxied
from tests.servers import PATIENCE, fetch

MEGABYTE = 1_048_576
BROWSER = {"User-Agent": "one browser for the whole office"}


@contextmanager
def replica(name: str) -> Iterator[str]:
    """A server that answers with its own name; its address."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(name)))
            self.end_headers()
            self.wfile.write(name.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the test asks often."""

    with serve(Answer) as url:
        yield url


@contextmanager
def serve(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server that answers by a handler."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def proxy(nginx: str, tmp_path: Path) -> Iterator[str]:
    with ExitStack() as stack:
        replicas = [stack.enter_context(replica(name)) for name in ("one", "two")]
        yield stack.enter_context(proxied(nginx, replicas, tmp_path))


def test_the_readers_behind_one_address_spread_over_the_replicas(proxy: str) -> None:
    cookies = {fetch(proxy, **BROWSER)[2]["set-cookie"].partition(";")[0] for _ in range(60)}
    assert len(cookies) == 60
    reached = [fetch(proxy, Cookie=cookie, **BROWSER)[1].decode() for cookie in cookies]
    assert 15 <= reached.count("one") <= 45


def test_a_reader_stays_on_one_replica_and_keeps_the_cookie(proxy: str) -> None:
    cookie = fetch(proxy, **BROWSER)[2]["set-cookie"].partition(";")[0]
    answers = [fetch(proxy, Cookie=cookie, **BROWSER) for _ in range(20)]
    assert len({body for _, body, _ in answers}) == 1
    assert [headers for _, _, headers in answers if "set-cookie" in headers] == []


@pytest.mark.parametrize("cookie", ["", "chengjing_reader=", "chengjing_reader=../../x", "other=1"])
def test_a_browser_that_keeps_no_cookie_is_known_by_its_address_and_name(proxy: str, cookie: str) -> None:
    headers = BROWSER | ({"Cookie": cookie} if cookie else {})
    answers = [fetch(proxy, **headers) for _ in range(20)]
    assert len({body for _, body, _ in answers}) == 1
    assert all("HttpOnly; SameSite=Lax" in headers["set-cookie"] for _, _, headers in answers)


def test_scripts_are_asked_of_a_replica_once_for_each_encoding(nginx: str, tmp_path: Path) -> None:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.path} {self.headers.get('Accept-Encoding', '')}".strip())
            body = self.headers.get("Accept-Encoding", "plain").encode()
            self.send_response(200)
            self.send_header("Cache-Control", "public, immutable, max-age=31536000")
            self.send_header("Vary", "Accept-Encoding")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: it is kept."""

    with serve(Answer) as one, proxied(nginx, [one, one], tmp_path) as proxy:
        asked.clear()  # of the question whether it is well
        for _ in range(3):
            for encoding in ("br", "gzip"):
                for address in ("/static/js/a.1.js", "/base/static/css/a.1.css"):
                    status, body, headers = fetch(proxy + address, **{"Accept-Encoding": encoding})
                    assert (status, body.decode(), "set-cookie" in headers) == (200, encoding, False)
        assert sorted(asked) == sorted(
            f"{address} {encoding}"
            for address in ("/base/static/css/a.1.css", "/static/js/a.1.js")
            for encoding in ("br", "gzip")
        )


def test_the_proxy_does_not_pass_on_metrics(proxy: str) -> None:
    for address in ("/_stcore/metrics", "/base/_stcore/metrics", "/_stcore/%6detrics"):
        assert fetch(proxy + address)[0] == 404
    assert fetch(f"{proxy}/_stcore/health")[0] == 200


def test_a_file_that_is_too_large_is_refused_before_a_replica_has_any_of_it(
    nginx: str, tmp_path: Path
) -> None:
    arrived: list[int] = []

    class Take(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            size = int(self.headers["Content-Length"])
            while size > 0:
                size -= len(self.rfile.read(min(size, 65536)))
            arrived.append(int(self.headers["Content-Length"]))
            self.send_response(204)
            self.end_headers()

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: it is kept."""

    with serve(Take) as one, proxied(nginx, [one, one], tmp_path) as proxy:
        largest, too_large = 20 * MEGABYTE + 1000, 22 * MEGABYTE
        assert put(proxy, "/_stcore/upload_file/a/b", bytes(largest)) == 204
        assert put(proxy, "/_stcore/upload_file/a/b", bytes(too_large)) == 413
        assert put(proxy, "/elsewhere", bytes(65 * 1024)) == 413
        assert arrived == [largest]


def put(proxy: str, address: str, body: bytes) -> int:
    connection = http.client.HTTPConnection(urlsplit(proxy).netloc, timeout=PATIENCE)
    with suppress(BrokenPipeError, ConnectionResetError):  # the answer is there all the same
        connection.request("PUT", address, body)
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def test_an_office_is_served_and_a_flood_from_one_address_is_not(proxy: str) -> None:
    """300 readers who open a page at once: eight requests each would be more than any minute's office does."""
    begun = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: fetch(f"{proxy}/air")[0], range(1500)))
    seconds = time.monotonic() - begun
    assert statuses.count(200) >= 1000
    assert statuses.count(200) <= 1001 + 50 * seconds
    assert set(statuses) <= {200, 429}


def test_a_replica_that_does_not_even_refuse_keeps_nobody_waiting(nginx: str, tmp_path: Path) -> None:
    """Its queue of connections is full, so that the machine answers none: as one that is switched off."""
    with ExitStack() as stack:
        silent = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(silent.getsockname())
        silent_url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(TimeoutError):
            socket.create_connection(silent.getsockname(), timeout=0.5)
        replicas = [silent_url, stack.enter_context(replica("two"))]
        proxy = stack.enter_context(proxied(nginx, replicas, tmp_path))
        for number in range(8):
            status, body, _ = fetch(proxy, Cookie=f"chengjing_reader={number:032x}")
            assert (status, body) == (200, b"two")
