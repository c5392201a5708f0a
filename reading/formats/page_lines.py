"""Puts lines of pages together to paragraphs: where a line was only broken at the margin it goes on. Headers,
footers and page numbers are left out; cells of one row are joined by tabs.

Lengths are in the unit of the page, heights grow upwards, as in PDF.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, zip_longest
from statistics import median

EDGE = 2  # rows at the top and at the bottom of a page that may be header or footer
OFTEN = 0.05  # of the lines that begin or end at one place, if it is a margin
NARROWEST = 12  # letters of a line that a margin may have broken
SOME = 0.1  # of the lines
INDENT = 0.9  # letters; less is no indent
ROOM = 2.0  # letters that a full Chinese line may lack, for punctuation must not begin the next
APART = 1.4  # times the usual distance of lines: a new paragraph
MOST_APART = 2.8  # letters from line to line of a paragraph
CELL_GAP = 1.5  # letters between two cells of a row
TITLE_APART = 2.5  # letters from line to line of a title
ALIKE = 0.15  # difference in size of letters within a paragraph
PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014\u00b7\s]+\d{1,4}[-\u2013\u2014\u00b7\s]+|\u7b2c\s*\d{1,4}\s*\u9875.{0,12}"
)
SENTENCE_END = "\u3002\uff1b\uff1a\uff01\uff1f.;:!?\u201d"
WORD = re.compile(r"[!-~]+")
UNBREAKABLE = re.compile(
    r".[\u201d\u2019\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300b\u3009\u300d\u3011%\u3015]+"
)


@dataclass(frozen=True)
class Line:
    """Letters that stand in one row without a gap, and their box."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """The height of the letters, at least a little."""
        return max(self.top - self.bottom, 0.1)


Row = tuple[Line, ...]  # the cells of one row, from the left


def join_pages(pages: Sequence[Sequence[Line]]) -> str:
    """The text of pages, a line a paragraph or row of a table."""
    rows = [_find_rows(lines) for lines in pages]
    kept = _without_edges(rows)
    return "\n".join(_find_paragraphs(kept))


def _find_rows(lines: Sequence[Line]) -> list[Row]:
    """Lines that follow each other at one height are cells of a row."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _is_beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [tuple(_merge_close(sorted(row, key=lambda one: one.left))) for row in rows]


def _is_beside(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    apart = other.left >= one.right - 0.5 * one.size or other.right <= one.left + 0.5 * one.size
    return apart and shared > 0.5 * min(one.size, other.size)


def _merge_close(row: list[Line]) -> Iterator[Line]:
    """Cells without a gap between them are one."""
    last = row[0]
    for line in row[1:]:
        if line.left - last.right < CELL_GAP * max(last.size, line.size):
            bottom, top = min(last.bottom, line.bottom), max(last.top, line.top)
            last = Line(join_text(last.text, line.text), last.left, line.right, bottom, top)
        else:
            yield last
            last = line
    yield last


def _without_edges(pages: list[list[Row]]) -> list[list[Row]]:
    """Rows of pages without those at an edge that return on most pages, and without page numbers."""
    keys = [Counter({_key(row) for row in _edges(rows)}) for rows in pages]
    total = sum(keys, Counter[str]())
    often = {key for key, count in total.items() if count >= max(2, len(pages) / 2)}

    def is_edge(row: Row) -> bool:
        return _key(row) in often or PAGE_NUMBER.fullmatch(_text(row)) is not None

    kept = []
    for rows in pages:
        edges = {id(row) for row in _edges(rows) if is_edge(row)}
        kept.append([row for row in rows if id(row) not in edges])
    return kept if any(kept) else pages


def _edges(rows: list[Row]) -> list[Row]:
    """The highest and the lowest rows of a page."""
    ordered = sorted(rows, key=lambda row: row[0].bottom)
    return [*ordered[:EDGE], *ordered[EDGE:][-EDGE:]]


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", _text(row)))


def _text(row: Row) -> str:
    return "\t".join(line.text for line in row)


@dataclass(frozen=True)
class Setting:
    """How a document is set: its margins, the size of its letters, the distance of its lines, and whether the
    first line of a paragraph is indented.
    """

    left: float
    right: float
    size: float
    pitch: float
    indents: bool


def _find_paragraphs(pages: list[list[Row]]) -> Iterator[str]:
    rows = list(chain.from_iterable(pages))
    if not rows:
        return
    setting = _find_setting(pages)
    text = ""
    for row, following in zip_longest(rows, rows[1:]):
        text = join_text(text, _text(row)) if text else _text(row)
        if following is None or not _goes_on(row, following, setting):
            yield text
            text = ""


def _find_setting(pages: list[list[Row]]) -> Setting:
    rows = list(chain.from_iterable(pages))
    lines = [row[0] for row in rows if len(row) == 1] or [row[0] for row in rows]
    size = median(line.size for line in lines)
    left = _find_margin([line.left for line in lines], size, min)
    right = _find_margin([line.right for line in lines], size, max)
    indented = sum(INDENT * size < line.left - left < 3 * size for line in lines)
    unindented = sum(line.left - left <= INDENT * size for line in lines)
    indents = min(indented, unindented) >= SOME * len(lines)
    return Setting(left, right, size, _find_pitch(pages, left, right, size), indents)


def _find_margin(places: list[float], size: float, outermost: Callable[[list[float]], float]) -> float:
    counted = Counter(round(place / size) for place in places)
    usual = [place for place in places if counted[round(place / size)] >= max(2, OFTEN * len(places))]
    return outermost(usual or places)


def _find_pitch(pages: list[list[Row]], left: float, right: float, size: float) -> float:
    """The usual distance of two lines of a paragraph, or, where none is known to be such, of any two."""
    pairs = [(one[0], other[0]) for rows in pages for one, other in pairwise(rows) if len(one) == 1]
    within = [
        (one, other)
        for one, other in pairs
        if one.right + ROOM * size >= right and other.left <= left + INDENT * size
    ]
    steps = [one.bottom - other.bottom for one, other in within or pairs]
    return median([step for step in steps if step > 0] or [0.0])


def _is_title(line: Line, setting: Setting) -> bool:
    """Whether a line stands in the middle between the margins, or fills all between them."""
    return abs((line.left - setting.left) - (setting.right - line.right)) < line.size


def _goes_on(row: Row, following: Row, setting: Setting) -> bool:
    """Whether a line was broken only because the margin was reached."""
    if len(row) != 1 or len(following) != 1:
        return False
    line, after = row[0], following[0]
    if abs(line.size - after.size) > ALIKE * max(line.size, after.size):
        return False
    step = line.bottom - after.bottom
    if line.size > setting.size * (1 + ALIKE) and _is_title(line, setting) and _is_title(after, setting):
        return step <= TITLE_APART * line.size
    if line.right - line.left < NARROWEST * line.size:
        return False
    ends = line.text[-1:] in SENTENCE_END
    begins = setting.left if ends or setting.indents else max(setting.left, line.left)
    if ends and step < 0 and not setting.indents:
        return False
    word, letters = WORD.match(after.text), UNBREAKABLE.match(after.text)
    wide = (line.right - line.left) / max(len(line.text), 1)
    room = max(
        ROOM * line.size,
        (len(word[0]) + 1) * wide if word else 0,
        (len(letters[0]) + 1) * line.size if letters else 0,
    )
    return (
        line.right + room >= setting.right
        and after.left <= begins + INDENT * after.size
        and (step < 0 or not setting.pitch or step <= min(APART * setting.pitch, MOST_APART * line.size))
    )


def join_text(one: str, other: str) -> str:
    """Two parts of a text that a line break separated: a blank only between Latin words."""
    if one[-1:] == "-" and one[-2:-1].islower() and one[-2:-1].isascii() and other[:1].islower():
        return one[:-1] + other
    both = one[-1:] + other[:1]
    is_latin = both.isascii() and len(both) == 2 and any(letter.isalpha() for letter in both)
    return (
        f"{one} {other}" if is_latin and both.replace(",", "a").replace(".", "a").isalnum() else one + other
    )
