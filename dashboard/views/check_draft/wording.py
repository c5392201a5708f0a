"""The words that a corrected sentence exchanges, and where they stand in a text."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

FURTHEST = 14  # characters from a word to the number that it is about
BETWEEN = re.compile(r"[^\d\uff10-\uff19\uff0c\u3002\uff1b\uff1a\n]*")  # no other number, no other clause


@dataclass(frozen=True)
class Wording:
    """Words and what takes their place, by what a correction is about; see data/reading/corrections.yml."""

    exchanges: Mapping[str, Mapping[str, str]]
    last_year: str
    than_year: str
    money: tuple[str, ...]  # ends of units of money


@dataclass(frozen=True)
class Replacement:
    """Words that take the place of a part of a text; an empty part is where they are put in."""

    start: int
    end: int
    words: str


def read_wording(entries: Mapping[str, str]) -> Wording:
    """From the lines of the file; without them nothing is exchanged. Raises ValueError for a bad one."""
    exchanges: dict[str, dict[str, str]] = defaultdict(dict)
    for key, words in entries.items():
        if "=" in words:
            exchanges[key] = dict(_split(pair) for pair in words.split(";"))
    money = entries.get("money", "")
    return Wording(
        exchanges,
        entries.get("last_year", ""),
        entries.get("than_year", ""),
        tuple(money.split(";")) if money else (),
    )


def find_before(text: str, at: int, words: Mapping[str, str]) -> Replacement | None:
    """The exchange of the nearest of some words before a number, in its clause and with no other number
    between; of two that end together the longer.
    """
    start = max(0, at - FURTHEST)
    found = [
        (begin + len(word), len(word), word)
        for word in words
        if (begin := text.rfind(word, start, at)) >= 0 and BETWEEN.fullmatch(text, begin + len(word), at)
    ]
    if not found:
        return None
    end, length, word = max(found)
    return Replacement(end - length, end, words[word])


def find_after(text: str, at: int, words: Mapping[str, str]) -> Replacement | None:
    """The exchange of a word that stands right behind a number and its unit."""
    word = max((word for word in words if text.startswith(word, at)), key=len, default=None)
    return None if word is None else Replacement(at, at + len(word), words[word])


def _split(pair: str) -> tuple[str, str]:
    word, other = pair.split("=")
    return word.strip(), other.strip()
