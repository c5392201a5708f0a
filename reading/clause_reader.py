"""Follows the tokens of a clause: what it names, what it says of numbers, and what it says without one."""

from collections.abc import Iterator
from dataclasses import replace

from reading.binding import STRANGERS, Binder
from reading.claims import ClaimMaker, Printed, Said
from reading.clauses import Clause
from reading.context import Context
from reading.goal_words import GoalReader
from reading.letters import Plain
from reading.lexicon import Lexicon
from reading.outline import PLAN
from reading.places import FOREIGN, Places
from reading.proposals import Proposal
from reading.quantities import Quantity
from reading.subjects import Chooser
from reading.surroundings import SILENT
from reading.tokens import NUMBER, Scan, Token
from reading.water_bodies import Waters
from reading.words import WordReader
from rules.numeral import parse_numeral


class ClauseReader:
    """Reads clauses in order; `found` are the proposals, `of_number` the first of each number, by place."""

    def __init__(self, text: str, plain: Plain, scan: Scan, lexicon: Lexicon, places: Places) -> None:
        self._text, self._plain, self._scan = text, plain, scan
        self._lexicon, self._places = lexicon, places
        self.chooser = Chooser(lexicon)
        self.binder = Binder(scan, self.chooser, lexicon.families)
        self._words = WordReader(scan, lexicon, places, self.chooser, self.binder)
        self._goals = GoalReader(scan, lexicon, self.chooser, self.binder, self._words)
        self._waters = Waters(scan, lexicon, places, self.chooser)
        self._claims = ClaimMaker(lexicon, places)
        self.default_unit = ""  # of numbers that are printed without one, in a table
        self.found: list[Proposal] = []
        self.of_number: dict[int, Proposal] = {}

    def read(self, clause: Clause, context: Context, sentence: str) -> None:
        """Follow the tokens of a clause. `sentence` is it with the headings above it."""
        tokens = clause.tokens
        self._waters.begin_clause(clause, self.binder.sentence)
        lead_from = clause.start
        is_beginning, is_stranger, is_better, scopes_begun = True, False, False, False
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kinds = token.kinds
            step = 1
            if NUMBER in kinds or kinds & {"share_of_100", "rank"}:
                numbers, step = self._list_from(clause, at)
                is_stranger |= self._is_of_a_standard(clause, numbers[-1][2])
                own_period = context.local
                is_of_base = self._take_bracketed(token, clause, at, context)
                is_other = is_stranger or is_better or context.is_foreign or context.place == FOREIGN
                is_other &= "rank" not in kinds  # one among others
                if not is_other and not self._is_only_spoken_of(clause, numbers[0][0], context):
                    self._bind(clause, numbers, lead_from, sentence, context)
                lead_from, is_stranger, scopes_begun = numbers[-1][2], False, False
                if is_of_base:
                    context.local = own_period
                if any("from" in one.kinds for one in tokens[:at]):
                    context.local = ""
            elif "period" in kinds:
                if not self._is_of_number_before(token, clause, at):
                    context.take_period(token, is_beginning and not self._is_of_a_part(token))
            elif "base" in kinds:
                context.take_base(token)
            elif self._waters.may_be_named(token, clause, context, self.binder.sentence) and (
                group := self.binder.add_name(token, clause, context)
            ):
                lead_from = max(lead_from, token.end)
                for reader in (self._words.all_in_class, self._goals.to_be_bettered):
                    self._add(reader(group, token, clause, context, sentence), token, context, clause)
            self._take_word(token, clause, context, sentence, is_beginning)
            if "scope" in kinds:
                if not scopes_begun:
                    self.binder.sentence.scopes, scopes_begun = [], True
                self.binder.sentence.scopes += token.codes("scope")
            is_better |= "met" in kinds and bool(self._lexicon.patterns["met_better"].match(token.text))
            is_stranger |= bool(kinds & set(STRANGERS)) or (
                "province" in kinds and not self._places.is_province()
            )
            if is_beginning and is_stranger and not kinds & {"standard", "comparison"}:
                context.is_foreign = True
            if "whole" in kinds:
                context.is_foreign, context.place, context.topic_place = False, "", ""
            is_beginning &= not self._lexicon.patterns["ends_topic"].match(token.text)
            is_beginning &= bool(kinds & (SILENT | {"period", "whole", "scope"}))
            at += max(step, 1)

    def _is_of_a_part(self, token: Token) -> bool:
        """Whether a period only says of when the things are that a number behind it counts."""
        return bool(self._lexicon.patterns["of_what_was"].match(self._plain.text, token.end))

    def _is_of_number_before(self, token: Token, clause: Clause, at: int) -> bool:
        """Whether a period stands in brackets directly behind a number, and so is of that one only."""
        before = clause.tokens[at - 1] if at else None
        if before is None or NUMBER not in before.kinds:
            return False
        return self._plain.text[before.end : token.start] == "(" and self._plain.text.startswith(
            ")", token.end
        )

    def _is_of_a_standard(self, clause: Clause, end: int) -> bool:
        """Whether a limit is named directly behind a number."""
        behind = [one for one in clause.tokens if one.start >= end][:2]
        return any("standard" in one.kinds for one in behind) and not self._scan.unknown(
            end, behind[-1].start
        )

    def _take_bracketed(self, token: Token, clause: Clause, at: int, context: Context) -> bool:
        """A number directly behind the base of a change is that of the base's time; whether it is one."""
        before = next((one for one in reversed(clause.tokens[:at]) if "base" in one.kinds), None)
        if before is None or not context.base or context.base == FOREIGN:
            return False
        if not self._lexicon.patterns["of_base"].fullmatch(self._plain.text[before.end : token.start]):
            return False
        context.local = context.base
        return True

    def _take_word(
        self, token: Token, clause: Clause, context: Context, sentence: str, is_beginning: bool
    ) -> None:
        """What a word tells without a number, and what it changes for the rest."""
        kinds = token.kinds
        if "place" in kinds and not self._lexicon.patterns["body_behind"].match(self._plain.text, token.end):
            context.take_place(token, is_beginning, self._places)
            if context.place not in ("", FOREIGN):
                self.binder.sentence.places.append(context.place)
        area = self._lexicon.patterns["area_behind"].match(self._plain.text, token.end - 1)
        if "place" in kinds and area:  # whose first letter ends the name
            senses = self._lexicon.words.get(area[0], ())
            self.binder.sentence.scopes = [one.code for one in senses if one.kind == "scope"]
        if "part" in kinds:
            context.part = token.codes("part")[0]
        read = {
            "met": self._goals.goal_met,
            "completed": self._goals.completed,
            "class_of_body": self._words.class_of_body,
            "direction": self._goals.direction,
            "all_of_it": self._words.all_of,
            "rank_in_words": self._words.rank,
            "goal": self._goals.goal_asked,
            "none_of_it": self._words.none_of,
            "flat": self._words.no_change,
        }
        for kind, reader in read.items():
            if kind in kinds and not context.is_foreign and context.place != FOREIGN:
                self._add(reader(token, clause, context, sentence), token, context, clause)

    def _list_from(self, clause: Clause, at: int) -> tuple[list[tuple[Token, str, int]], int]:
        """The numbers of a list, and how many tokens it has."""
        token = clause.tokens[at]
        if NUMBER in token.kinds:
            numbers = [
                (self._with_unit(one), after, end) for one, after, end in self.binder.numbers_from(clause, at)
            ]
            end = numbers[-1][2]
            return numbers, sum(1 for one in clause.tokens[at:] if one.start < end)
        return [(self._as_number(token), "", token.end)], 1

    def _with_unit(self, token: Token) -> Token:
        """A number of a table that has no unit of its own, with that of its column or row."""
        quantity = token.quantity
        if quantity is None or quantity.unit or not self.default_unit:
            return token
        units = self._lexicon.forms[self.default_unit]
        return replace(token, quantity=replace(quantity, unit=self.default_unit, units=units))

    def _as_number(self, token: Token) -> Token:
        """A rank, or one of several shares of 100 %, as a number."""
        whole = "share_of_100" in token.kinds
        digits = "100" if whole else self._rank(token)
        unit = "%" if whole else self._lexicon.rank_form
        quantity = Quantity(
            token.start,
            token.end,
            digits,
            0,
            unit,
            self._lexicon.forms.get(unit, frozenset()),
            number_end=token.end,
        )
        return replace(token, quantity=quantity)

    def _rank(self, token: Token) -> str:
        rank = token.group("rank") or token.group("rank_2")
        return rank if rank.isascii() else f"{parse_numeral(rank):f}"

    def _bind(
        self,
        clause: Clause,
        numbers: list[tuple[Token, str, int]],
        lead_from: int,
        sentence: str,
        context: Context,
    ) -> None:
        named = self.binder.sentence
        any_bound = False
        context.is_running = not context.is_timed and self._is_running(clause, numbers[0][0])
        for bound in list(self.binder.bind(clause, numbers, lead_from, sentence)):
            start = bound.quantity.start
            end = next((end for token, _, end in numbers if token.start == start), bound.quantity.end)
            any_bound = True
            bound = replace(bound, place=bound.place or context.place)
            for proposal in self._claims.from_number(bound, context, self._printed(start, end, clause)):
                self.found.append(proposal)
                self.of_number.setdefault(start, proposal)
                if proposal.kind == "target":
                    named.goals.append((bound.code, bound.scope, bound.place))
            if bound.role == "level":
                named.bound.append(bound)
        context.is_running = False
        if named.places and any_bound:
            named.places_before, named.places = named.places, []

    def _is_running(self, clause: Clause, number: Token) -> bool:
        """Whether a number is a running total."""
        return bool(self._lexicon.patterns["running"].search(self._plain.text, clause.start, number.start))

    def _is_only_spoken_of(self, clause: Clause, number: Token, context: Context) -> bool:
        """Whether a number only repeats of how many something is said: of the ..., for the ..."""
        patterns = self._lexicon.patterns
        before = self._plain.text[clause.start : clause.end]
        behind = self._plain.text[number.end : clause.end]
        is_named = context.kind == PLAN and bool(patterns["spoken_of"].match(before))
        return is_named or bool(patterns["restated"].fullmatch(behind))

    def _add(self, found: Iterator[Said], token: Token, context: Context, clause: Clause) -> None:
        printed = self._printed(token.start, token.end, clause)
        self.found.extend(self._claims.make(said, context, printed) for said in found)

    def _printed(self, start: int, end: int, clause: Clause) -> Printed:
        begin, stop = self._plain.span(start, end)
        sentence = slice(*self._plain.span(*clause.sentence))
        return Printed(begin, stop, self._text[begin:stop], self._text[sentence].strip())
