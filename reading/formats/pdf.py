"""The text layer of a PDF, page by page, by PDFium."""

import ctypes
import threading
from dataclasses import dataclass
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from reading.formats.cleaning import raise_digits
from reading.formats.document import Note, Unreadable
from reading.formats.limits import MOST_CHARACTERS, MOST_PAGES, Deadline
from reading.formats.page_lines import CELL_GAP, Line
from reading.formats.page_text import write_pages

ONE_AT_A_TIME = threading.Lock()  # PDFium knows no threads
RAISED_BY = 0.2  # of the size of the letter before
SMALLER = 0.85
HYPHENS = (0x02, 0xFFFE)  # as PDFium gives a hyphen at the end of a line
LINE_BREAKS = (0x0A, 0x0D)
BLANK = " "


@dataclass(frozen=True)
class Letter:
    """A character and its box; a blank that PDFium put in for a gap is `generated`."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    generated: bool

    @property
    def size(self) -> float:
        """The height of the box."""
        return max(self.top - self.bottom, 0.1)


def read_pdf(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """Text and notes. Raises Unreadable."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
            raise Unreadable("password" if locked else "broken") from error
        try:
            pages, unread = _read_pages(document)
        except pypdfium2.PdfiumError as error:
            raise Unreadable("broken") from error
        finally:
            document.close()
    return write_pages(pages, unread)


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[int]]:
    """Lines by page, and the numbers of pages that show a picture and have no text."""
    if len(document) > MOST_PAGES:
        raise Unreadable("too_many_pages", pages=MOST_PAGES)
    deadline = Deadline()
    pages, unread, length = [], [], 0
    for number in range(len(document)):
        deadline.check()
        page = document[number]
        try:
            lines = _read_lines(page)
            if not lines and _shows_picture(page):
                unread.append(number + 1)
        finally:
            page.close()
        length += sum(len(line.text) for line in lines)
        if length > MOST_CHARACTERS:
            raise Unreadable("too_long", characters=MOST_CHARACTERS)
        pages.append(lines)
    return pages, unread


def _shows_picture(page: pypdfium2.PdfPage) -> bool:
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _read_lines(page: pypdfium2.PdfPage) -> list[Line]:
    text_page = page.get_textpage()
    turn = page.get_rotation()
    try:
        if text_page.count_chars() > MOST_CHARACTERS:
            raise Unreadable("too_long", characters=MOST_CHARACTERS)
        lines: list[Line] = []
        letters: list[Letter] = []
        for at in range(text_page.count_chars()):
            letter = _read_letter(text_page.raw, at, turn)
            if letter is None:
                lines += _make_lines(letters)
                letters = []
            else:
                letters.append(letter)
        return lines + _make_lines(letters)
    finally:
        text_page.close()


def _read_letter(raw: object, at: int, turn: int) -> Letter | None:
    """A character of a page that is shown turned by so many degrees; none at a line break."""
    code = pdfium.FPDFText_GetUnicode(raw, at)
    if code in LINE_BREAKS:
        return None
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(raw, at, ctypes.byref(box))
    text = "-" if code in HYPHENS else chr(code) if 0 < code < 0x110000 else "\ufffd"
    generated = pdfium.FPDFText_IsGenerated(raw, at) == 1
    left, right, bottom, top = _turn((box.left, box.right, box.bottom, box.top), turn)
    return Letter(text, left, right, bottom, top, generated)


def _turn(box: tuple[float, float, float, float], degrees: int) -> tuple[float, float, float, float]:
    """A box (left, right, bottom, top) as it is shown on a page that is turned clockwise."""
    left, right, bottom, top = box
    if degrees == 90:
        return bottom, top, -right, -left
    if degrees == 180:
        return -right, -left, -top, -bottom
    return (-top, -bottom, left, right) if degrees == 270 else box


def _make_lines(letters: list[Letter]) -> list[Line]:
    """The lines in a row of letters, which a wide gap ends."""
    lines: list[Line] = []
    part: list[Letter] = []
    for at, letter in enumerate(letters):
        if letter.text == BLANK and letter.generated:
            following = next((one for one in islice(letters, at, None) if not one.generated), None)
            if part and following and following.left - part[-1].right > CELL_GAP * part[-1].size:
                lines += _make_line(part)
                part = []
            elif part and following and part[-1].text.isascii() and following.text.isascii():
                part.append(letter)
            continue
        part.append(letter)
    return lines + _make_line(part)


def _make_line(letters: list[Letter]) -> list[Line]:
    seen = [letter for letter in letters if not letter.text.isspace() and not letter.generated]
    if not seen:
        return []
    largest = max(seen, key=lambda one: one.size)
    left, right = min(one.left for one in seen), max(one.right for one in seen)
    return [Line(_write(letters), left, right, largest.bottom, largest.top)]


def _write(letters: list[Letter]) -> str:
    """The text of letters; small raised digits become superscripts."""
    size = max(one.size for one in letters if not one.generated)
    floor = min(one.bottom for one in letters if not one.generated and one.size > SMALLER * size)
    parts: list[str] = []
    raised = ""
    for letter in letters:
        if letter.size < SMALLER * size and letter.bottom > floor + RAISED_BY * size and not letter.generated:
            raised += letter.text
            continue
        parts += [raise_digits(raised), letter.text]
        raised = ""
    return "".join([*parts, raise_digits(raised)]).strip()
