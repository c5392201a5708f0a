"""The font of icons: each icon is there as Streamlit's own font has it. What pages show of it:
tests/browser/test_every_page.py.
"""

import importlib.util
import types

import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.serving.icon_font import ICONS, IconFont
from dashboard.ui.streamlit_internals import find_icon_font, static_folder
from tests.servers import ROOT

ADDRESS = "/base/static/media/Icons.1.woff2"


def load_making() -> types.ModuleType:
    """The program that writes the font."""
    spec = importlib.util.spec_from_file_location("icons", ROOT / ".ci" / "icons.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def making() -> types.ModuleType:
    return load_making()


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
