"""Rivers and lakes named before a quantity that only water has, or before the class of their water."""

import re
from collections.abc import Mapping

from reading.lexicon.lexicon import Lexicon
from reading.names.bound import Bound, Sentence
from reading.names.subjects import NETWORK, OTHER_WATER, Chooser
from reading.outline.context import Context
from reading.outline.places import Places
from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan, Token

FAMILY = "water_body"  # of the scopes of such indicators
OTHERS = {"place", "whole", "scope", "indicator"}  # what else a clause may speak of


class Waters:
    """Follows the waters that a sentence names: figures that only water has are theirs."""

    def __init__(self, scan: Scan, lexicon: Lexicon, places: Places, chooser: Chooser) -> None:
        self._scan, self._patterns = scan, lexicon.patterns
        self._places, self._chooser = places, chooser

    def begin_clause(self, clause: Clause, context: Context, sentence: Sentence) -> None:
        """A clause that is nothing but names is what those behind it speak of; so is a count of rivers."""
        if self._patterns["rivers_counted"].search(self._scan.text, clause.start, clause.end):
            context.part = OTHER_WATER
        match = self._patterns["body_alone"].match(self._scan.text[clause.start : clause.end])
        names = self._patterns["body_split"].split(match["bodies"]) if match else []
        if found := named_bodies(names, self._patterns):
            sentence.bodies = [self._places.resolve_body(name) for name in found]
        if match := self._patterns["body_judged"].match(self._scan.text[clause.start : clause.end]):
            found = named_bodies(self._patterns["body_split"].split(match["bodies"]), self._patterns)
            sentence.judged = [self._places.resolve_body(name) for name in found]

    def may_be_named(self, token: Token, clause: Clause, context: Context, sentence: Sentence) -> bool:
        """Whether a name counts: a quantity of waters does behind the name of one, then the place."""
        codes = token.codes("indicator")
        if not codes or any(self._chooser.words(code).family != FAMILY for code in codes):
            return True
        bodies = find_bodies(self._scan.text[clause.start : token.start], self._patterns)
        found = [self._places.resolve_body(name) for name in bodies]
        found = found or (sentence.bodies if self._goes_on(clause, token) else [])
        if found:
            context.place = context.topic_place = found[-1]
            sentence.places = found if len(found) > 1 else []
        return bool(found)

    def is_spoken_of(self, token: Token) -> bool:
        """Whether a part is what is spoken of: not waters that are named for what is done to them."""
        is_treated = self._patterns["waters_treated"].match(self._scan.text, token.end)
        return not (token.codes("part")[0] == OTHER_WATER and is_treated)

    def place_of_sections(self, bound: Bound, clause: Clause, sentence: Sentence) -> str:
        """The river or lake whose sections a figure is of: named before their count, or of which the sentence
        goes on; else nothing.
        """
        if self._chooser.words(bound.code).family != NETWORK:
            return ""
        start = bound.quantity.start
        bodies = find_bodies(self._scan.text[clause.start : start], self._patterns)
        if bound.why == ("behind",) and bodies:
            return self._places.resolve_body(bodies[0]) if len(bodies) == 1 else ""
        others = any(one.kinds & {"place", "whole", "scope"} for one in clause.tokens if one.start < start)
        return sentence.judged[0] if len(sentence.judged) == 1 and not others else ""

    def _goes_on(self, clause: Clause, name: Token) -> bool:
        """Whether a clause begins with a name, and so speaks of what the one before did."""
        return self._scan.unknown(clause.start, name.start) == 0 and not any(
            one.kinds & OTHERS and one.end <= name.start for one in clause.tokens
        )


def find_bodies(before: str, patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The names in a row at the end of a text, in order; none where it does not end with one."""
    found: list[str] = []
    for piece in reversed(patterns["body_split"].split(before)):
        match = patterns["body_before"].search(piece)
        if match is None:
            break
        found = [*named_bodies([match["body"]], patterns), *found]
    return found


def split_bodies(token: Token, patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The names in the row of a token, in order."""
    return named_bodies(patterns["body_split"].split(token.group("bodies")), patterns)


def named_bodies(names: list[str], patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    """Names without what stands before them; none of water in general."""
    plain = (patterns["body_noise"].sub("", name) for name in names)
    return [name for name in plain if name and not patterns["body_generic"].match(name)]
