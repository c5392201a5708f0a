"""What is told without a number: all of it, none of it, no change, the best of all."""

from collections.abc import Iterator, Sequence

from reading.claims.binding import Binder
from reading.claims.maker import Said
from reading.claims.none_words import NoneReader
from reading.lexicon.lexicon import Lexicon
from reading.names.subjects import PIECE, POINTS, RIVER, Chooser, Group
from reading.outline.context import Context
from reading.outline.places import Places
from reading.outline.titles import PLAN
from reading.tokens.clauses import Clause
from reading.tokens.periods import shift_year
from reading.tokens.scan import NUMBER, Scan, Token
from reading.tokens.surroundings import OTHERS, SILENT

FARTHEST = 2  # unknown letters between a name and the words on it
BACK = 2  # clauses
BACK_UNCHANGED = 3  # clauses, such as: 27, in keeping with the standard, unchanged
YEAR = "\u5e74"  # a unit


class WordReader:
    """Reads the words of a clause that stand for a number."""

    def __init__(
        self, scan: Scan, lexicon: Lexicon, places: Places, chooser: Chooser, binder: Binder
    ) -> None:
        self._scan, self._lexicon, self._places = scan, lexicon, places
        self._chooser, self._binder = chooser, binder
        self.none_of = NoneReader(scan, lexicon, chooser, binder, self._whole).read

    def rank(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """The best of all, without a number."""
        binder = self._binder
        group = binder.sentence.last(binder.sentence.clause, BACK)
        if group is None or context.kind == PLAN:
            return
        begin = group.end if group.clause == binder.sentence.clause else clause.start
        if self._scan.unknown(begin, token.start) > FARTHEST:
            return
        for subject in group.subjects:
            if code := self._chooser.rank(subject.codes, sentence):
                yield Said(code, binder.scopes_of(code)[0], "", "actual", why=("words",))

    def all_of(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """All of it: a share of 100 %."""
        before = [one for one in clause.tokens if one.end <= token.start]
        if nouns := self._nouns_behind(token, clause, context):
            yield from self._whole(self._chooser.share(nouns, sentence), context)
            return
        if any(one.quantity and one.quantity.unit != YEAR for one in before):
            if any(one.codes("indicator") for one in clause.tokens if one.start >= token.end):
                return
            counted = list(self.count_of_all(before, context))
            yield from counted
            if counted or not any(one.codes("nouns") for one in before[-2:]):
                return
        if self._lexicon.patterns["all_of_other"].match(self._scan.text, token.end):
            return
        is_nearly = bool(self._lexicon.patterns["nearly"].search(self._scan.text, clause.start, token.start))
        for one in reversed(before):
            if self._scan.unknown(one.end, token.start) > 0:
                return
            names = self._chooser.codes(one, context.part, self._scan.near(one))
            if code := self._chooser.share((*one.codes("nouns"), *names), sentence):
                counted = [
                    one.place for one in self._binder.sentence.bound if one.quantity.start >= clause.start
                ]
                place = counted[-1] if counted else ""
                if not is_nearly:
                    yield from self._whole(code, context, place)
                elif context.kind == PLAN:
                    yield Said(code, "", place, "target", why=("words",))
                return
            is_year = one.quantity is not None and one.quantity.unit == YEAR
            if not (is_year or one.kinds & (SILENT | {"scope", "whole", "indicator"})):
                return

    def _nouns_behind(self, token: Token, clause: Clause, context: Context) -> list[str]:
        """What is done with all of what is spoken of: all is treated."""
        for one in clause.tokens:
            if one.start >= token.end:
                if self._scan.unknown(token.end, one.start) > FARTHEST:
                    return []
                nouns = one.codes("nouns")
                if nouns and not one.codes("indicator"):
                    return [code for code in nouns if self._chooser.is_part_of(code, context.part)]
                if not one.kinds & SILENT:
                    return []
        return []

    def count_of_all(self, before: Sequence[Token], context: Context) -> Iterator[Said]:
        """All of so many: as many meet it."""
        last = self._binder.sentence.bound[-1] if self._binder.sentence.bound else None
        if not before or last is None or last.quantity.start < before[0].start or context.kind == PLAN:
            return
        if code := self._chooser.words(last.code).of_all:
            yield Said(code, last.scope, last.place, "actual", "=", last.quantity.digits, why=("words",))

    def all_in_class(
        self, group: Group, token: Token, clause: Clause, context: Context, sentence: str
    ) -> Iterator[Said]:
        """All are in a class: the name of the share stands behind a word for each, and no number follows."""
        behind = [one for one in clause.tokens if one.start >= token.end]
        before = [one for one in clause.tokens if one.end <= token.start][-3:]
        numbers = [one for one in behind if one.quantity or "share_of_100" in one.kinds][:1]
        follows = any(one.quantity is None or one.quantity.unit == "%" for one in numbers)
        each = [one for one in before if "each" in one.kinds]
        if any("none_of_it" in one.kinds for one in before) or not each:
            return
        if self._scan.unknown(each[-1].end, token.start) > 0:
            return  # out of a class
        if follows:
            return
        codes = group.subjects[-1].codes
        code, count = self._chooser.share(codes, sentence), self._chooser.count(codes, sentence)
        last = self._binder.sentence.bound[-1] if self._binder.sentence.bound else None
        if last and self._chooser.is_count(count) and not self._chooser.is_count(last.code):
            count = self._chooser.words(last.code).of_all or count
        counted = [one.quantity for one in clause.tokens if one.quantity and one.end <= token.start][-1:]
        again = (
            counted and PIECE in counted[0].units and (not last or last.quantity.start != counted[0].start)
        )
        if counted and RIVER in counted[0].units:
            return  # rivers, of whose sections it is not told how many
        if count and again:
            group.has_number = True
            if context.kind != PLAN:
                scope, place = (last.scope, last.place) if last else ("", "")
                yield Said(count, scope, place, "actual", "=", counted[0].digits, why=("words",))
        elif count and last and last.quantity.start >= clause.start and not self._chooser.is_share(last.code):
            group.has_number = True
            if context.kind != PLAN and last.why == ("behind",):
                yield Said(count, last.scope, last.place, "actual", "=", last.quantity.digits, why=("words",))
        elif code and count:
            group.has_number = True
            yield from self._whole(code, context)

    def no_change(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """No change against the base that is named."""
        group = self._binder.sentence.last(self._binder.sentence.clause, BACK_UNCHANGED)
        if group is None or context.kind == PLAN:
            return
        base = context.base or shift_year(context.period, -1)
        begin = group.end if group.clause == self._binder.sentence.clause else clause.start
        numbers = [one.end for one in clause.tokens if NUMBER in one.kinds and one.end <= token.start]
        since = max([begin, *numbers])
        if self._scan.unknown(since, token.start) > 0 or self._is_of_another(since, token.start):
            return
        for code, scope in self.named(group, sentence):
            unit = POINTS if self._chooser.is_share(code) else ""
            for place in self._binder.sentence.places or [""]:
                yield Said(code, scope, place, "change", "=", "0", unit, base, why=("words",))

    def _is_of_another(self, start: int, end: int) -> bool:
        """Whether something that is no indicator is named between two places."""
        return any(one.kinds & OTHERS for one in self._scan.within(start, end))

    def _whole(self, code: str, context: Context, place: str = "") -> Iterator[Said]:
        kind, sign = ("target", ">=") if context.kind == PLAN else ("actual", "=")
        for scope in self._binder.scopes_of(code):
            yield Said(code, scope, place, kind, sign, "100", why=("words",))

    def named(self, group: Group, sentence: str) -> Iterator[tuple[str, str]]:
        """The indicators of a group, each once for each scope."""
        last = [one.code for one in self._binder.sentence.bound[-1:]] if group.has_number else []
        for subject in group.subjects:
            told = [code for code in last if code in subject.codes]  # by the number before
            is_of_days = self._lexicon.patterns["of_days"].search(self._scan.text, subject.start, subject.end)
            counted = self._chooser.count(told or subject.codes, sentence) if is_of_days else ""
            if code := counted or self._chooser.any(told or subject.codes, sentence):
                for scope in self._binder.scopes_of(code):
                    yield code, scope
