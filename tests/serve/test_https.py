"""Behind a proxy that readers reach by HTTPS: redirects stay on the site, cookies go by HTTPS only."""

import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from dashboard.serving.own_address import shorten_redirect
from tests.serve.conftest import STREAMLIT, UVICORN, hosted
from tests.serve.provider import COOKIE_SECRET, READER, start_provider, write_secrets
from tests.serve.proxy import proxied
from tests.servers import PATIENCE

SITE = "data.example.org"
HTTPS = {"X-Forwarded-Proto": "https", "Host": SITE}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Vouches for one reader."""
    with start_provider(tmp_path_factory.mktemp("provider")) as url:
        yield url


@pytest.fixture(scope="module")
def replica(provider: str, mini_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The hosted dashboard below a path, for readers who sign in, reached as any host."""
    folder = tmp_path_factory.mktemp("replica")
    redirect_uri = f"https://{SITE}/chengjing/oauth2callback"
    settings = {
        **write_secrets(folder / "secrets.toml", provider, redirect_uri),
        "STREAMLIT_SERVER_BASE_URL_PATH": "chengjing",
        "CHENGJING_WAREHOUSE": str(mini_file),
    }
    with hosted(STREAMLIT, folder / "log.txt", **settings) as url:
        yield url


@pytest.fixture
def proxy(nginx: str, replica: str, tmp_path: Path) -> Iterator[str]:
    with proxied(nginx, [replica, replica], tmp_path) as url:
        yield url


def ask(
    url: str, path: str, method: str = "GET", body: str = "", **headers: str
) -> tuple[int, str, list[str]]:
    """Status, the address redirected to, and each cookie that is set; no redirect is followed."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body or None, headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers["Location"] or "", answer.headers.get_all("Set-Cookie") or []


@pytest.mark.parametrize("scheme", ["https", "http"])
@pytest.mark.parametrize("host", [SITE, f"{SITE}:8443", "evil.example.com"])
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/healthz/", "/healthz"),
        ("/chengjing/healthz/?a=b", "/chengjing/healthz?a=b"),
        ("/chengjing/api/v1", "v1/"),
        ("/chengjing/api/v1/places/", "/chengjing/api/v1/places"),
        ("/chengjing/_stcore/health/", "/chengjing/_stcore/health"),
        ("/chengjing/oauth2callback?state=made-up&code=1", "/chengjing/"),
        ("/chengjing/auth/login?provider=made-up", "/chengjing/"),
    ],
)
def test_a_redirect_within_the_site_names_neither_scheme_nor_host(
    proxy: str, scheme: str, host: str, path: str, target: str
) -> None:
    status, location, _ = ask(proxy, path, **{"X-Forwarded-Proto": scheme, "Host": host})
    assert (status // 100, location) == (3, target)


@pytest.mark.parametrize(
    ("location", "shortened"),
    [
        ("http://a.example/air?lang=en#top", "/air?lang=en#top"),
        ("https://a.example", "/"),
        ("http://a.example//evil.example.com/x", "/evil.example.com/x"),
        ("https://login.example.org/authorize?x=1", "https://login.example.org/authorize?x=1"),
        ("http://a.example.evil.com/", "http://a.example.evil.com/"),
        ("https://a.example:8443/x", "https://a.example:8443/x"),
        ("v1/", "v1/"),
        ("/air", "/air"),
    ],
)
def test_only_this_host_is_left_out(location: str, shortened: str) -> None:
    assert shorten_redirect(location, "a.example") == shortened


def is_secure(cookie: str) -> bool:
    return "Secure" in cookie.split("; ")


def names(cookies: list[str]) -> set[str]:
    return {cookie.partition("=")[0] for cookie in cookies}


@pytest.mark.parametrize(("scheme", "secure"), [("https", True), ("http", False), ("ftp; x", False)])
def test_cookies_are_for_https_only_where_the_reader_came_by_it(
    proxy: str, scheme: str, secure: bool
) -> None:
    _, _, cookies = ask(proxy, "/chengjing/_stcore/health", **{"X-Forwarded-Proto": scheme, "Host": SITE})
    assert names(cookies) == {"_streamlit_xsrf", "chengjing_reader"}
    assert {is_secure(cookie) for cookie in cookies} == {secure}


def test_a_replica_believes_only_the_proxies_it_is_told_of(mini_file: Path, tmp_path: Path) -> None:
    settings = {"FORWARDED_ALLOW_IPS": "192.0.2.1", "CHENGJING_WAREHOUSE": str(mini_file)}
    with hosted(UVICORN, tmp_path / "log.txt", **settings) as url:
        (cookie,) = ask(url, "/_stcore/health", **HTTPS)[2]
    assert (names([cookie]), is_secure(cookie)) == ({"_streamlit_xsrf"}, False)


def test_signing_in_by_https_stays_there(proxy: str, provider: str) -> None:
    """To the provider and back, as a browser goes; each cookie on the way is Secure."""
    key = OctKey.import_key(COOKIE_SECRET)
    token = jwt.encode({"alg": "HS256"}, {"provider": "default", "exp": int(time.time()) + 100}, key)
    _, authorize, begun = ask(proxy, f"/chengjing/auth/login?{urlencode({'provider': token})}", **HTTPS)
    assert authorize.startswith(f"{provider}/oauth2/authorize?")
    to_provider = authorize.removeprefix(provider)
    _, back, _ = ask(provider, to_provider, "POST", urlencode({"sub": READER}))
    assert back.startswith(f"https://{SITE}/chengjing/oauth2callback?")
    cookies = "; ".join(cookie.partition(";")[0] for cookie in begun)
    status, location, signed_in = ask(proxy, back.removeprefix(f"https://{SITE}"), Cookie=cookies, **HTTPS)
    assert (status, location) == (302, "/chengjing/")
    assert "_streamlit_session" in names(begun) and "_streamlit_user" in names(signed_in)
    assert [cookie for cookie in begun + signed_in if not is_secure(cookie)] == []


def test_a_host_that_is_not_named_is_refused_through_the_proxy_too(
    nginx: str, mini_file: Path, tmp_path: Path
) -> None:
    settings = {"CHENGJING_ALLOWED_HOSTS": SITE, "CHENGJING_WAREHOUSE": str(mini_file)}
    with (
        hosted(UVICORN, tmp_path / "log.txt", **settings) as url,
        proxied(nginx, [url, url], tmp_path) as proxy,
    ):
        for path in ("/air", "/api/v1/places", "/healthz/"):
            assert ask(proxy, path, Host="evil.example.com")[:2] == (400, "")
        assert ask(proxy, "/api/v1/places", Host=SITE)[0] == 200
