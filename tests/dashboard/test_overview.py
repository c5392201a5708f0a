"""The newest headline figures of each place, and what needs attention."""

import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace as replace_field
from pathlib import Path

import pytest

from dashboard.html.cards import render_cards
from dashboard.run import Run
from dashboard.views.overview import build_overview
from tests.dashboard.excerpts import codes
from tests.edits import append, replace

PLACES = ["lakeside", "harbour", "millbrook"]


def test_cards(make_run: Callable[..., Run]) -> None:
    view = build_overview(make_run("en"), PLACES)
    cards = {
        place.place_id: [(card.name, card.value, card.change, card.better) for card in place.cards]
        for place in view.places
    }
    assert cards == {
        "lakeside": [
            ("Mini particles", "28.5", "−1.5 µg/m³", True),
            ("Mini share of good days", "83.9%", "−0.5 percentage points", False),
            ("Mini share of sections", "96.7%", "+1.7 percentage points", True),
        ],
        "harbour": [
            ("Mini particles", "27", None, None),
            ("Mini share of good days", "≥ 90%", None, None),
            ("Mini share of sections", "90%", None, None),
        ],
        "millbrook": [("Mini particles", "25", None, None)],
    }


def test_a_history_keeps_its_gaps_and_its_definition(make_run: Callable[..., Run]) -> None:
    lakeside = build_overview(make_run("en"), ["lakeside"]).places[0].cards
    assert [(point.year, point.value) for point in lakeside[0].history] == [
        (2022, 33.0),
        (2024, 30.0),
        (2025, 28.5),
    ]
    assert [(point.year, point.label) for point in lakeside[1].history] == [(2024, "84.4%"), (2025, "83.9%")]


def test_a_card_leads_to_its_claim_and_draws_no_line_over_a_gap(make_run: Callable[..., Run]) -> None:
    card = build_overview(make_run("en"), PLACES).places[0].cards[0]
    html = render_cards([card], lambda claim: f"./sources?claim_id={claim}")
    (picture,) = re.findall(r'alt="([^"]*)"[^>]*base64,([^"]*)"', html)
    drawn = b64decode(picture[1]).decode()
    assert f'<a href="./sources?claim_id={card.claim_id}"' in html and ">28.5</a> <span>µg/m³</span>" in html
    assert picture[0] == "2022: 33 µg/m³, 2024: 30 µg/m³, 2025: 28.5 µg/m³"
    assert (drawn.count("<circle"), drawn.count("<line")) == (3, 1)
    assert "(better)" in html


def test_what_a_card_says_is_escaped(make_run: Callable[..., Run]) -> None:
    card = build_overview(make_run("en"), PLACES).places[0].cards[0]
    evil = "<img src=x onerror=y>"
    html = render_cards(
        [
            replace_field(
                card, name=evil, value=evil, unit=evil, about=evil, change=evil, base=evil, target=evil
            )
        ],
        lambda _: evil,
    )
    assert evil not in html and html.count("&lt;img src=x onerror=y&gt;") == 8


def test_a_card_tells_the_target_of_its_year(make_run: Callable[..., Run]) -> None:
    lakeside, harbour, _ = build_overview(make_run("en"), PLACES).places
    assert (
        lakeside.cards[0].target is not None
        and "2025" in lakeside.cards[0].target
        and "✔" in lakeside.cards[0].target
    )
    assert harbour.cards[0].target is not None and "meet the target that is set" in harbour.cards[0].target


def test_what_needs_attention(make_run: Callable[..., Run]) -> None:
    sentences = build_overview(make_run("en"), PLACES).attention
    assert (
        sentences[0] == "Mini Lakeside missed its 2025 target for “Mini share of good days” (whole city):"
        " target at least 85%, result 83.9%."
    )
    assert (
        "Mini Lakeside’s 2026 target for “Mini particles” (urban area), at most 29 µg/m³, is looser than"
        " the 2025 result of 28.5 µg/m³." in sentences
    )
    assert sum("cannot be judged" in sentence for sentence in sentences) == 2
    assert any(
        "28.5 µg/m³ and 29 µg/m³" in sentence or "29 µg/m³ and 28.5 µg/m³" in sentence
        for sentence in sentences
    )


def test_nothing_needs_attention(make_run: Callable[..., Run]) -> None:
    assert build_overview(make_run("en"), ["millbrook"]).attention == []
    empty = build_overview(make_run("en"), [])
    assert (empty.places, empty.attention, empty.table.rows) == ([], [], [])


def test_a_target_of_an_earlier_year_that_was_looser_is_past(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    replace(data, "claims/pm25.csv", "2025,new_state,target,<=,29", "2025,new_state,target,<=,31")
    sentences = build_overview(make_run("en", open_built(data)), ["lakeside"]).attention
    assert sum("looser" in sentence for sentence in sentences) == 1


def test_derived_figures_stand_in_only_where_nothing_is_printed(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(
        data,
        "claims/section_share.csv",
        "millbrook,city_sections,2025,network_2021_2025,derived,=,70.5,percent,,old_copy,,,,",
    )
    append(data, "claims/pm25.csv", "millbrook,urban,2026,new_state,derived,=,24,ug_m3,,old_copy,,,,")
    cards = build_overview(make_run("en", open_built(data)), ["millbrook"]).places[0].cards
    assert [(card.name, card.value) for card in cards] == [
        ("Mini particles", "25"),
        ("Mini share of sections", "70.5%"),
    ]


def test_the_table_has_the_figures_of_the_cards(make_run: Callable[..., Run]) -> None:
    table = build_overview(make_run("zh"), PLACES).table
    assert codes(table, "place_id", "value_text") == [
        ("lakeside", "28.5"),
        ("lakeside", "83.9"),
        ("lakeside", "96.7"),
        ("harbour", "27"),
        ("harbour", "90"),
        ("harbour", "90"),
        ("millbrook", "25"),
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_real_data(make_run: Callable[..., Run], warehouse, language: str) -> None:
    made = make_run(language, warehouse)
    view = build_overview(made, list(made.catalogue.places))
    suzhou = next(place for place in view.places if place.place_id == "suzhou")
    assert suzhou.cards[0].value == "28"
    assert view.attention and all("{" not in sentence for sentence in view.attention)


def test_two_documents_that_disagree_are_told_once(make_run: Callable[..., Run], warehouse) -> None:
    run = make_run("en", warehouse)
    sentences = build_overview(run, ["jiaxing"]).attention
    assert len([sentence for sentence in sentences if "2016" in sentence and "disagree on" in sentence]) == 2
    assert not [sentence for sentence in sentences if "2 = 1" in sentence or "11 = 13" in sentence]
