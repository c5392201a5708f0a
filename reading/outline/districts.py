"""Districts that a report of their city calls by their short names: in a row of its places, or directly
before a figure. Elsewhere such a name means something else.
"""

import re
from collections.abc import Iterator, Mapping

from reading.lexicon.divisions import Division
from reading.lexicon.lexicon import Sense
from reading.lexicon.patterns import Patterns
from reading.tokens.scan import PLACE, Token

MARKS = "[\u3001\u548c\u53ca\u4e0e]"  # between the names of a row
ASIDE = r"(?:\([^()]{0,12}\))?"  # behind a name: its figure


def find_districts(text: str, inside: Mapping[str, Division], patterns: Patterns) -> Iterator[Token]:
    """The short names as tokens of places; `inside` are the names of what lies in the place of the report."""
    short = [name for name, division in inside.items() if name not in division.called]
    if not short:
        return
    any_name = _either(inside)
    row = rf"(?:{any_name}){ASIDE}(?:{MARKS}(?:{any_name}){ASIDE})+"
    alone = rf"(?<![\u4e00-\u9fff])(?:{_either(short)})(?={patterns['figure_ahead'].pattern})"
    name = re.compile(any_name)
    for found in re.finditer(f"{row}|{alone}", text):
        for match in name.finditer(text, found.start(), found.end()):
            if match[0] in short:
                sense = Sense(PLACE, inside[match[0]].path)
                yield Token(match.start(), match.end(), match[0], frozenset({PLACE}), (sense,))


def _either(names: Mapping[str, Division] | list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
