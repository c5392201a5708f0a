"""Text from data is shown as text: never as HTML, never as Markdown."""

from html.parser import HTMLParser

import pytest

from dashboard.html.tables import render_facts, render_table
from dashboard.table import Cell, Table
from dashboard.ui.blocks.text import escape_markdown

EVIL = "<script>alert('x')</script>&\"<img src=x onerror=y>"


class Seen(HTMLParser):
    """The tags, attributes and text of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.names += [value or "" for name, value in attrs if name == "aria-label"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_a_table_has_headers_rows_and_links() -> None:
    table = Table(["Place", "Value"], [[Cell("Mini"), Cell("28", "pm25-1")], [Cell("Other"), Cell("–")]])
    seen = Seen(render_table(table, lambda claim: f"./sources?claim={claim}", "Numbers"))
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
    assert seen.links == ["./sources?claim=pm25-1"]
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
    """Every character that Markdown could read as a mark has a backslash before it, and nothing else changes."""
    escaped = escape_markdown(text)
    unescaped, at = "", 0
    while at < len(escaped):
        assert escaped[at].isalnum() or escaped[at] in " ^/';" or escaped[at] == "\\", escaped
        at += escaped[at] == "\\"
        unescaped += escaped[at]
        at += 1
    assert unescaped == text
