"""Judges the readings: each rule is a query of quality/ that names the readings it finds, by file and row.

A reading is named by the first rule that finds it, in the order of reasons.csv. A clean nation must not be
slow: the totals of each day tell which days are suspicious, and only these are looked at again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.monitoring.facts import read_rows
from etl.monitoring.input_files import Source
from etl.monitoring.layouts import load_vocabulary

ROOT = Path(__file__).parent
BROKEN = (
    "unreadable_time",
    "impossible_time",
    "two_time_zones",
    "not_a_whole_hour",
    "without_city",
    "unreadable_number",
)
NOT_A_ROW = "not_a_row"
COLUMNS = (
    "file varchar, row bigint, city varchar, station varchar, time timestamp, pollutant varchar, text varchar"
)
IS_BROKEN = """
    time is null or is_other_zone or city is null or value is null
    or time < timestamp '1970-01-01' or time > timestamp '2100-01-01'
    or (is_hour and (minute(time) <> 0 or second(time) <> 0))
"""


@dataclass(frozen=True)
class Extent:
    """How many readings there are, and the first and last year of those whose time can be read."""

    readings: int
    broken: int
    years: tuple[int, ...]


def prepare(con: duckdb.DuckDBPyConnection, query: str, each: str, data: Path) -> Extent:
    """Make the tables and views that the rules read; find the rows that cannot be read or placed."""
    limits = read_rows(data, "monitoring/pollutants.csv")
    con.register("pollutant_text", pa.Table.from_pylist(limits))
    con.execute(
        "create or replace temp table pollutant_limit as select pollutant_id as pollutant,"
        " cast(nullif(highest_possible, '') as bigint) * 1000 as highest_possible,"
        " cast(nullif(lowest_maximum, '') as bigint) * 1000 as lowest_maximum,"
        " cast(nullif(wrong_unit_from, '') as bigint) * 1000 as wrong_unit_from,"
        " cast(same_days_of_hours as integer) as same_days_of_hours, cast(same_days as integer) as same_days"
        " from pollutant_text"
    )
    con.execute("create or replace temp table sentinel (value bigint)")
    for number in load_vocabulary(data).sentinels:
        con.execute("insert into sentinel values (?)", [round(number * 1000)])
    con.execute(f"create or replace temp table fault ({COLUMNS}, reason varchar)")
    con.register("reason_row", pa.Table.from_pylist(read_rows(data, "monitoring/reasons.csv")))
    con.execute("create or replace temp table reason_text as select * from reason_row")
    is_hour = "true" if each == "hour" else "false"
    con.execute(f"create or replace temp view whole_reading as select *, {is_hour} as is_hour from ({query})")
    end = "time - interval 1 microsecond" if each == "hour" else "time"
    ends = ", ".join(
        f"year({most}({end}) filter (time between timestamp '1970-01-01' and timestamp '2100-01-01'))"
        for most in ("min", "max")
    )
    ((readings, broken, first, last),) = con.execute(
        f"select count(*), count(*) filter ({IS_BROKEN}), {ends} from whole_reading"
    ).fetchall()
    con.execute(
        f"create or replace temp table broken_reading as select * from whole_reading where {IS_BROKEN}"
        if broken
        else "create or replace temp table broken_reading as select * from whole_reading limit 0"
    )
    where = f" where not ({IS_BROKEN})" if broken else ""
    con.execute(f"create or replace temp view readable_reading as select * from whole_reading{where}")
    _find(con, [reason for reason in _reasons(data) if reason in BROKEN])
    return Extent(readings, broken, () if first is None or last is None else tuple(range(first, last + 1)))


def judge_year(con: duckdb.DuckDBPyConnection, year: int, each: str, data: Path) -> bool:
    """Find what is wrong in a year; whether its readings are sound as they are.

    Afterwards `reading` are the readings of the year that can be read, and `station_day_total` their totals,
    where they are of hours and sound.
    """
    con.execute(f"create or replace temp view reading as {select_year(year, each)}")
    before = _count(con)
    if each == "hour":
        con.execute("create temp view reading_hour as from reading")  # as the step calls it
        totals = (ROOT / "air" / "10_station_day_total.sql").read_text("utf-8")
        con.execute(f"create or replace temp table station_day_total as {totals}")
        con.execute("drop view reading_hour")
        _make(con, "still_day", "still_day_of_hours")
        _make(con, "suspicious_day", "suspicious_day")
        suspicious = (
            "select r.* from reading r join suspicious_day d on r.city = d.city and r.station = d.station"
            " and r.pollutant = d.pollutant and cast(r.time - interval 1 hour as date) = d.day"
        )
        if not con.execute("select 1 from suspicious_day limit 1").fetchall():
            return True
    else:
        _make(con, "still_day", "still_day_of_days")
        suspicious = "from reading"
    con.execute(f"create temp table suspicious_reading as {suspicious}")
    _find(con, [reason for reason in _reasons(data) if reason not in (*BROKEN, NOT_A_ROW)])
    con.execute("drop table suspicious_reading")
    if _count(con) == before:
        return True
    con.execute("drop table if exists station_day_total")
    return False


def select_year(year: int, each: str) -> str:
    """The readings of a year that can be read and placed."""
    first, last = ("time > ", "time <= ") if each == "hour" else ("time >= ", "time < ")
    return (
        f"select * from readable_reading where {first}timestamp '{year:04d}-01-01'"
        f" and {last}timestamp '{year + 1:04d}-01-01'"
    )


def select_sound(year: int, each: str, is_sound: bool) -> str:
    """The readings of a year without those that a rule found, in the columns of the steps."""
    without = "" if is_sound else " anti join fault using (file, row, pollutant)"
    columns = "time" if each == "hour" else "cast(time as date) as day"
    hours = "" if each == "hour" else ", cast(null as integer) as hours"
    return (
        f"select city, station, {columns}, pollutant, value{hours} from ({select_year(year, each)}){without}"
    )


def add_broken_lines(con: duckdb.DuckDBPyConnection, sources: Mapping[str, Source]) -> None:
    """Note the lines of text files that are no rows; `row` of these is already the line."""
    lines = [
        {"file": path, "row": line, "text": told}
        for path, source in sources.items()
        for line, told in source.broken
    ]
    if lines:
        con.register("broken_line", pa.Table.from_pylist(lines))
        con.execute(f"insert into fault by name select *, '{NOT_A_ROW}' as reason from broken_line")


def has_fault(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether anything was found by which figures would be wrong."""
    found = "select 1 from fault join reason_text using (reason) where severity = 'fault' limit 1"
    return con.execute(found).fetchall() != []


def has_readings(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the year that was judged last has any."""
    return con.execute("select 1 from reading limit 1").fetchall() != []


def _reasons(data: Path) -> list[str]:
    return [row["reason"] for row in read_rows(data, "monitoring/reasons.csv")]


def _make(con: duckdb.DuckDBPyConnection, table: str, script: str) -> None:
    query = (ROOT / "preparation" / f"{script}.sql").read_text("utf-8")
    con.execute(f"create or replace temp table {table} as {query}")


def _find(con: duckdb.DuckDBPyConnection, reasons: list[str]) -> None:
    """Add what each rule finds and no rule before it found."""
    for reason in reasons:
        query = (ROOT / "quality" / f"{reason}.sql").read_text("utf-8")
        con.execute(
            f"insert into fault select found.*, '{reason}' from ({query}) found"
            " anti join fault on fault.file = found.file and fault.row = found.row"
            " and fault.pollutant is not distinct from found.pollutant"
        )


def _count(con: duckdb.DuckDBPyConnection) -> int:
    ((count,),) = con.execute("select count(*) from fault").fetchall()
    return count
