"""Pages that list: standards, tasks, batches of rectification, possible numbers of sections."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.queries.claims import fetch_tasks
from dashboard.run import Run
from dashboard.views.audit.audit import build_audit
from dashboard.views.rectification.rectification import build_rectification, find_reporting_places
from dashboard.views.reference.comparability_list import build_comparability_list
from dashboard.views.reference.standard_list import build_standard_list
from dashboard.views.targets.task_list import REPORTS, find_agencies
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, tasks_of, texts


def agencies(run: Run) -> dict[str, str]:
    return find_agencies(run, fetch_tasks(run.warehouse))


def test_standards(make_run: Callable[..., Run]) -> None:
    view = build_standard_list(make_run("en"))
    assert texts(view.versions, 0, 1) == [
        ["Old mini standard", "2016-01-01 – 2024-12-31"],
        ["New mini standard", "2025-01-01 – …"],
    ]
    assert view.limits.columns[1:] == ["Grade II", "Grade I"]
    assert texts(view.limits) == [
        ["Mini particles (µg/m³)", "≤ 35 (from 2016) → 30 (from 2025)", "≤ 15 (from 2016)"]
    ]
    assert sorted(codes(view.limits, "grade_id", "value", "start_on", "end_on")) == [
        ("grade_i", 15, "2016-01-01", "2024-12-31"),
        ("grade_ii", 30, "2025-01-01", None),
        ("grade_ii", 35, "2016-01-01", "2024-12-31"),
    ]
    assert texts(view.classes) == [
        ["dissolved oxygen", "≥ 7.5", "≥ 6", "≥ 5", "≥ 3", "≥ 2"],
        ["ammonia nitrogen", "≤ 0.15", "≤ 0.5", "≤ 1.0", "≤ 1.5", "≤ 2.0"],
    ]


def test_rules_of_comparability_by_dimension_and_indicators_that_look_alike(
    make_run: Callable[..., Run],
) -> None:
    view = build_comparability_list(make_run("en"))
    assert texts(view.look_alikes, 0, 1) == [["Mini share of good days", "Mini share of sections"]]
    assert list(view.rules) == ["scope", "kind"]
    assert texts(view.rules["scope"]) == [
        [
            "○ not comparable",
            "urban area",
            "whole city",
            "every indicator",
            "The urban area is only a part of the whole city.",
            "Mini report of Lakeside 2025",
        ]
    ]
    assert [row[0] for row in texts(view.rules["kind"])] == [
        "● comparable",
        "◐ roughly comparable",
        "◐ roughly comparable",
    ]


def test_a_rule_of_many_indicators_is_one_row(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    view = build_comparability_list(make_run("zh", warehouse))
    rows = texts(view.rules["scope"], 3, 5)
    assert any("等" in applies_to and applies_to.endswith("项") for applies_to, _ in rows)
    assert len(view.rules["scope"].rows) < len(view.rules["scope"].records)
    known = " ".join(cell for table in view.rules.values() for row in texts(table, 5) for cell in row)
    assert "本库规则" in known and "_" not in known and "README" not in known


def test_limits_through_time(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    rows = texts(build_standard_list(make_run("zh", warehouse)).limits)
    (particles,) = [row[1:] for row in rows if row[0].startswith("PM2.5")]
    assert particles == [
        "≤ 35（2013起） → 30（2026-03起） → 25（2031起）",
        "≤ 15（2013起） → 10（2031起）",
        "35 / 25 / 15 / 10 / 5（2021-09起）",
    ]


def test_tasks(make_run: Callable[..., Run]) -> None:
    view = tasks_of(make_run("en"), "", [], REPORTS)
    assert view.counts == {"figures": 1, "words": 0, "none": 0}
    (row,) = texts(view.table)
    assert row[0] == "1" and row[2:4] == ["Mini Bureau", "Mini Office"]
    assert row[4].startswith("Mini particles (urban area): at most 29 µg/m³, ")
    assert codes(view.table, "task_id", "result_given") == [("1", "figures")]


def test_a_task_shows_the_results_of_its_own_period(make_run: Callable[..., Run]) -> None:
    (row,) = texts(tasks_of(make_run("en"), "", [], REPORTS).table)
    assert row[5] == "Mini particles (urban area): 29 µg/m³"


@pytest.mark.parametrize(
    ("words", "units", "reports", "found"),
    [
        ("mini particles", [], REPORTS, 1),
        ("颗粒物 湖", [], REPORTS, 0),
        ("迷你任务", [], REPORTS, 1),
        ("", ["mini_bureau"], REPORTS, 1),
        ("", ["mini_office"], REPORTS, 1),
        ("", ["another"], REPORTS, 0),
        ("", [], ["words"], 0),
        ("", [], [], 0),
    ],
)
def test_tasks_by_words_units_and_reports(
    make_run: Callable[..., Run], words: str, units: list[str], reports: list[str], found: int
) -> None:
    assert len(tasks_of(make_run("en"), words, units, reports).table.rows) == found


def test_units_in_both_languages_have_one_code(make_run: Callable[..., Run]) -> None:
    assert agencies(make_run("en")) == {"mini_bureau": "Mini Bureau", "mini_office": "Mini Office"}
    assert agencies(make_run("zh")) == {"mini_bureau": "迷你局", "mini_office": "迷你办"}


@pytest.mark.parametrize("semicolon", [";", "；"])
def test_agencies_may_be_joined_by_a_full_width_semicolon(
    make_run: Callable[..., Run], semicolon: str
) -> None:
    mini_run = make_run("en")
    (task,) = fetch_tasks(mini_run.warehouse)
    joined = replace(task, support_zh=f"迷你办{semicolon}迷你站", support_en="Mini Office;Mini Station")
    assert list(find_agencies(mini_run, [joined])) == ["mini_bureau", "mini_office", "mini_station"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_real_tasks(make_run: Callable[..., Run], warehouse, language: str) -> None:
    made = make_run(language, warehouse)
    view = tasks_of(made, "", [], REPORTS)
    assert sum(view.counts.values()) == len(view.table.rows) > 10
    assert set(agencies(make_run("zh", warehouse))) == set(agencies(make_run("en", warehouse)))


def test_the_numbers_of_a_task_say_what_each_is_about(make_run: Callable[..., Run], warehouse) -> None:
    zh, en = (
        {
            row[0]: (row[4], row[5])
            for row in texts(tasks_of(make_run(language, warehouse), "", [], REPORTS).table)
        }
        for language in ("zh", "en")
    )
    assert zh["8.1"] == (
        "碳排放强度变化：完成省下达任务（未量化）",
        "全国碳市场报告与核查企业数：全市93家，火电企业47家，其他重点行业企业46家",
    )
    assert zh["23"] == ("–", "总磷浓度：淀山湖中断面−21.4%，元荡湖口断面−18.5%")
    assert zh["35.1"][1].endswith("督察信访件办结率：第二轮中央生态环保督察95.9%，第二轮省生态环保督察98.5%")
    assert "完成地下水调查评估的场地数：化工园区（集中区）5个，危废填埋场1个" in zh["35.5"][1]
    assert zh["27"][0].startswith("新增污水处理能力（污水，类别未写明）：不低于14万吨/日（未收录结果）")
    assert zh["35.2"][1].startswith("PM2.5年均浓度（市级，范围未注明）：与2021年持平，28微克/立方米，")
    assert en["35.1"][1].endswith(
        "Closure rate of complaints referred by inspectors: 95.9% (central environmental inspection, second round),"
        " 98.5% (provincial environmental inspection, second round)"
    )
    assert en["23"][1] == (
        "Total phosphorus concentration: −21.4% (Dianshan Lake centre section),"
        " −18.5% (Yuandang Lake mouth section)"
    )
    assert "as the indicator" not in str(en) and "指标定义" not in str(zh)


def test_batches_are_listed_and_never_added_up(make_run: Callable[..., Run], warehouse) -> None:
    made = make_run("en", warehouse)
    places = find_reporting_places(made)
    view = build_rectification(made, places)
    assert "anonymised_city" in places
    batches = [
        (record["place_id"], record["scope_id"], record["indicator_id"], record["value_text"])
        for record in view.issues.records
    ]
    assert ("anonymised_city", "self_screened", "rectification_completion_rate", "26.7") in batches
    assert ("anonymised_city", "assigned_2024", "rectification_reopened_rate", "5.04") in batches
    row = next(row for row in texts(view.issues) if "26.7%" in row)
    assert row.count("26.7%") == 2  # printed, and computed from 220 of 824
    assert {bar.total for bar in view.bars if bar.total} >= {824.0}
    assert any(
        "100% for “tasks assigned" in remark and remark.endswith("self-screening: different denominators.")
        for remark in view.remarks
    )
    assert all(bar.name.endswith((" (2022)", " (2025)")) for bar in view.bars)
    newest = 'Suzhou · City Party committee\'s "1+7" issue list (2025): 57 of 73 issues are done'
    assert view.title(made) == newest


def test_no_batches(make_run: Callable[..., Run]) -> None:
    view = build_rectification(make_run("en"), ["lakeside"])
    assert (view.issues.rows, view.letters.rows, view.bars) == ([], [], [])
    assert find_reporting_places(make_run("en")) == []


def test_possible_numbers_of_sections(make_run: Callable[..., Run], warehouse) -> None:
    table = build_audit(make_run("en", warehouse), ["haining"], []).counts
    possible = {
        (record["scope_id"], record["value_text"]): str(record["possible_counts"]).split()
        for record in table.records
    }
    assert (
        "51" not in possible["river_chief_sections", "70.5"]
        and "44" in possible["river_chief_sections", "70.5"]
    )
    assert "14" in possible["city_sections_and_above", "85.7"]


def test_what_is_said_to_be_on_schedule_is_under_way(make_run: Callable[..., Run], warehouse) -> None:
    """Of 9 issues 1 is rectified, "the others are on schedule": 8 are under way by our arithmetic, and marked."""
    view = build_rectification(make_run("zh", warehouse), ["suzhou"])
    (bar,) = [bar for bar in view.bars if bar.name.startswith("苏州 · 第二轮中央")]
    assert (bar.done, bar.under_way, bar.total, bar.rest, bar.mark) == (1, 8, 9, None, "（推算值）")
    assert [bar.mark for bar in view.bars if bar.name.startswith("苏州 · 第三轮中央")] == [""]
