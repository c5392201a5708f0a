"""Which places a page suggests where none, or one, is chosen."""

from collections.abc import Callable

from dashboard.run import Run
from dashboard.views.reference.suggestions import suggest_places
from dashboard.warehouse import Warehouse


def test_the_first_two_places_and_all_with_figures(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    pair, everywhere = suggest_places(run, [], ["pm25"])
    assert (pair.label, pair.places) == ("苏州与嘉兴", ["suzhou", "jiaxing"])
    assert everywhere.label == f"本库收录数据的{len(everywhere.places)}地"
    assert {"suzhou", "jiaxing", "shanghai"} < set(everywhere.places)
    assert [one.label for one in suggest_places(run, [])] == ["苏州与嘉兴"]


def test_one_place_is_suggested_partners(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    places = list(run.catalogue.places)
    found = suggest_places(run, [places[1]])
    assert [one.places for one in found] == [[places[1], place] for place in places if place != places[1]][:3]
    assert found[0].label == "Mini Harbour and Mini Lakeside"
