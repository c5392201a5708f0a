"""The text beside the mouse on a line chart: short lines, no markup, nothing cut off."""

import pytest

from dashboard.text import LANGUAGES
from tests.browser.conftest import drawn

HEADER, SCREEN = 80, 780  # pixels between which the mouse reaches the chart
LABEL = ".hoverlayer .hovertext"
# The text beside the mouse, once it is drawn: its lines, and how far it reaches over the chart's edges, in
# pixels.
READ = """() => {
    const label = document.querySelector('.hoverlayer .hovertext');
    const text = label && label.querySelector('text.nums');
    if (!text || !text.textContent) return null;
    const spans = [...text.querySelectorAll('tspan.line')], seen = text.getBoundingClientRect();
    const lines = (spans.length ? spans : [text]).map(line => line.textContent);
    const chart = label.closest('[data-testid="stPlotlyChart"]').getBoundingClientRect();
    return seen.width && {lines, over: Math.max(chart.left - seen.left, seen.right - chart.right)};
}"""
# Traces with a text; words and breaks have none.
MARK = """chart => chart.querySelectorAll('.trace').forEach(
    trace => trace.classList.toggle('cj-has-text', trace.__data__[0].trace.hoverinfo !== 'skip'))"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["air", "water"])
def test_the_hover_text_of_every_result_is_short_lines_within_the_chart(visit, page, language):
    tab = visit(page, lang=language, place_id="suzhou,jiaxing,shanghai")
    drawn(tab)
    chart = tab.get_by_test_id("stPlotlyChart").first
    chart.scroll_into_view_if_needed()
    chart.evaluate(MARK)
    marks = [mark.bounding_box() for mark in chart.locator(".trace.cj-has-text .points path.point").all()]
    assert len(marks) > 10
    results = 0
    for mark in marks:
        if not HEADER < mark["y"] < SCREEN:
            continue
        x, y = mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2
        tab.mouse.move(1, 1)
        tab.locator(LABEL).first.wait_for(state="detached")
        tab.mouse.move(x, y, steps=3)
        label = tab.wait_for_function(READ).json_value()
        results += len(label["lines"]) > 1
        assert len(label["lines"]) <= 4, label  # a target has one; a publisher's long name takes two
        assert not [line for line in label["lines"] if "<" in line or "&" in line or "…" in line]
        assert label["over"] <= 0, label
    assert results > 5
