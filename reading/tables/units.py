"""The unit of a figure: as cell, heading, row or reader say; converted only where the reader says so."""

from collections.abc import Sequence

from reading.tables.entries import Entry
from reading.tables.numbers import CellFigure
from reading.tables.questions import LEAVE_OUT, Questions
from reading.tables.vocabulary import IndicatorFacts, Vocabulary
from rules.numeral import POWERS
from rules.printed import find_values

CONVERT = "convert"
PERCENT = "%"


def settle_unit(
    entry: Entry,
    figure: CellFigure,
    facts: IndicatorFacts,
    is_change: bool,
    vocabulary: Vocabulary,
    questions: Questions,
) -> None:
    """The unit of an entry, and its value in it; a unit that does not fit is a fault, one that is not said a
    question.
    """
    expected = _expect_units(facts, is_change, vocabulary)
    units = entry.units
    if figure.unit:
        printed = vocabulary.find_units(figure.unit)
        units = tuple(unit for unit in printed if unit in units) if units else printed
        if not units:
            return entry.add_fault("units_disagree")
    if not units and not vocabulary.unit_words.get(facts.unit_id) and not is_change:
        units = (facts.unit_id,)  # a number by itself
    if not units:
        indicator = entry.parts["indicator_id"]
        options = [*(code for code in expected if vocabulary.unit_words.get(code)), LEAVE_OUT]
        key = f"unit-{indicator}-{'change' if is_change else 'level'}"
        answer = questions.ask(key, "unit_id", options, indicator, entry.where)
        if not entry.wait_for(answer):
            return
        units = (answer or "",)
    if is_change and _is_share(facts, vocabulary) and vocabulary.unit_words.get(units[0]) == PERCENT:
        return entry.add_fault("share_in_percent")
    own = [unit for unit in units if unit in expected]
    entry.parts["unit_id"] = (own or units)[0]
    if figure.multiple or not own:
        _convert(entry, figure, facts, units, bool(own), vocabulary, questions)


def _expect_units(facts: IndicatorFacts, is_change: bool, vocabulary: Vocabulary) -> list[str]:
    """The units that the rules of the build allow; for a change of a share all."""
    if not is_change:
        return [facts.unit_id]
    if _is_share(facts, vocabulary):
        return list(vocabulary.units.codes)
    return [facts.unit_id, *(code for code, name in vocabulary.unit_words.items() if name == PERCENT)]


def _is_share(facts: IndicatorFacts, vocabulary: Vocabulary) -> bool:
    return vocabulary.unit_words.get(facts.unit_id) == PERCENT


def _convert(
    entry: Entry,
    figure: CellFigure,
    facts: IndicatorFacts,
    units: Sequence[str],
    is_own_unit: bool,
    vocabulary: Vocabulary,
    questions: Questions,
) -> None:
    """A figure in another multiple of the indicator's unit: 12000 t where it is kept in 10,000 t."""
    printed_unit, own = vocabulary.unit_words.get(units[0], ""), vocabulary.unit_words[facts.unit_id]
    printed = f"{figure.digits}{figure.multiple}{printed_unit}"
    values = find_values(printed, own) if _is_multiple(printed_unit, own) else None
    if not values or len(values) != 1:
        return entry.add_fault("other_unit")
    if not is_own_unit:
        key = f"convert-{entry.parts['indicator_id']}-{units[0]}"
        if not entry.wait_for(questions.ask(key, "convert", (CONVERT, LEAVE_OUT), printed, entry.where)):
            return
    (value,) = values
    entry.parts |= {"value": value, "unit_id": facts.unit_id, "printed": printed}


def _is_multiple(unit: str, own: str) -> bool:
    """Whether two units in Chinese are one but for a power of ten before it."""
    powers = "".join(POWERS)
    return bool(own) and unit.lstrip(powers) == own.lstrip(powers)
