"""The three grades in words: a sign with every name, and a reason for every pair that is not the same."""

from collections.abc import Callable

import pytest

from dashboard.html.grades import render_grade
from dashboard.models.judgements import Comparability
from dashboard.run import Run
from dashboard.views.grades import pair_reason, signed_grade_label


def test_a_grade_is_a_sign_and_a_word(make_run: Callable[..., Run]) -> None:
    zh, en = make_run("zh").text, make_run("en").text
    assert [signed_grade_label(zh, grade) for grade in ("same", "near", "apart")] == [
        "● 同口径",
        "◐ 近似",
        "○ 不可比",
    ]
    assert [signed_grade_label(en, grade) for grade in ("same", "near", "apart")] == [
        "● comparable",
        "◐ roughly comparable",
        "○ not comparable",
    ]
    assert render_grade(zh, "near") == (
        '<span class="cj-grade cj-grade-near"><i aria-hidden="true">◐</i>近似</span>'
    )
    with pytest.raises(KeyError):
        render_grade(zh, "close")


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [
        ("zh", "两份文件都未注明范围", "地区层级不同"),
        ("en", "Neither says", "The places are of different levels"),
    ],
)
def test_a_reason_in_the_words_of_the_data_or_of_its_code(
    make_run: Callable[..., Run], language: str, words: str, code: str
) -> None:
    run = make_run(language)
    said = Comparability("a", "b", "near", "scope", "两份文件都未注明范围。", "Neither says.")
    assert pair_reason(run, said) == words
    assert pair_reason(run, Comparability("a", "b", "apart", "peer_group", None, None)) == code
    assert pair_reason(run, Comparability("a", "b", "same", None, None, None)) == ""


def test_every_reason_of_the_rule_has_words(make_run: Callable[..., Run]) -> None:
    for reason_id in ("indicator", "scope", "basis", "peer_group", "kind"):
        pair = Comparability("a", "b", "apart", reason_id, None, None)
        assert pair_reason(make_run("zh"), pair) and pair_reason(make_run("en"), pair)
