"""The share control, the notice of a pinned link, and one chart in a frame, without a browser."""

import pytest
import streamlit as st

from dashboard.text import LANGUAGES, load_texts
from tests.pages.open_drawers import OpenDrawer


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


def test_a_link_may_open_every_drawer_to_be_printed(visit):
    closed = visit("audit", lang="zh")
    opened = visit("audit", lang="zh", drawers="open")
    of_tables = [
        load_texts("zh")[f"audit.{key}"][:4] for key in ("agreements", "verdicts", "derived", "counts")
    ]
    for reader, is_open in ((closed, False), (opened, True)):
        drawers = {one.label: one.proto.expanded for one in reader.app.expander}
        shown = [drawers[label] for label in drawers if label.startswith(tuple(of_tables))]
        assert shown == [is_open] * 4
    assert not opened.notices and opened.address["drawers"] == "open"


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_word_for_the_drawers_is_named(visit, language):
    reader = visit("audit", lang=language, drawers="ajar")
    (notice,) = reader.notices
    assert "drawers=ajar" in notice and "drawers" not in reader.address


def test_the_link_is_offered_in_the_other_language_too(visit, monkeypatch):
    monkeypatch.setattr(st, "popover", OpenDrawer)
    reader = visit("air", lang="zh", place_id="suzhou,shanghai")
    links = [code.value for code in reader.app.code if "embed" not in code.value]
    assert [link.partition("lang=")[2][:2] for link in links] == ["zh", "en"]
    assert all("place_id=suzhou,shanghai" in link for link in links)
