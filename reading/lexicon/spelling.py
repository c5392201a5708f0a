"""Spells out words that are written short: (a|b)c? is every word that it stands for.

In a list words are joined by ;. (a|b) is either, (a|) may be missing, <part> is any word of that part.
Full-width brackets and signs stand for the plain ones of a normalised text.
"""

import re
from collections.abc import Iterator, Mapping

MOST_WORDS = 5000  # that one entry may stand for
PART = re.compile(r"<([a-z][a-z0-9_]*)>")
TOKEN = re.compile(r"[()|]|<[a-z][a-z0-9_]*>|[^()|<]+|<")
WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0) not in ",;"}


class NotSpelled(ValueError):
    """A word cannot be spelled out: a bracket is open, a part unknown, or it stands for too many words."""


def split_list(text: str) -> list[str]:
    """The words of a list, without blanks round them."""
    return [word for part in text.split(";") if (word := part.strip())]


def spell_list(text: str, parts: Mapping[str, str]) -> list[str]:
    """Every word that a list stands for, in order, each once."""
    found: dict[str, None] = {}
    for word in split_list(text):
        found.update(dict.fromkeys(spell(word, parts)))
    return list(found)


def spell(word: str, parts: Mapping[str, str]) -> list[str]:
    """Every word that a word stands for."""
    tokens = TOKEN.findall(word)
    words, rest = _either(tokens, 0, parts)
    if rest != len(tokens):
        raise NotSpelled(f"a bracket too many in {word}")
    return [one.translate(WIDE) for one in words if one]


def _either(tokens: list[str], at: int, parts: Mapping[str, str]) -> tuple[list[str], int]:
    """The words of alternatives, and where the tokens go on: at the closing bracket, or behind the last."""
    found: list[str] = []
    while True:
        words, at = _row(tokens, at, parts)
        found += words
        if at == len(tokens) or tokens[at] == ")":
            return found, at
        at += 1


def _row(tokens: list[str], at: int, parts: Mapping[str, str]) -> tuple[list[str], int]:
    words = [""]
    while at < len(tokens) and tokens[at] not in ")|":
        if tokens[at] == "(":
            ends, at = _either(tokens, at + 1, parts)
            if at == len(tokens):
                raise NotSpelled("a bracket is never closed")
        elif part := PART.fullmatch(tokens[at]):
            ends = list(_part(part[1], parts))
        else:
            ends = [tokens[at]]
        at += 1
        words = [begin + end for begin in words for end in ends]
        if len(words) > MOST_WORDS:
            raise NotSpelled(f"more than {MOST_WORDS} words")
    return words, at


def _part(name: str, parts: Mapping[str, str]) -> Iterator[str]:
    if name not in parts:
        raise NotSpelled(f"an unknown part {name}")
    return iter(spell_list(parts[name], {}))
