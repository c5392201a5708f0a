"""Does every printed figure stand where its claim says? Looks the claims up in their documents."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.build import WAREHOUSE
from etl.staging import Fault

LOCATOR = re.compile(r"(?P<section>.*?)\s*¶(?P<paragraph>\d+)")


@dataclass(frozen=True)
class Verification:
    """How many claims were looked up, and which figures do not stand at their locator."""

    checked: int
    faults: list[Fault]


def verify(documents: Path, warehouse: Path = WAREHOUSE) -> Verification:
    """Look up every claim whose source names a document: its printed figure must stand in the paragraph it gives.

    A paragraph is a non-empty line of the document, counted from 1. White space and full-width forms make no
    difference; the tail of a longer number does not count. The fault's file and line are the document and paragraph.
    """
    with duckdb.connect(str(warehouse), read_only=True) as con:
        claims = con.execute(
            "select claim_id, document, locator, printed from fact_claim join dim_source using (source_id)"
            " where document is not null order by document, claim_id"
        ).fetchall()
    texts: dict[str, list[str] | None] = {}
    faults = []
    for claim_id, document, locator, printed in claims:
        if document not in texts:
            texts[document] = _paragraphs(documents / document)
        if fault := _fault(texts[document], locator, printed):
            number = int(match["paragraph"]) if (match := LOCATOR.fullmatch(locator)) else 0
            faults.append(Fault(document, number, claim_id, fault, printed))
    return Verification(len(claims), sorted(faults))


def _paragraphs(file: Path) -> list[str] | None:
    if not file.exists():
        return None
    return [plain for line in file.read_text("utf-8").splitlines() if (plain := _plain(line))]


def _fault(paragraphs: list[str] | None, locator: str, printed: str) -> str | None:
    """What is wrong with a locator, if anything."""
    match = LOCATOR.fullmatch(locator)
    if paragraphs is None:
        return "document not found"
    if not match:
        return f'the locator "{locator}" has no paragraph (¶n)'
    number = int(match["paragraph"])
    if not 1 <= number <= len(paragraphs):
        return f"the document has {len(paragraphs)} paragraphs"
    if not stands_in(printed, paragraphs[number - 1]):
        return "not printed in this paragraph"
    return None


def stands_in(printed: str, paragraph: str) -> bool:
    """Whether a printed figure stands in a paragraph as a whole, not as the tail or head of a longer number."""
    figure = re.escape(_plain(printed))
    before = r"(?<![\d.])" if _plain(printed)[:1].isdigit() else ""
    after = r"(?![\d]|\.\d)" if _plain(printed)[-1:].isdigit() else ""
    return re.search(before + figure + after, _plain(paragraph)) is not None


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
