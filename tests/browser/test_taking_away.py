"""What a reader takes away from a page: the claim behind a number, and tables as files."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.text import load_texts
from tests.browser.conftest import is_on, settled
from tests.pages import curated

FIRST_BYTES = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK\x03\x04", "parquet": b"PAR1"}


def test_a_number_opens_its_claim(visit):
    language = "en"
    tab = visit("air", place_id="jiaxing", indicator_id="pm25", lang=language)
    open_table(tab)
    row = tab.locator("table.cj-table").first.get_by_role("row").filter(has_text="26.8")
    with tab.context.expect_page() as opened:
        row.get_by_role("link").click()
    claim = opened.value
    settled(claim)
    (known,) = curated.levels(indicator_id="pm25", place_id="jiaxing", period="2024")
    is_on(claim, load_texts(language)["page.sources"])
    for heading, told in (
        ("printed", known["printed"]),
        ("locator", known["locator"]),
        ("note", known[f"note_{language}"]),
    ):
        fact = (
            claim.locator("table.cj-table")
            .first.get_by_role("row")
            .filter(
                has=claim.get_by_role("rowheader", name=load_texts(language)[f"column.{heading}"], exact=True)
            )
        )
        expect(fact.get_by_role("cell")).to_have_text(told)
    expect(claim.get_by_role("link", name=load_texts(language)["claim.open"])).to_have_attribute(
        "href", curated.sources()[known["source_id"]]["url"]
    )


def open_table(tab: Page) -> None:
    """Open the drawer of the first table."""
    drawer = tab.get_by_test_id("stExpander").filter(has=tab.locator("table.cj-table"))
    drawer.first.locator("summary").first.click()


@pytest.mark.parametrize(("page", "language"), [("air", "zh"), ("targets", "en")])
def test_tables_are_files_with_the_same_rows(visit, page, language):
    tab = visit(page, lang=language, place_id="suzhou", **({"year": "2022"} if page == "targets" else {}))
    open_table(tab)
    rows = tab.locator("table.cj-table").first.locator("tbody tr:not(.cj-opened)")
    expect(rows.first).to_be_visible()
    tab.get_by_role("button", name=load_texts(language)["download.table"]).first.click()
    for form, first in FIRST_BYTES.items():
        with tab.expect_download() as arriving:
            tab.get_by_test_id("stPopoverBody").get_by_role(
                "button", name=load_texts(language)[f"download.{form}"]
            ).press("Enter")
        file = arriving.value
        assert file.suggested_filename.startswith("chengjing-")
        assert file.suggested_filename.endswith(f".{form}")
        content = Path(file.path()).read_bytes()
        assert content.startswith(first)
        assert len(content) > 300
        if form == "csv":
            records = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
            assert len(records) == rows.count()
            assert {record["place_id"] for record in records} == {"suzhou"}
