"""The numbers of a draft as the reader of reports finds them, made ready to be set against the warehouse."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.run import Run
from dashboard.views.check_draft.odd_units import infer_change
from dashboard.views.check_draft.statement import CHANGE, SHARE, Statement
from dashboard.views.check_draft.wording import Wording, find_before
from reading.proposals import Number, Proposal, Reading
from rules.quoting import convert

DIGITS = re.compile(r"[+\-\d.,\uff0c\uff0d\uff0e\uff10-\uff19\u2212]+")
FIGURE = "figure"  # the role of a number that says how much of a quantity there is
# Roles of numbers that are not looked up, as readers are told them.
NO_FIGURES = ("date", "label", "ordinal", "class", "rank", "count", "money", "bare")
TO = "to"
YEAR = "year"  # the unit of how long something has lasted, which is told beside a level
SURE = Decimal("0.7")  # confidence from which nobody need look whether a number was understood


@dataclass(frozen=True)
class ReadNumber:
    """A number of a text: `start` to `end` are its digits, `unit_end` is behind its unit. `role` says why it
    is, or is not, a figure; a figure states something of one quantity, of several, or of none that is known.
    """

    start: int
    end: int
    unit_end: int
    printed: str
    role: str
    statements: Sequence[Statement]

    @property
    def is_figure(self) -> bool:
        return self.role == FIGURE or bool(self.statements)


def list_numbers(run: Run, reading: Reading, wording: Wording) -> list[ReadNumber]:
    """Every number of a text and every word that stands for one, in its order."""
    by_start: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in reading.proposals:
        if proposal.value:
            by_start[proposal.start].append(proposal)
    read = [
        _make_number(run, reading.text, one, by_start.pop(one.start, []), wording) for one in reading.numbers
    ]
    for proposals in by_start.values():  # words for a number
        first = proposals[0]
        number = Number(first.start, first.end, first.value_text, FIGURE, first.value, None, first)
        read.append(_make_number(run, reading.text, number, proposals, wording))
    read.sort(key=lambda number: number.start)
    return _infer_changes(run, reading, read, wording)


def _infer_changes(
    run: Run, reading: Reading, read: Sequence[ReadNumber], wording: Wording
) -> list[ReadNumber]:
    """The numbers, with the changes whose unit does not fit the level that stands before them; behind the
    amount of something that is not known nobody can say of what a change is told.
    """
    printed = {number.start: number for number in reading.numbers}
    years = {unit.name_zh for code, unit in run.catalogue.units.items() if code == YEAR}
    level: tuple[int, Statement] | None = None
    numbers = []
    for number in read:
        own = printed.get(number.start)
        if number.is_figure and level and own and own.value and own.unit and _is_open(number, level[1]):
            found = infer_change(run, reading.text, number.start, own.value, own.unit, level, wording)
            number = replace(number, statements=[found] if found else number.statements)
        if number.statements and number.statements[0].kind != CHANGE:
            level = number.unit_end, number.statements[0]
        elif number.is_figure and not number.statements and own and own.unit and own.unit not in years:
            level = None
        numbers.append(number)
    return numbers


def _is_open(number: ReadNumber, level: Statement) -> bool:
    """Whether a number has no claim of its own, or the change in per cent of another quantity than the share
    that stands right before it.
    """
    if not number.statements:
        return True
    stated = number.statements[0]
    is_of_other = stated.indicator_id != level.indicator_id
    return stated.kind == CHANGE and stated.unit_id == SHARE and level.unit_id == SHARE and is_of_other


def _make_number(
    run: Run, text: str, number: Number, proposals: Sequence[Proposal], wording: Wording
) -> ReadNumber:
    statements = [_make_statement(run, text, proposal, wording) for proposal in proposals]
    role = number.role if statements else _find_role(number, wording)
    printed = text[number.start : number.end]
    digits = DIGITS.match(printed)
    end = number.start + digits.end() if digits else number.end
    return ReadNumber(number.start, end, number.end, printed, role, statements)


def _find_role(number: Number, wording: Wording) -> str:
    """The role of a number that was read as no statement: money is not looked up, nor is what has no unit."""
    if number.role != FIGURE:
        return number.role if number.role in NO_FIGURES else "label"
    if number.unit is None:
        return "bare"
    return "money" if number.unit.endswith(wording.money) else FIGURE


def _make_statement(run: Run, text: str, proposal: Proposal, wording: Wording) -> Statement:
    """A proposal, in the unit of its indicator where only a multiple is between the two."""
    digits, unit = proposal.value, proposal.unit
    indicator = run.catalogue.indicators.get(proposal.indicator_id)
    if indicator is not None and unit != indicator.unit_id and unit in run.catalogue.units:
        names = run.catalogue.units[unit].name_zh, run.catalogue.units[indicator.unit_id].name_zh
        if (converted := convert(digits, *names)) is not None:
            digits, unit = converted, indicator.unit_id
    return Statement(
        proposal.indicator_id,
        proposal.place_id,
        proposal.scope_id,
        proposal.period,
        proposal.kind,
        proposal.comparator or "=",
        digits,
        unit,
        proposal.base_period or None,
        _find_verb(text, proposal, wording),
        proposal.confidence >= SURE,
    )


def _find_verb(text: str, proposal: Proposal, wording: Wording) -> str:
    """The verb of the proposal; of one that leads to a level also which way it goes, where a word says so."""
    if proposal.verb != TO:
        return proposal.verb
    for direction, key in (("to_down", "turn_fall_to"), ("to_up", "turn_rise_to")):
        if find_before(text, proposal.start, wording.exchanges[key]):
            return direction
    return TO
