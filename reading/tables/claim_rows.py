"""Writes what was read of a table as rows of the curated files, and knows the cell that each row is from."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from reading.claim_rows import CLAIM_COLUMNS
from reading.tables.entries import Entry

LONGEST_STEM = 40


@dataclass(frozen=True)
class ClaimRows:
    """Rows by file of data/, and the entry behind each row of a file, in the same order."""

    rows: Mapping[str, Sequence[Mapping[str, str]]]
    entries: Mapping[str, Sequence[Entry]]

    def entry_of(self, file: str, row: int) -> Entry | None:
        """The entry behind a row, counted from 1."""
        entries = self.entries.get(file, ())
        return entries[row - 1] if 0 < row <= len(entries) else None


def make_claim_rows(entries: Sequence[Entry], sheet: str, source: Mapping[str, str]) -> ClaimRows:
    """The claims of complete entries, and the line of `sources.csv` for the reader's own table; the line is
    left out where every claim names a document of its own.
    """
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    behind: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        file = f"claims/{entry.parts['indicator_id']}.csv"
        rows[file].append(make_claim_row(entry, sheet, source["source_id"]))
        behind[file].append(entry)
    if any(row["source_id"] == source["source_id"] for some in rows.values() for row in some):
        rows["sources.csv"] = [dict(source)]
    return ClaimRows(dict(rows), dict(behind))


def make_claim_row(entry: Entry, sheet: str, source_id: str) -> dict[str, str]:
    """One claim; what the table does not say of its document is that of the table itself."""
    own = {"source_id": source_id, "locator": f"{sheet} {entry.where}".strip()}
    said = entry.parts if entry.parts.get("source_id") else {**entry.parts, **own}
    return {column: said.get(column, "") for column in CLAIM_COLUMNS}


def make_source_id(file_name: str, content: bytes) -> str:
    """A code for a reader's table: from its file's name, and a digest of its content."""
    stem = normalize("NFKC", file_name.rpartition(".")[0]).lower()
    plain = re.sub(r"[^a-z0-9]+", "_", stem).strip("_")[:LONGEST_STEM].strip("_")
    return "_".join(["reader_table", *([plain] if plain else []), sha256(content).hexdigest()[:8]])
