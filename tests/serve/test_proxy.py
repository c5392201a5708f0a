"""The proxy keeps a reader on one replica by a cookie of its own, and spreads the readers of one office."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.serve.proxy import proxied
from tests.servers import fetch

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


def test_the_proxy_passes_on_neither_uploads_nor_metrics(proxy: str) -> None:
    for address in ("/_stcore/upload_file/a/b", "/_stcore/metrics", "/base/_stcore/upload%5Ffile/a/b"):
        assert fetch(proxy + address)[0] == 404
    assert fetch(f"{proxy}/_stcore/health")[0] == 200


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
