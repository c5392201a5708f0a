"""Who has figures of an indicator, said where the chosen places have none."""

from collections.abc import Callable

from dashboard.run import Run
from dashboard.views.reference.availability import find_places_with_figures
from dashboard.warehouse import Warehouse
from tests.edits import rows


def test_places_with_their_years_and_newest_figure(make_run: Callable[..., Run], mini: Warehouse) -> None:
    found = find_places_with_figures(make_run("en"), "pm25", ["harbour"])
    assert found.sentence == (
        "These sources have “Mini particles” for: Mini Lakeside (2021–2025), Mini Millbrook (2025)."
    )
    assert [place.place_id for place in found.places] == ["lakeside", "millbrook"]
    newest = "select value_text from figure where claim_id = "
    assert rows(mini, f"{newest} '{found.places[0].claim_id}'") == [("28.5",)]


def test_nobody_else_has_any(make_run: Callable[..., Run]) -> None:
    found = find_places_with_figures(make_run("zh"), "pm25", ["lakeside", "harbour", "millbrook"])
    assert (found.places, found.sentence) == ([], "本库未收录其他地区的“迷你颗粒物”数据。")


def test_many_places_are_cut_and_counted(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    found = find_places_with_figures(make_run("zh", warehouse), "pm25")
    (count,) = rows(warehouse, "select count(*) from coverage where indicator_id = 'pm25'")[0]
    assert len(found.places) == 8 and found.sentence.endswith(f"，另有{count - 8}个地区。")
    assert found.sentence.startswith("本库收录“PM2.5年均浓度”的有：苏州（2015–2025年）、嘉兴（2013–2024年）")
