"""Times, cities, units and numbers of an input become readings as the steps take them."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.build import DATA
from etl.monitoring.air_input import describe_input
from etl.monitoring.faults import FaultyInput
from tests.etl.monitoring.inputs import Judged, write

CLOCK = "%Y-%m-%d %H:%M"


def times(tmp_path: Path, heading: str, *rows: str, mapping: str = "") -> list[str]:
    place = write(tmp_path, heading, *rows)
    asked = write(tmp_path, mapping, name="mapping.yml") if mapping else None
    judged = Judged(place, asked)
    assert judged.found == []
    return [f"{row[2]:{CLOCK}}" if isinstance(row[2], datetime) else str(row[2]) for row in judged.sound]


@pytest.mark.parametrize(
    "text",
    [
        "2020-01-31 08:00",
        "2020-01-31 08:00:00",
        "2020-01-31T08:00:00+08:00",
        "2020-1-31 8:00",
        "2020/1/31 8:00",
        "2020/01/31 08",
        "2020013108",
        "20200131 08:00",
        "2020年1月31日 8:00",
        "2020年01月31日08时",
    ],
)
def test_forms_of_a_time(text: str, tmp_path: Path) -> None:
    assert times(tmp_path, "city,time,pm25", f"suzhou,{text},1") == ["2020-01-31 08:00"]


@pytest.mark.parametrize(
    "text", ["2020-01-31", "2020/1/31", "20200131", "2020年1月31日", "2020-01-31 00:00:00"]
)
def test_forms_of_a_day(text: str, tmp_path: Path) -> None:
    assert times(tmp_path, "city,date,pm25", f"suzhou,{text},1") == ["2020-01-31"]


def test_midnight_at_the_end_of_a_year_is_of_that_year_and_so_is_24_o_clock(tmp_path: Path) -> None:
    rows = ("suzhou,2019-12-31 23:00,1", "suzhou,2019-12-31 24:00,2", "suzhou,2020-01-01 01:00,3")
    judged = Judged(write(tmp_path, "city,time,pm25", *rows))
    assert judged.extent.years == (2019, 2020)
    assert [f"{row[2]:{CLOCK}}" for row in judged.sound] == [
        "2019-12-31 23:00",
        "2020-01-01 00:00",
        "2020-01-01 01:00",
    ]


def test_date_and_hour_apart(tmp_path: Path) -> None:
    rows = ("suzhou,20200101,00,1", "suzhou,20200101,1,2", "suzhou,20200101,24,3", "suzhou,20200102,3时,4")
    found = times(tmp_path, "city,日期,小时,pm25", *rows)
    assert found == ["2020-01-01 00:00", "2020-01-01 01:00", "2020-01-02 00:00", "2020-01-02 03:00"]


def test_an_hour_that_no_clock_has_is_no_time(tmp_path: Path) -> None:
    judged = Judged(write(tmp_path, "city,date,hour,pm25", "suzhou,2020-01-01,25,1", "suzhou,2020-01-01,2,1"))
    assert [(reason, row) for reason, row, *_ in judged.found] == [("unreadable_time", 2)]


def test_hours_named_by_their_beginning_and_times_of_another_zone(tmp_path: Path) -> None:
    row = "suzhou,2020-01-01 00:00,1", "suzhou,2020-01-01 05:00,2"
    assert times(tmp_path, "city,time,pm25", *row, mapping="hour_label: beginning")[0] == "2020-01-01 01:00"
    (tmp_path / "utc").mkdir()
    assert (
        times(tmp_path / "utc", "city,time,pm25", *row, mapping="time_zone: '+00:00'")[0]
        == "2020-01-01 08:00"
    )


def test_instants_of_parquet_are_told_in_the_time_of_china(tmp_path: Path) -> None:
    with duckdb.connect() as con:
        con.execute("set timezone = 'America/New_York'")
        con.execute(
            f"copy (select 'suzhou' as city, timestamptz '2020-01-01 01:00:00+00' as time, 5 as pm25)"
            f" to '{tmp_path}/a.parquet'"
        )
    assert [row[2] for row in Judged(tmp_path / "a.parquet").sound] == [datetime(2020, 1, 1, 9)]


def test_a_column_of_dates_is_of_days(tmp_path: Path) -> None:
    with duckdb.connect() as con:
        con.execute(
            f"copy (select 'jiaxing' as city, date '2020-02-29' as day, 5.5 as o3) to '{tmp_path}/a.parquet'"
        )
    judged = Judged(tmp_path / "a.parquet")
    assert (judged.input.each, judged.sound) == (
        "day",
        [("jiaxing", "", date(2020, 2, 29), "o3", 5500, None)],
    )


@pytest.mark.parametrize("name", ["苏州", "苏州市", "suzhou", "Suzhou", "SUZHOU", " 苏州 ", "Suzhou City"])
def test_a_city_is_known_by_each_of_its_names(name: str, tmp_path: Path) -> None:
    assert Judged(write(tmp_path, "city,date,pm25", f"{name},2020-01-01,1")).sound[0][0] == "suzhou"


def test_any_other_city_keeps_its_name(tmp_path: Path) -> None:
    assert Judged(write(tmp_path, "城市,日期,PM10", "兰州市,2020-01-01,1")).sound[0][0] == "兰州市"


def test_units_are_changed_into_the_pollutants_own(tmp_path: Path) -> None:
    place = write(tmp_path, "city,date,PM2.5(mg/m³),CO(μg/m³),SO2", "suzhou,2020-01-01,0.0355,812.5,7")
    assert Judged(place).values == [("co", 812), ("pm25", 35500), ("so2", 7000)]


def test_ozone_of_one_hour_never_becomes_that_of_a_day(tmp_path: Path) -> None:
    heading = (
        "city,date,source_id,pm25_ugm3,pm10_ugm3,so2_ugm3,no2_ugm3,co_mgm3,o3_8h_max_ugm3,o3_1h_max_ugm3,"
        "aqi_source,aqi_source_kind,level_zh_source,n_hours_pm25,flag"
    )
    place = write(tmp_path, heading, "苏州,2015-01-01,one,35,60,20,40,0.9,,120,90,mean_of_hourly_aqi,良,,")
    assert "o3" not in {pollutant for pollutant, _ in Judged(place).values}


def test_copies_of_a_series_must_be_chosen(tmp_path: Path) -> None:
    heading = (
        "city,date,source_id,pm25_ugm3,pm10_ugm3,so2_ugm3,no2_ugm3,co_mgm3,o3_8h_max_ugm3,o3_1h_max_ugm3,"
        "aqi_source,aqi_source_kind,level_zh_source,n_hours_pm25,flag"
    )
    rows = [f"苏州,2015-01-01,{source},{value},,,,,,,,,,," for source, value in (("one", 35), ("two", 36))]
    place = write(tmp_path, heading, *rows)
    with pytest.raises(
        FaultyInput, match=r"copies from several sources: one, two(.|\n)*only: \{source_id: one\}"
    ):
        Judged(place)
    other = write(tmp_path, heading, *rows, name="b.csv")
    chosen = Judged(other, write(tmp_path, "only: {source_id: two}", name="mapping.yml"))
    assert chosen.values == [("pm25", 36000)]


def test_hours_and_days_are_not_worked_together(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", "city,time,pm25", "suzhou,2020-01-01 01:00,1", name="1.csv")
    write(tmp_path / "in", "city,date,pm25", "suzhou,2020-01-01,1", name="2.csv")
    with pytest.raises(FaultyInput, match=r"1\.csv \(each hour\) and 2\.csv \(each day\)"):
        Judged(tmp_path / "in")


def test_a_zero_may_be_the_mark_of_a_layout(tmp_path: Path) -> None:
    heading = "city,date,AQI,grade,PM25,PM10,SO2,CO,NO2,O3_8h,source_id"
    judged = Judged(
        write(
            tmp_path,
            heading,
            "苏州,2018-01-01,0,无,0,0,17,1.7,83,91,x",
            "苏州,2018-01-02,0,无,0.0,9,0,1,8,9,x",
        )
    )
    assert judged.found == []
    assert {pollutant for pollutant, _ in judged.values} == {"pm10", "so2", "co", "no2", "o3"}


def test_names_in_a_long_file_that_mean_no_pollutant_are_told(tmp_path: Path) -> None:
    rows = [f"suzhou,2020-01-01 01:00,{name},5" for name in ("PM2.5", "AQI", "O3_8h", "O3")]
    judged = Judged(write(tmp_path, "city,time,type,value", *rows))
    assert judged.values == [("o3", 5000), ("pm25", 5000)]
    assert "not read    AQI: a name of no pollutant" in describe_input(judged.input, DATA)


@settings(max_examples=3)  # a file each
@given(values=st.lists(st.integers(20_000, 900_000), min_size=30, max_size=30, unique=True))
def test_three_decimals_are_kept_exactly(values: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = [
        f"suzhou,2020-01-{day:02},{value // 1000}.{value % 1000:03d}" for day, value in enumerate(values, 1)
    ]
    place = write(tmp_path_factory.mktemp("exact"), "city,date,pm25", *rows)
    assert sorted(Judged(place).values) == [("pm25", value) for value in sorted(values)]


def test_a_table_of_stations_names_their_cities(tmp_path: Path) -> None:
    write(tmp_path, "station,city", "1160A,苏州市", "1161A,兰州", name="stations.csv")
    mapping = write(tmp_path, "stations: stations.csv", name="mapping.yml")
    rows = [
        f"{station},2020-01-01 0{at}:00,{at}" for at, station in enumerate(("1160A", "1161A", "9999A"), 1)
    ]
    judged = Judged(write(tmp_path, "站点编码,时间,PM2.5", *rows), mapping)
    assert [row[:2] for row in judged.sound] == [("suzhou", "1160A"), ("兰州", "1161A")]
    assert [(reason, row) for reason, row, *_ in judged.found] == [("without_city", 4)]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("city,time,pollutant,value", "there is a heading and no row"),
        (
            "station,time,pm25",
            "no column of cities is known(.|\n)*“city: X” for every row, or “stations: FILE”",
        ),
    ],
)
def test_a_file_without_rows_or_cities_says_what_to_do(heading: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(FaultyInput, match=words):
        Judged(write(tmp_path, heading))


@pytest.mark.parametrize(
    ("text", "words"), [("a,b\n1,2\n", "has the columns station and city"), (None, "No such file")]
)
def test_a_table_of_stations_that_is_none_is_refused(text: str | None, words: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "stations.csv").write_text(text, "utf-8")
    mapping = write(tmp_path, "stations: stations.csv", name="mapping.yml")
    with pytest.raises(FaultyInput, match=words):
        Judged(write(tmp_path, "station,time,pm25", "a,2020-01-01 01:00,5"), mapping)


@pytest.mark.parametrize(
    "kind", ["decimal(7, 1)", "decimal(12, 3)", "decimal(20, 6)", "double", "float", "integer"]
)
def test_numbers_of_every_type_are_kept(kind: str, tmp_path: Path) -> None:
    number = "12" if kind == "integer" else "12.5"
    with duckdb.connect() as con:
        query = f"select 'suzhou' as city, date '2020-01-01' as day, 'pm25' as pollutant, {number}::{kind} as value"
        con.execute(f"copy ({query}) to '{tmp_path}/a.parquet'")

    assert Judged(tmp_path / "a.parquet").values == [("pm25", int(float(number) * 1000))]
