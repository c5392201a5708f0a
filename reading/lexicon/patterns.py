"""Regular expressions that are written in parts: {name} in one stands for another."""

import re
from collections.abc import Mapping

from reading.lexicon.spelling import NotSpelled

Patterns = Mapping[str, re.Pattern[str]]  # by name
Entries = Mapping[str, str]  # of one file: path of keys, joined by a full stop, and text
REFERENCE = re.compile(r"\{([a-z_]+)\}")


def compile_patterns(entries: Entries) -> dict[str, re.Pattern[str]]:
    """The patterns by name; {name} in one is replaced by another."""
    return {name: compile_pattern(name, entries) for name in entries}


def compile_pattern(name: str, entries: Entries) -> re.Pattern[str]:
    """One of the patterns. Raises NotSpelled or re.error where it is none."""
    return re.compile(_spell_out(name, entries, 0), re.MULTILINE)


def _spell_out(name: str, entries: Entries, depth: int) -> str:
    if depth > 5 or name not in entries:
        raise NotSpelled(f"an unknown pattern {name}")
    return REFERENCE.sub(lambda match: _spell_out(match[1], entries, depth + 1), entries[name])
