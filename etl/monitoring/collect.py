"""Puts data/computed together from what several runs wrote by --claims: no figure twice.

Which run gives what is chosen in data/monitoring/computed_choice.csv.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

from etl.monitoring.claims import COLUMNS
from etl.monitoring.facts import read_rows
from etl.monitoring.faults import FaultyInput
from etl.monitoring.output import RECORD

Row = dict[str, str]


def collect(folders: Sequence[Path], data: Path) -> dict[str, int]:
    """Write data/computed anew from these folders, and return how many rows each file has.

    Raises FaultyInput, and writes nothing, where a chosen source is in none of them, or a figure comes twice.
    """
    choices = read_rows(data, "monitoring/computed_choice.csv")
    places = [row["place_id"] for row in read_rows(data, "places.csv")]
    chosen: dict[str, list[Row]] = {}
    sources = set()
    for folder in folders:
        if not (folder / RECORD).is_file():
            raise FaultyInput(f"{folder}: not a folder that --claims wrote.")
        for file in sorted(folder.glob("*.csv")):
            with file.open(encoding="utf-8", newline="") as lines:
                rows = list(csv.DictReader(lines))
            sources |= {row["source_id"] for row in rows}
            found = [row for row in rows if is_chosen(row, file.stem, choices)]
            chosen.setdefault(file.stem, []).extend(found)
    if absent := sorted({choice["source_id"] for choice in choices} - sources):
        raise FaultyInput(f"{absent[0]}: chosen in computed_choice.csv, but in none of the folders.")
    _refuse_twice(chosen)
    for indicator, rows in chosen.items():
        rows.sort(key=lambda row: (places.index(row["place_id"]), row["period"], row["edition_id"]))
        if rows:
            with (data / "computed" / f"{indicator}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerows([COLUMNS, *([row[column] for column in COLUMNS] for row in rows)])
    return {f"{indicator}.csv": len(rows) for indicator, rows in chosen.items() if rows}


def is_chosen(row: Row, indicator: str, choices: Sequence[Row]) -> bool:
    """Whether a line of the choice names source, place and indicator, and a span that holds the period."""
    first, last = ("first_year", "last_year") if len(row["period"]) == 4 else ("first_month", "last_month")
    return any(
        (choice["source_id"], choice["place_id"]) == (row["source_id"], row["place_id"])
        and (choice["indicators"] == "*" or indicator in choice["indicators"].split(";"))
        and choice[first] <= row["period"] <= choice[last]
        for choice in choices
    )


def _refuse_twice(chosen: dict[str, list[Row]]) -> None:
    for indicator, rows in chosen.items():
        seen: dict[tuple[str, ...], str] = {}
        for row in rows:
            key = row["place_id"], row["period"], row["edition_id"]
            if other := seen.get(key):
                both = f"{other} and {row['source_id']}"
                raise FaultyInput(
                    f"{indicator}: {row['place_id']} {row['period']} comes from {both}.",
                    "Choose one in data/monitoring/computed_choice.csv.",
                )
            seen[key] = row["source_id"]
