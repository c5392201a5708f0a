"""Times that a clause names in a row, with a number for each of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reading.outline.context import Context
from reading.tokens.clauses import Clause
from reading.tokens.number_lists import Listed
from reading.tokens.quantities import share_unit
from reading.tokens.scan import Token

SPAN = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")


def by_periods(
    clause: Clause, ahead: Sequence[Token], numbers: list[Listed], context: Context
) -> Iterator[list[Listed]]:
    """The numbers: one by one where as many times are named in a row, in the clause or at the beginning of
    its sentence, whose tokens `ahead` of it are given, each for its own, else all.
    """
    before = [one for one in clause.tokens if one.end <= numbers[0][0].start]
    is_each = any("respectively" in one.kinds for one in before)
    rows = (_periods_in_row(before), _periods_in_row(_row(ahead))) if is_each else ()
    periods = next((row for row in rows if len(row) == len(numbers)), [])
    years = _years_of_span(clause, numbers, context)
    if len(numbers) == 1 or len(periods or years) != len(numbers):
        yield numbers
        return
    quantities = share_unit([token.quantity for token, _, _ in numbers if token.quantity])
    for period, quantity, (token, after, end) in zip(periods or years, quantities, numbers, strict=True):
        if isinstance(period, Token):
            context.take_period(period, False)
        else:
            context.local = period
        yield [(replace(token, quantity=quantity), after, end)]


def _years_of_span(clause: Clause, numbers: list[Listed], context: Context) -> list[str]:
    """The years of a span of years that is told of, if so many numbers are of nothing else in a row."""
    before = [one for one in clause.tokens if one.end <= numbers[0][0].start]
    is_each = any("respectively" in one.kinds for one in before)
    span = SPAN.fullmatch(context.period)
    if not is_each or span is None or any("list" in one.kinds for one in before):
        return []
    return [str(year) for year in range(int(span["first"]), int(span["last"]) + 1)]


def _row(tokens: Sequence[Token]) -> Sequence[Token]:
    """The times, and the marks between them, with which tokens begin."""
    return list(takewhile(lambda one: one.kinds & {"period", "list"}, tokens))


def _periods_in_row(before: Sequence[Token]) -> list[Token]:
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
