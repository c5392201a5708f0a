"""Reads a report: every number with what it is, and the claims that the report seems to make."""

from collections.abc import Iterator
from dataclasses import replace

from reading.binding import STRANGERS, Binder
from reading.bound import Sentence
from reading.claims import ClaimMaker, Printed, Said
from reading.clauses import Clause, split_clauses
from reading.context import Context, begin_paragraph
from reading.letters import Plain, make_plain
from reading.lexicon import Lexicon
from reading.outline import PAST, Line, read_outline
from reading.places import FOREIGN, Places
from reading.proposals import Number, Proposal, Reading
from reading.quantities import Quantity
from reading.subjects import Chooser
from reading.surroundings import SILENT
from reading.tokens import NUMBER, Scan, Token, scan
from reading.words import WordReader
from rules.numeral import parse_numeral

ROLES = {
    "period": "date",
    "base": "date",
    "labels": "label",
    "ordinals": "ordinal",
    "grades": "class",
    "rank": "rank",
}


def read_report(text: str, lexicon: Lexicon, place: str, year: int | None = None) -> Reading:
    """Read a text of a place, given by its code or its name; `year` is what it is about where its
    title names none.
    """
    report = _Report(text, lexicon, place, year)
    for line in report.outline.lines:
        report.read_line(line)
    return report.reading()


class _Report:
    """The state of one reading."""

    def __init__(self, text: str, lexicon: Lexicon, place: str, year: int | None) -> None:
        self._text = text
        self._lexicon = lexicon
        self._plain: Plain = make_plain(text, lexicon.letters)
        self._scan: Scan = scan(self._plain.text, lexicon)
        self.outline = read_outline(self._plain.text, lexicon.patterns, year)
        self._places = Places(lexicon, place)
        self._chooser = Chooser(lexicon)
        self._binder = Binder(self._scan, self._chooser, dict(lexicon.families))
        self._words = WordReader(self._scan, lexicon, self._chooser, self._binder)
        self._claims = ClaimMaker(lexicon, self._places)
        self._found: list[Proposal] = []
        self._of_number: dict[int, Proposal] = {}

    def reading(self) -> Reading:
        """All that was read."""
        places = dict.fromkeys(one.place_id for one in self._found)
        return Reading(
            self._text, tuple(self._found), tuple(self._numbers()), self.outline.title_year, tuple(places)
        )

    def read_line(self, line: Line) -> None:
        """Read the clauses of a line."""
        context = begin_paragraph(line)
        for clause in split_clauses(self._scan, line.start, line.end):
            if clause.is_first:
                context.begin_sentence()
                self._binder.sentence = Sentence(clause=self._binder.sentence.clause)
                if context.mode == PAST and self._lexicon.patterns["plan_begins"].search(
                    self._plain.text, *clause.sentence
                ):
                    context.plan(self.outline)
            self._binder.sentence.clause += 1
            context.begin_clause()
            self._read_clause(clause, context, f"{line.heading}\n{self._plain.text[slice(*clause.sentence)]}")

    def _read_clause(self, clause: Clause, context: Context, around: str) -> None:
        """Follow the tokens of a clause. `around` is the sentence with the headings above it."""
        sentence = around
        tokens = clause.tokens
        lead_from = clause.start
        is_beginning, is_stranger = True, False
        is_better = False
        scopes_begun = False
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kinds = token.kinds
            step = 1
            if NUMBER in kinds or kinds & {"share_of_100", "rank"}:
                numbers, step = self._list_from(clause, at)
                if not (is_stranger or is_better or context.is_foreign or context.place == FOREIGN):
                    self._bind(clause, numbers, lead_from, sentence, context)
                lead_from, is_stranger, scopes_begun = numbers[-1][2], False, False
            elif "period" in kinds:
                context.take_period(token, is_beginning)
            elif "base" in kinds:
                context.take_base(token)
            elif group := self._binder.add_name(token, clause, context):
                lead_from = max(lead_from, token.end)
                self._add(
                    self._words.all_in_class(group, token, clause, context, sentence), token, context, clause
                )
            step = max(step, 1)
            self._take_word(token, clause, context, sentence, is_beginning)
            if "scope" in kinds:
                if not scopes_begun:
                    self._binder.sentence.scopes, scopes_begun = [], True
                self._binder.sentence.scopes += token.codes("scope")
            is_better |= "met" in kinds and bool(self._lexicon.patterns["met_better"].match(token.text))
            is_stranger |= bool(kinds & set(STRANGERS)) or (
                "province" in kinds and not self._places.is_province()
            )
            if is_beginning and is_stranger and not kinds & {"standard", "comparison"}:
                context.is_foreign = True
            if "whole" in kinds:
                context.is_foreign, context.place, context.topic_place = False, "", ""
            is_beginning &= bool(kinds & (SILENT | {"period", "whole", "scope"}))
            at += step

    def _take_word(
        self, token: Token, clause: Clause, context: Context, sentence: str, is_beginning: bool
    ) -> None:
        """What a word tells without a number, and what it changes for the rest."""
        kinds = token.kinds
        if "place" in kinds:
            context.take_place(token, is_beginning, self._places)
            if context.place not in ("", FOREIGN):
                self._binder.sentence.places.append(context.place)
        if "part" in kinds:
            context.part = token.codes("part")[0]
        read = {
            "met": self._words.goal_met,
            "completed": self._words.completed,
            "direction": self._words.direction,
            "all_of_it": self._words.all_of,
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
            numbers = self._binder.numbers_from(clause, at)
            end = numbers[-1][2]
            return numbers, sum(1 for one in clause.tokens[at:] if one.start < end)
        return [(self._as_number(token), "", token.end)], 1

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
        named = self._binder.sentence
        for bound in list(self._binder.bind(clause, numbers, lead_from, sentence)):
            start = bound.quantity.start
            end = next((end for token, _, end in numbers if token.start == start), bound.quantity.end)
            bound = replace(bound, place=bound.place or context.place)
            for proposal in self._claims.from_number(bound, context, self._printed(start, end, clause)):
                self._found.append(proposal)
                self._of_number.setdefault(start, proposal)
                if proposal.kind == "target":
                    named.goals.append((bound.code, bound.scope, bound.place))
            if bound.role == "level":
                named.bound.append(bound)
        named.places.clear()

    def _add(self, found: Iterator[Said], token: Token, context: Context, clause: Clause) -> None:
        printed = self._printed(token.start, token.end, clause)
        self._found.extend(self._claims.make(said, context, printed) for said in found)

    def _printed(self, start: int, end: int, clause: Clause) -> Printed:
        begin, stop = self._plain.span(start, end)
        sentence = slice(*self._plain.span(*clause.sentence))
        return Printed(begin, stop, self._text[begin:stop], self._text[sentence].strip())

    def _numbers(self) -> Iterator[Number]:
        """Every number of the text with its role."""
        for token in self._scan.tokens:
            role = next((role for kind, role in ROLES.items() if kind in token.kinds), "")
            quantity = token.quantity
            if quantity is None and not (role or any(letter.isdigit() for letter in token.text)):
                continue
            start, end = self._plain.span(token.start, token.end)
            proposal = self._of_number.get(token.start)
            role = "figure" if quantity or proposal else role or "label"
            yield Number(
                start,
                end,
                self._text[start:end],
                role,
                quantity.digits if quantity else None,
                (quantity.unit or None) if quantity else None,
                proposal,
            )
