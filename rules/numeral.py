"""Chinese numerals: 三十五, 九十六点七, 一亿零二十万, 二〇二五; and powers of ten."""

import re
from decimal import Decimal

DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}  # of ten
DIGIT = "".join(DIGITS)
NUMERAL = re.compile(rf"[十{DIGIT}][十百千万亿{DIGIT}]*(?:点[{DIGIT}]+[万亿]*)?")


def power_of_ten(multiple: str) -> int:
    """Which power of ten a row of 十, 百, 千, 万, 亿 multiplies by: 万 by the 4th, 百万 by the 6th."""
    return sum(POWERS[letter] for letter in multiple)


def shift_point(digits: str, power: int) -> str:
    """Digits times 10 ** `power`. Zeros at the end of printed decimals are kept (12.50 in ten thousands is
    0.001250 in hundred millions), those of a whole number are not (5000 is 0.5 in ten thousands).
    """
    if not power:
        return digits
    moved = Decimal(digits).scaleb(power)
    return f"{moved if '.' in digits else moved.normalize():f}"


def parse_numeral(numeral: str) -> Decimal:
    """The number that a match of NUMERAL stands for; without 十, 百, 千, 万, 亿 it is read by digit."""
    whole, _, rest = numeral.partition("点")
    decimals = rest.rstrip("万亿")
    number = Decimal(_parse_whole(whole))
    if decimals:
        number += Decimal(f"0.{_plain_digits(decimals)}")
    return number.scaleb(power_of_ten(rest[len(decimals) :]))


def _parse_whole(numeral: str) -> Decimal:
    """十, 百, 千 multiply the digit before them, 万 all since the last 亿, 亿 all that stands before it."""
    if all(letter in DIGITS for letter in numeral):
        return Decimal(_plain_digits(numeral))
    total = section = digit = 0
    for letter in numeral:
        if letter in DIGITS:
            digit = DIGITS[letter]
            continue
        if letter == "亿":
            total, section = (total + section + digit) * 10**8, 0
        elif letter == "万":
            total, section = total + (section + digit) * 10**4, 0
        else:
            section += (digit or 1) * 10 ** POWERS[letter]
        digit = 0
    return Decimal(total + section + digit)


def _plain_digits(numeral: str) -> str:
    return "".join(str(DIGITS[letter]) for letter in numeral)


def write_numeral(number: int) -> str:
    """A whole number from 0 to 9999 as a Chinese list counts: 十二, 二十, 一百零五."""
    if number == 0:
        return "零"
    parts = ""
    for power, letter in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            parts += "零一二三四五六七八九"[digit] + letter
        elif parts and number and not parts.endswith("零"):
            parts += "零"
    return parts.removeprefix("一") if parts.startswith("一十") else parts
