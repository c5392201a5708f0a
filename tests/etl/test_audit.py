"""The audit judges the arithmetic that the identities name, and says what follows from a printed change."""

from collections.abc import Callable
from pathlib import Path

from dashboard.warehouse import Warehouse
from tests.edits import append, replace, rows

VERDICTS = "select rule, statement, verdict from audit order by all"


def test_the_small_data(mini: Warehouse) -> None:
    assert rows(mini, VERDICTS) == [
        ("change", "30 → 28.5 = -5.0%", "holds"),
        ("change", "84.4 → 83.9 = -0.5", "holds"),
        ("same", "28.5 = 29", "holds_by_rounding"),
    ]


def test_derived_values_lie_in_their_intervals_and_name_who_confirms_them(mini: Warehouse) -> None:
    asked = "select indicator_id, period, value_text, value between low and high, confirmed_by is not null from derived order by all"
    assert rows(mini, asked) == [
        ("good_day_ratio", "2024", "84.4", True, True),
        ("pm25", "2024", "30.0", True, True),
    ]


def test_stated_changes(data: Path, open_built: Callable[[Path], Warehouse]) -> None:
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
    told = {statement: verdict for _, statement, verdict in rows(open_built(data), VERDICTS)}
    assert told["30 → 28.5 = -4.9%"] == "holds_by_rounding"
    assert told["28.5 → 27 = -9.0%"] == "fails"
    assert told["30 → 28.5 = -5.0%"] == "holds"


def test_a_change_without_an_older_level_cannot_be_checked(
    data: Path, open_built: Callable[[Path], Warehouse]
) -> None:
    replace(data, "claims/pm25.csv", "change,=,-5.0,percent,2024", "change,=,-5.0,percent,2019")
    warehouse = open_built(data)
    assert [verdict for rule, told, verdict in rows(warehouse, VERDICTS) if "2019" in told] == [
        "cannot_be_checked"
    ]
    asked = "select period, value_text, confirmed_by from derived where indicator_id = 'pm25'"
    assert rows(warehouse, asked) == [("2019", "30.0", None)]


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
    ("whole_number", "waste_rate@all@2025", "inspection@all@2025", "fails", "? / 120 ≠ 93.5%"),
    (
        "whole_number",
        "section_share@national_sections@2025",
        "inspection@all@2025",
        "holds_by_rounding",
        "116 / 120 ≈ 96.7%",
    ),
]


def test_each_rule(data: Path, open_built: Callable[[Path], Warehouse]) -> None:
    for scope, count in (("urban", 50), ("whole_city", 70)):
        append(
            data,
            "claims/inspection.csv",
            f"lakeside,{scope},2025,none,actual,=,{count},case,,lakeside_press,,,,",
        )
    for number, (rule, whole, parts, *_) in enumerate(IDENTITIES):
        append(data, "identities.csv", f"mini_{number},{rule},lakeside,{whole},{parts},甲,A")
    asked = "select identity_id, rule, verdict, statement from audit where starts_with(identity_id, 'mini_') order by 1"
    assert rows(open_built(data), asked) == [
        (f"mini_{number}", rule, *told) for number, (rule, _, _, *told) in enumerate(IDENTITIES)
    ]


def test_a_bound_is_not_checked_as_if_it_were_exact(
    data: Path, open_built: Callable[[Path], Warehouse]
) -> None:
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
    assert rows(open_built(data), "select verdict from audit where identity_id = 'mini_rule'") == [
        ("cannot_be_checked",)
    ]


def test_years_in_a_row_within_a_limit(data: Path, open_built: Callable[[Path], Warehouse]) -> None:
    append(data, "claims/inspection.csv", "lakeside,urban,2025,none,actual,=,2,case,,lakeside_press,,,,")
    append(data, "identities.csv", "mini_rule,limit_streak,lakeside,inspection@urban@2025,pm25@*@*,甲,A")
    asked = "select statement, verdict from audit where identity_id = 'mini_rule'"
    ((statement, verdict),) = rows(open_built(data), asked)
    assert verdict == "holds"
    assert "2024: 30" in statement and "2025: 28.5" in statement and statement.endswith("≤ 30")


def test_every_verdict_names_the_claims_it_stands_on(warehouse: Warehouse) -> None:
    asked = "select audit_id from (select audit_id, unnest(claim_ids) as claim_id from audit) anti join claim using (claim_id)"
    assert rows(warehouse, asked) == []
    assert rows(warehouse, "select count(*) from audit where len(claim_ids) < 2") == [(0,)]
