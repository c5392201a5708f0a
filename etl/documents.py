"""Reads the text of documents: their paragraphs, and whether a printed figure stands in one of them."""

import re
import unicodedata
from pathlib import Path

LOCATOR = re.compile(r"(?P<section>.*?)\s*¶(?P<paragraph>\d+)")


def read_paragraphs(file: Path) -> list[str]:
    """The paragraphs of a document: its non-empty lines, as plain_text. Raises FileNotFoundError."""
    return [plain for line in file.read_text("utf-8").splitlines() if (plain := plain_text(line))]


def paragraph_number(locator: str) -> int | None:
    """The paragraph that a locator gives ("item 35 ¶72" gives 72), counted from 1; None if it gives none."""
    match = LOCATOR.fullmatch(locator)
    return int(match["paragraph"]) if match else None


def stands_in(printed: str, paragraph: str) -> bool:
    """Whether a printed figure stands in a paragraph as a whole, not as a part of a longer number."""
    figure = plain_text(printed)
    before = r"(?<![\d.])" if figure[:1].isdigit() else ""
    after = r"(?![\d]|\.\d)" if figure[-1:].isdigit() else ""
    return re.search(before + re.escape(figure) + after, plain_text(paragraph)) is not None


def plain_text(text: str) -> str:
    """Text without white space and full-width forms, in which printed figures are looked up.

    What is no digit stays none: ² and ①.
    """
    return "".join(
        letter if unicodedata.category(letter) == "No" else unicodedata.normalize("NFKC", letter)
        for letter in re.sub(r"\s", "", text)
    )
