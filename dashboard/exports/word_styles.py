"""The look of a Word file in Chinese offices: A4, FangSong for text, HeiTi for headings, page numbers."""

from docx import Document
from docx.document import Document as WordFile
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
SIZES = {"Title": 20, "Heading 1": 15, "Heading 2": 13, "Normal": 12}


def make_document(text: Text) -> WordFile:
    """An empty A4 document in the language's fonts, with the page number at the foot."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Cm(2.6),
        Cm(2.4),
        Cm(2.4),
        Cm(2.2),
    )
    for name, size in SIZES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        style.font.bold = name != "Normal" and text.language == "en"
        _set_fonts(style.element.get_or_add_rPr(), text("font.body" if name == "Normal" else "font.heading"))
        style.paragraph_format.space_after = Pt(6 if name == "Normal" else 8)
        style.paragraph_format.space_before = Pt(0 if name == "Normal" else 14)
        style.paragraph_format.keep_with_next = name != "Normal"
        style.paragraph_format.line_spacing = 1.35 if name == "Normal" else 1.1
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
        for use in ("body", "heading")
    )
    table._blob = table.blob.replace(b"</w:fonts>", f"{entries}</w:fonts>".encode())
