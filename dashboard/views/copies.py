"""Figures that are known from an unverified copy only: what is said of them wherever their numbers go."""

from collections.abc import Sequence

from dashboard.models.claims import Figure
from dashboard.run import Run

COPY = "unverified_copy"


def copy_caveat(run: Run, figures: Sequence[Figure]) -> str:
    """Which figures of a sentence are known from a copy only: all, those of some places, or of some years; a
    clause, empty where there is none.
    """
    copied = [f for f in figures if f.grade == COPY]
    if not copied:
        return ""
    if len(copied) == len(figures):
        return run.text("copy.one" if len(figures) == 1 else "copy.all")
    if len({f.place_id for f in figures}) > 1:
        names = [run.place_name(place) for place in dict.fromkeys(f.place_id for f in copied)]
        return run.text("copy.of_places", places=run.text.join(names))
    return run.text("copy.of_years", years=run.text.join(sorted({f.period for f in copied})))


def name_marks(run: Run, figure: Figure) -> str:
    """What a number in running text is marked with: derived or preliminary, a copy; empty for most."""
    kind = [] if figure.kind == "actual" else [run.term_name("kind", figure.kind)]
    return run.text.commas(kind + [run.text("copy.mark")] * (figure.grade == COPY))
