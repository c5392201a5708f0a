"""The gold is sound: codes that exist, tuples that a claim may be, and numbers that the documents print."""

import csv
import re
import unicodedata
from decimal import Decimal

import pytest

from etl.build import DATA
from rules.numeral import NUMERAL, parse_numeral
from tests.reading.gold_claims import FIELDS, GOLD, GoldDocument, read_gold

DOCUMENTS = [
    document for half in sorted(folder.name for folder in GOLD.iterdir()) for document in read_gold(half)
]
INDICATORS = {file.stem for file in (DATA / "indicators").glob("*.yml")}
TOLD_IN_WORDS = {Decimal(0), Decimal(100)}  # 持平, 无劣Ⅴ类, 零填埋; 全部达标
NUMBER = re.compile(r"\d+(?:\.\d+)?")
POWERS = (-4, 0, 3, 4)  # of ten: 4200 in ten thousands is 0.42, 1.49亿元 in 万元 14900, 0.041 mg in μg 41


def _codes(file: str, column: str) -> set[str]:
    with (DATA / file).open(encoding="utf-8", newline="") as rows:
        return {row[column] for row in csv.DictReader(rows)}


def _printed_numbers(text: str) -> set[Decimal]:
    """Every number that a text prints: in digits of any width, times a power of ten, and in Chinese numerals."""
    plain = unicodedata.normalize("NFKC", text)
    digits = {Decimal(number).scaleb(power) for number in NUMBER.findall(plain) for power in POWERS}
    return digits | {parse_numeral(numeral) for numeral in NUMERAL.findall(plain)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path.stem)
def test_gold_holds_claims_that_may_be(document: GoldDocument) -> None:
    units = _codes("units.csv", "unit_id")
    for claim in document.claims:
        indicator, _, period, kind, comparator, value, unit = claim
        assert indicator in INDICATORS and unit in units, claim
        assert re.fullmatch(r"(?:\.\./)?\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?", period), claim
        assert (comparator == "") == (value == ""), claim
        assert value or kind in ("target", "reported_met"), claim
        assert not (kind == "reported_met" and value), claim


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path.stem)
def test_documents_print_the_numbers_of_their_gold(document: GoldDocument) -> None:
    printed = _printed_numbers(document.text) | TOLD_IN_WORDS
    classes = {"water_class", "ecological_class"}  # printed as Ⅲ or 三
    claims = [dict(zip(FIELDS, claim, strict=True)) for claim in document.claims]
    missing = [
        claim
        for claim in claims
        if claim["value"] and claim["unit"] not in classes and abs(Decimal(claim["value"])) not in printed
    ]
    assert not missing
