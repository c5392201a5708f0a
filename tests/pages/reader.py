"""A reader of one page: what it shows, as plain text and rows, and the controls by the names they have in the
address.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

UNSEEN = {
    "id",
    "key",
    "form_id",
    "icon",
    "config",
    "theme",
    "url",
    "width",
    "user_key",
    "group_id",
    "script_hash",
}
PRINT_HEAD = re.compile(r'<div class="cj-print"><p>(.*?)</p>')
SENTENCE = re.compile(r'<p class="cj-(?:note|finding)">(.*?)</p>')
COUNT = re.compile(r"<div><b>(\d+)</b>([^<]*)</div>")
PICTURE = {"text", "hovertext", "ticktext", "name", "title"}  # the keys of a Plotly figure that hold words


@dataclass
class Table:
    """An HTML table: its header, its rows of texts, the links of each row by column, and what opens inside
    its cells.
    """

    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    links: list[dict[int, str]] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)

    def column(self, name: str) -> list[str]:
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def claim_ids(self) -> list[str]:
        """The claims the links lead to; a link to anything but a claim or a document is an empty id."""
        links = [urlsplit(link) for row in self.links for link in row.values()]
        return [
            parse_qs(link.query).get("claim_id", [""])[0]
            for link in links
            if not (link.hostname or link.query.startswith("source_id="))
        ]


class _Tables(HTMLParser):
    """Tables, and the text outside them."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.loose: list[str] = []
        self.quoted: list[str] = []  # what is marked as Chinese: a reader's own text
        self.within: list[str] = []
        self.languages: list[
            tuple[int, str]
        ] = []  # how deep an element stands that has a language, and which

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if language := dict(attrs).get("lang"):
            self.languages.append((len(self.within) + 1, language))
        is_below = tag == "tr" and dict(attrs).get("class") in ("cj-opened", "cj-below", "cj-said-row")
        self.within.append("opened" if is_below else tag)
        if "opened" in self.within and tag != "li":
            return
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr" and "thead" not in self.within:
            self.tables[-1].rows.append([])
            self.tables[-1].links.append({})
        elif tag == "th" and "thead" in self.within:
            self.tables[-1].columns.append("")
        elif tag in ("td", "th"):
            self.tables[-1].rows[-1].append("")
        elif tag == "li" and "table" in self.within:
            self.tables[-1].inputs.append("")
        elif tag == "a" and "table" in self.within:
            table = self.tables[-1]
            table.links[-1][len(table.rows[-1]) - 1] = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop() not in (tag, "opened" if tag == "tr" else tag):
            pass
        while self.languages and len(self.within) < self.languages[-1][0]:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self.within:
            return
        if self.languages and self.languages[-1][1] == "zh":
            self.quoted.append(data)
            return
        if {"li", "table"} <= set(self.within):
            self.tables[-1].inputs[-1] += data
        elif "thead" in self.within and self.tables[-1].columns:
            self.tables[-1].columns[-1] += data
        elif "tbody" in self.within and self.tables[-1].rows and self.tables[-1].rows[-1]:
            self.tables[-1].rows[-1][-1] += data
        else:
            self.loose.append(data)


def quoted(html: str) -> list[str]:
    """The texts that are marked as Chinese."""
    parser = _Tables()
    parser.feed(html)
    return parser.quoted


def parsed(html: str) -> tuple[list[Table], list[str]]:
    """The tables of some HTML, and the texts outside them."""
    parser = _Tables()
    parser.feed(html)
    return parser.tables, parser.loose


def told(markdown: str) -> str:
    """Markdown as the reader sees it: without backslashes before marks and without bold."""
    return re.sub(r"\\(.)", r"\1", markdown.replace("**", ""))


class Reader:
    """One visit. Every choice runs the app again, as in a browser. `session` is its name on the server."""

    def __init__(self, app: AppTest, session: str = "") -> None:
        self.app = app
        self.session = session

    @property
    def address(self) -> dict[str, Any]:
        return self.app.query_params

    @property
    def title(self) -> str:
        (title,) = self.app.title
        return told(title.value)

    @property
    def page(self) -> str:
        """The name of the page, as its print says; its title may be what it found."""
        (head,) = [found for element in self.app.html for found in PRINT_HEAD.findall(element.value)]
        return unescape(head).split(" · ")[0]

    @property
    def notices(self) -> list[str]:
        return [told(warning.value) for warning in self.app.warning]

    @property
    def hints(self) -> list[str]:
        return [told(info.value) for info in self.app.info]

    @property
    def headings(self) -> list[str]:
        return [told(heading.value) for heading in self.app.subheader]

    @property
    def sentences(self) -> list[str]:
        """Running text: findings, remarks, notes."""
        noted = [
            unescape(sentence) for element in self.app.html for sentence in SENTENCE.findall(element.value)
        ]
        return [*noted, *(told(element.value) for element in [*self.app.markdown, *self.app.caption])]

    @property
    def counts(self) -> dict[str, int]:
        """Numbers side by side, by their words."""
        found = [pair for element in self.app.html for pair in COUNT.findall(element.value)]
        return {unescape(name): int(number) for number, name in found}

    @property
    def tables(self) -> list[Table]:
        return [table for element in self.app.html for table in parsed(element.value)[0]]

    def table(self, *columns: str) -> Table:
        """The first table with these columns."""
        return next(table for table in self.tables if set(columns) <= set(table.columns))

    @property
    def figures(self) -> list[dict[str, Any]]:
        """Charts as Plotly's JSON."""
        return [json.loads(chart.proto.spec) for chart in self.app.get("plotly_chart")]

    @property
    def chart_names(self) -> list[str]:
        return [chart.proto.alt for chart in self.app.get("plotly_chart")]

    def control(self, key: str):
        """The control that keeps this key in the address, or None."""
        app = self.app
        widgets = [
            *app.selectbox,
            *app.multiselect,
            *app.segmented_control,
            *app.text_input,
            *app.toggle,
            *app.radio,
        ]
        return next((widget for widget in widgets if (widget.key or "").startswith(f"{key}-")), None)

    def chosen(self, key: str):
        return self.control(key).value

    def choose(self, key: str, value: Any) -> "Reader":
        self.control(key).set_value(value).run()
        return self

    def turn_to(self, page: str) -> "Reader":
        """Use the menu: it leads to the bare address of a page."""
        self.app.context["url"] = f"http://localhost:8501/{page}"
        self.app.query_params.clear()
        self.app.switch_page(f"pages/{page}.py").run()
        return self

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text on the page with where it stands: a kind of element, or the column of a table."""
        for element in [*self.app.main, *self.app.sidebar]:
            kind = getattr(element, "type", "")
            if kind == "html":
                tables, loose = parsed(element.value)
                yield from (("html", text) for text in loose)
                yield from (("quoted", text) for text in quoted(element.value))
                for table in tables:
                    yield from (("header", column) for column in table.columns)
                    yield from (("input", line) for line in table.inputs)
                    for row in table.rows:
                        heads = table.columns or [row[0]] * len(
                            row
                        )  # a list of facts has its heads at the left
                        yield from zip(heads, row, strict=True)
            elif kind == "plotly_chart":
                yield "chart name", element.proto.alt
                yield from (("chart", text) for text in _words_of(json.loads(element.proto.spec)))
            elif hasattr(element, "proto"):
                yield from ((kind, told(text)) for text in _strings(element.proto))

    def all_text(self) -> str:
        return "\n".join(text for _, text in self.texts())


def _words_of(part: Any) -> Iterator[str]:
    """Words in a Plotly figure."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key in PICTURE:
                yield from _all_strings(value)
            elif not key.startswith("_") and key != "meta":  # what saved pictures add, wrapped
                yield from _words_of(value)
    elif isinstance(part, list):
        for item in part:
            yield from _words_of(item)


def _all_strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for item in part.values() if isinstance(part, dict) else part:
            yield from _all_strings(item)


def _strings(message: Any) -> Iterator[str]:
    """Every string of a protocol message that a reader may see."""
    if not hasattr(message, "ListFields"):
        return
    for descriptor, value in message.ListFields():
        if descriptor.name in UNSEEN:
            continue
        values = value if hasattr(value, "__len__") and not isinstance(value, str | bytes) else [value]
        for item in values:
            if isinstance(item, str):
                yield item
            else:
                yield from _strings(item)
