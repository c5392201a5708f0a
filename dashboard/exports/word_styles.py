"""The look of a Word file: A4, page numbers; in Chinese with the fonts and sizes of official papers."""

from dataclasses import dataclass
from math import ceil

from docx import Document
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from dashboard.text import Text
from dashboard.theme import SHADE

LATIN = "Times New Roman"
THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
ANNEX = "Annex"  # the style of text behind the two pages
ANNEX_SIZE = 10.5
CENTIMETRES = 2.54  # of an inch, which has 72 points


@dataclass(frozen=True)
class Sizes:
    """Points of title, headings and text, the exact height of a line, the mean width of a narrow letter, and
    margins in centimetres.
    """

    title: float
    heading: float
    text: float
    line: float
    letter: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def width(self) -> float:
        """Centimetres between the margins of A4."""
        return 21 - self.left - self.right

    @property
    def lines(self) -> int:
        """Lines of text on a page."""
        return int((29.7 - self.top - self.bottom) / CENTIMETRES * 72 / self.line)

    @property
    def letters(self) -> int:
        """Narrow letters in a line of text; two for each Chinese one."""
        return int(self.width / CENTIMETRES * 72 / self.letter)

    def count_lines(self, height: float) -> int:
        """How many lines so many centimetres take."""
        return ceil(height / CENTIMETRES * 72 / self.line)


SIZES = {
    "zh": Sizes(
        22, 16, 16, 28, 8.3, 3.7, 3.5, 2.8, 2.6
    ),  # as official papers: No. 2 and No. 3, 28 points a line
    "en": Sizes(18, 13, 11.5, 16, 5.6, 2.5, 2.5, 2.5, 2.5),
}
FONTS = {"Title": "title", "Heading 1": "heading", "Heading 2": "subheading", "Normal": "body"}


def make_document(text: Text) -> WordFile:
    """An empty A4 document in the language's fonts, with the page number at the foot."""
    document, sizes = Document(), SIZES[text.language]
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(sizes.top), Cm(sizes.bottom)
    section.left_margin, section.right_margin = Cm(sizes.left), Cm(sizes.right)
    points = {"Title": sizes.title, "Normal": sizes.text}
    for name, font in FONTS.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size, style.font.color.rgb = Pt(points.get(name, sizes.heading)), RGBColor(0, 0, 0)
        style.font.bold = name != "Normal" and text.language == "en"
        _set_fonts(style.element.get_or_add_rPr(), text(f"font.{font}"))
        layout = style.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.keep_with_next = name != "Normal"
        layout.line_spacing = Pt(sizes.line if name != "Title" else sizes.title * 1.5)
    annex = document.styles.add_style(ANNEX, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(annex, ParagraphStyle)
    annex.base_style = document.styles["Normal"]
    annex.font.size = Pt(ANNEX_SIZE)
    annex.paragraph_format.line_spacing, annex.paragraph_format.space_after = 1.2, Pt(3)
    border = document.styles["Title"].element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # else a Chinese letter may be drawn in its Japanese form
    _fallbacks(document, text)
    _page_number(section.footer.paragraphs[0])
    return document


def _set_fonts(properties, east: str) -> None:
    """One font for Latin letters, one for Chinese; without the theme's fonts, which would win."""
    found = properties.find(qn("w:rFonts"))
    if found is None:
        found = OxmlElement("w:rFonts")
        properties.insert(0, found)
    for name in THEME:
        found.attrib.pop(qn(f"w:{name}"), None)
    for name, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", east)):
        found.set(qn(f"w:{name}"), font)


class RuledTable:
    """A ruled table with its header, which repeats on every page; a row never breaks across pages."""

    def __init__(self, document: WordFile, header: list[str], widths: list[float], size: float) -> None:
        self._table = document.add_table(rows=0, cols=len(header), style="Table Grid")
        self._table.alignment, self._table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        self._widths, self._size = widths, size
        for column, width in zip(self._table.columns, widths, strict=True):
            column.width = Cm(width)
        for cell in self.add_row(header):
            cell.runs[0].bold = True
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE[1:])):
                shade.set(qn(f"w:{name}"), value)
            holder = cell._p.getparent()
            assert holder is not None
            holder.get_or_add_tcPr().append(shade)
        self._table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def add_row(self, texts: list[str]) -> list[Paragraph]:
        """Add a row; give the paragraph of each cell."""
        row = self._table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        return [
            self._fill(cell, text, width)
            for cell, text, width in zip(row.cells, texts, self._widths, strict=True)
        ]

    def _fill(self, cell: _Cell, text: str, width: float) -> Paragraph:
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(2), Pt(2)
        paragraph.paragraph_format.line_spacing = 1.1
        run = paragraph.add_run(text)
        run.font.size = Pt(self._size)
        return paragraph


def _page_number(paragraph: Paragraph) -> None:
    """A field that counts the pages, between dashes."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    run = paragraph.add_run()
    for kind, code in (("begin", None), (None, "PAGE"), ("separate", None), (None, None), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText" if code else "w:t")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = code or "1"
        run._r.append(part)
    paragraph.add_run(" —")


def _package(document: WordFile):
    package = document.part.package
    assert package is not None
    return package


def _fallbacks(document: WordFile, text: Text) -> None:
    """What to use where the office's fonts are missing: other names of the same kind of letters."""
    table = next(
        (part for part in _package(document).iter_parts() if str(part.partname) == "/word/fontTable.xml"),
        None,
    )
    if table is None:
        return
    entries = "".join(
        f'<w:font w:name="{text(f"font.{use}")}">'
        f'<w:altName w:val="{text(f"font.{use}_else")}"/><w:charset w:val="86"/></w:font>'
        for use in FONTS.values()
    )
    table._blob = table.blob.replace(b"</w:fonts>", f"{entries}</w:fonts>".encode())
