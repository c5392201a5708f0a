"""Drafts against the real data: a sentence a line, what is corrected, and that nothing of a draft is kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document

from dashboard.exports.draft_report import write_draft_report
from dashboard.html.draft import DraftWords, render_draft
from dashboard.queries.figures import fetch_figures
from dashboard.queries.lexicon import fetch_lexicon, fetch_reading_entries
from dashboard.run import Run
from dashboard.views.check_draft.draft_check import GROUPS, MOST_LETTERS, DraftCheck, check_draft, is_chinese
from dashboard.views.check_draft.draft_table import build_draft_table
from dashboard.views.check_draft.example import build_example
from dashboard.views.check_draft.named_places import read_draft
from dashboard.views.check_draft.statement import STATES
from dashboard.views.check_draft.wording import Replacement, find_after, find_before, read_wording
from dashboard.warehouse import Warehouse

Check = Callable[..., DraftCheck]


@pytest.fixture(scope="module")
def check(warehouse: Warehouse, make_run: Callable[..., Run]) -> Check:
    """Checks a text: check("...", "suzhou", 2025), in Chinese unless told."""

    def run_check(
        text: str, place: str = "suzhou", year: int | None = None, language: str = "zh"
    ) -> DraftCheck:
        run = replace(make_run(language, warehouse), is_private=True)
        wording = read_wording(fetch_reading_entries(warehouse, "corrections"))
        return check_draft(run, read_draft(run, text, fetch_lexicon(warehouse), place, year), wording)

    return run_check


def states(check: DraftCheck) -> list[str]:
    return [finding.state for finding in check.in_order()]


PM_2024 = "2024年，PM2.5年均浓度为26.8微克/立方米"


@pytest.mark.parametrize(
    ("place", "sentence", "expected", "corrected"),
    [
        ("jiaxing", f"{PM_2024}。", ["confirmed"], None),
        ("jiaxing", f"{PM_2024}，同比下降6.62%。", ["confirmed", "confirmed"], None),
        ("jiaxing", f"{PM_2024}，同比下降6.6%。", ["confirmed", "rounded"], None),
        ("jiaxing", f"{PM_2024}，同比上升6.62%。", ["confirmed", "verb"], f"{PM_2024}，同比下降6.62%。"),
        (
            "jiaxing",
            f"{PM_2024}，同比下降6.62个百分点。",
            ["confirmed", "unit"],
            f"{PM_2024}，同比下降6.62%。",
        ),
        ("jiaxing", f"{PM_2024}，下降6.62%。", ["confirmed", "base"], f"{PM_2024}，同比下降6.62%。"),
        (
            "suzhou",
            "2025年，空气质量优良天数比率为83.8个百分点。",
            ["unit"],
            "2025年，空气质量优良天数比率为83.8%。",
        ),
        (
            "jiaxing",
            f"{PM_2024}，某物质浓度为3毫克/升，同比下降6.62个百分点。",
            ["confirmed", "unread", "unread"],
            None,
        ),
        ("jiaxing", f"{PM_2024}，比2020年下降6.62%。", ["confirmed", "base"], None),
        ("jiaxing", "2024年，PM2.5年均浓度为27微克/立方米。", ["rounded"], None),
        ("jiaxing", "2024年，PM2.5年均浓度为26.3微克/立方米。", ["differs"], f"{PM_2024}。"),
        ("jiaxing", "2024年，PM2.5年均浓度约27微克/立方米。", ["rounded"], None),
        (
            "suzhou",
            "2025年，PM2.5年均浓度为29微克/立方米。",
            ["differs"],
            "2025年，PM2.5年均浓度为28微克/立方米。",
        ),
        (
            "suzhou",
            "2024年，PM2.5年均浓度升至29微克/立方米。",
            ["verb"],
            "2024年，PM2.5年均浓度降至29微克/立方米。",
        ),
        ("suzhou", "2024年，PM2.5年均浓度降至29微克/立方米。", ["confirmed"], None),
        (
            "suzhou",
            "2026年PM2.5年均浓度控制在28微克/立方米以下。",
            ["differs"],
            "2026年PM2.5年均浓度控制在29微克/立方米以下。",
        ),
        ("suzhou", "2026年，PM2.5年均浓度不超过29微克/立方米。", ["confirmed"], None),
        (
            "jiaxing",
            "2024年，全市PM2.5年均浓度为26.3微克/立方米。",
            ["scope"],
            None,
        ),  # whole city or not: nobody knows
        ("suzhou", "2012年，PM2.5年均浓度为45微克/立方米。", ["absent"], None),
        ("suzhou", "2025年，优良天数比率为83.8%。", ["confirmed"], None),
        (
            "suzhou",
            "2025年，优良天数比率为83.8%，同比下降0.4%。",
            ["confirmed", "unit"],
            "2025年，优良天数比率为83.8%，同比下降0.4个百分点。",
        ),
        (
            "suzhou",
            "2025年，PM2.5年均浓度为28微克/立方米，优良天数比率为83.8%，同比下降0.4%。",  # of the ratio, not of PM2.5
            ["confirmed", "confirmed", "unit"],
            "2025年，PM2.5年均浓度为28微克/立方米，优良天数比率为83.8%，同比下降0.4个百分点。",
        ),
        ("suzhou", "2025年，优良天数比率为83%以上。", ["confirmed"], None),
        (  # the document prints a bound: no exact number takes the place of another
            "suzhou",
            "2025年，危险废物填埋比例为15%。",
            ["differs"],
            "2025年，危险废物填埋比例为不超过13%。",
        ),
        ("suzhou", "2025年投入治理资金12.5亿元。", [], None),
    ],
)
def test_a_sentence_is_checked_and_corrected(
    check: Check, place: str, sentence: str, expected: list[str], corrected: str | None
) -> None:
    found = check(sentence, place)
    assert states(found) == expected
    assert found.corrected == ([] if corrected is None else [(sentence, corrected)])


@pytest.mark.parametrize("name", ["嘉兴", "嘉兴市"])
def test_a_number_is_that_of_the_place_named_before_it(check: Check, name: str) -> None:
    text = (
        f"2024年，苏州PM2.5年均浓度为29微克/立方米，{name}PM2.5年均浓度为26.8微克/立方米。"
        "2025年，PM2.5年均浓度为28微克/立方米。"
    )
    found = check(text, "suzhou")
    assert states(found) == ["confirmed", "confirmed", "confirmed"]
    places = [finding.stated.place_id for finding in found.in_order() if finding.stated]
    assert places == ["suzhou", "jiaxing", "suzhou"]
    assert check(text, "jiaxing").in_order()[0].stated == found.in_order()[0].stated


def test_the_sentence_of_counts_adds_up(check: Check) -> None:
    found = check(f"{PM_2024}，同比上升6.62%。2024年，PM2.5年均浓度为27微克/立方米。", "jiaxing")
    assert found.summary == "3个数字：1个与来源一致，1个是修约后的数，1个不一致"
    assert sum(found.counts.values()) == sum(bool(segment.findings) for segment in found.segments)
    assert "".join(segment.text for segment in found.segments).startswith(PM_2024)
    assert [finding.state for finding in found.findings] == ["verb", "rounded", "confirmed"]


def test_what_is_no_figure_is_counted_and_says_why(check: Check) -> None:
    found = check("2025年投入12.5亿元。\n一、总体情况")
    assert found.counts == {}
    assert found.summary == "没有读到可以核对的数字"
    assert ("金额，本页不核对（1个）：", "12.5亿元") in found.unchecked


def test_a_draft_whose_own_numbers_do_not_fit_is_told_so(check: Check) -> None:
    text = "2012年，PM2.5年均浓度为50微克/立方米。2013年，PM2.5年均浓度为40微克/立方米，比2012年下降{}。"
    right, wrong, turned = (
        check(text.format(change), "ningbo").in_order()[-1] for change in ("20%", "25%", "-20%")
    )
    assert (right.state, wrong.state) == ("absent", "differs")
    assert "20" in wrong.sentence and not wrong.corrected
    assert turned.state in ("absent", "verb")


def headline_figures(run: Run, places: Sequence[str]) -> list:
    codes = [code for code, one in run.catalogue.indicators.items() if one.headline == 1]
    figures = fetch_figures(run.warehouse, codes, places)
    return [f for f in figures if f.year is not None and f.year >= 2019 and f.is_exact_result]


def test_every_sentence_made_of_a_figure_is_confirmed_and_another_digit_is_not(
    check: Check, warehouse: Warehouse, make_run: Callable[..., Run]
) -> None:
    run = make_run("zh", warehouse)
    figures = headline_figures(run, ["suzhou", "jiaxing", "shanghai", "wuxi", "hangzhou"])
    assert len(figures) > 15
    for figure in figures:
        unit = run.text.unit_name(figure.unit_id)
        name, place = run.indicator_name(figure.indicator_id), run.place_name(figure.place_id)
        sentence = f"{figure.year}年，{place}{name}为{{}}{unit}。"
        right = check(sentence.format(figure.value_text), figure.place_id)
        assert states(right) == ["confirmed"], sentence
        wrong = check(sentence.format(f"{figure.value + Decimal(17):.1f}"), figure.place_id)
        assert states(wrong)[0] in ("differs", "scope"), sentence


@pytest.mark.parametrize("place", ["suzhou", "jiaxing"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_shows_right_and_wrong_numbers(
    check: Check, warehouse: Warehouse, make_run: Callable[..., Run], place: str, language: str
) -> None:
    example = build_example(make_run(language, warehouse), place)
    assert example is not None
    assert bool(example.about) == (language == "en")
    found = check(example.text, place, example.year, language)
    assert {"confirmed", "wrong"} <= set(found.counts)
    assert found.corrected


def test_a_place_without_figures_has_no_example(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    assert build_example(make_run("zh", warehouse), "anonymised_city") is None


WORDS = DraftWords(
    "zh",
    {state: state for state in STATES},
    dict.fromkeys(GROUPS, "group"),
    "text",
    "found",
    "right",
    "none",
    "rest",
)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt; %s {0}",
        "\u202eabc",
        "『』<!-- 9%",
    ],
)
def test_hostile_text_is_shown_as_text(check: Check, hostile: str) -> None:
    text = f"{hostile}2025年，PM2.5年均浓度为27微克/立方米{hostile}。"
    html = render_draft(check(text), WORDS, lambda claim: f"./{claim}")
    assert "<script" not in html and "<img" not in html and "<!--" not in html
    assert "".join(segment.text for segment in check(text).segments) == text


def test_english_is_told_that_only_chinese_is_read(check: Check) -> None:
    assert not is_chinese("The annual mean of PM2.5 was 28.")
    assert is_chinese("PM2.5年均浓度28")
    assert is_chinese("")
    assert check("In 2025 the annual mean of PM2.5 was 28 µg/m³.").notes
    assert not check("2025年，PM2.5年均浓度为28微克/立方米。").notes


def test_only_codes_of_the_catalogue_are_asked_for(
    check: Check, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    fetch = Warehouse.fetch

    def spy(self: Warehouse, row: type, table: str, rest: str = "", **values: object) -> list:
        asked.append((table, rest, values))
        return fetch(self, row, table, rest, **values)

    monkeypatch.setattr(Warehouse, "fetch", spy)
    check("2025年，秘密市PM2.5年均浓度为27微克/立方米，苏州PM2.5年均浓度为77.7微克/立方米。", "秘密市")
    assert asked
    assert "秘密" not in repr(asked) and "77.7" not in repr(asked)


def test_the_table_names_day_and_build(
    check: Check, warehouse: Warehouse, make_run: Callable[..., Run]
) -> None:
    run, found = make_run("zh", warehouse), check(f"{PM_2024}，同比上升6.62%。", "jiaxing")
    table = build_draft_table(run, found, date(2026, 5, 6))
    assert [record["status"] for record in table.records] == ["confirmed", "verb"]
    assert {record["checked_on"] for record in table.records} == {"2026-05-06"}
    assert all(record["build"] and record["data_on"] and record["claim_ids"] for record in table.records)
    assert table.records[1]["corrected"] == f"{PM_2024}，同比下降6.62%。"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_names_day_build_findings_and_sources(
    check: Check, warehouse: Warehouse, make_run: Callable[..., Run], language: str
) -> None:
    run = make_run(language, warehouse)
    found = check(f"{PM_2024}，同比上升6.62%。", "jiaxing", language=language)
    document = Document(BytesIO(write_draft_report(run, found, date(2026, 5, 6))))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert any("2026-05-06" in line and run.build.content_hash[:12] in line for line in lines)
    assert found.summary in lines
    assert any(f"{PM_2024}，同比下降6.62%。" in line for line in lines)
    assert any(line.startswith("[1] ") for line in lines)
    assert [len(table.rows) for table in document.tables] == [3]


def test_without_words_to_exchange_nothing_is_corrected(
    warehouse: Warehouse, make_run: Callable[..., Run]
) -> None:
    run = replace(make_run("zh", warehouse), is_private=True)
    reading = read_draft(run, f"{PM_2024}，上升6.62%。", fetch_lexicon(warehouse), "jiaxing", None)
    found = check_draft(run, reading, read_wording({}))
    assert states(found) == ["confirmed", "verb"]
    assert found.corrected == []


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("同比下降6%", 4, Replacement(2, 4, "上升")),
        ("下降6%，增加8%", 6, None),  # its own verb is another word
        ("下降5%、8%", 5, None),  # one verb of two numbers
        ("，6%", 1, None),
    ],
)
def test_a_word_before_a_number(text: str, at: int, found: Replacement | None) -> None:
    assert find_before(text, at, {"下降": "上升"}) == found


def test_of_two_words_that_end_together_the_longer_counts() -> None:
    assert find_before("下降至26", 3, {"至": "x", "下降至": "上升至"}) == Replacement(0, 3, "上升至")
    assert find_after("29以上", 2, {"以上": "以下"}) == Replacement(2, 4, "以下")


def test_the_longest_draft_is_checked_in_time(check: Check) -> None:
    sentence = f"{PM_2024}，同比上升6.62%。"
    found = check(sentence * (MOST_LETTERS // len(sentence)), "jiaxing")
    assert sum(found.counts.values()) == 2 * (MOST_LETTERS // len(sentence))
