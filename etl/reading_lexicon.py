"""The lexicon of reading/: checks its files, and opens it from a published warehouse."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.curated_files import Fault
from reading.lexicon.keys import INDICATOR_KEYS, NEEDED, WORD_KINDS
from reading.lexicon.lexicon import Lexicon, build_lexicon, split_list
from reading.lexicon.patterns import compile_pattern
from reading.lexicon.spelling import NotSpelled, spell_list

FOLDER = "reading"
CODES = {  # of each file whose keys are codes: the table that knows them, and the rule that others break
    "indicators": ("select indicator_id from stg_indicators", "unknown indicator"),
    "units": ("select unit_id from stg_units", "unknown unit"),
    "scopes": ("select scope_id from stg_scopes", "unknown scope"),
}
Entries = Mapping[str, str]


@dataclass(frozen=True)
class _Place:
    place_id: str
    name_zh: str
    parent_id: str | None


@dataclass(frozen=True)
class _Indicator:
    indicator_id: str
    name_zh: str
    unit_id: str
    theme: str
    better: str
    also_called: str | None


@dataclass(frozen=True)
class _Basis:
    basis_id: str
    start_on: object
    end_on: object


def find_lexicon_faults(con: duckdb.DuckDBPyConnection) -> list[Fault]:
    """What is wrong in the staged files of reading/: codes that are not known, words and patterns
    that cannot be read.
    """
    files = {
        name: json.loads(content)
        for name, content in con.execute("select name, content from stg_reading").fetchall()
    }
    lines = {
        (file, path): line
        for file, path, line in con.execute(
            'select file, "column", line from stg_key_line where starts_with(file, ?)', [f"{FOLDER}/"]
        ).fetchall()
    }
    if files and (missing := [name for name in NEEDED if name not in files]):
        return [Fault(f"{FOLDER}/{name}.yml", 1, "file", "missing file", f"{name}.yml") for name in missing]
    found = [*_unknown_codes(con, files), *_unknown_keys(con, files), *_unreadable(files)] if files else []
    return [
        Fault(f"{FOLDER}/{name}.yml", lines.get((f"{FOLDER}/{name}.yml", path), 1), path, rule, value)
        for name, path, rule, value in found
    ]


Found = Iterator[tuple[str, str, str, str]]  # file, path, rule, value


def _unknown_codes(con: duckdb.DuckDBPyConnection, files: Mapping[str, Entries]) -> Found:
    for name, (query, rule) in CODES.items():
        known = {code for (code,) in con.execute(query).fetchall()}
        for path in files[name]:
            code = path.rpartition(".")[2] if name == "scopes" else path.partition(".")[0]
            if code not in known:
                yield name, path, rule, code
    known = {
        "scope": {code for (code,) in con.execute("select scope_id from stg_scopes").fetchall()},
        "basis": {code for (code,) in con.execute("select basis_id from stg_bases").fetchall()},
    }
    for path, text in files["indicators"].items():
        key = path.rpartition(".")[2]
        for code in split_list(text) if key in known else ():
            if code not in known[key]:
                yield "indicators", path, f"unknown {key}", code


def _unknown_keys(con: duckdb.DuckDBPyConnection, files: Mapping[str, Entries]) -> Found:
    for path in files["indicators"]:
        if (key := path.partition(".")[2]) not in INDICATOR_KEYS:
            yield "indicators", path, "unknown key", key
    for kind in files["words"]:
        if kind not in WORD_KINDS:
            yield "words", kind, "unknown key", kind
    for kind in WORD_KINDS:
        if kind not in files["words"]:
            yield "words", kind, "missing value", kind


def _unreadable(files: Mapping[str, Entries]) -> Found:
    """Words that cannot be spelled out, patterns that are none."""
    parts = files["parts"]
    for name in ("parts", "words", "units", "scopes", "indicators"):
        for path, text in files[name].items():
            try:
                spell_list(text, parts)
            except NotSpelled as error:
                yield name, path, "not a list of words", str(error)
    for pattern in files["patterns"]:
        try:
            compile_pattern(pattern, files["patterns"])
        except (NotSpelled, re.error) as error:
            yield "patterns", pattern, "not a pattern", str(error)


def open_lexicon(warehouse: Path) -> Lexicon:
    """The lexicon of a published warehouse."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        files = con.execute("select name, content from dim_reading_lexicon").fetchall()
        places = con.execute(
            "select place_id, name_zh, parent_id from dim_place order by position"
        ).fetchall()
        indicators = con.execute(
            "select indicator_id, name_zh, unit_id, theme, better, also_called from dim_indicator"
            " order by indicator_id"
        ).fetchall()
        units = con.execute("select unit_id, name_zh from dim_unit order by unit_id").fetchall()
        bases = con.execute("select basis_id, start_on, end_on from dim_basis order by basis_id").fetchall()
        ranges = con.execute(
            "select indicator_id, plausible_low, plausible_high from dim_indicator order by indicator_id"
        ).fetchall()
    return build_lexicon(
        {name: json.loads(content) for name, content in files},
        places=[_Place(*row) for row in places],
        indicators=[_Indicator(*row) for row in indicators],
        units=units,
        bases=[_Basis(*row) for row in bases],
        ranges={code: (low, high) for code, low, high in ranges},
    )
