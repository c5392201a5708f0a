"""A report's figures: what is said beside each before it is accepted, and the lines that come of the accepted."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.exports.curated_lines import write_lines
from dashboard.run import Run
from dashboard.views.add.about import suggest_place, suggest_source
from dashboard.views.add.additions import build_lines
from dashboard.views.add.decisions import AddedFigure, Decisions, read_decisions
from dashboard.views.add.entries import Entry, build_entries
from dashboard.views.add.example import EXAMPLE_PLACE, read_example
from dashboard.views.add.marks import build_marks
from dashboard.views.add.review_data import build_review, split_paragraphs
from dashboard.views.add.words import name_terms
from reading.proposals import Proposal, Reading

PM, DAYS = "pm25", "good_day_ratio"
SOURCE = {"source_id": "new_report", "title_zh": "新报告", "grade": "press", "published_on": "2027"}


def propose(value: str, **fields) -> Proposal:
    """A proposal on the particles of Lakeside, as the reader of reports makes them."""
    usual = {
        "indicator_id": PM,
        "place_id": "lakeside",
        "scope_id": "urban",
        "period": "2026",
        "kind": "actual",
        "comparator": "=" if value else "",
        "value": value,
        "value_text": value,
        "unit": "ug_m3",
        "base_period": "",
        "start": 0,
        "end": len(value),
        "sentence": value,
        "confidence": Decimal("0.95"),
        "why": (),
        "basis_id": "new_state",
        "verb": "",
        "wording": "",
    }
    return Proposal(**usual | fields)


def mark(run: Run, *proposals: Proposal) -> list[list[tuple[str, str]]]:
    """Tone and words of the remarks on each of some figures of one report."""
    entries = [Entry(str(at), proposal) for at, proposal in enumerate(proposals)]
    found = build_marks(run, entries)
    return [
        [(mark.tone, f"{mark.label}: {mark.sentence}") for mark in found[entry.entry_id]] for entry in entries
    ]


@pytest.fixture(scope="session")
def zh(make_run) -> Run:
    return make_run("zh")


def test_the_base_of_a_change_is_named_as_its_period_is(zh) -> None:
    change = propose(
        "-3", kind="change", unit="percent", period="2026-01/2026-06", base_period="2025-01/2025-06"
    )
    assert name_terms(zh, change).endswith(" · 2026年1—6月 · 变化 · 与2025年1—6月相比")
    assert name_terms(zh, replace(change, period="2026", base_period="2025")).endswith(" · 与2025年相比")


def test_what_is_on_record_is_called_so(zh) -> None:
    (marks,) = mark(zh, propose("28.5", period="2025"))
    assert marks[0] == ("plain", "已收录: “迷你湖城2025年报告”已有同一数值：28.5微克/立方米。")


def test_another_value_of_the_same_quantity_is_a_contradiction_that_leads_to_its_claim(zh) -> None:
    entry = Entry("0", propose("31", period="2025"))
    first = build_marks(zh, [entry])["0"][0]
    assert (first.tone, first.label) == ("bad", "与已收录的不同")
    assert "28.5微克/立方米" in first.sentence or "29微克/立方米" in first.sentence
    assert first.link.startswith("./sources?claim_id=pm25-")


def test_another_scope_basis_unit_or_kind_is_no_contradiction(zh) -> None:
    for other in (
        {"scope_id": "whole_city"},
        {"basis_id": "old_state"},
        {"unit": "percent"},
        {"kind": "expected"},
        {"period": "2025-01/2025-06"},
    ):
        (marks,) = mark(zh, propose("31", **({"period": "2025"} | other)))
        assert not [label for _, label in marks if "已收录" in label], other


def test_the_two_ends_of_a_range_do_not_contradict_each_other(zh) -> None:
    low = propose("27", period="2026", kind="target", comparator=">=")
    assert not [words for tone, words in mark(zh, low)[0] if tone == "bad"]


@pytest.mark.parametrize(
    ("target", "tone", "words"),
    [
        ("29", "warning", "比上次结果宽松"),
        ("28.5", "plain", "持平"),
        ("27", "good", "比上次结果严格"),
    ],
)
def test_a_target_is_set_against_the_last_result(zh, target, tone, words) -> None:
    (marks,) = mark(zh, propose(target, period="2027", kind="target", comparator="<="))
    told = [said for mark_tone, said in marks if mark_tone == tone and "2025年结果为" in said]
    assert len(told) == 1
    assert ("相差" in told[0]) == (words != "持平")


def test_the_last_result_may_stand_in_the_same_report(zh) -> None:
    result, target = propose("26"), propose("27", period="2027", kind="target", comparator="<=")
    told = mark(zh, result, target)[1]
    assert any(
        tone == "warning" and "2026年结果为26微克/立方米，相差1微克/立方米。" in said for tone, said in told
    )


def test_a_rejected_result_is_not_what_a_target_is_set_against(zh) -> None:
    result = Entry("0", propose("26"), "rejected")
    target = Entry("1", propose("27", period="2027", kind="target", comparator="<="))
    assert any("2025年结果" in one.sentence for one in build_marks(zh, [result, target])["1"])


def test_the_far_end_of_a_range_and_a_count_without_a_better_are_not_judged(zh) -> None:
    (marks,) = mark(zh, propose("27", period="2027", kind="target", comparator=">="))
    assert not [said for _, said in marks if "结果为" in said]


def test_a_jump_is_told_from_a_step(zh) -> None:
    assert any(
        tone == "plain" and said == "与上年相比: 2025年为28.5微克/立方米，下降0.5微克/立方米。"
        for tone, said in mark(zh, propose("28.0"))[0]
    )
    assert any(
        tone == "warning" and said.startswith("变化异常大: ") for tone, said in mark(zh, propose("45"))[0]
    )


def test_a_value_outside_of_what_the_indicator_can_be_is_told(zh) -> None:
    told = mark(zh, propose("285"))[0]
    assert ("bad", "数值可疑: 该指标的数值应在0至200之间。") in told


def test_a_change_is_no_level(zh) -> None:
    change = propose("-300", kind="change", unit="percent", base_period="2025")
    assert not [said for tone, said in mark(zh, change)[0] if tone == "bad"]


def test_another_city_stands_beside_it_with_its_grade(zh) -> None:
    (marks,) = mark(zh, propose("28.5", period="2025"))
    assert any(said == "迷你港城2025年: 27微克/立方米（● 同口径）。" for _, said in marks)


def test_what_the_report_says_twice_is_told(zh) -> None:
    first, again, other = propose("26"), propose("26.0", start=30), propose("25", start=60)
    told = mark(zh, first, again, other)
    assert any("前文已有" in said for _, said in told[1])
    assert any(tone == "bad" and "前后不一" in said for tone, said in told[2])


def test_figures_without_known_codes_are_shown_without_remarks(zh) -> None:
    assert mark(zh, propose("26", indicator_id=""), propose("1", place_id="雾城", scope_id="")) == [[], []]


# Decisions


REPORT = "迷你湖城2026年总结\n细颗粒物浓度为26微克/立方米，优良天数比例为88.1%。\n空气完成年度目标。"
READING = Reading(
    REPORT,
    (
        propose("26", start=REPORT.index("26微"), end=REPORT.index("26微") + 2),
        propose(
            "88.1",
            indicator_id=DAYS,
            scope_id="whole_city",
            unit="percent",
            basis_id="none",
            start=REPORT.index("88.1"),
            end=REPORT.index("88.1") + 4,
        ),
        propose(
            "",
            kind="target",
            value_text="完成年度目标",
            start=REPORT.index("完成年度"),
            end=REPORT.index("完成年度") + 6,
        ),
    ),
    (),
    2026,
    (),
)


def read(**sent) -> Decisions:
    decisions = read_decisions({"report": "r", **sent}, "r", len(REPORT))
    assert decisions is not None
    return decisions


def test_decisions_are_kept_by_the_id_of_a_figure(zh) -> None:
    first = build_entries(zh, READING, Decisions())[0].entry_id
    entries = build_entries(zh, READING, read(states={first: "accepted"}))
    assert [entry.state for entry in entries] == ["accepted", "open", "open"]


def test_a_correction_takes_the_place_of_what_was_read_and_finds_its_basis(zh) -> None:
    days = build_entries(zh, READING, Decisions())[1].entry_id
    corrected = build_entries(zh, READING, read(changes={days: {"period": "2025", "value": "88.2"}}))[1]
    assert (corrected.proposal.value, corrected.proposal.basis_id) == ("88.2", "standard_2012")
    assert corrected.is_corrected
    chosen = read(changes={days: {"period": "2025", "basis_id": "none"}})
    assert build_entries(zh, READING, chosen)[1].proposal.basis_id == "none"


def test_an_added_figure_is_one_of_them(zh) -> None:
    at = REPORT.index("2026")
    fields = {"indicator_id": PM, "value": "2026", "kind": "actual", "period": "2026"}
    entries = build_entries(
        zh,
        READING,
        Decisions(added={"added-1": AddedFigure(at, at + 4, fields)}, states={"added-1": "accepted"}),
    )
    assert (entries[0].proposal.value_text, entries[0].is_added, entries[0].state) == (
        "2026",
        True,
        "accepted",
    )
    assert entries[0].proposal.sentence == "迷你湖城2026年总结"


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "accepted",
        {"report": "other", "states": {}},
        {"states": {"a": "accepted"}},
    ],
)
def test_what_is_about_another_report_or_no_such_thing_is_not_taken(sent) -> None:
    assert read_decisions(sent, "r", 10) is None


def test_parts_that_cannot_be_are_left_out() -> None:
    decisions = read_decisions(
        {
            "report": "r",
            "states": {"a": "accepted", "b": "published", "c": 1, "x" * 50: "accepted"},
            "changes": {"a": {"value": "1", "start": "5", "unit": 7, "period": "2" * 500}, "b": []},
            "added": {
                "d": {"start": 0, "end": 99, "fields": {}},
                "e": {"start": True, "end": 3, "fields": {}},
                "f": {"start": 1, "end": 3, "fields": None},
            },
        },
        "r",
        10,
    )
    assert decisions == Decisions({"a": "accepted"}, {"a": {"value": "1"}}, {"f": AddedFigure(1, 3, {})})


# Lines


def accept(run: Run, *proposals: Proposal, english: str = "") -> list[Entry]:
    return [Entry(str(at), each, "accepted", english=english) for at, each in enumerate(proposals)]


def test_accepted_figures_become_lines_of_their_files(zh) -> None:
    entries = [replace(entry, state="accepted") for entry in build_entries(zh, READING, Decisions())]
    lines = build_lines(
        zh, REPORT, [*entries[:2], replace(entries[2], english="meet the year's target")], SOURCE, None
    )
    assert lines.left_out == []
    assert sorted(lines.rows) == [
        "claims/good_day_ratio.csv",
        "claims/pm25.csv",
        "phrases.csv",
        "sources.csv",
    ]
    level, words = lines.rows["claims/pm25.csv"]
    assert (level["printed"], level["locator"], level["source_id"]) == ("26微克/立方米", "¶2", "new_report")
    assert (words["printed"], words["value"], words["comparator"]) == ("完成年度目标", "", "")
    assert lines.rows["phrases.csv"] == [{"phrase_zh": "完成年度目标", "phrase_en": "meet the year's target"}]
    assert lines.rows["sources.csv"][0]["title_zh"] == "新报告"
    assert lines.count() == 3


def test_open_and_rejected_figures_become_none(zh) -> None:
    entries = [Entry("0", propose("26")), Entry("1", propose("27"), "rejected")]
    assert build_lines(zh, REPORT, entries, SOURCE, None).rows == {}


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (propose("26", indicator_id=""), "缺少或无法识别：指标"),
        (propose("26", place_id="雾城"), "缺少或无法识别：地区"),
        (propose("26", unit="", scope_id=""), "缺少或无法识别：口径、单位"),
        (propose("26", kind="change"), "缺少或无法识别：基期（变化才填）"),
        (propose("廿六"), "数值不是数字"),
        (propose("27", end=2), "数值与原文印出的不符；请更正，或不采"),
        (propose("", value_text="完成目标"), "只有文字的记录需要英文译文，请在“更正”中填写"),
    ],
)
def test_what_cannot_become_a_line_is_told_with_the_reason(zh, figure, reason) -> None:
    lines = build_lines(zh, "26微克/立方米", accept(zh, figure), SOURCE, None)
    assert [why for _, why in lines.left_out] == [reason]
    assert lines.rows == {}


def test_what_the_report_says_twice_becomes_one_line(zh) -> None:
    text = "26微克/立方米，26微克/立方米，27微克/立方米"
    later = [propose("26", start=10, end=12), propose("27", start=20, end=22)]
    lines = build_lines(zh, text, accept(zh, propose("26", end=2), *later), SOURCE, None)
    assert lines.count() == 1
    assert [why for _, why in lines.left_out] == [
        "本报告前文已有同一记录，只留一条",
        "本报告前文同一数量另有数值；请只采纳一个",
    ]


def test_a_new_place_gets_its_line(zh) -> None:
    place = suggest_place("雾城", {"place_id": "mist", "name_en": "Mist"})
    lines = build_lines(zh, "26微克/立方米", accept(zh, propose("26", place_id="雾城")), SOURCE, place)
    assert lines.rows["claims/pm25.csv"][0]["place_id"] == "mist"
    assert lines.rows["places.csv"] == [
        {
            "place_id": "mist",
            "name_zh": "雾城",
            "name_en": "Mist",
            "level": "prefecture",
            "parent_id": "",
            "peer_group": "city",
        }
    ]


def test_a_document_is_no_more_than_a_copy_until_somebody_says_so(zh) -> None:
    entries = [Entry("0", propose("26")), Entry("1", propose("25", period="2027", kind="target"))]
    source = suggest_source(zh, "a.pdf", REPORT, "lakeside", entries, {})
    assert source["grade"] == "unverified_copy"
    assert (source["source_id"], source["title_zh"], source["published_on"]) == (
        "lakeside_report_2026",
        "迷你湖城2026年总结",
        "2027",
    )
    assert (
        suggest_source(zh, "a.pdf", REPORT, "lakeside", entries, {"grade": "official"})["grade"] == "official"
    )


def test_the_archive_holds_a_file_for_each_name_and_is_the_same_each_time() -> None:
    rows = {
        "claims/pm25.csv": [{"value": "=1", "printed": "一,二"}, {"value": "2", "wording": "striven_for"}]
    }
    packed = write_lines(rows, "并入 data/")
    assert packed == write_lines(rows, "并入 data/")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["claims/pm25.csv", "README.txt"]
        lines = list(csv.DictReader(io.StringIO(archive.read("claims/pm25.csv").decode())))
    assert lines[0] == {"value": "=1", "printed": "一,二", "wording": ""}


# What the browser is given


def test_paragraphs_are_counted_as_the_codebook_says_and_keep_their_places() -> None:
    text = "题\r\n\n　正文26\n"
    assert [(p.number, text[p.start : p.start + len(p.text)]) for p in split_paragraphs(text)] == [
        (1, "题"),
        (2, "正文26"),
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_browser_is_given_plain_data(make_run, language) -> None:
    run = make_run(language)
    entries = build_entries(run, READING, Decisions())
    data = build_review(run, "r", REPORT, entries, build_marks(run, entries), Decisions(), {"lakeside": "湖"})
    again = json.loads(json.dumps(data))
    first = again["entries"][0]
    assert REPORT[first["start"] : first["end"]] == "26"
    assert first["confidence"] == "sure"
    assert first["fields"]["indicator_id"] == PM
    assert [entry["needsEnglish"] for entry in again["entries"]] == [False, False, True]
    for name in ("indicator_id", "scope_id", "unit", "kind", "comparator", "basis_id"):
        assert first["fields"][name] in [code for code, _ in again["options"][name]]


def test_the_example_calls_itself_one() -> None:
    assert read_example().startswith("【示例")
    assert EXAMPLE_PLACE in read_example()


def test_the_year_before_on_a_near_scope_stands_beside_it_without_a_gap(make_run, warehouse) -> None:
    run = make_run("zh", warehouse)
    figure = propose(
        "25.9", place_id="jiaxing", scope_id="whole_city", period="2025", basis_id="actual_state"
    )
    told = [said for _, said in mark(run, figure)[0] if said.startswith("2024年（口径不同）")]
    assert told == ["2024年（口径不同）: 26.8微克/立方米（◐ 近似）。"]
