"""Word: automatic numbers, tables, superscripts; accepted text of tracked changes; what is left out is noted."""

import docx
import pytest

from reading.formats import Document, Note, Unreadable
from reading.formats.decoding import decode_document
from tests.reading.formats.files import make_word, make_zip, save

NUMBERING = """
<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%4)"/></w:lvl>
</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>"""
STYLES = """
<w:style w:styleId="Part"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="PartOfOurs"><w:basedOn w:val="Part"/></w:style>"""


def read(body: str, **parts: str) -> Document:
    return decode_document("report.docx", make_word(body, **parts))


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int, number: int = 2) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_written_out() -> None:
    body = [
        numbered("大气", 0),
        numbered("降尘", 1),
        numbered("扬尘", 1),
        numbered("水", 0),
        numbered("断面", 1),
    ]
    body += [numbered("点", 2), numbered("罗马", 3), numbered("罗马", 3), numbered("无", 0, 0)]
    assert read("".join(body), numbering=NUMBERING).text.splitlines() == [
        *("一、大气", "1.1 降尘", "1.2 扬尘", "二、水", "2.1 断面"),
        *("点", "(III) 罗马", "(IV) 罗马", "无"),
    ]


def test_a_style_numbers_its_paragraphs_also_by_the_style_it_is_based_on() -> None:
    body = p("大气", '<w:pStyle w:val="Part"/>') + p("水", '<w:pStyle w:val="PartOfOurs"/>') + p("无")
    assert read(body, numbering=NUMBERING, styles=STYLES).text == "一、大气\n二、水\n无"


def test_merged_cells_stand_once_and_nested_tables_within_their_cell() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, column, text in (
        (0, 0, "城市"),
        (0, 1, "浓度"),
        (1, 0, "甲市"),
        (1, 1, "28"),
        (1, 2, "30"),
        (2, 2, "31"),
    ):
        table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).add_table(1, 2).cell(0, 0).text = "内"
    assert decode_document("a.docx", save(document)).text == "城市\t浓度\t\n甲市\t28\t30\n\t内\t31"


def test_raised_digits_become_superscripts_and_lowered_ones_stay() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("12万m")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run("，PM")
    paragraph.add_run("2.5").font.subscript = True
    assert decode_document("a.docx", save(document)).text == "12万m³，PM2.5"


def test_of_tracked_changes_the_accepted_text_is_taken() -> None:
    body = (
        "<w:p><w:r><w:t>下降</w:t></w:r><w:del><w:r><w:delText>3.4</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>3.5</w:t></w:r></w:ins><w:r><w:t>%</w:t></w:r></w:p>"
    )
    document = read(body, comments="<w:comment/><w:comment/>")
    assert document.text == "下降3.5%"
    assert document.notes == (Note("tracked_changes"), Note("comments_left_out", {"count": 2}))


def test_hidden_text_is_left_out_and_noted() -> None:
    document = read(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿29</w:t></w:r><w:r><w:t>定稿28</w:t></w:r></w:p>"
    )
    assert (document.text, document.notes) == ("定稿28", (Note("hidden_text"),))


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>继续</w:t></w:r></w:p>"
    )
    assert read(body).text == "正文继续\n框内"


def test_content_controls_fields_and_breaks() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>链接</w:t><w:br/><w:t>下行</w:t>"
        '<w:br w:type="page"/><w:noBreakHyphen/><w:t>末</w:t></w:r></w:hyperlink></w:p>'
    )
    assert read(body).text == "控件\n链接\n下行-末"


def test_footnotes_stand_at_the_end() -> None:
    notes = f'<w:footnote w:type="separator">{p("线")}</w:footnote><w:footnote>{p("注：实况")}</w:footnote>'
    assert read(p("正文"), footnotes=notes).text == "正文\n注：实况"


def test_macros_and_pictures_are_noted_and_not_run() -> None:
    xml = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>甲</w:t><blip/></w:r></w:p></w:body></w:document>'
    document = decode_document("a.docm", make_zip({"word/document.xml": xml, "word/vbaProject.bin": b"\0"}))
    assert document.notes == (Note("macros_left_out"), Note("pictures_left_out", {"count": 1}))


@pytest.mark.parametrize(
    ("body", "code"), [("<w:p/>", "empty"), ("<w:p><w:r><blip/></w:r></w:p>", "scanned")]
)
def test_without_text(body: str, code: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(body)
    assert raised.value.code == code
