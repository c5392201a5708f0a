"""What a reader waits for in Chromium: from a cold link to a page's answer, from a choice to another answer.

Two servers run together and are visited in turn, page by page: ours, and a bare Streamlit app that draws the
same blocks, tables, figures and inputs from constants (recording.py, peers/bare.py). A cold link is opened in
a browser context that has nothing in its cache; what is timed begins with the navigation and ends when the
answer stands in the page: marks of its chart, rows of its table. A choice begins with the press of the mouse
on an option and ends when the answer has changed. Both are read off the page's own clock. Every visit to one
app is followed by one to the other, in changing order; a ratio is of two visits that followed each other.
"""

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.reader import FIRST
from benchmarks.recording import record
from benchmarks.servers import ROOT, run_streamlit

OURS, BARE = "ours", "bare"
LANGUAGE = "lang=en"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
CHART, ROWS, BULLETS = ".js-plotly-plot .scatterlayer", ".cj-rows-wide", ".cj-bullets"
ANSWERS = {"overview": ROWS, "air": CHART, "compare": ROWS, "targets": BULLETS}  # what a reader came for
# What is chosen, by positions of the options: indicators, a third and a fourth place, years.
CHOICES = {
    "overview": [[0, 1, 2], [0, 1, 2, 3]],
    "air": [[1], [0]],
    "compare": [[2], [3]],
    "targets": [[2], [1]],
}
PAINTED = """selector => new Promise(done => {
    const look = () => document.querySelector(selector)?.innerHTML
        ? done(performance.now()) : requestAnimationFrame(look);
    look();
})"""
WATCH = """selector => {
    const read = () => document.querySelector(selector)?.innerHTML ?? '';
    const before = read();
    window.changed = new Promise((done, fail) => addEventListener('pointerdown', () => {
        const begun = performance.now();
        const look = () => {
            const now = read();
            now && now !== before ? done(performance.now() - begun) : requestAnimationFrame(look);
        };
        look();
        setTimeout(() => fail(new Error('nothing has changed')), 20000);
    }, {once: true, capture: true}));
}"""

# Milliseconds by page, app and what was timed, `link` or `choice`; what belongs together at one position.
Times = dict[tuple[str, str, str], list[float]]


def measure(rounds: int) -> Times:
    """All times of so many rounds; a first round, which warms the servers, is left out."""
    times: Times = defaultdict(list)
    pages = record(ROOT / "app.py", LANGUAGE, CHOICES)
    with _servers(pages) as urls, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for turn in range(rounds + 1):
            for name, page in pages.items():
                path = "" if name == FIRST else name
                for app in (OURS, BARE) if turn % 2 else (BARE, OURS):
                    link, choices = _visit(browser, f"{urls[app]}/{path}?{LANGUAGE}", page, ANSWERS[name])
                    if turn:
                        times[name, app, "link"].append(link)
                        times[name, app, "choice"] += choices
        browser.close()
    return times


def make_rows(times: Times) -> list[list[str]]:
    """One line a page: for link and choice both medians, and the median of the ratios with its quartiles."""
    rows = []
    for page in ANSWERS:
        row = [page]
        for what in ("link", "choice"):
            ours, bare = times[page, OURS, what], times[page, BARE, what]
            low, middle, high = quantiles(
                [a / b for a, b in zip(ours, bare, strict=True)], n=4, method="inclusive"
            )
            row += [f"{median(ours):.0f}", f"{median(bare):.0f}", f"{middle:.2f} ({low:.2f}–{high:.2f})"]
        rows.append(row)
    return rows


@contextmanager
def _servers(pages: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="chengjing-") as folder, ExitStack() as stack:
        constants = Path(folder) / "views.json"
        constants.write_text(json.dumps(pages), "utf-8")
        script = ROOT / "benchmarks" / "peers" / "bare.py"
        bare = stack.enter_context(run_streamlit(script, PEER_VIEWS=str(constants)))
        ours = stack.enter_context(run_streamlit(ROOT / "serve.py"))
        yield {OURS: ours.url, BARE: bare.url}


def _visit(browser: Browser, url: str, page: Mapping[str, Any], answer: str) -> tuple[float, list[float]]:
    """A cold link, then one choice after the other."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    tab = context.new_page()
    tab.goto(url, wait_until="commit")
    link = tab.evaluate(PAINTED, answer)
    tab.wait_for_load_state("networkidle")
    choices, before = [], set(json.loads(next(iter(page["views"]))))
    for names in page["chosen"]:
        (added,) = set(names) - before
        choices.append(_choose(tab, page["input"], added, answer))
        before = set(names)
    context.close()
    return link, choices


def _choose(tab: Page, label: str, option: str, answer: str) -> float:
    """Choose an option of a select box, of one for several, or of buttons."""
    button = tab.get_by_test_id("stButtonGroup").get_by_text(option, exact=True)
    if button.count():
        wanted = button
    else:
        tab.get_by_role("combobox", name=label).click()
        wanted = tab.get_by_role("option", name=option, exact=True)
    wanted.wait_for()
    tab.evaluate(WATCH, answer)
    wanted.click()
    took = tab.evaluate("changed")
    tab.keyboard.press("Escape")  # a list for several stays open
    tab.wait_for_timeout(600)  # whatever follows the answer
    return took
