"""Every page of the menu in every language: it opens, speaks one language, and its charts and tables agree."""

import re
from collections import Counter
from unicodedata import normalize

import pytest

from dashboard.queries.claims import fetch_claims
from dashboard.text import LANGUAGES, load_texts
from dashboard.ui.frame import MENU
from tests.pages import curated
from tests.pages.conftest import APP
from tests.pages.reader import Reader, Table, parsed

PAGES = [page for section in MENU.values() for page in section]
TARGET = {"en": "(target)", "zh": "(目标)"}  # the mark of a target in a table of results
THEMES = [page for page in PAGES if "theme_page(" in (APP.parent / "pages" / f"{page}.py").read_text("utf-8")]
EVERYWHERE = ",".join(curated.places())
CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff1c\uff1e-\uff60、。「」《》]")
PLACEHOLDER = re.compile(r"\{\w*\}|\b(?:NaN|nan|undefined)\b|^None$|\w None\b")
# Quotations, the numbering of chapters in a Chinese document, and a text that is marked as Chinese.
PRINTED = ("As worded", "Locator", "quoted")
SWITCH = ("中文", "语言 · Language")
NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")
CLASSES = "ⅠⅡⅢⅣⅤ"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_under_its_name(visit, page, language):
    reader = visit(page, lang=language)
    assert not reader.app.exception
    assert not reader.app.error
    assert not reader.notices
    assert reader.page == load_texts(language)[f"page.{page}"]
    assert reader.tables or reader.figures or reader.hints


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_all_places_at_once_and_none_at_all(visit, page, language):
    for places in (EVERYWHERE, ""):
        reader = visit(page, lang=language, place_id=places)
        assert not reader.app.exception
        assert not [text for text in reader.all_text().split("\n") if PLACEHOLDER.search(text)]


def english_faults(reader: Reader) -> list[tuple[str, str]]:
    """Chinese where an English reader should meet none."""
    met = [
        (where, text)
        for where, text in reader.texts()
        if CHINESE.search(text) and where not in PRINTED and text not in SWITCH
    ]
    return [(where, text) for where, text in met if CHINESE.search(without_locators(text))]


def without_locators(text: str) -> str:
    text = normalize("NFKC", text)
    for locator in curated.locators():
        text = text.replace(locator, "")
    return text


@pytest.mark.parametrize("page", PAGES)
def test_the_english_page_has_no_chinese_of_its_own(visit, page):
    for place in ("suzhou,jiaxing", EVERYWHERE):
        assert not english_faults(visit(page, lang="en", place_id=place))


@pytest.mark.parametrize("page", THEMES)
def test_every_indicator_shows_all_that_is_curated(visit, page):
    """In English, for all places: no fault, no Chinese, a row for each place, scope and period with one of
    its values.

    What is not curated is marked as derived.
    """
    for indicator in curated.of_theme(page):
        reader = visit(page, lang="en", indicator_id=indicator, place_id=EVERYWHERE)
        assert not reader.app.exception, indicator
        assert not reader.notices, indicator
        assert not english_faults(reader), indicator
        assert not PLACEHOLDER.search(reader.all_text()), indicator
        printed: dict[tuple[str, ...], set[float]] = {}
        for row in curated.levels(indicator_id=indicator):
            key = (
                curated.places()[row["place_id"]]["name_en"],
                curated.scope_label(row["scope_id"]),
                row["period"],
            )
            printed.setdefault(key, set()).add(float(row["value"]))
        if printed:
            table = reader.table("Place", "Scope", "Period", "Value")
            shown = list(zip(*map(table.column, ("Place", "Scope", "Period", "Value")), strict=True))
            assert {row[:3] for row in shown} >= set(printed), indicator
            aimed = {
                (
                    curated.places()[row["place_id"]]["name_en"],
                    curated.scope_label(row["scope_id"]),
                    row["period"],
                    float(row["value"]),
                )
                for row in curated.claims()
                if row["indicator_id"] == indicator and row["kind"] == "target" and row["value"]
            }
            for *key, value in shown:
                if value.endswith(TARGET["en"]):
                    assert (*key, number(value)) in aimed, indicator
                else:
                    assert "(derived)" in value or number(value) in printed[tuple(key)], indicator


def test_every_document_opens_in_english(visit):
    for source in curated.sources():
        reader = visit("sources", lang="en", source_id=source)
        assert not reader.app.exception, source
        assert not english_faults(reader), source
        assert not PLACEHOLDER.search(reader.all_text()), source


@pytest.mark.parametrize("page", PAGES)
def test_every_number_link_leads_to_a_claim_on_record(visit, page, warehouse):
    for language in LANGUAGES:
        reader = visit(page, lang=language, place_id=EVERYWHERE)
        asked = {claim for table in reader.tables for claim in table.claim_ids()}
        assert asked == set(fetch_claims(warehouse, asked))


@pytest.mark.parametrize("page", PAGES)
def test_every_number_in_a_table_is_a_link(visit, page):
    reader = visit(page, lang="en")
    for table in reader.tables:
        for at, column in enumerate(table.columns):
            if column in ("Value", "Target", "Result"):
                unlinked = [
                    row[at]
                    for row, links in zip(table.rows, table.links, strict=True)
                    if row[at] != "–" and at not in links
                ]
                assert not unlinked, (column, unlinked[:3])


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_a_name_of_its_own_and_a_table(visit, page):
    reader = visit(page, lang="en")
    names = reader.chart_names
    assert all(names)
    assert len(names) == len(set(names))
    assert not names or any(table.rows for table in reader.tables)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", THEMES)
def test_chart_and_table_of_a_theme_say_the_same_numbers(visit, page, language):
    printed = {"lang": language, "computed": "none"}  # computed years have a table of their own, in a drawer
    assert charts_and_tables_agree(visit(page, **printed), language)
    assert charts_and_tables_agree(visit(page, **printed, place_id=EVERYWHERE), language)


def tables_after_charts(reader: Reader) -> list[list[Table]]:
    """For each chart, the tables between it and the next."""
    found: list[list[Table]] = []
    for element in reader.app.main:
        if getattr(element, "type", "") == "plotly_chart":
            found.append([])
        elif getattr(element, "type", "") == "html" and found:
            found[-1] += parsed(element.value)[0]
    return found


def charts_and_tables_agree(reader: Reader, language: str) -> bool:
    """A theme page draws one figure a place and year: each is in the table below, as are the targets. Without a
    chart, which needs three figures, the table stands alone.
    """
    columns = load_texts(language)
    lines = [figure for figure in reader.figures if any(is_points(trace) for trace in figure["data"])]
    for figure, after in zip(lines, tables_after_charts(reader)[: len(lines)], strict=True):
        table = next(table for table in after if columns["column.value"] in table.columns)
        drawn = [value for trace in figure["data"] if is_points(trace) for value in trace["y"]]
        years = table.column(columns["column.period"])
        values = [
            number(value)
            for value, year in zip(table.column(columns["column.value"]), years, strict=True)
            if re.fullmatch(r"\d{4}", year)
        ]
        assert len(drawn) > 2
        assert not Counter(drawn) - Counter(values)
    return bool(reader.tables)


def is_points(trace: dict) -> bool:
    """The figures of a place, or the mark of a target; not a segment, a break, a limit or words."""
    return trace.get("mode") == "markers" and trace["name"] != "break"


def number(told: str) -> float:
    """The number in a cell: 28 µg/m³, class Ⅲ, ≥ 95%."""
    for letter in told:
        if letter in CLASSES:
            return float(CLASSES.index(letter) + 1)
    return float(NUMBER.search(told)[0].replace("−", "-"))
