"""A Word briefing of a page: two pages as an office writes them, and an annex with tables and sources."""

import io
from datetime import date
from typing import TYPE_CHECKING

from dashboard.exports.download import mark_chart
from dashboard.exports.paper_text import (
    PaperSize,
    list_cautions,
    list_comparisons,
    list_findings,
    write_paper,
)
from dashboard.exports.word_annex import add_annex
from dashboard.page_record import Chart
from dashboard.run import Run
from dashboard.table import display_width
from dashboard.views.sources.chart_sources import build_chart_source

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

    from dashboard.exports.word_styles import Sizes

INDENT = 2  # letters, at the beginning of a Chinese paragraph
FIXED = 12  # lines of the two pages that are no text: title, choices, headings, annex, office and date
CHART = 6.2  # centimetres of a chart's height
LONGEST_CHOICE = 48  # narrow letters of a choice below the title; the annex has all of them
BELOW_CHART = 1.2  # centimetres of its source line
CENTIMETRE = 360_000  # in English Metric Units


def write_word(run: Run, today: date | None = None) -> bytes:
    """The page as a paper to hand in, dated today unless a date is given; behind it the annex."""
    from dashboard.exports.word_styles import SIZES, make_document  # a slow import that only this needs

    text, sizes, document = run.text, SIZES[run.text.language], make_document(run.text)
    charts = [chart for section in run.record.sections for chart in section.charts if chart.data]
    first = charts[0] if charts and len(charts[0].data) == 1 else None
    _add_title(document, run)
    room = 2 * sizes.lines - FIXED - (sizes.count_lines(CHART + BELOW_CHART) if first else 0)
    paper = write_paper(run, PaperSize(room, sizes.letters))
    parts = [("state", paper.findings), ("comparison", paper.comparisons), ("cautions", paper.cautions)]
    numbers = iter(text("paper.numbers"))
    for name, sentences in parts:
        if sentences or (name == "state" and first):
            document.add_heading(text(f"paper.{name}", number=next(numbers)), 1)
        for at, sentence in enumerate(sentences):
            paragraph = _add_paragraph(document, text.language, sizes, sentence)
            paragraph.paragraph_format.keep_with_next = name == "cautions" and sentence == sentences[-1]
            if name == "state" and first and at == 0:  # near the top: a page break would leave a gap
                _add_chart(document, run, first, sizes)
        if name == "state" and first and not sentences:
            _add_chart(document, run, first, sizes)
    _add_ending(document, run, sizes, today or date.today(), paper.is_cut)
    rest = [chart for chart in charts if chart is not first]
    sentences = [*list_findings(run), *list_comparisons(run), *list_cautions(run)] if paper.is_cut else []
    add_annex(document, run, sentences, rest, sizes.width)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_title(document: "WordFile", run: Run) -> None:
    """The title, and below it what the reader chose."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    text, record = run.text, run.record
    properties = document.core_properties
    properties.title, properties.author = run.mark(record.title), text("app.title")
    named = text("briefing.title", title=text(f"page.{record.name}"))
    title = document.add_heading(run.mark(named), 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    labels = [choice.chosen_label for choice in record.choices.values()]
    chosen = [label for label in labels if 0 < display_width(label) <= LONGEST_CHOICE]
    about = document.add_paragraph(
        text("paper.about", chosen=text.clauses(chosen[:2]), date=run.build.data_on)
    )
    about.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_paragraph(document: "WordFile", language: str, sizes: "Sizes", sentence: str) -> "Paragraph":
    """Running text; in Chinese its first line begins two letters in."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = document.add_paragraph(sentence)
    if language == "zh":
        paragraph.paragraph_format.first_line_indent = Pt(sizes.text * INDENT)
        paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), str(100 * INDENT))
    return paragraph


def _add_chart(document: "WordFile", run: Run, chart: Chart, sizes: "Sizes") -> None:
    """The chart, to be edited in Word, and its source."""
    from docx.shared import Pt

    from dashboard.exports.word_charts import add_word_chart
    from dashboard.exports.word_styles import ANNEX

    size = int(sizes.width * CENTIMETRE), int(CHART * CENTIMETRE)
    add_word_chart(document, mark_chart(run, chart.data[0]), chart.alt, 1, size)
    line = build_chart_source(run, chart.frame.claim_ids).line
    document.add_paragraph(line, style=ANNEX).runs[0].font.size = Pt(9)


def _add_ending(document: "WordFile", run: Run, sizes: "Sizes", today: date, is_cut: bool) -> None:
    """The annex, the office that issues the paper, left open, and the date."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    text = run.text
    lines = [text("paper.cut")] if is_cut else []
    for line in (*lines, text("paper.annex_named")):
        _add_paragraph(document, text.language, sizes, line).paragraph_format.keep_with_next = True
    day = text("paper.date", year=today.year, month=today.month, day=today.day)
    for line in (text("paper.office"), day):
        paragraph = document.add_paragraph(line)
        paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.RIGHT, line != day
