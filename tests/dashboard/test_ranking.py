"""City against city: only like with like, and a rank is no sharper than the printed digits."""

from collections.abc import Callable
from pathlib import Path

from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.views.matrix.ranking import rank_clause
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, fullest, ranking_of, texts, years_of
from tests.edits import append, replace

PLACES = ["lakeside", "harbour", "millbrook"]


def groups(view) -> list[list[tuple[str, str | None]]]:
    return [[(bar.place_id, bar.rank) for bar in group.bars] for group in view.groups]


def test_a_county_never_stands_in_a_group_with_its_prefecture(make_run: Callable[..., Run]) -> None:
    view = ranking_of(make_run("en"), "pm25", PLACES, ["urban"], 2025)
    assert groups(view) == [[("harbour", "1"), ("lakeside", "2")], [("millbrook", None)]]
    assert view.remark


def test_the_better_comes_first(make_run: Callable[..., Run]) -> None:
    view = ranking_of(make_run("en"), "section_share", PLACES, ["national_sections"], 2025)
    assert groups(view) == [[("lakeside", "1"), ("harbour", "2")]]
    assert view.findings == [
        "2025, Mini share of sections (national sections): Mini Lakeside had 96.7%,"
        " 6.7 percentage points above Mini Harbour with 90%."
    ]
    assert view.remark is None


def test_what_has_no_better_is_not_ranked(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    replace(data, "claims/inspection.csv", "actual,~,200", "actual,=,200")
    view = ranking_of(make_run("en", open_built(data)), "inspection", PLACES, ["all"], 2025)
    assert groups(view) == [[("lakeside", None), ("harbour", None)]]


def test_a_bound_is_not_ranked_and_its_distance_is_not_told_as_exact(make_run: Callable[..., Run]) -> None:
    view = ranking_of(make_run("en"), "good_day_ratio", PLACES, ["whole_city"], 2025)
    assert groups(view) == [[("harbour", None), ("lakeside", None)]]
    assert not any(
        "6.1 percentage points above" in sentence and "more than" not in sentence
        for sentence in view.findings
    )


def test_printed_digits_that_tie_share_their_ranks(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    pairs = {
        2001: ("28.5", "28", ["1–2"] * 2),
        2002: ("28.5", "28.4", ["1", "2"]),
        2003: ("28.5", "28.5", ["1–2"] * 2),
        2004: ("28.5", "29", ["1–2"] * 2),
    }
    for year, (one, other, _) in pairs.items():
        for place, value in (("lakeside", one), ("harbour", other)):
            append(
                data,
                "claims/pm25.csv",
                f"{place},urban,{year},old_state,actual,=,{value},ug_m3,,lakeside_press,,,,",
            )
    made = make_run("en", open_built(data))
    ranks_of_year = {
        year: [bar.rank for bar in ranking_of(made, "pm25", PLACES[:2], ["urban"], year).groups[0].bars]
        for year in pairs
    }
    assert ranks_of_year == {year: ranks for year, (_, _, ranks) in pairs.items()}


def test_three_with_a_tie_in_the_middle(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(
        data,
        "places.csv",
        "delta,迷你洲城,Mini Delta,prefecture,,city",
        "ridge,迷你岭城,Mini Ridge,prefecture,,city",
    )
    for place, value in (("delta", "28"), ("ridge", "40")):
        append(data, "claims/pm25.csv", f"{place},urban,2025,new_state,actual,=,{value},ug_m3,,old_copy,,,,")
    view = ranking_of(
        make_run("en", open_built(data)), "pm25", ["lakeside", "harbour", "delta", "ridge"], ["urban"], 2025
    )
    assert groups(view) == [[("harbour", "1"), ("delta", "2–3"), ("lakeside", "2–3"), ("ridge", "4")]]


def test_other_scopes_and_bases_stand_apart(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    replace(
        data,
        "claims/section_share.csv",
        "harbour,national_sections,2025,network_2021_2025",
        "harbour,city_sections,2025,network_2021_2025",
    )
    view = ranking_of(
        make_run("en", open_built(data)),
        "section_share",
        PLACES,
        ["national_sections", "city_sections"],
        2025,
    )
    assert sorted(groups(view)) == [[("harbour", None)], [("lakeside", None)]]
    assert (bool(view.remark), view.findings) == (True, [])


def test_places_compared_with_nobody_stand_alone(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "terms.csv", "peer_group,none,不比较,with nobody")
    places = (data / "places.csv").read_text("utf-8")
    (data / "places.csv").write_text(places.replace("prefecture,,city", "prefecture,,none"), "utf-8")
    view = ranking_of(make_run("en", open_built(data)), "pm25", PLACES, ["urban"], 2025)
    assert sorted(groups(view)) == [[("harbour", None)], [("lakeside", None)], [("millbrook", None)]]


def test_the_table_says_the_same(make_run: Callable[..., Run]) -> None:
    table = ranking_of(make_run("en"), "pm25", PLACES, ["urban"], 2025).table
    assert texts(table, 2, 3, 4) == [
        ["Mini Harbour", "27 µg/m³", "1"],
        ["Mini Lakeside", "28.5 µg/m³", "2"],
        ["Mini Millbrook", "25 µg/m³", "–"],
    ]
    assert codes(table, "place_id", "rank") == [("harbour", "1"), ("lakeside", "2"), ("millbrook", None)]


def test_in_the_real_data_a_place_never_meets_its_parent(make_run: Callable[..., Run], warehouse) -> None:
    made, met = make_run("en", warehouse), 0
    known = made.catalogue.places
    for indicator in fullest(made, 40):
        scopes = list(made.catalogue.scopes)
        for year in years_of(made, indicator, list(known), scopes):
            for group in ranking_of(made, indicator, list(known), scopes, year).groups:
                places = {bar.place_id for bar in group.bars}
                met += len(places) > 1
                assert not {known[place].parent_id for place in places} & places
                assert len({known[place].peer_group for place in places}) == 1
    assert met > 5
    assert {place.parent_id for place in known.values()} > {None}


def test_a_derived_value_stands_in_a_group_of_its_own_without_a_rank(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    for place, kind, value in (
        ("lakeside", "actual", 30),
        ("harbour", "derived", 28),
        ("third", "actual", 31),
    ):
        append(
            data,
            "claims/pm25.csv",
            f"{place},urban,2001,old_state,{kind},=,{value},ug_m3,,lakeside_press,,,,",
        )
    append(data, "places.csv", "third,迷你三城,Mini Third,prefecture,,city")
    view = ranking_of(make_run("en", open_built(data)), "pm25", [*PLACES, "third"], ["urban"], 2001)
    assert groups(view) == [[("lakeside", "1"), ("third", "2")], [("harbour", None)]]
    assert "Mini Harbour" not in view.findings[0]


def test_only_what_is_not_comparable_is_a_remark(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    """What is merely near has a sign of its own, and is no remark: those count as not comparable in exports."""
    made = make_run("en", warehouse)
    view = ranking_of(made, "pm25", ["suzhou", "jiaxing"], ["city_unstated", "urban"], 2024)
    assert view.notes == ["◐ Not ranked: Neither document states its area (urban or whole city)."]
    assert view.remark == made.text("ranking.apart")


def test_a_shared_rank_is_told_in_words(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    run, indicator = make_run("zh", warehouse), "general_industrial_waste_utilisation_rate"
    figures = fetch_figures(warehouse, [indicator], list(run.catalogue.places))
    of_year = sorted((f for f in figures if f.period == "2018"), key=lambda f: -f.value)
    named = [f for f in of_year if f.place_id in ("changzhou", "suzhou")]
    assert rank_clause(run, of_year, named) == (
        "本库收录的11地中常州在第1至第2之间（公布的位数分不出先后）、苏州第6"
    )
    assert rank_clause(make_run("en", warehouse), of_year, named) == (
        "of 11 places on record, Changzhou ranks between 1 and 2 (the printed digits cannot tell), Suzhou ranks 6"
    )
