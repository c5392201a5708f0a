"""Plain letters of a text to read, each with the place of the letters that it stands for in the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reading.layout.copied_signs import find_meant, find_unread
from reading.layout.wrapped_lines import join_wrapped
from rules.printed import PLAIN

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
WORDLIKE = re.compile(r"[A-Za-z0-9.%]")
COMMA, WIDE_COMMA, LIST_COMMA = ",", "\uff0c", "\u3001"
STOPS = "\uff0c\u3001\u3002\uff1b"  # before which a comma is a slip
FIGURE = (
    r"[0-9.]+(?:%|[a-zA-Z\u03bc]{1,3}/m3|[\u4e00-\u9fff]{1,3}(?:/[\u4e00-\u9fff]{3})?)?"  # with a short unit
)
WITH_UNIT = r"[0-9]+(?:\.[0-9]+)?(?:%|[a-zA-Z\u03bc]{1,3}/m3|[\u4e00-\u9fff]{1,2}/[\u4e00-\u9fff]{3})"
FIGURES_IN_ROW = re.compile(rf"(?<![0-9.]){WITH_UNIT}(?:\uff0c{WITH_UNIT})+(?![0-9a-zA-Z])")
FIGURES_IN_BRACKETS = re.compile(rf"\({FIGURE}(?:\uff0c{FIGURE})+\)")


@dataclass(frozen=True)
class Letters:
    """Which letters are read as others, and how the Roman numerals of classes are written otherwise: in plain
    letters, or in Chinese before some words.
    """

    same: Mapping[str, str]
    roman: Mapping[str, str]
    class_word: str  # what follows a Roman numeral that is a class
    chinese: Mapping[str, str]
    chinese_before: str  # a pattern of what follows the word for class
    class_behind: str  # letters that stand before a class, whatever follows
    standard: re.Pattern[str]  # the standard that has a class, named before it

    @cached_property
    def roman_numeral(self) -> re.Pattern[str]:
        """A numeral of a class, in plain letters or in Chinese."""
        numerals = "|".join(sorted(self.roman, key=len, reverse=True))
        signs = "".join(self.roman.values())
        dashes = "".join(re.escape(one) for one in ("~", "-", *self.same) if self.same.get(one, one) in "~-")
        word = "".join(
            (self.class_word, *(one for one, other in self.same.items() if other == self.class_word))
        )
        joined = rf"\s*[{dashes}]+\s*(?:{numerals}|[{signs}])\s*[{word}]"
        chinese = "|".join(self.chinese)
        return re.compile(
            rf"(?<![A-Za-z])(?:{numerals})(?=\s*[{word}]|{joined})"
            rf"|(?<=[{self.class_behind}])(?:{numerals}(?![A-Za-z])|(?:{chinese})(?=[{word}]))"
            rf"|(?:{chinese})(?=[{word}](?:{self.chinese_before}))"
        )


@dataclass(frozen=True)
class Plain:
    """A text in plain letters. Letter i stands for original[starts[i]:ends[i]]."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where plain letters stand in the original text."""
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def make_plain(text: str, letters: Letters) -> Plain:
    """Full-width, traditional and variant letters become plain; blanks go, but between two words or numbers,
    and so do signs that came in by copying.

    A comma of Chinese prose becomes the full-width one, so that a plain one only parts thousands; tabs
    and line ends stay.
    """
    found: list[tuple[str, int, int]] = []
    at = 0
    numerals = {match.start(): match for match in letters.roman_numeral.finditer(text)}
    unread, meant = find_unread(text), find_meant(text)
    while at < len(text):
        if at in unread:
            at = unread[at]
            continue
        if at in numerals:
            numeral = numerals[at][0]
            sign = letters.roman.get(numeral) or letters.chinese[numeral]
            found.append((sign, at, numerals[at].end()))
            at = numerals[at].end()
            continue
        letter = text[at]
        at += 1
        if UNSEEN.match(letter):
            continue
        plain = "\n" if letter in "\r\v\f\x85" else meant.get(at - 1, letter)
        plain = letters.same.get(plain, plain)
        plain = WIDE_COMMA if plain in (COMMA, WIDE_COMMA) else plain.translate(PLAIN)
        plain = " " if plain == "\u00a0" or (plain.isspace() and plain not in "\n\t") else plain
        found.extend((one, at - 1, at) for one in plain)
    kept = _list_figures(join_wrapped(_without_blanks(found)))
    kept = _without_standard(kept, letters.standard)
    return Plain(
        "".join(one for one, _, _ in kept), tuple(s for _, s, _ in kept), tuple(e for _, _, e in kept)
    )


def _list_figures(kept: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Commas between figures alone in brackets, or with their units in a row, become those of a list."""
    text = "".join(one for one, _, _ in kept)
    for match in (*FIGURES_IN_BRACKETS.finditer(text), *FIGURES_IN_ROW.finditer(text)):
        for at in range(match.start(), match.end()):
            if text[at] == WIDE_COMMA:
                kept[at] = (LIST_COMMA, *kept[at][1:])
    return kept


def _without_standard(
    kept: list[tuple[str, int, int]], standard: re.Pattern[str]
) -> list[tuple[str, int, int]]:
    """The letters without the name of the standard of a class between "reach" and that class."""
    text = "".join(one for one, _, _ in kept)
    named = {at for match in standard.finditer(text) for at in range(*match.span())}
    return [one for at, one in enumerate(kept) if at not in named] if named else kept


def _without_blanks(found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Blanks between two words or numbers become one, all others none, and a comma before another stop
    none; commas between thousands become plain.
    """
    kept: list[tuple[str, int, int]] = []
    for at, entry in enumerate(found):
        if entry[0] == " ":
            if kept and WORDLIKE.match(kept[-1][0]):
                after = next((found[i][0] for i in range(at + 1, len(found)) if found[i][0] != " "), "")
                if WORDLIKE.match(after) and not (after == "%" or kept[-1][0] == "."):
                    kept.append(entry)
            continue
        if kept and kept[-1][0] == WIDE_COMMA and entry[0] in STOPS:
            kept.pop()
        kept.append(entry)
    for at in range(1, len(kept) - 3):
        if kept[at][0] == WIDE_COMMA and _parts_thousands(kept, at):
            kept[at] = (COMMA, *kept[at][1:])
    return kept


def _parts_thousands(kept: list[tuple[str, int, int]], at: int) -> bool:
    """Whether one to three digits stand before a comma, three and no more after it."""
    after = [one for one, _, _ in kept[at + 1 : at + 5]]
    before = "".join(one for one, _, _ in kept[max(0, at - 4) : at])
    return (
        all(one.isascii() and one.isdigit() for one in after[:3])
        and not (len(after) > 3 and after[3].isascii() and after[3].isdigit())
        and re.search(r"(?:^|[^0-9.])[1-9][0-9]{0,2}$|,[0-9]{3}$", before) is not None
    )
