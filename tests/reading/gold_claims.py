"""Gold: documents of our own and the claims a careful curator finds in them, as tuples.

`tests/reading/gold/HALF/HALF.tsv` names the documents of its folder. A tuple is what a proposal is scored by: indicator,
place, period, kind, comparator, value, unit. Of claims told in words only, comparator and value are empty.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parent / "gold"
FIELDS = ("indicator_id", "place_id", "period", "kind", "comparator", "value", "unit")


@dataclass(frozen=True)
class GoldDocument:
    """A document, what its reader is told (place, year, empty if nothing), and the claims it holds."""

    path: Path
    place: str
    year: str
    claims: frozenset[tuple[str, ...]]

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


def read_gold(half: str) -> list[GoldDocument]:
    """The documents of a half (dev or held), sorted by name."""
    claims: dict[tuple[str, str, str], set[tuple[str, ...]]] = defaultdict(set)
    with (GOLD / half / f"{half}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            claims[row["document"], row["place"], row["year"]].add(tuple(row[field] for field in FIELDS))
    return [
        GoldDocument(GOLD / half / document, place, year, frozenset(found))
        for (document, place, year), found in sorted(claims.items())
    ]
