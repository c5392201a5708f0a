"""What a cold page costs over a slow line: Chromium at 10 Mbit/s with 20 ms, nothing in its cache.

Timed from the navigation until the first table or chart is there; counted are all bytes that come until the
page is quiet. A browser takes brotli from its own machine, as it does by HTTPS; over plain HTTP from another
machine it takes gzip, which is measured by an address of this machine that is not its own name.
"""

import shutil
import socket
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser import ARGUMENTS, CHART, PAINTED
from benchmarks.pages import markdown
from benchmarks.servers import ROOT, Server, run_streamlit

LINE = {"offline": False, "latency": 20, "downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000}
# What is waited for on each page: the rows of the first table, the marks of the first chart.
PAGES = {"overview": ".cj-rows", "air": CHART}
AIMS = "Aims for air: below 6 s and 2.4 MB."


@dataclass(frozen=True)
class Visit:
    """Milliseconds until what is waited for is there, megabytes and requests."""

    milliseconds: float
    megabytes: float
    requests: int


def report(rounds: int) -> str:
    """Medians by page and way of compression."""
    rows = []
    with run_streamlit(ROOT / "serve.py", address="0.0.0.0") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for encoding, host in (("brotli", "localhost"), ("gzip", find_address())):
            for page in PAGES:
                visits = [_visit(browser, server, host, page) for _ in range(rounds + 1)][1:]
                rows.append(
                    [
                        page,
                        encoding,
                        f"{median(visit.milliseconds for visit in visits) / 1000:.1f}",
                        f"{median(visit.megabytes for visit in visits):.2f}",
                        f"{median(visit.requests for visit in visits):.0f}",
                    ]
                )
        browser.close()
    return f"{markdown(['page', 'encoding', 'seconds', 'MB', 'requests'], rows)}\n\n{AIMS}"


def find_address() -> str:
    """An address of this machine in its network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # an address for documentation; nothing is sent
        return probe.getsockname()[0]


def _visit(browser: Browser, server: Server, host: str, page: str) -> Visit:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    tab = context.new_page()
    devtools = context.new_cdp_session(tab)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    frames: list[int] = []
    devtools.on(
        "Network.webSocketFrameReceived", lambda event: frames.append(len(event["response"]["payloadData"]))
    )
    tab.goto(f"http://{host}:{server.port}/{'' if page == 'overview' else page}?lang=en", wait_until="commit")
    milliseconds = tab.evaluate(PAINTED, PAGES[page])
    tab.wait_for_load_state("networkidle")
    tab.wait_for_timeout(1000)
    context.close()
    return Visit(milliseconds, (sum(sizes) + sum(frames) * 3 / 4) / 1e6, len(sizes))
