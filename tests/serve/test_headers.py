"""The headers of every answer, and the setting of who may frame the pages."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard.api.routes import routes
from dashboard.editions import EditionStore
from dashboard.serving.headers import Headers, policy

PAGE = "<head><script>window.x = 1</script><script src='a.js'></script></head>"


def test_every_answer_carries_them(published: EditionStore) -> None:
    app = Starlette(routes=routes(published), middleware=[Middleware(Headers, headers=policy(PAGE))])
    with TestClient(app) as client:
        for address in ("/healthz", "/api/v1/places", "/api/v1/places?limit=x", "/api/nothing", "/nothing"):
            told = client.get(address).headers
            assert told["x-content-type-options"] == "nosniff"
            assert told["referrer-policy"] == "same-origin"
            assert "frame-ancestors 'self'" in told["content-security-policy"]


def test_only_the_pages_own_scripts_run() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(PAGE)["Content-Security-Policy"].split("; "))
    assert (
        rules["script-src"]
        == "'self' 'wasm-unsafe-eval' 'sha256-TRQHTtKk2Jz9TNrGZb+BnTJZb+vLVfeW/a0aaZ7avUM='"
    )
    assert rules["default-src"] == rules["connect-src"] == "'self'"
    assert not any("http" in rule or "*" in rule for rule in rules.values())


@pytest.mark.parametrize(
    "ancestors", ["'none'", "https://portal.example.org", "'self' https://*.example.org:8443 intranet"]
)
def test_sites_that_may_frame_the_pages(ancestors: str) -> None:
    assert policy(PAGE, ancestors)["Content-Security-Policy"].endswith(f"frame-ancestors {ancestors}")


@pytest.mark.parametrize(
    "ancestors", ["*; script-src *", "https://a.example\r\nX: y", "javascript:alert(1)", "self'"]
)
def test_other_words_are_refused(ancestors: str) -> None:
    with pytest.raises(ValueError, match="CHENGJING_FRAME_ANCESTORS"):
        policy(PAGE, ancestors)
