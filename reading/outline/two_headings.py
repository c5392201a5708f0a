"""Columns below a heading of two lines, in which some cells of the first span several of the second."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from reading.outline.columns import Column


def put_together(first: Sequence[Column], second: Sequence[Column], count: int) -> list[Column]:
    """The columns, of which there are so many; nothing where it is not sure which cells span others.

    The second line names the columns below each cell that spans some, and begins by the same name for each.
    """
    spanning = len(first) + len(second) - count
    begins = [at for at, column in enumerate(second) if column.text == second[0].text]
    begins = begins[:1] if spanning == 1 else begins
    if spanning < 1 or len(begins) != spanning:
        return []
    at = _find_spanning(first, spanning)
    if at is None:
        return []
    ends = [*begins[1:], len(second)]
    below = [second[begin:end] for begin, end in zip(begins, ends, strict=True)]
    found = list(first[:at])
    for column, own in zip(first[at : at + spanning], below, strict=True):
        found += _below(column, own)
    return [*found, *first[at + spanning :]]


def put_below(first: Sequence[Column], second: Sequence[Column]) -> Iterator[Column]:
    """The columns where each cell of the second line stands below its own of the first, or below an empty one
    that goes on with the last before it; a cell that both lines have is one.
    """
    spanning = Column()
    for column, own in zip_longest(first, second, fillvalue=Column()):
        spanning = column if column.text else spanning
        is_one = not own.text or own.text == column.text
        yield column if is_one else next(_below(spanning, [own]))


def _find_spanning(columns: Sequence[Column], count: int) -> int | None:
    """Where the cells begin that span others: all that are no labels, or those of a unit or a time alone."""
    told = [at for at, column in enumerate(columns) if not column.is_label]
    if len(told) == count and told[-1] - told[0] == count - 1:
        return told[0]
    alone = [at for at in told if not columns[at].names and not columns[at].is_change]
    runs = [at for at in alone if all(at + more in alone for more in range(count))]
    of_unit = [at for at in runs if columns[at].unit]
    of_time = [at for at in runs if columns[at].has_time]
    return next((some[0] for some in (of_unit, of_time, runs) if len(some) == 1), None)


def _below(spanning: Column, columns: Sequence[Column]) -> Iterator[Column]:
    for column in columns:
        yield replace(
            column,
            names=column.names or ((), spanning.names)[not column.is_other],
            unit=column.unit or spanning.unit,
            mode=column.mode or spanning.mode,
            year=column.year or spanning.year,
            heading=column.heading or spanning.heading,
            is_with_last_year=column.is_with_last_year or spanning.is_with_last_year,
            is_last_year=column.is_last_year or spanning.is_last_year,
            is_change=column.is_change or spanning.is_change,
            is_skipped=column.is_skipped or spanning.is_skipped,
        )
