"""How much is known: where the warehouse has figures, and of what kind of document."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Coverage:
    """The figures of one indicator and place; years are None where none covers a whole year."""

    indicator_id: str
    place_id: str
    first_year: int | None
    last_year: int | None
    years: int
    figures: int
    newest_claim_id: str


@dataclass(frozen=True)
class CoverageYear:
    """The figures of one indicator, place and year, with the best of them as `claim_id`.

    `best_grade` is the best grade of their documents; `second_source` is independent where another document
    confirms one of them, copy where only copies repeat it, None where nothing is known.
    """

    indicator_id: str
    place_id: str
    year: int
    figures: int
    best_grade: str
    second_source: str | None
    is_derived: bool
    claim_id: str
