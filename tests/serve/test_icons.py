"""The font of icons holds what pages use, and each icon as Streamlit's own font has it."""

import importlib.util
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.serving.icon_font import ICONS, IconFont
from dashboard.ui.frame import PAGES
from dashboard.ui.streamlit_internals import find_icon_font, static_folder
from tests.browser.conftest import settled
from tests.serve.conftest import STREAMLIT, hosted
from tests.servers import ROOT

ADDRESS = "/base/static/media/Icons.1.woff2"


@pytest.fixture(scope="module")
def making() -> types.ModuleType:
    """The program that writes the font."""
    spec = importlib.util.spec_from_file_location("icons", ROOT / ".ci" / "icons.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_icon_that_is_named_is_there_and_drawn_as_in_the_whole_font(making: types.ModuleType) -> None:
    whole, ours = TTFont(making.find_whole_font()), TTFont(ICONS)
    all_icons, icons = making.read_icons(whole), making.read_icons(ours)
    named = making.find_names() & set(all_icons)
    assert {"download", "share", "expand_more"} <= named
    assert named <= set(icons)
    assert len(icons) < 2 * len(named)  # some have several names
    for name, glyph in icons.items():
        here, there = ours["glyf"][glyph], whole["glyf"][all_icons[name]]
        assert here.getCoordinates(ours["glyf"]) == there.getCoordinates(whole["glyf"]), name
        assert ours["hmtx"][glyph] == whole["hmtx"][all_icons[name]], name


def test_the_font_is_a_small_part_of_the_whole(making: types.ModuleType) -> None:
    assert ICONS.stat().st_size < 15_000 < making.find_whole_font().stat().st_size / 20
    assert f"/static/{making.find_whole_font().relative_to(static_folder())}" == f"/{find_icon_font()}"


@pytest.fixture
def client() -> TestClient:
    routes = [Route("/{path:path}", lambda _: PlainTextResponse("another"))]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(IconFont, address=ADDRESS)]))


def test_the_font_is_sent_once_and_asked_for_each_time(client: TestClient) -> None:
    first = client.get(ADDRESS)
    assert (first.status_code, first.content) == (200, ICONS.read_bytes())
    assert (first.headers["content-type"], first.headers["cache-control"]) == ("font/woff2", "no-cache")
    again = client.get(ADDRESS, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(ADDRESS, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get("/base/static/media/Other.1.woff2").text == "another"


@pytest.fixture(scope="module")
def site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("site") / "log.txt"
    with hosted(STREAMLIT, log, CHENGJING_WAREHOUSE=str(built)) as url:
        yield url


@pytest.mark.parametrize("width", [1280, 375])
def test_no_page_shows_an_icon_that_the_font_does_not_have(
    making: types.ModuleType, browser: Browser, site: str, width: int
) -> None:
    icons = set(making.read_icons(TTFont(ICONS)))
    tab = browser.new_page(viewport={"width": width, "height": 900})
    for page in PAGES:
        tab.goto(f"{site}/{page}?lang=en")
        settled(tab)
        shown = set(tab.get_by_test_id("stIconMaterial").all_text_contents())
        assert "expand_more" in shown
        assert shown <= icons
    tab.close()
