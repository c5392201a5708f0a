"""Every table of every page as a file: CSV, Excel and Parquet open, and hold the same rows."""

import csv
import io
import re

import openpyxl
import pyarrow.parquet
import pytest
import streamlit as st

from dashboard.text import LANGUAGES
from tests.layouts import layouts
from tests.pages import curated
from tests.pages.open_drawers import OpenDrawer, collect_downloads
from tests.pages.test_every_page import EVERYWHERE, PAGES

FORMS = {"csv", "xlsx", "parquet"}
# A file is called by indicators and places, then as the layout of its table, with the build's date and hash.
FILE_NAME = re.compile(r"chengjing-[a-z0-9_-]+-\d{4}-\d\d(?:-\d\d)?-[0-9a-f]{8}")


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """The files a page offers, by name, written as if the reader had asked for each."""
    monkeypatch.setattr(st, "popover", OpenDrawer)
    return collect_downloads(monkeypatch)


def texts(cells) -> list[str]:
    return ["" if cell is None else str(cell) for cell in cells]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [page for page in PAGES if page != "own_table"])  # which offers templates
def test_every_table_opens_in_all_forms_with_the_same_rows(visit, offered, page, language):
    reader = visit(page, lang=language, place_id=EVERYWHERE)
    assert not reader.app.exception
    assert len(offered) == len({name for name, _ in offered})
    tables: dict[str, dict[str, bytes]] = {}
    for name, content in offered:
        assert re.fullmatch(r"[A-Za-z0-9_.-]+", name)
        stem, _, form = name.rpartition(".")
        if form == "docx":
            assert content.startswith(b"PK")
            continue
        tables.setdefault(stem, {})[form] = content
    assert bool(tables) == bool(reader.tables)
    for stem, forms in tables.items():
        assert set(forms) == FORMS, stem
        assert forms["csv"].startswith(b"\xef\xbb\xbf"), stem  # so that Excel reads Chinese
        head, *lines = csv.reader(io.StringIO(forms["csv"].decode("utf-8-sig")))
        book = openpyxl.load_workbook(io.BytesIO(forms["xlsx"]))
        sheets = [[texts(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]
        parquet = pyarrow.parquet.read_table(io.BytesIO(forms["parquet"]))
        book.close()
        assert lines, stem
        columns = parquet.column_names
        of_these_fields = [layout.name for layout in layouts() if [f.name for f in layout.fields] == columns]
        assert FILE_NAME.fullmatch(stem), stem
        assert "-cities-" in stem or any(f"-{layout}-" in stem for layout in of_these_fields), stem
        assert head[: len(columns)] == columns, stem  # CSV goes on with where the rows come from
        assert parquet.num_rows == len(lines), stem
        below = [
            len(sheet) - at - 1
            for sheet in sheets
            for at, row in enumerate(sheet)
            if row[: len(columns)] == columns
        ]
        assert len(lines) in below, stem
        assert "nan" not in {
            cell.lower() for row in [*lines, *(row for sheet in sheets for row in sheet)] for cell in row
        }, stem
        assert not [
            cell for line in lines for cell in line if len(cell) > 1 and cell.startswith(("=", "@", "+"))
        ], stem


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("targets", {"place_id": "suzhou", "year": "2022"}),
        ("targets", {"place_id": "jiaxing,pinghu", "year": "2025"}),
        ("compare", {"place_id": "suzhou,jiaxing,shanghai", "year": "2022", "base_year": "2021"}),
        *(("sources", {"source_id": source}) for source in list(curated.sources())[:5]),
    ],
)
def test_files_of_other_views(visit, offered, page, link):
    """A year with verdicts of every kind, a pair of years, documents with words and changes."""
    assert not visit(page, **link).app.exception
    assert offered
    assert all(content for _, content in offered)
