"""The command read: prints the claims that a report seems to make, as a table, CSV or JSON lines."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from reading.claims.maker import ODD_UNIT
from reading.formats.cleaning import clean
from reading.lexicon.lexicon import Lexicon
from reading.proposals import Proposal
from reading.reader import read_report

FORMATS = ("table", "csv", "jsonl")
SHOWN = (
    "indicator_id",
    "place_id",
    "scope_id",
    "period",
    "kind",
    "comparator",
    "value",
    "unit",
    "confidence",
    "value_text",
)
COLUMNS = tuple(field.name for field in fields(Proposal))


def read_text(file: Path) -> str:
    """The text of a report in UTF-8, cleaned as that of any file. Raises UnicodeDecodeError where it is not
    UTF-8, OSError where it cannot be read.
    """
    return clean(file.read_text("utf-8-sig"))


def print_report(text: str, lexicon: Lexicon, place: str, year: int | None, form: str) -> None:
    """Print the proposals, and to the error stream what is missing to take them over."""
    reading = read_report(text, lexicon, place, year)
    proposals = [one for one in reading.proposals if ODD_UNIT not in one.why]
    print(write_proposals(proposals, form), end="")
    if reading.other_place:
        print(
            f"The title names {reading.other_place}, and the report was said to be of {place}:"
            f" numbers without a place in the text are given to {place}, which may be wrong.",
            file=sys.stderr,
        )
    known = {row.place_id for row in lexicon.places}
    for name in dict.fromkeys(one.place_id for one in proposals if one.place_id not in known):
        print(
            f"places.csv has no place called {name}; it needs a line:"
            f" place_id,{name},name_en,level,parent_id,peer_group",
            file=sys.stderr,
        )


def write_proposals(proposals: Sequence[Proposal], form: str) -> str:
    """Proposals as a table for people, as CSV, or one JSON object a line."""
    rows = [_row(proposal) for proposal in proposals]
    if form == "jsonl":
        return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    if form == "csv":
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {"why": " ".join(row["why"])} for row in rows)
        return out.getvalue()
    cells = [SHOWN, *(tuple(str(row[column]) for column in SHOWN) for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(SHOWN))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
        for row in cells
    )


def _row(proposal: Proposal) -> dict:
    row = {name: getattr(proposal, name) for name in COLUMNS}
    return row | {"confidence": str(proposal.confidence), "why": list(proposal.why)}
