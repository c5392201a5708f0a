"""What may be said of two places, or of one: the exact sentences, on invented and on real data."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.run import Run
from dashboard.views.quantities.quantity_data import Quantity, find_quantity_data
from dashboard.views.quantities.statements import Statement, state_all
from tests.edits import append, replace

TWO = ["lakeside", "harbour"]


def state(
    run: Run, indicator: str, places: list[str], year: int | None = None, group: str = "*"
) -> list[Statement]:
    """The statements on an indicator."""
    data = find_quantity_data(run, [indicator], places)
    return state_all(data, Quantity(indicator, group), year)


def sentences(
    run: Run, indicator: str, places: list[str], year: int | None = None, group: str = "*"
) -> list[str]:
    return [one.sentence(run.text) for one in state(run, indicator, places, year, group)]


def test_two_places_of_one_scope(make_run: Callable[..., Run]) -> None:
    (said,) = state(make_run("en"), "pm25", TWO)
    assert (said.grade, said.place_id) == ("same", "harbour")
    assert said.core == "In 2025 Mini Harbour had 27 (better), 1.5 µg/m³ below Mini Lakeside’s 28.5"
    assert sentences(make_run("zh"), "pm25", TWO) == [
        "同为2025年，迷你港城27、迷你湖城28.5，迷你港城低1.5微克/立方米（更优）。两地都不超过2025年限值30。"
    ]
    assert sentences(make_run("zh"), "section_share", TWO, group="national") == [
        "同为2025年，迷你港城90%、迷你湖城96.7%，迷你港城低6.7个百分点（较差）。"
    ]


def test_apart_has_the_reason_and_no_gap(make_run: Callable[..., Run]) -> None:
    (said,) = state(make_run("zh"), "pm25", TWO, 2024)
    assert (said.grade, said.reason) == ("apart", "市区只是全市的一部分")
    assert said.sentence(make_run("zh").text) == (
        "同为2024年，迷你港城27、迷你湖城30，不作比较（迷你湖城数字据新闻报道）；市区只是全市的一部分。"
    )
    assert sentences(make_run("en"), "pm25", TWO, 2024) == [
        "In 2024 Mini Harbour had 27 and Mini Lakeside 30, not compared (Mini Lakeside: from a press report)."
        " The urban area is only a part of the whole city."
    ]


def test_near_has_an_about_and_is_not_judged(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    replace(data, "comparability.csv", "urban,whole_city,apart", "urban,whole_city,near")
    replace(
        data,
        "claims/pm25.csv",
        "harbour,whole_city,2024,new_state,actual,=,27,",
        "harbour,whole_city,2024,new_state,actual,=,27.4,",
    )
    warehouse = open_built(data)
    (said,) = state(make_run("en", warehouse), "pm25", TWO, 2024)
    assert said.grade == "near"
    assert said.sentence(make_run("en", warehouse).text) == (
        "In 2024 Mini Harbour had 27.4, about 3 µg/m³ below Mini Lakeside’s 30 (Mini Lakeside: from a press report)."
        " The urban area is only a part of the whole city."
    )
    assert sentences(make_run("zh", warehouse), "pm25", TWO, 2024) == [
        "同为2024年，迷你港城27.4、迷你湖城30，迷你港城约低3微克/立方米（迷你湖城数字据新闻报道）；市区只是全市的一部分。"
    ]


def test_a_bound_has_no_gap(make_run: Callable[..., Run]) -> None:
    assert sentences(make_run("en"), "good_day_ratio", TWO) == [
        "In 2025 Mini Harbour had at least 90% and Mini Lakeside 83.9%;"
        " only an upper or lower bound, so no difference."
    ]


def test_rounding_may_have_made_the_gap(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    replace(
        data,
        "claims/pm25.csv",
        "harbour,urban,2025,new_state,actual,=,27",
        "harbour,urban,2025,new_state,actual,=,28",
    )
    assert sentences(make_run("en", open_built(data)), "pm25", TWO) == [
        "In 2025 Mini Harbour had 28, 0.5 µg/m³ below Mini Lakeside’s 28.5. Both are within 30 (limit of 2025)."
    ]


def test_no_common_year_is_never_subtracted(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "claims/waste_rate.csv", "harbour,all,2022,none,actual,=,90,percent,,harbour_report,,,,")
    warehouse = open_built(data)
    assert sentences(make_run("en", warehouse), "waste_rate", TWO) == [
        "Mini Lakeside has figures for 2024–2025, Mini Harbour for 2022; no year in common, so no difference."
    ]
    assert sentences(make_run("zh", warehouse), "waste_rate", TWO) == [
        "迷你湖城有2024–2025年数据，迷你港城有2022年数据，没有同一年的数值，不计差值。"
    ]


def test_who_has_a_figure_where_a_place_has_none(make_run: Callable[..., Run]) -> None:
    assert sentences(make_run("en"), "waste_rate", ["harbour", "millbrook"]) == [
        "No figure for Mini Harbour in these sources; of Mini Millbrook only a target;"
        " figures of other places: Mini Lakeside."
    ]
    assert sentences(make_run("zh"), "waste_rate", TWO) == ["本库未收录迷你港城的此项数据。"]
    assert sentences(make_run("en"), "waste_rate", TWO, 2021) == [
        "No figure for Mini Lakeside, Mini Harbour in 2021 in these sources;"
        " newest of Mini Lakeside: 2025, 93.5%."
    ]


def test_each_place_is_graded_for_itself(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    assert [(one.place_id, one.grade) for one in state(run, "pm25", [*TWO, "millbrook"])] == [
        ("harbour", "same"),
        ("millbrook", "apart"),
    ]
    assert [
        (one.place_id, one.grade)
        for one in state(run, "section_share", [*TWO, "millbrook"], None, "national")
    ] == [
        ("harbour", "same"),
        ("millbrook", None),
    ]


def test_one_place_is_set_against_its_own_past(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    assert sentences(run, "pm25", ["lakeside"]) == [
        "28.5 in 2025, 1.5 µg/m³ below 2024 (30) (better) (2024: from a press report)."
    ]
    assert sentences(run, "pm25", ["lakeside"], 2024) == ["30 in 2024, 33 in 2022 (from press reports)."]
    assert sentences(run, "pm25", ["lakeside"], 2022) == [
        "33 in 2022, 36 (derived) in 2021 (2022: from a press report; 2021: an unverified copy). The standards or section networks differ."
    ]
    assert sentences(run, "pm25", ["millbrook"]) == [
        "25 in 2025; no earlier figure in these sources; that number is an unverified copy."
    ]


REAL = [
    (
        "pm25",
        "*",
        "near",
        "同为2024年，嘉兴26.8、苏州29，嘉兴约低2微克/立方米（苏州数字据新闻报道）；"
        "两份文件都未注明范围（市区或全市），不能确认范围相同。"
        "两地都不超过2026年起的限值30，都高于2031年起的限值25。",
        "In 2024 Jiaxing had 26.8, about 2 µg/m³ below Suzhou’s 29 (Suzhou: from a press report)."
        " Neither document states its area (urban or whole city)."
        " Both are within 30 (limit from 2026), above 25 (limit from 2031).",
    ),
    (
        "good_day_ratio",
        "*",
        "near",
        "同为2021年，嘉兴90.1%、苏州85.5%，嘉兴约高4.6个百分点（苏州数字据新闻报道）；"
        "浙江公报的“设区城市”与县（市）分列，大致相当于市区，是否完全一致未注明。",
        "In 2021 Jiaxing had 90.1%, about 4.6 percentage points above Suzhou’s 85.5% (Suzhou: from a press report)."
        " Zhejiang’s bulletins list “prefecture-level cities” apart from the counties: they are close to the urban"
        " areas, but no document says that the two are the same.",
    ),
    (
        "section_share_class_iii",
        "national",
        "near",
        "同为2024年，嘉兴100%、苏州93.3%，嘉兴约高6.7个百分点（苏州为转载数据，未核对）；国考是考核断面，国控是监测断面，名单不尽相同。",
        "In 2024 Jiaxing had 100%, about 6.7 percentage points above Suzhou’s 93.3% (Suzhou: an unverified copy)."
        " National assessment and national control sections are not the same list.",
    ),
    (
        "section_share_class_iii",
        "provincial",
        "near",
        "同为2024年，嘉兴100%、苏州97.5%，嘉兴约高2.5个百分点（苏州数字据新闻报道）；"
        "省考以上是考核断面，省控是监测断面，名单不尽相同，省控是否含国控未注明。",
        "In 2024 Jiaxing had 100%, about 2.5 percentage points above Suzhou’s 97.5% (Suzhou: from a press report)."
        " Assessment and control sections are not the same list; whether the latter include national ones is not"
        " stated.",
    ),
    (
        "general_industrial_waste_utilisation_rate",
        "*",
        "same",
        "同为2018年，嘉兴99.17%、苏州94%，嘉兴高5.17个百分点（更优）；本库收录的11地中嘉兴第3、苏州第6（均为转载数据，未核对）。",
        "In 2018 Jiaxing had 99.17% (better), 5.17 percentage points above Suzhou’s 94%; of 11 places on record,"
        " Jiaxing ranks 3, Suzhou ranks 6 (unverified copies).",
    ),
    (
        "bulk_industrial_waste_utilisation_rate",
        "*",
        None,
        "本库未收录嘉兴的此项数据。",
        "No figure for Jiaxing in these sources.",
    ),
]


@pytest.mark.parametrize(("indicator", "group", "grade", "zh", "en"), REAL)
def test_suzhou_and_jiaxing(
    make_run: Callable[..., Run], warehouse, indicator: str, group: str, grade: str | None, zh: str, en: str
) -> None:
    for language, sentence in (("zh", zh), ("en", en)):
        (said,) = state(make_run(language, warehouse), indicator, ["suzhou", "jiaxing"], None, group)
        assert (said.grade, said.sentence(make_run(language, warehouse).text)) == (grade, sentence)


def test_a_third_place_leaves_the_pair_as_it_is(make_run: Callable[..., Run], warehouse) -> None:
    run = make_run("zh", warehouse)
    (two,) = state(run, "pm25", ["suzhou", "jiaxing"])
    first, second = state(run, "pm25", ["suzhou", "jiaxing", "shanghai"])
    assert (first.core, first.grade, first.reason) == (two.core, two.grade, two.reason)
    assert two.limits and not first.limits
    assert (second.place_id, second.grade) == ("shanghai", "near")


def test_only_one_place_has_city_sections(make_run: Callable[..., Run], warehouse) -> None:
    (said,) = state(make_run("zh", warehouse), "section_share_class_iii", ["suzhou", "jiaxing"], None, "city")
    assert said.core.startswith("本库只收录苏州的目标，未收录结果；其他地区收录有")


def test_no_gap_beside_a_statement_that_is_apart(make_run: Callable[..., Run], warehouse) -> None:
    run = make_run("en", warehouse)
    places = [code for code, place in run.catalogue.places.items() if place.peer_group == "city"]
    data = find_quantity_data(run, list(run.catalogue.indicators), places)
    said = [one for quantity in data.quantities for one in state_all(data, quantity)]
    assert {one.grade for one in said} == {"same", "near", "apart", None}
    for one in said:
        if one.grade == "apart":
            assert "not compared" in one.core and one.reason
        if one.grade == "near":
            assert one.reason and "better" not in one.core and "worse" not in one.core
        if one.grade == "same":
            assert not one.reason and "about" not in one.core
