"""Web pages: the article alone, tables row by row, whatever encoding the page declares."""

import pytest

from reading.formats.decoding import decode_document
from tests.reading.formats.files import make_zip

ARTICLE = "<h1>江东市空气质量通报</h1><p>一月，全市PM<sub>2.5</sub>浓度为<b>28</b>微克/m<sup>3</sup>。</p><p>同比&nbsp;下降<br>3.4%。</p>"
READ = "江东市空气质量通报\n一月，全市PM2.5浓度为28微克/m³。\n同比 下降\n3.4%。"


def read(body: str, head: str = "", encoding: str = "utf-8") -> str:
    return decode_document(
        "a.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding)
    ).text


@pytest.mark.parametrize(
    "around",
    [
        "<nav>首页</nav>{}<footer>版权所有</footer>",
        '<div class="top-nav">首页</div>{}<div id="footer">版权所有</div>',
        '<div role="banner">站名</div>{}<div style="display: none">隐藏</div><p hidden>隐藏</p>',
        "<ul><li><a>要闻</a></li><li><a>公告</a></li><li><a>服务</a></li><li><a>互动</a></li></ul>{}",
        "<script>var a = '<p>29</p>'</script><style>p {{}}</style>{}<noscript>请开启</noscript><!-- 注 -->",
        '<div class="article-header"><h1>江东市空气质量通报</h1></div>{}',
        "<form><button>搜索</button></form>{}<select><option>一</option></select>",
    ],
)
def test_only_the_article_is_read(around: str) -> None:
    article = ARTICLE.partition("</h1>")[2] if "<h1>" in around else ARTICLE
    assert read(around.format(article)) == READ


def test_a_page_whose_whole_body_is_named_like_navigation_is_read_all_the_same() -> None:
    assert read(f'<div class="header">{ARTICLE}</div>') == READ


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1"])
def test_bytes_count_more_than_what_a_page_declares(declared: str) -> None:
    assert read(ARTICLE, f'<meta charset="{declared}">', "gb18030") == READ


def test_the_title_stands_first_where_no_heading_says_it() -> None:
    assert read("<p>正文。</p>", "<title>月度通报_江东市生态环境局</title>") == "月度通报\n正文。"
    assert read("<h2>月报</h2><p>正文。</p>", "<title>月度通报_江东市生态环境局</title>") == "月报\n正文。"


def test_tables_of_data_row_by_row_and_tables_of_layout_as_text() -> None:
    table = "<table><tr><th rowspan=2>城市</th><th colspan=2>浓度</th></tr><tr><td>2024<br>年</td><td>2025</td></tr></table>"
    assert read(f"<p>表</p>{table}<p>完</p>") == "表\n城市\t浓度\t\n\t2024 年\t2025\n完"
    assert (
        read(f"<table><tr><td>栏目</td><td>{table}</td></tr></table>")
        == "栏目\n城市\t浓度\t\n\t2024 年\t2025"
    )


def test_lists_keep_their_numbers() -> None:
    assert read("<ol><li>大气</li><li>水</li></ol><ul><li>土</li></ul>") == "1. 大气\n2. 水\n土"


def test_a_page_saved_by_word_as_one_file() -> None:
    parts = ["MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="b"', "", "--b"]
    parts += [
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        f"<html>{ARTICLE}</html>",
        "--b--",
    ]
    document = decode_document("a.doc", "\r\n".join(parts).encode())
    assert (document.text, document.format) == (READ, "html")
    assert [note.code for note in document.notes] == ["mislabelled"]


def test_no_entity_is_resolved_and_nothing_is_fetched() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "xxxxxxxxxx"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    xml = f'{bomb}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>甲&a;&f;乙</w:t></w:r></w:p></w:body></w:document>'
    assert decode_document("a.docx", make_zip({"word/document.xml": xml})).text in ("甲", "甲乙")
