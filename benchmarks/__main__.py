"""The command python -m benchmarks: what pages, builds, readers, a browser and the batch cost, as Markdown.

    pages       reruns of each page and builds, on the curated data and on 100,000 claims (pages.py)
    diff        two builds of 100,000 claims compared, and a build in the place of another (comparing.py)
    load        1, 10, 25, 50 sessions over real WebSockets (load.py)
    replicas    100 sessions on two replicas behind nginx (replicas.py)
    abuse       what one bad client does to the others (abuse.py)
    soak        readers through many rebuilds: memory and open files (soak.py)
    network     a cold page over 10 Mbit/s (network.py)
    browser     cold link and choice in Chromium, beside a bare Streamlit app (browser.py)
    monitoring  the air batch on a nation's hours, beside Polars (monitoring.py)
    reading     a report of 25,000 letters, from text to proposals (reading.py)
    cluster     the same by DuckDB and by a small real Spark (engines.py); needs SPARK_HOME (spark_cluster.py)

With --write the tables of pages, diff, load, replicas, browser, monitoring and cluster take the place of
those in docs/performance.md.
Every number is a median or a percentile; compare within one run, as a ratio. The aims stand there; nothing
fails.
"""

import argparse
import os
import platform
import re
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks import (
    abuse,
    browser,
    comparing,
    engines,
    load,
    monitoring,
    network,
    pages,
    reading,
    replicas,
    soak,
)

PARTS = (
    "pages",
    "diff",
    "load",
    "replicas",
    "abuse",
    "soak",
    "network",
    "browser",
    "monitoring",
    "reading",
    "cluster",
)
WRITTEN = (
    "pages",
    "diff",
    "load",
    "replicas",
    "browser",
    "monitoring",
    "cluster",
)  # those whose tables stand in the document as they come
DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "parts", nargs="*", default=[], help=f"some of {', '.join(PARTS)}; all if none is named"
    )
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    parser.add_argument("--claims", type=int, default=100_000, help="size of the synthetic data")
    parser.add_argument("--reruns", type=int, default=15, help="warm reruns of each page")
    parser.add_argument("--builds", type=int, default=3, help="builds of each warehouse")
    parser.add_argument("--seconds", type=float, default=40, help="how long each number of sessions goes on")
    parser.add_argument(
        "--pause", type=float, default=5, help="seconds that a reader looks between two choices"
    )
    parser.add_argument("--minutes", type=float, default=10, help="how long readers meet rebuilds")
    parser.add_argument("--runs", type=int, default=3, help="runs of the most sessions")
    parser.add_argument("--rounds", type=int, default=8, help="visits to each page in the browser")
    parser.add_argument(
        "--rows", type=int, nargs="+", default=monitoring.SIZES, help="hours that the batch is measured on"
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    parts = {
        "pages": lambda: pages.report(arguments.claims, arguments.reruns, arguments.builds),
        "diff": lambda: {"diff": comparing.report(arguments.claims, arguments.builds)},
        "load": lambda: _load(arguments.seconds, arguments.pause, arguments.runs),
        "replicas": lambda: {"replicas": replicas.report(arguments.seconds, arguments.pause, arguments.runs)},
        "abuse": lambda: {"abuse": abuse.report()},
        "soak": lambda: _soak(arguments.minutes),
        "network": lambda: {"network": network.report(arguments.rounds)},
        "browser": lambda: _browser(arguments.rounds),
        "monitoring": lambda: {"monitoring": monitoring.report(arguments.rows, arguments.runs)},
        "reading": lambda: {"reading": reading.report()},
        "cluster": lambda: {"cluster": engines.report()},
    }
    able = [part for part in PARTS if part != "cluster" or "SPARK_HOME" in os.environ]
    for part in arguments.parts or able:
        tables = parts[part]()
        tables[f"{part}-date"] = (
            f"Measured on {date.today()} with Python {platform.python_version()}"
            f" on {platform.machine()} with {os.cpu_count()} cores."
        )
        for name, table in tables.items():
            print(f"\n{name}\n\n{table}", flush=True)
            if arguments.write and part in WRITTEN:
                _write(name, table)


def _write(name: str, table: str) -> None:
    """Put a table between its two marks in the document."""
    document = DOCUMENT.read_text("utf-8")
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    assert marked.search(document), f"{DOCUMENT} has no place for {name}"
    DOCUMENT.write_text(marked.sub(lambda found: f"{found[1]}{table}\n{found[2]}", document), "utf-8")


def _load(seconds: float, pause: float, runs: int) -> dict[str, str]:
    steps = load.measure(Path("serve.py").absolute(), seconds, pause, runs)
    columns = ["sessions", "pause, s", "choices", "p50, ms", "p95, ms", "most, ms", "errors", "kB a choice"]
    columns += ["CPU ms a run", "MB before", "MB with them", "MB a session", "MB after", "cores busy"]
    rows = [
        [
            str(s.sessions),
            f"{s.pause:g}",
            str(len(s.reruns)),
            f"{s.p50:.0f}",
            f"{s.p95:.0f}",
            f"{max(s.reruns):.0f}",
            str(len(s.errors)),
            f"{median(s.received) / 1000:.0f}",
            f"{s.processor / (len(s.reruns) + s.sessions) * 1000:.1f}",
            f"{s.before:.0f}",
            f"{s.during:.0f}",
            f"{(s.during - s.before) / s.sessions:.2f}",
            f"{s.after:.0f}" if s.after else "",
            f"{s.processor / s.seconds:.2f}",
        ]
        for s in steps
    ]
    errors = sorted({error for s in steps for error in s.errors})
    return {"load": "\n".join([pages.markdown(columns, rows), *errors])}


def _soak(minutes: float) -> dict[str, str]:
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
    return {"soak": "\n".join([pages.markdown(columns, [row]), *sorted(set(found.errors))])}


def _browser(rounds: int) -> dict[str, str]:
    columns = ["page", "cold link: ours, ms", "bare, ms", "ours ÷ bare (quartiles)"]
    columns += ["choice: ours, ms", "bare, ms", "ours ÷ bare (quartiles)"]
    return {"browser": pages.markdown(columns, browser.make_rows(browser.measure(rounds)))}


if __name__ == "__main__":
    main()
