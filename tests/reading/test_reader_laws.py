"""Laws of the reader: offsets are true, and the same words in other letters are read the same."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from reading.tokens.scan import scan

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
