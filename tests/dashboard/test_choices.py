"""What a reader chose: where it comes from, what stays, what the address says. Without Streamlit."""

import pytest

from dashboard.choices import ALIASES, RunChoices, SessionChoices, rename_keys

AIR, WATER = "http://host/air", "http://host/water"


def run_page(session: SessionChoices, page: str, query: dict[str, str], **kept: str) -> RunChoices:
    """A run of a page that keeps these choices and has no defaults."""
    choices = session.begin_run(page, query)
    for key, code in kept.items():
        choices.keep(key, code, None)
    choices.end_run()
    return choices


@pytest.mark.parametrize(("older", "key"), ALIASES.items())
def test_an_older_key_is_read_as_todays(older: str, key: str) -> None:
    assert rename_keys({older: "x"}) == ({key: "x"}, {key: older})
    assert rename_keys({older: "x", key: "y"}) == ({key: "y"}, {})
    assert rename_keys({key: "y"}) == ({key: "y"}, {})


def test_no_key_is_renamed_twice() -> None:
    assert set(ALIASES) & set(ALIASES.values()) == set()
    assert len(set(ALIASES.values())) == len(ALIASES)


def test_a_link_counts_once_and_the_readers_own_choice_after_it() -> None:
    session = SessionChoices()
    first = session.begin_run(AIR, {"year": "2020"})
    assert (first.is_by_link, first.chosen("year")) == (True, "2020")
    first.keep("year", "2021", "2025")
    assert first.end_run() is True
    second = session.begin_run(AIR, {"year": "2021"})
    assert (second.is_by_link, second.chosen("year"), session.arrivals) == (False, "2021", 1)
    second.keep("year", "2025", "2025")
    assert second.written == {}
    assert second.end_run() is True


def test_a_run_that_changes_nothing_leaves_the_address() -> None:
    session = SessionChoices()
    choices = session.begin_run(AIR, {"year": "2020"})
    choices.keep("year", "2020", "2025")
    assert choices.end_run() is False


def test_a_choice_made_before_the_browser_knew_the_last_address_takes_nothing_back() -> None:
    session = SessionChoices()
    run_page(session, AIR, {}, year="2020")
    arrivals = session.arrivals
    late = session.begin_run(AIR, {})
    assert (late.chosen("year"), late.is_by_link, session.arrivals) == ("2020", False, arrivals)
    late.keep("year", "2020", None)
    late.keep("unit", "x", None)
    assert late.end_run() is True
    assert run_page(session, AIR, {"year": "2020"}, year="2020", unit="x").session.arrivals == arrivals
    assert session.begin_run(AIR, {"year": "2020", "unit": "x"}).chosen("unit") == "x"


def test_an_address_that_the_browser_left_behind_is_an_arrival_again() -> None:
    session = SessionChoices()
    run_page(session, AIR, {}, year="2020")
    run_page(session, AIR, {"year": "2020"}, year="2020")
    arrivals = session.arrivals
    assert session.begin_run(AIR, {}).chosen("year") is None
    assert session.arrivals == arrivals + 1


def test_back_to_the_address_just_left_is_an_arrival() -> None:
    session = SessionChoices()
    run_page(session, AIR, {}, year="2020")
    assert session.begin_run(AIR, {}, is_history_navigation=True).chosen("year") is None


def test_places_and_language_go_along_and_a_page_remembers_its_own() -> None:
    session = SessionChoices()
    run_page(session, AIR, {}, place_id="pinghu", lang="en", indicator_id="pm10")
    water = session.begin_run(WATER, {})
    assert {key: water.chosen(key) for key in ("place_id", "lang", "indicator_id")} == {
        "place_id": "pinghu",
        "lang": "en",
        "indicator_id": None,
    }
    water.keep("place_id", "suzhou", None)
    water.end_run()
    air = session.begin_run(AIR, {})
    assert (air.chosen("place_id"), air.chosen("indicator_id")) == ("suzhou", "pm10")


def test_what_means_nothing_is_named_as_the_link_named_it_and_forgotten_after_the_run() -> None:
    session = SessionChoices()
    choices = session.begin_run(AIR, {"since": "1066", "unit": "guild", "city": "x", "year": "2020"})
    choices.keep("year", "2020", None)
    choices.note_unknown("base_year", "1066")
    choices.keep("base_year", None, None)
    named = [("since", "1066"), ("city", "x"), ("unit", "guild")]
    assert choices.unknown_parts() == choices.unknown_parts() == named
    assert choices.end_run() is True
    assert session.current == {"year": "2020"}
    after = session.begin_run(AIR, {"year": "2020"})
    after.chosen("year")
    assert after.unknown_parts() == []


@pytest.mark.parametrize("retyped", ["PM25", "ｐｍ２５", " pm25 "])
def test_a_code_retyped_in_other_letters_is_the_code(retyped: str) -> None:
    choices = SessionChoices().begin_run(AIR, {"indicator_id": retyped})
    assert choices.chosen_code("indicator_id", ["pm25", "pm10"]) == "pm25"
    assert choices.chosen_code("indicator_id", ["pm10"]) == retyped


def test_a_former_code_of_the_data_is_todays() -> None:
    choices = SessionChoices().begin_run(AIR, {"indicator_id": "old,pm25,older"})
    choices.rename_codes("indicator_id", {"old": "new", "older": "new"})
    choices.rename_codes("place_id", {"old": "new"})
    assert choices.chosen("indicator_id") == "new,pm25"
    assert choices.chosen("place_id") is None


def test_links_carry_codes_and_the_language_where_it_is_not_the_default() -> None:
    choices = SessionChoices().begin_run(AIR, {})
    assert choices.claim_link("pm25-1") == "./sources?claim_id=pm25-1"
    assert choices.page_link("water") == "./water"
    for key, code in (("lang", "en"), ("place_id", "suzhou,jiaxing"), ("build", "0123456789ab")):
        choices.keep(key, code, None)
    assert choices.claim_link("pm25-1") == "./sources?claim_id=pm25-1&lang=en"
    assert choices.full_link({"year": "2025"}) == f"{AIR}?lang=en&place_id=suzhou,jiaxing&year=2025"
    assert choices.full_link({}, build="0f") == f"{AIR}?lang=en&place_id=suzhou,jiaxing&build=0f"


def test_a_widget_is_another_one_after_each_arrival_and_for_other_options() -> None:
    session = SessionChoices()
    first = session.begin_run(AIR, {"year": "2020"})
    keys = {first.widget_key("year", "en", ["2020"]), first.widget_key("year", "zh", ["2020"])}
    keys |= {first.widget_key("year", "en", ["2021"]), first.widget_key("month", "en", ["2020"])}
    assert first.widget_key("year", "en", ["2020"]) in keys
    session.begin_run(AIR, {"year": "2021"})
    assert len(keys | {first.widget_key("year", "en", ["2020"])}) == 5
