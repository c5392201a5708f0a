"""A matrix of indicators and places: the newest number, its target, and what may be said of two places."""

from collections.abc import Callable, Sequence

import pytest

from dashboard.html.matrix import render_matrix
from dashboard.html.snippets import render_fold
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.views.matrix.indicator_matrix import build_indicator_matrix, select_last
from dashboard.views.matrix.matrix_parts import Entry, Matrix, MatrixRow, Verdict
from dashboard.views.periods import period_label
from dashboard.warehouse import Warehouse

GENERAL = "general_industrial_waste_utilisation_rate"
LANDFILL = "hazardous_waste_landfill_share"
COPIED = "据《中国城市统计年鉴2019》的转载；数字取自公开转载的数据文件，末位的零可能已略去"
ELEVEN = [
    "suzhou",
    "jiaxing",
    "shanghai",
    "hangzhou",
    "wuxi",
    "huzhou",
    "nanjing",
    "ningbo",
    "nantong",
    "changzhou",
    "shaoxing",
]


@pytest.fixture
def matrix_of(make_run: Callable[..., Run], warehouse: Warehouse) -> Callable[..., Matrix]:
    def build(places: Sequence[str], language: str = "zh") -> Matrix:
        run = make_run(language, warehouse)
        codes = [i.indicator_id for i in run.catalogue.indicators.values() if i.theme == "solid_waste"]
        return build_indicator_matrix(run, codes, places)

    return build


def row_of(view: Matrix, indicator: str) -> MatrixRow:
    return next(row for row in (*view.rows, *view.more) if row.indicator_id == indicator)


def entries_of(row: MatrixRow) -> list[list[tuple[str, str, bool]]]:
    return [[(entry.text, entry.period, entry.is_target) for entry in entries] for entries in row.cells]


def test_two_cities_side_by_side_with_their_ranks(matrix_of: Callable[..., Matrix]) -> None:
    view = matrix_of(["suzhou", "jiaxing"])
    row = row_of(view, GENERAL)
    assert entries_of(row) == [[("94%", "2018", False)], [("99.17%", "2018", False)]]
    assert row.verdict == Verdict(
        "same",
        "同为2018年，嘉兴99.17%、苏州94%，嘉兴高5.17个百分点（更优）；本库收录的11地中苏州第6、嘉兴第3",
        2018,
        COPIED,
    )
    assert row.elsewhere == "另有：杭州99.16%（2021）、常州100%（2018）、湖州99.64%（2018）等10地"
    assert view.quote == f"{row.name}：{row.verdict.sentence}（{COPIED}）。"
    assert view.title == f"{len(view.rows) + len(view.more)}项指标中2项可以同口径比较（2018年，据转载）"


def test_the_same_in_english(matrix_of: Callable[..., Matrix], make_run: Callable[..., Run]) -> None:
    view = matrix_of(["jiaxing", "suzhou"], "en")
    assert row_of(view, GENERAL).verdict.stated(make_run("en").text) == (
        "In 2018 Suzhou had 94% (worse), 5.17 percentage points below Jiaxing’s 99.17%;"
        " of 11 places on record, Jiaxing ranks 3, Suzhou ranks 6 (from a copy of “China City Statistical Yearbook 2019”; the digits are those of a public copy, which"
        " may have left out final zeros)"
    )


def test_of_many_cities_the_highest_the_lowest_and_three_ranks(matrix_of: Callable[..., Matrix]) -> None:
    assert row_of(matrix_of(ELEVEN), GENERAL).verdict.sentence == (
        "2018年所选地区中有数值的11地，最高常州100%，最低杭州87.03%；本库收录的11地中苏州第6、嘉兴第3、上海第8"
    )
    every = row_of(matrix_of(ELEVEN), "domestic_waste_harmless_treatment_rate")
    assert every.verdict.sentence == "2018年所选地区中有数值的10地均为100%"
    assert every.verdict.caveat == COPIED


def test_a_target_stands_beside_a_bound_and_in_place_of_a_result(matrix_of: Callable[..., Matrix]) -> None:
    view = matrix_of(["suzhou", "jiaxing", "pinghu"])
    row = row_of(view, LANDFILL)
    assert entries_of(row) == [
        [("≤ 13%", "2025", False), ("压降危废填埋率", "2026目标", True)],
        [("≤ 3.5%", "2025目标", True)],
        [("趋零填埋", "2025目标", True)],
    ]
    assert row.verdict == Verdict(None, "本库只收录嘉兴、平湖的目标，未收录结果")
    assert row.elsewhere == "另有：苏州工业园区0.3%（截至2025年7月24日）"


def test_ranks_of_two_provinces_are_apart(matrix_of: Callable[..., Matrix]) -> None:
    row = row_of(matrix_of(["suzhou", "jiaxing"]), "zero_waste_city_assessment_rank")
    assert entries_of(row) == [[("第1位", "2025", False)], [("第1位", "2024", False)]]
    assert row.verdict.grade == "apart"


def test_units_stand_once_and_a_scope_that_says_nothing_not_at_all(matrix_of: Callable[..., Matrix]) -> None:
    row = row_of(matrix_of(["suzhou", "jiaxing"]), "hazardous_waste_generated")
    assert (row.unit, [entry.text for entry in row.cells[0]]) == ("万吨", ["151"])
    assert row.cells[0][0].scope == "全市申报单位；转载"
    assert row_of(matrix_of(["suzhou"]), GENERAL).cells[0][0].scope == "转载"


def test_a_range_is_one_target(matrix_of: Callable[..., Matrix]) -> None:
    row = row_of(matrix_of(["suzhou"]), "zero_waste_industry_chain")
    assert [entry.text for entry in row.cells[0]] == ["2–3"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("places", [["suzhou"], ["suzhou", "jiaxing"], ELEVEN, ["taihu_lake_suzhou"]])
def test_every_row_has_a_number_somewhere(
    matrix_of: Callable[..., Matrix], places: list[str], language: str
) -> None:
    view = matrix_of(places, language)
    rows = [*view.rows, *view.more]
    assert len({row.indicator_id for row in rows}) == len(rows)
    assert all(any(row.cells) or row.elsewhere for row in rows)
    assert len(view.table.columns) == len(places) + (2 if len(places) > 1 else 1)
    assert {record["place_id"] for record in view.figures.records} <= set(places)
    for row in rows:
        present = [entries for entries in row.cells if any(not entry.is_target for entry in entries)]
        assert len(places) == 1 or row.verdict.grade or row.verdict.sentence or len(present) == len(places)


def test_a_cell_keeps_its_own_year_and_the_sentence_says_its_own(matrix_of: Callable[..., Matrix]) -> None:
    view = matrix_of(["suzhou", "hangzhou"])
    row = row_of(view, GENERAL)
    assert entries_of(row)[1] == [("99.16%", "2021", False)]
    assert row.verdict.sentence.startswith("同为2018年，杭州87.03%、苏州94%，杭州低6.97个百分点")
    generated = row_of(view, "hazardous_waste_generated")  # of two years: no number that a copy could spoil
    assert (generated.verdict.grade, generated.verdict.caveat) == ("apart", "")
    table = next(cells for cells in view.table.rows if cells[0].text == row.name)
    assert table[-1].text.endswith(f"（{COPIED}）")


def test_the_mini_data(make_run: Callable[..., Run]) -> None:
    view = build_indicator_matrix(make_run("zh"), ["waste_rate"], ["lakeside", "harbour"])
    (row,) = view.more
    assert entries_of(row) == [[("93.5%", "2025", False), ("92–95%", "2025目标", True)], []]
    assert row.verdict == Verdict(None, "本库未收录迷你港城的结果")
    assert row.elsewhere == "另有：迷你磨县88%（2025年1—6月）"
    assert (view.title, view.quote) == ("所选地区没有指标可以比较", "")


def test_without_a_whole_year_the_period_that_ends_last_counts(warehouse: Warehouse) -> None:
    assert select_last([]) == []
    shares = fetch_figures(warehouse, ["section_share_class_iii"], ["jiaxing"])
    parts = [f for f in shares if f.year is None]
    assert {f.period for f in select_last(parts)} == {"2024-01/2024-07"}
    assert {f.period for f in select_last(shares)} == {"2024"}


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2025", "2025", "2025"),
        ("2025-03", "2025年3月", "2025-03"),
        ("2025-10-22", "2025年10月22日", "2025-10-22"),
        ("2020-01/2020-11", "2020年1—11月", "2020-01 to 2020-11"),
        ("2019-11/2020-03", "2019年11月至2020年3月", "2019-11 to 2020-03"),
        ("../2025-07-24", "截至2025年7月24日", "until 2025-07-24"),
        ("2013/2015", "2013至2015", "2013 to 2015"),
    ],
)
def test_periods_in_words(make_run: Callable[..., Run], period: str, zh: str, en: str) -> None:
    assert (period_label(make_run("zh").text, period), period_label(make_run("en").text, period)) == (zh, en)


# --- as HTML

RESULT = Entry("94%", "2018", "2018", "", "claim-1")
AIM = Entry("≤ 3.5%", "2025", "2025目标", "<b>", "claim-2", is_target=True)


def rendered(make_run: Callable[..., Run], cells: list[list[Entry]], headings: list[str]) -> str:
    row = MatrixRow("code", "<i>", "t", cells, Verdict("near", "& so"), "elsewhere")
    return str(render_matrix([row], headings, make_run("zh").text, lambda claim: f"#{claim}", "name"))


def test_numbers_lead_to_their_claims_and_text_is_escaped(make_run: Callable[..., Run]) -> None:
    html = rendered(make_run, [[RESULT, AIM], []], ["a", "b'", "c", "d"])
    assert '<a href="#claim-1" target="_blank" rel="noopener">94%</a>' in html
    assert '<p class="cj-aim"><i aria-hidden="true">◇</i> <a href="#claim-2"' in html
    assert "<i>" not in html and "&lt;b&gt;" in html and "&amp; so" in html
    assert "--cj-2:&#39;b’&#39;" in html
    assert 'title="本库未收录">–</span>' in html
    assert '<td class="cj-verdict"><div><span class="cj-grade cj-grade-near">' in html


def test_of_many_places_the_verdict_stands_below_its_row(make_run: Callable[..., Run]) -> None:
    html = rendered(make_run, [[RESULT]] * 5, ["a", "b", "c", "d", "e", "f", "verdict"])
    assert '<tr class="cj-below"><td colspan="6">' in html
    assert "verdict</th>" not in html


def test_one_place_has_no_verdict(make_run: Callable[..., Run]) -> None:
    html = rendered(make_run, [[RESULT]], ["a", "b"])
    assert "cj-grade" not in html and "elsewhere" in html


def test_the_rest_is_folded(make_run: Callable[..., Run]) -> None:
    assert str(render_fold("<3 more", render_matrix([], ["a"], make_run("zh").text, str, ""))).startswith(
        '<details class="cj-fold"><summary>&lt;3 more</summary><div'
    )
