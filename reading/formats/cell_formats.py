"""What a spreadsheet shows of a stored number: 0.838 in the format 0.0% is 83.8%, 30 in 0.0 is 30.0."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

GENERAL = "General"
# The formats that a file names by number only (ECMA-376, 18.8.30); from 27 on dates of Chinese programs.
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy-mm-dd",
    15: "yyyy-mm-dd",
    16: "mm-dd",
    17: "yyyy-mm",
    18: "hh:mm",
    19: "hh:mm:ss",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "yyyy-mm-dd hh:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "0.0E+0",
    49: "@",
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "hh:mm:ss"),
}
LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]')
COLOUR = re.compile(r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]", re.IGNORECASE)
DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
NUMBER = re.compile(r"[#0?,]*[#0?](?:\.[#0?]*)?,*|\.[#0?]+")
SIGNIFICANT = 15  # digits that a spreadsheet keeps
FIRST_DAY = datetime(1899, 12, 30)  # of the count of days, as of March 1900
FIRST_DAY_1904 = datetime(1904, 1, 1)
LAST_DAY = 2_958_465  # 9999-12-31
PLACE = 0xE000  # characters that stand for words while the number between them is read


@dataclass(frozen=True)
class Shown:
    """The text that a cell shows; whether its format was understood and shows all digits that are stored."""

    text: str
    understood: bool = True
    is_whole: bool = True


def write_plain(number: float | str) -> str:
    """A stored number in plain digits, without the noise of binary fractions."""
    exact = Decimal(f"{float(number):.{SIGNIFICANT}g}")
    if not exact.is_finite():
        return str(number)
    text = f"{exact.normalize():f}"
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def show_number(number: float | str, pattern: str, from_1904: bool = False) -> Shown:
    """What a number of a cell looks like in a number format."""
    try:
        plain = write_plain(number)
        value = Decimal(plain)
    except (ValueError, InvalidOperation, OverflowError):
        return Shown(str(number), understood=False)
    section = _choose_section(pattern, value)
    if section is None:
        return Shown(plain, understood=False)
    bare = LITERAL.sub("", COLOUR.sub("", section))
    if bare.strip().lower() in ("general", "@", "g/\u901a\u7528\u683c\u5f0f"):
        return Shown(plain)
    if DATE.search(bare):
        date = _show_date(float(value), bare, from_1904)
        return Shown(date or plain, understood=date is not None)
    return _show_decimal(value, COLOUR.sub("", section), plain, ";" in pattern)


def _choose_section(pattern: str, value: Decimal) -> str | None:
    """The part of a format for positive, negative or zero values; none where it depends on a condition."""
    sections = re.split(r""";(?=(?:[^"]*"[^"]*")*[^"]*$)""", pattern)
    if any(re.search(r"\[[<>=]", section) for section in sections) or len(sections) > 4:
        return None
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _show_decimal(value: Decimal, section: str, plain: str, has_sections: bool) -> Shown:
    words: list[str] = []

    def keep(literal: re.Match[str]) -> str:
        words.append(literal[1] or literal[2] or literal[3] or (" " if literal[0][0] == "_" else ""))
        return chr(PLACE + len(words) - 1)

    rest = LITERAL.sub(keep, section)
    found = NUMBER.search(rest)
    if found is None and not re.search(r"[A-Za-z\[]", rest):
        return Shown(_put_words(rest, words), is_whole=value == 0)
    if found is None or re.search(r"[Ee][+-]|/|\[", rest) or NUMBER.search(rest, found.end()):
        return Shown(plain, understood=False)
    scale = 2 * rest.count("%") - 3 * (len(found[0]) - len(found[0].rstrip(",")))
    whole, _, decimals = found[0].rstrip(",").partition(".")
    scaled = value.scaleb(scale)
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    digits = digits.rjust(whole.count("0") + len(digits) - len(digits.partition(".")[0]), "0")
    for sign in reversed(decimals):
        if sign == "0" or not digits.endswith("0"):
            break
        digits = digits[:-1]
    before, after = rest[: found.start()], rest[found.end() :]
    negative = scaled < 0 and rounded != 0 and not (has_sections and ("-" in rest or "(" in rest))
    text = f"{'-' if negative else ''}{before}{digits.rstrip('.')}{after}"
    return Shown(_put_words(text, words), is_whole=rounded == abs(scaled))


def _put_words(text: str, words: list[str]) -> str:
    for at, word in enumerate(words):
        text = text.replace(chr(PLACE + at), word)
    return text.strip()


def _show_date(days: float, pattern: str, from_1904: bool) -> str | None:
    """A date as far as its format shows it: 2025, 2025-01, 2025-01-31, with the time if it shows one."""
    letters = {letter for letter in pattern.lower() if letter in "ymdhs"}
    if "[" in pattern or not 0 <= days <= LAST_DAY:
        return None
    first = FIRST_DAY_1904 if from_1904 else FIRST_DAY
    moment = first + timedelta(seconds=round(days * 86_400))
    if not from_1904 and days < 61:
        moment += timedelta(days=1) if days >= 1 else timedelta()
    clock = moment.strftime("%H:%M:%S" if "s" in letters else "%H:%M")
    if not letters & {"y", "d"}:
        return clock if letters & {"h", "s"} else moment.strftime("%m")
    day = (
        moment.strftime("%Y-%m-%d")
        if "d" in letters
        else moment.strftime("%Y-%m" if "m" in letters else "%Y")
    )
    return f"{day} {clock}" if letters & {"h", "s"} else day
