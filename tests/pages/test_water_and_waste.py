"""Water in rows of networks and solid waste as a matrix, as readers of both languages meet them."""

import re

import pytest

from dashboard.text import LANGUAGES, load_texts
from tests.pages.reader import parsed

TEN = "suzhou,jiaxing,pinghu,shanghai,hangzhou,wuxi,huzhou,nanjing,haining,nantong"
QUOTED = {
    "water": "苏州2025年国考断面96.7%、省考断面98.8%，各差1个断面（断面数按2022年公布）；嘉兴2024年国控、省控、市控断面均为100%。",
    "solid_waste": "同为2018年，嘉兴99.17%、苏州94%，嘉兴高5.17个百分点（更优）；本库收录的11地中苏州第6、嘉兴第3（据《中国城市统计年鉴2019》的转载；数字取自公开转载的数据文件，末位的零可能已略去）。",
}


def html_of(reader) -> str:
    return "".join(element.value for element in reader.app.html)


@pytest.mark.parametrize("page", ["water", "solid_waste"])
def test_a_sentence_can_be_quoted_and_copied(visit, page):
    (quote,) = re.findall(r'<div class="cj-quote">.*?</div>', html_of(visit(page, lang="zh")))
    sentence = re.search(r'data-action="copy-text" data-text="(.*?)"', quote)[1]
    assert QUOTED[page] in sentence


def test_water_opens_on_three_rows_and_one_chart(visit):
    reader = visit("water", lang="zh")
    assert (
        "苏州2025年国考、省考断面各差1个断面（断面数按2022年公布）；嘉兴2024年国控、省控、市控断面均为100%"
        in reader.headings
    )
    (figure,) = reader.figures
    assert len([key for key in figure["layout"] if key.startswith("yaxis")]) == 3
    newest = reader.table("断面")
    assert newest.columns == ["断面", "苏州", "嘉兴", "能否相比"]
    assert newest.column("断面") == ["国家级", "省级", "市级"]
    assert "30个中29个（断面数按2022年公布）" in newest.rows[0][1] and "近似" in newest.rows[0][3]
    assert reader.notices == []


def test_scopes_of_a_link_narrow_the_rows(visit):
    reader = visit("water", lang="zh", scope_id="national_sections,national_control_sections")
    assert reader.notices == []
    assert set(reader.table("口径").column("口径")) == {"国考断面", "国控断面"}


@pytest.mark.parametrize(
    "indicator", ["section_count", "section_share_class_iv", "section_share_worse_than_class_v"]
)
def test_one_or_two_figures_are_no_chart(visit, indicator):
    reader = visit("water", lang="zh", indicator_id=indicator)
    assert not reader.figures and not reader.app.exception
    assert reader.table("断面").column("断面")


def test_choices_of_other_indicators_are_no_error(visit):
    reader = visit("water", lang="zh", from_year="2020", year="2024", standard_id="gb_3838")
    assert reader.notices == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_waste_shows_each_place_and_the_verdict(visit, language):
    texts = load_texts(language)
    reader = visit("solid_waste", lang=language)
    first, more, *_ = reader.tables
    assert first.columns[0] == texts["column.indicator"]
    assert first.columns[-1] == texts["column.comparable"]
    assert len(first.rows) < 10 < len(more.rows)
    assert not reader.figures
    assert not reader.app.exception


@pytest.mark.parametrize("page", ["water", "solid_waste"])
@pytest.mark.parametrize("places", ["suzhou", TEN, "yuandang_lake", "zhejiang"])
def test_one_place_many_and_those_with_little(visit, page, places):
    reader = visit(page, lang="zh", place_id=places)
    assert not reader.app.exception
    tables = [table for element in reader.app.html for table in parsed(element.value)[0]]
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows if table.columns)


@pytest.mark.parametrize("page", ["water", "solid_waste"])
def test_no_place_is_asked_for(visit, page):
    reader = visit(page, lang="zh", place_id="")
    assert reader.hints and not reader.tables


def test_an_older_link_to_one_waste_indicator_shows_its_row(visit):
    reader = visit("solid_waste", lang="en", indicator_id="hazardous_waste_utilisation_rate")
    assert reader.notices == []
    assert [row[0] for row in reader.tables[0].rows] == ["Hazardous waste utilisation rate"]
