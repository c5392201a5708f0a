"""The figure in one cell: its digits, bound and unit, or that there is none, or why it cannot be read."""

import re
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from reading.tables.words import Words, has_unseen, spell_unit, strip_footnote
from rules.numeral import POWERS
from rules.printed import PLAIN

POINT, COMMA = "point", "comma"  # the decimal mark
# A blank that is no word space may part thousands.
THIN = "\u00a0\u2009\u202f"
NUMBER = re.compile(rf"[+-]?[0-9]+(?:[.,{THIN}][0-9]+)*")
GROUPS = {  # whole numbers with thousands in groups, then decimals
    POINT: re.compile(
        rf"([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,3}}(?:[{THIN}][0-9]{{3}})+|[0-9]+)(?:\.([0-9]+))?"
    ),
    COMMA: re.compile(
        rf"([0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]{{1,3}}(?:[{THIN}][0-9]{{3}})+|[0-9]+)(?:,([0-9]+))?"
    ),
}
MULTIPLES = re.compile(f"[{''.join(POWERS)}]+")
RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]")  # a footnote, or a power of ten
SPREADSHEET_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
MOST_DIGITS, MOST_DECIMALS, LONGEST = 15, 6, 60


@dataclass(frozen=True)
class CellFigure:
    """A figure as it stands in a cell. `fault`: the code of why it cannot be read; `is_gap`: there is none.

    `digits` with a decimal point, `unit` as it stands behind the number, `multiple` in Chinese letters.
    """

    digits: str = ""
    comparator: str = ""
    unit: str = ""
    multiple: str = ""
    footnote: str = ""
    has_plus: bool = False
    is_gap: bool = False
    fault: str = ""


GAP = CellFigure(is_gap=True)


def read_figure(text: str, mark: str, words: Words, unit_names: frozenset[str]) -> CellFigure:
    """`mark` is the decimal mark of the table; `unit_names` are all units in their one spelling."""
    if has_unseen(text.strip()):
        return CellFigure(fault="unseen")
    plain = text.translate(PLAIN).strip()
    bare, footnote = strip_footnote(plain)
    if is_gap(bare, words):
        return GAP
    if len(plain) > LONGEST:
        return CellFigure(fault="not_a_number")
    if fault := _find_machine_fault(plain):
        return CellFigure(fault=fault)
    before, rest = _take_bound_before(plain, words)
    found = NUMBER.match(rest)
    if not found:
        return CellFigure(fault="not_a_number")
    digits = read_digits(found[0].lstrip("+-"), mark)
    if digits is None:
        return CellFigure(fault="decimal_mark")
    if fault := _find_digits_fault(digits):
        return CellFigure(fault=fault)
    tail = _read_tail(rest[found.end() :], words, unit_names)
    if RAISED.search(tail.footnote if tail else ""):
        return CellFigure(fault="raised")
    if tail is None or (tail.comparator and before):
        return CellFigure(fault="not_a_number")
    sign = "-" if found[0].startswith("-") and Decimal(digits) else ""
    return CellFigure(
        sign + digits,
        before or tail.comparator,
        tail.unit,
        tail.multiple,
        tail.footnote or (footnote if not tail.unit else ""),
        found[0].startswith("+"),
    )


def is_gap(text: str, words: Words) -> bool:
    """Whether a cell says that there is no figure."""
    plain = normalize("NFKC", text).strip().lower()
    return not plain or plain in words.gaps


def read_digits(number: str, mark: str) -> str | None:
    """Digits with a decimal point and without thousands; None where they do not fit the decimal mark."""
    found = GROUPS[mark].fullmatch(number)
    if not found:
        return None
    whole = re.sub(r"[^0-9]", "", found[1])
    return f"{whole}.{found[2]}" if found[2] else whole


def find_mark_evidence(texts: list[str]) -> tuple[bool, bool, bool]:
    """Whether some number can only have a decimal point, only a decimal comma, and whether one may be either.

    1,234.5 and 26.8 prove a point, 1.234,5 and 26,8 a comma; 1,234 and 1.234 may be either.
    """
    point = comma = either = False
    for text in texts:
        for number in NUMBER.findall(text.translate(PLAIN)):
            bare = number.lstrip("+-")
            if "," not in bare and "." not in bare:
                continue
            fits = {mark: read_digits(bare, mark) is not None for mark in (POINT, COMMA)}
            if bare.startswith("0") and re.fullmatch(r"0[.,][0-9]+", bare):
                fits = {POINT: "." in bare, COMMA: "," in bare}  # no thousands begin with a zero
            point |= fits[POINT] and not fits[COMMA]
            comma |= fits[COMMA] and not fits[POINT]
            either |= fits[POINT] and fits[COMMA]
    return point, comma, either


def _find_machine_fault(plain: str) -> str:
    """What a spreadsheet or a program left in place of a number."""
    if SPREADSHEET_ERROR.fullmatch(plain):
        return "spreadsheet_error"
    if plain.startswith("="):
        return "formula"
    if re.fullmatch(r"[+-]?[0-9.,]+e[+-]?[0-9]+", plain, re.IGNORECASE):
        return "exponent"
    if re.fullmatch(r"\(\s*[0-9.,]+\s*\)", plain):
        return "in_brackets"
    return ""


def _find_digits_fault(digits: str) -> str:
    whole, _, decimals = digits.partition(".")
    if len(whole) > 1 and whole.startswith("0"):
        return "leading_zero"
    if len(whole) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        return "too_many_digits"
    return ""


def _take_bound_before(plain: str, words: Words) -> tuple[str, str]:
    """The comparator that stands before a number, if one does, and the rest."""
    lowered = plain.lower()
    for word, comparator in words.bounds_before:
        if lowered.startswith(word) and not (
            word[-1].isascii() and word[-1].isalpha() and lowered[len(word) :][:1].isalpha()
        ):
            return comparator, plain[len(word) :].strip()
    return "", plain


def _read_tail(tail: str, words: Words, unit_names: frozenset[str]) -> CellFigure | None:
    """What stands behind a number: a unit, a bound, the mark of a footnote; None for anything else."""
    for rest, footnote in ((tail.strip(), ""), strip_footnote(tail.strip())):
        for with_bound, comparator in _bounds_behind(rest, words):
            if not with_bound or spell_unit(with_bound) in unit_names:
                return CellFigure(unit=with_bound, comparator=comparator, footnote=footnote)
            if MULTIPLES.fullmatch(with_bound):
                return CellFigure(multiple=with_bound, comparator=comparator, footnote=footnote)
    rest, footnote = "", tail.strip()  # 28* has nothing before its mark
    if tail.strip() and strip_footnote(f"0{tail.strip()}")[0] == "0":
        return CellFigure(footnote=footnote)
    return None


def _bounds_behind(rest: str, words: Words) -> list[tuple[str, str]]:
    lowered = rest.lower()
    return [(rest, "")] + [
        (rest[: len(rest) - len(word)].strip(), comparator)
        for word, comparator in words.bounds_after
        if lowered.endswith(word)
    ]
