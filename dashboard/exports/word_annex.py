"""The annex of a briefing: every sentence where the paper left some out, charts, tables, sources, origin."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.exports.bibliography import Bibliography
from dashboard.exports.download import list_provenance, mark_chart
from dashboard.exports.qr import qr_png
from dashboard.page_record import Chart
from dashboard.run import Run
from dashboard.table import Table, display_width

if TYPE_CHECKING:
    from docx.document import Document as WordFile

MOST = 120  # rows of a table on paper; the rest is in the workbook
MOST_CHARTS = 8  # beside the first; the rest is in the workbook
CHART_SIZE = (15, 6)  # centimetres
CENTIMETRE = 360_000  # in English Metric Units
SHORT, WIDEST = 10, 36  # letters in a column
CELL = 4  # letters of a cell's own margins
LETTER = 0.16  # centimetres of a narrow letter in a table


def add_annex(
    document: "WordFile", run: Run, sentences: Sequence[str], charts: Sequence[Chart], width: float
) -> None:
    """On a new page; `sentences` are all of the page's where the paper has only some, `width` is that of the
    text in centimetres.
    """
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    text, bibliography = run.text, Bibliography(run, run.record.claim_ids())
    document.add_heading(text("paper.annex"), 1).paragraph_format.page_break_before = True
    document.add_heading(text("paper.annex_title"), 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if sentences:
        document.add_heading(text("paper.all_sentences"), 2)
        for sentence in sentences:
            _add_line(document, sentence)
    _add_charts(document, run, charts)
    for section in run.record.sections:
        if section.tables:
            document.add_heading(section.title or text("briefing.figures"), 2)
        for note in section.notes if section.tables else ():
            _add_line(document, note)
        for table in section.tables:
            _add_table(document, run, table, bibliography, width)
    _add_sources(document, run, bibliography)
    _add_origin(document, run)


def _add_line(document: "WordFile", text: str):
    from dashboard.exports.word_styles import ANNEX

    return document.add_paragraph(text, style=ANNEX)


def _add_charts(document: "WordFile", run: Run, charts: Sequence[Chart]) -> None:
    """The page's other charts, to be edited in Word; number 1 stands in the paper."""
    from dashboard.exports.word_charts import add_word_chart

    tables = [(chart.alt, mark_chart(run, data)) for chart in charts for data in chart.data]
    width, height = (int(length * CENTIMETRE) for length in CHART_SIZE)
    for number, (alt, data) in enumerate(tables[:MOST_CHARTS], 2):
        add_word_chart(document, data, alt, number, (width, height))


def _add_table(
    document: "WordFile", run: Run, table: Table, bibliography: Bibliography, width: float
) -> None:
    """The table as the page shows it; behind each number the numbers of its sources."""
    from docx.shared import Pt

    from dashboard.exports.word_styles import RuledTable

    size = 9.0 if len(table.columns) < 9 else 7.5
    ruled = RuledTable(document, table.columns, _column_widths(table, width), size)
    for cells in table.rows[:MOST]:
        paragraphs = ruled.add_row([cell.text for cell in cells])
        for cell, paragraph in zip(cells, paragraphs, strict=True):
            if number := bibliography.number(cell.claim_id):
                mark = paragraph.add_run(f"[{number}]")
                mark.font.superscript, mark.font.size = True, Pt(size)
    more = run.text("briefing.cut", most=MOST, count=len(table.rows)) if len(table.rows) > MOST else ""
    _add_line(document, more)


def _column_widths(table: Table, width: float) -> list[float]:
    """Centimetres for each column, by the length of its texts; short columns have what they need."""
    rows = [table.columns, *([cell.text for cell in cells] for cells in table.rows[:MOST])]
    longest = [max(map(display_width, texts)) for texts in zip(*rows, strict=True)]
    letters = [min(WIDEST, length) + CELL for length in longest]
    short = [count for count in letters if count <= SHORT + CELL]
    room = width / LETTER
    if sum(letters) <= room or len(short) == len(letters):
        return [width * count / sum(letters) for count in letters]
    scale = max((room - sum(short)) / (sum(letters) - sum(short)), 0.2)
    widths = [count * (1 if count <= SHORT + CELL else scale) for count in letters]
    return [width * count / sum(widths) for count in widths]


def _add_sources(document: "WordFile", run: Run, bibliography: Bibliography) -> None:
    """The numbered sources, with hanging numbers."""
    from docx.shared import Cm

    if entries := bibliography.entries():
        document.add_heading(run.text("briefing.sources"), 2)
        for entry in entries:
            layout = _add_line(document, entry).paragraph_format
            layout.left_indent, layout.first_line_indent = Cm(0.9), Cm(-0.9)


def _add_origin(document: "WordFile", run: Run) -> None:
    """Where the briefing comes from: filters, data date, build, the link and its QR code."""
    from docx.shared import Cm

    document.add_heading(run.text("briefing.origin"), 2)
    for name, value in list_provenance(run):
        paragraph = _add_line(document, f"{name}{run.text('briefing.colon')}{value}")
        paragraph.paragraph_format.keep_with_next = True
    if picture := qr_png(run.record.link):
        holder = _add_line(document, "")
        holder.add_run().add_picture(io.BytesIO(picture), width=Cm(4))
    elif run.record.link:
        _add_line(document, run.text("share.qr_too_long"))
