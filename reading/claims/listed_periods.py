"""Times that a clause names in a row, with a number for each of them."""

from collections.abc import Iterator
from dataclasses import replace

from reading.outline.context import Context
from reading.tokens.clauses import Clause
from reading.tokens.number_lists import Listed
from reading.tokens.quantities import share_unit
from reading.tokens.scan import Token


def by_periods(clause: Clause, numbers: list[Listed], context: Context) -> Iterator[list[Listed]]:
    """The numbers: one by one where as many times are named in a row, each for its own, else all."""
    periods = _periods_in_row(clause, numbers[0][0])
    if len(numbers) == 1 or len(periods) != len(numbers):
        yield numbers
        return
    quantities = share_unit([token.quantity for token, _, _ in numbers if token.quantity])
    for period, quantity, (token, after, end) in zip(periods, quantities, numbers, strict=True):
        context.take_period(period, False)
        yield [(replace(token, quantity=quantity), after, end)]


def _periods_in_row(clause: Clause, number: Token) -> list[Token]:
    before = [one for one in clause.tokens if one.end <= number.start]
    if not any("respectively" in one.kinds for one in before):
        return []
    found: list[Token] = []
    end = -1
    for one in before:
        if "period" in one.kinds and one.start == end:
            found.append(one)
        elif "period" in one.kinds:
            found = [one]
        elif not ("list" in one.kinds and found and one.start == end):
            continue
        end = one.end
    return found
