"""Numbers in the cells of a table: what a page writes as ≤ 29.0 µg/m³ (derived) is a number in a spreadsheet,
shown with the same digits, bound and mark.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.text import Text

NUMBER = re.compile(
    r"(?P<bound>[≤≥<>≈] )?(?P<before>[^\d+−()]*?)(?P<sign>[+−]?)(?P<digits>\d+(\.\d+)?)(?P<after>.*)"
)
MARK = re.compile(r"(?P<unit>.*?)(?P<mark> \([^()\"]*\))?")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class ShownNumber:
    """A number as a page shows it: what stands before it (bound, words of its unit), its sign and digits, the
    unit after it, and a mark in brackets.
    """

    before: str
    sign: str
    digits: str
    unit: str
    mark: str

    @property
    def value(self) -> Decimal:
        number = Decimal(self.digits)
        return -number if self.sign == "−" else number

    def number_format(self, with_unit: bool) -> str:
        """The spreadsheet's format that shows it as the page does; without its unit if the heading has it."""
        decimals = self.digits.partition(".")[2]
        digits = f"0.{'0' * len(decimals)}" if decimals else "0"
        before, after = _literal(self.before), _literal((self.unit if with_unit else "") + self.mark)
        negative = f"{before}{_literal('−')}{digits}{after}"
        if self.sign == "+":
            return f"{before}+{digits}{after};{negative};{before}{digits}{after}"
        return f"{before}{digits}{after};{negative}" if self.sign else f"{before}{digits}{after}"


def list_units(text: Text) -> Mapping[str, set[str]]:
    """What may stand after a number, by what stands before it: every unit's words."""
    found: dict[str, set[str]] = {"": {""}}
    for unit in text.units:
        words = text.amount("0", unit) if unit != "water_class" else "0"
        before, _, after = words.partition("0")
        found.setdefault(before, set()).add(after)
    return found


def read_number(shown: str, units: Mapping[str, set[str]]) -> ShownNumber | None:
    """The number that a cell shows; None for words, dates, years and several numbers in one cell."""
    found = NUMBER.fullmatch(shown)
    after = MARK.fullmatch(found["after"]) if found else None
    if not found or not after or after["unit"] not in units.get(found["before"], ()):
        return None
    digits, is_bare = found["digits"], not (found["bound"] or found["before"] or after["unit"])
    if (is_bare and YEAR.fullmatch(digits)) or (digits[0] == "0" and digits[1:2].isdigit()):
        return None
    before = (found["bound"] or "") + found["before"]
    return ShownNumber(before, found["sign"], digits, after["unit"], after["mark"] or "")


def common_unit(numbers: Iterable[ShownNumber | None]) -> str:
    """The unit of all numbers of a column; empty where they have none, or several."""
    units = {number.unit for number in numbers if number}
    return units.pop() if len(units) == 1 else ""


def _literal(words: str) -> str:
    return f'"{words}"' if words else ""
