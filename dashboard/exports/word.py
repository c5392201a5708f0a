"""A Word briefing of a page: sentences, tables, numbered sources, caveats, the link with its QR code."""

import io
from typing import TYPE_CHECKING

from dashboard.exports.bibliography import Bibliography
from dashboard.exports.download import list_provenance, list_warnings
from dashboard.exports.qr import qr_png
from dashboard.page_record import Section
from dashboard.run import Run
from dashboard.table import Table, display_width

if TYPE_CHECKING:
    from docx.document import Document as WordFile

TEXT_WIDTH = 16.4  # centimetres between the margins
MOST = 120  # rows of a table on paper; the rest is in the workbook
INDENT = 2  # letters, at the beginning of a Chinese paragraph
NARROWEST, WIDEST = 5, 36  # letters in a column


def write_word(run: Run) -> bytes:
    """The page as a document to hand in: every number with the number of its source."""
    from dashboard.exports.word_styles import make_document  # a slow import that only this needs

    text, record, document = run.text, run.record, make_document(run.text)
    bibliography = Bibliography(run, record.claim_ids())
    _add_title(document, run)
    for section in record.sections:
        _add_section(document, run, section, bibliography)
    document.add_heading(text("briefing.caveats"), 1)
    for warning in list_warnings(run, record.tables()):
        _add_paragraph(document, text.language, warning)
    _add_sources(document, run, bibliography)
    _add_origin(document, run)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_title(document: "WordFile", run: Run) -> None:
    """The title, and below it what the reader chose."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    text, record = run.text, run.record
    document.core_properties.title, document.core_properties.author = record.title, text("app.title")
    choices = [
        f"{choice.label}{text('briefing.colon')}{choice.chosen_label}"
        for choice in record.choices.values()
        if choice.chosen_label
    ]
    title = document.add_heading(text("briefing.title", title=record.title), 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(text.clauses(choices)).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_section(document: "WordFile", run: Run, section: Section, bibliography: Bibliography) -> None:
    """A section of the page: its sentences, what may not be compared, its notes and tables."""
    text = run.text
    if section.findings or section.tables:
        document.add_heading(section.title or text("briefing.figures"), 1)
    for sentence in section.findings:
        _add_paragraph(document, text.language, sentence)
    for remark in section.remarks:
        _add_paragraph(document, text.language, f"≠ {remark}").runs[0].italic = text.language == "en"
    for note in section.notes:
        _add_paragraph(document, text.language, note)
    for table in section.tables:
        _add_table(document, run, table, bibliography)


def _add_paragraph(document: "WordFile", language: str, sentence: str):
    """Running text; in Chinese its first line begins two letters in."""
    from docx.shared import Pt

    paragraph = document.add_paragraph(sentence)
    if language == "zh":
        paragraph.paragraph_format.first_line_indent = Pt(12 * INDENT)
    return paragraph


def _add_table(document: "WordFile", run: Run, table: Table, bibliography: Bibliography) -> None:
    """The table as the page shows it; behind each number the numbers of its sources."""
    from docx.shared import Pt

    from dashboard.exports.word_styles import RuledTable

    size = 9.0 if len(table.columns) < 9 else 7.5
    ruled = RuledTable(document, table.columns, _column_widths(table), size)
    for cells in table.rows[:MOST]:
        paragraphs = ruled.add_row([cell.text for cell in cells])
        for cell, paragraph in zip(cells, paragraphs, strict=True):
            if number := bibliography.number(cell.claim_id):
                mark = paragraph.add_run(f"[{number}]")
                mark.font.superscript, mark.font.size = True, Pt(size)
    if len(table.rows) > MOST:
        document.add_paragraph(run.text("briefing.cut", most=MOST, count=len(table.rows)))
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _column_widths(table: Table) -> list[float]:
    """Centimetres for each column, by the length of its texts; short columns keep room for a word."""
    rows = [table.columns, *([cell.text for cell in cells] for cells in table.rows[:MOST])]
    longest = [max(map(display_width, texts)) for texts in zip(*rows, strict=True)]
    letters = [min(WIDEST, max(NARROWEST, length) + 3) for length in longest]
    return [TEXT_WIDTH * count / sum(letters) for count in letters]


def _add_sources(document: "WordFile", run: Run, bibliography: Bibliography) -> None:
    """The numbered sources, with hanging numbers."""
    from docx.shared import Cm

    if entries := bibliography.entries():
        document.add_heading(run.text("briefing.sources"), 1)
        for entry in entries:
            layout = document.add_paragraph(entry).paragraph_format
            layout.left_indent, layout.first_line_indent = Cm(0.9), Cm(-0.9)


def _add_origin(document: "WordFile", run: Run) -> None:
    """Where the briefing comes from: filters, data date, build, the link and its QR code."""
    from docx.shared import Cm, Pt

    document.add_heading(run.text("briefing.origin"), 1)
    for name, value in list_provenance(run):
        paragraph = document.add_paragraph(f"{name}{run.text('briefing.colon')}{value}")
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.keep_with_next = Pt(2), True
    if picture := qr_png(run.record.link):
        document.add_picture(io.BytesIO(picture), width=Cm(3.4))
    elif run.record.link:
        document.add_paragraph(run.text("share.qr_too_long"))
