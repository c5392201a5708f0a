"""The parts of a matrix of indicators and places: entries, verdicts, rows."""

from dataclasses import dataclass

from dashboard.table import Table
from dashboard.text import Text


@dataclass(frozen=True)
class Verdict:
    """The grade of the best pair, its year, and a sentence without its full stop; no grade without a pair.
    `caveat` names the documents of the two figures that are known from an unverified copy only.
    """

    grade: str | None = None
    sentence: str = ""
    year: int = 0
    caveat: str = ""

    def stated(self, text: Text) -> str:
        """The sentence with its caveat in parentheses; `text` is that of the run."""
        return text.noted(self.sentence, [self.caveat])


@dataclass(frozen=True)
class Entry:
    """One number, or words in its place, with its period; a target is drawn in outline.

    `until` is when the period ends, as its code; `period` in words.
    """

    text: str
    until: str
    period: str
    scope: str
    claim_id: str
    is_target: bool = False


@dataclass(frozen=True)
class MatrixRow:
    """One indicator: the entries of each place, the verdict on the places, and who else has a figure."""

    indicator_id: str
    name: str
    unit: str
    cells: list[list[Entry]]
    verdict: Verdict
    elsewhere: str


@dataclass(frozen=True)
class Matrix:
    """`rows` are the headline indicators and those that several chosen places have, `more` the rest.

    `title` says how much may be compared, `quote` is the first row of which something may be said. `table` is
    the matrix in words, `figures` every figure of the chosen places, to take away.
    """

    title: str
    quote: str
    places: list[str]
    rows: list[MatrixRow]
    more: list[MatrixRow]
    table: Table
    figures: Table
