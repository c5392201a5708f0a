"""Reads a report: every number with what it is, and the claims that the report seems to make."""

from collections.abc import Iterator, Mapping

from reading.claims.clause_reader import ClauseReader
from reading.claims.consistency import settle
from reading.claims.series import FLAT
from reading.layout.blank_tables import with_tabs
from reading.layout.letters import make_plain
from reading.lexicon.lexicon import Lexicon
from reading.names.subjects import Subject
from reading.outline.context import Context, begin_paragraph
from reading.outline.districts import find_districts
from reading.outline.lines import Line, read_outline
from reading.outline.places import Places
from reading.outline.section_places import SectionPlaces
from reading.outline.task_lines import mark_tasks
from reading.outline.titles import PAST, PLAN
from reading.outline.turns import turn_to_plans
from reading.proposals import Number, Proposal, Reading
from reading.rows import RowReader
from reading.tokens.clauses import Clause, begins_with_number, split_clauses
from reading.tokens.periods import is_part_of_year, is_span
from reading.tokens.scan import NUMBER, scan
from reading.tokens.surroundings import DIRECTIONS, OTHERS, SILENT

SO_FAR = "-01-01/"  # in a period since the year began, to a day
GO_ON = {"base", FLAT, *DIRECTIONS}  # kinds of words with which a sentence goes on about the one before
LONGEST_NAME = 30  # letters of a first sentence that is but a name
FULL_STOP, SEMICOLON = "\u3002", ";"
ROLES = {
    "period": "date",
    "base": "date",
    "labels": "label",
    "ordinals": "ordinal",
    "grades": "class",
    "rank": "rank",
}


def read_report(text: str, lexicon: Lexicon, place: str, year: int | None = None) -> Reading:
    """Read a text of a place, given by its code or its name; `year` is what it is about if no title says."""
    report = _Report(text, lexicon, place, year)
    for line in report.outline.lines:
        report.read_line(line)
    return report.reading()


class _Report:
    """The state of one reading."""

    def __init__(self, text: str, lexicon: Lexicon, place: str, year: int | None) -> None:
        self._text, self._lexicon = text, lexicon
        self._plain = make_plain(with_tabs(text), lexicon.letters)
        self._places = Places(lexicon, place)
        names = find_districts(self._plain.text, self._places.names_inside(), lexicon.patterns)
        self._scan = scan(self._plain.text, lexicon, names)
        outline = read_outline(self._plain.text, lexicon.patterns, year)
        self.outline = mark_tasks(self._plain.text, outline, lexicon.patterns)
        self._clauses = ClauseReader(text, self._plain, self._scan, lexicon, self._places)
        self._clauses.chooser.is_general = outline.is_general
        self._binder = self._clauses.binder
        self._sections = SectionPlaces(lexicon, self._places)
        self._rows = RowReader(self._scan, lexicon, self._clauses, self._places)
        self._subjects: dict[str, tuple[Subject, ...]] = {}  # by heading
        self._parts: dict[str, str] = {}  # by heading
        self._told: tuple[Line | None, str] = None, ""  # the last paragraph, and of when its end is

    def reading(self) -> Reading:
        """All that was read."""
        other = self._places.find_other(scan(self.outline.title, self._lexicon).tokens)
        stands = settle(self._clauses.proposer.found, self._lexicon, self._places.own if other else "")
        places = dict.fromkeys(one.place_id for one in stands.values())
        numbers = tuple(self._numbers(stands))
        proposals = tuple(stands.values())
        return Reading(self._text, proposals, numbers, self.outline.title_year, tuple(places), other)

    def read_line(self, line: Line) -> None:
        """Read the clauses of a line, or the cells of a row."""
        text = self._plain.text[line.start : line.end]
        if self._lexicon.patterns["note"].match(text):
            return
        context = begin_paragraph(line)
        context.part = self._part_of(line.heading)
        context.section_place = self._sections.of(line.heading, text)
        context.section_water = self._clauses.waters.of_heading(line.heading)
        self._goes_on(line, context)
        for name, mode in (("line_task", PLAN), ("line_done", PAST)):
            if self._lexicon.patterns[name].match(text):
                context.mode = mode
        if self._rows.begins(text, line):
            self._rows.read(text, line, context)
            return
        mark = self._lexicon.patterns["line_mark"].match(text)
        start = mark.end() if mark else 0
        own, stop, _ = text[start : start + LONGEST_NAME].partition(FULL_STOP)  # an item's own heading
        named = self._subjects_of(own) if stop else ()
        self._binder.begin_line(named or self._subjects_of(line.heading))
        for clause in split_clauses(self._scan, line.start + start, line.end):
            if clause.is_first:
                self._begin_sentence(context, clause, line)
                turn_to_plans(
                    context, self._plain.text, clause.sentence, self.outline, self._lexicon.patterns
                )
            self._read(clause, context, line)
        topic = context.topic if context.topic_after is None else context.topic_after
        self._told = line, self._told[1] if context.is_expected else topic

    def _goes_on(self, line: Line, context: Context) -> None:
        """A paragraph goes on in the part of a year, the year of a month or the years of which the one
        before it under its heading ended.
        """
        last, topic = self._told
        is_prose = bool(last) and FULL_STOP in self._plain.text[last.start : last.end]
        is_year_of_month = is_part_of_year(context.default) and topic == context.default[:4]
        # no span that the figures before were but compared to
        is_span_to_now = is_span(topic) and topic.endswith(context.default)
        if (
            last
            and not last.is_heading
            and (SO_FAR in topic or is_year_of_month or (is_span_to_now and is_prose))
            and (last.heading, last.mode) == (line.heading, line.mode)
        ):
            context.topic = topic

    def _begin_sentence(self, context: Context, clause: Clause, line: Line) -> None:
        """Begin a sentence; one that begins with a change goes on about what the one before named."""
        first = clause.tokens[0] if clause.tokens else None
        goes_on = first is not None and first.start == clause.start and bool(first.kinds & GO_ON)
        if goes_on and first and not first.kinds & {"base", FLAT}:  # a verb, whose number must follow
            goes_on = any(NUMBER in one.kinds for one in clause.tokens[1:2])
        named = next((one for one in clause.tokens if not one.kinds & (SILENT | {"period"})), None)
        is_behind = self._plain.text[clause.start - 1 : clause.start] == SEMICOLON
        leads = context.begins_with_place or bool(context.owner)
        keeps_place = is_behind and context.begins_with_place
        is_place = first is not None and first.start == clause.start and "place" in first.kinds
        context.begins_with_place = is_place or keeps_place
        is_figure = named is None or bool(named.codes("indicator") or named.kinds & OTHERS)
        codes = set(named.codes("indicator")) if named else set()
        context.take_owner(leads, self._binder.sentence.all_told, codes)
        context.begin_sentence(goes_on or keeps_place, is_figure, is_behind)
        if self._lexicon.patterns["item_in_paragraph"].match(self._plain.text, clause.start):
            context.begin_item()
        is_of_last = bool(self._lexicon.patterns["goes_on"].match(self._plain.text, clause.start))
        names_nothing = not any(one.codes("indicator") for one in clause.tokens)
        whose = next((one for one in clause.tokens if "to" not in one.kinds), None)  # to the end of a year
        is_whose = is_place or (whose is not None and "period" in whose.kinds)
        is_whose &= whose is None or not self._scan.unknown(clause.start, whose.start)
        is_number = begins_with_number(clause, self._scan)
        is_of_last |= is_behind and is_whose and (names_nothing or is_number)
        is_of_last |= is_place and is_number and self._names_nothing(clause.sentence)
        before = self._binder.sentence
        self._binder.begin_sentence(goes_on, is_of_last)
        if self._lexicon.patterns["sections_begin"].match(self._plain.text, clause.start):
            self._binder.sentence.judged = before.judged
            begins = self._plain.text.find(FULL_STOP, line.start, clause.start)
            self._binder.sentence.is_of_judged = begins == clause.start - 1
        if is_behind:  # it goes on about the same sections
            self._binder.sentence.scopes, self._binder.sentence.counted = before.scopes, before.counted
            self._binder.sentence.told_ahead = before.all_told

    def _names_nothing(self, sentence: tuple[int, int]) -> bool:
        """Whether a sentence has no name of an indicator."""
        return not any(one.codes("indicator") for one in self._scan.within(*sentence))

    def _read(self, clause: Clause, context: Context, line: Line) -> None:
        self._binder.sentence.clause += 1
        first = clause.tokens[0] if clause.tokens else None
        context.begin_clause(bool(first and first.start == clause.start and "reach" in first.kinds))
        named = self._binder.sentence
        is_mean = self._lexicon.patterns["mean_of_all"].match(self._plain.text, clause.start)
        told = [*(named.places_before or named.places), *(place for _, _, place in named.told)]
        if is_mean and len(set(told)) > 1:
            context.take_whole("", False)
            named.places, named.places_before, named.shared = [], [], []
        self._clauses.chooser.full_sentence = self._full_sentence(clause, line)
        self._clauses.read(clause, context, f"{line.heading}\n{self._plain.text[slice(*clause.sentence)]}")

    def _full_sentence(self, clause: Clause, line: Line) -> str:
        """The text round a clause between full stops."""
        text, (start, end) = self._plain.text, clause.sentence
        begin = text.rfind(FULL_STOP, line.start, max(start - 1, line.start)) + 1 or line.start
        stop = text.find(FULL_STOP, end - 1, line.end)
        return text[begin : stop if stop >= 0 else line.end]

    def _part_of(self, heading: str) -> str:
        """The thing that a heading names, of which short names below it go on."""
        if heading not in self._parts:
            codes = [code for token in scan(heading, self._lexicon).tokens for code in token.codes("part")]
            self._parts[heading] = codes[-1] if codes else ""
        return self._parts[heading]

    def _subjects_of(self, heading: str) -> tuple[Subject, ...]:
        """What the lowest heading names, where it is but a name."""
        if heading not in self._subjects:
            lowest = heading.rstrip("\n").rpartition("\n")[2]
            mark = self._lexicon.patterns["heading_mark"].match(lowest)
            found = scan(lowest[mark.end() :] if mark else lowest, self._lexicon)
            codes = [self._clauses.chooser.codes(token, "", found.near(token)) for token in found.tokens]
            is_figure = any(NUMBER in token.kinds for token in found.tokens)
            is_name = not is_figure and found.unknown(0, len(found.text)) == 0
            is_counted = any(token.codes("nouns") for token in found.tokens)
            named = (
                []
                if is_counted
                else [Subject(one, 0, 0) for one in dict.fromkeys(codes) if self._is_told(one)]
            )
            self._subjects[heading] = tuple(named) if is_name and len(named) == 1 else ()
        return self._subjects[heading]

    def _is_told(self, codes: tuple[str, ...]) -> bool:
        """Whether lines below a name may tell of it: not of a change, whose name is but what is done."""
        return any(not self._clauses.chooser.words(code).is_change for code in codes)

    def _numbers(self, stands: Mapping[Proposal, Proposal]) -> Iterator[Number]:
        """Every number of the text with its role; `stands`: what became of the proposals that stand."""
        for token in self._scan.tokens:
            role = next((role for kind, role in ROLES.items() if kind in token.kinds), "")
            quantity = token.quantity
            if quantity is None and not (role or any(letter.isdigit() for letter in token.text)):
                continue
            start, end = self._plain.span(token.start, token.end)
            first = self._clauses.proposer.of_number.get(token.start)
            proposal = stands.get(first) if first else None
            role = "figure" if quantity or first else role or "label"
            yield Number(
                start,
                end,
                self._text[start:end],
                role,
                quantity.digits if quantity else None,
                (quantity.unit or None) if quantity else None,
                proposal,
            )
