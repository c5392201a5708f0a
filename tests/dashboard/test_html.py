"""Text from data is shown as text: never as HTML, never as Markdown."""

import ast
import re
from base64 import b64decode
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from inspect import getmembers, isfunction
from pathlib import Path
from typing import LiteralString, get_type_hints

import pytest
from markupsafe import Markup, escape

from dashboard.html import grades, line_picture, quantity_rows, snippets, sources, style, tables, tiles
from dashboard.html.markup import fill, join
from dashboard.html.style import render_style
from dashboard.html.tables import render_card_headings, render_facts, render_table
from dashboard.models.claims import Figure
from dashboard.table import Cell, Table, display_width
from dashboard.theme import BAD, GOOD, RULE
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import escape_markdown
from dashboard.views.quantities.quantity_data import Quantity
from dashboard.views.quantities.quantity_rows import LinePoint, PlaceCell, QuantityRow
from dashboard.views.quantities.statements import Statement
from dashboard.views.quantities.target_notes import TargetNote
from dashboard.views.sources.source_list import SourcedDocument, SourcedNumber
from tests.source_code import ROOT, modules, tree, within

EVIL = "<script>alert('x')</script>&\"<img src=x onerror=y>"
NUMBER = (EVIL, EVIL, EVIL, EVIL, EVIL, "actual", "=", Decimal(27), EVIL, EVIL, 2025)
FIGURE = Figure(
    *NUMBER,
    claim_id=EVIL,
    source_id=EVIL,
    grade=EVIL,
    comparison_key=EVIL,
    peer_group=EVIL,
    comparison_group=EVIL,
    margin_unit_id=EVIL,
)
LINE = [LinePoint(2024, 28.0, EVIL, None, False), LinePoint(2025, 27.0, EVIL, "same", False)]
NOTE = TargetNote(EVIL, EVIL, True, EVIL)
CELL = PlaceCell(EVIL, EVIL, FIGURE, EVIL, EVIL, EVIL, True, EVIL, EVIL, NOTE, LINE)
ROW = QuantityRow(Quantity(EVIL), EVIL, EVIL, EVIL, [CELL], [Statement(EVIL, EVIL, "near", EVIL)])
# Every function that gives HTML, with hostile text wherever it takes text.
RENDERED: dict[str, Callable[[], Markup]] = {
    "render_table": lambda: render_table(
        Table([EVIL], [[Cell(EVIL, EVIL, inputs=(EVIL,))], [Cell(EVIL)]]), lambda claim: EVIL + claim, EVIL
    ),
    "render_card_headings": lambda: fill("<table%s></table>", render_card_headings([EVIL])),
    "render_fold": lambda: snippets.render_fold(EVIL, Markup("<p></p>")),
    "render_facts": lambda: render_facts([(EVIL, EVIL)]),
    "render_rows": lambda: quantity_rows.render_rows(
        [ROW], {EVIL: EVIL}, lambda key, **parts: EVIL + str(parts), lambda claim: EVIL + claim
    ),
    "render_line": lambda: line_picture.render_line(LINE, line_picture.find_frame([LINE]), EVIL, EVIL),
    "render_grade": lambda: grades.render_grade(lambda key: EVIL, "near"),
    "render_tiles": lambda: tiles.render_tiles([(EVIL, [EVIL], EVIL)]),
    "render_dot": lambda: snippets.render_dot(EVIL, {EVIL: EVIL}),
    "render_notes": lambda: snippets.render_notes([EVIL]),
    "render_findings": lambda: snippets.render_findings([EVIL]),
    "render_counts": lambda: snippets.render_counts([(EVIL, 3)]),
    "render_image": lambda: snippets.render_image(EVIL, EVIL),
    "render_iframe": lambda: snippets.render_iframe(EVIL, EVIL),
    "render_chart_head": lambda: snippets.render_chart_head(EVIL, EVIL),
    "render_chart_foot": lambda: snippets.render_chart_foot(
        EVIL, EVIL, snippets.ChartActions(EVIL, EVIL, EVIL, EVIL, EVIL, EVIL)
    ),
    "render_page_link": lambda: snippets.render_page_link(EVIL, EVIL),
    "render_search": lambda: snippets.render_search(EVIL, EVIL, [(EVIL, EVIL)]),
    "render_links": lambda: snippets.render_links(EVIL, [(EVIL, EVIL)], EVIL, EVIL),
    "render_source_list": lambda: sources.render_source_list(
        [SourcedDocument(EVIL, EVIL, [SourcedNumber(EVIL, EVIL, EVIL, EVIL)])], lambda claim: EVIL + claim
    ),
    "render_citations": lambda: sources.render_citations(EVIL, [EVIL], EVIL, EVIL),
    "render_brand": lambda: snippets.render_brand(EVIL, EVIL),
    "render_quiet_line": lambda: snippets.render_quiet_line(EVIL),
    "render_print_head": lambda: snippets.render_print_head([EVIL]),
}
OWN_IMAGES = {"render_rows": 1, "render_line": 1, "render_image": 1}  # the img elements that are ours


class Seen(HTMLParser):
    """The tags, attributes and text of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.attributes |= {name for name, _ in attrs}
        self.names += [value or "" for name, value in attrs if name == "aria-label"]

        if tag in ("img", "input"):  # they have no end
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("name", RENDERED)
def test_hostile_text_stays_text(name: str) -> None:
    fragment = RENDERED[name]()
    assert isinstance(fragment, Markup)
    seen = Seen(fragment)
    assert seen.open == []
    assert "script" not in seen.tags
    assert seen.tags.count("img") == OWN_IMAGES.get(name, 0)
    assert "onerror" not in seen.attributes


def test_every_function_that_renders_text_is_tried_with_hostile_text() -> None:
    found = {
        name
        for module in (grades, line_picture, quantity_rows, snippets, sources, tables, tiles)
        for name, _ in getmembers(module, isfunction)
    }
    assert {name for name in found if name.startswith("render_")} == set(RENDERED)


def test_the_picture_of_a_line_holds_only_its_own_numbers() -> None:
    (address,) = re.findall(r"base64,([A-Za-z0-9+/=]+)", RENDERED["render_line"]())
    picture = Seen(b64decode(address).decode())
    assert picture.tags == ["svg", "line", "circle", "circle"]
    assert picture.text == []


HTML_MODULES = sorted((ROOT / "dashboard" / "html").glob("*.py"))
PROGRAM = [file for name, file in modules().items() if not within(name, {"rules", "etl", "benchmarks"})]


@pytest.mark.parametrize("file", HTML_MODULES, ids=lambda file: file.stem)
def test_a_template_is_literal_and_no_formatted_text_holds_a_tag(file: Path) -> None:
    nodes = list(ast.walk(tree(file)))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    formatted = [part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values]
    formatted += [
        call.func.value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "format"
    ]
    texts = [part.value for part in formatted if isinstance(part, ast.Constant)]
    assert [text for text in texts if re.search('[<>&"]', text)] == []
    assert get_type_hints(fill) | {"values": None} == {
        "template": LiteralString,
        "values": None,
        "return": Markup,
    }


# What reaches a page as HTML is escaped: over the whole program.

ALLOWED = {  # the only places that say of other text that it is HTML, and that hand HTML to Streamlit
    "dashboard/html/markup.py": [
        "Markup(template % tuple(map(escape, values)))",
        "Markup(''.join(map(escape, parts)))",
        "Markup((Path(__file__).parent / Path(name).name).read_text('utf-8'))",
    ],
    "dashboard/ui/blocks/markup.py": ["st.html(html)"],
    "dashboard/ui/page_script.py": [  # the program's own script, from the files beside it
        "st.html(f'<script>{PAGE_SCRIPT}</script>', unsafe_allow_javascript=True)"
    ],
}


def find_unescaped(program: str) -> list[str]:
    """Where a program could show text as HTML that nobody escaped."""
    nodes = list(ast.walk(ast.parse(program)))
    found: list[ast.AST] = []
    for node in nodes:
        match node:
            case ast.Call(func=ast.Name("Markup") | ast.Attribute(attr="Markup"), args=args, keywords=named):
                literal = all(isinstance(one, ast.Constant) for one in args)
                found += [] if literal and not named else [node]
            case ast.Call(func=ast.Attribute(attr="html" | "_html" | "iframe")):
                found.append(node)
            case ast.Call(func=ast.Name("isinstance")):
                pass
            case ast.Call(args=args):  # Markup as a function: map(Markup, texts)
                found += [node for one in args if isinstance(one, ast.Name) and one.id == "Markup"]
            case ast.ImportFrom(module=str(module), names=names):
                streamlit = module.partition(".")[0] == "streamlit"
                found += [node for one in names if one.name == "Markup" and one.asname]
                found += [node for one in names if streamlit and one.name in ("html", "components")]
            case ast.Assign(value=ast.Name("Markup") | ast.Attribute(attr="html")):
                found.append(node)
            case ast.keyword(arg=str(name)) if name.endswith("allow_html"):
                found.append(node)
            case ast.Constant(value=str(text)) if re.fullmatch(r"\w*allow_html", text):
                found.append(node)
    return [ast.unparse(node) for node in found]


@pytest.mark.parametrize("file", PROGRAM, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_nothing_reaches_a_page_as_html_but_what_is_escaped(file: Path) -> None:
    allowed = ALLOWED.get(file.relative_to(ROOT).as_posix(), [])
    assert find_unescaped(file.read_text("utf-8")) == allowed


@pytest.mark.parametrize(
    "line",
    [
        "st.html(f'<b>{name}</b>')",
        "place.html(render_notes([name]))",
        "from streamlit import html",
        "import streamlit.components.v1 as web\nweb.html(name)",
        "draw = st.html",
        "show_html(Markup(f'<b>{name}</b>'))",
        "show_html(Markup(name))",
        "show_html(Markup('<b>' + name))",
        "show_html(Markup(object=name))",
        "markupsafe.Markup(name)",
        "list(map(Markup, names))",
        "from markupsafe import Markup as trusted",
        "trusted = Markup",
        "st.markdown(name, unsafe_allow_html=True)",
        "st.markdown(name, **{'unsafe_allow_html': True})",
        "show(name, allow_html=True)",
    ],
)
def test_a_way_round_the_escaping_is_found(line: str) -> None:
    assert len(find_unescaped(line)) == 1


def test_html_that_is_escaped_may_pass() -> None:
    assert find_unescaped("Markup('<b>{}</b>').format(name); show_html(render_notes([name]))") == []


def test_a_page_refuses_text_that_is_not_escaped() -> None:
    with pytest.raises(TypeError, match="not escaped: '<b>'"):
        show_html("<b>")


@pytest.mark.parametrize("template", ["<p>%s</p>", "<b>%s</b>%%"])
def test_a_filled_template_escapes_once(template: str) -> None:
    inner = fill("<i>%s</i>", EVIL)
    assert fill(template, inner) == template.replace("%s", inner).replace("%%", "%")
    assert join([inner, EVIL, 3]) == inner + EVIL + "3"
    assert Seen(join([inner, EVIL])).text == [EVIL, EVIL]


def test_headings_of_cards_on_a_phone_cannot_leave_their_string() -> None:
    """What the cells open stands in a row of its own, as wide as the table."""
    heads = ["a'; } x", "b\\", 'c">', "d\ne"]
    table = Table(heads, [[Cell("1", None, ("one", EVIL)), Cell("2"), Cell("3"), Cell("4")]])
    html = str(render_table(table, str))
    written = """style="--cj-1:'a’; } x';--cj-2:'b';--cj-3:'c">';--cj-4:'d e'\""""
    assert written in unescape(html)
    assert 'c">' not in html
    assert 'class="cj-table cj-cards-on-phone"' in html
    opened = f"<ul><li>one</li><li>{escape(EVIL)}</li></ul>"
    assert f'<tr class="cj-opened"><td colspan="4">{opened}</td></tr>' in html
    assert "cards" not in render_table(Table(["a"], [[Cell("1")]]), str)


def test_style_sheets_take_their_colours_from_the_theme() -> None:
    sheets = (
        "frame",
        "page",
        "tables",
        "rows",
        "matrix",
        "bullets",
        "progress",
        "draft",
        "print",
        "embed",
        "uploads",
    )
    written = render_style(*sheets)
    words = {"--cj-add-place", "--cj-at"}
    words |= set(re.findall(r"--cj-upload-[a-z]+", style.render_upload_words("a", "b", "c", "d")))
    assert '--cj-add-place: "+ City"; }' in style.render_place_words("+ City")
    defined = {f"--cj-{name}" for name in re.findall(r"--cj-([a-z-]+): ", written)}
    assert written.startswith("<style>") and written.endswith("</style>") and written.count("<") == 2
    assert f"--cj-good: {GOOD}; --cj-bad: {BAD}; --cj-rule: {RULE};" in written
    for file in (ROOT / "dashboard" / "html").glob("*.css"):
        css = file.read_text("utf-8")
        assert css.strip() in written
        assert css.count("{") == css.count("}") > 0
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", css)
        assert set(re.findall(r"var\((--[a-z-]+)\)", css)) <= defined | words
    assert style.render_style("embed") != written


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("PM2.5", 5), ("苏州", 4), ("≤ 28微克/立方米", 15), ("，", 2), ("–", 1)]
)
def test_a_chinese_letter_is_as_wide_as_two(text: str, width: int) -> None:
    assert display_width(text) == width


def test_a_table_has_headers_rows_and_links() -> None:
    table = Table(["Place", "Value"], [[Cell("Mini"), Cell("28", "pm25-1")], [Cell("Other"), Cell("–")]])
    seen = Seen(render_table(table, lambda claim: f"./sources?claim_id={claim}", "Numbers"))
    assert seen.open == []
    assert [tag for tag in seen.tags if tag in ("table", "th", "tr", "td", "a")] == [
        "table",
        "tr",
        "th",
        "th",
        "tr",
        "td",
        "td",
        "a",
        "tr",
        "td",
        "td",
    ]
    assert seen.text == ["Place", "Value", "Mini", "28", "Other", "–"]
    assert seen.links == ["./sources?claim_id=pm25-1"]
    assert seen.names == ["Numbers"]


def test_every_text_of_a_table_is_escaped() -> None:
    table = Table([EVIL], [[Cell(EVIL, EVIL, inputs=(EVIL, "**bold**"))]])
    fragment = render_table(table, lambda claim: f'"><script>{claim}', EVIL)
    seen = Seen(fragment)
    assert seen.open == []
    assert not {"script", "img"} & set(seen.tags)
    assert seen.text.count(EVIL) == 3
    assert seen.names == [EVIL]
    assert seen.links == [f'"><script>{EVIL}']


def test_inputs_open_on_a_click() -> None:
    seen = Seen(render_table(Table(["Status"], [[Cell("met", inputs=("Target: 29", "Result: 28"))]]), str))
    assert [tag for tag in seen.tags if tag in ("details", "summary", "ul", "li")] == [
        "details",
        "summary",
        "ul",
        "li",
        "li",
    ]
    assert seen.text == ["Status", "met", "Target: 29", "Result: 28"]


def test_facts_are_escaped() -> None:
    seen = Seen(render_facts([(EVIL, EVIL)]))
    assert not {"script", "img"} & set(seen.tags)
    assert seen.text == [EVIL, EVIL]


def test_an_empty_table_is_a_table() -> None:
    seen = Seen(render_table(Table(["Place"]), str))
    assert (seen.open, seen.text) == ([], ["Place"])


@pytest.mark.parametrize(
    "text",
    [
        "# heading",
        "- item",
        "1. item",
        "> quote",
        "*a* **b** _c_",
        "`code`",
        "[link](https://example.org)",
        "![x](y)",
        "<script>x</script>",
        "a | b",
        "~~x~~",
        "$x^2$",
        ":red[x]",
        ":material/link:",
        "&amp;",
        "\\*",
        "+ item",
        "a\\",
        "{x}",
        "~",
        "a:b",
        "28.5",
    ],
)
def test_markdown_is_left_nothing_to_find(text: str) -> None:
    """Every character that Markdown could read has a backslash before it, and nothing else changes."""
    escaped = escape_markdown(text)
    unescaped, at = "", 0
    while at < len(escaped):
        assert escaped[at].isalnum() or escaped[at] in " ^/';" or escaped[at] == "\\", escaped
        at += escaped[at] == "\\"
        unescaped += escaped[at]
        at += 1
    assert unescaped == text
