"""Goals told without a number: met, set or asked of the place in words."""

import re
from collections.abc import Iterator, Sequence

from reading.claims.binding import Binder
from reading.claims.maker import Said
from reading.claims.words import BACK, FARTHEST, WordReader
from reading.lexicon.lexicon import Lexicon
from reading.names.bound import Bound
from reading.names.subjects import Chooser, Group, Subject
from reading.outline.context import Context
from reading.outline.titles import PLAN
from reading.tokens.clauses import Clause
from reading.tokens.periods import plan_period
from reading.tokens.scan import NUMBER, Scan, Token
from rules.numeral import parse_numeral


class GoalReader:
    """Reads the words of a clause that tell of a goal."""

    def __init__(
        self, scan: Scan, lexicon: Lexicon, chooser: Chooser, binder: Binder, words: WordReader
    ) -> None:
        self._scan, self._lexicon, self._chooser = scan, lexicon, chooser
        self._binder, self._words = binder, words

    def goal_met(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """Done as was asked: a goal without a number, and, of what was, that it is reported met."""
        if self._lexicon.patterns["met_not"].search(self._scan.text, clause.start, token.end):
            return
        if self._lexicon.patterns["met_in_part"].match(self._scan.text, token.end):
            return
        beginnings = (token.text[:end] for end in range(2, len(token.text) + 1))
        if any(self._chooser.any(self._named_by(one), sentence) for one in beginnings):
            return  # that which is on schedule is counted, no goal
        is_numbered = bool(self._lexicon.patterns["goal_in_brackets"].match(self._scan.text, token.end))
        if is_numbered and self._lexicon.patterns["met_better"].match(token.text):
            return
        before = self._scan.text[clause.start : token.start]
        if context.kind != PLAN and self._lexicon.patterns["may_be_met"].search(before):
            return
        if plan := token.group("plan"):
            context.local = plan_period(plan)
        elif year := token.group("goal_year"):
            context.local = year
        kinds = ("target",) if context.kind == PLAN else ("target", "reported_met")
        numbered = set() if plan else {code for code, _, _ in self._binder.sentence.goals}
        for code, scope, place in self._met(token, clause, sentence):
            if not self._chooser.words(code).is_target:
                continue
            for kind in kinds[1:] if is_numbered or code in numbered else kinds:
                yield Said(code, scope, place, kind, why=("words",))

    def enclosed_met(
        self, words: re.Match[str], bounds: Sequence[Bound], clause: Clause, context: Context
    ) -> Iterator[Said]:
        """Goals whose numbers stand within the words for what is done with them, as met."""
        before = self._scan.text[clause.start : words.start()]
        names = ("may_be_met", "met_not")
        if context.kind != PLAN and not any(self._lexicon.patterns[name].search(before) for name in names):
            for one in bounds:
                if self._chooser.words(one.code).is_target:
                    yield Said(one.code, one.scope, one.place, "reported_met", why=("words",))

    def completed(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """Done: goals of this sentence that have a number are met; names of which a goal is spoken, too."""
        before = self._scan.text[clause.start : token.start]
        if context.kind == PLAN or self._lexicon.patterns["may_be_met"].search(before):
            return
        goals = self._binder.sentence.goals
        for code, scope, place in goals:
            yield Said(code, scope, place, "reported_met", why=("words",))
        if not goals and self._lexicon.patterns["all_done"].match(token.text):
            before_it = [one for one in clause.tokens if one.end <= token.start]
            if counted := list(self._words.count_of_all(before_it, context)):
                yield from counted
                return
            things = [one for one in clause.tokens if one.end == token.start and one.codes("nouns")]
            if things:
                yield from self._words.all_of(token, clause, context, sentence)
                return
        if not goals and self._lexicon.patterns["goal_spoken_of"].search(sentence):
            group = self._binder.sentence.last(self._binder.sentence.clause, 0)
            if group and not group.has_number and self._scan.unknown(group.end, token.start) == 0:
                for code, scope in self._goals_of(group, sentence):
                    yield Said(code, scope, "", "target", why=("words",))
                    yield Said(code, scope, "", "reported_met", why=("words",))

    def _goals_of(self, group: Group, sentence: str) -> Iterator[tuple[str, str]]:
        """The indicators of a group that may have a goal, each with its scope."""
        named = self._words.named(group, sentence)
        yield from ((code, scope) for code, scope in named if self._chooser.words(code).is_target)

    def _named_by(self, words: str) -> tuple[str, ...]:
        return tuple(one.code for one in self._lexicon.words.get(words, ()) if one.kind == "indicator")

    def _inside(self, token: Token) -> Group | None:
        """The indicator that the words on a goal name themselves."""
        for length in range(len(token.text), 1, -1):
            for at in range(len(token.text) - length + 1):
                codes = self._named_by(token.text[at : at + length])
                if any(self._chooser.words(code).is_target for code in codes):
                    return Group([Subject(codes, token.start, token.end)], self._binder.sentence.clause)
        return None

    def goal_asked(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """A goal that was asked of the place, named before the word for goal: to reach the asked share."""
        group = self._binder.sentence.last(self._binder.sentence.clause, 0)
        if group is None or group.has_number or self._scan.unknown(group.end, token.start) > 0:
            return
        before = self._scan.text[clause.start : group.start]
        if self._lexicon.patterns["met_not"].search(before):
            return
        asked = self._lexicon.patterns["asked_before"].search(before)
        may_be = asked and self._lexicon.patterns["may_be_met"].search(before[: asked.start()])
        if asked and (context.kind == PLAN or not may_be):
            context.local = plan_period(asked["plan"]) if asked["plan"] else context.local
            for code, scope in self._goals_of(group, sentence):
                yield Said(code, scope, "", "target", why=("words",))
                if context.kind != PLAN:
                    yield Said(code, scope, "", "reported_met", why=("words",))

    def _met(self, token: Token, clause: Clause, sentence: str) -> Iterator[tuple[str, str, str]]:
        """What was done as asked: what the clause names, else what was bound last, or each of that."""
        binder = self._binder
        before = self._scan.text[clause.start : token.start]
        if counted := self._lexicon.patterns["met_count"].search(before):
            count, told = int(parse_numeral(counted["count"])), binder.sentence.all_told
            if len(told) >= count:
                yield from told[-count:]
                return
        if inside := self._inside(token):
            yield from ((code, scope, "") for code, scope in self._words.named(inside, sentence))
            return
        own = binder.sentence.last(binder.sentence.clause, 0)
        is_each = self._lexicon.patterns["met_each"].match(token.text) and (own is None or own.has_number)
        if is_each and len(binder.sentence.told) > 1:
            yield from dict.fromkeys(binder.sentence.told)
            return
        group = binder.sentence.last(binder.sentence.clause, BACK)
        if group is None or self._is_class_of_water(group):
            return
        here = group.clause == binder.sentence.clause
        if not here and any("part" in one.kinds for one in clause.tokens if one.end <= token.start):
            return  # of the air, or another thing as a whole
        numbers = [one.end for one in clause.tokens if NUMBER in one.kinds and one.end <= token.start]
        begin = max([group.end if here else clause.start, *numbers])
        if self._scan.unknown(begin, token.start) > FARTHEST:
            return
        places = {code: place for code, _, place in binder.sentence.told} if group.has_number else {}
        yield from ((code, scope, places.get(code, "")) for code, scope in self._words.named(group, sentence))

    def _is_class_of_water(self, group: Group) -> bool:
        """Whether a group is but the class that some water is in, and no share of what is in it."""
        text, patterns = self._scan.text, self._lexicon.patterns
        is_class = patterns["class_sign"].match(text, group.start)
        return bool(is_class and patterns["is_in_class"].search(text, max(group.start - 1, 0), group.start))

    def direction(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """A plan that names a direction only."""
        group = self._binder.sentence.last(self._binder.sentence.clause, 0)
        if context.kind != PLAN:
            return
        for sense in self._lexicon.words.get(token.text, ()):
            code = sense.code
            if sense.kind == "nouns" and self._chooser.is_part_of(code, context.part):
                yield Said(code, "", "", "target", why=("words", "direction"))
        if group is None or group.has_number:
            return
        if self._scan.unknown(group.end, token.start) > 0:
            return
        for code, scope in self._words.named(group, sentence):
            if self._chooser.words(code).words:
                yield Said(code, scope, "", "target", why=("words", "direction"))

    def to_be_bettered(
        self, group: Group, token: Token, clause: Clause, context: Context, sentence: str
    ) -> Iterator[Said]:
        """A plan of a verb and a name only: to raise this share."""
        before = self._scan.text[clause.start : group.start]
        is_whole = token.end == clause.end and self._lexicon.patterns["verb_of_plan"].fullmatch(before)
        if context.kind == PLAN and is_whole:
            for code, scope in self._words.named(group, sentence):
                if self._chooser.words(code).words:
                    yield Said(code, scope, "", "target", why=("words", "direction"))
