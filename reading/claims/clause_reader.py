"""Follows the tokens of a clause: what it names, what it says of numbers, and what it says without one."""

from reading.claims.areas import Areas
from reading.claims.asides import bind_asides, find_asides
from reading.claims.binding import Binder
from reading.claims.circumstances import Circumstances
from reading.claims.clause_state import ClauseState
from reading.claims.goal_words import GoalReader
from reading.claims.hopes import Hopes
from reading.claims.listed_periods import by_periods
from reading.claims.maker import ClaimMaker
from reading.claims.proposer import Proposer
from reading.claims.series import FLAT, read_series
from reading.claims.series_binding import bind_series
from reading.claims.times import Times
from reading.claims.water_classes import WaterClassReader
from reading.claims.wholes import Wholes
from reading.claims.words import WordReader
from reading.layout.letters import Plain
from reading.lexicon.lexicon import Lexicon
from reading.names.rows import is_other_name
from reading.names.subjects import Chooser
from reading.names.water_bodies import Waters
from reading.outline.context import Context
from reading.outline.places import FOREIGN, Places
from reading.tokens.clauses import Clause
from reading.tokens.number_lists import Listed, NumberLists
from reading.tokens.scan import NUMBER, Scan, Token
from reading.tokens.surroundings import SILENT


class ClauseReader:
    """Reads clauses in order, and gives what they claim to its proposer."""

    def __init__(self, text: str, plain: Plain, scan: Scan, lexicon: Lexicon, places: Places) -> None:
        self._plain, self._scan = plain, scan
        self._lexicon, self._places = lexicon, places
        self.chooser = Chooser(lexicon)
        self.binder = Binder(scan, self.chooser, lexicon)
        self._words = WordReader(scan, lexicon, places, self.chooser, self.binder)
        self._goals = GoalReader(scan, lexicon, self.chooser, self.binder, self._words)
        self.waters = Waters(scan, lexicon, places, self.chooser)
        self._classes = WaterClassReader(scan, lexicon, places, self.binder)
        self._circumstances = Circumstances(scan, lexicon, places)
        self._times = Times(scan, lexicon.patterns)
        self._areas, self._hopes = Areas(scan, lexicon.patterns), Hopes(scan, lexicon.patterns)
        claims, wholes = ClaimMaker(lexicon, places), Wholes(scan, lexicon, self.chooser)
        self.proposer = Proposer(text, plain, scan, claims, wholes, self.waters)
        self.numbers = NumberLists(scan.text, lexicon)

    def read(self, clause: Clause, context: Context, sentence: str) -> None:
        """Follow the tokens of a clause. `sentence` is it with the headings above it."""
        self.waters.begin_clause(clause, context, self.binder.sentence)
        if self._areas.begins_with_called(clause):
            context.take_other_place(True)
        if told := self._classes.of_those(clause, context):
            token, said = told
            self.proposer.from_words(said, token, clause, context)
            return
        state = ClauseState(clause.start, clause.end)
        at = 0
        while at < len(clause.tokens):
            at += self._read_token(clause, at, context, sentence, state)

    def _read_token(
        self, clause: Clause, at: int, context: Context, sentence: str, state: ClauseState
    ) -> int:
        """Read a token, with those that go with it; how many these are."""
        token = clause.tokens[at]
        kinds = token.kinds
        step = 1
        self._times.leave(token, context)
        series = read_series(clause.tokens, at) if kinds & {NUMBER, FLAT} else []
        if series:
            step = sum(1 for one in clause.tokens[at:] if one.start < series[-1].end)
            if not state.is_of_others(token, context):
                bounds = list(bind_series(self.binder, clause, series, state.lead_from, sentence))
                self.proposer.from_numbers(bounds, clause, context, self.binder.sentence)
            state.lead_from, state.is_stranger, state.scopes_begun = series[-1].end, False, False
        elif NUMBER in kinds or kinds & {"share_of_100", "rank"}:
            step = self._read_numbers(clause, at, context, sentence, state)
        else:
            self._read_name(clause, at, context, sentence, state)
        if not series:
            self._take_word(token, clause, context, sentence, state.is_beginning)
            context.part = "" if "other_subject" in kinds else context.part
        self._update_state(clause, at, context, state)
        return max(step, 1)

    def _read_numbers(
        self, clause: Clause, at: int, context: Context, sentence: str, state: ClauseState
    ) -> int:
        """Read a number, or several in a row; how many tokens they are."""
        token, tokens = clause.tokens[at], clause.tokens
        numbers, step = self.numbers.read(clause, at)
        end = numbers[-1][2]
        state.is_stranger |= self._circumstances.is_of_a_standard(clause, end)
        state.is_stranger |= self._circumstances.is_no_figure(clause, token.start, end)
        own_period, own_place = context.local, context.place
        owner, end_of_owner = self._circumstances.owner_behind(tokens[at + step : at + step + 1], end)
        context.place = owner or context.place
        step += sum(end <= one.start < end_of_owner for one in tokens[at + step :])
        self.binder.is_of_base = self._circumstances.is_of_base(token, clause, at, context)
        if self.binder.is_of_base:
            context.local = context.base
        is_other = state.is_of_others(token, context) and "rank" not in token.kinds  # one among others
        is_other |= self._areas.is_count(clause, token.start) or self._areas.is_of_some(clause, token.start)
        is_foreign = context.is_foreign or context.topic_place == FOREIGN
        if is_other:
            context.is_of_others |= is_foreign and not self.binder.sentence.bound
            self.binder.sentence.numbers |= {one.start for one, _, _ in numbers}
        elif not self._circumstances.is_only_spoken_of(clause, numbers[0][0], context):
            self._bind(clause, numbers, state.lead_from, sentence, context)
            if asides := find_asides(self._scan, clause, numbers):
                changes = bind_asides(self.binder, asides, context, sentence)
                self.proposer.from_numbers(list(changes), clause, context, self.binder.sentence)
                end_of_owner = max(end_of_owner, max(inside[-1].end for inside in asides.values()))
                step += sum(end <= one.start < end_of_owner for one in tokens[at + step :])
        state.lead_from, state.is_stranger = end_of_owner, False
        state.scopes_begun &= self.binder.has_counted_ahead(end)  # 3 of this network and 4 of that
        context.place = own_place
        if self.binder.is_of_base:
            context.local = own_period
        if any("from" in one.kinds for one in tokens[:at]):
            context.local = ""
        return step

    def _read_name(
        self, clause: Clause, at: int, context: Context, sentence: str, state: ClauseState
    ) -> None:
        """Take a time, a base, a percentile or the name of an indicator."""
        token = clause.tokens[at]
        kinds = token.kinds
        if kinds & {"former", "latter"}:
            self.binder.refer_back(token, 2 if "former" in kinds else 1)
        elif "period" in kinds:
            if not self._circumstances.is_compared(clause, token):
                has_figure = bool(self.binder.sentence.bound)
                self._times.take(clause, at, context, state.is_beginning, has_figure)
        elif "base" in kinds:
            context.take_base(token)
        elif "percentile" in kinds:
            self.binder.add_percentile(token)
        elif is_other_name(token):
            self.binder.add_other(token)
        elif "scope" in kinds and self._circumstances.is_included(clause, token):
            return  # of what is told of, which is named before the brackets
        elif not self.waters.may_be_named(token, clause, context, self.binder.sentence):
            if any(self.chooser.is_concentration(code) for code in token.codes("indicator")):
                self.binder.search.strange.add(token.start)
        elif group := self.binder.add_name(token, clause, context):
            state.lead_from = max(state.lead_from, token.end)
            for reader in (self._words.all_in_class, self._goals.to_be_bettered):
                said = reader(group, token, clause, context, sentence)
                self.proposer.from_words(said, token, clause, context)

    def _update_state(self, clause: Clause, at: int, context: Context, state: ClauseState) -> None:
        """What a token changes for those behind it: scopes, whose they are, the place."""
        token = clause.tokens[at]
        kinds = token.kinds
        if "scope" in kinds and not self._circumstances.is_included(clause, token):
            if not state.scopes_begun:
                self.binder.sentence.scopes, state.scopes_begun = [], True
            self.binder.sentence.scopes += token.codes("scope")
        if "met" in kinds:
            gap_begins = self._circumstances.gap_begins(token, clause.end)
            state.gap_begins = min(state.gap_begins, gap_begins)
        state.is_stranger |= self._circumstances.is_of_others(token)
        is_compared = self._circumstances.is_compared(clause, token)
        begins = state.is_beginning and not (is_compared or self._scan.unknown(clause.start, token.start))
        is_headed = self._circumstances.is_head(clause, token)
        if begins and state.is_stranger and (is_headed or not kinds & {"standard", "comparison"}):
            context.is_foreign = True
        is_whole = "whole" in kinds or ("province" in kinds and self._places.is_province())
        if is_whole and not self._circumstances.is_no_whole(token, clause.tokens[:at]):
            place = self._circumstances.whole_place(token, context)
            if place == FOREIGN:
                context.take_other_place(state.is_beginning)
            else:
                self.binder.sentence.shared = []
                context.take_whole(place, bool(self._lexicon.patterns["own_whole"].match(token.text)))
        state.is_beginning &= not self._lexicon.patterns["ends_topic"].match(token.text)
        state.is_beginning &= bool(kinds & (SILENT | {"period", "whole", "scope"}))

    def _take_word(
        self, token: Token, clause: Clause, context: Context, sentence: str, is_beginning: bool
    ) -> None:
        """What a word tells without a number, and what it changes for the rest."""
        kinds = token.kinds
        if "place" in kinds and self._circumstances.is_rival(token):
            context.base = FOREIGN
        elif "place" in kinds and self._circumstances.is_place(token, clause):
            is_within = self._circumstances.is_within_named(token, clause)
            if self._lexicon.patterns["region_behind"].match(self._plain.text, token.end):
                context.take_other_place(is_beginning or bool(self.binder.sentence.places))
                self.binder.sentence.places = []
            else:
                is_of_topic = is_within and context.place == context.topic_place
                is_topic = is_beginning or is_of_topic or self._circumstances.is_answer(clause, token)
                context.take_place(self._circumstances.place_of(token), is_topic)
                context.begins_with_place |= is_beginning and not self.binder.sentence.all_told
            if context.place not in ("", FOREIGN):
                self.binder.sentence.add_place(context.place, is_within)
        behind = self._lexicon.patterns["area_behind"]  # whose first letter ends the name
        if "place" in kinds and (area := behind.match(self._plain.text, token.end - 1)):
            senses = self._lexicon.words.get(area[0], ())
            self.binder.sentence.scopes = [one.code for one in senses if one.kind == "scope"]
        is_included = self._circumstances.is_included(clause, token)
        if "part" in kinds and not is_included and self.waters.is_spoken_of(token):
            context.part = token.codes("part")[0]
        read = {
            "met": self._goals.goal_met,
            "completed": self._goals.completed,
            "class_of_body": self._classes.of_named,
            "direction": self._goals.direction,
            "all_of_it": self._words.all_of,
            "rank_in_words": self._words.rank,
            "goal": self._goals.goal_asked,
            "none_of_it": self._words.none_of,
            "flat": self._words.no_change,
        }
        for kind, reader in read.items():
            if kind in kinds and not self._is_of_others(token, clause, context):
                said = reader(token, clause, context, sentence)
                self.proposer.from_words(said, token, clause, context, self.binder.sentence.row)

    def _is_of_others(self, token: Token, clause: Clause, context: Context) -> bool:
        """Whether a word is told of somebody else, or of some areas only."""
        return context.is_foreign or context.place == FOREIGN or self._areas.is_of_some(clause, token.start)

    def _bind(
        self, clause: Clause, numbers: list[Listed], lead_from: int, sentence: str, context: Context
    ) -> None:
        context.is_running = not context.is_timed and self._circumstances.is_running(clause, numbers[0][0])
        ends = {token.start: end for token, _, end in numbers}
        self.binder.part = context.part
        ahead = self._scan.within(clause.sentence[0], clause.start)
        for part in by_periods(clause, ahead, numbers, context):
            bounds = list(self.binder.bind(clause, part, lead_from, sentence))
            enclosed = self._hopes.enclosed(clause, part[0][0].start)
            bounds = self._hopes.mark(bounds, clause, part[0][0], context, self.binder.sentence, enclosed)
            self.proposer.from_numbers(bounds, clause, context, self.binder.sentence, ends)
            if enclosed:
                said = self._goals.enclosed_met(enclosed, bounds, clause, context)
                self.proposer.from_words(said, part[0][0], clause, context)
        context.is_running = False
