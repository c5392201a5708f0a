"""Text files: their encoding, and what is made of characters that are not seen."""

import pytest

from reading.formats import Note, Unreadable
from reading.formats.cleaning import clean
from reading.formats.decoding import decode_document

REPORT = "江东市二〇二五年环境质量公报\n全市PM2.5浓度28.6微克/立方米，同比下降3.4%。\n" * 3


def read(content: bytes, name: str = "a.txt") -> str:
    return decode_document(name, content).text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5"]
)
def test_a_report_is_read_in_every_usual_encoding(encoding: str) -> None:
    text = REPORT.replace("〇", "零").replace("东", "東") if encoding == "big5" else REPORT
    written = text.encode(encoding, "ignore")
    assert read(written) == clean(written.decode(encoding))


@pytest.mark.parametrize("text", ["检验p<p0.05，差异显著（a<p ）", "\u703c\u703c甲<\u7000"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_sign_that_looks_like_markup_makes_no_web_page(text: str, encoding: str) -> None:
    assert decode_document("a.txt", text.encode(encoding)).format == "txt"


def test_a_guessed_encoding_is_noted() -> None:
    traditional = "環境質量公報：全市細懸浮微粒濃度下降，優良天數比率上升，河川水質持續改善。" * 4
    document = decode_document("a.txt", traditional.encode("big5"))
    assert document.text == traditional
    assert document.notes == (Note("encoding_guessed", {"encoding": "big5"}),)


def test_a_character_cut_off_at_the_end_is_left_out_and_noted() -> None:
    document = decode_document("a.txt", "甲乙".encode("utf-16")[:-1])
    assert (document.text, document.notes) == ("甲", (Note("cut_off"),))


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\u3000\u3000全市\u00a0 28 \u2009微克", "全市 28 微克"),
        ("28\u200b.6\ufeff微\u00ad克\u2060", "28.6微克"),
        ("一\r\n\r\n\u2028二\x0b三\x0c四", "一\n二\n三\n四"),
        ("\uf0b7 要点\n\uf06c\t要点", "要点\n要点"),
        ("2\uf0003", "2 3"),
        ("⽔⽇⼈⺠", "水日人民"),
        ("ﬁne \ufa0a", "fine 見"),
        ("城市\t２８．６\tm³", "城市\t２８．６\tm³"),
        ("甲\x00\x07乙", "甲乙"),
    ],
)
def test_what_is_not_seen_is_cleared_away(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_signs_that_only_a_font_explains_are_counted() -> None:
    assert decode_document("a.txt", "达到\ue123类".encode()).notes == (
        Note("private_characters", {"count": 1}),
    )
    assert decode_document("a.txt", "\uf0b7 要点".encode()).notes == ()


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.TXT", "a", ".txt", "a.b.htm", "../../a.docx"])
def test_the_name_decides_nothing(name: str) -> None:
    document = decode_document(name, REPORT.encode())
    assert (document.text, document.format) == (clean(REPORT), "txt")
    assert bool(document.notes) == (name.rpartition(".")[2] in ("docx", "pdf", "htm"))


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.xls", "a.wps"])
def test_of_no_document_it_is_said_that_the_name_misleads(name: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(bytes(range(256)) * 4, name)
    assert (raised.value.code, raised.value.values) == ("mislabelled", {"ending": name[1:]})
