"""The three grades of comparability in the reader's language: their names, and why a pair has its grade."""

from collections.abc import Callable

from dashboard.models.judgements import Comparability
from dashboard.run import Run

GRADES = ("same", "near", "apart")  # the best first
SIGNS = {"same": "●", "near": "◐", "apart": "○"}


def grade_label(text: Callable[..., str], grade: str) -> str:
    """The name of a grade: same, near or apart."""
    return text(f"grade.{grade}")


def signed_grade_label(text: Callable[..., str], grade: str) -> str:
    """The name of a grade after its sign, for cells and files."""
    return f"{SIGNS[grade]} {grade_label(text, grade)}"


def pair_reason(run: Run, comparability: Comparability) -> str:
    """Why two claims are near or apart, a sentence without its full stop; empty where they are the same.

    The words are those of the data, or of the reason's code where the data give none.
    """
    if comparability.grade == "same" or comparability.reason_id is None:
        return ""
    words = run.text.name_of(comparability, "reason").rstrip(run.text("finding.end"))
    return words or run.text(f"pair_reason.{comparability.reason_id}")
