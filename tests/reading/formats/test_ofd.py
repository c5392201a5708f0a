"""OFD: lines of pages and templates become paragraphs, as in a PDF."""

import pytest

from reading.formats import Document, Note, Unreadable
from reading.formats.decoding import decode_document
from tests.reading.formats.files import make_zip

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(x: float, y: float, words: str, distances: str = "", size: float = 5, more: str = "") -> str:
    code = f'<ofd:TextCode X="0" Y="{size}" DeltaX="{distances}">{words}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{x} {y} 100 {size}" Size="{size}" {more}>{code}</ofd:TextObject>'


def make_ofd(*pages: str, template: str = "", **files: str) -> bytes:
    """A document of pages of text objects, each upon a template."""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/P{at}.xml"/>' for at in range(len(pages)))
    document = f'<ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="/Doc_0/T.xml"/></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>'
    return make_zip(
        {
            "OFD.xml": f"<ofd:OFD {NAMES}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {NAMES}>{document}</ofd:Document>",
            "Doc_0/T.xml": f"<ofd:Page {NAMES}>{template}</ofd:Page>",
        }
        | {
            f"Doc_0/Pages/p{at}.XML": f'<ofd:Page {NAMES}><ofd:Template TemplateID="9"/><ofd:Content>{page}</ofd:Content></ofd:Page>'
            for at, page in enumerate(pages)
        }
        | files
    )


def read(*pages: str, template: str = "") -> Document:
    return decode_document("a.ofd", make_ofd(*pages, template=template))


def test_lines_become_paragraphs() -> None:
    page = (
        text(40, 20, "全市细颗粒物平均浓度比上年下降百分之三点四，其中一")
        + text(30, 30, "季度降幅最大。")
        + text(40, 40, "另起一段。")
    )
    assert read(page).text == "全市细颗粒物平均浓度比上年下降百分之三点四，其中一季度降幅最大。\n另起一段。"


def test_letters_in_objects_of_their_own_and_wide_gaps() -> None:
    assert read(text(30, 20, "甲") + text(35, 20, "市") + text(60, 20, "28")).text == "甲市\t28"
    assert read(text(30, 20, "甲市28.6", "5 30 g 3 2.5")).text == "甲市\t28.6"


def test_what_stands_on_every_page_and_hidden_objects_are_left_out() -> None:
    hidden = text(30, 60, "水印", more='Visible="false"')
    pages = [text(30, 40, f"第{word}页。") + hidden for word in "甲乙丙"]
    assert read(*pages, template=text(30, 10, "江东市文件")).text == "第甲页。\n第乙页。\n第丙页。"


def test_a_matrix_places_and_scales() -> None:
    scaled = text(30, 20, "甲", size=1, more='CTM="5 0 0 5 0 0"') + text(35, 20, "市")
    assert read(scaled).text == "甲市"


def test_pages_of_pictures_and_files_that_cannot_be_read() -> None:
    picture = "<ofd:ImageObject/>"
    assert read(text(30, 20, "甲"), picture).notes == (
        Note("pages_without_text", {"pages": "2", "count": 1}),
    )
    for content, code in (
        (make_ofd(picture), "scanned"),
        (make_ofd(""), "empty"),
        (make_ofd(text(0, 0, "甲"), **{"Encryptions.xml": "<x/>"}), "password"),
        (make_zip({"OFD.xml": "<OFD><DocRoot>Doc_0/Document.xml</DocRoot></OFD>"}), "broken"),
        (make_ofd(text(0, 0, "甲"), **{"Doc_0/Document.xml": "<x"}), "broken"),
    ):
        with pytest.raises(Unreadable, match=code):
            decode_document("a.ofd", content)
