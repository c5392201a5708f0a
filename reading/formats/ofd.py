"""The text of an OFD document (GB/T 33190), the fixed layout of Chinese offices: the text of its pages and
their templates.
"""

import posixpath
from collections.abc import Iterator
from itertools import accumulate

from reading.formats.archive import Archive
from reading.formats.document import Note, Unreadable
from reading.formats.limits import MOST_PAGES, Deadline
from reading.formats.markup import Element, find_attribute, local_name
from reading.formats.page_lines import CELL_GAP, Line
from reading.formats.page_text import write_pages

ROOT = "OFD.xml"
LOCKED = ("encryptions.xml", "decryptseed.dat")
DESCENT = 0.2  # of the size of letters, below the line that they stand on
REPEAT = "g"  # in a list of distances: how often, and which
LONGEST_TEXT = 10_000  # letters of one object


def read_ofd(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """Text and notes. Raises Unreadable."""
    archive = Archive(content)
    if any(archive.has(name) for name in LOCKED):
        raise Unreadable("password")
    deadline = Deadline()
    pages: list[list[Line]] = []
    unread: list[int] = []
    for number, parts in enumerate(_find_pages(archive), 1):
        if number > MOST_PAGES:
            raise Unreadable("too_many_pages", pages=MOST_PAGES)
        deadline.check()
        lines = [line for part in parts for line in _read_objects(part)]
        if not lines and any(local_name(one) == "ImageObject" for part in parts for one in part.iter()):
            unread.append(number)
        pages.append(lines)
    return write_pages(pages, unread)


def _find_pages(archive: Archive) -> Iterator[list[Element]]:
    """The templates and the content of each page."""
    for body in archive.parse(ROOT).iter():
        if local_name(body) != "DocRoot" or not body.text:
            continue
        place = _resolve(archive, ROOT, body.text)
        document = archive.parse(place)
        templates = {
            one.get("ID"): one.get("BaseLoc", "")
            for one in document.iter()
            if local_name(one) == "TemplatePage"
        }
        for page in document.iter():
            location = find_attribute(page, "BaseLoc")
            if local_name(page) == "Page" and location:
                content = archive.parse(_resolve(archive, place, location))
                used = [
                    templates[one.get("TemplateID")]
                    for one in content.iter()
                    if local_name(one) == "Template" and one.get("TemplateID") in templates
                ]
                found = [_resolve(archive, place, location) for location in used]
                yield [*(archive.parse(one) for one in found if archive.has(one)), content]


def _resolve(archive: Archive, origin: str, location: str) -> str:
    """The name of the file that a file names: absolute, or beside it, or, by some programs, from the root."""
    location = location.strip().replace("\\", "/")
    beside = posixpath.normpath(posixpath.join("/", posixpath.dirname(origin), location)).lstrip("/")
    return beside if archive.has(beside) else posixpath.normpath(location).lstrip("/")


def _read_objects(page: Element) -> Iterator[Line]:
    for one in page.iter():
        if local_name(one) == "TextObject" and one.get("Visible") != "false":
            yield from _read_object(one)


def _read_object(text: Element) -> Iterator[Line]:
    left, top = _numbers(text.get("Boundary"), 2, 0)
    across, _, _, down, right_by, down_by = (
        _numbers(text.get("CTM"), 6, 0) if text.get("CTM") else (1, 0, 0, 1, 0, 0)
    )
    size = _numbers(text.get("Size"), 1, 1)[0]
    x = y = 0.0
    for code in text:
        if local_name(code) != "TextCode" or not (code.text or "").strip():
            continue
        letters = (code.text or "")[:LONGEST_TEXT]
        x = _numbers(code.get("X"), 1, x)[0]
        y = _numbers(code.get("Y"), 1, y)[0]
        places = list(accumulate(_read_distances(code.get("DeltaX"), len(letters) - 1, size), initial=x))
        base = -(top + y * (down or 1) + down_by)
        height = size * abs(down or 1)
        for start, end in _split(letters, places, size):
            yield Line(
                letters[start:end].strip(),
                left + places[start] * (across or 1) + right_by,
                left + (places[end - 1] + size) * (across or 1) + right_by,
                base - DESCENT * height,
                base + (1 - DESCENT) * height,
            )


def _split(letters: str, places: list[float], size: float) -> Iterator[tuple[int, int]]:
    """Parts of a row of letters between wide gaps."""
    start = 0
    for at in range(1, len(letters) + 1):
        if at == len(letters) or places[at] - places[at - 1] > (1 + CELL_GAP) * size:
            if letters[start:at].strip():
                yield start, at
            start = at


def _read_distances(written: str | None, count: int, size: float) -> list[float]:
    """From letter to letter; where too few are written the last goes on; without any, the size."""
    distances: list[float] = []
    words = iter((written or "").split())
    for word in words:
        times = _numbers(next(words, ""), 1, 1)[0] if word == REPEAT else 1
        distance = _numbers(next(words, "") if word == REPEAT else word, 1, size)[0]
        distances += [distance] * min(int(times), count)
        if len(distances) >= count:
            break
    return (distances + [distances[-1] if distances else size] * count)[:count]


def _numbers(written: str | None, count: int, otherwise: float) -> list[float]:
    """The first numbers in an attribute, as many as asked for."""
    found = []
    for word in (written or "").split()[:count]:
        try:
            found.append(float(word))
        except ValueError:
            found.append(otherwise)
    return found + [otherwise] * (count - len(found))
