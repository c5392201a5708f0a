"""The command score: how well the reader does on reports whose claims are known.

Of each report the distinct claims are compared: indicator, place, period, kind, comparator, value and
unit must all agree.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path

import duckdb

from reading.claims.maker import ODD_UNIT
from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from rules.period import in_whole_months

GOLD_COLUMNS = (
    *(
        "document",
        "place",
        "year",
        "indicator_id",
        "place_id",
        "period",
        "kind",
        "comparator",
        "value",
        "unit",
    ),
)
CLAIMS = """
    select document, '' as place, '' as year, indicator_id, place_id, period, kind,
        coalesce(comparator, '') as comparator,
        case when value is null then '' else value_text end as value, unit_id as unit
    from fact_claim join dim_source using (source_id)
    where document is not null
    order by document, claim_id
"""
DERIVED = "derived"  # worked out, so never proposed
BANDS = (Decimal("0.95"), Decimal("0.90"), Decimal("0.80"), Decimal(0))  # of confidence: so much and more
PARTS = ("indicator_id", "place_id", "period", "kind", "comparator", "value", "unit")


@dataclass(frozen=True, order=True)
class Scored:
    """A claim as it is compared: `place_id` is a known place's code, else its name without the ending of a
    city or county; `period` is in whole months where it is of such, `value` without needless zeros.
    """

    document: str
    indicator_id: str
    place_id: str
    period: str
    kind: str
    comparator: str
    value: str
    unit: str


@dataclass(frozen=True)
class Score:
    """How many claims were found that are there, that are not, and how many were not found."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = 2 * self.right + self.false + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True)
class Comparison:
    """The claims that are there, and those that were proposed, each with its confidence."""

    gold: frozenset[Scored]
    confidence: Mapping[Scored, Decimal]

    @cached_property
    def proposed(self) -> frozenset[Scored]:
        """The claims that were proposed."""
        return frozenset(self.confidence)

    def score(self, indicators: Iterable[str] | None = None) -> Score:
        """The score of all, or of some indicators."""
        wanted = None if indicators is None else set(indicators)
        gold = {one for one in self.gold if wanted is None or one.indicator_id in wanted}
        proposed = {one for one in self.proposed if wanted is None or one.indicator_id in wanted}
        return Score(len(gold & proposed), len(proposed - gold), len(gold - proposed))

    def by_confidence(self) -> Iterator[tuple[Decimal, Score]]:
        """For each band of confidence, given by its lower end, what was found in it; none is missed."""
        for low, high in zip(BANDS, (Decimal(2), *BANDS), strict=False):
            band = {one for one, confidence in self.confidence.items() if low <= confidence < high}
            yield low, Score(len(band & self.gold), len(band - self.gold), 0)

    def errors(self) -> Iterator[tuple[str, str, Scored]]:
        """What is missed or false, with its class: the parts in which it differs from the nearest on
        the other side.
        """
        missed, false = self.gold - self.proposed, self.proposed - self.gold
        for side, ones, others in (("missed", missed, false), ("false", false, missed)):
            by_document: dict[str, list[Scored]] = defaultdict(list)
            for other in others:
                by_document[other.document].append(other)
            for one in sorted(ones):
                yield side, _class_of(one, by_document[one.document]), one


def read_gold(file: Path) -> list[dict[str, str]]:
    """The rows of a TSV of known claims. Raises ValueError if it lacks a column."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    if rows and (missing := [column for column in GOLD_COLUMNS if column not in rows[0]]):
        raise ValueError(f"{file.name} lacks the column {missing[0]}")
    return rows


def curated_gold(warehouse: Path) -> list[dict[str, str]]:
    """The curated claims whose source names a document, as rows of known claims; the place is the one
    named most.
    """
    with duckdb.connect(str(warehouse), read_only=True) as con:
        found = con.execute(CLAIMS).fetchall()
    rows = [dict(zip(GOLD_COLUMNS, row, strict=True)) for row in found]
    places: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        places[row["document"]][row["place_id"]] += 1
    return [row | {"place": places[row["document"]].most_common(1)[0][0]} for row in rows]


def compare(rows: Iterable[Mapping[str, str]], texts: Mapping[str, str], lexicon: Lexicon) -> Comparison:
    """Read every document, given by name, and set what is proposed against the known claims."""
    rows = [row for row in rows if row["document"] in texts]
    known = {_short(one.name_zh): one.place_id for one in lexicon.places}
    gold = frozenset(_scored(row["document"], row, known) for row in rows if row["kind"] != DERIVED)
    asked = dict.fromkeys((row["document"], row["place"], row["year"]) for row in rows)
    confidence: dict[Scored, Decimal] = {}
    for document, place, year in asked:
        reading = read_report(texts[document], lexicon, place, int(year) if year else None)
        for proposal in reading.proposals:
            if ODD_UNIT not in proposal.why:
                one = _scored(document, vars(proposal), known)
                confidence[one] = max(confidence.get(one, proposal.confidence), proposal.confidence)
    return Comparison(gold, confidence)


def _scored(document: str, row: Mapping[str, object], known: Mapping[str, str]) -> Scored:
    parts = {part: str(row[part] or "") for part in PARTS}
    place = _short(parts["place_id"])
    parts["place_id"] = known.get(place, place)
    parts["period"] = in_whole_months(parts["period"])
    return Scored(document, **parts | {"value": _plain(parts["value"])})


def _short(place: str) -> str:
    return place[:-1] if len(place) > 2 and not place.isascii() and place[-1] in ENDINGS else place


def _plain(value: str) -> str:
    try:
        return f"{Decimal(value).normalize():f}" if value else ""
    except InvalidOperation:
        return value


def _class_of(one: Scored, others: Iterable[Scored]) -> str:
    """The parts in which a claim differs from the most alike on the other side; alone, if it is like none."""
    least: list[str] = []
    for other in others:
        apart = [part for part in PARTS if getattr(one, part) != getattr(other, part)]
        if len(apart) <= 3 and (not least or len(apart) < len(least)):
            least = apart
    return "+".join(least) or "alone"


ENDINGS = "\u5e02\u53bf"  # of a city, of a county
