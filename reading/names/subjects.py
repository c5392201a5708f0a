"""What a clause speaks of: names of indicators, alone or in a row, and which of them a number fits."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reading.lexicon.lexicon import IndicatorWords, Lexicon
from reading.tokens.quantities import Quantity
from reading.tokens.scan import Token

POINTS = "percentage_point"
RANK = "rank"  # a unit
PIECE, RIVER = "piece", "river"  # units
NETWORK = "network"  # the family of scopes of sections
WATER_SOURCE = "water_source"  # a part
OTHER_WATER = "other_water"  # the part for waters that have no sections


@dataclass(slots=True)
class Subject:
    """A name in the text, which may mean several indicators; the unit decides."""

    codes: tuple[str, ...]
    start: int
    end: int


@dataclass(slots=True)
class Group:
    """Names in a row, with the scopes named beside them. `clause` counts the clauses of the text."""

    subjects: list[Subject]
    clause: int
    scopes: list[str] = field(default_factory=list)
    has_number: bool = False
    is_counted: bool = False  # the number of what it names stands before it

    @property
    def is_known(self) -> bool:
        """Whether it names an indicator, not something else."""
        return any(subject.codes for subject in self.subjects)

    @property
    def start(self) -> int:
        """Where its first name begins."""
        return self.subjects[0].start

    @property
    def end(self) -> int:
        """Where its last name ends."""
        return self.subjects[-1].end


class Chooser:
    """Chooses, of the indicators that a name may mean, the one that fits a number and the words of
    the sentence.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lexicon.indicators
        self._parts_of = lexicon.parts_of
        self._senses = lexicon.words
        self._percent = lexicon.forms["%"]
        self._patterns = lexicon.patterns
        self.full_sentence = ""  # that which is read, between full stops
        self.is_general = False  # the report is on everything that a government does

    def codes(self, token: Token, part: str, near: str) -> tuple[str, ...]:
        """The indicators that a token names, by the words near it; short names behind their part."""
        short = (code for code in token.codes("short") if part in self._parts_of.get(code, ()))
        found = dict.fromkeys([*short, *token.codes("indicator")])
        return tuple(
            code
            for code in found
            if not any(word in near for word in self._known[code].unless)
            and self._may_be_of(code, part, token.text)
            and not (part and part == self._known[code].not_of)
            and not (part == OTHER_WATER and self._is_of_sections(code, token.text))
        )

    def _may_be_of(self, code: str, part: str, name: str) -> bool:
        """Whether an indicator that is known only beside others of its kind is one of what is spoken of, or
        that its name tells of.
        """
        if not (part and self._known[code].beside) or part in self._parts_of.get(code, (part,)):
            return True
        return self._patterns["of_sections"].search(name) is not None

    def _is_of_sections(self, code: str, name: str) -> bool:
        """Whether a name means sections, or the air, only where no other waters are spoken of."""
        if OTHER_WATER in self._parts_of.get(code, ()):
            return False
        is_bare = self._patterns["bare_share"].fullmatch(name) is not None
        return is_bare or (
            self._known[code].family == NETWORK and not self._patterns["of_sections"].search(name)
        )

    def part(self, codes: Iterable[str], name: str, spoken_of: str) -> str:
        """The part that the first of the indicators has: of several the one in its name, else that spoken of;
        empty where none has one.
        """
        parts = next((self._parts_of[code] for code in codes if code in self._parts_of), ())
        if len(parts) < 2:
            return "".join(parts)
        ends = [(at, end) for at in range(len(name)) for end in range(at + 1, len(name) + 1)]
        words = (name[at:end] for at, end in sorted(ends, key=lambda span: span[0] - span[1]))
        named = (one.code for word in words for one in self._senses.get(word, ()) if one.kind == "part")
        return next((part for part in named if part in parts), spoken_of if spoken_of in parts else parts[0])

    def counted_in(self, name: str, quantity: Quantity, sentence: str) -> str:
        """The things with whose name that of a share of them begins, if a number may be so many of them."""
        for end in range(len(name) - 1, 1, -1):
            codes = [one.code for one in self._senses.get(name[:end], ()) if one.kind == "indicator"]
            things = (one for one in codes if self.is_count(one) and not self.words(one).is_target)
            if code := self._best((one for one in things if self._fits(one, quantity)), sentence):
                return code
        return ""

    def short_names(self, word: str) -> tuple[str, ...]:
        """The indicators of which a word is a short name behind a part of theirs."""
        return tuple(one.code for one in self._senses.get(word, ()) if one.kind == "short")

    def is_part_of(self, code: str, part: str) -> bool:
        """Whether short names of an indicator go on about a part."""
        return part in self._parts_of.get(code, ())

    def words(self, code: str) -> IndicatorWords:
        """What the lexicon says of an indicator."""
        return self._known[code]

    def level(self, codes: Iterable[str], quantity: Quantity, sentence: str) -> str:
        """The indicator whose level the number may be; empty where there is none. 0 needs no unit."""
        if quantity.digits == "0" and not quantity.unit:
            return self.count(codes, sentence) or self.share(codes, sentence)
        return self._best((code for code in codes if self._fits(code, quantity)), sentence)

    def change(self, codes: Iterable[str], quantity: Quantity, sentence: str) -> tuple[str, str]:
        """The indicator whose change the number may be, and the role of its unit."""
        for role in ("itself", "own", "points", "rate", "odd_rate", "odd_points"):
            fitting = (code for code in codes if self._unit_role(code, quantity) == role)
            if code := self._best(fitting, sentence):
                return code, role
        return "", ""

    def share(self, codes: Iterable[str], sentence: str) -> str:
        """The indicator that is a share in per cent."""
        shares = (code for code in codes if self._known[code].unit.unit_id in self._percent)
        return self._best(shares, sentence)

    def count(self, codes: Iterable[str], sentence: str) -> str:
        """The indicator that is no share."""
        counts = (code for code in codes if self._known[code].unit.unit_id not in self._percent)
        return self._best(counts, sentence)

    def any(self, codes: Iterable[str], sentence: str) -> str:
        """The indicator of which words without a number may speak: a share or level before a count."""
        codes = tuple(codes)
        return self.share(codes, sentence) or self._best(codes, sentence)

    def rank(self, codes: Iterable[str], sentence: str) -> str:
        """The indicator that is a rank, or that counts what a word says the best of."""
        return self._best((code for code in codes if self._known[code].unit.unit_id == RANK), sentence)

    def is_share(self, code: str) -> bool:
        """Whether an indicator is measured in per cent."""
        return self._known[code].unit.unit_id in self._percent

    def is_count(self, code: str) -> bool:
        """Whether an indicator counts sections or sources of water."""
        if not code:
            return False
        is_of_water = self._known[code].family == NETWORK or WATER_SOURCE in self._parts_of.get(code, ())
        return is_of_water and self._known[code].unit.unit_id == PIECE

    def is_concentration(self, code: str) -> bool:
        """Whether an indicator is so much of something in something, of which there is never none."""
        return any("/" in form for form in self._known[code].unit.forms)

    def is_level(self, code: str, quantity: Quantity) -> bool:
        """Whether a number may be the level of an indicator, which is no change itself."""
        return self._fits(code, quantity) and not self._known[code].is_change

    def _fits(self, code: str, quantity: Quantity) -> bool:
        words = self._known[code]
        if RIVER in quantity.units and self.is_count(code):
            return False  # rivers have sections, but are none
        if quantity.unit:
            return words.unit.unit_id in quantity.units or quantity.unit in words.measures
        return not words.unit.forms or (quantity.digits == "0" and words.unit.unit_id in self._percent)

    def _unit_role(self, code: str, quantity: Quantity) -> str:
        """What a printed unit is to a change of an indicator; empty where it cannot be one."""
        is_share = self.is_share(code)
        if self._known[code].is_change:
            return "itself" if quantity.units & self._percent else ""
        if quantity.units & self._percent:
            return "odd_rate" if is_share or self.is_count(code) else "rate"
        if is_share:
            return "points" if POINTS in quantity.units else ""
        if POINTS in quantity.units:
            return "odd_points"
        return "own" if self._fits(code, quantity) else ""

    def _best(self, codes: Iterable[str], sentence: str) -> str:
        """Of those that the sentence allows the first with a word that it needs, else the first."""
        allowed = [code for code in codes if self._is_allowed(self._known[code], sentence)]
        return min(allowed, key=self._is_general, default="")

    def _is_general(self, code: str) -> bool:
        return not (self._known[code].context or self._known[code].beside)

    def _is_allowed(self, words: IndicatorWords, sentence: str) -> bool:
        if words.beside and not any(word in self.full_sentence for word in words.beside):
            return False
        is_shared = self.is_general and self._patterns["shared_theme"].fullmatch(words.theme)
        if is_shared and not self._patterns["of_environment"].search(self.full_sentence):
            return False
        return not words.context or any(word in sentence for word in words.context)
