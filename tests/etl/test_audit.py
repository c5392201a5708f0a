"""The audit judges the arithmetic that the identities name, and says what follows from a printed change."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse import Warehouse
from etl.audit.rules import RULES
from etl.build import DATA, FaultyData, build
from tests.conftest import MINI
from tests.edits import append, faults, replace, rows

OpenMarts = Callable[[Path], duckdb.DuckDBPyConnection]
VERDICTS = "select rule, statement, verdict from audit order by all"


def test_the_small_data(mini: Warehouse) -> None:
    assert rows(mini, VERDICTS) == [
        ("change", "30 → 28.5 = -5.0%", "holds"),
        ("change", "84.4 → 83.9 = -0.5", "holds"),
        ("same", "28.5 = 29", "holds_by_rounding"),
    ]


def test_derived_values_lie_in_their_intervals_and_name_who_confirms_them(mini: Warehouse) -> None:
    question = """
        select indicator_id, period, value_text, value between low and high, confirmed_by is not null
        from derived order by all
    """
    assert rows(mini, question) == [
        ("good_day_ratio", "2024", "84.4", True, True),
        ("pm25", "2024", "30.0", True, True),
    ]


def test_stated_changes(data: Path, open_marts: OpenMarts) -> None:
    for year, level, change in ((2022, "30", "0"), (2023, "28.5", "-4.9"), (2024, "27", "-9.0")):
        append(
            data,
            "claims/pm25.csv",
            f"harbour,urban,{year},new_state,actual,=,{level},ug_m3,,harbour_report,,,,",
        )
        append(
            data,
            "claims/pm25.csv",
            f"harbour,urban,{year},new_state,change,=,{change},percent,{year - 1},harbour_report,,,,",
        )
    verdicts = {statement: verdict for _, statement, verdict in rows(open_marts(data), VERDICTS)}
    assert verdicts["30 → 28.5 = -4.9%"] == "holds_by_rounding"
    assert verdicts["28.5 → 27 = -9.0%"] == "fails"
    assert verdicts["30 → 28.5 = -5.0%"] == "holds"


def test_a_change_without_an_older_level_cannot_be_checked(data: Path, open_marts: OpenMarts) -> None:
    replace(data, "claims/pm25.csv", "change,=,-5.0,percent,2024", "change,=,-5.0,percent,2019")
    warehouse = open_marts(data)
    assert [verdict for _, statement, verdict in rows(warehouse, VERDICTS) if "2019" in statement] == [
        "cannot_be_checked"
    ]
    question = "select period, value_text, confirmed_by from derived where indicator_id = 'pm25'"
    assert rows(warehouse, question) == [("2019", "30.0", None)]


@pytest.mark.parametrize(
    ("older", "statement", "verdict"),
    [
        ("30.0", "30.0 → 28.5 = -5.0%", "holds"),
        ("40.0", "40.0 → 28.5 = -5.0%", "cannot_be_checked"),  # what is only near contradicts nothing
    ],
)
def test_a_near_level_of_the_base_year_may_support_a_change(
    data: Path, open_marts: OpenMarts, older: str, statement: str, verdict: str
) -> None:
    replace(data, "comparability.csv", "scope,urban,whole_city,apart,", "scope,urban,whole_city,near,")
    replace(data, "claims/pm25.csv", "lakeside,urban,2024,", "lakeside,whole_city,2024,")
    replace(data, "claims/pm25.csv", "actual,=,30,ug_m3", f"actual,=,{older},ug_m3")
    warehouse = open_marts(data)
    question = "select statement, verdict, grade from audit where indicator_id = 'pm25' and rule = 'change'"
    assert rows(warehouse, question) == [(statement, verdict, "near")]
    question = "select value_text, confirmed_by is not null from derived where indicator_id = 'pm25'"
    assert rows(warehouse, question) == [("30.0", older == "30.0")]
    shown = "select count(*) from derived_figure where indicator_id = 'pm25'"
    assert rows(warehouse, shown) == [(0 if older == "30.0" else 1,)]


def test_a_level_derived_in_the_same_document_does_not_prove_its_change(
    data: Path, open_marts: OpenMarts
) -> None:
    replace(
        data,
        "claims/pm25.csv",
        "lakeside,urban,2024,new_state,actual,=,30,ug_m3,,lakeside_press,,,,",
        "lakeside,urban,2024,new_state,derived,=,30,ug_m3,,lakeside_report,一 ¶2,5.0%,由变化推得,From the change",
    )
    question = "select statement, verdict from audit where indicator_id = 'pm25' and rule = 'change'"
    assert rows(open_marts(data), question) == [("28.5 (2025), -5.0% (2024) ⇒ 30.0", "cannot_be_checked")]


@pytest.mark.parametrize(
    ("change", "statement", "verdict"),
    [
        ("9.2", "96.7 − 9.2 = 87.5; ? / 30 ≈ 87.5% (2020, 2024)", "networks_differ"),
        ("10.0", "96.7 − 10.0 = 86.7; 26 / 30 ≈ 86.7% (2020, 2024)", "holds_by_rounding"),
    ],
)
def test_the_base_of_a_change_across_two_networks_has_no_network(
    data: Path, open_marts: OpenMarts, change: str, statement: str, verdict: str
) -> None:
    append(
        data,
        "claims/section_share.csv",
        f"lakeside,national_sections,2025,network_2021_2025,change,=,{change},percentage_point,2020,"
        f"lakeside_report,一 ¶2,{change},,",
    )
    append(
        data,
        "claims/inspection.csv",
        "lakeside,national_sections,2024,network_2021_2025,actual,=,30,case,,lakeside_press,,,,",
        "lakeside,national_sections,2026,network_2026_2030,actual,=,29,case,,lakeside_press,,,,",
    )
    append(data, "identities.csv", "mini_rule,base_network,*,section_share@*@*,inspection@*@*,甲,A")
    warehouse = open_marts(data)
    question = "select statement, verdict from audit where identity_id = 'mini_rule'"
    assert rows(warehouse, question) == [(statement, verdict)]
    question = "select basis_id from derived where indicator_id = 'section_share'"
    assert rows(warehouse, question) == [("network_unstated",)]


def test_years_of_a_streak_may_be_taken_from_a_near_scope(data: Path, open_marts: OpenMarts) -> None:
    """The year before was within the limit, too; on a scope that is only near it says nothing against the streak."""
    append(data, "comparability.csv", "*,*,scope,urban,all,near,未写明。,Not stated.,lakeside_report")
    replace(
        data,
        "claims/pm25.csv",
        "lakeside,urban,2025,new_state,actual,=,28.5",
        "lakeside,all,2025,new_state,actual,=,28.5",
    )
    replace(
        data,
        "claims/pm25.csv",
        "lakeside,urban,2025,new_state,actual,=,29",
        "lakeside,all,2025,new_state,actual,=,29",
    )
    append(data, "claims/pm25.csv", "lakeside,urban,2023,new_state,actual,=,34,ug_m3,,lakeside_press,,,,")
    append(data, "claims/inspection.csv", "lakeside,urban,2025,none,actual,=,3,case,,lakeside_press,,,,")
    append(data, "identities.csv", "mini_rule,limit_streak,lakeside,inspection@urban@2025,pm25@all@*,甲,A")
    question = "select statement, verdict, grade from audit where identity_id = 'mini_rule'"
    assert rows(open_marts(data), question) == [
        ("2022: 33, 2023: 34, 2024: 30 ≤ 35; 2025: 29 ≤ 30", "holds", "near")
    ]


def test_a_part_of_a_whole_that_is_only_a_bound(data: Path, open_marts: OpenMarts) -> None:
    append(data, "claims/inspection.csv", "lakeside,urban,2025,none,actual,>,130,case,,lakeside_press,,,,")
    append(data, "identities.csv", "mini_rule,part,lakeside,inspection@urban@2025,inspection@all@2025,甲,A")
    question = "select statement, verdict from audit where identity_id = 'mini_rule'"
    assert rows(open_marts(data), question) == [("120 ≤ 130 < …", "holds")]


IDENTITIES = [
    ("sum", "inspection@all@*", "inspection@urban@*;inspection@whole_city@*", "holds", "50 + 70 = 120"),
    ("part", "inspection@all@*", "inspection@whole_city@*", "holds", "70 ≤ 120"),
    ("part", "inspection@urban@*", "inspection@whole_city@*", "fails", "70 ≤ 50"),
    (
        "rate",
        "waste_rate@all@2025",
        "inspection@urban@2025;inspection@whole_city@2025",
        "fails",
        "50 / 70 = 93.5%",
    ),
    (
        "rate",
        "waste_rate@all@2025",
        "inspection@whole_city@2025;inspection@all@2025",
        "fails",
        "70 / 120 = 93.5%",
    ),
    ("streak", "inspection@all@2025", "inspection@all@2024", "fails", "0 + 1 = 120"),
    ("whole_number", "waste_rate@all@2025", "inspection@all@2025", "fails", "? / 120 = 93.5%"),
    (
        "whole_number",
        "section_share@national_sections@2025",
        "inspection@all@2025",
        "holds_by_rounding",
        "116 / 120 ≈ 96.7%",
    ),
]


def test_each_rule(data: Path, open_marts: OpenMarts) -> None:
    for scope, count in (("urban", 50), ("whole_city", 70)):
        append(
            data,
            "claims/inspection.csv",
            f"lakeside,{scope},2025,none,actual,=,{count},case,,lakeside_press,,,,",
        )
    for number, (rule, whole, parts, *_) in enumerate(IDENTITIES):
        append(data, "identities.csv", f"mini_{number},{rule},lakeside,{whole},{parts},甲,A")
    question = """
        select identity_id, rule, verdict, statement
        from audit where starts_with(identity_id, 'mini_') order by 1
    """
    assert rows(open_marts(data), question) == [
        (f"mini_{number}", rule, *expected) for number, (rule, _, _, *expected) in enumerate(IDENTITIES)
    ]


def test_a_bound_is_not_checked_as_if_it_were_exact(data: Path, open_marts: OpenMarts) -> None:
    for scope, count in (("urban", 50), ("whole_city", 70)):
        append(
            data,
            "claims/inspection.csv",
            f"lakeside,{scope},2025,none,actual,>,{count},case,,lakeside_press,,,,",
        )
    append(
        data,
        "identities.csv",
        "mini_rule,sum,lakeside,inspection@all@2025,inspection@urban@2025;inspection@whole_city@2025,甲,A",
    )
    assert rows(open_marts(data), "select verdict from audit where identity_id = 'mini_rule'") == [
        ("cannot_be_checked",)
    ]


def test_of_several_documents_the_best_gives_a_part(data: Path, open_marts: OpenMarts) -> None:
    """An official 120 beside 999 in a newspaper: the sum holds in every year, whatever the claims' ids."""
    for year in range(2014, 2022):
        append(
            data,
            "claims/inspection.csv",
            f"lakeside,all,{year},none,actual,=,150,case,,lakeside_report,一 ¶2,150起,,",
            f"lakeside,urban,{year},none,actual,=,30,case,,harbour_report,,,,",
            f"lakeside,whole_city,{year},none,actual,=,120,case,,harbour_report,,,,",
            f"lakeside,whole_city,{year},none,actual,=,999,case,,lakeside_press,,,,",
            f"lakeside,whole_city,{year},none,preliminary,=,998,case,,harbour_report,,,,",
        )
    parts = "inspection@urban@*;inspection@whole_city@*"
    append(data, "identities.csv", f"mini_rule,sum,lakeside,inspection@all@*,{parts},甲,A")
    question = "select statement, verdict from audit where identity_id = 'mini_rule'"
    assert rows(open_marts(data), question) == [("30 + 120 = 150", "holds")] * 8


@pytest.mark.parametrize(
    ("claims", "part"),
    [
        (["actual,=,1,case,,old_copy", "actual,=,2,case,,harbour_report"], "2"),
        (["actual,=,1,case,,old_copy", "preliminary,=,2,case,,harbour_report"], "1"),
        (["derived,=,1,case,,harbour_report", "preliminary,=,2,case,,old_copy"], "2"),
        (["derived,=,1,case,,lakeside_press", "actual,=,2,case,,harbour_report"], "1"),
    ],
)
def test_a_part_is_taken_by_own_document_then_kind_then_grade(
    data: Path, open_marts: OpenMarts, claims: list[str], part: str
) -> None:
    """The whole stands in lakeside_press."""
    for claim in claims:
        append(data, "claims/inspection.csv", f"lakeside,urban,2025,none,{claim},,,由计算,Worked out")
    append(data, "identities.csv", "mini_rule,part,lakeside,inspection@all@2025,inspection@urban@2025,甲,A")
    question = "select statement from audit where identity_id = 'mini_rule'"
    assert rows(open_marts(data), question) == [(f"{part} ≤ 120",)]


@pytest.mark.parametrize(
    ("years", "level_2023", "statement", "verdict"),
    [
        (2, "34", "2023: 34, 2024: 30 ≤ 35; 2025: 29 ≤ 30", "fails"),
        (4, "34", "2021: 36 > 35; 2022: 33, 2023: 34, 2024: 30 ≤ 35; 2025: 29 ≤ 30", "holds"),
        (4, "36", "2021: 36 > 35; 2022: 33 ≤ 35; 2023: 36 > 35; 2024: 30 ≤ 35; 2025: 29 ≤ 30", "fails"),
        (2, "36", "2023: 36 > 35; 2024: 30 ≤ 35; 2025: 29 ≤ 30", "holds"),
        (
            6,
            "34",
            "2021: 36 > 35; 2022: 33, 2023: 34, 2024: 30 ≤ 35; 2025: 29 ≤ 30",
            "cannot_be_checked",
        ),
    ],
)
def test_each_year_of_a_streak_is_judged_under_the_limit_of_its_time(
    data: Path,
    open_marts: OpenMarts,
    years: int,
    level_2023: str,
    statement: str,
    verdict: str,
) -> None:
    """The limit was 35 until 2024 and is 30 since: 33 and 34 kept the limit of their years."""
    append(
        data,
        "claims/pm25.csv",
        f"lakeside,urban,2023,new_state,actual,=,{level_2023},ug_m3,,lakeside_press,,,,",
    )
    append(
        data,
        "claims/inspection.csv",
        f"lakeside,urban,2025,none,actual,=,{years},case,,lakeside_press,,,,",
    )
    append(data, "identities.csv", "mini_rule,limit_streak,lakeside,inspection@urban@2025,pm25@urban@*,甲,A")
    question = "select statement, verdict from audit where identity_id = 'mini_rule'"
    assert rows(open_marts(data), question) == [(statement, verdict)]


def test_a_year_without_a_known_limit_leaves_a_streak_unchecked(data: Path, open_marts: OpenMarts) -> None:
    replace(data, "limits.csv", "35,ug_m3,2016-01-01", "35,ug_m3,2024-01-01")
    append(
        data,
        "claims/pm25.csv",
        "lakeside,urban,2023,new_state,actual,=,30,ug_m3,,lakeside_press,,,,",
    )
    append(
        data,
        "claims/inspection.csv",
        "lakeside,urban,2025,none,actual,=,3,case,,lakeside_press,,,,",
    )
    append(data, "identities.csv", "mini_rule,limit_streak,lakeside,inspection@urban@2025,pm25@urban@*,甲,A")
    question = "select statement, verdict from audit where identity_id = 'mini_rule'"
    assert rows(open_marts(data), question) == [
        ("2022: 33, 2023: 30 ≤ ?; 2024: 30 ≤ 35; 2025: 29 ≤ 30", "cannot_be_checked")
    ]


@pytest.mark.parametrize(
    ("year", "ratio", "comparator", "statement", "verdict"),
    [
        (2023, "27.4", "=", "100 / 365 = 27.4%", "holds_by_rounding"),
        (2024, "27.3", "=", "100 / 366 = 27.3%", "holds_by_rounding"),
        (2024, "27.4", "=", "100 / 366 = 27.4%", "fails"),
        (2000, "27.3", "=", "100 / 366 = 27.3%", "holds_by_rounding"),
        (1900, "27.4", "=", "100 / 365 = 27.4%", "holds_by_rounding"),
        (2023, "27.4", ">", "100 / 365 =? 27.4%", "cannot_be_checked"),
    ],
)
def test_days_of_a_year_are_those_of_the_calendar(
    data: Path,
    open_marts: OpenMarts,
    year: int,
    ratio: str,
    comparator: str,
    statement: str,
    verdict: str,
) -> None:
    append(
        data,
        "claims/good_day_ratio.csv",
        f"harbour,all,{year},none,actual,=,{ratio},percent,,harbour_report,,,,",
    )
    append(
        data,
        "claims/inspection.csv",
        f"harbour,all,{year},none,actual,{comparator},100,case,,harbour_report,,,,",
    )
    append(data, "identities.csv", "mini_rule,day_rate,harbour,good_day_ratio@*@*,inspection@*@*,甲,A")
    question = "select statement, verdict from audit where identity_id = 'mini_rule'"
    assert rows(open_marts(data), question) == [(statement, verdict)]


@pytest.mark.parametrize(
    ("rule", "parts", "wrong"),
    [
        ("rate", "pm25@urban@2025", True),
        ("rate", "pm25@urban@2025;pm25@urban@2024", False),
        ("part", "pm25@urban@2025;pm25@urban@2024", True),
        ("limit_streak", "pm25@urban@*;pm25@urban@2024", True),
        ("sum", "pm25@urban@2025", False),
        ("sum", "pm25@urban@2025;pm25@urban@2024;pm25@urban@2022", False),
    ],
)
def test_an_identity_names_as_many_parts_as_its_rule_reads(
    data: Path, rule: str, parts: str, wrong: bool
) -> None:
    append(data, "identities.csv", f"odd,{rule},lakeside,pm25@urban@2025,{parts},甲,A")
    assert faults(data) == ([f'identities.csv:4 parts: wrong parts "{parts}"'] if wrong else [])


def test_an_unknown_rule_is_a_fault_of_the_build(data: Path, tmp_path: Path) -> None:
    append(data, "identities.csv", "odd,guess,lakeside,pm25@urban@2025,pm25@urban@2024,甲,A")
    assert faults(data) == ['identities.csv:4 rule: unknown code "guess"']
    append(data, "terms.csv", "rule,guess,猜测,guess")
    with pytest.raises(FaultyData, match=r'^terms.csv:\d+ term_id: unknown rule "guess"$'):
        build(data, tmp_path / "warehouse.duckdb")


@pytest.mark.parametrize("folder", [DATA, MINI])
def test_the_closed_list_of_rules_and_the_codebook_have_the_rules_of_the_code(folder: Path) -> None:
    with (folder / "terms.csv").open(encoding="utf-8", newline="") as lines:
        assert {row["term_id"] for row in csv.DictReader(lines) if row["list_id"] == "rule"} == set(RULES)
    codebook = (DATA / "README.md").read_text("utf-8")
    (listed,) = re.findall(r"^- `rule`: (.+?)\n\n", codebook, re.DOTALL | re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", listed)) == set(RULES)


def test_every_verdict_names_the_claims_it_stands_on(warehouse: Warehouse) -> None:
    question = """
        select audit_id
        from (select audit_id, unnest(claim_ids) as claim_id from audit) anti join claim using (claim_id)
    """
    assert rows(warehouse, question) == []
    assert rows(warehouse, "select count(*) from audit where len(claim_ids) < 2") == [(0,)]
