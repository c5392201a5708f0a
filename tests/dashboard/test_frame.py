"""The frame of a chart: its words are in the figure, wrapped for its width, and nothing is cut off."""

from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from dashboard.charts.finished import FinishedFigure, escape_words, finish_figure
from dashboard.charts.frame import add_pictures, make_frame_layout, paper_template, wrap_text
from dashboard.page_record import Choice
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.table import display_width
from dashboard.theme import PAPER, base_layout
from dashboard.views.sources.chart_sources import build_chart_source
from tests.dashboard.excerpts import trend_of

FIGURE = {"data": [{"type": "bar", "x": [1], "y": [2]}], "layout": base_layout(300)}
WORDS = (
    "细颗粒物年均浓度十年间约降一半，" * 5,
    "Annual mean, µg/m³, city areas",
    "Source: one.",
    "https://example.org/air",
)


FRAME_WORDS = (*WORDS[:2], "\n".join(WORDS[2:]))


def inside(layout: dict) -> str:
    notes = [note["text"] for note in layout["annotations"]]
    texts = [layout["title"]["text"], layout["title"]["subtitle"]["text"], *notes]
    return "".join(texts).replace("\n", "")


def test_a_framed_figure_holds_its_words() -> None:
    layout = make_frame_layout(FIGURE, FRAME_WORDS, 1000)
    go.Figure(FIGURE | {"layout": FIGURE["layout"] | layout})
    assert all(part in inside(layout) for part in WORDS)
    assert layout["height"] - layout["margin"]["t"] - layout["margin"]["b"] == 300 - 12 - 8
    assert paper_template()["layout"]["paper_bgcolor"] == PAPER
    assert FIGURE["layout"].get("annotations") is None


def test_a_narrow_picture_has_more_lines_and_is_taller() -> None:
    narrow, wide = (make_frame_layout(FIGURE, FRAME_WORDS, width) for width in (375, 1000))
    assert narrow["title"]["text"].count("\n") > wide["title"]["text"].count("\n") == 1
    assert narrow["height"] > wide["height"]
    assert narrow["margin"]["t"] > wide["margin"]["t"]


def test_pictures_are_described_in_the_figure_and_the_page_stays_as_it_is() -> None:
    made = add_pictures(FIGURE, *WORDS, "chengjing-pm25")
    go.Figure(made)
    assert {key: value for key, value in made["layout"].items() if key != "meta"} == FIGURE["layout"]
    meta = made["layout"]["meta"]
    assert (meta["file_name"], meta["page"]["width"], meta["page"]["scale"]) == ("chengjing-pm25", 1000, 3)
    slide = meta["slide"]
    assert (int(slide["width"] * slide["scale"]), int(slide["height"] * slide["scale"])) == (1600, 900)


def test_a_finished_figure_is_what_plotly_makes_of_it_and_is_made_once() -> None:
    titled = FIGURE | {"data": [{"type": "bar", "x": [1, None], "y": ["<b>1</b>", "2\n3"]}]}
    finished = finish_figure(titled, *WORDS, "x")
    expected = go.Figure(**escape_words(add_pictures(titled, *WORDS, "x"))).to_dict()
    assert finished.to_dict() == expected
    assert expected["data"][0]["y"] == ["&lt;b&gt;1&lt;/b&gt;", "2<br>3"]
    assert finish_figure(titled | {}, *WORDS, "x") is finished
    assert finish_figure(titled, *WORDS, "y") is not finished
    finished.to_dict()["data"].clear()
    assert finished.to_dict() == expected
    assert isinstance(finished, FinishedFigure)


@pytest.mark.parametrize("height", [200, 560, 900, 2400])
def test_a_slide_is_never_lower_than_its_chart(height: int) -> None:
    tall = FIGURE | {"layout": base_layout(height)}
    slide = add_pictures(tall, *WORDS, "x")["layout"]["meta"]["slide"]
    margin = slide["layout"]["margin"]
    assert slide["height"] - margin["t"] - margin["b"] >= height - 12 - 8
    assert slide["height"] * 16 == slide["width"] * 9
    assert (int(slide["width"] * slide["scale"]), int(slide["height"] * slide["scale"])) == (1600, 900)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("细颗粒物，臭氧", 8, ["细颗粒", "物，臭氧"]),
        ("数据截至2026-02，版本", 16, ["数据截至", "2026-02，版本"]),
        ("https://example.org", 10, ["https://ex", "ample.org"]),
        ("a\nb", 10, ["a", "b"]),
        ("", 10, []),
    ],
)
def test_a_text_is_wrapped_by_the_width_of_its_letters(text: str, width: int, lines: list[str]) -> None:
    wrapped = wrap_text(text, width)
    assert wrapped == lines
    assert all(display_width(line) <= width for line in wrapped)


def test_the_source_line_names_two_documents_and_counts_the_rest(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    run.record.choices["place_id"] = Choice("millbrook,lakeside,harbour", "Places", "")
    claims = trend_of(run, "pm25", ["lakeside", "harbour", "millbrook"], ["urban"]).table.claim_ids()
    source = build_chart_source(run, claims)
    documents = {claim.source_id for claim in fetch_claims(run.warehouse, claims).values()}
    assert len(documents) > 2 and f"({len(documents)} documents)" in source.line
    assert run.build.data_on in source.line and run.build.content_hash[:8] in source.line
    assert source.file_name == "chengjing-pm25-millbrook-lakeside-harbour-2021-2026"


def test_a_chart_without_claims_still_says_its_date(make_run: Callable[..., Run]) -> None:
    run = make_run("zh")
    run.record.name = "compare"
    source = build_chart_source(run, [])
    assert source.line.startswith("数据截至")
    assert source.file_name == f"chengjing-compare-{run.build.data_on}"
