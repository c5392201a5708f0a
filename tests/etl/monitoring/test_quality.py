"""Each rule finds what it is named by, with file and row; nothing of it is averaged, and nothing else is lost."""

from pathlib import Path

import duckdb
import pytest

from etl.build import DATA
from etl.monitoring.facts import read_rows
from etl.monitoring.quality import NOT_A_ROW, ROOT
from etl.monitoring.warning_rules import RULES
from tests.documents import code_words, read, tables
from tests.etl.monitoring.inputs import Judged, days, hours, write
from tests.source_code import ROOT as ROOT_OF_ALL

HEADING = "city,station,time,pm25,co,so2"
PLACE = "suzhou,a"
T1, T2, T3 = hours("2020-01-01 01:00", 3)


def judged(tmp_path: Path, *lines: str, heading: str = HEADING) -> Judged:
    return Judged(write(tmp_path, heading, *lines))


def test_every_reason_has_its_rule_and_every_rule_its_reason() -> None:
    reasons = {row["reason"] for row in read_rows(DATA, "monitoring/reasons.csv")}
    assert {file.stem for file in (ROOT / "quality").glob("*.sql")} == reasons - {NOT_A_ROW}


@pytest.mark.parametrize("document", ["monitoring.md", "monitoring.zh.md"])
def test_the_document_names_every_reason_in_order_and_every_rule_that_warns(document: str) -> None:
    written = [row[0] for table in tables(read(ROOT_OF_ALL / "docs" / document)) for row in table[1:]]
    named = [word for cell in written for word in code_words(cell)]
    reasons = [row["reason"] for row in read_rows(DATA, "monitoring/reasons.csv")]
    assert [word for word in named if word in reasons] == reasons
    assert {rule.stem for rule in RULES.glob("*.sql")} <= set(named)


@pytest.mark.parametrize("value", ["-999", "-999.0", "-9999", "9999", "99999"])
def test_a_number_that_stands_for_no_value(value: str, tmp_path: Path) -> None:
    found = judged(tmp_path, f"{PLACE},{T1},{value},0.5,3", f"{PLACE},{T2},12,0.5,3")
    assert found.found == [("sentinel_value", 2, "pm25", value)]
    assert found.values == [("co", 500), ("co", 500), ("pm25", 12000), ("so2", 3000), ("so2", 3000)]


def test_a_zero_in_every_column(tmp_path: Path) -> None:
    found = judged(tmp_path, f"{PLACE},{T1},0,0,0", f"{PLACE},{T2},12,0.5,0", f"{PLACE},{T3},0,0,3")
    assert found.found == [("zero_in_all_columns", 2, name, "0") for name in ("co", "pm25", "so2")]
    assert ("so2", 0) in found.values  # one zero may be true


def test_zeros_of_a_long_file(tmp_path: Path) -> None:
    rows = [
        f"{PLACE},{time},{name},{value}" for time, value in ((T1, 0), (T2, 5)) for name in ("pm25", "so2")
    ]
    found = judged(tmp_path, *rows, f"{PLACE},{T3},pm25,0", heading="city,station,time,pollutant,value")
    assert [(reason, row) for reason, row, *_ in found.found] == [
        ("zero_in_all_columns", row) for row in (2, 3)
    ]


def test_below_zero_and_above_what_can_be(tmp_path: Path) -> None:
    found = judged(tmp_path, f"{PLACE},{T1},-1,0.5,3", f"{PLACE},{T2},3001,0.5,3", f"{PLACE},{T3},3000,0.5,3")
    assert found.found == [("impossible_value", 3, "pm25", "3001"), ("negative_value", 2, "pm25", "-1")]


def test_co_in_micrograms(tmp_path: Path) -> None:
    found = judged(
        tmp_path, *(f"{PLACE},{time},{at},{500 + at},{at}" for at, time in enumerate(hours(T1, 24), 9))
    )
    assert {(reason, name) for reason, _, name, _ in found.found} == {("wrong_unit", "co")}
    assert len(found.found) == 24
    assert {name for name, _ in found.values} == {"pm25", "so2"}


def test_particles_in_milligrams(tmp_path: Path) -> None:
    rows = [f"{PLACE},{time},0.0{at},0.5,{at}" for at, time in enumerate(hours(T1, 48), 11)]
    found = judged(tmp_path, *rows)
    assert {(reason, name) for reason, _, name, _ in found.found} == {("wrong_unit", "pm25")}
    assert len(found.found) == 48


def test_clean_air_is_in_no_wrong_unit(tmp_path: Path) -> None:
    """A day below 1 µg/m³ at a station that has other days, too."""
    low = [f"{PLACE},{time},0.{at},0.5,3" for at, time in enumerate(hours(T1, 24), 11)]
    high = [f"{PLACE},{time},{at},0.5,3" for at, time in enumerate(hours("2020-01-02 01:00", 24), 11)]
    assert judged(tmp_path, *low, *high).found == []


def test_two_values_for_one_hour_and_one_value_said_twice(tmp_path: Path) -> None:
    found = judged(tmp_path, f"{PLACE},{T1},12,0.5,3", f"{PLACE},{T1},13,0.5,3", f"{PLACE},{T2},14,0.5,3")
    assert found.found == [
        ("different_values", 2, "pm25", "12"),
        ("different_values", 3, "pm25", "13"),
        ("said_twice", 3, "co", "0.5"),
        ("said_twice", 3, "so2", "3"),
    ]
    assert found.values == [("co", 500), ("co", 500), ("pm25", 14000), ("so2", 3000), ("so2", 3000)]


def test_two_values_for_one_hour_in_two_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder, HEADING, f"{PLACE},{T1},12,,", name="1.csv")
    write(folder, HEADING, f"{PLACE},{T1},13,,", name="2.csv")
    assert [(fault[0], fault[7]) for fault in Judged(folder).quality] == [
        ("1.csv", "different_values"),
        ("2.csv", "different_values"),
    ]


@pytest.mark.parametrize(("same", "faults"), [(24, 24), (20, 20), (19, 0)])
def test_a_stuck_instrument_of_hours(same: int, faults: int, tmp_path: Path) -> None:
    rows = [f"{PLACE},{time},{7 if at < same else at},," for at, time in enumerate(hours(T1, same))]
    found = judged(tmp_path, *rows, f"{PLACE},2020-01-02 01:00,8,,", f"{PLACE},2020-01-02 02:00,9,,")
    assert [reason for reason, *_ in found.found] == ["stuck_value"] * faults
    assert len(found.values) == same + 2 - faults


@pytest.mark.parametrize(("count", "is_stuck"), [(3, False), (4, True)])
def test_gases_of_few_digits_may_stand_still_for_three_days(
    count: int, is_stuck: bool, tmp_path: Path
) -> None:
    rows = [f"{PLACE},{time},,,5" for time in hours(T1, 24 * count)]
    assert bool(judged(tmp_path, *rows).found) == is_stuck


@pytest.mark.parametrize(("count", "is_stuck"), [(4, False), (5, True)])
def test_a_stuck_series_of_days(count: int, is_stuck: bool, tmp_path: Path) -> None:
    rows = [f"suzhou,{day},33" for day in days("2020-01-01", count)]
    found = judged(tmp_path, *rows, "suzhou,2020-02-01,33", heading="city,date,pm25")
    assert [row for _, row, *_ in found.found] == (list(range(2, 2 + count)) if is_stuck else [])


def test_what_cannot_be_read_or_placed(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        f"{PLACE},{T1},12x,0.5,",
        f",b,{T1},12,,",
        f"{PLACE},yesterday,12,,",
        f"{PLACE},2020-01-01 08:30,12,,",
        f"{PLACE},{T2}",
        f"{PLACE},{T3},12,,",
    )
    assert found.found == [
        ("not_a_row", 6, "", "3 cells, not 6"),
        ("not_a_whole_hour", 5, "pm25", "12"),
        ("unreadable_number", 2, "pm25", "12x"),
        ("unreadable_time", 4, "pm25", "12"),
        ("without_city", 3, "pm25", "12"),
    ]
    assert found.values == [("co", 500), ("pm25", 12000)]


@pytest.mark.parametrize("zone", ["Z", "+00:00", "+0900", "+09:00"])
def test_two_time_zones(zone: str, tmp_path: Path) -> None:
    found = judged(tmp_path, f"{PLACE},{T1},12,,", f"{PLACE},2020-01-01T02:00:00{zone},13,,")
    assert found.found == [("two_time_zones", 3, "pm25", "13")]


def test_the_time_zone_of_the_layout_may_be_written(tmp_path: Path) -> None:
    found = judged(tmp_path, f"{PLACE},{T1}:00+08:00,12,,", f"{PLACE},2020-01-01T02:00:00.000+0800,13,,")
    assert found.found == []
    assert [f"{row[2]:%d %H}" for row in found.sound] == ["01 01", "01 02"]


def test_what_is_missing_is_no_fault(tmp_path: Path) -> None:
    found = judged(tmp_path, f"{PLACE},{T1},,NaN,—", f"{PLACE},{T2},NA,--, ", f"{PLACE},{T3},12,null,缺测")
    assert found.found == []
    assert found.values == [("pm25", 12000)]


def test_one_percent_of_garbage_is_found_and_the_rest_is_left(tmp_path: Path) -> None:
    words = ("?", "1O", "12,5", "0x1F", "１２", "1e999", "12 3", "--5", "+-3")
    rows = [
        f"{PLACE},{time},{words[at // 100 % 9] if at % 100 == 0 else 10 + at % 40},,".replace(
            "12,5", '"12,5"'
        )
        for at, time in enumerate(hours(T1, 2000))
    ]
    found = judged(tmp_path, *rows)
    assert [reason for reason, *_ in found.found] == ["unreadable_number"] * 20
    assert [row for _, row, *_ in sorted(found.found, key=lambda f: f[1])] == [
        2 + 100 * at for at in range(20)
    ]
    assert len(found.values) == 1980


def test_parquet_is_judged_as_text_is(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    with duckdb.connect() as con:
        con.execute(
            "copy (select 'suzhou' as city, 'a' as station, timestamp '2020-01-01 01:00' + to_hours(i::int) as time,"
            " unnest(['pm25', 'co']) as pollutant,"
            " case i when 0 then -999 when 1 then 'nan' when 2 then 1e300 else i + 0.25 end as value"
            f" from range(5) t(i)) to '{file}'"
        )
    found = Judged(file)
    assert [(reason, row) for reason, row, *_ in found.found] == [
        ("sentinel_value", 1),
        ("sentinel_value", 2),
        ("unreadable_number", 5),
        ("unreadable_number", 6),
    ]
    assert found.values == [("co", 3250), ("co", 4250), ("pm25", 3250), ("pm25", 4250)]
