"""What is computed from monitoring data, beside what documents print: the real check of both cities, and rules."""

from collections.abc import Callable

import pytest

from dashboard.queries.claims import fetch_claims, find_claim_id
from dashboard.queries.figures import fetch_computed_figures
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.text import Language
from dashboard.views.computed import validity_words
from dashboard.views.sources.claims import build_claim_page
from dashboard.views.sources.weaknesses import find_weaknesses
from dashboard.views.trend.computed_years import build_computed_years, choose_computed
from dashboard.views.trend.indicator_data import find_indicator_data
from dashboard.views.trend.trend import build_trend
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, texts
from tests.edits import rows

BOTH = ["suzhou", "jiaxing"]


@pytest.fixture
def run(make_run: Callable[..., Run], warehouse: Warehouse) -> Run:
    return make_run("zh", warehouse)


def years(run: Run, indicator: str) -> list[tuple]:
    """Place, year, digits, validity and days of every computed year of both cities."""
    found = fetch_computed_figures(run.warehouse, [indicator], BOTH)
    return [(f.place_id, f.year, f.value_text, f.valid, f.valid_days) for f in found if f.year is not None]


def test_pm25_of_both_cities_is_known_year_by_year(run: Run) -> None:
    assert sorted(years(run, "pm25")) == [
        ("jiaxing", 2014, "56.3", "yes", 365),
        ("jiaxing", 2015, "52.8", "yes", 365),
        ("jiaxing", 2016, "44.2", "yes", 366),
        ("jiaxing", 2017, "41.4", "unknown", None),
        ("suzhou", 2014, "66.0", "yes", 365),
        ("suzhou", 2015, "57.3", "no", 360),
        ("suzhou", 2016, "46.3", "yes", 366),
        ("suzhou", 2017, "42.0", "yes", 361),
        ("suzhou", 2018, "41.0", "yes", 360),
    ]


def test_the_year_of_both_sources_stands_beside_what_documents_say(run: Run) -> None:
    """Suzhou 57.3 of 360 days beside 58, as January has 26 days; Jiaxing 52.8 beside 53."""
    data = find_indicator_data(run, "pm25", BOTH)
    view = build_computed_years(run, data, choose_computed(data, "all"))
    told = [row for row in texts(view.table, 0, 1, 2, 3, 4) if row[1] == "2015"]
    assert told == [
        [
            "苏州",
            "2015",
            "57.3",
            "无效，360天（全年365天）：2015年1月只有26天，至少应有27天",
            "58（推算值）",
        ],
        ["嘉兴", "2015", "52.8", "有效，365天（全年365天）", "53"],
    ]
    why = [row[0] for row in texts(view.table, 5) if "2015年" in row[0]]
    assert why[0].startswith("国控点位大多在市区") and "1月1日至5日缺测" in why[0]
    assert "修约后与公布的53一致" in " ".join(why)


def test_good_days_by_the_rules_are_told_from_those_of_the_copy(run: Run) -> None:
    """247 of 360 days by the six pollutants: 68.6; the AQI that the copy brings along says 69.2, documents 66.9."""
    assert ("suzhou", 2015, "68.6", "no", 360) in years(run, "good_day_ratio")
    data = find_indicator_data(run, "good_day_ratio", ["suzhou"])
    view = build_computed_years(run, data, choose_computed(data, "all"))
    (row,) = [row for row in texts(view.table) if row[1] == "2015"]
    assert row[4] == "66.9%（推算值）"
    assert "69.2%" in row[5]


def test_a_year_that_is_not_valid_is_shown_only_on_request(run: Run) -> None:
    data = find_indicator_data(run, "pm25", ["suzhou"])
    shown = {key: [f.year for f in choose_computed(data, key)] for key in ("valid", "all", "none")}
    assert shown == {
        "valid": [2014, 2016, 2017, 2018],
        "all": [2014, 2015, 2016, 2017, 2018],
        "none": [],
    }
    view = build_computed_years(run, data, choose_computed(data, "valid"))
    assert any("苏州2015年无效，360天" in note for note in view.notes)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_line_of_documents_is_the_same_with_and_without(
    make_run: Callable[..., Run], warehouse: Warehouse, language: Language
) -> None:
    run = make_run(language, warehouse)
    data = find_indicator_data(run, "pm25", BOTH)
    scopes = list(run.catalogue.scopes)
    without, shown = (build_trend(run, data, scopes, shown=key) for key in ("none", "all"))
    assert [line for line in shown.lines if not line.is_computed] == without.lines
    assert without.computed is None
    assert (shown.title, shown.cards, shown.targets) == (without.title, without.cards, without.targets)
    computed = [line for line in shown.lines if line.is_computed]
    assert [line.place_id for line in computed] == BOTH
    assert all(point.hollow for line in computed for point in line.points)
    grades = [[(j.newer.year, j.grade) for j in line.joins] for line in computed]
    assert grades == [
        [(2015, "near"), (2016, "near"), (2017, "same"), (2018, "apart")],
        [(2015, "same"), (2016, "same"), (2017, "near")],
    ]


def test_cities_are_same_where_the_days_of_both_are_known(run: Run) -> None:
    known = {(f.place_id, f.year): f.claim_id for f in find_indicator_data(run, "pm25", BOTH).computed}
    pairs = [(known["suzhou", year], known["jiaxing", year]) for year in (2014, 2016, 2017)]
    graded = fetch_comparability(run.warehouse, pairs)
    assert [graded[pair].grade for pair in pairs] == ["same", "same", "near"]
    data = find_indicator_data(run, "pm25", BOTH)
    view = build_computed_years(run, data, choose_computed(data, "valid"))
    assert view.findings[0] == (
        "2016年苏州46.3（计算值）、嘉兴44.2（计算值），由监测数据按同一依据计算，相差2.1。"
    )


def test_nothing_computed_is_the_same_as_something_printed(run: Run) -> None:
    graded = rows(
        run.warehouse,
        "select distinct g.grade from computed_figure c join figure f using (indicator_id, place_id, year),"
        " comparability(c.claim_id, f.claim_id) g order by grade",
    )
    assert graded == [("apart",), ("near",)]


def test_computed_figures_are_in_no_other_mart(run: Run) -> None:
    for mart in ("figure", "derived_figure", "claim"):
        assert rows(run.warehouse, f"select count(*) from {mart} where kind = 'computed'") == [(0,)]
    for table, column in (("series", "claim_id"), ("pair", "claim_id"), ("target_result", "result_claim_id")):
        found = rows(run.warehouse, f"select count(*) from {table} where starts_with({column}, 'computed-')")
        assert found == [(0,)]


def test_a_computed_figure_has_a_page_with_its_days_and_source(run: Run) -> None:
    data = find_indicator_data(run, "pm25", ["suzhou"])
    claim_id = next(f.claim_id for f in data.computed if f.year == 2015)
    assert find_claim_id(run.warehouse, claim_id) == claim_id
    assert find_claim_id(run.warehouse, "computed-pm25-000000000000") is None
    facts = dict(build_claim_page(run, claim_id).facts)
    assert facts["性质"] == "计算值"
    assert facts["有效天数"] == "无效，360天（全年365天）：2015年1月只有26天，至少应有27天"
    assert "公开转载" in facts["来源文件"]
    assert facts["ID"] == claim_id


def test_a_view_with_computed_figures_says_so_before_it_is_passed_on(run: Run) -> None:
    data = find_indicator_data(run, "pm25", ["suzhou"])
    ids = [f.claim_id for f in data.computed]
    sentences = [weakness.sentence for weakness in find_weaknesses(run, ids)]
    assert "由监测数据计算、非文件公布：5项" in sentences
    assert {claim.kind for claim in fetch_claims(run.warehouse, ids).values()} == {"computed"}


@pytest.mark.parametrize(
    ("place", "period", "words"),
    [
        ("harbour", "2023", "valid, 365 of 365 days"),
        ("harbour", "2024", "valid days not known"),
        ("lakeside", "2024", "not valid, 361 of 366 days: 2024-02 has 24 days and needs 25"),
    ],
)
def test_validity_is_told_in_words(make_run: Callable[..., Run], place: str, period: str, words: str) -> None:
    run = make_run("en")
    (figure,) = [
        f for f in fetch_computed_figures(run.warehouse, ["inspection"], [place]) if f.period == period
    ]
    assert validity_words(run, figure) == words


def test_the_records_of_the_table_carry_the_days(run: Run) -> None:
    data = find_indicator_data(run, "pm25", ["suzhou"])
    view = build_computed_years(run, data, choose_computed(data, "all"))
    assert codes(view.table, "period", "kind", "valid", "valid_days", "days", "reason")[3] == (
        "2015",
        "computed",
        "no",
        360,
        365,
        "2015-01: 26 of 27 days",
    )
