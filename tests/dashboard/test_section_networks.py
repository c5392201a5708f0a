"""Shares of sections by the level of their networks: what is said of them, and how they are drawn."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

import pytest

from dashboard.charts.networks import KEY, draw_networks, tabulate_networks
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.theme import assign_colours
from dashboard.views.sections.network_parts import SectionNetworks
from dashboard.views.sections.network_words import join_names
from dashboard.views.sections.section_counts import Sections, find_sections
from dashboard.views.sections.section_networks import build_section_networks, find_section_levels
from dashboard.views.sections.section_parts import note_counted
from dashboard.views.trend.indicator_data import find_indicator_data, find_scopes
from dashboard.warehouse import Warehouse

SHARE = "section_share_class_iii"
BOTH = ["suzhou", "jiaxing"]


@pytest.fixture
def networks_of(make_run: Callable[..., Run], warehouse: Warehouse) -> Callable[..., SectionNetworks]:
    def build(places: Sequence[str], language: str = "zh", indicator: str = SHARE) -> SectionNetworks:
        run = make_run(language, warehouse)
        data = find_indicator_data(run, indicator, places)
        return build_section_networks(run, data, find_scopes(run, data), find_section_levels(run, data))

    return build


def newest(view: SectionNetworks) -> list[tuple]:
    return [
        (row.name, [[(e.text, e.period, e.scope) for e in cell] for cell in row.cells], row.verdict.grade)
        for row in view.newest
    ]


def test_the_two_cities_in_words(networks_of: Callable[..., SectionNetworks]) -> None:
    view = networks_of(BOTH)
    assert (
        view.title
        == "苏州2025年国考、省考断面各差1个断面（断面数按2022年公布）；嘉兴2024年国控、省控、市控断面均为100%"
    )
    assert view.quote == (
        "地表水Ⅲ类及以上断面比例：苏州2025年国考断面96.7%、省考断面98.8%，各差1个断面（断面数按2022年公布）；"
        "嘉兴2024年国控、省控、市控断面均为100%。两地断面名单不同，不宜排名。"
    )
    assert view.remarks == []


def test_the_same_in_english(networks_of: Callable[..., SectionNetworks]) -> None:
    view = networks_of(["jiaxing", "suzhou"], "en")
    assert view.title == (
        "Jiaxing 2024: national, provincial, city control sections all 100%;"
        " Suzhou 2025: national, provincial assessment sections each 1 section short"
        " (section counts of 2022)"
    )
    assert view.quote.endswith(
        "Suzhou 2025: national assessment sections 96.7%, provincial assessment sections 98.8%,"
        " each 1 section short (section counts of 2022). The two places have different lists of sections and should not be ranked."
    )


def test_the_newest_numbers_with_sections_targets_and_grades(
    networks_of: Callable[..., SectionNetworks],
) -> None:
    assert newest(networks_of(BOTH)) == [
        (
            "国家级",
            [
                [
                    ("96.7%", "2025", "国考断面，30个中29个（断面数按2022年公布）"),
                    ("100%", "2025目标", "力争；据新闻报道"),
                ],
                [("100%", "2024", "国控断面")],
            ],
            "near",
        ),
        (
            "省级",
            [
                [
                    ("98.8%", "2025", "省考断面，80个中79个（断面数按2022年公布）"),
                    ("100%", "2025目标", "力争；据新闻报道"),
                ],
                [("100%", "2024", "省控断面")],
            ],
            "near",
        ),
        (
            "市级",
            [
                [("≥ 70.3%", "2020目标", "市控以上断面；转载数据，未核对")],
                [("100%", "2024", "市控断面，83个中83个（断面数按2021年公布）"), ("≥ 95%", "2025目标", "")],
            ],
            None,
        ),
    ]
    national, _, city = networks_of(BOTH).newest
    assert national.verdict.sentence.startswith(
        "同为2024年，嘉兴100%、苏州93.3%，嘉兴约高6.7个百分点；国考是考核断面，国控是监测断面，名单不尽相同"
    )
    assert city.verdict.sentence == "本库只收录苏州的目标，未收录结果"


def test_lines_are_thick_thin_dotted_or_broken(networks_of: Callable[..., SectionNetworks]) -> None:
    lines = {(row.name, line.place): line for row in networks_of(BOTH).rows for line in row.lines}
    assert {
        key: [(join.older.year, join.newer.year, join.grade, join.is_gap) for join in line.joins]
        for key, line in lines.items()
    } == {
        ("国家级", "苏州"): [
            (2022, 2023, "same", False),
            (2023, 2024, "same", False),
            (2024, 2025, "same", False),
        ],
        ("国家级", "嘉兴"): [(2022, 2024, "same", True)],
        ("省级", "苏州"): [
            (2022, 2023, "same", False),
            (2023, 2024, "same", False),
            (2024, 2025, "same", False),
        ],
        ("省级", "嘉兴"): [(2021, 2022, "near", False), (2022, 2024, "same", True)],
        ("市级", "嘉兴"): [
            (2016, 2020, "near", True),
            (2021, 2022, "same", False),
            (2022, 2024, "same", True),
        ],
    }
    assert lines["市级", "嘉兴"].target and lines["市级", "嘉兴"].target.year == 2025
    settled = lines["国家级", "苏州"].target
    assert settled and (settled.year, settled.label) == (2025, "苏州2025年目标 100%（力争；据新闻报道）")


def test_networks_change_between_two_years(networks_of: Callable[..., SectionNetworks]) -> None:
    assert [(event.start, event.name) for event in networks_of(BOTH).events] == [
        (2015.5, "“十三五”断面网"),
        (2020.5, "“十四五”断面网"),
    ]
    assert [event.start for event in networks_of(["suzhou"]).events] == [2020.5]


def test_what_stands_in_no_row_is_said(networks_of: Callable[..., SectionNetworks]) -> None:
    assert networks_of(["suzhou", "huzhou", "pinghu", "wuxi"]).remarks == [
        "湖州2022年另有地表水断面（监测网未注明）100%，不在以上三级断面之内。",
        "本库只收录平湖“地表水Ⅲ类及以上断面比例”的目标，未收录结果。",
        "本库未收录无锡的“地表水Ⅲ类及以上断面比例”数据。",
    ]


def test_of_many_places_the_title_counts(
    networks_of: Callable[..., SectionNetworks], make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    view = networks_of(list(make_run("zh", warehouse).catalogue.places))
    places = {line.place for row in view.rows for line in row.lines}
    assert view.title.startswith(f"有数值的{len(places)}地中，")
    assert view.quote == ""
    assert len(view.rows) == 4  # a county has sections of its own level


def test_mini_data_without_counts_and_without_a_network(make_run: Callable[..., Run]) -> None:
    run = make_run("zh")
    data = find_indicator_data(run, "section_share", ["lakeside", "harbour"])
    assert find_section_levels(run, data)
    assert not find_section_levels(run, find_indicator_data(run, "pm25", ["lakeside"]))
    view = build_section_networks(run, data, find_scopes(run, data), find_section_levels(run, data))
    assert view.title == "迷你断面比例：迷你湖城2025年国考断面96.7%；迷你港城2025年国考断面90%"
    national, provincial, city = view.newest
    assert (national.verdict.grade, provincial.verdict.sentence) == (
        "same",
        "本库未收录迷你湖城、迷你港城的结果",
    )
    assert [[entry.text for entry in cell] for cell in city.cells] == [["≥ 95%"], []]
    assert not view.quote.endswith("不宜排名。")
    only_city = build_section_networks(run, data, ["city_sections"], find_section_levels(run, data))
    assert [row.lines for row in only_city.rows] == [[], [], []]
    assert only_city.title == "迷你断面比例"


def test_sections_are_counted_only_where_their_number_is_on_record(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    shares = fetch_figures(warehouse, [SHARE], BOTH)
    found = find_sections(run, shares, BOTH)
    by_id = {f.claim_id: f for f in shares}
    known = {
        (by_id[claim].place_id, by_id[claim].scope_id, by_id[claim].period): (sections.number, sections.count)
        for claim, sections in found.items()
    }
    assert known["suzhou", "national_sections", "2025"] == (29, 30)
    counted = {
        (f.place_id, f.scope_id, f.period): found[f.claim_id].counted for f in shares if f.claim_id in found
    }
    assert counted["suzhou", "national_sections", "2025"] == "2022"  # of the same network
    assert counted["suzhou", "national_sections", "2022"] == ""
    assert known["suzhou", "national_sections", "2022"] == (26, 30)
    assert known["suzhou", "provincial_sections", "2025"] == (79, 80)
    assert known["jiaxing", "city_sections", "2021"] == (78, 83)
    assert known["jiaxing", "national_sections", "2022-07"] == (6, 21)
    assert ("jiaxing", "national_control_sections", "2024") not in known
    assert ("jiaxing", "city_sections", "2020") not in known  # of another network than the 83


def test_a_share_that_two_numbers_give_is_not_counted(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    shares = fetch_figures(warehouse, [SHARE], ["shanghai"])
    numbers = {f.value_text: find_sections(run, [f], ["shanghai"]).get(f.claim_id) for f in shares}
    assert numbers["97.5"] is not None and numbers["97.5"].number == 39
    assert Sections(29, 30, "").missing == 1


def test_of_when_the_number_of_sections_is(make_run: Callable[..., Run]) -> None:
    own, older, july = Sections(29, 30, ""), Sections(29, 30, "", "2022"), Sections(6, 21, "", "2022-07")
    zh, en = make_run("zh"), make_run("en")
    assert note_counted(zh, [own, None]) == ""
    assert note_counted(zh, [older, own, older]) == "断面数按2022年公布"
    assert note_counted(zh, [july, older]) == "断面数按2022年、2022年7月公布"
    assert note_counted(en, [older]) == "section counts of 2022"


@pytest.mark.parametrize(
    ("language", "names", "joined"),
    [
        ("zh", ["国控断面", "省控断面", "市控断面"], "国控、省控、市控断面"),
        ("zh", ["国考断面", "省考断面"], "国考、省考断面"),
        ("zh", ["国考断面"], "国考断面"),
        ("zh", ["断面", "国考断面"], "断面、国考断面"),
        ("en", ["national sections", "city sections"], "national, city sections"),
        ("en", ["national sections", "lakes"], "national sections, lakes"),
        ("en", ["sections", "city sections"], "sections, city sections"),
    ],
)
def test_a_shared_end_of_names_stands_once(
    make_run: Callable[..., Run], language: str, names: list[str], joined: str
) -> None:
    assert join_names(make_run(language), names) == joined


# --- as a figure


def drawn(view: SectionNetworks, run: Run, places: Sequence[str]) -> dict:
    return draw_networks(view, assign_colours(places, run.catalogue.places))


def test_three_panels_share_one_axis(
    networks_of: Callable[..., SectionNetworks], make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    figure = drawn(networks_of(BOTH), make_run("zh", warehouse), BOTH)
    layout = figure["layout"]
    axes = [layout[name] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert "yaxis4" not in layout
    assert [axis["title"]["text"] for axis in axes] == ["国家级", "省级", "市级"]
    assert {tuple(axis["tickvals"]) for axis in axes} == {(0, 50, 100)}
    assert len({tuple(axis["range"]) for axis in axes}) == 1
    assert layout["xaxis"]["tickvals"] == [2015, 2020, 2025]
    assert [shape["x0"] for shape in layout["shapes"]] == [2015.5, 2020.5]


def test_labels_at_the_right_do_not_meet(
    networks_of: Callable[..., SectionNetworks], make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    for places in (BOTH, list(run.catalogue.places)):
        layout = drawn(networks_of(places), run, places)["layout"]
        panels = len([key for key in layout if key.startswith("yaxis")])
        height = (layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]) / panels * 0.84
        low, high = layout["yaxis"]["range"]
        for axis in {note.get("yref") for note in layout["annotations"]} - {"paper"}:
            heights = sorted(note["ay"] for note in layout["annotations"] if note.get("yref") == axis)
            gaps = [b - a for a, b in pairwise(heights)]
            assert all(gap * height / (high - low) >= 14 for gap in gaps)
    texts = [note["text"] for note in drawn(networks_of(BOTH), run, BOTH)["layout"]["annotations"]]
    assert texts[2:] == [
        "嘉兴 100%（2024年）",
        "苏州 96.7%（2025年）",
        "嘉兴 100%（2024年）",
        "苏州 98.8%（2025年）",
        "嘉兴 100%（2024年）",
    ]
    assert KEY[0] < KEY[1]


def test_derived_points_are_hollow_and_links_have_four_styles(
    networks_of: Callable[..., SectionNetworks], make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    figure = drawn(networks_of(["jiaxing"]), make_run("zh", warehouse), ["jiaxing"])
    city = [trace for trace in figure["data"] if trace["yaxis"] == "y3"]
    (points,) = [trace for trace in city if trace["mode"] == "markers" and len(trace["x"]) > 1]
    assert points["marker"]["symbol"] == [
        "circle",
        "circle-open",
        "circle",
        "circle",
        "circle",
        "circle",
    ]
    lines = [trace["line"] for trace in city if trace["mode"] == "lines"]
    assert [(line["width"], line.get("dash")) for line in lines] == [(2.75, None), (2, "dot"), (1.25, "dot")]


def test_the_numbers_of_the_chart_by_row(
    networks_of: Callable[..., SectionNetworks], make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    view, run = networks_of(BOTH), make_run("zh", warehouse)
    tables = tabulate_networks(view, assign_colours(BOTH, run.catalogue.places))
    national = tables[0]
    assert (national.title, list(national.columns)) == ("国家级", ["苏州", "嘉兴"])
    assert dict(zip(national.rows, national.values, strict=True))[2024] == [Decimal("93.3"), Decimal(100)]
    assert dict(zip(national.rows, national.values, strict=True))[2021] == [None, None]


def test_nothing_known_is_an_empty_figure(make_run: Callable[..., Run]) -> None:
    run = make_run("zh")
    data = find_indicator_data(run, "section_share", ["millbrook"])
    figure = drawn(build_section_networks(run, data, [], {}), run, ["millbrook"])
    assert figure["data"] == [{"type": "scatter", "x": [], "y": []}]


def test_sections_are_short_of_all_only_where_all_are_aimed_at(
    networks_of: Callable[..., SectionNetworks],
) -> None:
    view = networks_of(["suzhou"], indicator="section_share_class_ii")
    assert "差" not in view.title + view.quote
    assert view.title == "断面水质优Ⅱ比例：苏州2023年省考断面66.3%"
    assert (
        view.quote
        == "断面水质优Ⅱ比例：苏州2023年省考断面66.3%即80个中53个（断面数按2022年公布；转载数据，未核对）。"
    )
    assert networks_of(["suzhou"]).title == "苏州2025年国考、省考断面各差1个断面（断面数按2022年公布）"
