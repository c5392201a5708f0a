"""What the whole report says of its proposals: two values of one quantity, and words that nobody knows."""

from decimal import Decimal

import pytest

from etl.score import Comparison, Score, Scored
from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report

TITLE = "某市2024年工作总结\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one value, told twice
        ("PM2.5平均浓度30微克/立方米。PM2.5平均浓度为30.0微克/立方米。", [("30", False), ("30.0", False)]),
        # two values
        ("PM2.5平均浓度30微克/立方米。PM2.5平均浓度为28微克/立方米。", [("30", True), ("28", True)]),
        # the later one behind words that the lexicon does not know: another thing's
        ("PM2.5平均浓度30微克/立方米。喀斯木园PM2.5平均浓度为28微克/立方米。", [("30", True)]),
        # an amount may be told in parts, a rate by the size of the sources
        (
            "饮用水水源地水质达标率100%，喀斯木园饮用水水源地水质达标率96.1%。",
            [("100", True), ("96.1", True)],
        ),
        ("产生生活垃圾30万吨。喀斯木园产生生活垃圾28万吨。", [("30", True), ("28", True)]),
        # the two ends of a goal are one value
        ("到2025年，PM2.5平均浓度控制在28至30微克/立方米。", [("28", False), ("30", False)]),
    ],
)
def test_two_values_of_one_quantity_are_doubtful(
    lexicon: Lexicon, text: str, expected: list[tuple[str, bool]]
) -> None:
    found = read_report(TITLE + text, lexicon, "suzhou").proposals
    assert [(one.value, "differs" in one.why) for one in found] == expected
    assert all((one.confidence <= Decimal("0.60")) == ("differs" in one.why) for one in found)


def test_a_number_whose_proposal_goes_is_a_figure_all_the_same(lexicon: Lexicon) -> None:
    text = f"{TITLE}PM2.5平均浓度30微克/立方米。喀斯木园PM2.5平均浓度为28微克/立方米。"
    (number,) = (one for one in read_report(text, lexicon, "suzhou").numbers if one.text.startswith("28"))
    assert (number.role, number.proposal) == ("figure", None)


def test_words_that_nobody_knows_lower_the_confidence_of_what_follows_in_their_clause(
    lexicon: Lexicon,
) -> None:
    text = f"{TITLE}喀斯木园PM2.5平均浓度为28微克/立方米，PM10平均浓度为50微克/立方米。"
    unknown, known = read_report(text, lexicon, "suzhou").proposals
    assert unknown.why == ("unknown_words",) and known.why == ()
    assert (unknown.confidence, known.confidence) == (Decimal("0.85"), Decimal("0.95"))


def test_what_was_found_is_told_by_bands_of_confidence() -> None:
    right, false, low = (
        Scored("a", "pm25", "suzhou", "2024", "actual", "=", value, "ug_m3") for value in "123"
    )
    confidence = {right: Decimal("0.95"), false: Decimal("0.97"), low: Decimal("0.30")}
    found = Comparison(frozenset({right, low}), confidence)
    assert [(str(band), score) for band, score in found.by_confidence()] == [
        ("0.95", Score(1, 1, 0)),
        ("0.90", Score(0, 0, 0)),
        ("0.80", Score(0, 0, 0)),
        ("0", Score(1, 0, 0)),
    ]
