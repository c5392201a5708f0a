"""Writes made-up hours of the nation's air stations as Parquet, a file a year: the input of a large batch.

A year of all 1,700 stations and six pollutants has 87 million rows; less of them is a part of the stations,
more is more years. Rows stand in order of time, as a feed delivers them. Values have the digits that
stations publish, so that ties are many; hours, parts of days and whole days are missing. The same number
of rows always gives the same rows, on every machine: noise is arithmetic of integers.

    python -m benchmarks.national_hours FOLDER [--rows 87000000]
"""

import argparse
from pathlib import Path

import duckdb

STATIONS = 1_700
STATIONS_OF_A_CITY = 5
FIRST_YEAR = 2021
ROWS_OF_A_STATION = 51_390  # of a year, less what is missing

# Levels are µg/m³, tenths of mg/m³ for CO. `day` counts from 0, `hour` is that of the day, 0 at its end;
# `city_noise` and `noise` are 0 to 999, of city and day and of the single hour. Particles are high in
# winter, ozone on summer afternoons.
ROWS = """
with
position as (
    select
        i // 6 // {stations} as hours,
        i // 6 % {stations} + 1 as station,
        i % 6 as pollutant
    from range(6 * {stations} * {hours}) as numbers (i)
),
place as (
    select
        *,
        (station - 1) // {stations_of_a_city} + 1 as city,
        hours // 24 as day,
        (hours + 1) % 24 as hour,
        {year} * 1000 as seed
    from position
),
mixed as (
    select
        *,
        (city * 48271 + day * 69621 + pollutant // 2 * 16807 + seed) % 2147483647 as of_city,
        (station * 630360016 + hours * 39373 + pollutant * 742938285 + seed) % 2147483647 as of_hour,
        (station * 950706376 + day * 62089911 + pollutant * 1226874159 + seed) % 2147483647 as of_day
    from place
),
stirred as (
    select
        * exclude (of_city, of_hour, of_day),
        (of_city * of_city + 1) % 2147483647 % 1000 as city_noise,
        (of_hour * of_hour + 1) % 2147483647 as of_hour,
        (of_day * of_day + 1) % 2147483647 as of_day
    from mixed
),
measured as (
    select
        city,
        station,
        hours,
        pollutant,
        abs(day - 182) as from_summer,
        abs(hour - 15) as from_afternoon,
        city_noise,
        of_hour % 1000 as noise
    from stirred
    where
        of_hour // 1000 % 101 <> 0
        and of_day % 211 <> 0
        and not (of_day % 37 = 0 and hour between 1 and 6)
),
levelled as (
    select
        city,
        station,
        hours,
        pollutant,
        case pollutant
            when 0 then (12 + from_summer // 6) * (20 + city_noise * city_noise // 3000) * (70 + noise // 17)
            when 1 then (25 + from_summer // 4) * (20 + city_noise * city_noise // 3000) * (70 + noise // 17)
            when 2 then (5 + from_summer // 30) * (50 + city_noise // 8) * (50 + noise // 8)
            when 3 then (18 + from_summer // 10) * (50 + city_noise // 8) * (50 + noise // 8)
            when 4 then (5 + from_summer // 30) * (50 + city_noise // 8) * (50 + noise // 10)
            else (116 - from_summer // 4 - 6 * from_afternoon) * (30 + city_noise // 6) * (80 + noise // 25)
        end // 10000 as level
    from measured
)
select
    'city_' || lpad(city::varchar, 3, '0') as city,
    lpad(station::varchar, 4, '0') || 'A' as station,
    timestamp '{year}-01-01 01:00:00' + to_hours(hours) as time,
    ['pm25', 'pm10', 'so2', 'no2', 'co', 'o3'][pollutant + 1] as pollutant,
    (case pollutant when 4 then level / 10 else greatest(level, 1) end)::decimal(7, 1) as value
from levelled
"""


def write(folder: Path, rows: int) -> list[Path]:
    """Write about so many rows; the files, a year each, in order of time."""
    folder.mkdir(parents=True)
    whole_years, rest = divmod(round(rows / ROWS_OF_A_STATION), STATIONS)
    files = []
    with duckdb.connect() as con:
        for year, stations in enumerate([*[STATIONS] * whole_years, *[rest] * (rest > 0)], FIRST_YEAR):
            files.append(folder / f"{year}.parquet")
            days = 366 if year % 4 == 0 else 365
            query = ROWS.format(
                stations=stations, hours=days * 24, stations_of_a_city=STATIONS_OF_A_CITY, year=year
            )
            con.sql(query).write_parquet(str(files[-1]), compression="zstd")
    return files


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=87_000_000)
    arguments = parser.parse_args()
    for file in write(arguments.folder, arguments.rows):
        with duckdb.connect() as con:
            ((count,),) = con.sql("select count(*) from read_parquet($1)", params=[str(file)]).fetchall()
        print(f"{file}: {count:,} rows")


if __name__ == "__main__":
    main()
