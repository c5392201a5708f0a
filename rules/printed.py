"""The values that printed words may stand for, so that a recorded value can be compared with its quotation.

A value is returned as digits, not as a `Decimal`, because its decimals count: 26.8 and 26.80 are two values
here. Conversions are exact; only a share (36/51) is rounded, half up and half to even.
"""

import re
from decimal import Decimal, localcontext
from functools import cache, lru_cache
from itertools import pairwise

from rules.numeral import DIGIT, NUMERAL, parse_numeral, power_of_ten, shift_point
from rules.rounding import half_even, half_up

CLASSES = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
WORSE_THAN_CLASS_V = 6
MOST_DECIMALS = 6  # of a value in the warehouse
NAMED_END = {">=": "low", ">": "low", "<=": "high", "<": "high", "=": "neither"}  # of a range, by comparator

# Full-width forms and the minus sign become plain; nothing else does, so that ² or ① is never a digit.
PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x2212: "-"}
DATE = re.compile(r"(?<![0-9.])(?:(?:19|20)[0-9]{2}年|[0-9]{1,2}(?:[-~–—至][0-9]{1,2})?月(?:[0-9]{1,2}日)?)")
FRACTION = re.compile(rf"‰|(?<!百)分之|[0-9{DIGIT}]成")  # of another whole than a hundred: not read
SHARE = re.compile(r"([0-9]{1,9})\s*/\s*([0-9]{1,9})")
MULTIPLE = r"(?:百(?!分)|[十千万亿])*"  # 百分点 holds no multiple
MICROGRAMS = "微克"
MILLIGRAMS = re.compile(r"\s*(?:毫克|mg)")
UNIT_MULTIPLE = re.compile(MULTIPLE)
NUMBER = re.compile(
    r"(?<![A-Za-z0-9.])(-?)"  # not the digits of PM2.5
    rf"([0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?)\s*({MULTIPLE})"
)
RANGE = re.compile(r"[\u4e00-\u9fff%]{0,3}\s*[-~–—]\s*")  # what stands between its two numbers
NO_UNIT = re.compile(r"\s*余?(?:以[上下内]|左右)?\s*")  # what may follow a number printed without its unit
CLASS = re.compile(r"(劣?)([ⅠⅡⅢⅣⅤ]|(?<![A-Za-z])(?:III|II|IV|I|V)(?=类))")
NOTHING = re.compile(r"持平|[不未](?:发生|出现)|清零|^\s*无(?!法|数据|资料)")
ALL = re.compile(r"(?<!基本)(?:全覆盖|全部完成|全面达标|全面完成|全量)")  # of a share
FALL = re.compile(r"下降|降低|减少|削减|回落")
RISE = re.compile(r"上升|升高|增长|增加|提高|提升|回升")


def find_values(
    printed: str, unit: str, comparator: str = "=", signed: bool = False
) -> frozenset[str] | None:
    """The digits of every value, in a unit, that printed words may stand for; None where they hold no number.

    `unit` is the unit's Chinese name: 1.2万辆 is 12000 in 辆 and 1.2 in 万辆; a/b is a share in the unit %.
    A range (2-3个) gives its lower end for the comparators >= and >, its upper end for <= and <, none for =.
    A `signed` value is a change: without a sign it may be either way, with 下降 or 上升 that way only.
    The first kind of number that is found decides: Arabic digits, classes Ⅰ to Ⅴ (in the unit 类), Chinese
    numerals, words for nothing (持平, 不发生, 未出现, 清零, 无), and of a share words for all (全覆盖,
    全部完成).
    """
    text = DATE.sub("", printed.translate(PLAIN)).replace("百分之百", "100")
    if FRACTION.search(text):
        return None
    values = _read_arabic(text, unit, None if signed else NAMED_END.get(comparator))
    if values is None and unit == "类":
        values = _read_classes(text)
    if values is None:
        values = _read_chinese(text, unit)
    if values is None and NOTHING.search(text):
        values = {"0"}
    if values is None and unit == "%" and ALL.search(text):
        values = {"100"}
    if values is None:
        return None
    return frozenset(_add_signs(values, text) if signed else values)


possible_values = lru_cache(maxsize=4096)(find_values)  # of the curated files, in which most stand often


def _read_arabic(text: str, unit: str, end: str | None) -> set[str] | None:
    """Numbers in Arabic digits, without thousands separators; of a range only the named end, if any."""
    if unit == "%" and (share := SHARE.search(text)):
        return _round_share(*map(Decimal, share.groups()))
    numbers = list(NUMBER.finditer(text))
    ends: list[str | None] = [None] * len(numbers)
    for at, (low, high) in enumerate(pairwise(numbers)):
        if RANGE.fullmatch(text, low.end(), high.start(2)):
            ends[at : at + 2] = "low", "high"
    values: set[str] = set()
    for at, (number, own_end) in enumerate(zip(numbers, ends, strict=True)):
        if end and own_end not in (None, end):
            continue
        last = numbers[at + 1] if own_end == "low" else number  # both ends of 1.2-1.5万 are in 万
        sign = "" if own_end else number[1]
        digits, multiple = number[2].replace(",", ""), number[3] or last[3]
        power = power_of_ten(multiple) if multiple else None
        values.add(_convert(sign + digits, power, text[last.end() :], unit))
    return values if numbers else None


def _read_classes(text: str) -> set[str] | None:
    """Classes of surface water as 1 to 5, and 劣Ⅴ as 6."""
    return {
        str(WORSE_THAN_CLASS_V if worse else CLASSES[name]) for worse, name in CLASS.findall(text)
    } or None


def _read_chinese(text: str, unit: str) -> set[str] | None:
    """Chinese numerals: 四个 is 4, 第一 is 1, 百分之九十六点七 is 96.7."""
    values: set[str] = set()
    for numeral in NUMERAL.finditer(text):
        power = 0 if "万" in numeral[0] or "亿" in numeral[0] else None
        values.add(_convert(f"{parse_numeral(numeral[0]):f}", power, text[numeral.end() :], unit))
    return values or None


def _convert(digits: str, power: int | None, rest: str, unit: str) -> str:
    """Digits printed before 10 ** `power` and the words `rest`, as digits in the unit.

    Without a printed multiple (`power` is None) and without a printed unit they are in the unit already.
    """
    own = _power_of_unit(unit)
    if power is None:
        power = own if NO_UNIT.fullmatch(rest) else 0
    if unit.startswith(MICROGRAMS) and MILLIGRAMS.match(rest):
        power += 3
    return shift_point(digits, power - own)


@cache
def _power_of_unit(unit: str) -> int:
    """The power of ten that begins a unit's Chinese name: 万辆 has 4, 个 none."""
    return power_of_ten(UNIT_MULTIPLE.findall(unit)[0])


def _round_share(part: Decimal, whole: Decimal) -> set[str] | None:
    """part / whole in percent, rounded to any number of decimals; None if the whole is 0."""
    if not whole:
        return None
    with localcontext(prec=40):
        percent = part * 100 / whole
    return {
        f"{rounded(percent, places):f}"
        for rounded in (half_up, half_even)
        for places in range(MOST_DECIMALS + 1)
    }


def _add_signs(values: set[str], text: str) -> set[str]:
    """Values of a change that is printed without a sign: down, up, or either way if no word says which."""
    falls, rises = bool(FALL.search(text)), bool(RISE.search(text))
    signed = {value for value in values if value.startswith("-") or not Decimal(value)}
    unsigned = values - signed
    if rises or not falls:
        signed |= unsigned
    if falls or not rises:
        signed |= {f"-{value}" for value in unsigned}
    return signed
