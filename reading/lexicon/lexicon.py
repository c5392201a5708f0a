"""The words, patterns and names that reports are read by, made ready from the files of data/reading/."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reading.layout.letters import Letters
from reading.lexicon.divisions import Division, read_divisions
from reading.lexicon.patterns import Entries, Patterns, compile_patterns
from reading.lexicon.rows import BasisRow, IndicatorRow, PlaceRow
from reading.lexicon.scopes import ScopeNames, group_entries, read_scopes
from reading.lexicon.spelling import spell_list, split_list
from rules.numeral import power_of_ten
from rules.printed import UNIT_MULTIPLE

WIDE_BRACKET = "\uff08"


@dataclass(frozen=True)
class Unit:
    """How a unit is printed behind its power of ten: 10,000 t is the form for t, power 4.

    `forms` are those, each with the power of ten by which it is larger: mg in micrograms 3.
    """

    unit_id: str
    power: int
    forms: Mapping[str, int]


@dataclass(frozen=True)
class IndicatorWords:
    """What the lexicon says of an indicator, beside its names."""

    indicator_id: str
    unit: Unit
    theme: str
    better: str
    measures: frozenset[str]
    context: tuple[str, ...]
    beside: tuple[str, ...]  # like context, but up to the next full stops
    unless: tuple[str, ...]
    not_of: str  # the part of which, where it is spoken of, its names mean something else
    scope: str
    bases: tuple[str, ...]
    is_target: bool
    is_change: bool  # itself measures a change, in per cent
    words: str
    family: str  # of the scopes that it may have
    percentile: str  # of a year's days at which it is taken
    completed: str  # the indicator that counts those that are done
    of_all: str  # the indicator that counts those which meet it, where it is said of all


@dataclass(frozen=True)
class Sense:
    """What a word may be: a kind of word, a name (code: the indicator), a part, a scope, a place."""

    kind: str
    code: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Words and patterns, ready to use; never changed."""

    letters: Letters
    words: Mapping[str, tuple[Sense, ...]]
    lengths: Mapping[str, tuple[int, ...]]  # of the words that begin with a letter, longest first
    patterns: Patterns
    forms: Mapping[str, frozenset[str]]  # of printed units: the units they may be
    indicators: Mapping[str, IndicatorWords]
    parts_of: Mapping[str, tuple[str, ...]]  # of short names: indicator, its parts
    divisions: tuple[Division, ...]
    places: tuple[PlaceRow, ...]
    bases: Mapping[str, tuple[str, str]]  # first and last day, empty where open
    scopes: ScopeNames
    rank_form: str  # the word that a rank is counted by
    calendar: Mapping[str, str]  # of a pattern for a day that the calendar moves, and a year: month and day
    ranges: Mapping[str, tuple[Decimal, Decimal]]  # the least and the most that a level can plausibly be


def build_lexicon(
    files: Mapping[str, Entries],
    *,
    places: Iterable[PlaceRow],
    indicators: Iterable[IndicatorRow],
    units: Iterable[tuple[str, str]],
    bases: Iterable[BasisRow] = (),
    ranges: Mapping[str, tuple[Decimal, Decimal]] | None = None,
) -> Lexicon:
    """The lexicon of the files by name (indicators, words ...), and of rows of the warehouse.

    Where the words about a name leave several indicators, the first by its code counts, whatever the order
    of the rows. `units` are code and Chinese name. Raises NotSpelled, re.error or KeyError where a file is
    wrong; the build checks.
    """
    parts = files["parts"]
    by_unit = {code: _unit(code, name, files["units"].get(code, "")) for code, name in units}
    rows = {row.indicator_id: row for row in sorted(indicators, key=lambda row: row.indicator_id)}
    entries = group_entries(files["indicators"])
    known = {code: _indicator(row, by_unit[row.unit_id], entries.get(code, {})) for code, row in rows.items()}
    senses: dict[str, dict[Sense, None]] = defaultdict(dict)
    for word, sense in _all_senses(files, parts, rows, entries):
        senses[word][sense] = None
    words = {word: tuple(found) for word, found in senses.items()}
    forms: dict[str, set[str]] = defaultdict(set)
    for unit in by_unit.values():
        for form in unit.forms:
            forms[form].add(unit.unit_id)
    for code, entry in entries.items():
        for form in split_list(entry.get("measures", "")):
            forms[form].update({rows[code].unit_id} if code in rows else ())
    own = tuple(places)
    return Lexicon(
        read_letters(files["letters"]),
        words,
        _lengths(words),
        compile_patterns(files["patterns"]),
        {form: frozenset(codes) for form, codes in forms.items()},
        known,
        {code: tuple(split_list(entry["part"])) for code, entry in entries.items() if "part" in entry},
        read_divisions(files["divisions"]),
        own,
        {row.basis_id: (str(row.start_on or ""), str(row.end_on or "")) for row in bases},
        read_scopes(files["scopes"], parts),
        next(iter(split_list(files["units"].get("rank", ""))), ""),
        files["calendar"],
        ranges or {},
    )


def read_letters(entries: Entries) -> Letters:
    """The letters that are read as others."""
    same = dict(zip(entries["traditional"], entries["simplified"], strict=True))
    same |= dict(pair.split("=", 1) for pair in split_list(entries["signs"]))
    roman = dict(pair.split("=", 1) for pair in split_list(entries["roman"]))
    chinese = dict(pair.split("=", 1) for pair in split_list(entries["chinese"]))
    return Letters(
        same,
        roman,
        entries["class_word"],
        chinese,
        entries["chinese_before"],
        entries["class_behind"],
        re.compile(entries["standard"]),
    )


def _unit(code: str, name: str, forms: str) -> Unit:
    """A unit by its name and the other forms that are printed; both without their power of ten."""
    plain = name.replace("{}", "")
    multiple = UNIT_MULTIPLE.findall(plain)[0]
    printed = [form for form in (plain[len(multiple) :], *spell_list(forms, {})) if form]
    larger = (form.partition("×") for form in printed)
    return Unit(
        code, power_of_ten(multiple), {form: len(times) - 1 if times else 0 for form, _, times in larger}
    )


def _indicator(row: IndicatorRow, unit: Unit, entry: Mapping[str, str]) -> IndicatorWords:
    return IndicatorWords(
        row.indicator_id,
        unit,
        row.theme,
        row.better,
        frozenset(split_list(entry.get("measures", ""))),
        tuple(split_list(entry.get("context", ""))),
        tuple(split_list(entry.get("beside", ""))),
        tuple(split_list(entry.get("unless", ""))),
        entry.get("not_of", ""),
        entry.get("scope", "all"),
        tuple(split_list(entry.get("basis", "none"))),
        entry.get("is_target") != "no",
        entry.get("is_change") == "yes",
        entry.get("words", ""),
        entry.get("family", ""),
        entry.get("percentile", ""),
        entry.get("completed", ""),
        entry.get("of_all", ""),
    )


def _all_senses(
    files: Mapping[str, Entries],
    parts: Entries,
    rows: Mapping[str, IndicatorRow],
    entries: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, Sense]]:
    """Every word with one of its senses."""
    for kind, text in files["words"].items():
        yield from ((word, Sense(kind)) for word in spell_list(text, parts))
    for part in {one for entry in entries.values() for one in split_list(entry.get("part", ""))}:
        text = parts[part]
        yield from ((word, Sense("part", part)) for word in spell_list(text, parts))
    yield from ((word, Sense("scope", scope)) for word, scope in read_scopes(files["scopes"], parts).words)
    for code, row in rows.items():
        entry = entries.get(code, {})
        names = [row.name_zh, *split_list(row.also_called or "")]
        own = [name for name in names if not name.isascii() and "(" not in name and WIDE_BRACKET not in name]
        for word in [*own, *spell_list(entry.get("names", ""), parts)]:
            yield word, Sense("indicator", code)
        for key in ("short", "nouns"):
            yield from ((word, Sense(key, code)) for word in spell_list(entry.get(key, ""), parts))
    for division in read_divisions(files["divisions"]):
        for name in division.called:
            yield name, Sense("place", division.path)


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for word in words:
        found[word[0]].add(len(word))
    return {letter: tuple(sorted(lengths, reverse=True)) for letter, lengths in found.items()}
