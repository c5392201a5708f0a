"""A briefing: parts cut to two pages, set as an office sets its papers, with charts that can be edited."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from dashboard.exports.paper_text import PaperSize, fit_parts
from dashboard.exports.word import write_word
from dashboard.page_record import Chart, ChartFrame, PageRecord, Section
from dashboard.run import Run
from dashboard.table import ChartData
from tests.dashboard.excerpts import trend_of

NUMBERS = ChartData(
    "line",
    "=Years",
    [2023, 2024, 2025],
    ["Lakeside", "target"],
    [[30, None], [None, None], [28, 29]],
    ["#123456", None],
)
NUMBERS = replace(NUMBERS, values=[[Decimal(str(v)) if v else None for v in row] for row in NUMBERS.values])


def briefing(run: Run, chart: bool = True) -> bytes:
    table = trend_of(run, "pm25", ["lakeside", "harbour"], ["urban", "whole_city"]).table
    section = Section(
        "PM2.5",
        findings=["Finding one.", "Finding two."],
        comparisons=["Lakeside and Harbour are near."],
        remarks=["Remark."],
        charts=[Chart("years", "Alt & text", {}, [NUMBERS], ChartFrame("T", "", table.claim_ids()))]
        if chart
        else [],
        tables=[table],
    )
    record = PageRecord("air", "Air", "https://example.org/air", {}, [section])
    return write_word(replace(run, record=record), date(2026, 3, 4))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_paper_has_three_parts_then_office_and_date_then_the_annex(
    make_run: Callable[..., Run], language: str
) -> None:
    run = make_run(language)
    document = docx.Document(io.BytesIO(briefing(run)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    numbers = run.text("paper.numbers")
    expected = [
        run.text("paper.state", number=numbers[0]),
        "Finding one.",
        "Finding two.",
        run.text("paper.comparison", number=numbers[1]),
        "Lakeside and Harbour are near.",
        run.text("paper.cautions", number=numbers[2]),
        "Remark.",
        run.text("paper.annex_named"),
        run.text("paper.office"),
        run.text("paper.date", year=2026, month=3, day=4),
        run.text("paper.annex"),
        run.text("paper.annex_title"),
        run.text("briefing.sources"),
        run.text("briefing.origin"),
    ]
    assert [text for text in texts if text in expected] == expected
    annex = next(p for p in document.paragraphs if p.text == run.text("paper.annex"))
    assert annex.paragraph_format.page_break_before
    assert len(document.tables) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_code_word_stands_in_a_paper(make_run: Callable[..., Run], language: str) -> None:
    """Its two pages are prose; the names of codes are those of the reader's language."""
    document = docx.Document(io.BytesIO(briefing(make_run(language))))
    prose = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", prose.replace("https://example.org/air", "")) == []
    assert language == "en" or "derived" not in prose


def test_a_chinese_paper_is_set_as_official_papers_are(make_run: Callable[..., Run]) -> None:
    document = docx.Document(io.BytesIO(briefing(make_run("zh"))))
    sizes = {name: document.styles[name].font.size for name in ("Title", "Heading 1", "Normal")}
    assert sizes == {"Title": Pt(22), "Heading 1": Pt(16), "Normal": Pt(16)}
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Heading 1", "Normal")
    }
    assert fonts == {"Title": "方正小标宋简体", "Heading 1": "黑体", "Normal": "仿宋"}
    assert document.styles["Normal"].paragraph_format.line_spacing == Pt(28)
    text = next(p for p in document.paragraphs if p.text == "Finding one.")
    assert text.paragraph_format.first_line_indent == Pt(32)
    section = document.sections[0]
    assert (section.page_width, section.top_margin) == (
        pytest.approx(Cm(21), abs=500),
        pytest.approx(Cm(3.7), abs=500),
    )


def test_a_chart_is_the_workbooks_and_can_be_edited(make_run: Callable[..., Run]) -> None:
    """The drawing names a chart part, the part a workbook with the same numbers; a gap is a gap, no formula runs."""
    with ZipFile(io.BytesIO(briefing(make_run("en")))) as file:
        xml = file.read("word/charts/chart1.xml").decode()
        book = openpyxl.load_workbook(io.BytesIO(file.read("word/embeddings/chart1.xlsx")))
        document = file.read("word/document.xml").decode()
        relations = file.read("word/charts/_rels/chart1.xml.rels").decode()
    assert 'descr="Alt &amp; text"' in document and "drawingml/2006/chart" in document
    assert "embeddings/chart1.xlsx" in relations
    assert '<c:dispBlanksAs val="gap"/>' in xml and xml.count('<c:smooth val="0"/>') == 2
    assert re.findall(r"<c:externalData r:id=\"(\w+)\">", xml) == re.findall(r' Id="(\w+)"', relations)
    rows = [[cell.value for cell in row] for row in book["data"].iter_rows(max_col=3)][:5]
    assert rows == [
        ["=Years", None, None],
        [None, "Lakeside", "target"],
        [2023, 30, None],
        [2024, None, None],
        [2025, 28, 29],
    ]
    assert book["data"]["A1"].data_type == "s"
    assert xml.count("<c:legendEntry>") == 1  # the target is named beside its mark


def test_a_page_without_charts_is_a_paper_too(make_run: Callable[..., Run]) -> None:
    with ZipFile(io.BytesIO(briefing(make_run("zh"), chart=False))) as file:
        assert not [name for name in file.namelist() if "charts/" in name]


@pytest.mark.parametrize(
    ("counts", "lines", "fitted"),
    [
        ((2, 2, 2), 10, (2, 2, 2)),  # all fits
        ((20, 0, 0), 10, (10, 0, 0)),  # one part may use what the others leave
        ((20, 20, 20), 20, (9, 6, 5)),  # each has its share
        ((20, 2, 20), 20, (13, 2, 5)),  # what the second leaves goes to the first
        ((0, 0, 20), 8, (0, 0, 8)),
    ],
)
def test_parts_are_cut_to_the_lines_there_are(
    counts: tuple[int, int, int], lines: int, fitted: tuple[int, int, int]
) -> None:
    parts = [[f"{at}" for at in range(count)] for count in counts]
    assert tuple(map(len, fit_parts(parts, PaperSize(lines, 40)))) == fitted


def test_a_long_sentence_takes_its_lines_and_the_first_always_stands() -> None:
    long = "字" * 100
    assert fit_parts([[long, long], ["a"], ["b"]], PaperSize(6, 40)) == [[long], ["a"], ["b"]]
