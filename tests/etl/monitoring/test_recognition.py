"""What columns mean is known by a mapping, by a layout, or by their names; what is not clear is asked."""

from pathlib import Path

import pytest

from etl.build import DATA
from etl.monitoring.faults import FaultyInput
from etl.monitoring.layouts import Layout, load_layouts, load_mapping, load_vocabulary
from etl.monitoring.recognition import describe, map_pollutants, recognise
from tests.etl.monitoring.water_input import HEADER

WORDS = load_vocabulary(DATA)
HEADINGS = {
    "two_cities_hours": "city,datetime_hour_ending,AQI,PM2.5,PM10,SO2,NO2,O3,O3_8h,CO,PM2.5_24h,O3_8h_24h",
    "city_days_with_grade": "city,date,AQI,grade,PM25,PM10,SO2,CO,NO2,O3_8h,source_id",
    "city_days_of_two_sources": "city,date,source_id,pm25_ugm3,pm10_ugm3,so2_ugm3,no2_ugm3,co_mgm3,"
    "o3_8h_max_ugm3,o3_1h_max_ugm3,aqi_source,aqi_source_kind,level_zh_source,n_hours_pm25,flag",
    "city_months": "city,月份,AQI,范围,质量等级,PM2.5,PM10,SO2,CO,NO2,O3,source_id",
    "station_year_with_coordinates": "AQI,PM2.5,PM2.5_24h,PM10,PM10_24h,SO2,SO2_24h,NO2,NO2_24h,O3,O3_24h,O3_8h,"
    "O3_8h_24h,CO,CO_24h,station_id,station_name,city,long,lat,source_id",
    "station_hours_split_time": "city,Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,"
    "O3_8h,SO2,source_id",
    "city_yearbook": "city,population_regist_c,area_c,indus_water,indus_so2,indus_no,indus_dust,"
    "indus_solid_utilizeratio,PM2.5.y,water_sewage_ratio,waste_consump_ratio,grp_total_c,year,source_id",
    "water_automatic_stations": HEADER,
    "water_own_codes": "section,city,time,published_class,state,ph,dissolved_oxygen,permanganate_index,"
    "chemical_oxygen_demand,biochemical_oxygen_demand,ammonia_nitrogen,total_phosphorus,total_nitrogen,"
    "chlorophyll_a,transparency,copper,zinc,fluoride,selenium,arsenic,mercury,cadmium,hexavalent_chromium,lead,"
    "cyanide,volatile_phenols,petroleum,anionic_surfactants,sulphide",
}


def known(heading: str, each: str | None = None, mapping: Layout | None = None) -> Layout:
    return recognise("a.csv", heading.split(","), load_layouts(DATA).values(), WORDS, mapping, each)


def mapped(tmp_path: Path, text: str) -> Layout:
    (tmp_path / "mapping.yml").write_text(text, "utf-8")
    return load_mapping(tmp_path / "mapping.yml", DATA)


@pytest.mark.parametrize("name", HEADINGS)
def test_the_known_files_are_recognised_by_their_headings(name: str) -> None:
    assert known(HEADINGS[name]).name == name


def test_every_layout_is_of_a_known_file() -> None:
    assert set(load_layouts(DATA)) == set(HEADINGS)


def test_the_maximum_of_an_hour_is_no_ozone_of_a_day_and_no_index_of_an_hour_one_of_a_day() -> None:
    layout = known(HEADINGS["city_days_of_two_sources"])
    assert {value.pollutant: column for column, value in layout.values.items()}["o3"] == "o3_8h_max_ugm3"
    assert layout.choose == "source_id"
    assert {"o3_1h_max_ugm3", "aqi_source"} <= set(layout.not_read)


def test_columns_are_known_by_names_and_units_in_both_languages() -> None:
    layout = known("城市,站点编码,监测时间,PM2.5(μg/m³),一氧化碳（mg/m3）,SO2_ug_m3,臭氧,AQI", "hour")
    assert dict(layout.columns) == {"city": "城市", "station": "站点编码", "time": "监测时间"}
    assert [(value.pollutant, value.unit) for value in layout.values.values()] == [
        ("pm25", "ug_m3"),
        ("co", "mg_m3"),
        ("so2", "ug_m3"),
        ("o3", None),
    ]
    assert dict(layout.not_read) == {"AQI": "not known"}


def test_a_long_file_is_known_and_so_are_its_names_of_pollutants() -> None:
    layout = known("city,station,time,pollutant,value", "hour")
    assert layout.is_long
    found = map_pollutants(["PM2.5", "o3", "O3_8h", "AQI", "臭氧"], layout, WORDS)
    assert {name: value.pollutant for name, value in found.items()} == {
        "PM2.5": "pm25",
        "o3": "o3",
        "臭氧": "o3",
    }


def test_ozone_of_days_must_say_what_it_is() -> None:
    assert "O3_8h" in known("city,day,PM2.5,O3_8h", "day").values
    assert "o3" in known("city,day,pm25,o3", "day").values  # our own code, which says so
    unclear = known("city,day,PM2.5,O3", "day")
    assert list(unclear.values) == ["PM2.5"]
    assert "highest mean of eight hours" in unclear.not_read["O3"]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("city,time,AQI", "no column of a pollutant is known. The columns are: city, time, AQI"),
        ("city,PM2.5", "no column of times is known"),
        ("time,PM2.5", "no column of cities or stations is known"),
        ("city,城市,time,PM2.5", "both “city” and “城市” could be the city"),
        ("city,time,PM2.5,pm25", "both “PM2.5” and “pm25” could be pm25"),
        ("city,time,pollutant,value,PM10", "“PM10” looks like a column of values"),
    ],
)
def test_what_is_not_clear_is_asked(heading: str, words: str) -> None:
    with pytest.raises(FaultyInput, match=words):
        known(heading, "hour")


def test_a_mapping_names_columns_units_and_marks(tmp_path: Path) -> None:
    mapping = mapped(
        tmp_path,
        "each: hour\ncolumns: {station: s, time: t}\nvalues: {a: pm25, b: {pollutant: co, unit: ug_m3}}\n"
        "city: 苏州\nmissing: [x]\ntime_zone: '+00:00'\nhour_label: beginning\n",
    )
    layout = known("s,t,a,b,c", mapping=mapping)
    assert (layout.city, layout.missing, layout.time_zone, layout.hour_label) == (
        "苏州",
        ("x",),
        "+00:00",
        "beginning",
    )
    assert layout.values["b"].unit == "ug_m3"
    assert dict(layout.not_read) == {"c": "not known"}
    assert "time        t" in describe(layout, WORDS, layout.values)


def test_a_mapping_may_only_choose_of_what_is_recognised(tmp_path: Path) -> None:
    chosen = known(HEADINGS["city_days_of_two_sources"], mapping=mapped(tmp_path, "only: {source_id: one}\n"))
    assert (chosen.name, dict(chosen.only)) == ("city_days_of_two_sources", {"source_id": "one"})
    begun = mapped(tmp_path, "layout: city_days_of_two_sources\nonly: {source_id: one}\n")
    assert (begun.name, set(begun.values)) == ("mapping.yml", set(chosen.values))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colums: {city: a}\n", "unknown key “colums”. The keys are"),
        ("columns: {town: a}\n", "unknown role “town”"),
        ("columns: city\n", "columns: “city” names no columns"),
        ("values: {a: pm3}\n", "pollutant: “pm3” is not known. Write one of pm25, pm10"),
        ("values: {a: {pollutant: co, unit: ppm}}\n", "unit: “ppm” is not known"),
        ("values: {a: {pollutant: co, units: mg_m3}}\n", "only pollutant and unit"),
        ("each: week\n", "each: “week” is not known"),
        ("time_zone: 8\n", "time_zone: “8” is not known"),
        ("layout: gone\n", "unknown layout “gone”"),
        ("columns: {city: [\n", "mapping.yml:2: not YAML"),
        ("- a\n", "not a mapping of keys"),
        (
            "columns: {city: gone, time: t}\nvalues: {a: pm25}\n",
            "names the column “gone”, which is not there",
        ),
        ("only: {gone: x}\n", "chooses by the column “gone”, which is not there"),
    ],
)
def test_a_mapping_that_means_nothing_is_refused_in_words(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(FaultyInput, match=words):
        known("city,t,time,a,PM2.5", "hour", mapped(tmp_path, text))
