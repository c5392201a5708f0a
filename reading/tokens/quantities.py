"""Numbers as they are printed, with their unit: in digits and in Chinese numerals, shares, ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reading.lexicon.lexicon import Lexicon, Unit
from rules.numeral import NUMERAL, parse_numeral, power_of_ten, shift_point
from rules.printed import MULTIPLE

YEAR = "(?:19|20)[0-9]{2}\u5e74"  # behind the number of an item
DIGITS = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.(?!{YEAR})[0-9]+)?"
NUMBER = re.compile(
    rf"(?<![A-Za-z0-9.])(-(?<![-0-9%)]-))?({DIGITS})(?![0-9\u6708])({MULTIPLE})"
    rf"(?:(%?)(?:-+|~+|\u81f3)({DIGITS})({MULTIPLE})|[\u4f59\u591a]({MULTIPLE})(?<![\u4f59\u591a]))?"
)
UPPER_END = re.compile(rf"(?:-+|~+|\u81f3)({DIGITS})")  # of a range, whose lower end has its unit, too
LONGEST_UNIT = 12
DAY = "\u5929"
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number. `digits` times 10 ** `power` of the printed unit, which may be several of the
    lexicon.
    """

    start: int
    end: int
    digits: str
    power: int
    unit: str  # as printed; empty where none is
    units: frozenset[str]
    high: str = ""  # the upper end of a range, whose lower end `digits` is
    is_more: bool = False  # a word for "more than" stands before the unit
    is_words: bool = False  # Chinese numerals
    number_end: int = 0


def find_quantities(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Every number of a plain text in order of place, whatever it means."""
    found = [*_arabic(text, lexicon), *_chinese(text, lexicon)]
    end = 0
    for quantity in sorted(found, key=lambda one: (one.start, -one.end)):
        if quantity.start >= end:
            yield quantity
            end = quantity.end


def _arabic(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    for match in NUMBER.finditer(text):
        sign, low, multiple, _, high, high_multiple, more_multiple = match.groups()
        after, is_more, unit, units = _read_unit(text, match.end(), lexicon)
        if unit == "" and LATIN.match(text, match.end()):
            continue
        if unit == "" and (strange := lexicon.patterns["strange_unit"].match(text, match.end())):
            unit = strange[0]  # so many of something else
        if (
            units
            and not high
            and (upper := UPPER_END.match(text, after))
            and text.startswith(unit, upper.end())
        ):
            high, after = upper[1], upper.end() + len(unit)
        printed = high_multiple or more_multiple or multiple
        power = power_of_ten(printed) if printed else 0
        digits = (sign or "") + low.replace(",", "")
        yield Quantity(
            match.start(),
            after,
            digits,
            power,
            unit,
            units,
            (high or "").replace(",", ""),
            is_more or bool(more_multiple),
            False,
            match.end(),
        )


def _chinese(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Numerals with a unit, and those of a hundred parts."""
    hundred = lexicon.patterns["hundredth"]
    for match in hundred.finditer(text):
        number = match["number"]
        digits = number if number[0].isascii() else f"{parse_numeral(number):f}"
        unit, units = _find_unit(text, match.end(), lexicon)
        if lexicon.patterns["hundredth_point"].fullmatch(unit):
            continue
        yield Quantity(
            match.start(),
            match.end(),
            digits,
            0,
            "%",
            lexicon.forms["%"],
            is_words=True,
            number_end=match.end(),
        )
    for match in NUMERAL.finditer(text):
        after, is_more, unit, units = _read_unit(text, match.end(), lexicon)
        if unit:
            power = 0
            digits = f"{parse_numeral(match[0]):f}"
            yield Quantity(match.start(), after, digits, power, unit, units, "", is_more, True, match.end())


def _read_unit(text: str, at: int, lexicon: Lexicon) -> tuple[int, bool, str, frozenset[str]]:
    """Where the unit ends that is printed at a place, whether "more" stands before it, the unit, and what
    it may be.
    """
    begin = at
    if more := lexicon.patterns["more_before_unit"].match(text, at):
        begin = more.end()
    begin += text.startswith(" ", begin)
    unit, units = _find_unit(text, begin, lexicon)
    if not unit:
        return at, False, "", frozenset()
    return begin + len(unit), more is not None, unit, units


def _find_unit(text: str, at: int, lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    """The longest unit that begins at a place, not with the first letters of another word."""
    if days := lexicon.patterns["days_counted"].match(text, at):
        return days[0], lexicon.forms[DAY]
    for length in range(min(LONGEST_UNIT, len(text) - at), 0, -1):
        unit = text[at : at + length]
        is_cut = unit[-1].isascii() and unit[-1].isalpha() and LATIN.match(text, at + length)
        if unit in lexicon.forms and not is_cut and not lexicon.patterns["no_unit"].match(text, at + length):
            return unit, lexicon.forms[unit]
    return "", frozenset()


def share_unit(quantities: list[Quantity]) -> list[Quantity]:
    """Numbers of a list, each with the unit of the next that has one."""
    shared: list[Quantity] = []
    for quantity in reversed(quantities):
        after = shared[-1] if shared else None
        if after and after.unit.startswith(quantity.unit) and after.unit != quantity.unit:
            quantity = replace(
                quantity, unit=after.unit, units=after.units, power=quantity.power or after.power
            )
        shared.append(quantity)
    return shared[::-1]


def convert(quantity: Quantity, digits: str, unit: Unit) -> str:
    """Printed digits of a quantity as digits in a unit; decimals that were printed stay."""
    return shift_point(digits, quantity.power + unit.forms.get(quantity.unit, 0) - unit.power)
