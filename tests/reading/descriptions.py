"""Proposals in words, so that a test can write down what it expects a line each."""

from collections.abc import Iterable

from reading.lexicon.lexicon import Lexicon
from reading.proposals import Proposal
from reading.reader import read_report


def describe(proposals: Iterable[Proposal], fields: str) -> list[str]:
    """The fields of each proposal, named with blanks between; one that is empty leaves its blank."""
    return [" ".join(str(getattr(one, name)) for name in fields.split()) for one in proposals]


def describe_report(text: str, lexicon: Lexicon) -> list[str]:
    """What is read of a report of Suzhou, in order of letters: indicator, period, kind, bound, value, unit."""
    found = read_report(text, lexicon, "suzhou").proposals
    return sorted(describe(found, "indicator_id period kind comparator value unit"))
