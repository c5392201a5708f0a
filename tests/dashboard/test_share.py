"""Links with memory: what changed since a build, what to know of a view, and the record of past builds."""

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace as changed
from pathlib import Path

import docx
import duckdb
import pytest
import segno

from dashboard.exports.bibliography import Bibliography
from dashboard.exports.qr import qr_data_uri, qr_png
from dashboard.exports.word import write_word
from dashboard.models.claims import Figure
from dashboard.page_record import PageRecord
from dashboard.queries.catalogue import fetch_build
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.table import Table
from dashboard.views.sources.changes_since_build import find_changes_since
from dashboard.views.sources.new_claims import find_new_claims
from dashboard.views.sources.weaknesses import find_weaknesses
from dashboard.warehouse import Warehouse
from etl import past_builds
from tests.conftest import MINI
from tests.dashboard.excerpts import codes, texts
from tests.edits import build_unchecked, replace

GOOD_DAYS = "lakeside,whole_city,2025,standard_2012,actual,=,83.9,percent,,lakeside_report,一 ¶2,83.9%"
PRINTED = "lakeside,urban,2025,new_state,actual,=,28.5,ug_m3,,lakeside_report,一 ¶2,28.5微克/立方米,"


def claims_of(warehouse: Warehouse) -> list[str]:
    return [
        figure.claim_id
        for figure in warehouse.fetch(
            Figure, "figure", "where place_id = 'lakeside' and indicator_id = 'pm25'"
        )
    ]


@pytest.fixture(scope="module")
def two_builds(
    mini_file: Path, mini: Warehouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Warehouse]]:
    """The hash of a build, and the warehouse after one of its figures changed."""
    folder = tmp_path_factory.mktemp("two_builds")
    data = shutil.copytree(MINI, folder / "data")
    path = Path(shutil.copy(mini_file, folder / "warehouse.duckdb"))
    first = fetch_build(mini).content_hash
    replace(data, "claims/pm25.csv", PRINTED, PRINTED.replace("28.5", "28.4"))
    assert build_unchecked(data, path) != first
    warehouse = Warehouse(path)
    yield first, warehouse
    warehouse.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_pinned_link_says_what_changed(two_builds, make_run: Callable[..., Run], language: str) -> None:
    first, warehouse = two_builds
    view = find_changes_since(make_run(language, warehouse), first[:12], claims_of(warehouse))
    (row,) = view.table.rows
    assert view.known
    assert "1" in view.sentence
    assert first[:12] in view.sentence
    assert "28.5" in row[-2].text
    assert "28.4" in row[-1].text
    assert row[-1].claim_id


def test_other_views_did_not_change(two_builds, make_run: Callable[..., Run]) -> None:
    first, warehouse = two_builds
    view = find_changes_since(make_run("en", warehouse), first[:12], [])
    assert (view.known, view.table.rows) == (True, [])


def test_the_build_shown_is_no_news_and_an_unknown_one_is_told(make_run: Callable[..., Run]) -> None:
    one = make_run("en")
    assert find_changes_since(one, one.build.content_hash[:12], []) is None
    view = find_changes_since(one, "0123456789ab", [])
    assert not view.known
    assert "0123456789ab" in view.sentence


def test_a_withdrawn_claim_is_told(
    data: Path, published_mini: Path, mini: Warehouse, make_run: Callable[..., Run]
) -> None:
    path, first = published_mini, fetch_build(mini).content_hash
    file = data / "claims" / "pm25.csv"
    kept = [
        line for line in file.read_text("utf-8").splitlines() if not line.startswith("lakeside,urban,2022,")
    ]
    file.write_text("\n".join(kept) + "\n", "utf-8")
    build_unchecked(data, path)
    warehouse = Warehouse(path)
    view = find_changes_since(make_run("en", warehouse), first[:12], claims_of(warehouse))
    assert [row[-1].text for row in view.table.rows if row[3].text == "2022"] == ["withdrawn"]
    warehouse.close()


def test_what_is_new_since_the_build_before(
    data: Path, published_mini: Path, make_run: Callable[..., Run]
) -> None:
    path = published_mini
    first = Warehouse(path)
    view = find_new_claims(make_run("en", first))
    assert (view.before, view.table.rows) == (None, [])
    first.close()
    replace(data, "claims/pm25.csv", PRINTED, PRINTED.replace("28.5", "28.4"))
    file = data / "claims" / "pm25.csv"
    lines = file.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("lakeside,urban,2022,")]
    file.write_text("\n".join(kept) + "\n", "utf-8")
    build_unchecked(data, path)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    build_unchecked(data, path)
    replace(data, "claims/pm25.csv", PRINTED.replace("28.5", "28.4"), PRINTED)
    replace(data, "claims/good_day_ratio.csv", GOOD_DAYS, GOOD_DAYS.replace("83.9", "85.9"))
    build_unchecked(data, path)
    warehouse = Warehouse(path)
    view = find_new_claims(make_run("en", warehouse))
    assert view.before is not None and view.before.number == 3
    assert texts(view.table, 0, 1, 3, 4) == [
        ["85.9%", "83.9%", "Mini Lakeside", "2025"],
        ["28.5 µg/m³", "28.4 µg/m³", "Mini Lakeside", "2025"],
    ]
    assert codes(view.table, "value_text", "was") == [("85.9", "83.9%"), ("28.5", "28.4 µg/m³")]
    assert texts(view.consequences, 0, 1, 2, 3, 5, 6)[:1] == [
        ["Status of a target", "Mini share of good days", "Mini Lakeside", "2025", "missed", "met"]
    ]
    assert {row[5].text != row[6].text for row in view.consequences.rows} == {True}
    build_unchecked(data, path)  # the same content: what it changed is not forgotten
    again = Warehouse(path)
    assert find_new_claims(make_run("en", again)).consequences == view.consequences
    again.close()
    warehouse.close()


def test_a_claim_that_came_with_this_build_is_new(
    data: Path, tmp_path: Path, make_run: Callable[..., Run]
) -> None:
    path = tmp_path / "warehouse.duckdb"
    file = data / "claims" / "pm25.csv"
    whole = file.read_text("utf-8")
    kept = [line for line in whole.splitlines() if not line.startswith("lakeside,urban,2022,")]
    file.write_text("\n".join(kept) + "\n", "utf-8")
    build_unchecked(data, path)
    file.write_text(whole, "utf-8")
    build_unchecked(data, path)
    warehouse = Warehouse(path)
    table = find_new_claims(make_run("zh", warehouse)).table
    assert {(row[1].text, row[4].text) for row in table.rows} == {("新增", "2022")}
    assert {was for (was,) in codes(table, "was")} == {None}
    warehouse.close()


def record(path: Path) -> tuple[list[tuple], list[tuple]]:
    with duckdb.connect(str(path), read_only=True) as con:
        builds = con.execute("select number, content_hash from dim_past_build order by 1").fetchall()
        return builds, con.execute(
            "select first_build, last_build, count(*) from fact_past_claim group by all order by all"
        ).fetchall()


def test_the_record_keeps_each_wording_once_and_only_so_many_builds(
    data: Path, published_mini: Path, mini: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_builds, "MOST", 2)
    path, first = published_mini, fetch_build(mini).content_hash
    assert build_unchecked(data, path) == first
    builds, claims = record(path)
    assert builds == [(1, first)]
    assert len(claims) == 1
    for older, newer in (("28.5", "28.4"), ("28.4", "28.3")):
        replace(data, "claims/pm25.csv", PRINTED.replace("28.5", older), PRINTED.replace("28.5", newer))
        build_unchecked(data, path)
    builds, claims = record(path)
    assert [number for number, _ in builds] == [2, 3]
    assert [(one, last, many == 1) for one, last, many in claims] == [
        (1, 3, False),
        (2, 2, True),
        (3, 3, True),
    ]


def test_the_hash_does_not_know_the_past(data: Path, tmp_path: Path, mini: Warehouse) -> None:
    alone = fetch_build(mini).content_hash
    path = tmp_path / "warehouse.duckdb"
    replace(data, "claims/pm25.csv", PRINTED, PRINTED.replace("28.5", "28.4"))
    build_unchecked(data, path)
    replace(data, "claims/pm25.csv", PRINTED.replace("28.5", "28.4"), PRINTED)
    assert build_unchecked(data, path) == alone


def test_preflight_names_what_is_weak(make_run: Callable[..., Run], mini: Warehouse) -> None:
    told = " ".join(
        weak.sentence
        for weak in find_weaknesses(make_run("en"), claims_of(mini), [], ["not to be compared."])
    )
    for word in ("Derived", "unverified copy", "Not comparable: 1"):
        assert word in told
    assert find_weaknesses(make_run("en"), [], [Table([])]) == []


LONGEST = "x" * 2331  # bytes that a QR code holds beside its error correction


def test_a_link_that_fits_has_its_code() -> None:
    assert (qr_data_uri(LONGEST) or "").startswith("data:image/svg+xml")
    assert (qr_png(LONGEST) or b"").startswith(b"\x89PNG")


def test_a_phone_reads_the_code_of_a_usual_link_from_a_screen() -> None:
    """Modules of five pixels and more where the code stands 280 wide (page.css), its quiet zone included."""
    host, build = "https://huanjing.example.gov.cn", "build=0123456789ab"
    for view in ("?", "?place_id=suzhou,jiaxing,shanghai&", "?indicator_id=good_day_ratio&"):
        code = segno.make_qr(f"{host}/solid_waste{view}lang=zh&{build}", error="m")
        assert int(code.version) <= 6
        assert 280 / code.symbol_size()[0] >= 5


def test_a_link_that_no_code_holds_has_none() -> None:
    assert (qr_data_uri(LONGEST + "x"), qr_png(LONGEST + "x"), qr_png("")) == (None, None, None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_briefing_with_a_long_link_says_why_it_has_no_code(
    make_run: Callable[..., Run], language: str
) -> None:
    run = make_run(language)
    for link, pictures in (("https://example.org/air", 1), ("https://example.org/" + LONGEST, 0)):
        document = docx.Document(io.BytesIO(write_word(changed(run, record=PageRecord("air", "Air", link)))))
        assert len(document.inline_shapes) == pictures
        texts = [paragraph.text for paragraph in document.paragraphs]
        assert (run.text("share.qr_too_long") in texts) == (pictures == 0)
        assert any(link in text for text in texts)


def test_sources_are_numbered_by_document_and_place(make_run: Callable[..., Run], mini: Warehouse) -> None:
    ids = [f.claim_id for f in mini.fetch(Figure, "figure", "order by claim_id")]
    claims = {(c.source_id, c.locator or ""): c.claim_id for c in fetch_claims(mini, ids).values()}
    first = next(iter(claims))
    bibliography = Bibliography(make_run("en"), [*claims.values(), "unknown"])
    numbers = [bibliography.number(claim) for claim in claims.values()]
    assert len(set(numbers)) == len(claims) > len(bibliography.entries()) > 1
    assert bibliography.number(claims[first]).startswith("1")
    assert (bibliography.number("unknown"), bibliography.number(None)) == ("", "")
    for number, entry in enumerate(bibliography.entries(), 1):
        assert entry.startswith(f"[{number}] ")
        below = [one for one in numbers if one.startswith(f"{number}.")]
        assert [one for one in below if f"[{one}]" not in entry] == []
