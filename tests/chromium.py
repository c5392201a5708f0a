"""The one browser of a worker: Playwright bears no second one beside it."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Tabs of one reader share a process, and in it the compiled scripts of the app.
    "--process-per-site",
    # Nothing may leave this machine; to route every request through the test instead would take a fifth of the time.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the machine. Without one these tests mean nothing: left out on a desk, a failure in CI."""
    chromium = shutil.which("chromium")
    if chromium is None:
        reason = "no chromium on the PATH: the tests in a browser were not run"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()
