"""Laws of the reader: offsets are true, the same words in other letters are read the same, and nothing breaks it."""

import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from reading.tokens.clauses import LONGEST, split_clauses
from reading.tokens.scan import scan
from tests.reading.descriptions import describe
from tests.reading.gold_claims import read_gold

TITLE = "某市2024年生态环境工作总结\n"
PARTS = [
    "全市PM2.5平均浓度{}微克/立方米，",
    "优良天数比率{}%，同比上升2.3个百分点，",
    "国控断面Ⅲ类及以上比例{}%，",
    "危险废物填埋率降至{}%以下，",
    "淘汰国四及以下柴油货车{}辆，",
    "12369热线受理投诉{}件，",
    "新增污水处理能力{}万吨/日，",
    "严格执行1530处置机制，",
]
NUMBERS = st.sampled_from(["7", "28", "96.7", "100", "1,435", "83.8", "3.185"])
TEXTS = st.lists(st.tuples(st.sampled_from(PARTS), NUMBERS), min_size=1, max_size=4).map(
    lambda parts: TITLE + "".join(part.format(number) for part, number in parts) + "成效明显。"
)
SIGNS = "0123456789.%()（）、，。；:-~—|\t\n ＰＭ２≤>万第年月日"
WIDE = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {ord(","): ","}


def claims(text: str, lexicon: Lexicon) -> list[tuple[str, ...]]:
    return [
        (one.indicator_id, one.place_id, one.period, one.kind, one.comparator, one.value, one.unit)
        for one in read_report(text, lexicon, "suzhou").proposals
    ]


@given(text=TEXTS)
def test_offsets_are_those_of_the_text(lexicon: Lexicon, text: str) -> None:
    reading = read_report(text, lexicon, "suzhou")
    assert [text[one.start : one.end] for one in reading.numbers] == [one.text for one in reading.numbers]
    for proposal in reading.proposals:
        assert text[proposal.start : proposal.end] == proposal.value_text
        assert proposal.sentence in text


@given(text=TEXTS)
def test_a_label_is_never_a_value(lexicon: Lexicon, text: str) -> None:
    found = {value for *_, value, _ in claims(text, lexicon)}
    assert found & {"2.5", "12369", "1530"} == set()


@given(text=TEXTS)
def test_full_width_forms_are_read_the_same(lexicon: Lexicon, text: str) -> None:
    assert claims(TITLE + text[len(TITLE) :].translate(WIDE), lexicon) == claims(text, lexicon)


@given(text=TEXTS, every=st.integers(2, 5))
def test_blanks_between_words_are_read_the_same(lexicon: Lexicon, text: str, every: int) -> None:
    def is_word(letter: str) -> bool:
        return letter.isascii() and (letter.isalnum() or letter in ".,%/")

    spaced = "".join(
        f"{letter} "
        if at % every == 0 and not (is_word(letter) and is_word(after)) and letter != "\n"
        else letter
        for at, (letter, after) in enumerate(zip(text, [*text[1:], ""], strict=True))
    )
    assert claims(spaced, lexicon) == claims(text, lexicon)


def test_what_looks_only_round_itself_is_no_token(lexicon: Lexicon) -> None:
    """Behind a token without letters the scan would stand still for ever."""
    looking = {"place_of_nothing": re.compile("(?<=省)(?=考)")}
    found = scan("全省考点位", replace(lexicon, patterns={**lexicon.patterns, **looking}))
    assert [token.text for token in found.tokens] == ["全省"]


BROKEN = [
    ("PM2.5平均浓度30微克/立方米，均完成。", ["pm25 = 30"]),
    (
        "优良率90%，优良天数300天，PM2.5浓度分别下降15%和20%。",
        ["good_day_ratio = 90", "good_days = 300"],
    ),
    ("PM2.5浓度全省排名第二2位。", []),
    ("全市31个水源地，达标30个，2个", ["drinking_source_count = 31", "drinking_source_compliant_count = 30"]),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN, ids=[text for text, _ in BROKEN])
def test_what_does_not_fit_is_left_out(lexicon: Lexicon, text: str, expected: list[str]) -> None:
    found = describe(read_report(text, lexicon, "某市", 2024).proposals, "indicator_id comparator value")
    assert found == expected


@pytest.mark.parametrize("seed", range(8))
def test_pieces_of_reports_in_any_order_are_read(lexicon: Lexicon, seed: int) -> None:
    """Whatever is left of reports, with letters exchanged, is read to its end, and its offsets are true."""
    random = Random(seed)
    reports = [document.text for document in read_gold("dev")]
    for _ in range(25):
        begins = [(one, random.randrange(len(one))) for one in random.choices(reports, k=8)]
        letters = list("".join(one[at : at + random.randint(1, 160)] for one, at in begins))
        for _ in range(len(letters) // random.choice([10, 1000])):
            letters[random.randrange(len(letters))] = random.choice(SIGNS)
        text = "".join(letters)
        for proposal in read_report(text, lexicon, "某市", 2023).proposals:
            assert text[proposal.start : proposal.end] == proposal.value_text


def test_a_sentence_without_an_end_is_cut(lexicon: Lexicon) -> None:
    """What is looked for within a sentence is looked for in so many letters, however long a text goes on."""
    text = "\u4f18\u826f\u738790%\u3001" * 700
    clauses = list(split_clauses(scan(text, lexicon), 0, len(text)))
    assert max(clause.sentence[1] - clause.sentence[0] for clause in clauses) == LONGEST
    assert sum(clause.end - clause.start for clause in clauses) == len(text)
