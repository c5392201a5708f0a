"""Binds numbers, and words for numbers, to what a report names round them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.claims.listed_changes import find_listed_change
from reading.claims.other_figures import SIGNED, OtherFigures
from reading.claims.repeated_change import find_repeated_change
from reading.claims.row_counts import count_levels, share_out_to_counted
from reading.lexicon.lexicon import Lexicon
from reading.names.bound import Bound, Instance
from reading.names.items import align_items
from reading.names.namer import Namer
from reading.names.names_behind import OF_SOME, NamesBehind
from reading.names.scopes import ScopeChooser
from reading.names.subjects import Chooser, Group
from reading.tokens.clauses import Clause
from reading.tokens.quantities import Quantity, share_unit
from reading.tokens.scan import NUMBER, Scan, Token
from reading.tokens.surroundings import DIRECTIONS, SILENT, Lead, is_goal_behind, is_of_goal_before, read_lead

OF = "\u7684"  # between a name and the number of what it has: the 27 rivers of the sections
ALL = "100"  # per cent, which may be told once for each
PER = "/"  # in the unit of a concentration
ALREADY = "\u5df2"  # with which a name begins of what is done
OPPOSITE = {"": "down", "down": "up"}  # of changes whose sign is minus
STRICT = ("<", ">")  # signs that tell how a result stands to its goal, where that is named behind
STRANGERS = ("region", "nation", "other_place", "standard", "comparison")


class Binder(Namer):
    """Follows the tokens of a clause; yields what is bound."""

    def __init__(self, scan: Scan, chooser: Chooser, lexicon: Lexicon) -> None:
        super().__init__(scan, chooser, lexicon)
        self._scopes = ScopeChooser(chooser, lexicon.scopes)
        self._patterns = lexicon.patterns
        self._behind = NamesBehind(scan, chooser, lexicon.patterns)
        self._others = OtherFigures(scan, chooser)
        self.part = ""  # the thing spoken of
        self.is_change = False  # the numbers of this column of a table are changes
        self.is_of_base = False  # the numbers stand behind the base of a change, and are those of its time
        self.direction = ""  # of the changes of this column, where its heading tells it
        self.falls = False  # those of this row tell by how much it falls

    def bind(
        self, clause: Clause, numbers: Sequence[tuple[Token, str, int]], lead_from: int, sentence: str
    ) -> Iterator[Bound]:
        """Bind a list of numbers to the names before them, or to the name behind them."""
        quantities = share_unit([token.quantity for token, _, _ in numbers if token.quantity])
        first, end = numbers[0][0].start, numbers[-1][2]
        lead = read_lead([token for token in clause.tokens if lead_from <= token.start < first])
        if (self.is_change or self.falls) and not lead.direction:
            told = "down" if self.falls else self.direction
            is_negative = quantities[0].digits.startswith("-") and not self.falls
            if is_negative and told == "better_way":
                return  # some print a fall so, and others what got worse
            lead = replace(lead, direction=OPPOSITE[told] if is_negative else told or "up")
        again = find_repeated_change(self._scan, self.chooser, self.sentence, quantities[0], end, sentence)
        if again:
            yield again
            return
        lead = self._with_verb(lead, clause, quantities)
        if lead.is_goal and PER in quantities[0].unit:  # what it is to be bettered to
            lead = replace(lead, direction="")
        listed = find_listed_change(self._scan, clause, first, self._patterns)
        if listed and not lead.direction:
            is_signed = self._has_sign(quantities)
            lead = replace(lead, direction=SIGNED if is_signed else listed[1])
            lead_from = max(lead_from, listed[0].start)
        if not lead.direction and self._is_signed(clause, quantities, lead_from):
            lead = replace(lead, direction=SIGNED)
        behind = [token for token in clause.tokens if token.start >= end]
        unknown = self._scan.unknown(end, behind[0].start) if behind else 0
        is_goal = lead.is_goal or is_of_goal_before(clause.tokens, lead, lead_from)
        is_goal |= self._is_in_brackets_of_goal(clause, first)
        if not is_goal and not self._has_other_number(end) and is_goal_behind(behind, unknown):
            is_goal = True
            lead = replace(lead, comparator="" if lead.comparator in STRICT else lead.comparator)
        group, cost, why = self.search.find(self.sentence, clause, quantities, lead, lead_from, sentence)
        code, gap, name = "", 0, end
        has_base = any("base" in token.kinds for token in clause.tokens if token.start < first)
        is_change = has_base and lead.direction in DIRECTIONS
        is_far = group is None or group.clause != self.sentence.clause or cost > 0 or group.is_counted
        if len(numbers) == 1 and not is_change and (is_far or self._scan.text[first - 1 : first] == OF):
            code, gap, name = self._behind.find(clause, quantities[0], end, self.part, sentence)
            code = code if is_far or gap == 0 else ""
        if code:
            comparator = numbers[0][1] or lead.comparator
            self.counted.add(name)
            scope = self.scope(code, self._behind.scopes(clause, first, end))
            yield Bound(
                code, scope, "", quantities[0], "level", "", comparator, lead, is_goal, gap, ("behind",)
            )
        elif (
            group
            and gap != OF_SOME
            and not self._others.are_some(
                self.sentence, group, quantities[0], lead, behind, end, clause, sentence
            )
            and not self._others.is_unknown(self.sentence, group, quantities[0], lead, clause)
        ):
            group.has_number = True
            lead = replace(lead, is_done=lead.is_done or self._scan.text.startswith(ALREADY, group.start))
            self.take_up(group, first)
            values = [(quantity, after) for quantity, (_, after, _) in zip(quantities, numbers, strict=True)]
            for named, (quantity, after) in self._distribute(group, values, sentence, lead, clause):
                code, role = self.search.resolve(named.codes, quantity, lead, sentence)
                if code:
                    scope = named.scope or self.scope(code, group.scopes)
                    sign = after or lead.comparator
                    yield Bound(
                        code,
                        scope,
                        named.place,
                        quantity,
                        role,
                        self._direction(lead, quantity),
                        sign,
                        lead,
                        is_goal,
                        cost,
                        why,
                    )

    def _is_in_brackets_of_goal(self, clause: Clause, start: int) -> bool:
        """Whether a number, with its name, stands in brackets directly behind a word for a goal."""
        text = self._scan.text
        opens = text.rfind("(", clause.start, start)
        if opens < 0 or ")" in text[opens:start]:
            return False
        return any(token.end == opens and token.kinds & {"goal", "met"} for token in clause.tokens)

    def _has_other_number(self, end: int) -> bool:
        """Whether brackets behind a number hold another, whose goal is told of there."""
        text = self._scan.text
        close = text.find(")", end) if text.startswith("(", end) else -1
        return any(NUMBER in token.kinds for token in self._scan.within(end, close))

    def _is_signed(self, clause: Clause, quantities: Sequence[Quantity], lead_from: int) -> bool:
        """Whether numbers behind a base, or a word for change, are changes that their signs direct."""
        first = quantities[0].start
        before = [token for token in clause.tokens if lead_from <= token.start < first]
        near = next((one for one in reversed(before) if not one.kinds & SILENT), None)
        return bool(near and near.kinds & {"base", "change_word"}) and self._has_sign(quantities)

    def _has_sign(self, quantities: Sequence[Quantity]) -> bool:
        texts = (self._scan.text[max(one.start - 1, 0) : one.start + 1] for one in quantities)
        return any(set(one) & {"+", "-"} for one in texts)

    def _direction(self, lead: Lead, quantity: Quantity) -> str:
        if lead.direction != SIGNED:
            return lead.direction
        return "down" if quantity.digits.startswith("-") else "up"

    def _with_verb(self, lead: Lead, clause: Clause, quantities: Sequence[Quantity]) -> Lead:
        """The verb of a change may stand before the name whose change the number is."""
        last = self.sentence.last(self.sentence.clause, 0)
        if lead.direction or last is None or last.has_number:
            return lead
        verbs = (token.kinds & set(DIRECTIONS) for token in clause.tokens if token.end == last.start)
        direction = next((kind for kinds in verbs for kind in DIRECTIONS if kind in kinds), "")
        codes = last.subjects[-1].codes
        is_level = any(self.chooser.is_level(code, quantities[-1]) for code in codes)
        return lead if is_level or not direction else replace(lead, direction=direction)

    def _distribute(
        self, group: Group, values: list[tuple[Quantity, str]], sentence: str, lead: Lead, clause: Clause
    ) -> Iterator[tuple[Instance, tuple[Quantity, str]]]:
        """Which number belongs to which name, scope or place: one each in order, or one for all of them."""
        instances = self.instances(group, [value for value, _ in values], sentence, lead)
        if len(instances) == len(values):
            yield from zip(instances, values, strict=True)
        elif len(values) == 1:
            between = self._scan.within(group.end, values[0][0].start)
            is_level = lead.direction not in DIRECTIONS and values[0][0].digits != ALL
            if is_level and any("respectively" in one.kinds for one in between):
                return  # the others' levels are told elsewhere
            self.sentence.shared = [one.place for one in instances if one.place]
            yield from ((instance, values[0]) for instance in instances)
        elif items := align_items(self._scan, clause, group, values[0][0].start, len(values)):
            yield from ((item, value) for item, value in zip(items, values, strict=True) if item)
        elif len(instances) + len(self.search.strangers(group.end, values[0][0].start)) == len(values):
            yield from zip(instances, values, strict=False)  # the names that follow are not known
        elif len(instances) == 1 and count_levels(self._scan, self._patterns, clause, group) == len(values):
            yield from ((instances[0], value) for value in values)
        elif (lead.direction not in ("", "to") or self.is_of_base) and len(self.sentence.bound) >= len(
            values
        ):
            before = self.levels_before(group, len(values), clause)
            if len(before) == len(values):
                instances = [Instance((one.code,), one.scope, one.place) for one in before]
                yield from zip(instances, values, strict=True)
        else:
            yield from share_out_to_counted(self._scan, self.chooser, self.part, values, clause)

    def levels_before(self, group: Group | None, count: int, clause: Clause) -> list[Bound]:
        """The last levels that were bound, of which a list of changes tells; those of a name that is here,
        or else of this clause.
        """
        bound = self.sentence.bound
        if group and group.clause == self.sentence.clause and len(group.subjects) == 1:
            own = [one for one in bound if one.code in group.subjects[0].codes]
            here = [one for one in bound if one.quantity.start >= clause.start]
            bound = own if len(own) >= count else here
        return bound[-count:]

    def instances(
        self, group: Group, quantities: Sequence[Quantity], sentence: str, lead: Lead
    ) -> list[Instance]:
        """What the numbers may be shared out to: names; of one name its places or its scopes."""
        fitting = [
            one.codes
            for one in group.subjects
            if not one.codes
            or any(self.search.resolve(one.codes, quantity, lead, sentence)[0] for quantity in quantities)
        ]
        if len(fitting) != 1:
            return [Instance(codes) for codes in fitting]
        (codes,) = fitting
        resolved = (self.search.resolve(codes, one, lead, sentence)[0] for one in reversed(quantities))
        code = next((one for one in resolved if one), "")
        if not code:
            return [Instance(codes)]
        places = self.sentence.places or self.sentence.places_before
        is_shared = len(quantities) == 1 and self.sentence.shared == places
        is_row = len(places) > 1 and (self.sentence.places or len(places) == len(quantities) or is_shared)
        places = places if is_row else self._places_told_of(len(quantities))
        if len(places) > 1:
            return [Instance(codes, "", place) for place in places]
        scopes = self._scopes.of(code, self.sentence.scopes or group.scopes)
        scopes = self._scopes.for_each(scopes, len(quantities))
        if len(scopes) > 1 and len(quantities) in (1, len(scopes)):
            return [Instance(codes, scope) for scope in scopes]
        return [Instance(codes, scopes[-1] if scopes else "")]

    def _places_told_of(self, count: int) -> list[str]:
        """The places that the sentence told of last, one by one, the same of each, if they are so many."""
        told = self.sentence.all_told
        places = [place for code, _, place in told if code == told[-1][0]]
        return places if len(set(places)) == len(places) == count else []

    def scopes_of(self, code: str) -> list[str]:
        """The scopes named for an indicator that is told of in words; one empty where none is."""
        return self._scopes.of(code, self.sentence.scopes) or [""]

    def scope(self, code: str, scopes: Sequence[str]) -> str:
        """The scope named for an indicator, else its own."""
        own = self._scopes.of(code, scopes) or self._scopes.of(code, self.sentence.scopes)
        return own[-1] if own else self.chooser.words(code).scope
