"""A reader's own table as rows of the curated files: its claims, and the line that names the table itself."""

from collections.abc import Sequence
from datetime import date

from dashboard.text import LANGUAGES, load_texts
from reading.tables.claim_rows import ClaimRows, make_claim_rows, make_source_id
from reading.tables.entries import Entry
from reading.tables.words import HAN

GRADE = "unverified_copy"  # nobody has checked it


def make_own_rows(entries: Sequence[Entry], sheet: str, name: str, content: bytes, today: date) -> ClaimRows:
    """The claims with their source: the reader's own table, a file of this name, checked by nobody,
    of today. In English a file with a Chinese name goes by its code.
    """
    source_id = make_source_id(name, content)
    names = {"zh": name, "en": source_id if HAN.search(name) else name}
    source = {
        "source_id": source_id,
        "published_on": today.isoformat(),
        "grade": GRADE,
    }
    for language in LANGUAGES:
        texts = load_texts(language)
        source[f"title_{language}"] = texts["own_table.source_title"].format(name=names[language])
        source[f"publisher_{language}"] = texts["own_table.source_publisher"]
    return make_claim_rows(entries, sheet, source)
