"""Both sides of the change of rules: good days of real years by each edition of the limits, in words and rows."""

from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from dashboard.charts.rule_change import draw_rule_change, tabulate_rule_change
from dashboard.queries.rule_change import fetch_judged_years, fetch_limit_editions
from dashboard.run import Run
from dashboard.theme import PALETTE
from dashboard.views.reference.rule_change import build_rule_change, tell_rules_of_year
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import texts

COLOUR = PALETTE[0]
QUOTES = {
    "en": "Suzhou had 274 good days in 2018 by the daily limits before 2026-03; 254 by those from 2026-03, 20 fewer;"
    " 190 by those from 2031, 84 fewer (computed from public copies of monitoring data, printed by no document;"
    " values before 2018-09 are at an older state of measurement, so good days by the new limits come out rather"
    " too few).",
    "zh": "苏州2018年优良天数按2026年3月前的日限值为274天；按2026年3月起的限值为254天，少20天；按2031年起的限值为190天，少84天"
    "（由公开转载的监测数据计算，非文件公布的数值；2018年9月前的浓度按原监测状态发布，按新限值判定的优良天数偏少）。",
}


def test_every_year_is_judged_by_every_edition_on_its_own_days(warehouse: Warehouse) -> None:
    editions = [one.edition_id for one in fetch_limit_editions(warehouse)]
    assert editions == ["2012", "2026", "2026_final"]
    years: dict[int, list[tuple[int, int]]] = {}
    for one in fetch_judged_years(warehouse):
        years.setdefault(one.year, []).append((one.good_days, one.lost_days))
    assert years == {
        2014: [(239, 0), (181, 58), (95, 144)],
        2015: [(247, 0), (209, 38), (132, 115)],
        2016: [(253, 0), (237, 16), (151, 102)],
        2017: [(257, 0), (237, 20), (177, 80)],
        2018: [(274, 0), (254, 20), (190, 84)],
    }


@pytest.mark.parametrize("language", QUOTES)
def test_the_newest_whole_year_is_quoted_with_its_caveats(
    make_run: Callable[..., Run], warehouse: Warehouse, language: str
) -> None:
    assert build_rule_change(make_run(language, warehouse)).quotes == [QUOTES[language]]


def test_a_row_has_the_days_the_share_and_the_loss(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    view = build_rule_change(make_run("en", warehouse))
    assert view.table.columns == [
        "Place", "Period", "Limits before 2026-03", "Limits from 2026-03", "Limits from 2031", "Valid days", "Note",
    ]  # fmt: skip
    rows = texts(view.table)
    assert rows[0] == [
        "Suzhou", "2018", "274 (75.7%)", "254 (70.2%), 20 fewer", "190 (52.2%), 84 fewer", "362/365, 364/365", "–",
    ]  # fmt: skip
    assert rows[3][-1] == "not a whole year by the rule, indicative only (2015-01: 26 of the 27 days needed)"
    assert [record["reason"] for record in view.table.records if record["year"] == 2015] == [
        "2015-01: 26 of 27 days"
    ] * 3


@pytest.mark.parametrize("language", QUOTES)
def test_the_ratio_of_a_year_says_by_which_rule_each_month_stands(
    make_run: Callable[..., Run], warehouse: Warehouse, language: str
) -> None:
    run = make_run(language, warehouse)
    told = tell_rules_of_year(run, 2026)
    assert ("2月及以前" if language == "zh" else "up to 2 are judged") in told
    assert "HJ 633" in told and ("均未明确" if language == "zh" else "not settled") in told
    assert told in build_rule_change(run).notes
    assert (tell_rules_of_year(run, 2025), tell_rules_of_year(run, 2031)) == ("", "")


def test_where_nothing_is_computed_nothing_is_said(make_run: Callable[..., Run]) -> None:
    view = build_rule_change(make_run("en"))
    assert view.quotes == []


def test_the_chart_has_a_hollow_bar_for_each_edition_and_year(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    view = build_rule_change(make_run("en", warehouse))
    figure = draw_rule_change(view.bars, COLOUR)
    go.Figure(figure)  # Plotly's own check
    assert [trace["name"] for trace in figure["data"]] == [
        "Limits before 2026-03",
        "Limits from 2026-03",
        "Limits from 2031",
    ]
    assert [trace["x"] for trace in figure["data"]] == [["2014", "2015*", "2016", "2017*", "2018"]] * 3
    assert figure["data"][2]["y"] == [95, 132, 151, 177, 190]
    assert {trace["marker"]["color"] for trace in figure["data"]} == {"rgba(0,0,0,0)"}
    assert len({trace["marker"]["pattern"]["shape"] for trace in figure["data"]}) == 3
    assert all(claim_id.startswith("computed-") for claim_id in view.table.claim_ids())
    assert len(view.table.claim_ids()) == 15
    (data,) = tabulate_rule_change("title", view.bars, COLOUR)
    assert data.values[4] == [274, 254, 190]
