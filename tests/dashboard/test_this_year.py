"""The page on this year as plain data: what is judged by, the answers of each kind, and what is typed wrong."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from dashboard.run import Run
from dashboard.text import LANGUAGES
from dashboard.views.this_year.answer import Answer, PastRest, SoFar, YearTarget
from dashboard.views.this_year.course import build_course
from dashboard.views.this_year.past_rests import find_past_months, find_past_rests, list_month_means
from dashboard.views.this_year.progress import (
    build_answer,
    build_past_table,
    build_table,
    find_slider,
    list_notes,
    make_example,
    make_so_far,
)
from dashboard.views.this_year.typed_numbers import read_numbers
from dashboard.views.this_year.year_target import (
    find_quantities,
    find_target_words,
    find_years,
    with_own_target,
)
from dashboard.warehouse import Warehouse
from rules.rounding import half_up
from tests.dashboard.excerpts import numbered_targets, year_target


@pytest.fixture
def run(make_run: Callable[..., Run], warehouse: Warehouse) -> Run:
    return make_run("zh", warehouse)


@pytest.fixture
def english(make_run: Callable[..., Run], warehouse: Warehouse) -> Run:
    return make_run("en", warehouse)


def answer_of(
    run: Run, aim: YearTarget, past: list[PastRest] | None = None, rest: str | None = None, **digits: str
) -> tuple[SoFar, Answer]:
    so_far = make_so_far(aim, digits)
    return so_far, build_answer(run, aim, so_far, past or [], None if rest is None else Decimal(rest))


def test_a_fresh_checkout_opens_on_a_real_target_with_an_example(run: Run) -> None:
    newest = numbered_targets(run, "suzhou")[0]
    assert (newest.indicator_id, newest.year) == ("pm25", 2026)
    aim = year_target(run, "suzhou", "pm25", 2026)
    assert (aim.origin, aim.kind, aim.digits, aim.days) == ("target", "mean", "29", 365)
    so_far = make_example(aim)
    assert (so_far.origin, so_far.mean, so_far.elapsed) == ("example", "28", 273)
    table = build_table(run, aim, so_far, build_answer(run, aim, so_far))
    assert {record["origin"] for record in table.records} == {"example"}
    assert all(row[0].text.startswith("【示例】") for row in table.rows)
    assert list_notes(run, aim, so_far)[0] == "示例：累计数是虚设的，不得引用。"


def test_each_kind_of_quantity_has_its_own_rule(run: Run) -> None:
    kinds = {code: quantity.kind for code, quantity in find_quantities(run).items()}
    assert list(kinds)[:3] == ["pm25", "good_day_ratio", "section_share_class_iii"]
    assert (kinds["pm10"], kinds["o3_p90"], kinds["co_p95"]) == ("mean", "percentile", "percentile")
    assert kinds["good_day_ratio"] == "day_share"
    assert "good_days" not in kinds


def test_the_strictest_target_counts_and_others_are_named(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2025)
    assert (aim.digits, [t.target_text for t in aim.others]) == ("28", ["30"])
    notes = list_notes(run, aim, make_example(aim))
    assert "同年另有文件的目标：不超过30微克/立方米；此处按最严的一个。" in notes


def test_without_a_target_the_national_limit_counts_and_says_so(run: Run) -> None:
    aim = year_target(run, "suzhou", "o3_p90", 2026)
    assert (aim.origin, aim.digits, aim.percent) == ("limit", "160", 90)
    assert any(
        "按GB 3095—2026 过渡期限值二级年评价限值演算" in note
        for note in list_notes(run, aim, make_example(aim))
    )
    nothing = year_target(run, "suzhou", "good_day_ratio", 2026)
    assert (nothing.origin, nothing.digits) == ("none", "")
    assert with_own_target(nothing, "86").digits == "86"


def test_years_are_those_of_targets_and_of_the_data(run: Run) -> None:
    assert find_years(run, numbered_targets(run, "suzhou")) == [2026, 2025, 2020]


# A mean


def test_a_mean_in_one_sentence_in_both_languages(run: Run, english: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    _, answer = answer_of(run, aim, mean_so_far="28", days_so_far="273")
    assert answer.title == "苏州2026年PM2.5年均：余下92天平均不超过31.9才能达标"
    assert answer.sentence == (
        "苏州2026年PM2.5年均目标不超过29微克/立方米。截至2026年9月30日（273天），均值28微克/立方米，"
        "余下92天平均浓度须控制在31.9微克/立方米以内（因累计均值为修约值，范围30.4至33.4）。"
    )
    _, told = answer_of(english, aim, mean_so_far="28", days_so_far="273")
    assert told.sentence == (
        "Suzhou 2026 · Annual mean PM2.5: the target is at most 29 µg/m³. Until 2026-09-30 (273 days) the mean is"
        " 28 µg/m³; to keep to the target, the remaining 92 days must average at most 31.9 µg/m³ (30.4 to 33.4, as"
        " the mean so far is rounded)."
    )
    budget = answer.facts[0]
    assert (budget.value, budget.low, budget.high) == (Decimal("31.9"), Decimal("30.4"), Decimal("33.4"))


def test_a_year_that_keeps_to_the_budget_as_shown_meets_its_target(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    _, answer = answer_of(run, aim, mean_so_far="27.4", days_so_far="243")
    assert answer.facts[0].amount == "32.1微克/立方米"
    _, kept = answer_of(run, aim, rest="32.1", mean_so_far="27.4", days_so_far="243")
    assert (
        kept.outcome == "如果余下122天平均为32.1微克/立方米，全年为29.0微克/立方米（28.9至29.0），达到目标。"
    )
    _, more = answer_of(run, aim, rest="32.2", mean_so_far="27.4", days_so_far="243")
    assert "修约后达到目标" in more.outcome


def test_the_published_cases_of_wei_county(run: Run) -> None:
    aim = with_own_target(year_target(run, "suzhou", "pm25", 2020), "57")
    _, july = answer_of(run, aim, mean_so_far="58", days_so_far="209")
    assert half_up(july.facts[0].value or Decimal(0), 0) == 56
    _, december = answer_of(run, aim, mean_so_far="55", days_so_far="348")
    assert (december.facts[0].low, december.facts[0].high) == (Decimal("86.0"), Decimal("105.3"))


def test_what_rounding_would_allow_is_told_apart(run: Run) -> None:
    for target, words in (
        ("29", "全年低于29.5才修约为29"),
        ("30", "全年30.5修约为30（逢五取偶），可放宽到此值"),
    ):
        aim = with_own_target(year_target(run, "suzhou", "pm25", 2026), target)
        _, answer = answer_of(run, aim, mean_so_far="28", days_so_far="273")
        fact = next(fact for fact in answer.facts if fact.item == "remaining_mean_by_rounding")
        assert fact.about.startswith(words)


def test_the_rest_stands_against_comparable_years_alone(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    past = [
        PastRest(2023, Decimal(36), True),
        PastRest(2024, Decimal(30), True),
        PastRest(2025, Decimal(28), True),
    ]
    _, answer = answer_of(run, aim, past, mean_so_far="28", days_so_far="273")
    assert answer.standing == "within_reach"
    assert answer.sentence.endswith("，可达。")
    apart = [PastRest(2014, Decimal(66), False, "前后不可比。")]
    _, unjudged = answer_of(run, aim, apart, mean_so_far="28", days_so_far="273")
    assert unjudged.standing is None
    standing = next(fact for fact in unjudged.facts if fact.item == "standing")
    assert (standing.amount, standing.about) == (
        "无可比的往年",
        "前后不可比；把本年和往年的数据一并粘贴，即可比较",
    )


def test_a_budget_below_zero_is_impossible(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    _, answer = answer_of(run, aim, mean_so_far="45", days_so_far="300")
    assert answer.standing == "impossible"
    assert answer.title.endswith("余下65天即使全为零也会超过目标")
    assert answer.sentence.endswith("余下65天即使全为零，全年均值仍有37.0微克/立方米，超过目标。")


def test_a_budget_that_rounding_may_lift_above_zero_is_not_called_impossible(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    _, answer = answer_of(run, aim, mean_so_far="30", days_so_far="355")
    assert answer.standing is None
    assert answer.title.endswith("余下10天即使全为零也可能超过目标，因数字经过修约，尚不能确定")
    assert answer.sentence.endswith(
        "余下10天即使全为零，全年均值仍有29.2微克/立方米；但数字经过修约，能否达标尚不能确定。"
    )


@pytest.mark.parametrize(
    ("rest", "verdict"),
    [
        ("20", "达到目标。"),
        ("32", "修约后达到目标。"),
        ("34", "比目标高0.5微克/立方米（累计均值的修约可能改变结论）。"),
        ("60", "比目标高7.1微克/立方米。"),
    ],
)
def test_what_is_supposed_of_the_rest_has_its_verdict(run: Run, rest: str, verdict: str) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    _, answer = answer_of(run, aim, rest=rest, mean_so_far="28", days_so_far="273")
    assert answer.outcome.endswith(verdict)


def test_a_year_that_is_over_has_a_result_and_no_budget(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2025)
    so_far, answer = answer_of(run, aim, mean_so_far="28", days_so_far="365")
    assert answer.sentence.endswith("均值28微克/立方米，达到目标。")
    assert answer.facts == []
    assert find_slider(aim, so_far) is None


def test_progress_against_time_goes_from_the_last_result_to_the_target(run: Run) -> None:
    aim = with_own_target(year_target(run, "suzhou", "pm25", 2026), "27")
    assert aim.last is not None and (aim.last.year, aim.last.value_text) == (2025, "28")
    _, answer = answer_of(run, aim, mean_so_far="28", days_so_far="273")
    due = next(fact for fact in answer.facts if fact.item == "due")
    assert (due.value, due.tone) == (Decimal("27.3"), "bad")
    so_far = make_so_far(aim, {"mean_so_far": "28", "days_so_far": "273"})
    late = build_answer(run, aim, so_far, [], None, [Decimal(share) for share in (10, 35, 65, 100)])
    assert next(fact for fact in late.facts if fact.item == "due").value == Decimal("27.4")


def test_a_target_looser_than_the_last_result_asks_for_itself(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    _, answer = answer_of(run, aim, mean_so_far="27.4", days_so_far="243")
    due = next(fact for fact in answer.facts if fact.item == "due")
    assert (due.value, due.amount, due.tone) == (Decimal("29"), "不超过29微克/立方米", "good")
    assert due.about == (
        "目前27.4微克/立方米，优于时序进度1.6微克/立方米；2025年为28微克/立方米，已达到目标29微克/立方米，此处按目标计；未计季节差异"
    )


# Days, a percentile, sections


def test_good_days_in_whole_days(run: Run) -> None:
    aim = year_target(run, "suzhou", "good_day_ratio", 2025)
    _, answer = answer_of(run, aim, good_so_far="232", days_so_far="273")
    assert answer.sentence == (
        "苏州2025年优良天数比率目标不低于86%（转载数据，未核对）。截至2025年9月30日（273天），优良232天、超标41天；"
        "全年365天须有314天优良，还可超标10天，余下92天优良率须达89.1%。"
    )
    assert [(part.item, part.count) for part in answer.parts] == [
        ("good", 232),
        ("must_be_good", 82),
        ("may_be_bad", 10),
        ("bad", 41),
    ]


@pytest.mark.parametrize(
    ("good", "days", "finding"),
    [
        ("320", "330", "优良天数已够"),
        ("200", "273", "超标天数已超出22天，已不可能达到"),
        ("314", "365", "全年达到目标"),
        ("313", "365", "全年少1天优良，未达到目标"),
    ],
)
def test_good_days_at_their_ends(run: Run, good: str, days: str, finding: str) -> None:
    aim = year_target(run, "suzhou", "good_day_ratio", 2025)
    _, answer = answer_of(run, aim, good_so_far=good, days_so_far=days)
    assert answer.title == f"苏州2025年优良天数比率：{finding}"


@pytest.mark.parametrize(
    ("above", "days", "finding"),
    [
        ("30", "273", "还可超标6天"),
        ("36", "273", "还可超标0天"),
        ("37", "273", "已到临界，达标与否取决于日值"),
        ("38", "273", "超标天数已到38天以上，必超标"),
        ("10", "360", "全年必达标"),
        ("36", "365", "全年达标"),
    ],
)
def test_ozone_by_days_and_never_by_a_mean(run: Run, above: str, days: str, finding: str) -> None:
    aim = year_target(run, "suzhou", "o3_p90", 2026)
    _, answer = answer_of(run, aim, above_so_far=above, days_so_far=days)
    assert answer.title.endswith(f"：{finding}")
    assert "不能用均值推算" in answer.notes[0]
    assert not any(fact.item.startswith("remaining_mean") for fact in answer.facts)


def test_sections_in_whole_sections(run: Run) -> None:
    aim = with_own_target(year_target(run, "suzhou", "section_share_class_iii", 2025), "90")
    _, answer = answer_of(run, aim, sections_met="29", sections="30")
    assert answer.sentence.endswith("30个断面中须有27个达标，现为29个，余量2个；每个断面为3.33个百分点。")
    strict = year_target(run, "suzhou", "section_share_class_iii", 2025)
    _, short = answer_of(run, strict, sections_met="29", sections="30")
    assert short.title.endswith("还差1个断面")
    assert "省" in short.sentence or "国" in short.sentence  # which network


# Past years, the change of rules


def test_the_same_months_of_past_years_are_weighted_by_their_days(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    past = {rest.year: rest for rest in find_past_rests(run, aim, 273)}
    assert list(past) == [2014, 2015, 2016, 2017]  # December 2018 has 23 days
    mean = (Decimal("28.7") * 31 + Decimal("48.0") * 30 + Decimal("65.9") * 29) / 90
    assert past[2017].value == pytest.approx(mean)
    assert not past[2017].is_comparable
    assert past[2017].reason == "2018年9月起颗粒物由标准状态改为实况、气体改为参比状态，前后不可比。"
    table = build_past_table(run, aim, make_example(aim), list(past.values()))
    assert table.records[0]["period"] == "2017-10/2017-12"
    assert [record["is_comparable"] for record in table.records] == ["no"] * 4


def test_years_on_the_same_basis_may_be_set_beside(run: Run) -> None:
    """The last printed result before 2017 stands at standard state, as the computed months of its time do."""
    aim = year_target(run, "jiaxing", "pm25", 2017)
    assert aim.last is not None and aim.last.year == 2015
    past = find_past_rests(run, aim, 273)
    assert [(rest.year, rest.is_comparable) for rest in past] == [(2014, True), (2015, True), (2016, True)]
    assert all("范围可能不同" in rest.reason for rest in past)
    assert list_notes(run, aim, make_example(aim), past)[-1].startswith(
        "往年同期只是近似比较：一份文件未注明范围"
    )


def test_good_days_of_past_years_go_by_the_rules_of_their_month(run: Run) -> None:
    """January and February by the edition of 2012, from March 2026 on by that of 2026."""
    months = find_past_months(run, year_target(run, "suzhou", "good_day_ratio", 2026))
    assert {(m.edition_id, int(m.period[5:]) < 3) for m in months} == {("2012", True), ("2026", False)}
    before = find_past_months(run, year_target(run, "suzhou", "good_day_ratio", 2025))
    assert {m.edition_id for m in before} == {"2012"}


def test_the_change_of_rules_is_told_with_what_is_not_settled(run: Run) -> None:
    aim = year_target(run, "suzhou", "good_day_ratio", 2026)
    told = list_notes(run, aim, make_example(with_own_target(aim, "86")))
    assert told[-1].startswith("2026年优良天数比率：2月及以前按HJ 633—2012")
    assert "本库文件均未明确" in told[-1]
    mean = year_target(run, "suzhou", "pm25", 2026)
    notes = list_notes(run, mean, make_example(mean))
    assert notes[-2].startswith("2026-03-01起施行GB 3095—2026")
    assert notes[-1].endswith("本库所据文件未说明。")


def test_a_target_in_words_is_told_where_none_has_a_number(run: Run) -> None:
    assert find_target_words(run, "suzhou", "good_day_ratio", 2026) == ["完成省定目标"]
    assert find_target_words(run, "suzhou", "pm25", 2026) == []


def test_days_that_are_not_valid_move_the_day_and_shorten_the_year(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    so_far, answer = answer_of(run, aim, mean_so_far="28", days_so_far="263", invalid_so_far="10")
    assert (so_far.elapsed, so_far.valid) == (273, 263)
    # (29 x 355 - 28 x 263) / 92 = 31.86; as often valid as before: 263 + 92 x 263 / 273 = 351 days, 31.99
    assert answer.facts[0].value == Decimal("31.8")
    assert "全年351个有效天，控制值31.9" in answer.facts[0].about
    assert "截至2026年9月30日（263天）" in answer.sentence
    (fault,) = read_numbers(run, aim, {"days_so_far": "360", "invalid_so_far": "6"}).faults
    assert fault.startswith("已过天数填的是366，而2026年只有365天。")


def test_a_course_ends_where_its_ending_says(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    so_far, answer = answer_of(run, aim, rest="40", mean_so_far="28", days_so_far="273")
    course = build_course(run, aim, so_far, answer, list_month_means(find_past_months(run, aim)))
    for ending, moments in course.endings:
        assert moments[0] == (273, Decimal(28))
        assert moments[-1][0] == 365
        assert half_up(moments[-1][1], 10) == half_up(ending.value, 10)
    assert [year for year, _ in course.past] == [2014, 2016, 2017]  # 2015 lacks January, 2018 December


# What is typed


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"mean_so_far": "28µg"}, "“年初以来均值”填的是“28µg”，不是数字。"),
        ({"mean_so_far": "-3"}, "“年初以来均值”填的是“-3”，不能为负。"),
        ({"mean_so_far": "1001"}, "“年初以来均值”填的是1001，超过可能的最大值1000。"),
        ({"days_so_far": "366"}, "已过天数填的是366，而2026年只有365天。"),
        ({"days_so_far": "0"}, "“已过的有效天数”为0，无从计算。"),
        ({"days_so_far": "27.5"}, "“已过的有效天数”填的是“27.5”，须为整数。"),
        ({"days_so_far": "一百天"}, "“已过的有效天数”填的是“一百天”，不是数字。"),
        ({"milestones": "50 40 100"}, "里程碑“50 40 100”不能读作递增到100的百分数。"),
        ({"rest": "x"}, "“对余下时间的假设”填的是“x”，不是数字。"),
        ({"own_target": "1e3"}, "“自定目标值”填的是“1e3”，不是数字。"),
    ],
)
def test_a_number_that_cannot_be_is_told_with_what_to_do(run: Run, typed: dict[str, str], fault: str) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    (sentence,) = read_numbers(run, aim, typed).faults
    assert sentence.startswith(fault)
    assert "请" in sentence


def test_full_width_digits_are_read_and_named(run: Run) -> None:
    aim = year_target(run, "suzhou", "pm25", 2026)
    read = read_numbers(run, aim, {"mean_so_far": "２８．５", "days_so_far": "２７３"})
    assert read.digits == {"mean_so_far": "28.5", "days_so_far": "273"}
    assert read.notes[0] == "“年初以来均值”中的全角数字“２８．５”已读作28.5。"


def test_a_part_is_no_more_than_its_whole(run: Run) -> None:
    aim = year_target(run, "suzhou", "good_day_ratio", 2025)
    (fault,) = read_numbers(run, aim, {"good_so_far": "274", "days_so_far": "273"}).faults
    assert fault == "“优良天数”为274，多于“已过的有效天数”273。请核对两个数。"
    (share,) = read_numbers(run, aim, {"own_target": "101"}).faults
    assert "超过可能的最大值100" in share


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_is_cut_where_a_sentence_repeats_it(
    make_run: Callable[..., Run], warehouse: Warehouse, language: str
) -> None:
    run = make_run(language, warehouse)
    aim = year_target(run, "suzhou", "pm25", 2026)
    (fault,) = read_numbers(run, aim, {"mean_so_far": "<b>" + "x" * 5000}).faults
    assert len(fault) < 200


def test_a_target_keeps_the_word_that_weakens_it_and_the_grade_of_its_document(run: Run) -> None:
    aim = year_target(run, "suzhou", "section_share_class_iii", 2025)
    assert (aim.wording, aim.grade) == ("striven_for", "press")
    _, answer = answer_of(run, aim, sections_met="29", sections="30")
    assert answer.sentence.startswith("苏州2025年断面Ⅲ类及以上目标力争达到100%（国考断面；据新闻报道）。")
    assert (with_own_target(aim, "90").wording, with_own_target(aim, "90").grade) == (None, "official")
