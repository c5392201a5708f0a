"""Every question the pages ask: typed answers, in a stated order, safe against whatever a reader types."""

import inspect
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest

from dashboard.models import claims, dimensions, history, judgements
from dashboard.models.dimensions import Place
from dashboard.queries.catalogue import (
    fetch_all_limits,
    fetch_build,
    fetch_catalogue,
    fetch_comparability_rules,
    fetch_events,
    fetch_limits,
    fetch_national_limits,
    fetch_water_classes,
)
from dashboard.queries.claims import fetch_claims, fetch_tasks, find_claim_id, search_claims
from dashboard.queries.coverage import fetch_coverage, fetch_coverage_years
from dashboard.queries.figures import (
    fetch_changes,
    fetch_changes_between,
    fetch_computed_figures,
    fetch_derived_figures,
    fetch_derived_values,
    fetch_figures,
    fetch_places_with,
)
from dashboard.queries.judgements import (
    fetch_agreements,
    fetch_ambitions,
    fetch_audits,
    fetch_comparability,
    fetch_confirmations,
    fetch_disagreements,
    fetch_failing_audits,
    fetch_targets,
)
from dashboard.warehouse import Warehouse, WarehouseFault
from tests.edits import append, replace, rows

PLACES = ["lakeside", "harbour", "millbrook"]
ALL = ["pm25", "good_day_ratio", "section_share", "waste_rate", "inspection"]


def rows_of(warehouse: Warehouse) -> list[object]:
    """One answer to every question that takes places, indicators or nothing."""
    known = fetch_catalogue(warehouse)
    places, indicators = list(known.places), list(known.indicators)
    dimensions = [
        known.places,
        known.indicators,
        known.sources,
        known.scopes,
        known.bases,
        known.units,
        known.standards,
    ]
    found: list[object] = [row for dimension in dimensions for row in dimension.values()]
    found += [*known.look_alikes, fetch_build(warehouse)]
    found += fetch_figures(warehouse, indicators, places) + fetch_changes(warehouse, indicators, places)
    found += (
        fetch_targets(warehouse, places)
        + fetch_ambitions(warehouse, places)
        + fetch_disagreements(warehouse, places)
        + fetch_agreements(warehouse, places)
        + fetch_coverage(warehouse, indicators)
        + fetch_coverage_years(warehouse, indicators, places)
    )
    found += fetch_changes_between(warehouse, indicators, places, 2024, 2025)
    found += fetch_all_limits(warehouse) + fetch_national_limits(warehouse, indicators)
    found += fetch_events(warehouse, indicators) + fetch_comparability_rules(warehouse)
    claim_ids = [f.claim_id for f in fetch_figures(warehouse, indicators, places)]
    found += fetch_comparability(warehouse, list(pairwise(claim_ids))).values()
    found += fetch_confirmations(warehouse, claim_ids).values()
    found += search_claims(warehouse, None, "", 9999) + [
        limit for code in indicators for limit in fetch_limits(warehouse, code)
    ]
    found += (
        fetch_audits(warehouse, places) + fetch_derived_values(warehouse, places) + fetch_tasks(warehouse)
    )
    found += fetch_computed_figures(warehouse, indicators, places)
    return found + fetch_water_classes(warehouse) + fetch_derived_figures(warehouse, indicators, places)


def fits(value: object, kind: object) -> bool:
    """Whether a value is of the declared type, to the letter: no float for a Decimal."""
    if isinstance(kind, UnionType):
        return any(fits(value, one) for one in get_args(kind))
    if get_origin(kind) is list:
        return isinstance(value, list) and all(fits(one, get_args(kind)[0]) for one in value)
    return type(value) is kind


@pytest.mark.parametrize("which", ["warehouse", "mini"])
def test_every_row_is_of_its_declared_types(request: pytest.FixtureRequest, which: str) -> None:
    wrong = set()
    for row in rows_of(request.getfixturevalue(which)):
        hints = get_type_hints(type(row))
        wrong |= {
            f"{type(row).__name__}.{field.name}: {type(getattr(row, field.name)).__name__}"
            for field in fields(row)
            if not fits(getattr(row, field.name), hints[field.name])
        }
    assert wrong == set()


def test_every_model_is_asked_for(mini: Warehouse) -> None:
    rows = {type(row) for row in rows_of(mini)}
    known = {
        kind
        for module in (claims, dimensions, history, judgements)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__
    }
    assert {kind.__name__ for kind in known - rows} <= {
        "BuildChange",
        "PastBuild",
        "PastClaim",
        "PrintedClaim",
        "Rewording",
        "Agreement",
        "ScopeComparability",
        "Named",
    }


def test_figures_come_in_order_of_time(mini: Warehouse) -> None:
    found = [(f.place_id, f.scope_id, f.period, f.value_text) for f in fetch_figures(mini, ["pm25"], PLACES)]
    assert found == [
        ("harbour", "whole_city", "2024", "27"),
        ("harbour", "urban", "2025", "27"),
        ("lakeside", "urban", "2021", "36"),
        ("lakeside", "urban", "2022", "33"),
        ("lakeside", "urban", "2024", "30"),
        ("lakeside", "urban", "2025", "28.5"),
        ("millbrook", "urban", "2025", "25"),
    ]


def test_figures_only_of_the_asked(mini: Warehouse) -> None:
    assert fetch_figures(mini, [], PLACES) == fetch_figures(mini, ["pm25"], []) == []
    assert {f.place_id for f in fetch_figures(mini, ALL, ["harbour"])} == {"harbour"}


def test_changes_printed_before_computed(mini: Warehouse) -> None:
    found = [
        (c.how, c.unit_id, str(c.value), c.decimals) for c in fetch_changes(mini, ["pm25"], ["lakeside"])
    ]
    assert [(how, unit) for how, unit, *_ in found] == [
        ("printed", "percent"),
        ("computed", "percent"),
        ("computed", "ug_m3"),
    ]


@pytest.mark.parametrize(("older", "newer"), [(2024, 2025), (2022, 2024), (2022, 2025)])
def test_changes_between_any_two_years_by_the_same_formula(mini: Warehouse, older: int, newer: int) -> None:
    found = {(c.indicator_id, c.place_id): c for c in fetch_changes_between(mini, ALL, PLACES, older, newer)}
    levels = {f.year: f.value for f in fetch_figures(mini, ["pm25"], ["lakeside"])}
    change = found["pm25", "lakeside"]
    assert (change.value, change.unit_id, change.base_period, change.period) == (
        levels[newer] - levels[older],
        "ug_m3",
        str(older),
        str(newer),
    )
    assert change.direction == "better"
    if (older, newer) == (2024, 2025):
        mart = {
            (c.indicator_id, c.place_id): c
            for c in fetch_changes(mini, ALL, PLACES)
            if c.how == "computed" and c.unit_id != "percent"
        }
        assert {key: Decimal(str(c.value)) for key, c in mart.items()} == {
            key: c.value for key, c in found.items()
        }


def test_no_change_between_years_on_different_bases(mini: Warehouse) -> None:
    assert fetch_changes_between(mini, ["pm25"], ["lakeside"], 2021, 2022) == []


def test_targets_newest_first_and_of_one_indicator(mini: Warehouse) -> None:
    assert [t.period for t in fetch_targets(mini, PLACES)] == sorted(
        (t.period for t in fetch_targets(mini, PLACES)), reverse=True
    )
    assert {t.indicator_id for t in fetch_targets(mini, PLACES, ["pm25"])} == {"pm25"}
    assert fetch_targets(mini, PLACES, []) == []


def test_limits_in_order_of_time(mini: Warehouse) -> None:
    found = [
        (x.standard_id, x.grade_id, str(x.value), x.start_on, x.end_on)
        for x in fetch_limits(mini, "pm25")
        if x.grade_id == "grade_ii"
    ]
    assert found == [
        ("mini_old", "grade_ii", "35.000000", date(2016, 1, 1), date(2024, 12, 31)),
        ("mini_new", "grade_ii", "30.000000", date(2025, 1, 1), None),
    ]


def test_the_catalogue_keeps_the_order_of_the_files(mini: Warehouse) -> None:
    known = fetch_catalogue(mini)
    assert list(known.places) == PLACES
    assert list(known.scopes) == [
        "all",
        "urban",
        "whole_city",
        "national_sections",
        "city_sections",
        "national_stations",
    ]
    assert list(known.indicators)[:3] == ["pm25", "good_day_ratio", "section_share"]
    assert list(known.sources) == [
        "harbour_report",
        "lakeside_press",
        "lakeside_report",
        "station_copy",
        "old_copy",
    ]
    assert known.term_codes("theme") == ["air", "water", "solid_waste", "enforcement"]
    assert {code: source.claims for code, source in known.sources.items()} == {
        "harbour_report": 10,
        "lakeside_press": 14,
        "lakeside_report": 6,
        "station_copy": 0,
        "old_copy": 6,
    }


@pytest.mark.parametrize(
    ("source", "words", "count"),
    [
        (None, "", 36),
        ("lakeside_report", "", 6),
        (None, "28.5", 1),
        (None, "particles", 12),
        (None, "PARTICLES lakeside", 8),
        (None, "迷你颗粒物 港城", 3),
        (None, "follows value", 1),
        ("harbour_report", "millbrook", 0),
        (None, "no such word", 0),
        (None, "%", 10),
        (None, "_", 36),
        (None, "'; drop table fact_claim; --", 0),
        (None, "\\", 0),
    ],
)
def test_a_search_finds_claims_that_hold_every_word(
    mini: Warehouse, source: str | None, words: str, count: int
) -> None:
    found = search_claims(mini, source, words, 100)
    if words in ("%", "_"):  # taken as they stand, not as a pattern
        assert all(words in f"{c.claim_id} {c.printed}" for c in found)
    else:
        assert len(found) == count


SAME_EIGHT_DIGITS = ("scope_67380", "scope_100719")
FOLDED = """
    select claim_id
    from fact_claim c
    join dim_indicator i using (indicator_id)
    join dim_place p using (place_id)
    join dim_scope s using (scope_id)
    join dim_source d using (source_id)
    where contains(folded(concat_ws(
        ' ', c.claim_id, c.period, c.value_text, c.printed, c.locator, c.note_zh, c.note_en,
        i.name_zh, i.name_en, p.name_zh, p.name_en, s.name_zh, s.name_en, d.title_zh, d.title_en
    )), '{word}')
    order by source_id, indicator_id, period desc, claim_id
"""


@pytest.mark.parametrize("word", ["2024", "pm2.5", "iii", "苏州", "jiaxing", "公报", "¶7", "pm25-", "%"])
def test_a_search_looks_through_names_figures_places_and_notes(warehouse: Warehouse, word: str) -> None:
    """What is folded when the warehouse is built finds what folding each row at the question would find."""
    found = [claim.claim_id for claim in search_claims(warehouse, None, word, 10_000)]
    assert found == [claim_id for (claim_id,) in rows(warehouse, FOLDED.format(word=word))]
    assert found


def test_a_claim_is_found_by_its_id_and_by_the_shorter_one_of_older_links(mini: Warehouse) -> None:
    for (claim_id,) in rows(mini, "select claim_id from fact_claim"):
        assert find_claim_id(mini, claim_id) == claim_id
        assert find_claim_id(mini, claim_id[:-4]) == claim_id


@pytest.mark.parametrize(
    "code",
    [
        "",
        "pm25",
        "pm25-",
        "pm25-00000000",
        "no_such-0123456789ab",
        "pm25-0123",
        "%",
        "pm25-' or 1=1",
        "PM25-0123abcd",
    ],
)
def test_no_claim_is_found_by_another_code(mini: Warehouse, code: str) -> None:
    assert find_claim_id(mini, code) is None


def test_a_short_id_that_two_claims_share_leads_to_none(data: Path, open_built: Callable) -> None:
    """Found by trying scopes: two keys whose digests begin with the same eight digits."""
    replace(data, "sources.csv", "2026-01-22", "2031-01-22")
    for scope in SAME_EIGHT_DIGITS:
        append(data, "scopes.csv", f"{scope},甲{scope},{scope},,")
        append(
            data, "claims/inspection.csv", f"lakeside,{scope},2030,none,actual,=,1,case,,lakeside_press,,,,"
        )
    warehouse = open_built(data)
    ids = [
        claim_id for (claim_id,) in rows(warehouse, "select claim_id from fact_claim where period = '2030'")
    ]
    assert len(set(ids)) == 2
    assert len({claim_id[:-4] for claim_id in ids}) == 1
    assert find_claim_id(warehouse, ids[0][:-4]) is None
    assert [find_claim_id(warehouse, claim_id) for claim_id in ids] == ids


def test_a_search_is_cut(mini: Warehouse) -> None:
    assert search_claims(mini, None, "", 5) == search_claims(mini, None, "", 100)[:5]


def test_claims_by_id(mini: Warehouse) -> None:
    ids = [f.claim_id for f in fetch_figures(mini, ["pm25"], PLACES)]
    assert sorted(fetch_claims(mini, [*ids, "no-such-id", "' or 1=1"])) == sorted(ids)


def test_places_with_figures_or_targets(mini: Warehouse) -> None:
    assert fetch_places_with(mini, ["section_share"]) == {"lakeside", "harbour"}
    assert fetch_places_with(mini, []) == set()


def test_a_warehouse_answers_many_at_once(mini: Warehouse) -> None:
    def ask(number: int) -> int:
        return len(fetch_figures(mini, [ALL[number % len(ALL)]], PLACES))

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(80)))
    assert found == [found[number % len(ALL)] for number in range(80)]


def test_a_missing_column_is_an_error(mini: Warehouse) -> None:
    with pytest.raises(WarehouseFault):
        mini.fetch(Place, "dim_scope")


def test_comparability_says_which_claims_may_be_compared_and_why_others_are_not(mini: Warehouse) -> None:
    def claim(scope: str, place: str) -> str:
        (figure,) = (
            f
            for f in fetch_figures(mini, ["pm25"], [place])
            if f.scope_id == scope and f.year in (2024, 2025) and not (place == "lakeside" and f.year == 2024)
        )
        return figure.claim_id

    pairs = [
        (claim("urban", "harbour"), claim("whole_city", "harbour")),
        (claim("urban", "harbour"), claim("urban", "lakeside")),
        (claim("urban", "harbour"), claim("urban", "millbrook")),
    ]
    known = fetch_comparability(mini, pairs)
    assert [(known[pair].grade, known[pair].reason_id, known[pair].reason_en) for pair in pairs] == [
        ("apart", "scope", "The urban area is only a part of the whole city."),
        ("same", None, None),
        ("apart", "peer_group", "A county lies within a prefecture."),
    ]
    assert fetch_comparability(mini, []) == {}


def test_a_change_and_a_level_are_never_compared(mini: Warehouse) -> None:
    (level,) = (f for f in fetch_figures(mini, ["pm25"], ["lakeside"]) if f.year == 2025)
    change = rows(mini, "select claim_id from change where indicator_id = 'pm25' and how = 'printed'")[0][0]
    (known,) = fetch_comparability(mini, [(level.claim_id, change)]).values()
    assert (known.grade, known.reason_id) == ("apart", "kind")


def test_a_derived_value_is_compared_as_itself(mini: Warehouse) -> None:
    (level,) = (f for f in fetch_figures(mini, ["pm25"], ["lakeside"]) if f.year == 2025)
    derived = rows(mini, "select derived_id from derived where indicator_id = 'pm25'")[0][0]
    known = fetch_comparability(mini, [(derived, level.claim_id), (level.claim_id, derived)])
    assert {pair: (found.grade, found.reason_id) for pair, found in known.items()} == {
        (derived, level.claim_id): ("near", "kind"),
        (level.claim_id, derived): ("near", "kind"),
    }


def test_failing_audits_are_those_of_the_named_claims(warehouse: Warehouse) -> None:
    failing = [
        a for a in fetch_audits(warehouse, list(fetch_catalogue(warehouse).places)) if a.verdict == "fails"
    ]
    assert failing
    for audit in failing:
        found = fetch_failing_audits(warehouse, [audit.claim_ids[0]])
        assert audit in found and all(audit.claim_ids[0] in a.claim_ids for a in found)
    assert fetch_failing_audits(warehouse, []) == []


def test_events_of_an_indicator_in_order_of_time(mini: Warehouse) -> None:
    def known(*indicators: str) -> list[str]:
        return [event.event_id for event in fetch_events(mini, indicators)]

    assert known("pm25") == ["mini_plan", "new_state_begins", "mini_new_in_force"]
    assert known("good_day_ratio", "waste_rate") == ["mini_plan", "mini_new_in_force"]
    assert known("waste_rate") == known() == ["mini_plan"]
    (plan,) = fetch_events(mini, ["waste_rate"])
    assert (plan.event_type, str(plan.start_on), str(plan.end_on)) == ("plan", "2021-01-01", "2025-12-31")
