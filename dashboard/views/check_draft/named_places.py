"""A draft that speaks of several places: each number is read as that of the place named before it."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from dashboard.run import Run
from dashboard.views.check_draft.odd_units import SENTENCE_END
from reading.lexicon.lexicon import Lexicon
from reading.proposals import Reading
from reading.reader import read_report

MOST = 5  # other places that a draft is read for
COMPARED = ("city", "county")  # groups of peers; lakes and provinces are left to the reader of reports


@dataclass(frozen=True, order=True)
class _Mention:
    """Where a place is named; `other` is its code where it is none of the draft's own."""

    end: int
    start: int
    other: str


def read_draft(run: Run, text: str, lexicon: Lexicon, place: str, year: int | None) -> Reading:
    """The reading for the chosen place; numbers behind the name of another one, in its sentence, as the
    reading for that place has them. The reader of reports leaves those out, or may take them for its own.
    """
    reading = read_report(text, lexicon, place, year)
    mentions = _find_mentions(run, text, place)
    others = list(dict.fromkeys(mention.other for mention in mentions if mention.other))[:MOST]
    if not others:
        return reading
    own = [one for one in reading.proposals if not _find_owner(text, mentions, one.start)]
    for other in others:
        of_other = read_report(text, lexicon, other, year).proposals
        own += [one for one in of_other if _find_owner(text, mentions, one.start) == other]
    return replace(reading, proposals=tuple(sorted(own, key=lambda one: one.start)))


def _find_mentions(run: Run, text: str, place: str) -> list[_Mention]:
    """Every name of a place in the text, in the order of their ends; of two that end together the longer
    comes last.
    """
    mentions = []
    for code, row in run.catalogue.places.items():
        at = text.find(row.name_zh)
        while at >= 0:
            is_own = row.peer_group not in COMPARED or _is_family(run, place, code)
            mentions.append(_Mention(at + len(row.name_zh), -at, "" if is_own else code))
            at = text.find(row.name_zh, at + 1)
    return sorted(mentions)


def _is_family(run: Run, place: str, other: str) -> bool:
    """Whether one of two places is the other, or lies in it."""
    return other in _list_line(run, place) or place in _list_line(run, other)


def _list_line(run: Run, place: str) -> list[str]:
    """A place, what it lies in, and so on."""
    line: list[str] = []
    at: str | None = place
    while at in run.catalogue.places and at not in line:
        line.append(at)
        at = run.catalogue.places[at].parent_id
    return line


def _find_owner(text: str, mentions: list[_Mention], at: int) -> str:
    """The other place that is the last to be named before a number in its sentence; empty where none is."""
    index = bisect_right(mentions, at, key=lambda mention: mention.end)
    if not index:
        return ""
    last = mentions[index - 1]
    return "" if SENTENCE_END.search(text, last.end, at) else last.other
