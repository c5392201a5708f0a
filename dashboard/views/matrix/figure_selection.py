"""Which of many figures a view is about: the newest, the years, the year with the most to compare."""

from collections.abc import Callable, Iterable, Sequence

from dashboard.models.claims import Figure


def find_years(figures: Iterable[Figure]) -> list[int]:
    """Years with a figure, the newest first."""
    return sorted({f.year for f in figures if f.year is not None}, reverse=True)


def count_places(figures: Sequence[Figure]) -> tuple[int, ...]:
    """How many places have a figure."""
    return (len({f.place_id for f in figures}),)


def find_fullest_year(
    figures: Sequence[Figure], count: Callable[[Sequence[Figure]], tuple[int, ...]]
) -> int | None:
    """The newest of the years whose figures count most; None if no figure is of a whole year."""
    years = find_years(figures)
    return max(years, key=lambda year: (count([f for f in figures if f.year == year]), year), default=None)


def select_newest(figures: Sequence[Figure], prefer_published: bool = False) -> list[Figure]:
    """The figures of the newest year, one for each definition; only published ones, if it has any.

    With `prefer_published` an older year with a published figure goes before a newer one without.
    """
    published = [f for f in figures if f.kind == "actual"]
    candidates = published or figures if prefer_published else figures
    newest = max((f.year or 0 for f in candidates), default=0)
    of_year = [f for f in candidates if f.year == newest]
    return [f for f in of_year if f.kind == "actual"] or of_year
