"""What the marts make of the small data, row by row."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse import Warehouse
from tests.edits import append, replace, rows

OpenMarts = Callable[[Path], duckdb.DuckDBPyConnection]


def test_figures_take_the_best_document(mini: Warehouse) -> None:
    question = (
        "select place_id, scope_id, period, value_text, kind, grade, claims"
        " from figure where indicator_id = 'pm25' order by all"
    )
    assert rows(mini, question) == [
        ("harbour", "urban", "2025", "27", "actual", "official", 1),
        ("harbour", "whole_city", "2024", "27", "actual", "official", 1),
        ("lakeside", "urban", "2021", "36", "derived", "unverified_copy", 1),
        ("lakeside", "urban", "2022", "33", "actual", "press", 1),
        ("lakeside", "urban", "2024", "30", "actual", "press", 1),
        ("lakeside", "urban", "2025", "28.5", "actual", "official", 2),
        ("millbrook", "urban", "2025", "25", "actual", "unverified_copy", 1),
    ]


CHOICES = [  # a rival of "actual,=,30" in the press, and which of the two is chosen
    (2001, "preliminary,=,31,ug_m3,,harbour_report", "30"),  # printed before preliminary
    (2002, "derived,=,31,ug_m3,,harbour_report", "30"),  # printed before derived
    (2003, "actual,=,31,ug_m3,,old_copy", "30"),  # press before unverified copy
    (2004, "actual,=,31,ug_m3,,harbour_report", "31"),  # official before press
    (2005, "actual,<=,31,ug_m3,,harbour_report", "30"),  # a bound stands beside the value
]


def test_the_order_of_choice(data: Path, open_marts: OpenMarts) -> None:
    for year, rival, _ in CHOICES:
        for claim in ("actual,=,30,ug_m3,,lakeside_press", rival):
            append(data, "claims/pm25.csv", f"harbour,urban,{year},old_state,{claim},,,,")
    question = (
        "select year, value_text"
        " from figure where place_id = 'harbour' and year < 2010 and comparator = '=' order by 1"
    )
    assert rows(open_marts(data), question) == [(year, chosen) for year, _, chosen in CHOICES]


def test_of_two_official_documents_the_later_counts(data: Path, open_marts: OpenMarts) -> None:
    append(data, "claims/pm25.csv", "lakeside,urban,2025,new_state,actual,=,28.6,ug_m3,,harbour_report,,,,")
    question = (
        "select value_text, claims"
        " from figure where place_id = 'lakeside' and period = '2025' and indicator_id = 'pm25'"
    )
    assert rows(open_marts(data), question) == [("28.6", 3)]


def test_changes(mini: Warehouse) -> None:
    question = (
        "select indicator_id, period, base_period, how, value::decimal(24, 6), unit_id, decimals, direction"
        " from change order by all"
    )
    assert rows(mini, question) == [
        ("good_day_ratio", "2025", "2024", "computed", "-0.5", "percentage_point", 1, "worse"),
        ("good_day_ratio", "2025", "2024", "printed", "-0.5", "percentage_point", 1, "worse"),
        ("inspection", "2025", "2024", "computed", "120", "case", 0, None),
        ("pm25", "2025", "2024", "computed", "-5", "percent", 1, "better"),
        ("pm25", "2025", "2024", "computed", "-1.5", "ug_m3", 1, "better"),
        ("pm25", "2025", "2024", "printed", "-5", "percent", 1, "better"),
        ("section_share", "2025", "2024", "computed", "1.7", "percentage_point", 1, "better"),
        ("waste_rate", "2025", "2024", "computed", "1.5", "percentage_point", 1, "better"),
    ]


def test_no_change_across_a_gap_a_scope_a_basis_or_a_bound(mini: Warehouse) -> None:
    question = (
        "select place_id, period"
        " from change"
        " where how = 'computed' and indicator_id in ('pm25', 'good_day_ratio') group by all order by all"
    )
    assert rows(mini, question) == [("lakeside", "2025")]


def test_targets_against_results(mini: Warehouse) -> None:
    question = """
        select
            period, place_id, indicator_id, scope_id, comparator, status, margin::decimal(24, 6), margin_unit_id,
            reason
        from target_result
        order by period, place_id, indicator_id, scope_id, comparator
    """
    share = "percentage_point"
    assert rows(mini, question) == [
        (
            "2024",
            "harbour",
            "good_day_ratio",
            "whole_city",
            ">=",
            "not_comparable",
            None,
            None,
            "result_is_a_bound",
        ),
        ("2025", "harbour", "good_day_ratio", "whole_city", ">=", "met", "2", share, None),
        ("2025", "lakeside", "good_day_ratio", "whole_city", ">=", "missed", "-1.1", share, None),
        ("2025", "lakeside", "pm25", "urban", "<=", "met", "0.5", "ug_m3", None),
        (
            "2025",
            "lakeside",
            "section_share",
            "city_sections",
            ">=",
            "not_comparable",
            None,
            None,
            "other_scope",
        ),
        ("2025", "lakeside", "waste_rate", "all", "<=", "met", "1.5", share, None),
        ("2025", "lakeside", "waste_rate", "all", ">=", "met", "1.5", share, None),
        ("2025", "millbrook", "good_day_ratio", "whole_city", "~", "unquantified", None, None, "approximate"),
        ("2025", "millbrook", "waste_rate", "all", ">=", "pending", None, None, "part_of_period"),
        ("2026", "harbour", "pm25", "urban", None, "unquantified", None, None, "words_only"),
        ("2026", "harbour", "section_share", "national_sections", ">=", "pending", None, None, "no_result"),
        ("2026", "lakeside", "pm25", "urban", "<=", "pending", None, None, "no_result"),
    ]


def test_margins_are_exact(mini: Warehouse) -> None:
    question = (
        "select margin::varchar"
        " from target_result where indicator_id = 'good_day_ratio' and status = 'missed'"
    )
    assert [Decimal(margin) for (margin,) in rows(mini, question)] == [Decimal("-1.1")]


def test_a_range_is_met_only_as_a_whole(data: Path, open_marts: OpenMarts) -> None:
    replace(data, "claims/waste_rate.csv", "actual,=,93.5", "actual,=,95.5")
    question = """
        select comparator, status, joint_status, conditions from target_result
        where indicator_id = 'waste_rate' and place_id = 'lakeside' order by 1
    """
    assert rows(open_marts(data), question) == [("<=", "missed", "missed", 2), (">=", "met", "missed", 2)]


def test_a_word_that_weakens_a_target_counts_for_every_document_that_sets_it(
    data: Path, open_marts: OpenMarts
) -> None:
    days = data / "claims" / "good_day_ratio.csv"
    header, *claims = days.read_text("utf-8").splitlines()
    target = next(claim for claim in claims if ",target,>=,85," in claim)
    other = target.replace("lakeside_press", "old_copy")
    lines = [f"{header},wording", *(f"{claim}," for claim in claims), f"{other},striven_for", ""]
    days.write_text("\n".join(lines), "utf-8")
    question = """
        select status, wording, grade, result_grade from target_result
        where indicator_id = 'good_day_ratio' and place_id = 'lakeside' and status = 'missed'
    """
    assert sorted(rows(open_marts(data), question)) == [
        ("missed", "striven_for", "press", "official"),
        ("missed", "striven_for", "unverified_copy", "official"),
    ]


def test_a_result_given_as_a_range_settles_what_its_ends_settle(data: Path, open_marts: OpenMarts) -> None:
    ends = (
        "claims/pm25.csv",
        *(
            f"millbrook,urban,2024,new_state,actual,{end},ug_m3,,old_copy,,,,"
            for end in (">=,25.9", "<=,27.5")
        ),
    )
    append(data, *ends)
    append(
        data,
        "claims/pm25.csv",
        *(
            f"millbrook,urban,2024,new_state,target,{bound},ug_m3,,old_copy,,,,"
            for bound in ("<=,29", ">=,20")
        ),
    )
    question = (
        "select comparator, status, result_comparator"
        " from target_result where place_id = 'millbrook' and indicator_id = 'pm25' order by all"
    )
    assert rows(open_marts(data), question) == [("<=", "met", "<="), (">=", "met", ">=")]


def test_a_target_on_a_change_meets_that_change(data: Path, open_marts: OpenMarts) -> None:
    append(
        data, "claims/pm25.csv", "lakeside,urban,2025,new_state,target,<=,-4,percent,2024,lakeside_press,,,,"
    )
    append(
        data,
        "claims/good_day_ratio.csv",
        "lakeside,whole_city,2025,standard_2012,target,>=,0,percentage_point,2024,lakeside_press,,,,",
    )
    question = (
        "select indicator_id, status, margin::decimal(24, 6), margin_unit_id"
        " from target_result where base_period is not null order by all"
    )
    assert rows(open_marts(data), question) == [
        ("good_day_ratio", "missed", "-0.5", "percentage_point"),
        ("pm25", "met", "1", "percentage_point"),
    ]


def test_a_document_that_says_a_target_was_met_is_believed_where_no_number_settles_it(
    data: Path, open_marts: OpenMarts
) -> None:
    replace(data, "sources.csv", "Publisher not known,2025", "Publisher not known,2026")
    append(
        data,
        "claims/pm25.csv",
        "harbour,urban,2026,new_state,reported_met,,,ug_m3,,old_copy,,达到规定目标,,",
        "lakeside,urban,2025,new_state,reported_met,,,ug_m3,,old_copy,,达到规定目标,,",
        "lakeside,urban,2026,new_state,reported_met,,,ug_m3,,old_copy,,达到规定目标,,",
    )
    question = """
        select t.place_id, t.period, t.status, t.reason, r.kind, r.source_id
        from target_result t left join fact_claim r on r.claim_id = t.reported_claim_id
        where t.indicator_id = 'pm25' order by 1, 2
    """
    assert rows(open_marts(data), question) == [
        ("harbour", "2026", "reported_met", "target_not_given", "reported_met", "old_copy"),
        ("lakeside", "2025", "met", None, "reported_met", "old_copy"),
        ("lakeside", "2026", "reported_met", "result_not_given", "reported_met", "old_copy"),
    ]
    assert rows(open_marts(data), "select count(*) from figure where kind = 'reported_met'") == [(0,)]


def test_a_table_of_tasks_that_passes_over_its_own_target_is_known(data: Path, open_marts: OpenMarts) -> None:
    task = "2,harbour_report,2026,harbour,2,部分,Section,任务,Task,断面,Sections,局,Bureau,,"
    claims = "section_share@national_sections;pm25@urban,,未报告,nothing reported,none,二 ¶1"
    append(data, "tasks.csv", f"{task},{claims}")
    question = """
        select indicator_id, status, reason from target_result
        where place_id = 'harbour' and period = '2026' order by 1
    """
    assert rows(open_marts(data), question) == [
        ("pm25", "unquantified", "words_only"),
        ("section_share", "pending", "not_reported"),
    ]


def test_a_result_on_another_basis_settles_nothing(data: Path, open_marts: OpenMarts) -> None:
    replace(
        data,
        "claims/section_share.csv",
        "city_sections,2025,network_2021_2025,target",
        "national_sections,2025,none,target",
    )
    question = (
        "select status, reason from target_result where indicator_id = 'section_share' and period = '2025'"
    )
    assert rows(open_marts(data), question) == [("not_comparable", "other_basis")]


def test_ambition(mini: Warehouse) -> None:
    question = """
        select place_id, indicator_id, period, last_period, last_result, relation, margin from ambition
        where relation <> 'no_result' order by all
    """
    assert rows(mini, question) == [
        ("harbour", "pm25", "2026", "2025", "27", "unknown", None),
        ("lakeside", "good_day_ratio", "2025", "2024", "84.4", "tighter", "-0.6"),
        ("lakeside", "pm25", "2025", "2024", "30", "tighter", "-1"),
        ("lakeside", "pm25", "2026", "2025", "28.5", "looser", "0.5"),
        ("lakeside", "waste_rate", "2025", "2024", "92", "equal", "0"),
        ("lakeside", "waste_rate", "2025", "2024", "92", "unknown", None),
    ]


def test_the_last_result_may_be_derived_and_years_old(data: Path, open_marts: OpenMarts) -> None:
    append(
        data,
        "claims/pm25.csv",
        "harbour,all,2022,new_state,actual,=,34,ug_m3,,harbour_report,,,,",
        "harbour,all,2023,new_state,derived,=,33,ug_m3,,harbour_report,,,由变化推得,From the change",
        "harbour,all,2026,new_state,target,<=,30,ug_m3,,harbour_report,,,,",
    )
    question = """
        select last_result, last_kind, years_since, relation, margin, asked_change from ambition
        where place_id = 'harbour' and scope_id = 'all' and indicator_id = 'pm25'
    """
    assert rows(open_marts(data), question) == [("33", "derived", 3, "tighter", "-3", "-1")]


@pytest.mark.parametrize(("years", "mean", "changes"), [((2024,), None, 1), ((2023, 2024), "-2", 2)])
def test_one_change_has_no_mean(
    data: Path,
    open_marts: OpenMarts,
    years: tuple[int, ...],
    mean: str | None,
    changes: int,
) -> None:
    for year in years:
        level = 34 - 2 * (year - 2022) if year < 2024 else 30
        append(
            data,
            "claims/pm25.csv",
            f"harbour,all,{year},new_state,actual,=,{level},ug_m3,,harbour_report,,,,",
        )
    append(
        data,
        "claims/pm25.csv",
        "harbour,all,2025,new_state,actual,=,28,ug_m3,,harbour_report,,,,",
        "harbour,all,2026,new_state,target,<=,27,ug_m3,,harbour_report,,,,",
    )
    question = """
        select mean_change, changes from ambition
        where place_id = 'harbour' and scope_id = 'all' and indicator_id = 'pm25'
    """
    assert rows(open_marts(data), question) == [(mean, changes)]


def test_a_target_equal_to_the_last_result(data: Path, open_marts: OpenMarts) -> None:
    replace(data, "claims/pm25.csv", "2026,new_state,target,<=,29", "2026,new_state,target,<=,28.50")
    replace(data, "claims/pm25.csv", "29微克/立方米", "28.50微克/立方米")
    question = (
        "select relation, margin"
        " from ambition where indicator_id = 'pm25' and period = '2026' and place_id = 'lakeside'"
    )
    assert rows(open_marts(data), question) == [("equal", "0")]


def test_documents_that_disagree(mini: Warehouse) -> None:
    question = "select indicator_id, place_id, period, value, other_value, difference from disagreement"
    assert [tuple(sorted(row[3:5])) for row in rows(mini, question)] == [("28.5", "29")]


AGREEMENTS = [  # what a second document says of Lakeside's 28.5 of 2025, and the grade of the two if they agree
    ("urban,2025,new_state,actual,=,28.5,ug_m3,,harbour_report", [("28.5", "same", None)]),
    ("urban,2025,new_state,actual,=,28.50,ug_m3,,harbour_report", [("28.5", "same", None)]),
    ("all,2025,new_state,actual,=,28.5,ug_m3,,harbour_report", [("28.5", "near", "Not stated.")]),
    ("whole_city,2025,new_state,actual,=,28.5,ug_m3,,harbour_report", []),  # apart
    ("urban,2025,new_state,derived,=,28.5,ug_m3,,harbour_report", []),  # nobody printed it
    ("urban,2025,new_state,actual,>=,28.5,ug_m3,,harbour_report", []),
    ("urban,2025,new_state,actual,=,28.5,ug_m3,,lakeside_press", []),  # a second document of one publisher
]


@pytest.mark.parametrize(("other", "found"), AGREEMENTS)
def test_documents_that_agree(data: Path, open_marts: OpenMarts, other: str, found: list[tuple]) -> None:
    replace(
        data, "claims/pm25.csv", "lakeside,urban,2025,new_state,actual,=,29,ug_m3,,lakeside_press,,,,\n", ""
    )
    replace(data, "sources.csv", "迷你晚报,Mini Evening News", "迷你湖城局,Mini Bureau of Lakeside")
    append(data, "comparability.csv", "*,*,scope,urban,all,near,未写明。,Not stated.,lakeside_report")
    append(data, "claims/pm25.csv", f"lakeside,{other},,,由另一数值推得,Follows from another value")
    question = "select value, grade, reason_en from agreement where indicator_id = 'pm25'"
    assert rows(open_marts(data), question) == found


def test_the_better_document_is_named_first(data: Path, open_marts: OpenMarts) -> None:
    append(data, "claims/pm25.csv", "lakeside,urban,2024,new_state,actual,=,30,ug_m3,,harbour_report,,,,")
    question = """
        select a.source_id, b.source_id, g.period, g.year, g.unit_id from agreement g
        join fact_claim a using (claim_id)
        join fact_claim b on b.claim_id = g.other_claim_id
    """
    assert rows(open_marts(data), question) == [("harbour_report", "lakeside_press", "2024", 2024, "ug_m3")]


def test_coverage(mini: Warehouse) -> None:
    question = (
        "select c.place_id, first_year, last_year, years, figures, scopes, official, confirmed, f.period"
        " from coverage c join figure f on f.claim_id = c.newest_claim_id"
        " where c.indicator_id = 'pm25' order by 1"
    )
    assert rows(mini, question) == [
        ("harbour", 2024, 2025, 2, 2, 2, 2, 0, "2025"),
        ("lakeside", 2021, 2025, 4, 4, 1, 1, 0, "2025"),
        ("millbrook", 2025, 2025, 1, 1, 1, 0, 0, "2025"),
    ]


def test_coverage_of_a_year_has_the_best_grade_and_says_what_is_only_derived(mini: Warehouse) -> None:
    question = (
        "select y.place_id, y.year, y.figures, y.best_grade, y.second_source, y.is_derived, f.value_text"
        " from coverage_year y join figure f using (claim_id) where y.indicator_id = 'pm25' order by 1, 2"
    )
    assert rows(mini, question) == [
        ("harbour", 2024, 1, "official", None, False, "27"),
        ("harbour", 2025, 1, "official", None, False, "27"),
        ("lakeside", 2021, 1, "unverified_copy", None, True, "36"),
        ("lakeside", 2022, 1, "press", None, False, "33"),
        ("lakeside", 2024, 1, "press", None, False, "30"),
        ("lakeside", 2025, 1, "official", None, False, "28.5"),
        ("millbrook", 2025, 1, "unverified_copy", None, False, "25"),
    ]


def test_the_claim_joins_its_notes_and_its_grade(mini: Warehouse) -> None:
    question = "select grade, note from claim where indicator_id = 'pm25' and period = '2021'"
    assert rows(mini, question) == [("unverified_copy", "由另一数值推得 | Follows from another value")]


def test_an_id_is_of_the_key_and_not_of_the_value(mini: Warehouse, data: Path, open_marts: OpenMarts) -> None:
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    ids = "select claim_id from fact_claim order by 1"
    assert rows(open_marts(data), ids) == rows(mini, ids)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("lakeside/pm25/urban/2025", "harbour/pm25/urban/2025", None),
        ("lakeside/pm25/urban/2025", "lakeside/pm25/urban/2022", None),
        ("lakeside/pm25/urban/2025", "harbour/pm25/whole_city/2024", "scope"),
        ("lakeside/pm25/urban/2025", "lakeside/pm25/urban/2021", "basis"),
        ("lakeside/pm25/urban/2025", "millbrook/pm25/urban/2025", "peer_group"),
        (
            "lakeside/good_day_ratio/whole_city/2025",
            "lakeside/section_share/national_sections/2025",
            "indicator",
        ),
    ],
)
def test_what_may_be_compared(mini: Warehouse, one: str, other: str, reason: str | None) -> None:
    def claim(key: str) -> str:
        place, indicator, scope, period = key.split("/")
        named = (
            f"place_id = '{place}' and indicator_id = '{indicator}'"
            f" and scope_id = '{scope}' and period = '{period}'"
        )
        ((claim_id,),) = rows(mini, f"select claim_id from figure where {named}")
        return claim_id

    for pair in ((one, other), (other, one)):
        question = f"select grade, reason_id from comparability('{claim(pair[0])}', '{claim(pair[1])}')"
        assert rows(mini, question) == [("same" if reason is None else "apart", reason)]


def test_two_years_of_a_place_may_differ_in_what_one_scope_means(data: Path, open_marts: OpenMarts) -> None:
    line = (
        "pm25,lakeside,scope,urban,urban,apart,各年统计的站点不同。,The stations differ from year to year.,x"
    )
    append(data, "comparability.csv", line)
    append(data, "claims/pm25.csv", "harbour,urban,2024,new_state,actual,=,30,ug_m3,,harbour_report,,,,")
    built = open_marts(data)
    question = """
        select a.place_id, a.period, b.period, c.grade, c.reason_en
        from fact_claim a join fact_claim b on a.claim_id < b.claim_id and b.place_id = a.place_id,
            comparability(a.claim_id, b.claim_id) c
        where a.indicator_id = 'pm25' and b.indicator_id = 'pm25' and a.scope_id = 'urban' and b.scope_id = 'urban'
            and a.kind = 'actual' and b.kind = 'actual' and a.period > '2023' and b.period > '2023'
        order by all
    """
    assert {(place, one == other, grade) for place, one, other, grade, _ in rows(built, question)} == {
        ("lakeside", True, "same"),  # two documents on one year
        ("lakeside", False, "apart"),
        ("harbour", False, "same"),  # another place keeps its line
    }
    (reason,) = {reason for *_, reason in rows(built, question) if reason}
    assert reason == "The stations differ from year to year."
    links = (
        "select year, link from series where indicator_id = 'pm25' and place_id = 'lakeside' order by year"
    )
    assert rows(built, links) == [(2021, None), (2022, "apart"), (2024, None), (2025, "apart")]
    computed = "select count(*) from change where indicator_id = 'pm25' and place_id = 'lakeside' and how = 'computed'"
    assert rows(built, f"{computed} and grade <> 'apart'") == [(0,)]


def test_a_derived_value_is_graded_itself(mini: Warehouse) -> None:
    """Near at best against what is printed, and not as the change that it follows from."""
    derived = "(select derived_id from derived where indicator_id = 'pm25')"
    printed = (
        "(select claim_id from figure where indicator_id = 'pm25' and place_id = '{}' and period = '2025')"
    )
    for place in ("lakeside", "harbour"):
        pair = f"from comparability({derived}, {printed.format(place)})"
        assert rows(mini, f"select grade, reason_id {pair}") == [("near", "kind")]
    assert rows(mini, f"select grade, reason_id from comparability({derived}, {derived})") == [("same", None)]
    ungraded = """
        select derived_id from derived where definition_key(
            comparison_key(indicator_id, scope_id, basis_id), 'derived'
        ) not in (select definition_key from dim_comparability_grade)
    """
    assert rows(mini, ungraded) == []


def test_a_look_alike_is_explained(mini: Warehouse) -> None:
    ids = dict(
        rows(
            mini,
            "select indicator_id, any_value(claim_id) from figure where place_id = 'lakeside' group by 1",
        )
    )
    question = f"select reason_en from comparability('{ids['section_share']}', '{ids['good_day_ratio']}')"
    assert rows(mini, question) == [("One is a share of days, the other of sections.",)]


def test_the_national_limits_of_a_year_are_the_one_in_force_at_its_end_and_those_to_come(
    mini: Warehouse,
) -> None:
    question = """
        select year, standing, standard_id, value from national_limit
        where indicator_id = 'pm25' and year in (2024, 2025) order by all
    """
    assert rows(mini, question) == [
        (2024, "in_force", "mini_old", "35"),
        (2024, "to_come", "mini_new", "30"),
        (2025, "in_force", "mini_new", "30"),
    ]


def test_of_two_national_limits_in_force_the_later_counts(data: Path, open_marts: OpenMarts) -> None:
    replace(
        data,
        "limits.csv",
        "2016-01-01,2024-12-31\nmini_old,pm25,grade_i,",
        "2016-01-01,\nmini_old,pm25,grade_i,",
    )
    question = (
        "select year, value from national_limit where standing = 'in_force' and year > 2023 order by all"
    )
    assert rows(open_marts(data), question) == [(2024, "35"), (2025, "30"), (2026, "30")]


def test_cities_are_judged_by_one_grade_of_a_standard(mini: Warehouse) -> None:
    question = "select standard_id, grade_id, is_national from city_limit order by all"
    assert rows(mini, question) == [("mini_new", "grade_ii", True), ("mini_old", "grade_ii", True)]
