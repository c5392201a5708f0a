"""Rivers and lakes named before a quantity that only water has, or before the class of their water."""

from reading.lexicon.lexicon import Lexicon
from reading.lexicon.patterns import Patterns
from reading.names.bound import Bound, Sentence
from reading.names.subjects import NETWORK, OTHER_WATER, Chooser
from reading.outline.context import Context
from reading.outline.places import Places
from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan, Token

FAMILY = "water_body"  # of the scopes of such indicators
TITLE, TITLE_END = "\u300a", "\u300b"  # round the name of a document
LONGEST_TITLE = 40  # letters
BRACKETS = {ord("("): None, ord(")"): None}  # round a stretch: the river (of the city)
PLACES = {"place", "whole"}
ROW = {"other_amount", "list"}
OTHERS = {"place", "whole", "scope", "indicator"}  # what else a clause may speak of
BASINS = ("\u6d41\u57df", "\u6c34\u7cfb")  # how they end: judged is what all of their sections have


class Waters:
    """Follows the waters that a sentence names: figures that only water has are theirs."""

    def __init__(self, scan: Scan, lexicon: Lexicon, places: Places, chooser: Chooser) -> None:
        self._scan, self._patterns = scan, lexicon.patterns
        self._places, self._chooser = places, chooser

    def begin_clause(self, clause: Clause, context: Context, sentence: Sentence) -> None:
        """What clauses behind it speak of: waters named alone or with how they are, and a count of rivers."""
        if self._patterns["rivers_counted"].search(self._scan.text, clause.start, clause.end):
            context.part = OTHER_WATER
        for pattern in ("body_alone", "body_told"):
            if found := self._match(pattern, clause):
                sentence.bodies = found
        for pattern in ("body_alone", "body_judged", "body_sections"):
            if found := self._match(pattern, clause):
                sentence.judged = found
                is_now = pattern == "body_sections"
                is_next = found[-1].endswith(BASINS) and self._counts_sections(clause.end + 1)
                ahead = 0 if is_now else 1
                sentence.judged_clause = sentence.clause + ahead if is_now or is_next else -1
                sentence.scopes = []  # of other sections

    def _counts_sections(self, start: int) -> bool:
        """Whether a clause that starts there begins with how many sections there are."""
        return bool(self._patterns["sections_begin"].match(self._scan.text, start))

    def _match(self, pattern: str, clause: Clause) -> list[str]:
        """The places of the waters that a clause names by a pattern, behind its time."""
        start = next((one.end for one in clause.tokens[:1] if "period" in one.kinds), clause.start)
        match = self._patterns[pattern].match(self._scan.text[start : clause.end])
        names = self._patterns["body_split"].split(match["bodies"]) if match else []
        return [self._places.resolve_body(name) for name in named_bodies(names, self._patterns)]

    def of_heading(self, heading: str) -> str:
        """The one water that the lowest heading names, of whose sections all below it is; else nothing."""
        lowest = heading.rstrip("\n").rpartition("\n")[2]
        mark = self._patterns["heading_mark"].match(lowest)
        match = self._patterns["heading_of_water"].match(lowest, mark.end() if mark else 0)
        names = named_bodies([match["bodies"]], self._patterns) if match else []
        return self._places.resolve_body(names[0]) if names else ""

    def may_be_named(self, token: Token, clause: Clause, context: Context, sentence: Sentence) -> bool:
        """Whether a name counts: a quantity of waters does behind the name of one, then the place."""
        if not self._is_of_waters(token):
            return True
        if self._patterns["substance_treated"].match(self._scan.text, token.end):
            return False
        start = token.start
        for one in reversed([one for one in clause.tokens if one.end <= start]):
            if one.end == start and (one.kinds & ROW or self._is_of_waters(one)):
                start = one.start  # another quantity of the same waters
        bodies = find_bodies(self._scan.text[clause.start : start], self._patterns)
        found = [self._places.resolve_body(name) for name in bodies]
        if found:
            context.topic_place = found[-1]
        elif self._goes_on(clause, start):
            found = sentence.bodies
        if found:
            context.place = found[-1]
            sentence.places = found if len(found) > 1 else []
        return bool(found)

    def is_spoken_of(self, token: Token) -> bool:
        """Whether a part is what is spoken of: not waters that are named for what is done to them, nor what
        stands in the name of a standard.
        """
        text = self._scan.text
        begin = max(token.start - LONGEST_TITLE, 0)
        if text.rfind(TITLE, begin, token.start) > text.rfind(TITLE_END, begin, token.start):
            return False
        is_treated = self._patterns["waters_treated"].match(self._scan.text, token.end)
        return not (token.codes("part")[0] == OTHER_WATER and is_treated)

    def place_of(self, bound: Bound, clause: Clause, sentence: Sentence, section: str) -> str:
        """The river or lake that a figure is of: of a change that of its level, of sections what is named
        before their count, of which the sentence goes on, or that of its `section`; else nothing.
        """
        family = self._chooser.words(bound.code).family
        of_level = next((one.place for one in sentence.bound[-1:] if one.code == bound.code), "")
        if bound.role != "level" and (family == FAMILY or (family == NETWORK and of_level)):
            return of_level
        if family != NETWORK:
            return ""
        start = bound.quantity.start
        bodies = find_bodies(self._scan.text[clause.start : start], self._patterns)
        if bound.why == ("behind",) and bodies:
            sentence.judged = [self._places.resolve_body(name) for name in bodies]
            return sentence.judged[0] if len(bodies) == 1 else ""
        aside = self._scan.text.rfind("(", clause.start, start)
        if aside >= 0 and ")" not in self._scan.text[aside:start]:
            match = self._patterns["body_sections"].match(self._scan.text[aside + 1 : clause.end])
            if names := named_bodies([match["bodies"]], self._patterns) if match else []:
                return self._places.resolve_body(names[0])
        is_whole = any(one.kinds & PLACES for one in clause.tokens)
        if section and not sentence.judged:
            before = self._scan.within(clause.sentence[0], start)
            return "" if is_whole or any(one.kinds & PLACES for one in before) else section
        is_of_network = bound.scope not in ("", self._chooser.words(bound.code).scope)
        is_its_own = sentence.judged_clause == sentence.clause or (sentence.is_of_judged and not is_whole)
        is_its_own |= not (is_of_network or is_whole)
        return sentence.judged[0] if len(sentence.judged) == 1 and is_its_own else ""

    def _is_of_waters(self, token: Token) -> bool:
        """Whether a word names only what waters have."""
        codes = token.codes("indicator")
        return bool(codes) and all(self._chooser.words(code).family == FAMILY for code in codes)

    def _goes_on(self, clause: Clause, name: int) -> bool:
        """Whether a clause begins with a name that starts there, and so speaks of what the one before did."""
        return self._scan.unknown(clause.start, name) == 0 and not any(
            one.kinds & OTHERS and one.end <= name for one in clause.tokens
        )


def find_bodies(before: str, patterns: Patterns) -> list[str]:
    """The names in a row at the end of a text, in order; none where it does not end with one."""
    found: list[str] = []
    for piece in reversed(patterns["body_split"].split(before)):
        match = patterns["body_before"].search(piece)
        if match is None:
            break
        found = [*named_bodies([match["body"]], patterns), *found]
    return found


def split_bodies(token: Token, patterns: Patterns) -> list[str]:
    """The names in the row of a token, in order."""
    return named_bodies(patterns["body_split"].split(token.group("bodies")), patterns)


def named_bodies(names: list[str], patterns: Patterns) -> list[str]:
    """Names without what stands before them; none of water in general."""
    plain = (patterns["body_noise"].sub("", name.translate(BRACKETS)) for name in names)
    return [name for name in plain if name and not patterns["body_generic"].match(name)]
