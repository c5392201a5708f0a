"""Rivers and lakes named before a quantity that only water has."""

import re
from collections.abc import Mapping

FAMILY = "water_body"  # of the scopes of such indicators


def find_bodies(before: str, patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The names in a row at the end of a text, in order; none where it does not end with one."""
    found: list[str] = []
    for piece in reversed(patterns["body_split"].split(before)):
        match = patterns["body_before"].search(piece)
        if match is None:
            break
        found.insert(0, patterns["body_noise"].sub("", match["body"]))
    return found
