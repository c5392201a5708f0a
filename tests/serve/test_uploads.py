"""A reader's file before a real server: taken where a page asks for it, within limits, and let go."""

import http.client
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.text import Language, Text
from tests.browser.conftest import settled
from tests.program_copy import copy_program
from tests.serve.conftest import STREAMLIT, UVICORN, hosted
from tests.serve.visitor import form, open_socket, pieces, prepare_headers, send_file, turn_to
from tests.servers import PATIENCE, ROOT, fetch, wait_for

MEGABYTE = 1_048_576
SETTINGS = {
    "CHENGJING_UPLOADS": "open",
    "CHENGJING_UPLOAD_MB": "2",
    "CHENGJING_UPLOAD_SESSION_FILES": "3",
    "CHENGJING_UPLOAD_SESSION_MB": "3",
    "CHENGJING_UPLOAD_PROCESS_FILES": "5",
}
PAGE = '''"""Takes a file."""

from dashboard.ui.blocks.text import show_heading, show_note
from dashboard.ui.blocks.uploads import ask_for_file
from dashboard.ui.frame import open_page

run = open_page()
show_heading(run, "own")
if file := ask_for_file(run, "own", "page.own", types=("csv", "txt")):
    show_note(f"{file.name}: {len(file.content)}")
'''
# An address that tells what Streamlit holds; its own metrics tell what was a while ago.
HELD = """
from starlette.responses import JSONResponse
from starlette.routing import Route


def with_held(*given, **named):
    return [Route("/held", lambda _: JSONResponse(SessionFiles().sizes())), *routes(*given, **named)]


app = st.App("""


@pytest.fixture(scope="module", params=[STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def site(
    request: pytest.FixtureRequest, mini_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A copy of the program with a page that takes a file, and less patience with readers who left."""
    folder = tmp_path_factory.mktemp("taking")
    program = copy_program(folder, mini_file)
    program.write("serve.py", (ROOT / "serve.py").read_text("utf-8"))
    program.replace("serve.py", "routes=routes(", "routes=with_held(")
    program.replace("serve.py", "\napp = st.App(", HELD.rstrip())
    program.write("pages/own.py", PAGE)
    program.replace("dashboard/ui/frame.py", '"check": [', '"check": ["own", ')
    program.add_text("page.own", "自备文件", "Own file")
    program.add_text("own.about", "读取自备文件。", "Reads a file of one's own.")
    program.replace("dashboard/uploads.py", "LEAVE = 60", "LEAVE = 0.2")
    program.replace("dashboard/serving/upload_gate.py", "WATCH_EVERY = 10", "WATCH_EVERY = 0.1")
    program.replace("dashboard/serving/upload_gate.py", "LONGEST_UPLOAD = 180", "LONGEST_UPLOAD = 2")
    settings = SETTINGS | {"CHENGJING_WAREHOUSE": str(mini_file)}
    with hosted(request.param, folder / "log.txt", folder=program.folder, **settings) as url:
        yield url


def held(url: str) -> int:
    """Bytes of files that Streamlit holds."""
    sizes = json.loads(fetch(f"{url}/held")[1])
    return sum(map(sum, sizes.values()))


def test_a_file_is_taken_while_the_page_that_asks_for_it_is_open(site: str) -> None:
    with open_socket(site, site) as socket:
        session = turn_to(socket, "overview")
        assert send_file(site, session, form(10)) == 403
        turn_to(socket, "own")
        assert send_file(site, session, form(MEGABYTE)) == 204
        assert held(site) == MEGABYTE
        turn_to(socket, "own")
        assert held(site) == MEGABYTE
        turn_to(socket, "overview")
        assert held(site) == 0
        assert send_file(site, session, form(10)) == 403


def test_a_file_is_let_go_when_its_reader_takes_it_back_or_leaves(site: str) -> None:
    with open_socket(site, site) as socket:
        session = turn_to(socket, "own")
        name = str(uuid.uuid4())
        assert send_file(site, session, form(MEGABYTE), name=name) == 204
        assert send_file(site, session, b"", "DELETE", name) == 204
        assert held(site) == 0
        assert send_file(site, session, form(MEGABYTE)) == 204
        assert held(site) == MEGABYTE
    wait_for(lambda: held(site) == 0)
    assert send_file(site, session, form(10)) == 403


def test_a_session_and_the_process_hold_only_so_much(site: str) -> None:
    with open_socket(site, site) as one, open_socket(site, site) as two:
        first, second = turn_to(one, "own"), turn_to(two, "own")
        assert [send_file(site, first, form(MEGABYTE)) for _ in range(3)] == [204, 204, 429]
        assert [send_file(site, first, form(1)) for _ in range(2)] == [204, 429]
        assert [send_file(site, second, form(1)) for _ in range(3)] == [204, 204, 503]
        assert held(site) == 2 * MEGABYTE + 3
    wait_for(lambda: held(site) == 0)


@pytest.mark.parametrize("size", [2 * MEGABYTE + 1, 40 * MEGABYTE])
def test_a_file_too_large_is_refused_whatever_it_says_of_its_size(site: str, size: int) -> None:
    with open_socket(site, site) as socket:
        session = turn_to(socket, "own")
        assert send_file(site, session, form(size)) == 413
        assert send_file(site, session, pieces(size)) == 413
        assert send_file(site, session, pieces(2 * MEGABYTE - 1000)) == 204
    wait_for(lambda: held(site) == 0)


def test_a_file_that_never_ends_gives_its_room_back(site: str) -> None:
    with open_socket(site, site) as socket:
        session = turn_to(socket, "own")
        slow = http.client.HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)
        slow.putrequest("PUT", f"/_stcore/upload_file/{session}/{uuid.uuid4()}")
        for name, value in (prepare_headers(site) | {"Content-Length": str(2 * MEGABYTE)}).items():
            slow.putheader(name, value)
        slow.endheaders(form(1000)[:500])
        wait_for(lambda: send_file(site, session, form(3 * MEGABYTE // 2)) == 429)
        assert slow.getresponse().status == 408
        slow.close()
        assert send_file(site, session, form(3 * MEGABYTE // 2)) == 204
    wait_for(lambda: held(site) == 0)


@pytest.mark.parametrize(
    ("language", "limits"), [("zh", "CSV、TXT，不超过2 MB"), ("en", "CSV, TXT, at most 2 MB")]
)
def test_a_reader_hands_in_a_file_and_is_told_in_their_language(
    browser: Browser, site: str, language: Language, limits: str
) -> None:
    context = browser.new_context(viewport={"width": 900, "height": 700})
    tab = context.new_page()
    tab.goto(f"{site}/own?lang={language}")
    settled(tab)
    text = Text(language, {})
    assert read_words(tab) == [text("upload.choose"), limits]
    hand_in(tab, "\u202egnp.<b>数据.csv", 1000)
    expect(tab.get_by_text("gnp.<b>数据.csv: 1000")).to_be_visible()
    tab.get_by_test_id("stSegmentedControl").or_(tab.get_by_test_id("stButtonGroup")).first.get_by_role(
        "radio"
    ).nth(1 if language == "zh" else 0).click()
    expect(tab.get_by_text("gnp.<b>数据.csv: 1000")).to_be_visible()
    hand_in(tab, "large.csv", 2 * MEGABYTE + 1)
    expect(tab.get_by_role("alert")).to_have_count(1)
    context.close()
    wait_for(lambda: held(site) == 0)


def hand_in(tab: Page, name: str, size: int) -> None:
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": bytes(size)}
    )


def read_words(tab: Page) -> list[str]:
    """What the field says: the words of the style, in place of Streamlit's."""
    script = """() => ["stFileUploaderDropzone'] button [data-testid='stMarkdownContainer",
        "stFileUploaderDropzoneInstructions"].map(name => getComputedStyle(
            document.querySelector(`[data-testid='${name}']`), "::after").content.slice(1, -1))"""
    return tab.evaluate(script)


@pytest.mark.parametrize(
    ("method", "address", "more", "status"),
    [
        ("PUT", "{unknown}/{file}", {}, 403),
        ("PUT", "{session}/{file}", {"Origin": "https://elsewhere.example"}, 403),
        ("PUT", "{session}/{file}", {"X-Xsrftoken": "guessed"}, 403),
        ("DELETE", "{session}/{file}", {"X-Xsrftoken": "guessed"}, 403),
        ("PUT", "{session}/../../{file}", {}, 404),
        ("PUT", "{session}/x", {}, 404),
        ("PUT", "{session}", {}, 404),
        ("GET", "{session}/{file}", {}, 404),
        ("OPTIONS", "{session}/{file}", {}, 404),
        ("POST", "{session}/{file}", {}, 404),
    ],
)
def test_nothing_else_is_taken(
    site: str, method: str, address: str, more: dict[str, str], status: int
) -> None:
    with open_socket(site, site) as socket:
        session = turn_to(socket, "own")
        path = address.format(session=session, unknown=uuid.uuid4(), file=uuid.uuid4())
        connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)
        connection.request(method, f"/_stcore/upload_file/{path}", form(10), prepare_headers(site) | more)
        assert connection.getresponse().status == status
        connection.close()
        assert held(site) == 0
