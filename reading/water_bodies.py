"""Rivers and lakes named before a quantity that only water has, or before the class of their water."""

import re
from collections.abc import Mapping

from reading.tokens import Token

FAMILY = "water_body"  # of the scopes of such indicators


def find_bodies(before: str, patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The names in a row at the end of a text, in order; none where it does not end with one."""
    found: list[str] = []
    for piece in reversed(patterns["body_split"].split(before)):
        match = patterns["body_before"].search(piece)
        if match is None:
            break
        found = [*_named([match["body"]], patterns), *found]
    return found


def split_bodies(token: Token, patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The names in the row of a token, in order."""
    return _named(patterns["body_split"].split(token.group("bodies")), patterns)


def read_heading(text: str, patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The names of which a clause consists; none where it says anything else."""
    match = patterns["body_alone"].match(text)
    return _named(patterns["body_split"].split(match["bodies"]), patterns) if match else []


def _named(names: list[str], patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    """Names without what stands before them; none of water in general."""
    plain = (patterns["body_noise"].sub("", name) for name in names)
    return [name for name in plain if name and not patterns["body_generic"].match(name)]
