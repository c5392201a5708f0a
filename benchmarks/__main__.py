"""The command python -m benchmarks: what pages, builds, many readers and a browser cost, as Markdown.

    pages     reruns of each page and builds, on the curated data and on 100,000 claims (pages.py)
    load      1, 10, 25, 50 sessions over real WebSockets (load.py)
    abuse     what one bad client does to the others (abuse.py)
    soak      readers through many rebuilds: memory and open files (soak.py)
    network   a cold page over 10 Mbit/s (network.py)
    browser   cold link and choice in Chromium, beside a bare Streamlit app and Dash (browser.py)

Every number is a median or a percentile; compare within one run, as a ratio. The aims stand beside;
nothing fails.
"""

import argparse
import os
import platform
from datetime import date
from pathlib import Path

from benchmarks import abuse, browser, load, network, pages, soak

PARTS = ("pages", "load", "abuse", "soak", "network", "browser")
LOAD_AIMS = (
    "Aims: 50 sessions with a p95 below 1 s, no error, at most 2 MB a session, memory back within 10 %."
)
SOAK_AIMS = "Aims: at the end below 1.1 times the memory when warm, with one file open; no error."
BROWSER_AIMS = "Aims: at most 1.15 times the bare Streamlit app, at most twice Dash."


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "parts", nargs="*", default=[], help=f"some of {', '.join(PARTS)}; all if none is named"
    )
    parser.add_argument("--claims", type=int, default=100_000, help="size of the synthetic data")
    parser.add_argument("--reruns", type=int, default=15, help="warm reruns of each page")
    parser.add_argument("--builds", type=int, default=3, help="builds of each warehouse")
    parser.add_argument("--seconds", type=float, default=40, help="how long each number of sessions goes on")
    parser.add_argument(
        "--pause", type=float, default=5, help="seconds that a reader looks between two choices"
    )
    parser.add_argument("--minutes", type=float, default=10, help="how long readers meet rebuilds")
    parser.add_argument("--rounds", type=int, default=10, help="visits to each app in the browser")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    parts = {
        "pages": lambda: pages.report(arguments.claims, arguments.reruns, arguments.builds),
        "load": lambda: _load(arguments.seconds, arguments.pause),
        "abuse": abuse.report,
        "soak": lambda: _soak(arguments.minutes),
        "network": lambda: network.report(arguments.rounds),
        "browser": lambda: _browser(arguments.rounds),
    }
    print(
        f"Measured on {date.today()} with Python {platform.python_version()}"
        f" on {platform.machine()} with {os.cpu_count()} cores."
    )
    for part in arguments.parts or PARTS:
        print(f"\n## {part}\n\n{parts[part]()}", flush=True)


def _load(seconds: float, pause: float) -> str:
    steps = load.measure(Path("app.py").absolute(), seconds, pause)
    columns = [
        "sessions",
        "pause, s",
        "reruns",
        "p50, ms",
        "p95, ms",
        "errors",
        "MB before",
        "with them",
        "a session",
        "after",
        "after ÷ before",
        "cores",
    ]
    rows = [
        [
            str(s.sessions),
            f"{s.pause:g}",
            str(len(s.reruns)),
            f"{s.p50:.0f}",
            f"{s.p95:.0f}",
            str(len(s.errors)),
            f"{s.before:.0f}",
            f"{s.during:.0f}",
            f"{(s.during - s.before) / s.sessions:.2f}",
            f"{s.after:.0f}",
            f"{s.after / s.before:.2f}",
            f"{s.processor / s.seconds:.2f}",
        ]
        for s in steps
    ]
    errors = sorted({error for s in steps for error in s.errors})
    return "\n\n".join([pages.markdown(columns, rows), *errors, LOAD_AIMS])


def _soak(minutes: float) -> str:
    found = soak.measure(minutes, rebuilds=20)
    columns = [
        "rebuilds",
        "reruns",
        "errors",
        "MB warm",
        "at most",
        "at the end",
        "end ÷ warm",
        "files at most",
        "at the end",
    ]
    row = [
        str(found.rebuilds),
        str(found.reruns),
        str(len(found.errors)),
        f"{found.warm:.0f}",
        f"{max(found.memory):.0f}",
        f"{found.end:.0f}",
        f"{found.end / found.warm:.2f}",
        str(max(found.files)),
        str(found.files[-1]),
    ]
    return "\n\n".join([pages.markdown(columns, [row]), *sorted(set(found.errors)), SOAK_AIMS])


def _browser(rounds: int) -> str:
    columns = ["app", "cold link, ms", "ours ÷ it", "choice, ms", "ours ÷ it"]
    return "\n\n".join([pages.markdown(columns, browser.make_rows(browser.measure(rounds))), BROWSER_AIMS])


if __name__ == "__main__":
    main()
