"""Does every printed figure stand where its claim says? Looks the claims up in their documents."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.build import WAREHOUSE
from etl.curated_files import Fault
from etl.documents import paragraph_number, read_paragraphs, stands_in

CLAIMS = """
    select document, claim_id, locator, printed
    from fact_claim join dim_source using (source_id)
    where document is not null
    order by document, claim_id
"""


@dataclass(frozen=True)
class Verification:
    """How many claims were looked up, which figures are not at their locator, which documents are missing."""

    checked: int
    faults: list[Fault]
    missing: list[str]


def verify(documents: Path, warehouse: Path = WAREHOUSE) -> Verification:
    """Look up every claim whose source names a document: its figure must stand in the paragraph it gives.

    A paragraph is a non-empty line of the document, counted from 1. White space and full-width forms make no
    difference; a part of a longer number does not count. A fault's file and line are document and paragraph.
    A document that is not in the folder is one fault, whose value is the number of its claims.
    """
    with duckdb.connect(str(warehouse), read_only=True) as con:
        claims = con.execute(CLAIMS).fetchall()
    counts = Counter(document for document, *_ in claims)
    missing = [document for document in counts if not (documents / document).exists()]
    faults = [Fault(name, 1, "file", "document not found", f"{counts[name]} claims") for name in missing]
    texts = {name: read_paragraphs(documents / name) for name in counts if name not in missing}
    for document, claim_id, locator, printed in claims:
        if document in texts and (rule := _broken_rule(texts[document], locator, printed)):
            faults.append(Fault(document, paragraph_number(locator) or 0, claim_id, rule, printed))
    return Verification(sum(counts[name] for name in texts), sorted(faults), missing)


def _broken_rule(paragraphs: list[str], locator: str, printed: str) -> str | None:
    """What is wrong with a locator, if anything."""
    number = paragraph_number(locator)
    if number is None:
        return f'the locator "{locator}" has no paragraph (¶n)'
    if not 1 <= number <= len(paragraphs):
        return f"the document has {len(paragraphs)} paragraphs"
    if not stands_in(printed, paragraphs[number - 1]):
        return "not printed in this paragraph"
    return None
