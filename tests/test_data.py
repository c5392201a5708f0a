"""What the real data must go on saying: facts of the documents, and rules that no check of the build can
know.
"""

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.api.parameters import parse_parameters
from dashboard.models.claims import Claim
from dashboard.queries.catalogue import fetch_catalogue, fetch_limits
from dashboard.queries.claims import fetch_claims, find_claim_id, search_claims
from dashboard.queries.figures import fetch_figures
from dashboard.queries.judgements import fetch_targets
from dashboard.queries.listing import RESOURCES
from dashboard.run import Run
from dashboard.warehouse import Warehouse
from etl.build import DATA
from tests.dashboard.excerpts import comparison_of, ranking_of, years_of
from tests.edits import faults, rows

THEMES_COMPARED = ("air", "water")


@pytest.fixture(scope="module")
def claims(warehouse: Warehouse) -> list[Claim]:
    return search_claims(warehouse, None, "", 99_999)


def test_the_real_data_has_no_fault() -> None:
    assert faults(DATA) == []


@pytest.mark.parametrize(
    ("indicator", "place", "period", "kind", "scope", "told"),
    [
        ("pm25", "suzhou", "2025", "actual", None, ("=", "28", "ug_m3")),
        ("pm25", "suzhou", "2026", "target", None, ("<=", "29", "ug_m3")),
        (
            "section_share_class_iii",
            "suzhou",
            "2025",
            "actual",
            "national_sections",
            ("=", "96.7", "percent"),
        ),
        (
            "section_share_class_iii",
            "suzhou",
            "2025",
            "actual",
            "provincial_sections",
            ("=", "98.8", "percent"),
        ),
        (
            "section_share_class_iii",
            "suzhou",
            "2025",
            "change",
            "national_sections",
            ("=", "9.2", "percentage_point"),
        ),
        (
            "section_share_class_iii",
            "suzhou",
            "2025",
            "change",
            "provincial_sections",
            ("=", "6.8", "percentage_point"),
        ),
        ("section_share_class_iii", "jiaxing", "2025", "target", "city_sections", (">=", "95", "percent")),
        (
            "rectification_completion_rate",
            "anonymised_city",
            None,
            "actual",
            "self_screened",
            ("=", "26.7", "percent"),
        ),
        (
            "rectification_reopened_rate",
            "anonymised_city",
            None,
            "actual",
            "assigned_2024",
            ("=", "5.04", "percent"),
        ),
        ("pm25", "jiaxing", "2024", "actual", None, ("=", "26.8", "ug_m3")),
        ("pm25", "pinghu", "2025", "target", None, ("<=", "26", "ug_m3")),
    ],
)
def test_facts(
    claims: list[Claim],
    indicator: str,
    place: str,
    period: str | None,
    kind: str,
    scope: str | None,
    told: tuple[str, str, str],
) -> None:
    found = {
        (c.comparator, c.value_text, c.unit_id)
        for c in claims
        if (c.indicator_id, c.place_id, c.kind) == (indicator, place, kind)
        and period in (None, c.period)
        and scope in (None, c.scope_id)
    }
    assert told in found


def test_the_bureau_and_the_figure_agree_on_suzhou(warehouse: Warehouse) -> None:
    (figure,) = [f for f in fetch_figures(warehouse, ["pm25"], ["suzhou"]) if f.year == 2025]
    assert (figure.value, figure.value_text, figure.grade, figure.comparator) == (
        Decimal(28),
        "28",
        "official",
        "=",
    )


def test_two_documents_agree_on_28_and_on_92_5(warehouse: Warehouse) -> None:
    question = """
        select a.indicator_id, a.value, a.grade, one.scope_id, other.scope_id from agreement a
        join fact_claim one using (claim_id)
        join fact_claim other on other.claim_id = other_claim_id
        where a.place_id = 'suzhou' and a.year = 2022
        order by all
    """
    assert rows(warehouse, question) == [
        ("pm25", "28", "near", "city_unstated", "urban"),
        ("section_share_class_iii", "92.5", "same", "national_provincial_sections", "provincial_sections"),
    ]


def test_changes_of_a_share_are_in_percentage_points(warehouse: Warehouse) -> None:
    asked = """
        select change.claim_id from change join dim_indicator i using (indicator_id)
        where i.unit_id = 'percent' and change.unit_id <> 'percentage_point' or change.unit_id = 'percentage_point' and i.unit_id <> 'percent'
    """
    assert rows(warehouse, asked) == []


def test_eleven_cities_stand_side_by_side_in_general_industrial_waste(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    asked = """
        select grade, difference from pair where indicator_id = 'general_industrial_waste_utilisation_rate'
        and year = 2018 and place_id = 'suzhou' and other_place_id = 'jiaxing'
    """
    assert rows(warehouse, asked) == [("same", "5.17")]
    run = make_run("zh", warehouse)
    indicator, places = "general_industrial_waste_utilisation_rate", list(run.catalogue.places)
    view = ranking_of(run, indicator, places, ["all"], 2018)
    assert [(bar.place_id, bar.label, bar.rank) for bar in view.groups[0].bars] == [
        ("changzhou", "100%", "1–2"),
        ("huzhou", "99.64%", "1–2"),
        ("jiaxing", "99.17%", "3"),
        ("nantong", "95.25%", "4–5"),
        ("ningbo", "95%", "4–5"),
        ("suzhou", "94%", "6"),
        ("shaoxing", "93.39%", "7"),
        ("shanghai", "93.05%", "8"),
        ("wuxi", "91%", "9"),
        ("nanjing", "88.4%", "10"),
        ("hangzhou", "87.03%", "11"),
    ]


def test_targets_for_2026_have_no_verdict_yet(warehouse: Warehouse) -> None:
    settled = {t.status for t in fetch_targets(warehouse, ["suzhou"], ["pm25"]) if t.period == "2026"}
    assert settled == {"pending"}


def test_the_anonymised_city_has_no_result_on_air_or_water(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    known = make_run("zh", warehouse).catalogue
    figures = fetch_figures(warehouse, list(known.indicators), ["anonymised_city"])
    assert figures
    assert {known.indicators[f.indicator_id].theme for f in figures} & set(THEMES_COMPARED) == set()
    assert known.places["anonymised_city"].peer_group == "none"


def test_the_anonymised_city_is_ranked_and_compared_with_nobody(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    made = make_run("en", warehouse)
    every, scopes = list(made.catalogue.places), list(made.catalogue.scopes)
    indicators = sorted(
        {
            f.indicator_id
            for f in fetch_figures(warehouse, list(made.catalogue.indicators), ["anonymised_city"])
        }
    )
    assert indicators
    for indicator in indicators:
        for year in years_of(made, indicator, every, scopes):
            for group in ranking_of(made, indicator, every, scopes, year).groups:
                places = {bar.place_id for bar in group.bars}
                assert places == {"anonymised_city"} or "anonymised_city" not in places
    told = comparison_of(made, indicators, ["suzhou", "anonymised_city"], 2025, None)
    assert not re.search(
        r"(above|below) Suzhou|equals", " ".join(cell.text for row in told.table.rows for cell in row)
    )


def test_every_indicator_has_claims_and_every_claim_an_indicator() -> None:
    defined, claimed = (
        {file.stem for file in (DATA / folder).iterdir()} for folder in ("indicators", "claims")
    )
    assert defined == claimed
    assert len(defined) > 200


def test_the_code_of_a_merged_indicator_leads_to_its_successor(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    catalogue = make_run("zh", warehouse).catalogue
    assert catalogue.former_indicators == {
        "pollutant_emission_reduction": "main_pollutant_emission_change",
        "air_emission_reduction_project_completed": "air_project_completed",
        "facility_open_day_event": "public_open_day_event",
        "damage_compensation_regional_typical_case": "damage_compensation_typical_case",
        "congress_inquiry": "congress_supervision",
        "congress_law_inspection": "congress_supervision",
    }
    (figures,) = [resource for resource in RESOURCES if resource.name == "figures"]
    query = [("indicator_id", "air_emission_reduction_project_completed,pm25,air_project_completed")]
    wanted = parse_parameters(figures, catalogue, query)
    assert wanted.values == {"indicator_id": ["air_project_completed", "pm25"]}


@pytest.mark.parametrize(
    ("former", "indicator", "place", "scope", "period", "kind"),
    [
        *(
            (f"pollutant_emission_reduction-{digest}", "main_pollutant_emission_change", *now)
            for digest, *now in [
                ("bef4a771618c", "suzhou", "all", "2022", "reported_met"),
                ("951fe2d9d2e4", "suzhou", "all", "2022", "target"),
                ("8ff23c7ba3f1", "pinghu", "all", "2025", "target"),
                ("a10621b98ab0", "jiaxing", "all", "2021/2025", "target"),
            ]
        ),
        (
            *("damage_compensation_regional_typical_case-63b4ea64da3c", "damage_compensation_typical_case"),
            *("jiaxing", "yangtze_delta_typical_cases", "2024", "actual"),
        ),
        (
            *("damage_compensation_typical_case-498e7667e52f", "damage_compensation_typical_case"),
            *("suzhou", "provincial_typical_cases", "2025", "actual"),
        ),
        (
            *("facility_open_day_event-ab32cc7eb85c", "public_open_day_event"),
            *("suzhou", "environmental_facilities", "2025", "actual"),
        ),
        (
            *("air_emission_reduction_project_completed-02d2519f834b", "air_project_completed"),
            *("jiaxing", "emission_reduction_projects", "2025", "target"),
        ),
        (
            *("good_day_ratio-1694c36c7806", "good_day_ratio"),
            *("shanghai", "whole_city", "2019", "derived"),
        ),
        (
            *("congress_inquiry-91a562452e20", "congress_supervision"),
            *("anonymised_city", "special_inquiry", "2024/2025", "actual"),
        ),
        (
            *("congress_law_inspection-91a562452e20", "congress_supervision"),
            *("anonymised_city", "law_enforcement_inspection", "2024/2025", "actual"),
        ),
    ],
)
def test_a_link_to_a_claim_whose_key_was_corrected_leads_to_it(
    warehouse: Warehouse, former: str, indicator: str, place: str, scope: str, period: str, kind: str
) -> None:
    claim_id = find_claim_id(warehouse, former)
    assert claim_id is not None and claim_id == find_claim_id(warehouse, former[:-4])
    claim = fetch_claims(warehouse, [claim_id])[claim_id]
    now = (claim.indicator_id, claim.place_id, claim.scope_id, claim.period, claim.kind)
    assert now == (indicator, place, scope, period, kind)


def test_an_indicator_is_named_as_a_quantity(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    """Not as what was done: 宁静小区建设数, not 建设宁静小区; a share says that it is one."""
    indicators = make_run("zh", warehouse).catalogue.indicators.values()
    quantity = re.compile(
        "(数|次|位次|率|量|额|投资|比例|占比|比重|权重|之比|浓度|强度|能耗|面积|规模|能力|级|类别|等次|变化|满意度|均值)"
        "(（.+）)?$"
    )
    assert [each.name_zh for each in indicators if not quantity.search(each.name_zh)] == []
    share = re.compile("share|rate|ratio|coverage|compliance|change|weight|satisfaction", re.IGNORECASE)
    percent = [each.name_en for each in indicators if each.unit_id == "percent"]
    assert percent and [name for name in percent if not share.search(name)] == []
    assert [
        each.name_en for each in indicators if re.search(r"\bclass [IV]|petition|letter", each.name_en)
    ] == []


def test_a_rank_is_compared_with_no_other_place(warehouse: Warehouse) -> None:
    """A rank is a position within a list of its own: each has its line in comparability.csv."""
    ranks = """
        select distinct indicator_id, scope_id
        from fact_claim
        join dim_indicator i using (indicator_id)
        where i.unit_id = 'rank'
    """
    listed = """
        select indicator_id, code as scope_id
        from dim_comparability
        where dimension = 'scope' and other_code = code and comparability_grade = 'apart'
    """
    assert rows(warehouse, f"select count(*) > 12 from ({ranks})") == [(True,)]
    assert rows(warehouse, f"from ({ranks}) anti join ({listed}) using (indicator_id, scope_id)") == []


def test_only_the_same_quantity_settles_a_target(warehouse: Warehouse) -> None:
    settled = """
        select target_claim_id, result_claim_id
        from target_result
        where status in ('met', 'missed') and result_claim_id is not null
    """
    pairs = rows(warehouse, settled)
    grade = "select grade from comparability('{}', '{}')"
    assert len(pairs) > 5
    assert {rows(warehouse, grade.format(*pair)) == [("same",)] for pair in pairs} == {True}


def test_a_place_is_no_peer_of_its_parent(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    places = make_run("zh", warehouse).catalogue.places
    children = [place for place in places.values() if place.parent_id]
    assert len(children) > 5
    assert [
        child.place_id for child in children if child.peer_group == places[child.parent_id or ""].peer_group
    ] == []


def test_nothing_printed_is_a_sentence(claims: list[Claim]) -> None:
    printed = [c.printed for c in claims if c.printed]
    assert len(printed) > 300
    assert [told for told in printed if len(told) > 24 or re.search("[。；;!?！？]", told)] == []


def test_a_claim_of_a_document_says_where_it_stands(warehouse: Warehouse) -> None:
    asked = """
        select claim_id from fact_claim join dim_source using (source_id)
        where document is not null and (printed is null or not regexp_matches(locator, '¶\\d+$'))
    """
    assert rows(warehouse, asked) == []
    assert rows(warehouse, "select count(distinct document) >= 5 from dim_source") == [(True,)]


def test_what_is_derived_or_only_a_bound_says_why(claims: list[Claim]) -> None:
    assert [c.claim_id for c in claims if c.kind == "derived" and not c.note_zh] == []


def test_an_address_is_one_of_the_web(warehouse: Warehouse, make_run: Callable[..., Run]) -> None:
    urls = [source.url for source in make_run("zh", warehouse).catalogue.sources.values() if source.url]
    assert urls and [url for url in urls if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/\S*)?", url)] == []


def test_limits_of_the_air_standards(warehouse: Warehouse) -> None:
    grade_ii = {x.standard_id: x.value for x in fetch_limits(warehouse, "pm25") if x.grade_id == "grade_ii"}
    assert grade_ii == {
        "gb3095_2012": Decimal(35),
        "gb3095_2026_transition": Decimal(30),
        "gb3095_2026_final": Decimal(25),
    }


def test_the_files_are_as_any_editor_writes_them() -> None:
    for file in sorted([*DATA.rglob("*.csv"), *DATA.rglob("*.yml")]):
        written = file.read_bytes()
        assert written.endswith(b"\n") and not written.endswith(b"\n\n"), file.name
        assert b"\r" not in written and b"\t" not in written and not written.startswith(b"\xef\xbb\xbf"), (
            file.name
        )


@pytest.mark.parametrize("file", sorted(DATA.glob("*.csv")), ids=lambda file: file.stem)
def test_english_names_hold_no_chinese(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        told = [
            row[column] or "" for row in csv.DictReader(lines) for column in row if column.endswith("_en")
        ]
    assert [words for words in told if re.search("[\u3400-\u9fff\uff01-\uff5e]", words)] == []


def test_the_texts_of_tasks_are_kept_to_the_letter(warehouse: Warehouse) -> None:
    """Full-width punctuation included, which reads as half-width in codes and numbers only."""
    with (DATA / "tasks.csv").open(encoding="utf-8", newline="") as lines:
        written = list(csv.DictReader(lines))
    columns = [column for column in written[0] if column.endswith(("_zh", "_en"))] + ["locator"]
    assert len(columns) == 13
    assert any("；" in row["reported_zh"] for row in written)
    assert rows(warehouse, f"select {', '.join(columns)} from task order by position") == [
        tuple(row[column] or None for column in columns) for row in written
    ]


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("填埋率", "hazardous_waste_landfill_share"),
        ("危废利用率", "hazardous_waste_utilisation_rate"),
        ("优三比例", "section_share_class_iii"),
        ("细颗粒物", "pm25"),
        ("Landfill rate", "hazardous_waste_landfill_share"),
    ],
)
def test_a_search_by_another_name_finds_the_indicator(
    warehouse: Warehouse, words: str, indicator: str
) -> None:
    found = {claim.indicator_id for claim in search_claims(warehouse, None, words, 99_999)}
    assert indicator in found


def test_other_names_are_not_the_name_again(warehouse: Warehouse) -> None:
    catalogue = fetch_catalogue(warehouse)
    for one in catalogue.indicators.values():
        given = one.also_called.split(";") if one.also_called else []
        assert len(given) == len(set(given)) and all(given)
        name = f"{one.name_zh} {one.name_en}".casefold()
        assert not [other for other in given if other.casefold() in name], one.indicator_id
