"""What a printed number says about the number behind it, and how numbers are rounded."""

from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal


def decimals(digits: str) -> int:
    """How many decimals printed digits show: 28 none, 96.70 two."""
    return max(0, -int(Decimal(digits).as_tuple().exponent))


def exact_digits(value: Decimal) -> str:
    """Every digit of a value, without an exponent or closing zeros: 28, 95.3, -0.5."""
    digits = f"{value:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits


def half_step(digits: str) -> Decimal:
    """Half of the last printed place, which is what rounding may hide: 0.05 for 26.8, 0.5 for 27."""
    return Decimal(1).scaleb(-decimals(digits)) / 2


def may_tie(digits: str, others: str) -> bool:
    """Whether two printed numbers may stem from one value: 26.8 and 27 may, 26.8 and 26.9 may not."""
    return abs(Decimal(digits) - Decimal(others)) < half_step(digits) + half_step(others)


def half_up(value: Decimal, places: int) -> Decimal:
    """Round half away from zero, as bulletins mostly do: 2.5 is 3."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def half_even(value: Decimal, places: int) -> Decimal:
    """Round half to even, as GB/T 8170 asks: 2.5 is 2, 3.5 is 4."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def round_down(value: Decimal, places: int) -> Decimal:
    """Round towards lower: what is still allowed must not grow by rounding. 32.19 is 32.1, -0.41 is -0.5."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_FLOOR)


def truncate(value: Decimal, places: int) -> Decimal:
    """Cut digits off, as some documents do: 36/51 = 70.588 is printed 70.5."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)
