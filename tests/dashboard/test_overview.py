"""The overview: rows of quantities, the figure, line and target of each place, and what needs attention."""

import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.html.line_picture import find_frame, render_line
from dashboard.html.quantity_rows import render_rows
from dashboard.run import Run
from dashboard.views.quantities.overview import MOST, build_overview
from dashboard.views.quantities.quantity_rows import LinePoint
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, texts
from tests.edits import append, replace

TWO = ["lakeside", "harbour"]
PLACES = [*TWO, "millbrook"]
REAL_ROWS = 10  # of Suzhou and Jiaxing: eight headline indicators, one of them in three rows


def amounts(run: Run, places: list[str]) -> dict[str, list[str]]:
    return {
        row.name: [f"{cell.amount} {cell.year}{'*' if cell.is_older else ''}".strip() for cell in row.cells]
        for row in build_overview(run, places).rows
    }


def test_a_row_for_each_quantity_and_a_cell_for_each_place(make_run: Callable[..., Run]) -> None:
    assert amounts(make_run("en"), PLACES) == {
        "Mini particles": ["28.5 2025", "27 2025", "25 2025"],
        "Mini share of good days": ["83.9 2025", "≥ 90 2025", ""],
        "Mini share of sections (national)": ["96.7 2025", "90 2025", ""],
    }


def test_the_title_names_the_places(make_run: Callable[..., Run]) -> None:
    assert build_overview(make_run("zh"), PLACES).title == "迷你湖城、迷你港城与迷你磨县，各项最新结果"
    assert build_overview(make_run("en"), TWO).title == "Mini Lakeside and Mini Harbour: newest results"
    assert build_overview(make_run("en"), ["harbour"]).title == "Mini Harbour: newest results"
    empty = build_overview(make_run("en"), [])
    assert (empty.rows, empty.tiles, empty.table.rows) == ([], [], [])


def test_an_older_figure_is_marked(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    append(data, "claims/pm25.csv", "millbrook,urban,2023,new_state,actual,=,26,ug_m3,,old_copy,,,,")
    replace(data, "claims/pm25.csv", "millbrook,urban,2025,new_state,actual,=,25,ug_m3,,old_copy,,,,\n", "")
    assert amounts(make_run("en", open_built(data)), ["lakeside", "millbrook"])["Mini particles"] == [
        "28.5 2025",
        "26 2023*",
    ]


def test_a_derived_figure_stands_in_only_where_nothing_is_printed(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(
        data,
        "claims/section_share.csv",
        "millbrook,city_sections,2025,network_2021_2025,derived,=,70.5,percent,,old_copy,,,,",
    )
    replace(data, "sources.csv", "Publisher not known,2025", "Publisher not known,2026")
    append(data, "claims/pm25.csv", "millbrook,urban,2026,new_state,derived,=,24,ug_m3,,old_copy,,,,")
    rows = build_overview(make_run("en", open_built(data)), ["millbrook"]).rows
    assert [(row.name, row.cells[0].amount, row.cells[0].mark) for row in rows] == [
        ("Mini particles", "25", "unverified copy"),
        ("Mini share of sections (city)", "70.5", "derived, unverified copy"),
    ]


def test_the_target_beside_a_figure(make_run: Callable[..., Run]) -> None:
    view = build_overview(make_run("en"), TWO)
    targets = {
        row.name: [
            cell.target and (cell.target.target, cell.target.remark, cell.target.is_missed)
            for cell in row.cells
        ]
        for row in view.rows
    }
    assert targets == {
        "Mini particles": [
            ("2026 target at most 29", "looser than last year’s result", False),
            ("2026 target: meet the target that is set (no number)", "", False),
        ],
        "Mini share of good days": [
            ("2025 target at least 85% (from a press report)", "short by 1.1 points", True),
            ("2025 target at least 88%", "met", False),
        ],
        "Mini share of sections (national)": [None, ("2026 target at least 92%", "", False)],
    }


def test_the_lines_of_a_row_share_a_frame_and_break_where_figures_are_apart() -> None:
    line = [
        LinePoint(2015, 58.0, "58", None, False),
        LinePoint(2020, 30.0, "30", "apart", True),
        LinePoint(2022, 30.0, "30", "near", True),
        LinePoint(2023, 29.0, "29", "same", False),
        LinePoint(2024, 28.0, "28", "same", False),
    ]
    frame = find_frame([line, [LinePoint(2013, 68.0, "68", None, False)]])
    assert (frame.first, frame.last, frame.low, frame.high) == (2013, 2024, 28.0, 68.0)
    html = render_line(line, frame, "#123456", "2015: 58")
    ((description, picture),) = re.findall(r'alt="([^"]*)"[^>]*base64,([^"]*)"', html)
    drawn = b64decode(picture).decode()
    assert description == "2015: 58"
    assert drawn.count("<circle") == 5
    assert re.findall(r'stroke-width="([^"]*)"', drawn) == ["2", "2"]


def test_a_small_change_is_no_fall_from_top_to_bottom() -> None:
    frame = find_frame(
        [[LinePoint(2022, 29.0, "29", None, False), LinePoint(2023, 28.0, "28", "same", False)]]
    )
    assert frame.high - frame.low == pytest.approx(5.8)


def test_what_needs_attention(make_run: Callable[..., Run]) -> None:
    targets, audit, missing = build_overview(make_run("en"), PLACES).tiles
    assert targets.sentences == [
        "Targets of 2025: 3 met; 1 missed (Mini Lakeside, “Mini share of good days” (whole city), by 1.1"
        " percentage points); 1 not judged, as the result is of another area or network.",
        "Targets looser than the last result: 1: Mini Lakeside 2026, “Mini particles”, at most 29 µg/m³"
        " (28.5 µg/m³ in 2025).",
    ]
    assert (targets.page, targets.codes) == (
        "targets",
        {"place_id": "lakeside,harbour,millbrook", "year": "2025"},
    )
    assert audit.sentences == [
        "Arithmetic relations that hold: 3.",
        "Numbers that differ from each other: 1, for example Mini Lakeside 2025, “Mini particles”:"
        " 28.5 µg/m³ in one document, 29 µg/m³ in another.",
    ]
    assert missing.sentences == ["Of these 3 rows, without a figure for 2025: Mini Millbrook 2."]


def test_a_row_without_figures_is_counted_not_shown(make_run: Callable[..., Run]) -> None:
    view = build_overview(make_run("zh"), ["millbrook"])
    assert [row.name for row in view.rows] == ["迷你颗粒物"]
    assert view.tiles[2].sentences == [
        "以上各项均有2025年数据。",
        "本库未收录所选各地数据的有2项：迷你优良天比例等。",
    ]


def test_more_places_than_fit_are_named(make_run: Callable[..., Run], warehouse) -> None:
    run = make_run("zh", warehouse)
    places = list(run.catalogue.places)[: MOST + 2]
    view = build_overview(run, places)
    assert all(len(row.cells) == MOST for row in view.rows)
    assert (
        view.note
        == f"并列最多{MOST}地；未列出：{run.text.join([run.place_name(p) for p in places[MOST:]])}。"
    )


def test_the_table_keeps_grade_and_reason_with_its_numbers(make_run: Callable[..., Run]) -> None:
    table = build_overview(make_run("zh"), TWO).table
    assert table.columns == ["指标", "迷你湖城", "迷你港城", "可引用的表述"]
    assert texts(table)[0] == [
        "迷你颗粒物（微克/立方米，越低越好）",
        "28.5（2025年）",
        "27（2025年）",
        "● 同口径 同为2025年，迷你港城27、迷你湖城28.5，迷你港城低1.5微克/立方米（更优）。两地都不超过2025年限值30。",
    ]
    assert codes(table, "place_id", "value_text", "comparison_grade", "reference_place_id")[:2] == [
        ("lakeside", "28.5", "same", "lakeside"),
        ("harbour", "27", "same", "lakeside"),
    ]
    (millbrook,) = [
        record
        for record in build_overview(make_run("en"), PLACES).table.records
        if record["place_id"] == "millbrook"
    ]
    assert millbrook["comparison_grade"] == "apart"
    assert millbrook["comparison_reason"] == "A county lies within a prefecture"


def test_every_number_leads_to_its_claim(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    view = build_overview(run, PLACES)
    html = render_rows(
        view.rows, dict.fromkeys(PLACES, "#123456"), run.text, lambda claim: f"./sources?{claim}"
    )
    links = re.findall(r'href="\./sources\?([^"]+)"', html)
    assert set(view.table.claim_ids()) <= set(links)
    assert html.count("cj-grade-same") == 3 and html.count("cj-grade-apart") == 1


def test_counts_stand_beside_shares_of_sections(make_run: Callable[..., Run], warehouse) -> None:
    rows = build_overview(make_run("zh", warehouse), ["suzhou", "jiaxing"]).rows
    abouts = {row.quantity.scope_group: [cell.about for cell in row.cells] for row in rows}
    assert abouts["national"] == ["国考断面；29/30，断面数为2022年", "国控断面；全部断面"]
    assert abouts["provincial"] == ["省考断面；79/80，断面数为2022年", "省控断面；全部断面"]
    assert abouts["city"] == ["只有目标", "市控断面；全部断面"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_real_data(make_run: Callable[..., Run], warehouse, language: str) -> None:
    run = make_run(language, warehouse)
    view = build_overview(run, ["suzhou", "jiaxing"])
    assert len(view.rows) == REAL_ROWS
    assert [(cell.amount, cell.year, cell.is_older) for cell in view.rows[0].cells] == [
        ("28", "2025", False),
        ("26.8", "2024", True),
    ]
    assert all(0 < len(tile.sentences) <= 2 for tile in view.tiles)
    for count in (1, 2, 4, 6):
        for row in build_overview(run, list(run.catalogue.places)[:count]).rows:
            assert len(row.cells) == count and row.statements


def test_two_documents_that_disagree_are_no_fault_of_arithmetic(
    make_run: Callable[..., Run], warehouse
) -> None:
    audit = build_overview(make_run("zh", warehouse), ["jiaxing"]).tiles[1]
    assert "两份文件分别为" in audit.sentences[1]
    assert not any("断面网" in sentence for sentence in audit.sentences)


def test_statements_stand_below_many_places(make_run: Callable[..., Run], warehouse) -> None:
    run = make_run("zh", warehouse)
    for count, below in ((3, 0), (4, 1)):
        places = [code for code, place in run.catalogue.places.items() if place.peer_group == "city"][:count]
        rows = build_overview(run, places).rows
        html = render_rows(rows, dict.fromkeys(places, "#123456"), run.text, str)
        assert html.count("cj-said-row") == below * len(rows)
        assert html.count('<td class="cj-said"') == len(rows)


def test_numbers_of_a_sentence_lead_to_their_claims(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    view = build_overview(make_run("en", warehouse), ["suzhou", "jiaxing"])
    row = next(row for row in view.rows if row.quantity.indicator_id == "pm25")
    (statement,) = row.statements
    html = render_rows([row], dict.fromkeys(["suzhou", "jiaxing"], "#000000"), make_run("en").text, str)
    said = html.partition('class="cj-said"')[2]
    for number in statement.numbers:
        assert f'<a href="{number.claim_id}" target="_blank" rel="noopener">{number.words}</a>' in said
    assert [number.words for number in statement.numbers] == ["26.8", "29"]
    targets = {cell.target.claim_id for row in view.rows for cell in row.cells if cell.target}
    sourced = {number.claim_id for row in view.rows for one in row.statements for number in one.numbers}
    assert targets and targets | sourced <= set(view.table.claim_ids())


def test_a_number_of_a_copy_is_told_as_one(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    run = make_run("zh", warehouse)
    waste = [s for s in build_overview(run, ["suzhou", "jiaxing"]).sentences if "99.17%" in s]
    assert len(waste) == 1 and waste[0].endswith("（均为转载数据，未核对）。")


def test_a_line_begins_with_what_may_be_compared(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    """58 in 2015 is of another state of the air than 28 in 2025; 33 in 2020 of an area that is only near."""
    rows = {
        row.short_name: row for row in build_overview(make_run("en", warehouse), ["suzhou", "jiaxing"]).rows
    }
    suzhou, jiaxing = rows["Annual mean PM2.5"].cells
    assert [(p.year, p.label, bool(p.reason)) for p in suzhou.line] == [
        (2020, "33", True),
        (2021, "28", True),
        (2022, "28", False),
        (2023, "30", False),
        (2024, "29", False),
        (2025, "28", False),
    ]
    assert [p.year for p in jiaxing.line] == [2018, 2020, 2021, 2022, 2024]
    assert [p.link for p in jiaxing.line[:3]] == [
        None,
        "apart",
        "apart",
    ]  # near to the newest, not to each other
    run = make_run("en", warehouse)
    html = render_rows(list(rows.values()), dict.fromkeys(["suzhou", "jiaxing"], "#000000"), run.text, str)
    assert '<i class="cj-near-sign">◐</i>33<span>2020</span>' in html
    assert "</i>86.7<span>2022</span>" not in html and ">86.7<span>2022</span>" in html
    assert "2020: 33 (roughly comparable), 2021: 28" in html and ">58<" not in html


def test_no_figure_of_a_line_is_apart_from_that_of_its_cell(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    cities = [code for code, place in run.catalogue.places.items() if place.peer_group == "city"]
    cells = [cell for row in build_overview(run, cities[:6]).rows for cell in row.cells if cell.figure]
    assert cells
    for cell in cells:
        own = next(p for p in cell.line if str(p.year) == cell.year)
        assert not own.reason  # a figure is the same as itself


def test_a_figure_of_the_press_is_told_as_one(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    view = build_overview(make_run("zh", warehouse), ["suzhou", "jiaxing"])
    (air,) = [s for s in view.sentences if s.startswith("PM2.5")]
    assert "苏州29，嘉兴约低2微克/立方米（苏州数字据新闻报道）" in air
    targets = [cell.target.target for row in view.rows for cell in row.cells if cell.target]
    assert "2025年目标力争达到100%（据新闻报道）" in targets
