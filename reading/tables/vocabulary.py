"""The names that a table may use for what the warehouse knows, and what is known of each indicator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reading.tables.words import Words, find_word, join_spelled, spell, spell_unit

MOST_ALIKE = 8
ALIKE = 0.4  # how much two names must have in common, from 0 to 1


@dataclass(frozen=True)
class BasisUse:
    """A basis that claims of an indicator stand on, and the days between which it holds, in ISO 8601."""

    basis_id: str
    start_on: str
    end_on: str


@dataclass(frozen=True)
class IndicatorFacts:
    """What is known of an indicator: unit, better direction, scopes and bases of its claims, commonest first.

    `is_scope_implied`: its claims have one scope, which is what the indicator says already.
    """

    unit_id: str
    better: str
    scopes: tuple[str, ...] = ()
    is_scope_implied: bool = False
    bases: tuple[BasisUse, ...] = ()


@dataclass(frozen=True)
class Names:
    """The names of one kind of code: all of them, spelled, and the codes that each may mean."""

    codes: tuple[str, ...]
    by_name: Mapping[str, tuple[str, ...]]  # spelled without blanks
    inside: Sequence[tuple[str, str]] = ()  # spelled name and code, of those that mean one; longest first
    pairs: Mapping[str, frozenset[str]] = field(default_factory=dict)  # of letters, by spelled name

    def find(self, text: str) -> tuple[str, ...]:
        """The codes that a text may mean: one if it is certain, several if it is ambiguous, or none."""
        return self.by_name.get(join_spelled(text), ())

    def find_alike(self, text: str) -> list[str]:
        """Codes whose names look like a text, the most alike first."""
        wanted = join_spelled(text)
        pairs = _letter_pairs(wanted)
        rated: dict[str, float] = {}
        for name, codes in self.by_name.items():
            if (rate := _rate_likeness(wanted, name, pairs, self.pairs[name])) > ALIKE:
                for code in codes:
                    rated[code] = max(rate, rated.get(code, 0))
        return sorted(rated, key=lambda code: -rated[code])[:MOST_ALIKE]


def _rate_likeness(one: str, other: str, pairs: frozenset[str], others: frozenset[str]) -> float:
    """From 0 to 1: a name within the other, or pairs of letters that both have."""
    if not one or not other:
        return 0
    if one in other or other in one:
        return 0.6 + 0.4 * min(len(one), len(other)) / max(len(one), len(other))
    return 2 * len(pairs & others) / (len(pairs) + len(others) or 1)


def _letter_pairs(name: str) -> frozenset[str]:
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


@dataclass(frozen=True)
class Vocabulary:
    """Everything that a table is read with."""

    words: Words
    places: Names
    indicators: Names
    scopes: Names
    kinds: Names
    bases: Names
    units: Names  # spelled by `spell_unit`
    facts: Mapping[str, IndicatorFacts]  # by indicator_id
    unit_words: Mapping[str, str]  # Chinese name by unit_id, as rules/printed.py reads it
    unit_names: frozenset[str] = field(default=frozenset())
    # Indicators by what reports call them, spelled without blanks: likely where the unit is theirs, too.
    report_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find_units(self, text: str) -> tuple[str, ...]:
        """The units that a text may be the name of: several share one (companies, lines, classes)."""
        return self.units.by_name.get(spell_unit(text), ())

    def find_reported(self, text: str) -> tuple[str, ...]:
        """The indicators that reports call by a name."""
        return self.report_names.get(join_spelled(text), ())

    def names_of(self, role: str) -> Names:
        """The names for the cells of a column."""
        return {
            "place_id": self.places,
            "indicator_id": self.indicators,
            "scope_id": self.scopes,
            "kind": self.kinds,
            "basis_id": self.bases,
            "unit_id": self.units,
        }[role]


def collect_names(names: Iterable[tuple[str, str]], codes: Sequence[str]) -> Names:
    """Names from pairs of a code and one of its names; the code itself is one."""
    by_name: dict[str, dict[str, None]] = {}
    spelled: dict[str, str] = {}
    for code, name in [*((code, code) for code in codes), *names]:
        if key := join_spelled(name):
            by_name.setdefault(key, {})[code] = None
            spelled[key] = spell(name)
    single = [(spelled[key], next(iter(found))) for key, found in by_name.items() if len(found) == 1]
    inside = sorted(single, key=lambda pair: len(pair[0]), reverse=True)
    return _names(codes, by_name, inside)


def collect_places(names: Iterable[tuple[str, str]], codes: Sequence[str], words: Words) -> Names:
    """Names of places: with and without the endings that may be left out. A name in Latin letters that
    cities elsewhere bear, too, means its place or none: it is to be asked for, but the code itself is not.
    """
    found = list(names)
    for code, name in list(found):
        has_ending = any(name.lower().endswith(ending) for ending in words.place_endings)
        for ending in words.place_endings:
            bare = name.lower().removesuffix(ending) if name.lower().endswith(ending) else ""
            if len(bare) > 1:
                found.append((code, bare))
            elif not has_ending and ending.isascii() == name.isascii():
                found.append((code, f"{name}{ending}"))
    return collect_names(found, codes)


def collect_units(names: Iterable[tuple[str, str]], codes: Sequence[str]) -> Names:
    """Names of units; those with a place for the number in them are left out."""
    by_name: dict[str, dict[str, None]] = {}
    for code, name in [*((code, code) for code in codes), *names]:
        if name and "{" not in name:
            by_name.setdefault(spell_unit(name), {})[code] = None
    return _names(codes, by_name, [])


def collect_report_names(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The indicators by each name of reports, from pairs of a code and a name."""
    found: dict[str, dict[str, None]] = {}
    for code, name in names:
        found.setdefault(join_spelled(name), {})[code] = None
    return {name: tuple(codes) for name, codes in found.items()}


def _names(
    codes: Sequence[str], by_name: Mapping[str, Iterable[str]], inside: Sequence[tuple[str, str]]
) -> Names:
    return Names(
        tuple(codes),
        {key: tuple(found) for key, found in by_name.items()},
        inside,
        {key: _letter_pairs(key) for key in by_name},
    )


def find_inside(text: str, names: Names) -> list[tuple[str, str]]:
    """Names that stand inside a spelled text, longest first: name and code."""
    return [(name, code) for name, code in names.inside if len(name) > 1 and find_word(text, name)]
