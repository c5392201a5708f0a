"""What a sentence has named so far: its names, those it goes on about, and that of the heading above."""

from collections.abc import Sequence
from dataclasses import replace

from reading.lexicon.lexicon import Lexicon
from reading.names.bound import Sentence
from reading.names.group_search import GroupSearch
from reading.names.rows import NameRows
from reading.names.subjects import OTHER_WATER, WATER_SOURCE, Chooser, Group, Subject
from reading.outline.context import Context
from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan, Token

WATERS = {OTHER_WATER, WATER_SOURCE}  # parts that are named by the names of waters
NO_CLAUSE = -100  # of a heading


class Namer:
    """Takes the names of a text in order."""

    def __init__(self, scan: Scan, chooser: Chooser, lexicon: Lexicon) -> None:
        self._scan = scan
        self.chooser = chooser
        self.search = GroupSearch(scan, chooser, lexicon.patterns["strange_share"])
        self._rows = NameRows(scan, chooser, self.search)
        self._such = lexicon.patterns["such"]
        self.sentence = Sentence()
        self._percentiles: dict[str, str] = {}  # named in the line: the percentile and the indicator
        self.heading: Group | None = None  # what the heading of the line names
        self.counted: set[int] = set()  # where names stand whose number stands before them

    def add_name(self, token: Token, clause: Clause, context: Context) -> Group | None:
        """Take a name into the last group, if it stands in a row with it, else begin a new one."""
        is_glued = self._scan.unknown(token.start - 1, token.start) > 0  # to a word that is not known
        part = "" if is_glued and context.part not in WATERS else context.part
        codes = self.chooser.codes(token, part, self._scan.near(token))
        if not codes:
            if token.codes("short") or token.codes("indicator"):
                self.search.strange.add(token.start)
            return None
        context.part = self.chooser.part(codes, token.text, context.part) or context.part
        self._percentiles |= {self.chooser.words(code).percentile: code for code in codes}
        subject = Subject(codes, token.start, token.end)
        last = self.sentence.last(self.sentence.clause, 0)
        if last and not last.has_number and self._is_alias(last, token, codes):
            last.subjects[-1].end = token.end
            return last
        if last and not last.has_number and self._is_what_all_are(last, token.start):
            last.subjects[-1].end = token.end
            return last
        if last and not last.has_number and self._rows.is_in_row(last.end, token.start):
            last.subjects.append(subject)
            return last
        if last and not last.has_number and self._rows.is_quality_of(last, token.start, codes):
            last.subjects = [Subject((), last.start, token.end)]
            return last
        if last and not last.has_number and self._rows.is_of_last(last, token.start):
            others = [one for one in last.subjects if one.codes != last.subjects[-1].codes]
            if others:  # a row goes on with what its last names have: a share of these sections
                last.subjects = [*others, subject]
                return last
        if last and not last.has_number and self._rows.is_same(last, token, codes):
            last.subjects[-1].end = token.end
            return last
        if last and not last.has_number and (strangers := self._rows.strangers(last.end, token.start)):
            last.subjects += [*strangers, subject]
            return last
        is_counted = token.start in self.counted
        row = [] if last else self._rows.before(token, clause)
        self.sentence.groups.append(Group([*row, subject], self.sentence.clause, is_counted=is_counted))
        return self.sentence.groups[-1]

    def add_other(self, token: Token) -> None:
        """Another quantity goes on a row of names, in which it has its number."""
        last = self.sentence.last(self.sentence.clause, 0)
        if last and not last.has_number and self._rows.is_in_row(last.end, token.start):
            last.subjects.append(Subject((), token.start, token.end))

    def block(self, start: int) -> None:
        """What stands behind a place is of something that is not known."""
        self.sentence.groups.append(Group([Subject((), start, start)], self.sentence.clause))

    def has_counted_ahead(self, end: int) -> bool:
        """Whether the last number is that of a name which follows it."""
        return any(start >= end for start in self.counted)

    def add_percentile(self, token: Token) -> None:
        """A percentile without a name in its clause is that of what the line named last with this one."""
        code = self._percentiles.get(token.group("percent"), "")
        if code and not self.sentence.last(self.sentence.clause, 0):
            subject = Subject((code,), token.start, token.end)
            self.sentence.groups.append(Group([subject], self.sentence.clause))

    def begin_line(self, heading: Sequence[Subject] = ()) -> None:
        """Forget what the line before named; what its own heading names may be told of in all of it."""
        self.heading = Group(list(heading), NO_CLAUSE) if heading else None
        self._percentiles = {}
        self.begin_sentence()

    def begin_sentence(self, goes_on: bool = False, is_of_last: bool = False) -> None:
        """Forget what the sentence before named, if this one does not go on about it or the last of it."""
        before = self.sentence
        self.sentence = Sentence([self.heading] if self.heading else [], clause=before.clause)
        if goes_on:
            self.sentence.groups, self.sentence.bound = before.groups, before.bound
            self.sentence.places_before = before.places or before.places_before
        elif is_of_last and before.groups:
            last = replace(before.groups[-1], clause=before.clause + 1, has_number=False)
            self.sentence.groups.append(last)

    def refer_back(self, token: Token, back: int) -> None:
        """A word stands for one of the levels that were bound last, so many back."""
        if len(self.sentence.bound) >= back:
            subject = Subject((self.sentence.bound[-back].code,), token.start, token.end)
            self.sentence.groups.append(Group([subject], self.sentence.clause))

    def take_up(self, group: Group, start: int) -> None:
        """What a heading names is told of from here on."""
        if group.clause == NO_CLAUSE:
            here = [Subject(one.codes, start, start) for one in group.subjects]
            self.sentence.groups.append(Group(here, self.sentence.clause, has_number=True))

    def _is_what_all_are(self, last: Group, start: int) -> bool:
        """Whether a name that starts there says what the names of a row before it are: these and such ..."""
        between = self._scan.text[last.end : start]
        return len(last.subjects) > 1 and self._such.fullmatch(between) is not None

    def _is_alias(self, last: Group, token: Token, codes: Sequence[str]) -> bool:
        """Whether a name stands in brackets behind the same name, or goes on behind it."""
        between = self._scan.text[last.end : token.start]
        return between in ("(", "", ")") and bool(set(codes) & set(last.subjects[-1].codes))
