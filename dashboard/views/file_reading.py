"""What a reader is told of a file that they handed in: why it cannot be read, or how it was."""

from collections.abc import Sequence

from dashboard.run import Run
from reading.formats import Note, Unreadable


def say_unreadable(run: Run, error: Unreadable) -> str:
    """What is wrong with a file, and what to do."""
    return run.text(f"reading.unreadable.{error.code}", **error.values)


def say_notes(run: Run, notes: Sequence[Note]) -> list[str]:
    """What to know of how a file was read, a sentence each."""
    return [run.text(f"reading.note.{note.code}", **note.values) for note in notes]
