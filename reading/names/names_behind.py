"""Names that stand behind their number: 25 sections of the national network."""

from reading.lexicon.patterns import Patterns
from reading.names.subjects import Chooser
from reading.tokens.clauses import Clause
from reading.tokens.quantities import Quantity
from reading.tokens.scan import NUMBER, Scan, Token

FARTHEST = 6  # unknown letters between a number and its name
OF_SOME = -1
LIST_MARK = "\u3001"
NOT = "\u672a\u4e0d"
BRACKETS = set("()")


class NamesBehind:
    """Looks for the name, and its scopes, behind a number."""

    def __init__(self, scan: Scan, chooser: Chooser, patterns: Patterns) -> None:
        self._scan, self._chooser, self._patterns = scan, chooser, patterns

    def find(
        self, clause: Clause, quantity: Quantity, end: int, part: str, sentence: str
    ) -> tuple[str, int, int]:
        """The indicator named behind a number, how many unknown letters stand between, OF_SOME where it
        counts only some of the things named, and where the name stands.
        """
        is_of_some = False
        if self._patterns["areas_counted"].match(self._scan.text, end):
            return "", 0, end
        for token in clause.tokens:
            if token.start < end:
                continue
            gap = self._scan.unknown(end, token.start)
            is_aside = bool(BRACKETS & set(self._scan.text[end : token.start]))
            if gap > FARTHEST or NUMBER in token.kinds or token.text == LIST_MARK or is_aside:
                break
            codes = self._chooser.codes(token, part, self._scan.near(token))
            if codes and self._scan.text[token.start - 1] in NOT:
                is_of_some = True  # so many are not in a class
            elif codes:
                is_share = self._patterns["share_behind"].match(self._scan.text, token.end)
                code = "" if is_share else self._chooser.level(codes, quantity, sentence)
                code = code or self._chooser.counted_in(token.text, quantity, sentence)
                if not self._is_of_some(code, quantity, token, clause):
                    return code, gap, token.start
                is_of_some = True
        return "", OF_SOME if is_of_some else 0, end

    def scopes(self, clause: Clause, start: int, end: int) -> list[str]:
        """The scopes named before a number, behind the one before it, and up to the name behind it."""
        begin = max((one.end for one in clause.tokens if NUMBER in one.kinds and one.end <= start), default=0)
        before = (one for one in clause.tokens if begin <= one.start and one.end <= start)
        found = [code for one in before for code in one.codes("scope")]
        for token in clause.tokens:
            if token.start >= end:
                found += token.codes("scope")
                if token.codes("indicator"):
                    break
        return found

    def _is_of_some(self, code: str, quantity: Quantity, name: Token, clause: Clause) -> bool:
        """Whether a count of things is not of all of them: of the rest, or it goes on with what these do."""
        if not code or self._chooser.words(code).is_target:
            return False
        before = self._scan.text[clause.sentence[0] : quantity.start]
        behind = self._scan.text[name.end : clause.end]
        return bool(self._patterns["some_before"].search(before) or self._patterns["of_those"].match(behind))
