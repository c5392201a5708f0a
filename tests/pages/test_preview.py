"""The preview of one reader: on every page of theirs, on none of another's, and marked wherever it is taken away."""

import csv
import gc
import io
from collections.abc import Iterator
from weakref import ref

import docx
import openpyxl
import pyarrow.parquet
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import routes
from dashboard.editions import EDITIONS
from dashboard.models.additions import Additions
from dashboard.models.claims import Claim
from dashboard.preview_limits import PreviewLimits
from dashboard.previews import PREVIEWS
from dashboard.text import load_texts
from etl.preview import build_preview
from etl.refresh import keep_up_to_date
from tests.pages import curated
from tests.pages.open_drawers import OpenDrawer, collect_downloads
from tests.pages.reader import Reader

VALUE = "23.4"  # that no document prints
ZH = load_texts("zh")


class EverybodyIsThere:
    def is_connected(self, session: str) -> bool:
        return True

    def close_session(self, session: str) -> None:
        raise AssertionError(session)


def make_additions() -> Additions:
    """A row of the curated files, of another year, from a document of its own."""
    (source,) = [one for one in curated.rows("sources.csv") if one["source_id"] == "suzhou_bureau_2025"]
    row = next(
        one
        for one in curated.rows("claims/pm25.csv")
        if one["place_id"] == "suzhou" and one["kind"] == "actual"
    )
    own = {
        "source_id": "own_report",
        "title_zh": "自拟报告<i>",
        "title_en": "Own report",
        "document": "",
        "published_on": "2027",
    }
    claim = {"source_id": "own_report", "period": "2026", "value": VALUE, "printed": f"{VALUE}微克/立方米"}
    return {"claims/pm25.csv": [row | claim], "sources.csv": [source | own]}


@pytest.fixture(scope="module")
def additions() -> Iterator[Additions]:
    """Rows to add; the process builds previews, and builds this one a single time."""
    assert keep_up_to_date(EDITIONS) is None
    limits, builder = PREVIEWS.limits, PREVIEWS._builder
    PREVIEWS.open(PreviewLimits(), EverybodyIsThere())
    PREVIEWS.install(build_preview)
    yield make_additions()
    PREVIEWS.limits, PREVIEWS._builder = limits, builder


@pytest.fixture(scope="module")
def kept(additions: Additions) -> Iterator[str]:
    """The session that the preview is built for; the tests lend it to readers."""
    assert PREVIEWS.build("the first", additions) == ()
    yield "the first"
    PREVIEWS.drop("the first")


@pytest.fixture
def lend(kept: str) -> Iterator:
    """Gives the preview to a reader, who then opens the page anew."""
    lent = []

    def lend_to(reader: Reader) -> Reader:
        PREVIEWS._held[reader.session] = PREVIEWS._held[kept]
        lent.append(reader.session)
        reader.app.run()
        return reader

    yield lend_to
    for session in lent:
        PREVIEWS._held.pop(session, None)


def is_preview(reader: Reader) -> bool:
    return any('class="cj-preview"' in element.value for element in reader.app.html)


def test_one_reader_sees_the_rows_on_every_page_and_another_does_not(visit, lend):
    one, other = lend(visit("compare", lang="zh", indicator_id="pm25")), visit("compare", lang="zh")
    assert is_preview(one) and not is_preview(other)
    assert VALUE in one.all_text() and VALUE not in other.all_text()
    for page in ("sources", "air"):
        one.turn_to(page), other.turn_to(page)
        assert is_preview(one) and not is_preview(other)
        assert VALUE in one.all_text() and VALUE not in other.all_text()
        assert not one.app.exception
    assert "自拟报告<i>" in one.all_text() and "自拟报告" not in other.all_text()
    assert one.title != other.title or one.figures != other.figures
    one.choose("lang", "en")
    assert is_preview(one) and "Only you see" in one.all_text()


def test_a_table_pasted_in_chinese_is_on_every_page(visit, additions):
    reader = visit("own_table", lang="zh")
    cells = f"地区\t年份\t指标\t数值\t单位\t性质\t口径\t备注\n苏州\t2026\tPM2.5\t{VALUE}\tμg/m³\t实际\t市区\t初步\n"
    reader.app.text_area[0].set_value(cells + cells.splitlines()[1].replace("苏州", "宿迁")).run()
    (offer,) = [button for button in reader.app.button if button.label == ZH["preview.offer"].format(rows=1)]
    offer.click().run()
    assert not reader.app.exception
    assert is_preview(reader), reader.all_text()
    reader.turn_to("air")
    assert is_preview(reader) and VALUE in reader.all_text()
    PREVIEWS.drop(reader.session)


def test_a_report_of_a_new_place_stays_one_when_the_preview_knows_the_place(visit, additions):
    reader = visit("add", lang="zh")
    place = {"place_id": "newton", "name_zh": "新设市", "name_en": "Newton", "level": "prefecture"}
    place |= {"parent_id": "jiangsu", "peer_group": "city"}
    assert PREVIEWS.build(reader.session, additions | {"places.csv": [place]}) == ()
    reader.app.session_state["report"].place = "新设市"  # as typed
    reader.app.run()
    assert is_preview(reader) and not reader.app.exception
    assert reader.app.session_state["report"].place == "新设市"
    PREVIEWS.drop(reader.session)


def test_a_frame_of_another_site_shows_what_is_published(visit, lend):
    reader = visit("air", lang="zh", chart="years", embed="true")
    reader.app.context["is_embedded"] = True
    lend(reader)
    assert not is_preview(reader)
    assert VALUE not in reader.all_text()


def test_the_data_api_never_has_the_rows(kept: str, additions: Additions) -> None:
    preview = PREVIEWS.find(kept)
    assert preview is not None
    (claim_id,) = {one.claim_id for one in _own_claims(preview.edition)}
    with TestClient(Starlette(routes=routes(EDITIONS))) as client:
        for question in (
            f"claims?claim_id={claim_id}",
            "claims?source_id=own_report",
            "sources?source_id=own_report",
        ):
            answer = client.get(f"/api/v1/{question}")
            assert answer.status_code == 400 or answer.json()["rows"] == [], question
        published = client.get("/api/v1/claims?indicator_id=pm25&place_id=suzhou&limit=1000")
        assert published.json()["build"] == EDITIONS.edition().build.content_hash
        assert VALUE not in published.text


def _own_claims(edition):
    found = edition.warehouse.fetch(Claim, "fact_claim", "where source_id = 'own_report'")
    return found


def test_whatever_is_taken_away_says_that_it_is_not_published(visit, lend, monkeypatch):
    reader = lend(visit("air", lang="zh", indicator_id="pm25", place_id="suzhou,jiaxing"))
    monkeypatch.setattr(st, "popover", OpenDrawer)
    files = collect_downloads(monkeypatch)
    reader.app.run()
    assert {name.rpartition(".")[2] for name, _ in files} == {"docx", "xlsx", "csv", "parquet"}
    assert [name for name, _ in files if not name.startswith("chengjing-not_published-")] == []
    mark = ZH["preview.mark"]
    for name, content in files:
        if name.endswith(".docx"):
            paper = docx.Document(io.BytesIO(content))
            text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
            assert paper.core_properties.title.startswith(mark) and ZH["preview.caveat"] in text
            assert paper.paragraphs[0].text.startswith(mark)
        elif name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content))
            assert str(book.worksheets[0]["A1"].value).startswith(mark)
            assert ZH["preview.caveat"] in [row[1] for row in book.worksheets[-1].iter_rows(values_only=True)]
        elif name.endswith(".csv"):
            head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
            assert head[-1] == "publication" and {row[-1] for row in rows} == {ZH["preview.short"]}
        else:
            table = pyarrow.parquet.read_table(io.BytesIO(content))
            assert table.column_names[-1] == "publication"
            assert ZH["preview.caveat"] in table.schema.metadata[b"chengjing"].decode()
    for figure in reader.figures:
        meta = figure["layout"]["meta"]
        assert meta["file_name"].startswith("chengjing-not_published-")
        for size in ("page", "slide"):
            assert meta[size]["layout"]["title"]["text"].startswith(mark)
            assert ZH["preview.short"] in meta[size]["layout"]["annotations"][0]["text"].replace("<br>", "")
    head = next(element.value for element in reader.app.html if "cj-print" in element.value)
    assert ZH["preview.caveat"] in head
    assert ZH["preview.share"] in reader.sentences
    published = EDITIONS.edition().build.content_hash
    links = [code.value for code in reader.app.code]
    assert links and all(f"build={published[:12]}" in link or "build=" not in link for link in links)


def test_a_cited_claim_of_a_preview_is_marked(visit, lend, kept):
    preview = PREVIEWS.find(kept)
    assert preview is not None
    (claim,) = _own_claims(preview.edition)
    reader = visit("sources", lang="zh", claim_id=claim.claim_id)
    assert reader.notices  # what is published does not know it
    reader = lend(visit("sources", lang="zh"))
    reader.app.query_params["claim_id"] = claim.claim_id
    reader.app.run()
    cited = next(element.value for element in reader.app.html if "cj-citations" in element.value)
    assert cited.count(ZH["preview.mark"]) == 4  # two lines, each as shown and as copied


def test_who_leaves_sees_what_is_published_and_nothing_of_the_preview_stays(visit, additions):
    reader = visit("compare", lang="zh", indicator_id="pm25")
    assert PREVIEWS.build(reader.session, additions) == ()
    reader.app.run()
    preview = PREVIEWS.find(reader.session)
    assert preview is not None and is_preview(reader)
    warehouse = ref(preview.edition.warehouse)
    del preview
    next(one for one in reader.app.button if (one.key or "").startswith("preview-leave")).click().run()
    assert PREVIEWS.find(reader.session) is None
    assert not is_preview(reader) and VALUE not in reader.all_text()
    gc.collect()
    assert warehouse() is None
