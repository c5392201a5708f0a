"""What the batch knows of cities and pollutants: the curated lists, as rows of text."""

import csv
from collections.abc import Sequence
from pathlib import Path


def read_rows(data: Path, name: str) -> list[dict[str, str]]:
    """The rows of a curated list, such as `monitoring/reasons.csv`: a cell a column."""
    with (data / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def find_city_codes(data: Path, endings: Sequence[str]) -> dict[str, str]:
    """The code of a place by each of its names in places.csv, in lower case, and by these with an ending."""
    codes: dict[str, str] = {}
    for row in read_rows(data, "places.csv"):
        for name in (row["place_id"], row["name_zh"], row["name_en"]):
            for ending in ("", *endings):
                codes.setdefault(f"{name}{ending}".lower(), row["place_id"])
    return codes
