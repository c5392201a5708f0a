"""What stands in a text: words that the lexicon knows, numbers with their units, periods, labels; in
order of place.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from reading.lexicon.lexicon import Lexicon, Sense
from reading.tokens.quantities import Quantity, find_quantities

PATTERNS = (
    "labels",
    "region",
    "cities_counted",
    "base",
    "met",
    "completed",
    "direction",
    "class_of_body",
    "share_of_100",
    "air_class",
    "worst_classes",
    "recap",
    "averaging",
    "percentile",
    "ordinals",
    "rank",
    "rank_in_words",
    "grades",
)
FAMILIES = {"period_": "period", "place_": "place"}  # of patterns whose names begin so: kinds of their tokens
LABELS = "labels"
YIELDING = {LABELS, "grades", "place"}  # to a word that is as long
NEAR_BEFORE, NEAR_BEHIND = 12, 8  # letters
BRACKETED = re.compile(r"\([^()]*\)")
NUMBER = "number"
PLACE = "place"
BREAKS = "\u3002\uff0c,;:!?\n\t\uff1b\uff1a"
NAME_BREAK = re.compile(f"[{BREAKS}\u3001]")  # the last stands between the names of a row
NEXT_NAME = re.compile(f"[{BREAKS}\u3001\u548c\u53ca\u4e0e]")
MARKS = BREAKS + "\u3001()\"'[]{}<>-~/\\|\u00b7\u201c\u201d\u2018\u2019\u300a\u300b\u3010\u3011\u2026+*=.% "


@dataclass(frozen=True, slots=True)
class Token:
    """One of them. `kinds` are what its word may be; a pattern's name, or "number"."""

    start: int
    end: int
    text: str
    kinds: frozenset[str]
    senses: tuple[Sense, ...] = ()
    quantity: Quantity | None = None
    groups: tuple[tuple[str, str], ...] = ()  # of a pattern

    def codes(self, kind: str) -> tuple[str, ...]:
        """The codes of its senses of a kind."""
        return tuple(sense.code for sense in self.senses if sense.kind == kind)

    def group(self, name: str) -> str:
        """What a group of its pattern holds."""
        return dict(self.groups).get(name, "")


@dataclass(frozen=True)
class Scan:
    """The tokens of a plain text."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return [token.start for token in self.tokens]

    @cached_property
    def _unknown(self) -> list[int]:
        """How many letters before each place belong to no token and are no mark."""
        is_known = bytearray(len(self.text))
        for token in self.tokens:
            is_known[token.start : token.end] = b"\x01" * (token.end - token.start)
        rest = (not known and letter not in MARKS for known, letter in zip(is_known, self.text, strict=True))
        return [0, *accumulate(map(int, rest))]

    def unknown(self, start: int, end: int) -> int:
        """How many letters between two places belong to no known word."""
        end = min(end, len(self.text))
        return self._unknown[end] - self._unknown[start] if end > start else 0

    def unknown_outside(self, start: int, end: int) -> int:
        """The same without what stands in brackets."""
        if not (unknown := self.unknown(start, end)):
            return 0
        asides = (match.span() for match in BRACKETED.finditer(self.text, start, end))
        return unknown - sum(self.unknown(*aside) for aside in asides)

    def near(self, token: Token) -> str:
        """The text round a token, to the next breaks or the next name of a row."""
        before = self.text[max(0, token.start - NEAR_BEFORE) : token.start]
        behind = self.text[token.end : token.end + NEAR_BEHIND]
        return NAME_BREAK.split(before)[-1] + token.text + NEXT_NAME.split(behind, 1)[0]

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that start between two places."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def scan(text: str, lexicon: Lexicon, names: Iterable[Token] = ()) -> Scan:
    """Find the tokens: at each place the longest, of equals a pattern before a number before a word; `names`
    are those that only this report has.
    """
    own = {token.start: token for token in names}
    starts = sorted(own)
    by_start: dict[int, Token] = {}
    for token in [*_patterns(text, lexicon), *_numbers(text, lexicon)]:
        known = by_start.get(token.start)
        if known is None or token.end > known.end:
            by_start[token.start] = token
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        while starts and starts[0] <= at:
            starts.pop(0)
        limit = starts[0] if starts else len(text)
        token = own.get(at) or _longest(by_start.get(at), _word(text, at, limit, lexicon))
        if token:
            tokens.append(token)
            at = token.end
        else:
            at += 1
    return Scan(text, tuple(tokens))


def _longest(pattern: Token | None, word: Token | None) -> Token | None:
    if pattern is None or (word is not None and word.end > pattern.end):
        return word
    if word is not None and word.end == pattern.end and pattern.kinds & YIELDING:
        return word
    return pattern


def _word(text: str, at: int, limit: int, lexicon: Lexicon) -> Token | None:
    """The longest word at a place that ends before a limit."""
    for length in lexicon.lengths.get(text[at], ()):
        if at + length > limit:
            continue
        word = text[at : at + length]
        senses = lexicon.words.get(word)
        if senses and senses[0].kind == PLACE and _is_no_place(text, at, at + length, lexicon):
            continue
        if senses:
            return Token(at, at + len(word), word, frozenset(sense.kind for sense in senses), senses)
    return None


def _is_no_place(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the letters of a place's name are those of other words."""
    return any(
        lexicon.patterns[name].match(text, at) for name, at in (("no_place", start), ("cut_place", end))
    )


@lru_cache(maxsize=4)  # of the lexicons that are read by
def _names(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the patterns whose matches are tokens."""
    return *PATTERNS, *(name for name in patterns if name.startswith(tuple(FAMILIES)))


def _patterns(text: str, lexicon: Lexicon) -> Iterator[Token]:
    for name in _names(tuple(lexicon.patterns)):
        for match in lexicon.patterns[name].finditer(text):
            if not match[0]:  # no token: who goes on behind it stands still
                continue
            groups = tuple((key, value) for key, value in match.groupdict().items() if value)
            if day := lexicon.calendar.get(f"{name}.{match.groupdict().get('year')}"):
                groups += (("month_and_day", day),)
            kind = next((kind for begin, kind in FAMILIES.items() if name.startswith(begin)), name)
            yield Token(match.start(), match.end(), match[0], frozenset({kind, name}), groups=groups)


def _numbers(text: str, lexicon: Lexicon) -> Iterator[Token]:
    for quantity in find_quantities(text, lexicon):
        yield Token(
            quantity.start,
            quantity.end,
            text[quantity.start : quantity.end],
            frozenset({NUMBER}),
            (),
            quantity,
        )
