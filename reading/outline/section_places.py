"""Places that a heading names, or the first words of a paragraph, of which all below them is."""

from reading.lexicon.lexicon import Lexicon
from reading.outline.places import FOREIGN, Places
from reading.tokens.scan import NUMBER, scan

LONGEST = 20  # letters of the first words of a paragraph
FARTHEST = 2  # unknown letters beside the name
OPEN = "("
SENTENCE_END = "\u3002"


class SectionPlaces:
    """Knows the places of the headings of one report."""

    def __init__(self, lexicon: Lexicon, places: Places) -> None:
        self._lexicon, self._places = lexicon, places
        self._inside = tuple(places.names_inside())
        self._known: dict[str, str] = {}  # by heading

    def of(self, heading: str, paragraph: str) -> str:
        """The place of a paragraph by its first words, or else the lowest heading that names one; empty where
        none does.
        """
        first, end, _ = paragraph.partition(SENTENCE_END)
        words = [first] if end and len(first) <= LONGEST else []
        lines = [*words, *reversed(heading.split("\n"))]
        return next((place for line in lines if line and (place := self._of_line(line))), "")

    def _of_line(self, line: str) -> str:
        if line not in self._known:
            self._known[line] = self._read(line)
        return self._known[line]

    def _read(self, line: str) -> str:
        """The one place with whose name a line begins, or that its brackets hold; no other, no figure."""
        if not any(name in line for name in self._inside):
            return ""
        mark = self._lexicon.patterns["heading_mark"].match(line)
        found = scan(line[mark.end() :] if mark else line, self._lexicon)
        named = [one for one in found.tokens if "place" in one.kinds]
        is_plain = not any(NUMBER in one.kinds or one.kinds & {"list", "period"} for one in found.tokens)
        if len(named) != 1 or not is_plain:
            return ""
        start = named[0].start
        begins = start == 0 or (found.text[start - 1] == OPEN and found.unknown(0, start) <= FARTHEST)
        if not begins or found.unknown(named[0].end, len(found.text)) > FARTHEST:
            return ""
        place = self._places.resolve(named[0])
        return "" if place in (FOREIGN, self._places.own) else place
