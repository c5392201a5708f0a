"""A preview before a real server and in real browsers: its links stay in it, another reader has none of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.text import load_texts
from tests.browser.conftest import settled
from tests.program_copy import copy_program
from tests.serve.conftest import STREAMLIT, hosted
from tests.servers import ROOT, fetch, wait_for

ZH = load_texts("zh")
PAGE = '''"""Offers a preview."""

from dashboard.ui.blocks.previews import offer_preview
from dashboard.ui.blocks.text import show_heading
from dashboard.ui.frame import open_page

run = open_page()
show_heading(run, "own")
row = {"place_id": "harbour", "scope_id": "urban", "period": "2026", "basis_id": "new_state", "kind": "actual"}
row |= {"comparator": "=", "value": "19.7", "unit_id": "ug_m3", "source_id": "harbour_report", "printed": "19.7"}
offer_preview(run, {"claims/pm25.csv": [row]}, "own")
'''
# An address that tells how many previews the process holds.
HELD = """
from starlette.responses import JSONResponse
from starlette.routing import Route


def with_held(*given, **named):
    return [Route("/held", lambda _: JSONResponse(len(PREVIEWS._held))), *routes(*given, **named)]


app = st.App("""


@pytest.fixture(scope="module")
def site(mini_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A copy of the program with a page that offers a preview, and less patience with readers who left."""
    folder = tmp_path_factory.mktemp("previewing")
    program = copy_program(folder, mini_file)
    program.write("serve.py", (ROOT / "serve.py").read_text("utf-8"))
    program.replace("serve.py", "routes=routes(", "routes=with_held(")
    program.replace("serve.py", "\napp = st.App(", HELD.rstrip())
    program.write("pages/own.py", PAGE)
    program.replace("dashboard/ui/frame.py", '"check": [', '"check": ["own", ')
    program.add_text("page.own", "自备数据", "Own data")
    program.add_text("own.about", "预览自备数据。", "Previews data of one's own.")
    program.replace("dashboard/previews.py", "LEAVE = 60", "LEAVE = 0.2")
    program.replace("dashboard/serving/upload_gate.py", "WATCH_EVERY = 10", "WATCH_EVERY = 0.1")
    settings = {"CHENGJING_WAREHOUSE": str(mini_file), "CHENGJING_UPLOADS": "open"}
    with hosted(STREAMLIT, folder / "log.txt", folder=program.folder, **settings) as url:
        yield url


def open_tab(browser: Browser, address: str) -> Page:
    tab = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800}).new_page()
    tab.goto(address)
    settled(tab)
    return tab


def test_links_stay_in_the_preview_and_nobody_else_has_it(browser: Browser, site: str) -> None:
    one = open_tab(browser, f"{site}/own")
    one.get_by_role("button", name=ZH["preview.offer"].format(rows=1)).click()
    banner = one.locator(".cj-preview")
    expect(banner).to_be_visible()
    one.get_by_test_id("stPageLink").get_by_text(ZH["page.compare"]).click()
    number = one.get_by_role("link", name="19.7").first
    expect(number).to_be_visible()
    compared = one.url
    number.click()  # on every other page it opens a tab of its own
    expect(one.locator(".cj-citations")).to_contain_text(ZH["preview.mark"])
    expect(banner).to_be_visible()
    assert "claim_id=" in one.url and len(one.context.pages) == 1
    claim = one.url
    one.go_back()
    expect(one.get_by_role("link", name="19.7").first).to_be_visible()
    assert one.url == compared
    other = open_tab(browser, claim)
    expect(other.locator(".cj-preview")).to_have_count(0)
    expect(other.get_by_text("19.7")).to_have_count(0)
    assert b"19.7" not in fetch(f"{site}/api/v1/claims?limit=1000")[1]
    assert fetch(f"{site}/held")[1] == b"1"
    one.context.close()
    wait_for(lambda: fetch(f"{site}/held")[1] == b"0")
    other.context.close()


def test_who_leaves_or_loads_the_page_anew_sees_what_is_published(browser: Browser, site: str) -> None:
    tab = open_tab(browser, f"{site}/own")
    for leave in (lambda: tab.get_by_role("button", name=ZH["preview.leave"]).click(), tab.reload):
        tab.get_by_role("button", name=ZH["preview.offer"].format(rows=1)).click()
        expect(tab.locator(".cj-preview")).to_be_visible()
        leave()
        expect(tab.locator(".cj-preview")).to_have_count(0)
    tab.context.close()
    wait_for(lambda: fetch(f"{site}/held")[1] == b"0")
