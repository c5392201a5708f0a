"""An indicator through the years: lines of one definition, gaps, bridges, targets, limits, sentences."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.queries.figures import fetch_places_with
from dashboard.run import Run
from dashboard.views.indicator_data import find_indicator_data
from dashboard.views.limit_check import OF_ITS_TIME, check_limits
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, fullest, scopes_of, texts, trend_of
from tests.edits import append

PLACES = ["lakeside", "harbour", "millbrook"]
SCOPES = ["urban", "whole_city"]


def test_lines_are_cut_by_place_scope_and_basis(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", PLACES, SCOPES)
    lines = [
        (
            line.place_id,
            line.scope_id,
            line.basis_id,
            [(p.year, str(p.value.normalize()), p.hollow) for p in line.points],
        )
        for line in view.lines
    ]
    assert sorted(lines) == [
        ("harbour", "urban", "new_state", [(2025, "27", False)]),
        ("harbour", "whole_city", "new_state", [(2024, "27", False)]),
        (
            "lakeside",
            "urban",
            "new_state",
            [(2022, "33", False), (2024, "3E+1", False), (2025, "28.5", False)],
        ),
        ("lakeside", "urban", "old_state", [(2021, "36", True)]),
        ("millbrook", "urban", "new_state", [(2025, "25", False)]),
    ]


def test_a_point_tells_its_whole_definition(make_run: Callable[..., Run]) -> None:
    (line,) = trend_of(make_run("en"), "pm25", ["harbour"], ["urban"]).lines
    assert line.points[0].label.split("\n") == [
        "Mini Harbour 2025: 27 µg/m³",
        "urban area; new state",
        "Mini Bureau of Harbour, 2026-02",
    ]


def test_bounds_are_hollow(make_run: Callable[..., Run]) -> None:
    (line,) = trend_of(make_run("en"), "good_day_ratio", ["harbour"], ["whole_city"]).lines
    assert [(p.year, p.hollow) for p in line.points] == [(2024, True), (2025, True)]


def test_neighbouring_years_on_different_definitions_are_bridged_and_explained(
    make_run: Callable[..., Run],
) -> None:
    view = trend_of(make_run("en"), "pm25", PLACES, SCOPES)
    bridges = [(bridge.place_id, bridge.older.year, bridge.newer.year) for bridge in view.bridges]
    assert bridges == [("lakeside", 2021, 2022), ("harbour", 2024, 2025)]
    assert [bridge.reason for bridge in view.bridges] == view.remarks[:2]
    assert "old state" in view.bridges[0].reason and "new state" in view.bridges[0].reason
    assert view.bridges[1].reason.endswith("The urban area is only a part of the whole city.")


def test_quantified_targets_are_marks(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", PLACES, SCOPES)
    assert sorted((line.place_id, line.points[0].year, line.points[0].value) for line in view.targets) == [
        ("lakeside", 2025, Decimal(29)),
        ("lakeside", 2026, Decimal(29)),
    ]


def test_limits_are_steps_in_the_time_of_the_figures(make_run: Callable[..., Run]) -> None:
    steps = [
        (str(step.value.normalize()), step.start, step.end)
        for step in trend_of(make_run("en"), "pm25", PLACES, SCOPES).limits
    ]
    assert steps == [("35", 2015.5, pytest.approx(2024.5, abs=0.01)), ("3E+1", 2024.5, None)]
    late = trend_of(make_run("en"), "pm25", ["millbrook"], SCOPES).limits
    assert [(str(step.value.normalize()), step.start, step.end) for step in late][-1:] == [
        ("3E+1", 2024.5, None)
    ]


def test_a_chosen_standard_holds_throughout(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", ["lakeside"], SCOPES, "mini_new")
    assert [(step.value, step.start, step.end) for step in view.limits] == [(Decimal(30), 2020.5, None)]
    labels = codes(view.judgement.table, "period", "label_of_time", "label")
    assert labels == [
        ("2025", "meets", "meets"),
        ("2024", "meets", "meets"),
        ("2022", "meets", "exceeds"),
        ("2021", "exceeds", "exceeds"),
    ]


def test_labels_of_their_time(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("zh"), "pm25", PLACES, SCOPES).judgement
    labels = codes(view.table, "place_id", "period", "standard_of_time", "label_of_time")
    assert ("lakeside", "2021", "mini_old", "exceeds") in labels
    assert ("lakeside", "2025", "mini_new", "meets") in labels
    assert len(view.findings) >= 3


def test_a_value_is_rounded_to_the_decimals_that_its_limit_shows(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    data = find_indicator_data(run, "pm25", ["lakeside"])
    figure = next(f for f in data.figures if f.year == 2025 and f.comparator == "=")
    limits = [replace(limit, value=Decimal("2.500000")) for limit in data.national_limits]
    figures = [replace(figure, value=Decimal(value)) for value in ("2.52", "2.55")]
    view = check_limits(run, replace(data, national_limits=limits), figures, OF_ITS_TIME)
    assert codes(view.table, "label_of_time") == [("rounding",), ("exceeds",)]
    limits = [replace(limit, comparator="<", value=Decimal("2.520000")) for limit in limits]
    view = check_limits(run, replace(data, national_limits=limits), figures[:1], OF_ITS_TIME)
    assert codes(view.table, "label_of_time") == [("exceeds",)]


def test_no_judgement_where_there_is_no_limit(make_run: Callable[..., Run]) -> None:
    assert trend_of(make_run("en"), "waste_rate", PLACES, ["all"]).judgement is None


def test_the_findings_to_quote(make_run: Callable[..., Run]) -> None:
    en, zh = (trend_of(make_run(language), "pm25", PLACES, SCOPES).findings for language in ("en", "zh"))
    assert (
        en[0]
        == "Mini Lakeside 2025: Mini particles was 28.5 µg/m³ (urban area), down 1.5 µg/m³ (5.0%) vs 2024."
    )
    assert zh[0] == "迷你湖城2025年迷你颗粒物为28.5微克/立方米（市区），比2024年下降1.5微克/立方米（5.0%）。"
    assert len(en) == len(zh) == 3
    assert "no figure of the year before" in en[1]


def test_a_share_changes_by_percentage_points(make_run: Callable[..., Run]) -> None:
    (sentence,) = trend_of(make_run("en"), "section_share", ["lakeside"], ["national_sections"]).findings
    assert "up 1.7 percentage points vs 2024" in sentence and "1.7%" not in sentence


def test_a_change_from_zero_has_no_percentage(make_run: Callable[..., Run]) -> None:
    (sentence,) = trend_of(make_run("en"), "inspection", ["lakeside"], ["all"]).findings
    assert "up 120 cases vs 2024" in sentence and "%" not in sentence


def test_equal_years(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    append(
        data,
        "claims/section_share.csv",
        "harbour,national_sections,2024,network_2021_2025,actual,=,90.0,percent,,harbour_report,,,,",
    )
    made = make_run("en", open_built(data))
    (sentence,) = trend_of(made, "section_share", ["harbour"], ["national_sections"]).findings
    assert "unchanged from 2024" in sentence


def test_the_table_is_newest_first_with_changes(make_run: Callable[..., Run]) -> None:
    table = trend_of(make_run("en"), "pm25", PLACES, SCOPES).table
    assert texts(table, 0, 1, 3, 4) == [
        ["Mini Lakeside", "2025", "28.5 µg/m³", "−1.5 µg/m³ · −5.0%"],
        ["Mini Lakeside", "2024", "30 µg/m³", "–"],
        ["Mini Lakeside", "2022", "33 µg/m³", "–"],
        ["Mini Lakeside", "2021", "36 µg/m³ (derived)", "–"],
        ["Mini Harbour", "2025", "27 µg/m³", "–"],
        ["Mini Harbour", "2024", "27 µg/m³", "–"],
        ["Mini Millbrook", "2025", "25 µg/m³", "–"],
        ["Mini Lakeside", "2026", "≤ 29 µg/m³ (target)", "–"],
        ["Mini Lakeside", "2025", "≤ 29 µg/m³ (target)", "–"],
    ]
    assert codes(table, "place_id", "value_text")[0] == ("lakeside", "28.5")
    assert codes(table, "kind", "comparator", "value_text")[-1] == ("target", "<=", "29")
    assert len(table.claim_ids()) == 9


def test_only_the_chosen_scopes(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", ["harbour"], ["whole_city"])
    assert [line.scope_id for line in view.lines] == ["whole_city"]
    assert texts(view.table, 1) == [["2024"]]


def test_scopes_with_a_figure_or_a_target(make_run: Callable[..., Run]) -> None:
    assert scopes_of(make_run("en"), "section_share", ["lakeside"]) == [
        "national_sections",
        "city_sections",
    ]
    assert scopes_of(make_run("en"), "section_share", ["millbrook"]) == []


def test_a_look_alike_is_warned_of(make_run: Callable[..., Run]) -> None:
    (sentence,) = trend_of(make_run("en"), "section_share", ["lakeside"], ["national_sections"]).notes
    assert (
        "Mini share of good days" in sentence and "One is a share of days, the other of sections." in sentence
    )


def test_a_value_that_follows_by_arithmetic_is_drawn_hollow(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "claims/waste_rate.csv", "harbour,all,2025,none,actual,=,80.0,percent,,harbour_report,,,,")
    append(
        data,
        "claims/waste_rate.csv",
        "harbour,all,2025,none,change,=,2.0,percentage_point,2024,harbour_report,,,,",
    )
    made = make_run("en", open_built(data))
    (line,) = trend_of(made, "waste_rate", ["harbour"], ["all"]).lines
    assert [(p.year, p.value, p.hollow) for p in line.points] == [
        (2024, Decimal("78.0"), True),
        (2025, Decimal("80.0"), False),
    ]


def test_nothing_published_is_nothing_shown(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "section_share", ["millbrook"], ["national_sections"])
    assert (view.lines, view.bridges, view.targets, view.limits, view.findings, view.table.rows) == (
        [],
        [],
        [],
        [],
        [],
        [],
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_fullest_indicators_of_the_real_data_can_be_told(
    make_run: Callable[..., Run], warehouse, language: str
) -> None:
    made = make_run(language, warehouse)
    for indicator in fullest(made, 40):
        places = sorted(fetch_places_with(warehouse, [indicator]))
        view = trend_of(made, indicator, places, scopes_of(made, indicator, places))
        assert len(view.table.rows) == len(view.table.records)
        assert all(
            sentence and "{" not in sentence for sentence in [view.title, *view.findings, *view.remarks]
        )


def test_a_place_with_a_target_only_is_not_said_to_have_nothing(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    made = make_run("zh", warehouse)
    view = trend_of(made, "hazardous_waste_landfill_share", ["jiaxing"], list(made.catalogue.scopes))
    indicator = made.indicator_name("hazardous_waste_landfill_share")
    assert view.notes[0] == f"本库只收录嘉兴“{indicator}”的目标，未收录结果。"
    assert not any(note.startswith("≠") for note in view.notes)


def test_a_printed_change_stands_in_the_table(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    made = make_run("zh", warehouse)
    table = trend_of(made, "pm25", ["jiaxing"], list(made.catalogue.scopes)).table
    assert ["2024", "−6.62%"] in texts(table, 1, 4)


def test_the_finding_is_on_the_newest_published_figure_as_the_overviews_card_is(
    make_run: Callable[..., Run], data: Path, open_built: Callable[[Path], Warehouse]
) -> None:
    append(
        data, "claims/pm25.csv", "millbrook,urban,2026,new_state,derived,=,24,ug_m3,,lakeside_press,,,甲,A"
    )
    made = make_run("en", open_built(data))
    (sentence,) = trend_of(made, "pm25", ["millbrook"], ["urban"]).findings
    assert sentence.startswith("Mini Millbrook 2025")
