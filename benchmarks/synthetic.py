"""Writes a data folder of any size that passes every check: the curated claims and made-up cities.

The curated files stay as they are, so that every page can be measured on the same cities in a small and
in a large warehouse. To them come as many synthetic cities as the wanted number of claims asks for. Each
issues one bulletin a year with the results of every headline indicator and of some others, with targets
for the next year, printed changes, words without a number, and now and then a newspaper that gives
another figure. Scopes, bases, units and digits are those that the curated claims of the same indicator
use. The same number of claims always gives the same files.

    python -m benchmarks.synthetic FOLDER [--claims 100000]
"""

import argparse
import csv
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

DATA = Path(__file__).parent.parent / "data"
NOT_DATA = shutil.ignore_patterns("warehouse*", ".warehouse*", "README.md")
YEARS = range(2016, 2026)
OTHERS = 14  # indicators that a city reports beside the headline ones
LEVELS = ("actual", "preliminary", "derived")
Row = dict[str, str]


@dataclass(frozen=True)
class Pattern:
    """How the curated claims of an indicator are written."""

    indicator: str
    unit: str
    better: str
    low: Decimal
    high: Decimal
    headline: bool
    scopes: list[str]
    bases: list[str]
    values: list[str]


def write(folder: Path, claims: int = 100_000, curated: Path = DATA) -> int:
    """Write the folder; return the number of its claims: `claims`, or that of the curated ones if greater."""
    shutil.copytree(curated, folder, ignore=NOT_DATA)
    curated_rows = {file.stem: _rows(file) for file in sorted((curated / "claims").glob("*.csv"))}
    spans = {
        row["basis_id"]: (row["start_on"] or "0000", row["end_on"] or "9999")
        for row in _rows(curated / "bases.csv")
    }
    phrase = _rows(curated / "phrases.csv")[0]["phrase_zh"]
    patterns = [
        _pattern(curated / "indicators" / f"{indicator}.yml", rows)
        for indicator, rows in curated_rows.items()
        if any(row["value"] and not _is_change(row) for row in rows)
    ]
    rng = random.Random(claims)
    missing = claims - sum(map(len, curated_rows.values()))
    added: dict[str, list[Row]] = {indicator: [] for indicator in curated_rows}
    places: list[Row] = []
    sources: list[Row] = []
    while missing > 0:
        city = _city(len(places) + 1)
        places.append(city)
        chosen = _chosen(patterns, rng)
        for year in YEARS:
            papers = [_bulletin(city, year), _newspaper(city, year)]
            sources += papers
            for indicator, row in _year(
                chosen, city["place_id"], year, [paper["source_id"] for paper in papers], spans, phrase, rng
            ):
                if missing > 0:
                    added[indicator].append(row)
                    missing -= 1
    _append(folder / "places.csv", places)
    _append(folder / "sources.csv", sources)
    for indicator, rows in added.items():
        _append(folder / "claims" / f"{indicator}.csv", rows)
    return sum(map(len, curated_rows.values())) + sum(map(len, added.values()))


def cities(folder: Path) -> list[str]:
    """The ids of the synthetic cities in a folder."""
    return [
        row["place_id"] for row in _rows(folder / "places.csv") if row["place_id"].startswith("synthetic_")
    ]


def _pattern(file: Path, rows: list[Row]) -> Pattern:
    """The definition of an indicator with the scopes, bases and digits of its claims."""
    definition = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    levels = [row for row in rows if row["kind"] in LEVELS] or rows
    return Pattern(
        indicator=file.stem,
        unit=definition["unit_id"],
        better=definition["better"],
        low=Decimal(str(definition["plausible"]["low"])),
        high=Decimal(str(definition["plausible"]["high"])),
        headline="headline" in definition,
        scopes=sorted({row["scope_id"] for row in levels}),
        bases=list(dict.fromkeys(row["basis_id"] for row in [*levels, *rows])),
        values=[row["value"] for row in rows if row["value"] and not _is_change(row)],
    )


def _is_change(row: Row) -> bool:
    """Whether a claim, or a target, is about a change and not about a level."""
    return row["kind"] == "change" or bool(row["base_period"])


def _chosen(patterns: list[Pattern], rng: random.Random) -> list[tuple[Pattern, str]]:
    """What a city reports year after year, each indicator on one scope."""
    known = [pattern for pattern in patterns if pattern.values]
    others = rng.sample([pattern for pattern in known if not pattern.headline], OTHERS)
    return [(pattern, rng.choice(pattern.scopes)) for pattern in [*(p for p in known if p.headline), *others]]


def _year(
    chosen: list[tuple[Pattern, str]],
    place: str,
    year: int,
    sources: list[str],
    spans: dict[str, tuple[str, str]],
    phrase: str,
    rng: random.Random,
) -> Iterator[tuple[str, Row]]:
    """The claims of one city and year with their indicators."""
    for at, (pattern, scope) in enumerate(chosen):
        basis = _basis(pattern, year, spans)
        if basis is None:
            continue
        row = {
            "place_id": place,
            "scope_id": scope,
            "basis_id": basis,
            "unit_id": pattern.unit,
            "source_id": sources[0],
            "locator": f"一、现状 ¶{at + 1}",
        }
        value = _value(pattern, rng)
        result = row | {
            "period": str(year),
            "kind": "actual",
            "comparator": "=",
            "value": value,
            "printed": value,
        }
        if at % 10 == 9:
            result |= {"note_zh": "合成数据", "note_en": "Synthetic data"}
        yield pattern.indicator, result
        if at == year % 8 and year > YEARS[0]:
            unit = "percentage_point" if pattern.unit == "percent" else "percent"
            moved = f"{rng.uniform(-9, 9):.1f}"
            change = {
                "kind": "change",
                "value": moved,
                "printed": moved,
                "unit_id": unit,
                "base_period": str(year - 1),
            }
            yield pattern.indicator, result | change
        if at % 4 == 0 and (ahead := _basis(pattern, year + 1, spans)):
            yield (
                pattern.indicator,
                row
                | {"period": str(year + 1), "basis_id": ahead, "kind": "target"}
                | _target(pattern, phrase, rng),
            )
        if at % 7 == 0 and rng.random() < 0.2:
            other = _value(pattern, rng)
            yield (
                pattern.indicator,
                result | {"value": other, "printed": other, "source_id": sources[1], "locator": ""},
            )


def _target(pattern: Pattern, phrase: str, rng: random.Random) -> Row:
    """A bound in the good direction; now and then words only."""
    if rng.random() < 0.1:
        return {"comparator": "", "value": "", "printed": phrase}
    value = _value(pattern, rng)
    return {"comparator": "<=" if pattern.better == "lower" else ">=", "value": value, "printed": value}


def _basis(pattern: Pattern, year: int, spans: dict[str, tuple[str, str]]) -> str | None:
    """The first of the indicator's bases that holds in the year."""
    return next(
        (
            basis
            for basis in pattern.bases
            if spans[basis][0] <= f"{year}-12-31" and spans[basis][1] >= f"{year}-01-01"
        ),
        None,
    )


def _value(pattern: Pattern, rng: random.Random) -> str:
    """A curated value, moved by up to a tenth, with the same decimals, inside the plausible range."""
    value_text = rng.choice(pattern.values)
    if pattern.unit in ("water_class", "rank"):
        return value_text
    step = Decimal(1).scaleb(min(0, int(Decimal(value_text).as_tuple().exponent)))
    moved = (Decimal(value_text) * Decimal(rng.randint(900, 1100)) / 1000).quantize(step)
    return f"{moved}" if pattern.low <= moved <= pattern.high else value_text


def _city(number: int) -> Row:
    name = f"{number:04}"
    return {
        "place_id": f"synthetic_{name}",
        "name_zh": f"合成市{name}",
        "name_en": f"Synthetic city {name}",
        "level": "prefecture",
        "peer_group": "city",
    }


def _bulletin(city: Row, year: int) -> Row:
    return {
        "source_id": f"{city['place_id']}_bulletin_{year}",
        "grade": "official",
        "published_on": f"{year + 1}-06-05",
        "title_zh": f"{city['name_zh']}{year}年生态环境状况公报",
        "title_en": f"{city['name_en']}: bulletin on the state of the environment {year}",
        "publisher_zh": f"{city['name_zh']}生态环境局",
        "publisher_en": f"Environment bureau of {city['name_en']}",
    }


def _newspaper(city: Row, year: int) -> Row:
    return {
        "source_id": f"{city['place_id']}_press_{year}",
        "grade": "press",
        "published_on": f"{year + 1}-01",
        "title_zh": f"{city['name_zh']}{year}年环境成绩单",
        "title_en": f"{city['name_en']}: report card {year}",
        "publisher_zh": f"{city['name_zh']}日报",
        "publisher_en": f"{city['name_en']} Daily",
    }


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _append(file: Path, rows: list[Row]) -> None:
    """Add rows under the columns of a file."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        columns = next(csv.reader(lines))
    with file.open("a", encoding="utf-8", newline="") as lines:
        csv.DictWriter(lines, columns, restval="", lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.synthetic",
        description="Write a large data folder that passes every check.",
    )
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--claims", type=int, default=100_000)
    arguments = parser.parse_args()
    print(f"{arguments.folder}: {write(arguments.folder, arguments.claims)} claims")
