"""Sign-in for real: a provider of OpenID Connect on this machine, the hosted dashboard, and a reader in a
browser.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.text import Text
from tests.browser.conftest import is_on, settled
from tests.serve.conftest import STREAMLIT, hosted
from tests.serve.provider import READER, start_provider, write_secrets
from tests.serve.visitor import form, open_socket, send_file, turn_to
from tests.servers import PATIENCE, fetch

TEXT = Text("en", {})
OUTSIDE = TEXT("sign_in.about") + TEXT(
    "sign_in.in"
)  # what a reader sees who has not signed in: no figure, nothing else


@pytest.fixture(scope="module")
def provider(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Vouches for one reader; not started where there is no browser."""
    with start_provider(tmp_path_factory.mktemp("provider")) as url:
        yield url


@pytest.fixture(scope="module")
def guarded(provider: str, mini_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The hosted dashboard over the small data, with the section of secrets that docs/hosting.md shows."""
    folder = tmp_path_factory.mktemp("guarded")
    settings = {
        **write_secrets(folder / "secrets.toml", provider, "http://127.0.0.1:{port}/oauth2callback"),
        "CHENGJING_WAREHOUSE": str(mini_file),
        "CHENGJING_UPLOADS": "open",
    }
    with hosted(STREAMLIT, folder / "log.txt", **settings) as url:
        yield url


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A browser that has never been here."""
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


def shown(tab: Page) -> Locator:
    """All that stands on the page beside the menu, when nothing more is to come."""
    main, app = tab.get_by_test_id("stMain"), tab.get_by_test_id("stApp")
    expect(main).not_to_be_empty()
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    return main


def goes_to_the_provider(tab: Page, site: str, provider: str) -> None:
    tab.goto(f"{site}/air?lang=en")
    expect(shown(tab)).to_have_text(OUTSIDE)
    tab.get_by_role("button", name=TEXT("sign_in.in")).click()
    tab.wait_for_url(f"{provider}/oauth2/authorize?**")


def signs_in(tab: Page, site: str, provider: str) -> None:
    goes_to_the_provider(tab, site, provider)
    tab.get_by_role("button", name=READER).click()
    settled(tab)


def test_a_reader_signs_in_reads_and_signs_out(tab: Page, guarded: str, provider: str) -> None:
    signs_in(tab, guarded, provider)
    assert tab.url.split("?")[0] == f"{guarded}/"
    is_on(tab, TEXT("page.overview"))

    tab.goto(f"{guarded}/air?lang=en")
    settled(tab)
    is_on(tab, TEXT("page.air"))

    tab.get_by_role("button", name=TEXT("sign_in.out")).click()
    tab.get_by_role("button", name="End session").click()
    tab.wait_for_url(f"{guarded}/**")
    expect(shown(tab)).to_have_text(OUTSIDE)
    tab.goto(f"{guarded}/air?lang=en")
    expect(shown(tab)).to_have_text(OUTSIDE)


def test_who_has_not_signed_in_hands_in_no_file(guarded: str) -> None:
    with open_socket(guarded, guarded) as socket:
        session = turn_to(socket, "overview")
        assert send_file(guarded, session, form(10)) == 403


def test_who_is_turned_away_at_the_provider_stays_outside(tab: Page, guarded: str, provider: str) -> None:
    goes_to_the_provider(tab, guarded, provider)
    tab.get_by_role("button", name="Deny").click()
    tab.wait_for_url(f"{guarded}/**")
    expect(shown(tab)).to_have_text(OUTSIDE)


def test_a_cookie_that_was_changed_opens_nothing(tab: Page, guarded: str, provider: str) -> None:
    signs_in(tab, guarded, provider)
    (cookie,) = [cookie for cookie in tab.context.cookies(guarded) if cookie["name"] == "_streamlit_user"]
    value = cookie["value"]
    third = len(value) // 3
    other = "A" if value[third] != "A" else "B"
    tab.context.add_cookies(
        [{"name": cookie["name"], "value": value[:third] + other + value[third + 1 :], "url": guarded}]
    )
    tab.goto(f"{guarded}/?lang=en")
    expect(shown(tab)).to_have_text(OUTSIDE)


@pytest.mark.parametrize(
    "table", ["claims", "figures", "targets", "audit", "places", "indicators", "sources"]
)
def test_the_data_api_is_closed_where_readers_sign_in(guarded: str, table: str) -> None:
    status, body, _ = fetch(f"{guarded}/api/v1/{table}")
    assert (status, set(json.loads(body))) == (403, {"parameter", "error"})
