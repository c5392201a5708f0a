"""Charts of a Word file that can be edited there: the chart of a workbook, with that workbook in the file."""

import io
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

from dashboard.exports.workbook_charts import add_charts
from dashboard.table import ChartData

if TYPE_CHECKING:
    from docx.document import Document as WordFile

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
LABEL = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="{}"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
# What Excel takes as said where a chart does not say it, and what Word and LibreOffice may take otherwise.
SAID_BY_EXCEL = (
    (r"<c:chart>", r'<c:roundedCorners val="0"/><c:chart>'),
    (r"(<c:layout/>)(<c:txPr>|</c:legend>)", r'\1<c:overlay val="0"/>\2'),
    (r"</c:title>(?=<c:plotArea>)", r'</c:title><c:autoTitleDeleted val="0"/>'),
    (r'(<c:grouping val="\w+"/>)', r'\1<c:varyColors val="0"/>'),
    (r"</c:scaling>", r'</c:scaling><c:delete val="0"/>'),
    (r'<c:showVal val="1"/>', LABEL.format(1, 0)),
    (r'(?<!<c:showCatName val="0"/>)<c:showSerName val="1"/>', LABEL.format(0, 1)),
    (r"(<c:plotVisOnly val=\"1\"/>)", r'\1<c:dispBlanksAs val="gap"/>'),
)
STRAIGHT = ("</c:val></c:ser>", '</c:val><c:smooth val="0"/></c:ser>')  # of lines alone
DATA = '<c:externalData r:id="{}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
INLINE = (
    '<wp:inline xmlns:wp="{drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Chart {number}"/>'
    "<wp:cNvGraphicFramePr/>"
    '<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/chart">'
    '<c:chart xmlns:c="{drawing}/chart" xmlns:r="{relations}" r:id="{chart}"/>'
    "</a:graphicData></a:graphic></wp:inline>"
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def add_word_chart(
    document: "WordFile", table: ChartData, alt: str, number: int, size: tuple[int, int]
) -> None:
    """A paragraph with the chart of these numbers; `number` counts the charts of the file from 1, `size` is
    width and height in English Metric Units (360,000 a centimetre).
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import OxmlElement, parse_xml

    book = _write_book(table)
    with ZipFile(io.BytesIO(book)) as parts:
        xml = parts.read("xl/charts/chart1.xml").decode()
    package = document.part.package
    assert package is not None
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, b"", package)
    data = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), WORKBOOK, book, package)
    xml = _say_all(re.sub(r"<c:printSettings>.*?</c:printSettings>", "", xml, flags=re.DOTALL))
    relation = chart.relate_to(data, RELATIONSHIP_TYPE.PACKAGE)
    chart._blob = xml.replace("</c:chartSpace>", DATA.format(relation)).encode()
    inline = parse_xml(
        INLINE.format(
            drawing=DRAWING,
            relations=RELATIONS,
            width=size[0],
            height=size[1],
            number=number,
            chart=document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART),
        )
    )
    inline[1].set("descr", alt)
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.0  # an exact height of lines would cut it
    paragraph.add_run()._r.append(drawing)


def _say_all(xml: str) -> str:
    """The chart with what Excel leaves unsaid."""
    for unsaid, said in SAID_BY_EXCEL:
        xml = re.sub(unsaid, said, xml)
    return xml.replace(*STRAIGHT) if "<c:lineChart>" in xml else xml


def _write_book(table: ChartData) -> bytes:
    """A workbook with one sheet: the numbers, and the chart that reads them."""
    import xlsxwriter  # a slow import that only this needs

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        add_charts(book, "data", [table])
    return file.getvalue()
