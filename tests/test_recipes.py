"""The recipes of the codebook work as written: data files alone, no line of code."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import etl.build as builder
from dashboard.queries.catalogue import fetch_limits
from dashboard.run import Run
from dashboard.views.claims import build_documents
from dashboard.views.comparison import build_comparison
from dashboard.views.overview import build_overview
from dashboard.views.ranking import build_ranking
from dashboard.views.target_check import build_target_check
from dashboard.views.trend import build_trend, find_scopes
from tests.edits import append, faults

COLUMNS = "place_id,scope_id,period,basis_id,kind,comparator,value,unit_id,base_period,source_id,locator,printed,note_zh,note_en"
NOISE = """\
theme: noise
name: {zh: 迷你噪声, en: Mini noise}
meaning: {zh: 虚构。, en: Invented.}
unit_id: decibel
better: lower
plausible: {low: 0, high: 140}
"""


def test_a_new_city_is_one_line_and_its_claims(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "places.csv", "ridge,迷你岭城,Mini Ridge,prefecture,,city")
    append(
        data,
        "claims/pm25.csv",
        "ridge,urban,2025,new_state,actual,=,24,ug_m3,,old_copy,,,,",
        "ridge,urban,2025,new_state,target,<=,23,ug_m3,,old_copy,,,,",
    )
    assert faults(data) == []
    warehouse = open_built(data)
    made = make_run("en", warehouse)
    assert [
        bar.place_id
        for bar in build_ranking(made, "pm25", ["lakeside", "ridge"], ["urban"], 2025).groups[0].bars
    ] == ["ridge", "lakeside"]
    assert build_overview(made, ["ridge"]).places[0].cards[0].value == "24"
    assert build_target_check(made, ["ridge"], 2025).counts["missed"] == 1
    for language, name in (("zh", "迷你岭城"), ("en", "Mini Ridge")):
        assert name in build_trend(make_run(language, warehouse), "pm25", ["ridge"], ["urban"]).findings[0]
    assert len(build_comparison(made, ["pm25"], ["lakeside", "ridge"], 2025, None).strips) == 1


def test_a_new_indicator_is_two_files(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    append(data, "terms.csv", "theme,noise,噪声,noise")
    append(data, "units.csv", "decibel,分贝,dB,")
    (data / "indicators" / "noise.yml").write_text(NOISE, "utf-8")
    claims = (
        "lakeside,urban,2024,none,actual,=,54.2,decibel,,lakeside_press,,,,",
        "lakeside,urban,2025,none,actual,=,53.9,decibel,,lakeside_press,,,,",
    )
    (data / "claims" / "noise.csv").write_text("\n".join((COLUMNS, *claims, "")), "utf-8")
    assert faults(data) == []
    warehouse = open_built(data)
    assert "noise" in make_run("en", warehouse).catalogue.themes
    assert find_scopes(make_run("en", warehouse), "noise", ["lakeside"]) == ["urban"]
    for language, words in (("zh", "迷你噪声为53.9分贝"), ("en", "Mini noise was 53.9 dB")):
        (told,) = build_trend(make_run(language, warehouse), "noise", ["lakeside"], ["urban"]).findings
        assert words in told and "0.6%" in told


def test_either_file_alone_is_a_fault(data: Path) -> None:
    (data / "indicators" / "noise.yml").write_text(
        NOISE.replace("decibel", "case").replace("noise\n", "air\n"), "utf-8"
    )
    assert faults(data) == ['indicators/noise.yml:1 file: indicator without claims "noise"']
    (data / "claims" / "noise.csv").write_text(
        f"{COLUMNS}\nlakeside,urban,2024,none,actual,=,54,case,,lakeside_press,,,,\n", "utf-8"
    )
    (data / "indicators" / "noise.yml").unlink()
    assert faults(data) == ['claims/noise.csv:2 indicator_id: unknown indicator "noise"']


def test_a_new_document_is_one_line(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    append(
        data,
        "sources.csv",
        "ridge_report,迷你岭城报告,Mini report of Ridge,迷你岭城局,Mini Bureau of Ridge,2026-03-01,official,https://example.org/ridge,",
    )
    assert faults(data) == []
    made = make_run("en", open_built(data))
    assert build_documents(made, None, "").table.records[0]["source_id"] == "ridge_report"
    assert build_documents(made, "ridge_report", "").claims.rows == []
    assert made.build.data_on == "2026-03-01"


def test_a_new_scope_and_a_new_basis_are_one_line_each(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "scopes.csv", "county_town,县城,county town")
    append(data, "bases.csv", "newest_state,最新状态,newest state,2026-01-01,")
    append(
        data,
        "claims/pm25.csv",
        "millbrook,county_town,2026,newest_state,actual,=,22,ug_m3,,lakeside_press,,,,",
    )
    made = make_run("en", open_built(data))
    assert [line.scope_id for line in build_trend(made, "pm25", ["millbrook"], ["county_town"]).lines] == [
        "county_town"
    ]


def test_a_new_rule_is_one_file(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in checks/ is found by itself, and its name is the fault's."""
    copied = shutil.copytree(builder.ROOT, tmp_path / "etl")
    rule = "-- No claim is of 2021.\nselect file, line, 'period' as \"column\", period as value from stg_claims where period = '2021'\n"
    (copied / "checks" / "unlucky_year.sql").write_text(rule, "utf-8")
    monkeypatch.setattr(builder, "ROOT", copied)
    with pytest.raises(builder.FaultyData, match=r'^claims/pm25.csv:2 period: unlucky year "2021"$'):
        builder.build(data, tmp_path / "warehouse.duckdb")


def test_a_limit_that_changes_is_one_line(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    text = (
        (data / "limits.csv")
        .read_text("utf-8")
        .replace("30,ug_m3,2025-01-01,", "30,ug_m3,2025-01-01,2025-12-31")
    )
    (data / "limits.csv").write_text(text, "utf-8")
    append(data, "limits.csv", "mini_new,pm25,grade_ii,<=,25,ug_m3,2026-01-01,")
    warehouse = open_built(data)
    assert [
        str(limit.value.normalize())
        for limit in fetch_limits(warehouse, "pm25")
        if limit.standard_id == "mini_new"
    ] == ["3E+1", "25"]
