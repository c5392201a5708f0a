"""Proposals in words, so that a test can write down what it expects a line each."""

from collections.abc import Iterable

from reading.proposals import Proposal


def describe(proposals: Iterable[Proposal], fields: str) -> list[str]:
    """The fields of each proposal, named with blanks between; one that is empty leaves its blank."""
    return [" ".join(str(getattr(one, name)) for name in fields.split()) for one in proposals]
