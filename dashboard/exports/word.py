"""A Word briefing of a page: findings in sentences, its tables, numbered sources, caveats, the link with its QR code."""

import io
from typing import TYPE_CHECKING

from dashboard.exports.bibliography import Sources
from dashboard.exports.download import provenance, warnings
from dashboard.exports.qr import qr_png
from dashboard.page_record import PageRecord
from dashboard.run import Run
from dashboard.table import Table

if TYPE_CHECKING:
    from docx.document import Document as WordFile

WIDE = 16.4  # centimetres between the margins
MOST = 120  # rows of a table on paper; the rest is in the workbook
INDENT = 2  # letters, at the beginning of a Chinese paragraph


def write_word(run: Run, record: PageRecord) -> bytes:
    """The page as a document to hand in: every number with the number of its source."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    from dashboard.exports.word_styles import blank  # slow imports that only this needs

    text, document = run.text, blank(run.text)
    document.core_properties.title, document.core_properties.author = record.title, text("app.title")
    document.add_heading(text("briefing.title", title=record.title), 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    told = [
        f"{choice.label}{text('briefing.colon')}{choice.chosen_label}"
        for choice in record.choices.values()
        if choice.chosen_label
    ]
    line = document.add_paragraph(text.clauses(told))
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    sources = Sources(run, record.claim_ids())
    for part in record.sections:
        if part.findings or part.tables:
            document.add_heading(part.title or text("briefing.figures"), 1)
        for sentence in part.findings:
            _paragraph(document, text.language, sentence)
        for remark in part.remarks:
            _paragraph(document, text.language, f"≠ {remark}").runs[0].italic = text.language == "en"
        for table in part.tables:
            _table(document, run, table, sources)
    document.add_heading(text("briefing.caveats"), 1)
    for caveat in warnings(run, record, record.tables()):
        _paragraph(document, text.language, caveat)
    if entries := sources.entries():
        document.add_heading(text("briefing.sources"), 1)
        for entry in entries:
            paragraph = document.add_paragraph(entry)
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = (
                Cm(0.9),
                Cm(-0.9),
            )
    document.add_heading(text("briefing.origin"), 1)
    for name, words in provenance(run, record):
        paragraph = document.add_paragraph(f"{name}{text('briefing.colon')}{words}")
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.keep_with_next = Pt(2), True
    if record.link:
        document.add_picture(io.BytesIO(qr_png(record.link)), width=Cm(3.4))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _paragraph(document: "WordFile", language: str, sentence: str):
    """Running text; in Chinese its first line begins two letters in."""
    from docx.shared import Pt

    paragraph = document.add_paragraph(sentence)
    if language == "zh":
        paragraph.paragraph_format.first_line_indent = Pt(12 * INDENT)
    return paragraph


def _table(document: "WordFile", run: Run, table: Table, sources: Sources) -> None:
    """The table as the page shows it; behind each number the numbers of its sources."""
    from docx.shared import Pt

    from dashboard.exports.word_styles import Grid

    size = 9.0 if len(table.columns) < 9 else 7.5
    drawn = Grid(document, table.columns, _widths(table), size)
    for cells in table.rows[:MOST]:
        paragraphs = drawn.row([cell.text for cell in cells])
        for cell, paragraph in zip(cells, paragraphs, strict=True):
            if number := sources.number(cell.claim_id):
                mark = paragraph.add_run(f"[{number}]")
                mark.font.superscript, mark.font.size = True, Pt(size)
    if len(table.rows) > MOST:
        document.add_paragraph(run.text("briefing.cut", most=MOST, count=len(table.rows)))
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(table: Table) -> list[float]:
    """Centimetres for each column, by the length of its texts; short columns keep room for a word."""

    def longest(at: int) -> int:
        told = [table.columns[at], *(row[at].text for row in table.rows[:MOST])]
        return max(sum(2 if ord(letter) > 0x2E7F else 1 for letter in words) for words in told)

    room = [min(36, max(5, longest(at)) + 3) for at in range(len(table.columns))]
    return [WIDE * letters / sum(room) for letters in room]
