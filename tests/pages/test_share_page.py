"""The share control, the notice of a pinned link, and one chart in a frame, without a browser."""

import pytest

from dashboard.text import LANGUAGES, load_texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pinned_link_to_an_unknown_build_says_so(visit, language):
    reader = visit("air", lang=language, build="0123456789ab")
    assert [hint for hint in reader.hints if "0123456789ab" in hint]
    assert reader.address["build"] == "0123456789ab"
    assert not reader.notices


def test_a_build_that_is_no_hash_is_ignored(visit):
    reader = visit("air", lang="en", build="<script>")
    (notice,) = reader.notices
    assert "build=<script>" in notice
    assert "build" not in reader.address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", ["years", "cities"])
def test_a_frame_shows_one_chart_with_its_source(visit, language, chart):
    reader = visit("air", lang=language, chart=chart, embed="true")
    reader.app.context["is_embedded"] = True
    reader.app.run()
    assert not reader.app.exception
    assert not reader.app.title
    assert len(reader.figures) == 1
    assert not [html for html in reader.app.html if "<table" in html.value]
    assert not [*reader.app.selectbox, *reader.app.multiselect, *reader.app.segmented_control]
    assert any(load_texts(language)["embed.open"] in html.value for html in reader.app.html)
