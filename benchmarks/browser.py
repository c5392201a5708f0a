"""What a reader waits for in Chromium: from a cold link to the chart, from a choice to the changed chart.

Three servers run together and are visited in turn: ours, a bare Streamlit app that draws the same
figures and tables from constants, and the same view in Dash (peers/). A cold link is opened in a browser
context that has nothing in its cache; what is timed begins with the navigation and ends when marks of
the first chart stand in the page. A choice begins with the press of the mouse on an option and ends when
the marks have changed. Both are read off the page's own clock.
"""

import json
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.servers import ROOT, run_server, run_streamlit
from dashboard.charts.lines import draw_lines
from dashboard.editions import EDITIONS
from dashboard.html.tables import render_table
from dashboard.run import Run
from dashboard.text import Text
from dashboard.theme import assign_colours
from dashboard.views.trend.indicator_data import find_indicator_data, find_scopes
from dashboard.views.trend.trend import build_trend

PEERS = ROOT / ".venv" / "peers"  # Dash, apart from all else: it brings a plug-in to pytest
OURS, BARE, DASH = "ours", "bare Streamlit", "Dash"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
INDICATORS = ("pm25", "good_day_ratio")
MARKS = "document.querySelector('.js-plotly-plot .scatterlayer')?.innerHTML ?? ''"
PAINTED = f"""() => new Promise(done => {{
    const look = () => {MARKS} ? done(performance.now()) : requestAnimationFrame(look);
    look();
}})"""
WATCH = f"""() => {{
    const before = {MARKS};
    window.changed = new Promise(done => addEventListener('pointerdown', () => {{
        const begun = performance.now();
        const look = () => {{
            const now = {MARKS};
            now && now !== before ? done(performance.now() - begun) : requestAnimationFrame(look);
        }};
        look();
    }}, {{once: true, capture: true}}));
}}"""

Times = dict[tuple[str, str], list[float]]


def measure(rounds: int) -> Times:
    """Milliseconds by app and by what was timed, `link` or `choice`."""
    times: Times = defaultdict(list)
    with _servers() as urls, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for turn in range(rounds + 1):
            for app, url in urls.items():
                link, choice = _visit(browser, url, app)
                if turn:  # the first round warms the servers
                    times[app, "link"].append(link)
                    times[app, "choice"] += choice
        browser.close()
    return times


def make_rows(times: Times) -> list[list[str]]:
    """One line an app: medians, and ours as a ratio to the others."""
    rows = []
    for app in (OURS, BARE, DASH):
        row = [app]
        for what in ("link", "choice"):
            middle = median(times[app, what])
            row += [f"{middle:.0f}", f"{median(times[OURS, what]) / middle:.2f}"]
        rows.append(row)
    return rows


@contextmanager
def _servers() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="chengjing-") as folder, ExitStack() as stack:
        names = _constants(Path(folder) / "views.json")
        peer = stack.enter_context(
            run_streamlit(ROOT / "benchmarks" / "peers" / "bare.py", PEER_VIEWS=str(names))
        )
        dash = stack.enter_context(
            run_server([sys.executable, "-m", "benchmarks.peers.dash_view"], ROOT, PYTHONPATH=str(PEERS))
        )
        ours = stack.enter_context(run_streamlit(ROOT / "app.py"))
        yield {OURS: f"{ours.url}/air?lang=en", BARE: peer.url, DASH: dash.url}


def _constants(file: Path) -> Path:
    """The figures and tables of the two indicators that are chosen, for the app that draws constants."""
    edition = EDITIONS.edition()
    run = Run(edition, Text("en", edition.catalogue.units))
    places = list(run.catalogue.places)[:2]
    views = {}
    for indicator in INDICATORS:
        data = find_indicator_data(run, indicator, places)
        view = build_trend(run, data, find_scopes(run, data))
        views[run.indicator_name(indicator)] = {
            "figure": draw_lines(view, assign_colours(places, run.catalogue.places)),
            "table": render_table(view.table, lambda claim: f"./sources?claim_id={claim}"),
        }
    file.write_text(json.dumps(views), "utf-8")
    return file


def _visit(browser: Browser, url: str, app: str) -> tuple[float, list[float]]:
    """A cold link, then the other indicator, then the first again."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    tab = context.new_page()
    tab.goto(url, wait_until="commit")
    link = tab.evaluate(PAINTED)
    tab.wait_for_load_state("networkidle")
    known = EDITIONS.edition().catalogue.indicators
    choices = [
        _choose(tab, app, known[code].name_en) for code in (INDICATORS[1], INDICATORS[0], INDICATORS[1])
    ]
    context.close()
    return link, choices


def _choose(tab: Page, app: str, option: str) -> float:
    (tab.locator("#indicator") if app == DASH else tab.get_by_role("combobox", name="Indicator")).click()
    wanted = tab.get_by_role("option", name=option, exact=True)
    wanted.wait_for()
    tab.evaluate(WATCH)
    wanted.click()
    took = tab.evaluate("changed")
    tab.wait_for_timeout(600)  # whatever follows the chart
    return took
