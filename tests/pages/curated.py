"""The curated files as they are, read without the build: what the pages are measured against."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

import yaml

DATA = Path(__file__).parents[2] / "data"
LEVELS = ("actual", "preliminary", "derived")

Row = dict[str, str]


def rows(file: str) -> list[Row]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def claims() -> list[Row]:
    """Every claim, with its indicator."""
    return [
        row | {"indicator_id": file.stem}
        for file in sorted((DATA / "claims").glob("*.csv"))
        for row in rows(f"claims/{file.name}")
    ]


@cache
def indicators() -> dict[str, dict]:
    return {
        file.stem: yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        for file in sorted((DATA / "indicators").glob("*.yml"))
    }


@cache
def places() -> dict[str, Row]:
    return {row["place_id"]: row for row in rows("places.csv")}


@cache
def sources() -> dict[str, Row]:
    return {row["source_id"]: row for row in rows("sources.csv")}


def scope_label(code: str) -> str:
    """The English name of a scope; empty where it is what the indicator says already."""
    scope = scopes()[code]
    return "" if scope["is_implied"] else scope["name_en"]


@cache
def scopes() -> dict[str, Row]:
    return {row["scope_id"]: row for row in rows("scopes.csv")}


@cache
def locators() -> tuple[str, ...]:
    """Where in the documents things stand, as their chapters are numbered; the longest first."""
    known = {
        normalize("NFKC", row["locator"])
        for file in DATA.rglob("*.csv")
        for row in rows(str(file.relative_to(DATA)))
        if row.get("locator")
    }
    return tuple(sorted(known, key=len, reverse=True))


def levels(**wanted: str) -> Iterator[Row]:
    """Claims that give a level, with these values in these columns."""
    for row in claims():
        if (
            row["kind"] in LEVELS
            and row["value"]
            and all(row[column] == value for column, value in wanted.items())
        ):
            yield row


def with_waters(chosen: list[str]) -> set[str]:
    """Places, with the lakes and rivers within them."""
    return {
        code
        for code, row in places().items()
        if code in chosen or (row["peer_group"] == "water" and row["parent_id"] in chosen)
    }


def targets(chosen: list[str], year: str) -> list[Row]:
    """Targets of places, and of the waters within them, for a period that ends in a year."""
    within = with_waters(chosen)
    return [
        row
        for row in claims()
        if row["kind"] == "target"
        and row["place_id"] in within
        and row["period"].rpartition("/")[2][:4] == year
    ]


def of_theme(theme: str) -> list[str]:
    """The indicators of a theme."""
    return [code for code, about in indicators().items() if about["theme"] == theme]
