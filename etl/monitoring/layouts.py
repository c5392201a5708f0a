"""Layouts of known files, and the vocabulary by which other files are known: facts of data/monitoring/.

A mapping file that a reader writes has the form of a layout. It may begin from one (`layout: its_name`) and
say only what differs.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from etl.encoding import UnknownEncoding, decode
from etl.monitoring.faults import FaultyInput

RESOLUTIONS = ("hour", "day", "month", "year")
ROLES = ("city", "station", "time", "date", "hour", "pollutant", "value")
HOUR_LABELS = ("ending", "beginning")
KEYS = {
    "subject": "air or water",
    "layout": "the name of a known layout to begin from",
    "each": "hour or day: what one value is of",
    "columns": f"the column of each role: {', '.join(ROLES)}",
    "values": "the pollutant of each column, or of each name in the column of pollutants",
    "not_read": "columns that are left out, each with the reason",
    "missing": "marks of a missing value, beside the usual ones",
    "only": "a column and the value that a row must have to be read",
    "choose": "a column of which one value must be chosen by `only`",
    "city": "the city of every row, where no column names it",
    "stations": "a CSV file beside the mapping, with the columns station and city",
    "hour_label": "ending or beginning: which end of the hour a time names",
    "time_zone": "the distance of the times to universal time",
    "why_not": "why nothing is computed from such a file",
}


@dataclass(frozen=True)
class ValueColumn:
    """What a column of values holds: a pollutant, and the unit if it is not the pollutant's own."""

    pollutant: str
    unit: str | None = None


@dataclass(frozen=True)
class Layout:
    """What the columns of a file mean. `more` holds what only the batch of another subject knows."""

    name: str
    subject: str = "air"
    each: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, ValueColumn] = field(default_factory=dict)
    not_read: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    only: Mapping[str, str] = field(default_factory=dict)
    choose: str | None = None
    city: str | None = None
    hour_label: str = "ending"
    time_zone: str = "+08:00"
    why_not: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    stations: Mapping[str, str] = field(default_factory=dict)  # the city of each

    @property
    def is_long(self) -> bool:
        """Whether a row holds one value, and a column says of which pollutant."""
        return "pollutant" in self.columns

    def needs(self) -> set[str]:
        """The columns without which nothing can be read."""
        names = set(self.columns.values()) | set(self.only) | ({self.choose} if self.choose else set())
        return names if self.is_long else names | set(self.values)


@dataclass(frozen=True)
class Vocabulary:
    """Names of columns by role, of pollutants, of units; marks of missing values, forms of times."""

    columns: Mapping[str, tuple[str, ...]]
    hour: Mapping[str, tuple[str, ...]]
    day: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    unclear_days: Mapping[str, str]
    missing: tuple[str, ...]
    time_forms: tuple[str, ...]
    sentinels: tuple[float, ...]
    city_endings: tuple[str, ...]


@cache
def load_vocabulary(data: Path) -> Vocabulary:
    """The vocabulary of data/monitoring/."""
    read = _read_yaml(data / "monitoring" / "vocabulary.yml", "vocabulary.yml")
    lists: dict[str, Any] = {
        key: {code: tuple(names) for code, names in read[key].items()}
        for key in ("columns", "hour", "day", "units")
    }
    plain: dict[str, Any] = {
        key: tuple(read[key]) for key in ("missing", "time_forms", "sentinels", "city_endings")
    }
    return Vocabulary(**lists, **plain, unclear_days=read["unclear_days"])


@cache
def load_layouts(data: Path) -> dict[str, Layout]:
    """Every known layout by its name, which is that of its file."""
    files = sorted((data / "monitoring" / "layouts").glob("*.yml"))
    return {
        file.stem: make_layout(file.stem, _read_yaml(file, file.name), load_vocabulary(data))
        for file in files
    }


def load_mapping(file: Path, data: Path) -> Layout:
    """The layout that a reader's file describes. Raises FaultyInput with what is wrong in it."""
    read = _read_yaml(file, file.name)
    stations = _read_stations(file.parent / str(named)) if (named := read.pop("stations", None)) else {}
    return replace(_make_mapping(file, read, data), stations=stations)


def _make_mapping(file: Path, read: dict[str, Any], data: Path) -> Layout:
    if (base := read.pop("layout", None)) is None:
        return make_layout(file.name, read, load_vocabulary(data))
    known = load_layouts(data)
    if base not in known:
        raise FaultyInput(f"{file.name}: unknown layout “{base}”. Known are: {', '.join(known)}.")
    described = _read_yaml(data / "monitoring" / "layouts" / f"{base}.yml", f"{base}.yml")
    return make_layout(file.name, described | read, load_vocabulary(data))


def make_layout(name: str, read: dict[str, Any], vocabulary: Vocabulary) -> Layout:
    """A layout from its keys. Raises FaultyInput for a key or a word that means nothing."""
    read = dict(read)
    subject = _one_of(name, "subject", read.pop("subject", "air"), ("air", "water", "yearbook"))
    more = {key: read.pop(key) for key in list(read) if subject != "air" and key not in KEYS}
    if unknown := [key for key in read if key not in KEYS]:
        known = "\n".join(f"  {key}: {meaning}" for key, meaning in KEYS.items())
        raise FaultyInput(f"{name}: unknown key “{unknown[0]}”. The keys are:\n{known}")
    columns = _texts(name, "columns", read.get("columns"))
    values = _texts_or_maps(name, read.get("values"))
    if subject == "air" and (strange := [role for role in columns if role not in ROLES]):
        raise FaultyInput(
            f"{name}: unknown role “{strange[0]}” in columns. The roles are {', '.join(ROLES)}."
        )
    for value in values.values() if subject == "air" else ():
        _one_of(name, "pollutant", value.pollutant, tuple(vocabulary.hour))
        _one_of(name, "unit", value.unit or next(iter(vocabulary.units)), tuple(vocabulary.units))
    each = read.get("each")
    return Layout(
        name,
        subject,
        None if each is None else _one_of(name, "each", each, RESOLUTIONS),
        columns,
        values,
        _texts(name, "not_read", read.get("not_read")),
        tuple(str(mark) for mark in read.get("missing", ())),
        _texts(name, "only", read.get("only")),
        None if read.get("choose") is None else str(read["choose"]),
        None if read.get("city") is None else str(read["city"]),
        _one_of(name, "hour_label", read.get("hour_label", "ending"), HOUR_LABELS),
        _time_zone(name, str(read.get("time_zone", "+08:00"))),
        read.get("why_not"),
        more,
    )


def _read_stations(file: Path) -> dict[str, str]:
    """The city of each station, from a CSV file of a reader's own."""
    try:
        rows = list(csv.DictReader(decode(file.read_bytes()).splitlines()))
        return {row["station"].strip(): row["city"].strip() for row in rows}
    except (OSError, UnknownEncoding) as error:
        raise FaultyInput(
            f"{file.name}: cannot be read. {getattr(error, 'strerror', None) or error}."
        ) from error
    except (KeyError, AttributeError, csv.Error) as error:
        raise FaultyInput(f"{file.name}: a table of stations has the columns station and city.") from error


def _one_of(name: str, key: str, word: object, known: tuple[str, ...]) -> str:
    if word not in known:
        raise FaultyInput(f"{name}: {key}: “{word}” is not known. Write one of {', '.join(known)}.")
    return str(word)


def _time_zone(name: str, text: str) -> str:
    sign, hours, minutes = text[:1], text[1:3], text[4:]
    if sign not in ("+", "-") or text[3:4] != ":" or not (hours.isdigit() and minutes.isdigit()):
        raise FaultyInput(
            f'{name}: time_zone: “{text}” is not known. Write it as "+08:00", with quotation marks.'
        )
    return text


def _texts(name: str, key: str, read: object) -> dict[str, str]:
    if not isinstance(read or {}, dict):
        raise FaultyInput(f"{name}: {key}: “{read}” names no columns. Write {key}: {{name: text}}.")
    return {str(column): str(text) for column, text in dict(read or {}).items()}  # type: ignore[call-overload]


def _texts_or_maps(name: str, read: object) -> dict[str, ValueColumn]:
    """Columns of values: `PM2.5: pm25`, or `{pollutant: pm25, unit: mg_m3}`."""
    if not isinstance(read or {}, dict):
        raise FaultyInput(f"{name}: values: “{read}” names no columns. Write values: {{column: pollutant}}.")
    found = {}
    for column, told in dict(read or {}).items():  # type: ignore[call-overload]
        if isinstance(told, dict) and set(told) - {"pollutant", "unit"}:
            raise FaultyInput(f"{name}: values: {column}: only pollutant and unit can be said of a column.")
        parts: dict[str, Any] = told if isinstance(told, dict) else {"pollutant": told}
        found[str(column)] = ValueColumn(str(parts.get("pollutant")), parts.get("unit"))
    return found


def _read_yaml(file: Path, name: str) -> dict[str, Any]:
    try:
        read = yaml.load(decode(file.read_bytes()), yaml.CSafeLoader)
    except (OSError, UnknownEncoding) as error:
        raise FaultyInput(f"{name}: cannot be read. {getattr(error, 'strerror', None) or error}.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise FaultyInput(f"{name}{line}: not YAML, {getattr(error, 'problem', error)}.") from error
    if not isinstance(read, dict):
        raise FaultyInput(f"{name}: not a mapping of keys. See docs/monitoring.md for an example.")
    return read
