"""The address bar: choices as codes, defaults left out, the same view in every language, and codes that mean
nothing.
"""

import pytest

from dashboard.choices import ALIASES
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
    assert visit("air", indicator_id="pm25", place_id="suzhou,jiaxing").address == {}
    assert visit("air", locale="en-GB", lang="en").address == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_opens_the_same_view_in_both_languages(visit, language):
    reader = visit("air", place_id="jiaxing,suzhou", indicator_id="pm10", lang=language)
    assert reader.page == load_texts(language)["page.air"]
    assert reader.chosen("place_id") == ["jiaxing", "suzhou"]
    assert reader.chosen("indicator_id") == "pm10"
    assert reader.headings[0].startswith(INDICATOR[language])
    assert not reader.notices
    assert reader.address["place_id"] == "jiaxing,suzhou"
    assert reader.address["indicator_id"] == "pm10"


def test_a_choice_is_written_as_a_code_whatever_the_language(visit):
    for language in LANGUAGES:
        reader = visit("air", lang=language).choose("indicator_id", "pm10")
        assert reader.address["indicator_id"] == "pm10"
        assert reader.chosen("indicator_id") == "pm10"
        reader.choose("place_id", ["shanghai", "hangzhou"])
        assert reader.address["place_id"] == "shanghai,hangzhou"
        assert reader.chosen("indicator_id") == "pm10"


def test_a_choice_made_after_a_link_counts(visit):
    """Whatever the link carried, the reader's own choice comes after it."""
    for link in (
        {"lang": "zh"},
        {"place_id": "suzhou,jiaxing"},
        {"place_id": "atlantis"},
        {"stranger": "1"},
        {"place_id": "suzhou,,suzhou"},
    ):
        reader = visit("air", **link).choose("indicator_id", "pm10")
        assert reader.chosen("indicator_id") == "pm10", link
        assert reader.address == {"indicator_id": "pm10"} | (
            {"place_id": "suzhou"} if ",," in link.get("place_id", "") else {}
        )


def test_back_to_the_default_leaves_a_bare_address(visit):
    reader = visit("air").choose("indicator_id", "pm10").choose("indicator_id", "pm25")
    assert reader.address == {}


def test_every_parameter_of_the_controls_survives_a_reload(visit):
    links = [
        ("overview", {"place_id": "pinghu"}),
        ("air", {"place_id": "suzhou", "indicator_id": "pm25", "scope_id": "urban", "year": "2020"}),
        (
            "water",
            {"place_id": "jiaxing", "indicator_id": "section_share_class_iii", "scope_id": "city_sections"},
        ),
        (
            "compare",
            {
                "place_id": "suzhou,jiaxing,shanghai",
                "indicator_id": "pm25,good_day_ratio",
                "year": "2022",
                "base_year": "2021",
            },
        ),
        ("targets", {"place_id": "suzhou", "year": "2022"}),
        ("sources", {"source_id": "suzhou_tasks_2022", "q": "pm2.5"}),
        ("rectification", {"place_id": "jiaxing"}),
        ("ambition", {"place_id": "pinghu", "year": "2025"}),
        ("tasks", {"q": "pm2.5", "report": "figures"}),
        ("audit", {"place_id": "suzhou", "rule": "sum,rate"}),
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
        assert visit("air", locale=locale).page == load_texts(language)["page.air"]
    assert visit("air", locale="en-US", lang="zh").page == load_texts("zh")["page.air"]


def test_switching_the_language_keeps_every_choice(visit):
    reader = visit("air", place_id="jiaxing,shanghai", indicator_id="good_day_ratio", year="2015")
    before = {key: reader.chosen(key) for key in ("place_id", "indicator_id", "scope_id", "year")}
    rows = [len(table.rows) for table in reader.tables]
    reader.choose("lang", "en")
    assert reader.page == load_texts("en")["page.air"]
    assert {key: reader.chosen(key) for key in before} == before
    assert reader.address["lang"] == "en"
    assert [len(table.rows) for table in reader.tables] == rows
    reader.choose("lang", "zh")
    assert reader.page == load_texts("zh")["page.air"]
    assert {key: reader.chosen(key) for key in before} == before
    assert "lang" not in reader.address


def test_places_and_language_travel_from_page_to_page(visit):
    reader = visit("air", place_id="pinghu,suzhou", lang="en", indicator_id="good_day_ratio").turn_to("water")
    assert reader.page == load_texts("en")["page.water"]
    assert reader.chosen("place_id") == ["pinghu", "suzhou"]
    assert reader.address == {"place_id": "pinghu,suzhou", "lang": "en"}
    reader.choose("place_id", ["suzhou"]).turn_to("air")
    assert reader.chosen("place_id") == ["suzhou"]
    assert reader.chosen("indicator_id") == "good_day_ratio"
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
    reader = visit("air", lang="en", place_id=place, indicator_id="PM25", year="２０２４")
    assert reader.chosen("place_id") == ["suzhou", "jiaxing"]
    assert (reader.chosen("indicator_id"), reader.chosen("year")) == ("pm25", "2024")
    assert not reader.notices


@pytest.mark.parametrize("kind", WRONG)
def test_a_code_that_means_nothing_is_named_and_ignored(visit, kind):
    wrong, language = WRONG[kind], "en" if kind in ("unknown", "html") else "zh"
    for page, key in (
        ("air", "place_id"),
        ("air", "indicator_id"),
        ("air", "year"),
        ("compare", "base_year"),
        ("targets", "year"),
        ("sources", "claim_id"),
    ):
        reader = visit(page, lang=language, **{key: wrong})
        assert not reader.app.exception, key
        assert reader.page == load_texts(language)[f"page.{page}"]
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
        "place_id",
        "indicator_id",
        "scope_id",
        "year",
        "base_year",
        "claim_id",
        "source_id",
        "standard_id",
        "rule",
        "agency",
        "report",
        "stranger",
    )
    wrongs = list(WRONG.values())
    for turn in (0, 4, 8):
        reader = visit(page, **{key: wrongs[(turn + at) % len(wrongs)] for at, key in enumerate(keys)})
        assert not reader.app.exception
        assert not reader.app.error
        assert reader.page == load_texts("zh")[f"page.{page}"]


# A code that means something on some page, for every key that once had another name.
CODES = {
    "place": "shanghai,jiaxing",
    "indicator": "good_day_ratio",
    "scope": "urban",
    "standard": "gb3095_2012",
    "source": "suzhou_tasks_2022",
    "claim": "unknown-1",
    "unit": "ecology_and_environment_bureau",
    "since": "2021",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_link_with_older_keys_opens_the_same_view(visit, page):
    """And the address is written with today's; only the notice on what means nothing here repeats the link's
    own words.
    """
    assert set(CODES) == set(ALIASES)
    for older, code in CODES.items():
        reader, today = visit(page, **{older: code}), visit(page, **{ALIASES[older]: code})
        assert not reader.app.exception, older
        assert reader.address == today.address
        assert older not in reader.address
        assert reader.notices == [
            notice.replace(f"{ALIASES[older]}={code}", f"{older}={code}") for notice in today.notices
        ]
        assert [table.rows for table in reader.tables] == [table.rows for table in today.tables]


def test_each_older_key_that_a_page_knows_is_rewritten_without_a_word(visit):
    links = [
        ("air", {"place": "suzhou", "scope": "urban"}),
        ("air", {"indicator": "pm10", "standard": "gb3095_2012"}),
        ("compare", {"year": "2022", "since": "2021"}),
        ("sources", {"source": "suzhou_tasks_2022"}),
        ("sources", {"claim": visit("air", place_id="jiaxing").tables[0].claim_ids()[0]}),
        ("tasks", {"unit": "ecology_and_environment_bureau"}),
    ]
    assert {key for _, link in links for key in link} - {"year"} == set(ALIASES)
    for page, link in links:
        reader = visit(page, **link)
        assert not reader.notices, link
        assert reader.address == {ALIASES.get(key, key): code for key, code in link.items()}


def test_known_codes_are_kept_beside_an_unknown_one(visit):
    reader = visit("air", place_id="atlantis,jiaxing,lemuria", lang="en")
    assert reader.chosen("place_id") == ["jiaxing"]
    assert reader.address["place_id"] == "jiaxing"
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
    reader = visit("air", place_id="atlantis")
    assert reader.notices
    assert not reader.choose("indicator_id", "pm10").notices


def test_markup_in_a_link_stays_text(visit):
    """A notice is Markdown: what the link said stands in it as code, so that nothing is set in bold, linked
    or run.
    """
    reader = visit("air", place_id=WRONG["html"], indicator_id="**b** [a](http://evil.example)")
    (warning,) = reader.app.warning
    assert "`place_id=<img src=x onerror=alert(1)>`" in warning.value
    assert "`indicator_id=**b** [a](http://evil.example)`" in warning.value
    assert not warning.proto.DESCRIPTOR.fields_by_name.get("allow_html") or not warning.proto.allow_html


def test_a_code_twice_counts_once(visit):
    assert visit("air", place_id="jiaxing,jiaxing").chosen("place_id") == ["jiaxing"]


def test_codes_of_another_view_do_not_stay_in_the_way(visit):
    """A year and scope of one indicator that the next does not have: its own defaults, and no talk of the
    link.
    """
    reader = visit("air", place_id="suzhou", indicator_id="pm25", scope_id="urban", year="2020").choose(
        "indicator_id", "good_day_ratio"
    )
    assert not reader.app.exception
    assert reader.tables[0].rows
    assert set(reader.address) <= {"place_id", "indicator_id", "scope_id", "year"}
    assert reader.address["indicator_id"] == "good_day_ratio"


def test_every_place_has_a_code_for_the_address(visit):
    reader = visit("air", place_id=",".join(curated.places()))
    assert reader.chosen("place_id") == list(curated.places())
    assert list(reader.control("place_id").options) == [
        place["name_zh"] for place in curated.places().values()
    ]


@pytest.mark.parametrize("page", ["targets", "ambition"])
def test_a_year_in_which_nobody_has_a_target_is_announced_and_left(visit, page):
    usual = visit(page, place_id="suzhou,jiaxing").chosen("year")
    for unknown in ("1999", "20x5"):
        reader = visit(page, place_id="suzhou,jiaxing", year=unknown)
        (notice,) = reader.notices
        assert f"`year={unknown}`" in notice
        assert reader.chosen("year") == usual
        assert "year" not in reader.address


def test_a_year_in_which_only_other_places_have_targets_is_shown_as_asked(visit):
    year = "2012"
    assert curated.targets(["suzhou", "jiaxing"], year)
    without = next(place for place in curated.places() if not curated.targets([place], year))
    reader = visit("targets", place_id=without, year=year)
    assert reader.chosen("year") == year
    assert not reader.notices
