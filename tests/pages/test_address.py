"""The address bar: choices as codes, defaults left out, the same view in every language, and codes that mean nothing."""

import pytest

from dashboard.text import LANGUAGES, load_texts
from dashboard.ui.frame import MENU
from tests.pages import curated

PAGES = [page for section in MENU.values() for page in section]
INDICATOR = {"zh": "PM10年均浓度", "en": "Annual mean PM10"}


def test_the_default_view_has_a_bare_address(visit):
    for page in PAGES:
        assert visit(page).address == {}, page


def test_a_default_in_a_link_goes_without_saying(visit):
    assert visit("air", lang="zh").address == {}
    assert visit("air", indicator="pm25", place="suzhou,jiaxing").address == {}
    assert visit("air", locale="en-GB", lang="en").address == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_opens_the_same_view_in_both_languages(visit, language):
    reader = visit("air", place="jiaxing,suzhou", indicator="pm10", lang=language)
    assert reader.title == load_texts(language)["page.air"]
    assert reader.chosen("place") == ["jiaxing", "suzhou"]
    assert reader.chosen("indicator") == "pm10"
    assert reader.headings[0].startswith(INDICATOR[language])
    assert not reader.notices
    assert reader.address["place"] == "jiaxing,suzhou"
    assert reader.address["indicator"] == "pm10"


def test_a_choice_is_written_as_a_code_whatever_the_language(visit):
    for language in LANGUAGES:
        reader = visit("air", lang=language).choose("indicator", "pm10")
        assert reader.address["indicator"] == "pm10"
        assert reader.chosen("indicator") == "pm10"
        reader.choose("place", ["shanghai", "hangzhou"])
        assert reader.address["place"] == "shanghai,hangzhou"
        assert reader.chosen("indicator") == "pm10"


def test_a_choice_made_after_a_link_counts(visit):
    """Whatever the link carried, the reader's own choice comes after it."""
    for link in (
        {"lang": "zh"},
        {"place": "suzhou,jiaxing"},
        {"place": "atlantis"},
        {"stranger": "1"},
        {"place": "suzhou,,suzhou"},
    ):
        reader = visit("air", **link).choose("indicator", "pm10")
        assert reader.chosen("indicator") == "pm10", link
        assert reader.address == {"indicator": "pm10"} | (
            {"place": "suzhou"} if ",," in link.get("place", "") else {}
        )


def test_back_to_the_default_leaves_a_bare_address(visit):
    reader = visit("air").choose("indicator", "pm10").choose("indicator", "pm25")
    assert reader.address == {}


def test_every_parameter_of_the_controls_survives_a_reload(visit):
    links = [
        ("overview", {"place": "pinghu"}),
        ("air", {"place": "suzhou", "indicator": "pm25", "scope": "urban", "year": "2020"}),
        ("water", {"place": "jiaxing", "indicator": "section_share_class_iii", "scope": "city_sections"}),
        (
            "compare",
            {
                "place": "suzhou,jiaxing,shanghai",
                "indicator": "pm25,good_day_ratio",
                "year": "2022",
                "since": "2021",
            },
        ),
        ("targets", {"place": "suzhou", "year": "2022"}),
        ("sources", {"source": "suzhou_tasks_2022", "q": "pm2.5"}),
        ("rectification", {"place": "jiaxing"}),
        ("ambition", {"place": "pinghu", "year": "2025"}),
        ("tasks", {"q": "pm2.5", "report": "figures"}),
        ("audit", {"place": "suzhou", "rule": "sum,rate"}),
    ]
    for page, link in links:
        for language in LANGUAGES:
            reader = visit(page, **link, lang=language)
            again = visit(page, **reader.address)
            for key, code in link.items():
                if key in reader.address:
                    assert reader.address[key] == code
                told = reader.chosen(key)
                assert (",".join(told) if isinstance(told, list) else told) == code, (page, key)
                assert again.chosen(key) == told
            assert not reader.notices, page
            assert [table.rows for table in again.tables] == [table.rows for table in reader.tables]


def test_the_browser_decides_where_the_link_has_no_language(visit):
    for locale, language in (
        ("en-US", "en"),
        ("en", "en"),
        ("zh-CN", "zh"),
        ("zh-Hant-TW", "zh"),
        ("de-DE", "zh"),
        (None, "zh"),
    ):
        assert visit("air", locale=locale).title == load_texts(language)["page.air"]
    assert visit("air", locale="en-US", lang="zh").title == load_texts("zh")["page.air"]


def test_switching_the_language_keeps_every_choice(visit):
    reader = visit("air", place="jiaxing,shanghai", indicator="good_day_ratio", year="2015")
    before = {key: reader.chosen(key) for key in ("place", "indicator", "scope", "year")}
    rows = [len(table.rows) for table in reader.tables]
    reader.choose("lang", "en")
    assert reader.title == load_texts("en")["page.air"]
    assert {key: reader.chosen(key) for key in before} == before
    assert reader.address["lang"] == "en"
    assert [len(table.rows) for table in reader.tables] == rows
    reader.choose("lang", "zh")
    assert reader.title == load_texts("zh")["page.air"]
    assert {key: reader.chosen(key) for key in before} == before
    assert "lang" not in reader.address


def test_places_and_language_travel_from_page_to_page(visit):
    reader = visit("air", place="pinghu,suzhou", lang="en", indicator="good_day_ratio").turn_to("water")
    assert reader.title == load_texts("en")["page.water"]
    assert reader.chosen("place") == ["pinghu", "suzhou"]
    assert reader.address == {"place": "pinghu,suzhou", "lang": "en"}
    reader.choose("place", ["suzhou"]).turn_to("air")
    assert reader.chosen("place") == ["suzhou"]
    assert reader.chosen("indicator") == "good_day_ratio"
    assert not reader.notices


WRONG = {
    "unknown": "atlantis",
    "outdated": "suzhou_city_2019",
    "full width": "ｓｕｚｈｏｕ１",
    "very long": "x" * 5000,
    "html": "<img src=x onerror=alert(1)>",
    "script": "</script><script>alert(1)</script>",
    "markdown": "**bold** [a](javascript:alert(1)) `code` :red[x] $x^2$",
    "quote": "' or 1=1; drop table fact_claim; --",
    "control": "a\x00b\u202ec\nd",
    "brackets": "{place}",
    "empty list": ",,,",
}


@pytest.mark.parametrize("place", ["SUZHOU,Jiaxing", "ｓｕｚｈｏｕ，ｊｉａｘｉｎｇ", " suzhou, jiaxing "])
def test_a_link_that_was_retyped_still_leads_there(visit, place):
    reader = visit("air", lang="en", place=place, indicator="PM25", year="２０２４")
    assert reader.chosen("place") == ["suzhou", "jiaxing"]
    assert (reader.chosen("indicator"), reader.chosen("year")) == ("pm25", "2024")
    assert not reader.notices


@pytest.mark.parametrize("kind", WRONG)
def test_a_code_that_means_nothing_is_named_and_ignored(visit, kind):
    wrong, language = WRONG[kind], "en" if kind in ("unknown", "html") else "zh"
    for page, key in (
        ("air", "place"),
        ("air", "indicator"),
        ("air", "year"),
        ("compare", "since"),
        ("targets", "year"),
        ("sources", "claim"),
    ):
        reader = visit(page, lang=language, **{key: wrong})
        assert not reader.app.exception, key
        assert reader.title == load_texts(language)[f"page.{page}"]
        assert reader.address.get(key, "") != wrong
        if wrong.strip(","):
            (notice,) = reader.notices
            assert key in notice
            assert wrong[:20].split("\n")[0].split("\x00")[0].replace("`", "'") in reader.app.warning[0].value
            assert len(notice) < 300


@pytest.mark.parametrize("page", PAGES)
def test_no_page_falls_over_a_strange_link(visit, page):
    keys = (
        "lang",
        "place",
        "indicator",
        "scope",
        "year",
        "since",
        "claim",
        "source",
        "standard",
        "rule",
        "unit",
        "report",
        "stranger",
    )
    wrongs = list(WRONG.values())
    for turn in (0, 4, 8):
        reader = visit(page, **{key: wrongs[(turn + at) % len(wrongs)] for at, key in enumerate(keys)})
        assert not reader.app.exception
        assert not reader.app.error
        assert reader.title == load_texts("zh")[f"page.{page}"]


def test_known_codes_are_kept_beside_an_unknown_one(visit):
    reader = visit("air", place="atlantis,jiaxing,lemuria", lang="en")
    assert reader.chosen("place") == ["jiaxing"]
    assert reader.address["place"] == "jiaxing"
    (notice,) = reader.notices
    assert "atlantis" in notice
    assert "lemuria" in notice
    assert "jiaxing" not in notice


def test_an_unknown_key_is_named(visit):
    reader = visit("air", city="suzhou")
    (notice,) = reader.notices
    assert "city=suzhou" in notice
    assert reader.address == {}


def test_a_notice_is_gone_with_the_next_choice(visit):
    reader = visit("air", place="atlantis")
    assert reader.notices
    assert not reader.choose("indicator", "pm10").notices


def test_markup_in_a_link_stays_text(visit):
    """A notice is Markdown: what the link said stands in it as code, so that nothing is set in bold, linked or run."""
    reader = visit("air", place=WRONG["html"], indicator="**b** [a](http://evil.example)")
    (warning,) = reader.app.warning
    assert "`place=<img src=x onerror=alert(1)>`" in warning.value
    assert "`indicator=**b** [a](http://evil.example)`" in warning.value
    assert not warning.proto.DESCRIPTOR.fields_by_name.get("allow_html") or not warning.proto.allow_html


def test_a_code_twice_counts_once(visit):
    assert visit("air", place="jiaxing,jiaxing").chosen("place") == ["jiaxing"]


def test_codes_of_another_view_do_not_stay_in_the_way(visit):
    """A year and scope of one indicator that the next does not have: its own defaults, and no talk of the link."""
    reader = visit("air", place="suzhou", indicator="pm25", scope="urban", year="2020").choose(
        "indicator", "good_day_ratio"
    )
    assert not reader.app.exception
    assert reader.tables[0].rows
    assert set(reader.address) <= {"place", "indicator", "scope", "year"}
    assert reader.address["indicator"] == "good_day_ratio"


def test_every_place_has_a_code_for_the_address(visit):
    reader = visit("air", place=",".join(curated.places()))
    assert reader.chosen("place") == list(curated.places())
    assert list(reader.control("place").options) == [place["name_zh"] for place in curated.places().values()]
