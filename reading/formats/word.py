"""The text of a Word document (.docx): paragraphs with automatic numbers, tables, footnotes, text boxes.

Of tracked changes the accepted text is taken. Comments, hidden text, headers, footers and pictures are left
out.
"""

from collections.abc import Iterator

from reading.formats.archive import Archive
from reading.formats.cleaning import clean, clean_cell, note_private, raise_digits
from reading.formats.document import Note, Unreadable
from reading.formats.markup import Element, find_attribute, local_name
from reading.formats.word_numbering import Numbering

DOCUMENT = "word/document.xml"
DELETED = frozenset(("del", "moveFrom", "delText", "instrText", "delInstrText"))
CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
NOT_TEXT = (
    frozenset(("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "rt", "fldData", "numPr")) | DELETED
)
SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
CELL = "tc"
MOST_SPAN = 200  # columns of a merged cell


class Word:
    """A document being read; what a reader must know of it comes together while it is."""

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content)
        self._root = self._archive.parse(DOCUMENT)
        self._numbering = Numbering(self._part("word/numbering.xml"), self._part("word/styles.xml"))
        self._hidden = False
        self._boxes: list[Element] = []

    def read(self) -> tuple[str, tuple[Note, ...]]:
        """Text and notes. Raises Unreadable."""
        lines = list(self._read_blocks(self._root))
        raw = "\n".join([*lines, *self._read_footnotes()])
        text = clean(raw)
        if not text:
            raise Unreadable("scanned" if self._count_pictures() else "empty")
        return text, (*self._find_notes(), *note_private(raw))

    def _part(self, name: str) -> Element | None:
        return self._archive.parse(name) if self._archive.has(name) else None

    def _read_blocks(self, parent: Element) -> Iterator[str]:
        """Paragraphs and tables of a body, a text box or whatever holds them."""
        for block in parent:
            name = local_name(block)
            if name == "p":
                yield (self._numbering.next_number(block) + self._read_run(block)).strip("\t")
                while self._boxes:
                    yield from self._read_blocks(self._boxes.pop(0))
            elif name == "tbl":
                yield from self._read_table(block)
            elif name not in NOT_TEXT:
                yield from self._read_blocks(block)

    def _read_run(self, parent: Element) -> str:
        """The text of a paragraph or of a part of it. Text boxes wait until the paragraph ends."""
        parts: list[str] = []
        for part in parent:
            name = local_name(part)
            if name == "t":
                parts.append(part.text or "")
            elif name in SIGNS:
                parts.append(SIGNS[name])
            elif name == "br":
                parts.append("\n" if find_attribute(part, "type") in (None, "textWrapping") else "")
            elif name == "txbxContent":
                self._boxes.append(part)
            elif name == "AlternateContent":
                parts.append(self._read_run(part[0]) if len(part) else "")
            elif name == "sup":
                parts.append(raise_digits(self._read_run(part)))
            elif name == "r":
                parts.append(self._read_one_run(part))
            elif name not in NOT_TEXT:
                parts.append(self._read_run(part))
        return "".join(parts)

    def _read_one_run(self, run: Element) -> str:
        """The text of letters of one kind: raised digits as superscripts, hidden ones left out."""
        properties = {local_name(one): one for style in run if local_name(style) == "rPr" for one in style}
        text = self._read_run(run)
        vanish = properties.get("vanish")
        if vanish is not None and find_attribute(vanish, "val") not in ("0", "false"):
            self._hidden = self._hidden or bool(text.strip())
            return ""
        raised = properties.get("vertAlign")
        return (
            raise_digits(text)
            if raised is not None and find_attribute(raised, "val") == "superscript"
            else text
        )

    def _read_table(self, table: Element) -> Iterator[str]:
        """A line a row; a merged cell stands in its first place, its other places are empty."""
        for row in _find(table, "tr"):
            cells: list[str] = []
            for cell in _find(row, CELL):
                properties = next((one for one in cell if local_name(one) == "tcPr"), None)
                span, continues = _read_merge(properties)
                text = "" if continues else clean_cell("\n".join(self._read_blocks(cell)))
                cells += [text, *[""] * (span - 1)]
            yield "\t".join(cells)

    def _read_footnotes(self) -> Iterator[str]:
        for part in ("word/footnotes.xml", "word/endnotes.xml"):
            notes = self._part(part)
            for note in notes if notes is not None else ():
                if find_attribute(note, "type") in (None, "normal"):
                    yield from self._read_blocks(note)

    def _find_notes(self) -> Iterator[Note]:
        if any(local_name(one) in CHANGES for one in self._root.iter()):
            yield Note("tracked_changes")
        if (comments := self._part("word/comments.xml")) is not None and len(comments):
            yield Note("comments_left_out", {"count": len(comments)})
        if self._hidden:
            yield Note("hidden_text")
        if any(local_name(one) == "altChunk" for one in self._root.iter()):
            yield Note("embedded_left_out")
        if self._archive.has("word/vbaProject.bin"):
            yield Note("macros_left_out")
        if pictures := self._count_pictures():
            yield Note("pictures_left_out", {"count": pictures})

    def _count_pictures(self) -> int:
        return sum(local_name(one) in ("blip", "imagedata") for one in self._root.iter())


def _find(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for one in parent:
        if local_name(one) == name:
            yield one
        elif local_name(one) not in NOT_TEXT and local_name(one) not in ("tbl", "p", "tr", CELL):
            yield from _find(one, name)


def _read_merge(properties: Element | None) -> tuple[int, bool]:
    """Over how many columns a cell goes, and whether it only continues the cell above."""
    span, continues = 1, False
    for one in properties if properties is not None else ():
        value = find_attribute(one, "val")
        if local_name(one) == "gridSpan" and value and value.isascii() and value.isdigit():
            span = min(max(int(value[:6]), 1), MOST_SPAN)
        if local_name(one) == "vMerge":
            continues = value in (None, "continue")
    return span, continues
