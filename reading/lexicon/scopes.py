"""The scopes that reports name: their words, of what family each is, and which of them are several."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from reading.lexicon.patterns import Entries
from reading.lexicon.spelling import spell_list, split_list

JOINED = "joined"  # the key, among the families, of scopes that are several


@dataclass(frozen=True)
class ScopeNames:
    """Scopes by their code."""

    families: Mapping[str, str]  # area, network ...
    joined: Mapping[str, tuple[str, ...]]  # of those that are several, these in order
    words: tuple[tuple[str, str], ...]  # each with its scope


def read_scopes(entries: Entries, parts: Entries) -> ScopeNames:
    """Read the entries of scopes.yml, whose keys are family and scope."""
    families = group_entries(entries)
    joined = families.pop(JOINED, {})
    return ScopeNames(
        {scope: family for family, scopes in families.items() for scope in scopes},
        {scope: tuple(split_list(text)) for scope, text in joined.items()},
        tuple(
            (word, scope)
            for scopes in families.values()
            for scope, text in scopes.items()
            for word in spell_list(text, parts)
        ),
    )


def group_entries(entries: Entries) -> dict[str, dict[str, str]]:
    """Entries of two levels (pm25.names) by their first key."""
    grouped: dict[str, dict[str, str]] = defaultdict(dict)
    for path, text in entries.items():
        code, _, key = path.partition(".")
        grouped[code][key] = text
    return grouped
