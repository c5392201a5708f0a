"""What a browser loads first: a prepared page, and scripts that are compressed once."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.serving import static_files
from dashboard.serving.encodings import choose_encoding, encode
from dashboard.serving.headers import policy
from dashboard.serving.index_page import IndexPage, prepare_page
from dashboard.serving.static_files import CompressedFiles
from dashboard.ui.streamlit_internals import ELEMENTS, find_page_modules, read_index_page, static_folder
from tests.serve.conftest import STREAMLIT, UVICORN, hosted
from tests.servers import fetch

DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
STREAMLIT_PAGE = '<html><head><title>t</title></head><body><div id="root"></div></body></html>'
SCRIPT = "const words = '" + "澄境" * 2000 + "';"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("BR", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.0,gzip; q=0", ""),
        ("identity", ""),
        ("*", ""),
        ("", ""),
    ],
)
def test_an_encoding_is_one_that_the_client_takes(accepted: str, encoding: str) -> None:
    assert choose_encoding(accepted) == encoding


@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
def test_what_is_encoded_can_be_read(encoding: str) -> None:
    encoded = encode(SCRIPT.encode(), encoding)
    assert DECODE[encoding](encoded).decode() == SCRIPT
    assert encode(SCRIPT.encode(), encoding) == encoded
    assert (len(encoded) < len(SCRIPT)) is bool(encoding)


def test_the_page_begins_with_the_script_ends_with_the_style_and_loads_no_font() -> None:
    font = '<link\n rel="preload"\n href="./f.woff2"\n as="font"\n crossorigin\n/>'
    page = prepare_page(
        STREAMLIT_PAGE.replace("<title>", font + "<title>"), "f(1)", "<style>a</style>", ["./b.js", "./c.js"]
    )
    link = '<link {} fetchpriority="low" crossorigin href="./{}.js">'
    assert page == (
        "<html><head><script>f(1)</script><title>t</title>"
        + link.format('rel="modulepreload"', "b")
        + link.format('rel="preload" as="script"', "c")
        + "</head>"
        '<body><div id="root"></div><style>a</style></body></html>'
    )


def test_streamlit_still_has_what_the_page_is_prepared_for() -> None:
    """After an upgrade this says what to look at anew."""
    page = read_index_page()
    assert all(mark in page for mark in ("<head>", "</head>", '<div id="root">', "</body>", 'as="font"'))
    assert 'as="font"' not in prepare_page(page, "f(1)")
    modules = find_page_modules()
    for element in ELEMENTS:
        assert [module for module in modules if module.startswith(f"./static/js/{element}.")], element
    assert "PlotlyChart" in modules[-1]
    assert all((static_folder().parent / module).is_file() for module in modules)
    assert not any(module in page for module in modules)
    sources = "".join(file.read_text("utf-8") for file in (static_folder() / "js").glob("index.*.js"))
    for name in ("window.__streamlit", "BACKEND_BASE_URL", "LIGHT_THEME", "DARK_THEME"):
        assert name in sources


@pytest.fixture
def pages() -> Iterator[TestClient]:
    """Answers of several kinds, compressed as Streamlit compresses them, where the prepared page is `PAGE`."""
    parts = [STREAMLIT_PAGE[:30].encode(), STREAMLIT_PAGE[30:].encode()]
    answers = {
        "/": lambda _: HTMLResponse(STREAMLIT_PAGE),
        "/parts": lambda _: StreamingResponse(iter(parts), media_type="text/html"),
        "/other": lambda _: HTMLResponse("<html><head></head><body>API</body></html>"),
        "/text": lambda _: PlainTextResponse(STREAMLIT_PAGE),
        "/gone": lambda _: HTMLResponse(STREAMLIT_PAGE, 404),
    }
    routes = [Route(path, answer, methods=["GET", "HEAD"]) for path, answer in answers.items()]
    compression = Middleware(GZipMiddleware, minimum_size=1)
    app = Starlette(routes=routes, middleware=[Middleware(IndexPage, page="PAGE" * 100), compression])
    with TestClient(app) as client:
        yield client


def test_the_prepared_page_is_sent_in_place_of_streamlits_and_of_nothing_else(pages: TestClient) -> None:
    for path in ("/", "/parts"):
        for encoding in ("gzip", "identity"):
            answer = pages.get(path, headers={"Accept": "text/html", "Accept-Encoding": encoding})
            assert answer.text == "PAGE" * 100
            assert answer.headers.get("content-encoding", "identity") == encoding
            assert answer.headers["cache-control"] == "no-cache"
            assert answer.headers["vary"] == "Accept-Encoding"
    assert pages.get("/other").text == "<html><head></head><body>API</body></html>"
    assert pages.get("/text").text == pages.get("/gone").text == STREAMLIT_PAGE
    assert "PAGE" not in pages.head("/").text


def test_a_browser_that_has_the_page_gets_no_second_one(pages: TestClient) -> None:
    headers = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    tag = pages.get("/", headers=headers).headers["etag"]
    again = pages.get("/", headers=headers | {"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert pages.get("/", headers=headers | {"If-None-Match": '"another"'}).status_code == 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "static"
    (place / "js").mkdir(parents=True)
    (place / "js" / "a.1.js").write_text(SCRIPT, "utf-8")
    (place / "font.woff2").write_bytes(b"font")
    (tmp_path / "secret.js").write_text("secret", "utf-8")
    return place


@pytest.fixture
def files(folder: Path) -> Iterator[TestClient]:
    """An app that answers "Streamlit" to everything that is not a compressed file of the folder."""
    routes = [Route("/{path:path}", lambda _: PlainTextResponse("Streamlit"), methods=["GET", "HEAD", "PUT"])]
    middleware = [Middleware(CompressedFiles, folder=folder, address="/base/static")]
    with TestClient(Starlette(routes=routes, middleware=middleware)) as client:
        yield client


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_script_is_sent_compressed_to_be_kept_for_a_year(files: TestClient, encoding: str) -> None:
    for ask in (files.get, files.head):
        answer = ask("/base/static/js/a.1.js", headers={"Accept-Encoding": encoding})
        assert answer.status_code == 200
        assert answer.headers["content-encoding"] == encoding
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"
        assert int(answer.headers["content-length"]) == len(encode(SCRIPT.encode(), encoding))
        assert answer.text == ("" if ask == files.head else SCRIPT)


def test_a_script_is_compressed_once(files: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []

    def count(data: bytes, encoding: str) -> bytes:
        counted.append(encoding)
        return encode(data, encoding)

    monkeypatch.setattr(static_files, "encode", count)
    for _ in range(3):
        files.get("/base/static/js/a.1.js", headers={"Accept-Encoding": "gzip"})
    assert counted == ["gzip"]


@pytest.mark.parametrize(
    ("method", "address", "headers"),
    [
        ("GET", "/base/static/js/a.1.js", {"Accept-Encoding": "identity"}),
        ("GET", "/base/static/js/a.1.js", {"Accept-Encoding": "gzip", "Range": "bytes=0-9"}),
        ("PUT", "/base/static/js/a.1.js", {"Accept-Encoding": "gzip"}),
        ("GET", "/static/js/a.1.js", {"Accept-Encoding": "gzip"}),
        ("GET", "/base/static/font.woff2", {"Accept-Encoding": "gzip"}),
        ("GET", "/base/static/../secret.js", {"Accept-Encoding": "gzip"}),
        ("GET", "/base/static/%2e%2e/secret.js", {"Accept-Encoding": "gzip"}),
        ("GET", "/base/static/js/none.js", {"Accept-Encoding": "gzip"}),
    ],
)
def test_all_else_is_left_to_streamlit(
    files: TestClient, method: str, address: str, headers: dict[str, str]
) -> None:
    assert files.request(method, address, headers=headers).text == "Streamlit"


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
@pytest.mark.parametrize("base", ["", "/chengjing"])
def test_everything_that_a_page_loads_is_there_and_small(
    command: list[str], base: str, path: Path, tmp_path: Path
) -> None:
    settings = {"CHENGJING_WAREHOUSE": str(path), "STREAMLIT_SERVER_BASE_URL_PATH": base}
    with hosted(command, tmp_path / "log.txt", **settings) as url:
        browser = {"Accept": "text/html", "Accept-Encoding": "gzip, br"}
        _, body, headers = fetch(f"{url}{base}/air", **browser)
        page = brotli.decompress(body).decode()
        assert len(body) < 15_000
        inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        assert f'new URL("{base}/",location.origin)' in inline[0]
        assert headers["content-security-policy"] == policy(page)["Content-Security-Policy"]
        loaded = re.findall(r'(?:src|href)="\./(static/[^"]+)"', page)
        assert len(loaded) > 80
        total = len(body)
        for address in loaded:
            status, body, headers = fetch(f"{url}{base}/{address}", **browser)
            assert (status, headers["content-encoding"]) == (200, "br"), address
            assert headers["x-content-type-options"] == "nosniff"
            file = static_folder() / address.removeprefix("static/")
            assert brotli.decompress(body) == file.read_bytes()
            total += len(body)
        assert 1_000_000 < total < 2_000_000
