"""Figures that are known from the press or from an unverified copy only: what is said wherever they go."""

from collections.abc import Sequence

from dashboard.models.claims import Figure
from dashboard.run import Run

COPY = "unverified_copy"
WEAK = ("press", COPY)  # grades of documents that a sentence must name with its number


def source_caveat(run: Run, figures: Sequence[Figure]) -> str:
    """Which figures of a sentence are known from the press or a copy only: all, those of some places, or of
    some years; a clause for each grade, empty where all are official.
    """
    return run.text.clauses([caveat for grade in WEAK if (caveat := _caveat(run, figures, grade))])


def _caveat(run: Run, figures: Sequence[Figure], grade: str) -> str:
    weak = [f for f in figures if f.grade == grade]
    if not weak:
        return ""
    if len(weak) == len(figures):
        return grade_note(run, grade) if len(figures) == 1 else run.text(f"{grade}.all")
    if len({f.place_id for f in figures}) > 1:
        names = [run.place_name(place) for place in dict.fromkeys(f.place_id for f in weak)]
        return run.text(f"{grade}.of_places", places=run.text.join(names))
    return run.text(f"{grade}.of_years", years=run.text.join(sorted({f.period for f in weak})))


def grade_note(run: Run, grade: str) -> str:
    """What is noted beside one number for the grade of its document; empty where that is official."""
    return run.text(f"{grade}.one") if grade in WEAK else ""


def note_scope(run: Run, scope: str, grade: str) -> str:
    """What is small beside a number in a cell: its scope in words, and that it is of the press or a copy."""
    mark = run.text(f"{grade}.mark") if grade in WEAK else ""
    return run.text.clauses([part for part in (scope, mark) if part])


def name_marks(run: Run, figure: Figure) -> str:
    """What a number in running text is marked with: derived or preliminary, press or copy; empty for most."""
    kind = [] if figure.kind == "actual" else [run.term_name("kind", figure.kind)]
    return run.text.commas(kind + [run.text(f"{grade}.mark") for grade in WEAK if grade == figure.grade])
