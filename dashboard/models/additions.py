"""Rows that a reader adds to what is published, as text, and what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# By file of data/, each row a text for each column; a column that a row leaves out is empty.
Additions = Mapping[str, Sequence[Mapping[str, str]]]

CLAIMS = "claims/"  # how the names of files begin that hold figures


@dataclass(frozen=True)
class AdditionFault:
    """What is wrong with row `row` of the rows for a file, counted from 1; 0 if it is in what is published,
    and comes of the additions. `rule` is the name of a rule of the build, `value` what stands there.
    """

    file: str
    row: int
    column: str
    rule: str
    value: str


def copy_additions(additions: Additions) -> dict[str, list[dict[str, str]]]:
    """The rows as dictionaries of their own, without files that have none; equal where the rows are."""
    return {file: [dict(row) for row in rows] for file, rows in additions.items() if rows}


def count_rows(additions: Additions) -> int:
    """The rows of all files."""
    return sum(map(len, additions.values()))


def count_claims(additions: Additions) -> int:
    """The rows that hold a figure; those on documents, places and phrases come along with them."""
    return sum(len(rows) for file, rows in additions.items() if file.startswith(CLAIMS))
