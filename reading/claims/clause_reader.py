"""Follows the tokens of a clause: what it names, what it says of numbers, and what it says without one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reading.claims.binding import Binder
from reading.claims.circumstances import Circumstances
from reading.claims.goal_words import GoalReader
from reading.claims.maker import ClaimMaker, Printed, Said
from reading.claims.series import FLAT, read_series
from reading.claims.series_binding import bind_series
from reading.claims.words import WordReader
from reading.layout.letters import Plain
from reading.lexicon.lexicon import Lexicon
from reading.names.bound import Bound
from reading.names.subjects import Chooser
from reading.names.water_bodies import Waters
from reading.outline.context import Context
from reading.outline.places import FOREIGN, Places
from reading.proposals import Proposal
from reading.tokens.clauses import Clause
from reading.tokens.number_lists import Listed, NumberLists
from reading.tokens.periods import UNKNOWN
from reading.tokens.quantities import share_unit
from reading.tokens.scan import NUMBER, Scan, Token
from reading.tokens.surroundings import DIRECTIONS, SILENT

NO_ENDS: Mapping[int, int] = {}


class ClauseReader:
    """Reads clauses in order; `found` are the proposals, `of_number` the first of each number, by place."""

    def __init__(self, text: str, plain: Plain, scan: Scan, lexicon: Lexicon, places: Places) -> None:
        self._text, self._plain, self._scan = text, plain, scan
        self._lexicon, self._places = lexicon, places
        self.chooser = Chooser(lexicon)
        self.binder = Binder(scan, self.chooser, lexicon)
        self._words = WordReader(scan, lexicon, places, self.chooser, self.binder)
        self._goals = GoalReader(scan, lexicon, self.chooser, self.binder, self._words)
        self._waters = Waters(scan, lexicon, places, self.chooser)
        self._circumstances = Circumstances(scan, lexicon, places, self.chooser)
        self._claims = ClaimMaker(lexicon, places)
        self.numbers = NumberLists(scan.text, lexicon)
        self.found: list[Proposal] = []
        self.of_number: dict[int, Proposal] = {}

    def read(self, clause: Clause, context: Context, sentence: str) -> None:
        """Follow the tokens of a clause. `sentence` is it with the headings above it."""
        tokens = clause.tokens
        self._waters.begin_clause(clause, context, self.binder.sentence)
        lead_from = clause.start
        is_beginning, is_stranger, scopes_begun = True, False, False
        gap_begins = clause.end
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kinds = token.kinds
            is_better = token.start >= gap_begins
            step = 1
            series = read_series(tokens, at) if kinds & {NUMBER, FLAT} else []
            if series:
                step = sum(1 for one in tokens[at:] if one.start < series[-1].end)
                if not (is_stranger or is_better or context.is_foreign or context.place == FOREIGN):
                    bounds = bind_series(self.binder, clause, series, lead_from, sentence)
                    self._propose(list(bounds), clause, context)
                lead_from, is_stranger, scopes_begun = series[-1].end, False, False
            elif NUMBER in kinds or kinds & {"share_of_100", "rank"}:
                numbers, step = self.numbers.read(clause, at)
                is_stranger |= self._circumstances.is_of_a_standard(clause, numbers[-1][2])
                is_stranger |= self._circumstances.is_of_such(numbers[-1][2])
                own_period, own_place = context.local, context.place
                owner = self._circumstances.owner_behind(tokens[at + step : at + step + 1], numbers[-1][2])
                if owner:
                    context.place, step = owner, step + 1
                self.binder.is_of_base = self._take_bracketed(token, clause, at, context)
                is_other = is_stranger or is_better or context.is_foreign or context.place == FOREIGN
                is_other &= "rank" not in kinds  # one among others
                if (
                    is_other
                    and not self.binder.sentence.bound
                    and (context.is_foreign or context.topic_place == FOREIGN)
                ):
                    context.is_of_others = True
                if not is_other and not self._circumstances.is_only_spoken_of(clause, numbers[0][0], context):
                    self._bind(clause, numbers, lead_from, sentence, context)
                lead_from, is_stranger = numbers[-1][2], False
                scopes_begun &= self.binder.has_counted_ahead(lead_from)  # 3 of this network and 4 of that
                context.place = own_place
                if self.binder.is_of_base:
                    context.local = own_period
                if any("from" in one.kinds for one in tokens[:at]):
                    context.local = ""
            elif kinds & {"former", "latter"}:
                self.binder.refer_back(token, 2 if "former" in kinds else 1)
            elif "period" in kinds:
                if not self._circumstances.is_of_number_before(token, clause, at):
                    if self._circumstances.is_by_the_way(clause, token, context):
                        context.topic_after = context.topic
                    is_topic = is_beginning and not self._circumstances.is_of_a_part(token)
                    is_until = self._circumstances.is_until(clause, token)
                    context.take_period(token, is_topic, is_until)
            elif "base" in kinds:
                context.take_base(token)
            elif "percentile" in kinds:
                self.binder.add_percentile(token)
            elif self._waters.may_be_named(token, clause, context, self.binder.sentence) and (
                group := self.binder.add_name(token, clause, context)
            ):
                lead_from = max(lead_from, token.end)
                for reader in (self._words.all_in_class, self._goals.to_be_bettered):
                    self._add(reader(group, token, clause, context, sentence), token, context, clause)
            if not series:
                self._take_word(token, clause, context, sentence, is_beginning)
                context.part = "" if "other_subject" in kinds else context.part
            if "scope" in kinds:
                if not scopes_begun:
                    self.binder.sentence.scopes, scopes_begun = [], True
                self.binder.sentence.scopes += token.codes("scope")
            if "met" in kinds:
                gap_begins = min(gap_begins, self._circumstances.gap_begins(token, clause.end))
            is_stranger |= self._circumstances.is_of_others(token)
            begins = is_beginning and not self._scan.unknown(clause.start, token.start)
            is_headed = self._circumstances.is_head(clause, token)
            if begins and is_stranger and (is_headed or not kinds & {"standard", "comparison"}):
                context.is_foreign = True
            if "whole" in kinds and not self._circumstances.is_no_whole(token, tokens[:at]):
                place = self._circumstances.whole_place(token, context)
                if place == FOREIGN:
                    context.take_other_place(is_beginning)
                else:
                    context.take_whole(place, bool(self._lexicon.patterns["own_whole"].match(token.text)))
            is_beginning &= not self._lexicon.patterns["ends_topic"].match(token.text)
            is_beginning &= bool(kinds & (SILENT | {"period", "whole", "scope"}))
            at += max(step, 1)

    def _take_bracketed(self, token: Token, clause: Clause, at: int, context: Context) -> bool:
        """A number directly behind the base of a change is that of the base's time; whether it is one."""
        before = next((one for one in reversed(clause.tokens[:at]) if "base" in one.kinds), None)
        if before is None or not context.base or context.base == FOREIGN:
            return False
        is_next = before.end == token.start and any(
            one.start == token.end and one.kinds & set(DIRECTIONS) for one in clause.tokens[at + 1 : at + 2]
        )  # by how much it is more or less follows
        between = self._plain.text[before.end : token.start]
        if not (is_next or self._lexicon.patterns["of_base"].fullmatch(between)):
            return False
        context.local = context.base
        return True

    def _take_word(
        self, token: Token, clause: Clause, context: Context, sentence: str, is_beginning: bool
    ) -> None:
        """What a word tells without a number, and what it changes for the rest."""
        kinds = token.kinds
        if "place" in kinds and self._circumstances.is_place(token, clause):
            if self._lexicon.patterns["region_behind"].match(self._plain.text, token.end):
                context.take_other_place(is_beginning)
            else:
                is_topic = is_beginning or self._circumstances.is_answer(clause, token)
                context.take_place(self._circumstances.place_of(token), is_topic)
            if context.place not in ("", FOREIGN):
                self.binder.sentence.add_place(context.place, anew=is_beginning)
        area = self._lexicon.patterns["area_behind"].match(self._plain.text, token.end - 1)
        if "place" in kinds and area:  # whose first letter ends the name
            senses = self._lexicon.words.get(area[0], ())
            self.binder.sentence.scopes = [one.code for one in senses if one.kind == "scope"]
        if "part" in kinds and self._waters.is_spoken_of(token):
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

    def _bind(
        self, clause: Clause, numbers: list[Listed], lead_from: int, sentence: str, context: Context
    ) -> None:
        context.is_running = not context.is_timed and self._circumstances.is_running(clause, numbers[0][0])
        ends = {token.start: end for token, _, end in numbers}
        self.binder.part = context.part
        for part in self._by_periods(clause, numbers, context):
            bounds = list(self.binder.bind(clause, part, lead_from, sentence))
            context.is_expected |= bool(bounds) and self._circumstances.is_expected(clause, part[0][0])
            if context.is_expected:
                bounds = [replace(one, lead=replace(one.lead, is_expected=True)) for one in bounds]
            if self._circumstances.is_hoped(clause, part[0][0].start):
                bounds = [replace(one, is_hoped=True) for one in bounds]
            self._propose(bounds, clause, context, ends)
        context.is_running = False

    def _by_periods(self, clause: Clause, numbers: list[Listed], context: Context) -> Iterator[list[Listed]]:
        """The numbers: one by one where as many times are named in a row, each for its own, else all."""
        periods = self._circumstances.periods_in_row(clause, numbers[0][0])
        if len(numbers) == 1 or len(periods) != len(numbers):
            yield numbers
            return
        quantities = share_unit([token.quantity for token, _, _ in numbers if token.quantity])
        for period, quantity, (token, after, end) in zip(periods, quantities, numbers, strict=True):
            context.take_period(period, False)
            yield [(replace(token, quantity=quantity), after, end)]

    def _propose(
        self, bounds: Sequence[Bound], clause: Clause, context: Context, ends: Mapping[int, int] = NO_ENDS
    ) -> None:
        """Propose the claims of what was bound; `ends` says where the words end that a number begins."""
        named = self.binder.sentence
        for bound in bounds:
            if self._circumstances.is_of_a_share(clause, bound, context):
                continue
            bound = self._circumstances.completed(clause, bound, context)
            start = bound.quantity.start
            printed = self._printed(start, ends.get(start, bound.quantity.end), clause)
            place = bound.place or self._waters.place_of(bound, clause, named) or context.place
            bound = replace(bound, place=place)
            if self._circumstances.is_counted_again(clause, bound, named.counted):
                continue
            for proposal in self._claims.from_number(bound, context, printed):
                self.found.append(proposal)
                self.of_number.setdefault(start, proposal)
                if proposal.kind == "target":
                    named.goals.append((bound.code, bound.scope, bound.place))
            named.told.append((bound.code, bound.scope, bound.place))
            if bound.role == "level":
                named.bound.append(bound)
        if named.places:
            named.places_before, named.places = named.places, []

    def _add(self, found: Iterator[Said], token: Token, context: Context, clause: Clause) -> None:
        if context.period == UNKNOWN:
            return
        printed = self._printed(token.start, token.end, clause)
        self.found.extend(self._claims.make(said, context, printed) for said in found)

    def _printed(self, start: int, end: int, clause: Clause) -> Printed:
        begin, stop = self._plain.span(start, end)
        sentence = slice(*self._plain.span(*clause.sentence))
        is_known = not self._scan.unknown(clause.start, start)
        return Printed(begin, stop, self._text[begin:stop], self._text[sentence].strip(), is_known)
