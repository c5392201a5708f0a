"""The text of a web page: its article, without navigation, scripts and what is hidden; tables row by row."""

import email
import email.policy
import re

from reading.formats.cleaning import clean, raise_digits
from reading.formats.document import Note, RawSheet, Unreadable
from reading.formats.markup import Element, local_name, parse_html, walk
from reading.formats.plain_text import decode_text
from reading.formats.web_table import is_table_of_data, write_rows

DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
START = 2048  # bytes in which a page declares its encoding


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


NOT_TEXT = _words(
    "script style noscript template iframe object embed applet svg math canvas audio video nav aside "
    "footer button select option textarea head map"
)
NOT_ARTICLE = _words(
    "nav navbar navigation menu footer breadcrumb breadcrumbs crumb crumbs sidebar share pager "
    "pagination copyright toolbar topbar header banner related recommend login search"
)
NOT_ARTICLE_ROLES = _words("navigation banner contentinfo search complementary menu toolbar")
BLOCKS = _words(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td "
    "tfoot th thead tr ul"
)
HEADINGS = frozenset(("h1", "h2", "h3"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
TITLE_SEPARATOR = re.compile(r"\s*[_|]\s*|\s+[-\u2013\u2014]\s+")
FEWEST_LINKS = 4
MOSTLY = 0.7  # of a list's characters that stand in links, if it is navigation
HALF = 0.5


def read_page(content: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """Text, encoding and notes. Raises Unreadable."""
    text, encoding, notes = _decode(content)
    return _extract(text), encoding, notes


def _decode(content: bytes) -> tuple[str, str, tuple[Note, ...]]:
    declared = DECLARED.search(content[:START])
    text, encoding, notes = decode_text(content, declared[1].decode() if declared else None)
    return XML_DECLARATION.sub("", text), encoding, notes


def read_page_tables(content: bytes) -> tuple[RawSheet, ...]:
    """The tables of data in a web page, also of one that is named as a workbook. Raises Unreadable."""
    text, encoding, notes = _decode(content)
    sheets = []
    for table in parse_html(text).iter("table"):
        if is_table_of_data(table):
            rows = tuple(tuple(line.split("\t")) for line in write_rows(table).splitlines())
            lines = tuple(range(1, len(rows) + 1))
            sheets.append(RawSheet("", rows, lines, "html", encoding, notes=notes))
    return tuple(sheets)


def read_saved_page(content: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """The page in a web archive (MHTML), as Word and browsers save it. Raises Unreadable."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body:
                return read_page(body)
    raise Unreadable("broken")


def _extract(text: str) -> str:
    root = parse_html(text)
    found = _write(root, _find_left_out(root)) or _write(root, set())
    return _with_title(root, found)


def _find_left_out(root: Element) -> set[Element]:
    """Elements that hold no part of the article: by their name, or lists made of links."""
    sizes: dict[Element, tuple[int, int, int]] = {}
    for _, element in walk(root, events=("end",)):
        sizes[element] = _measure(element, sizes)
    total = sizes[root][0]
    found = set()
    for element, (size, in_links, links) in sizes.items():
        names = _names(element)
        named = bool(names & NOT_ARTICLE) or element.get("role", "") in NOT_ARTICLE_ROLES
        named = named and local_name(element) not in ("body", "html") and element.find(".//h1") is None
        is_list = local_name(element) in ("ul", "ol", "dl", "div", "td", "table", "p")
        linked = is_list and links >= FEWEST_LINKS and in_links > MOSTLY * size
        if (named and size < HALF * total) or linked:
            found.add(element)
    return found


def _measure(element: Element, sizes: dict[Element, tuple[int, int, int]]) -> tuple[int, int, int]:
    """Characters of text in an element, those of them in links, and the number of links."""
    name = local_name(element)
    if name in NOT_TEXT:
        return 0, 0, 0
    size, in_links, links = len((element.text or "").strip()), 0, 0
    for child in element:
        of_child = sizes.get(child, (0, 0, 0))
        size += of_child[0] + len((child.tail or "").strip())
        in_links += of_child[1]
        links += of_child[2]
    return (size, size, 1) if name == "a" else (size, in_links, links)


def _names(element: Element) -> set[str]:
    """The words of an element's class and id."""
    words = f"{element.get('class', '')} {element.get('id', '')} {local_name(element)}"
    return set(re.split(r"[\s_-]+", words.lower()))


def _write(root: Element, left_out: set[Element]) -> str:
    """The text of a page, a line a block."""
    parts: list[str] = []
    walker = walk(root, events=("start", "end"))
    for event, element in walker:
        name = local_name(element)
        if event == "end":
            if name in BLOCKS:
                parts.append("\n")
            parts.append(_blanks(element.tail, element.getparent()))
            continue
        if name in NOT_TEXT or element in left_out or _is_hidden(element):
            walker.skip_subtree()
        elif name == "table" and is_table_of_data(element):
            parts.append(f"\n{write_rows(element)}")
            walker.skip_subtree()
        elif name == "sup":
            parts.append(raise_digits("".join(element.itertext())))
            walker.skip_subtree()
        else:
            parts.append(_begin(element, name))
    return clean("".join(parts))


def _begin(element: Element, name: str) -> str:
    if name == "br":
        return "\n"
    number = f"{_number(element)}. " if name == "li" and local_name(element.getparent()) == "ol" else ""
    start = "\n" if name in BLOCKS else ""
    return f"{start}{number}{_blanks(element.text, element)}"


def _number(item: Element) -> int:
    return sum(local_name(one) == "li" for one in item.itersiblings(preceding=True)) + 1


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style", "")))


def _blanks(text: str | None, parent: Element | None) -> str:
    """Text with line breaks as blanks, as a browser shows it, unless it is preformatted."""
    if not text or (parent is not None and local_name(parent) == "pre"):
        return text or ""
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _with_title(root: Element, text: str) -> str:
    """The text, after the page's title where no heading says it."""
    title = next((clean("".join(one.itertext())) for one in root.iter("title")), "")
    title = TITLE_SEPARATOR.split(title.replace("\n", " "))[0]
    if not text or not title or title in text[: 20 * len(title)]:
        return text
    if any(clean("".join(one.itertext())) in text for one in root.iter(*HEADINGS)):
        return text
    return f"{title}\n{text}"
