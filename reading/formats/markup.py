"""XML and HTML as trees: parsed without entities and without network; names without namespaces."""

import io
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

from reading.formats.document import Unreadable

Element: TypeAlias = Any  # of lxml, which has no types
ERRORS = (etree.ParserError, etree.XMLSyntaxError, ValueError)
walk = etree.iterwalk


def parse_xml(content: bytes) -> Element:
    """The root of an XML document. Entities stay unresolved, nothing is fetched. Raises Unreadable."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except ERRORS as error:
        raise Unreadable("broken") from error
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace; none of a comment, an entity or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find_attribute(element: Element, name: str) -> str | None:
    """The value of an attribute, in whatever namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def parse_html(text: str) -> Element:
    """The root of a web page. Raises Unreadable, also where it is nested too deep to be read whole."""
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8", huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except ERRORS as error:
        raise Unreadable("broken") from error
    if root is None:
        raise Unreadable("empty")
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise Unreadable("broken")
    return root


def iterate_xml(content: bytes, names: tuple[str, ...]) -> Iterator[Element]:
    """The elements of these names, each when it ends, in a document of which not all need be kept."""
    wanted = tuple(f"{{*}}{name}" for name in names)
    try:
        for _, element in etree.iterparse(
            io.BytesIO(content), tag=wanted, resolve_entities=False, no_network=True
        ):
            yield element
    except ERRORS as error:
        raise Unreadable("broken") from error
