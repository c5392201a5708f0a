"""How far figures of the real data may be compared: what the codebook states, pair by pair, and what holds of every pair."""

from pathlib import Path

import duckdb
import pytest

SECTIONS = "section_share_class_iii"
PROVINCIAL = ("provincial_sections", "national_provincial_sections", "provincial_sections_and_above")
GRADES = """
    select a.claim_id, b.claim_id, c.grade, c.reason_id, c.reason_zh, c.reason_en
    from figure a join figure b using (indicator_id), comparability(a.claim_id, b.claim_id) c
"""


@pytest.fixture(scope="module")
def con(real_file: Path):
    with duckdb.connect(str(real_file), read_only=True) as opened:
        yield opened


def grades(con: duckdb.DuckDBPyConnection, indicator: str, one: str, other: str) -> set[str]:
    """The grades of the pairs of figures that two keys name: place@scope@period, * for any."""

    def claims(key: str) -> list[str]:
        place, scope, period = key.split("@")
        found = con.execute(
            "select claim_id from figure where indicator_id = ? and place_id = ? and ? in ('*', scope_id)"
            " and ? in ('*', period)",
            [indicator, place, scope, period],
        )
        return [claim for (claim,) in found.fetchall()]

    pairs = [(a, b) for a in claims(one) for b in claims(other)]
    assert pairs
    return {
        con.execute("select grade from comparability(?, ?)", list(pair)).fetchall()[0][0] for pair in pairs
    }


@pytest.mark.parametrize(
    ("indicator", "one", "other", "grade"),
    [
        (SECTIONS, "suzhou@national_sections@2022", "jiaxing@national_control_sections@2022", "near"),
        (
            SECTIONS,
            "suzhou@provincial_sections_and_above@2020",
            "jiaxing@provincial_control_sections_and_above@2020",
            "near",
        ),
        (SECTIONS, "suzhou@provincial_sections@2022", "jiaxing@provincial_control_sections@2022", "near"),
        (
            SECTIONS,
            "suzhou@provincial_sections_and_above@2024",
            "jiaxing@provincial_control_sections@2024",
            "near",
        ),
        ("pm25", "suzhou@*@2015", "jiaxing@*@2015", "near"),
        ("pm25", "suzhou@*@2021", "jiaxing@*@2021", "near"),
        ("pm25", "suzhou@*@2022", "jiaxing@*@2022", "near"),
        ("pm25", "suzhou@*@2024", "jiaxing@*@2024", "near"),
        ("pm25", "suzhou@urban@2020", "jiaxing@whole_city@2020", "apart"),
        ("good_day_ratio", "suzhou@*@2020", "jiaxing@*@2020", "near"),
        ("good_day_ratio", "suzhou@urban@2013", "jiaxing@urban@2013", "same"),
        ("good_day_ratio", "suzhou@urban@2015", "jiaxing@urban@2015", "near"),
        ("good_day_ratio", "suzhou@urban@2013", "suzhou@whole_city@2013", "apart"),
        ("drinking_source_compliance_rate", "suzhou@*@2022", "jiaxing@*@2022", "near"),
        (SECTIONS, "shanghai@*@2022", "huzhou@surface_water_sections@2022", "apart"),
        (SECTIONS, "suzhou@provincial_sections@2022", "suzhou@national_provincial_sections@2022", "same"),
        (
            SECTIONS,
            "suzhou@provincial_sections_and_above@2024",
            "suzhou@national_provincial_sections@2023",
            "same",
        ),
        (SECTIONS, "suzhou@provincial_sections@2025", "suzhou@provincial_sections_and_above@2024", "same"),
        (
            SECTIONS,
            "suzhou@provincial_sections_and_above@2020",
            "suzhou@provincial_sections_and_above@2024",
            "apart",
        ),
        (SECTIONS, "shanghai@*@2022", "shanghai@national_control_city_assessment_sections@2024", "same"),
        (SECTIONS, "jiaxing@city_sections@2020", "jiaxing@city_sections_and_above@2016", "near"),
        ("pm25", "suzhou@city_unstated@2024", "suzhou@city_unstated@2025", "same"),
        ("zero_waste_city_assessment_rank", "suzhou@*@*", "jiaxing@*@*", "apart"),
        ("air_project_completed", "suzhou@all@2022", "suzhou@all@2025", "apart"),
        ("taihu_project", "suzhou@all@2022", "suzhou@all@2025", "apart"),
        (
            "rectification_issue_total",
            "suzhou@central_inspection_round_3@*",
            "jiaxing@central_inspection_round_3@*",
            "apart",
        ),
    ],
)
def test_what_the_sources_allow(
    con: duckdb.DuckDBPyConnection, indicator: str, one: str, other: str, grade: str
) -> None:
    assert grades(con, indicator, one, other) == {grade}


def test_the_three_names_of_a_list_of_sections_are_one_in_suzhou_alone(
    con: duckdb.DuckDBPyConnection,
) -> None:
    asked = """
        select distinct setting from dim_comparability_grade
        where grade = 'same' and split_part(definition_key, '|', 2) = any($scopes)
            and split_part(other_definition_key, '|', 2) = any($scopes)
            and split_part(definition_key, '|', 2) <> split_part(other_definition_key, '|', 2)
    """
    found = con.execute(f"{asked} order by all", {"scopes": list(PROVINCIAL)}).fetchall()
    assert found == [("suzhou",), ("suzhou:two_periods",)]


def test_landfill_shares_of_two_cities_are_near_at_best(con: duckdb.DuckDBPyConnection) -> None:
    asked = """
        select c.grade from fact_claim a join fact_claim b using (indicator_id),
            comparability(a.claim_id, b.claim_id) c
        where indicator_id = 'hazardous_waste_landfill_share' and a.place_id <> b.place_id
    """
    assert "same" not in {grade for (grade,) in con.execute(asked).fetchall()}


def test_a_grade_is_the_same_in_both_directions_with_its_reason(con: duckdb.DuckDBPyConnection) -> None:
    found = {(one, other): tuple(grade) for one, other, *grade in con.execute(GRADES).fetchall()}
    assert len(found) > 2000
    assert {pair for pair, grade in found.items() if found[pair[::-1]] != grade} == set()
    assert {grade for grade, *_ in found.values()} == {"same", "near", "apart"}


def test_a_claim_is_the_same_as_itself(con: duckdb.DuckDBPyConnection) -> None:
    asked = "select c.grade, c.reason_id from fact_claim a, comparability(a.claim_id, a.claim_id) c"
    assert set(con.execute(asked).fetchall()) == {("same", None)}


def test_near_has_a_reason_in_words(con: duckdb.DuckDBPyConnection) -> None:
    without = f"from ({GRADES}) where grade = 'near' and (reason_zh is null or reason_en is null)"
    assert con.execute(without).fetchall() == []


@pytest.mark.parametrize("table", ["pair", "pair_by_group"])
def test_a_pair_of_places_that_is_apart_has_a_reason_in_both_languages(
    con: duckdb.DuckDBPyConnection, table: str
) -> None:
    """A code alone (the scopes differ) says nothing that a reader could not see: reasons are data."""
    unsaid = con.execute(
        f"""
        select p.indicator_id, p.year, p.place_id, p.other_place_id
        from {table} p, comparability(p.claim_id, p.other_claim_id) c
        where p.grade = 'apart' and (c.reason_zh is null or c.reason_en is null)
        """
    ).fetchall()
    assert unsaid == []


def test_figures_of_one_group_are_mutually_same(con: duckdb.DuckDBPyConnection) -> None:
    """Ranks run within a group: nothing near or apart is ever in one, but for a place's own derived years."""
    asked = """
        select distinct a.comparison_group from figure a join figure b using (comparison_group),
            comparability(a.claim_id, b.claim_id) c
        where a.place_id <> b.place_id and c.grade <> 'same'
    """
    assert con.execute(asked).fetchall() == []


def test_a_pair_is_the_best_of_its_figures(con: duckdb.DuckDBPyConnection) -> None:
    better = """
        select p.indicator_id, p.year from pair p
        join figure a on a.place_id = p.place_id and a.indicator_id = p.indicator_id and a.year = p.year
        join figure b on b.place_id = p.other_place_id and b.indicator_id = p.indicator_id and b.year = p.year,
            comparability(a.claim_id, b.claim_id) c
        where list_position(['same', 'near', 'apart'], c.grade) < list_position(['same', 'near', 'apart'], p.grade)
    """
    assert con.execute(better).fetchall() == []
    assert con.execute("from pair where grade = 'apart' and difference is not null").fetchall() == []
    asked = """
        select year, p.grade, difference from pair p
        where indicator_id = 'pm25' and place_id = 'suzhou' and other_place_id = 'jiaxing' order by year
    """
    assert [(year, grade, str(gap)) for year, grade, gap in con.execute(asked).fetchall()] == [
        (2015, "near", "-5.000000"),
        (2020, "apart", "None"),
        (2021, "near", "-2.000000"),
        (2022, "near", "-2.000000"),
        (2024, "near", "-2.200000"),
    ]


def test_of_two_near_pairs_the_one_with_fewer_caveats_is_chosen(con: duckdb.DuckDBPyConnection) -> None:
    """PM2.5 of 2015: Suzhou's urban area is derived; Jiaxing has a figure of its urban area and one without."""
    asked = """
        select p.reason_id, a.scope_id, b.scope_id from pair p
        join figure a using (claim_id) join figure b on b.claim_id = p.other_claim_id
        where p.indicator_id = 'pm25' and p.place_id = 'suzhou' and p.other_place_id = 'jiaxing' and p.year = 2015
    """
    assert con.execute(asked).fetchall() == [("kind", "urban", "urban")]
    graded = (
        "select distinct grade = 'same', caveats = 0, caveats <= 3 from dim_comparability_grade order by all"
    )
    assert con.execute(graded).fetchall() == [(False, False, True), (True, True, True)]


def test_a_pair_names_every_two_peers_with_figures_of_a_year(con: duckdb.DuckDBPyConnection) -> None:
    missing = """
        select a.indicator_id, a.year from figure a join figure b using (indicator_id, year)
        join place p on p.place_id = a.place_id join place q on q.place_id = b.place_id
        where p.peer_group = q.peer_group and p.peer_group <> 'none' and p.position < q.position
            and (a.indicator_id, a.year, a.place_id, b.place_id) not in (
                select (indicator_id, year, place_id, other_place_id) from pair)
    """
    assert con.execute(missing).fetchall() == []


def test_a_series_has_every_year_once_and_links_neighbours(con: duckdb.DuckDBPyConnection) -> None:
    years = "select distinct indicator_id, place_id, year from {} where year is not null order by all"
    assert con.execute(years.format("series")).fetchall() == con.execute(years.format("figure")).fetchall()
    wrong = """
        select * from series s left join series o
            on o.indicator_id = s.indicator_id and o.place_id = s.place_id and o.year = s.year - 1
        where (o.year is null) <> (s.link is null)
    """
    assert con.execute(wrong).fetchall() == []
    asked = "select year, link from series where indicator_id = ? and place_id = 'suzhou' and year > 2022 order by 1"
    assert con.execute(asked, [SECTIONS]).fetchall() == [
        (2023, "same"),
        (2024, "same"),
        (2025, "same"),
    ]
    assert con.execute(asked, ["pm25"]).fetchall() == [(2023, "same"), (2024, "same"), (2025, "same")]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("national", [(2022, "near", 13.3), (2024, "near", 6.7)]),
        ("provincial", [(2020, "near", 1.8), (2022, "near", 7.5), (2024, "near", 2.5)]),
        ("city", []),
    ],
)
def test_networks_of_one_level_are_beside_each_other(
    con: duckdb.DuckDBPyConnection, group: str, expected: list[tuple[int, str, float]]
) -> None:
    found = con.execute(
        "select year, grade, difference from pair_by_group where indicator_id = ? and scope_group = ?"
        " and place_id = 'suzhou' and other_place_id = 'jiaxing' order by year",
        [SECTIONS, group],
    ).fetchall()
    assert [(year, grade, float(difference)) for year, grade, difference in found] == expected


def test_a_line_of_a_group_says_how_it_hangs_together_across_gaps(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "select year, previous_year, previous_grade from series_by_group"
        " where indicator_id = ? and scope_group = 'city' and place_id = 'jiaxing' order by year",
        [SECTIONS],
    ).fetchall()
    assert rows == [
        (2015, None, None),
        (2016, 2015, "apart"),
        (2020, 2016, "near"),
        (2021, 2020, "apart"),
        (2022, 2021, "same"),
        (2024, 2022, "same"),
    ]


def test_a_change_carries_the_grade_of_its_ends_and_its_caveat(con: duckdb.DuckDBPyConnection) -> None:
    wrong = """
        select ch.claim_id from change ch, comparability(ch.claim_id, ch.base_claim_id) c
        where how = 'computed' and (ch.grade <> c.grade or ch.grade = 'apart')
    """
    assert con.execute(wrong).fetchall() == []
    printed = """
        select caveat_en from change
        where how = 'printed' and indicator_id = ? and place_id = 'suzhou' and scope_id = 'national_sections'
    """
    ((caveat,),) = con.execute(printed, [SECTIONS]).fetchall()
    assert "previous section network" in caveat
    assert "networks of two five-year periods differ" in caveat
