"""The command reads, judges, computes and writes; what is wrong ends it in words, and leaves nothing half."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl import __main__ as program
from etl.build import DATA
from etl.monitoring import air_run
from etl.monitoring.progress import Progress
from tests.etl.monitoring.inputs import days, hours, write
from tests.source_code import ROOT

TABLES = ["city_aqi", "city_day", "city_period", "quality", "station_day"]
DAYS = [
    f"苏州,{day},{30 + at % 7},{60 + at % 9},{8 + at % 2},{30 + at % 5},0.{7 + at % 2},{90 + at % 11}"
    for at, day in enumerate(days("2021-01-01", 400))
]
HEADING = "city,date,pm25,pm10,so2,no2,co,o3"


def monitor(*arguments: object) -> int:
    return program.main(["monitor", "air", *map(str, arguments)])


def rows(out: Path, table: str, what: str = "*", where: str = "true") -> list[tuple]:
    with duckdb.connect() as con:
        return con.execute(
            f"select {what} from '{out}/{table}/*.parquet' where {where} order by all"
        ).fetchall()


def folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write(tmp_path, HEADING, *DAYS)


def test_days_become_periods_and_what_was_recognised_is_shown(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert monitor(place, "--out", tmp_path / "out") == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[:4] == [
        "a.csv",
        "  layout      columns known by their names: one value each day",
        "  city        city",
        "  time        date",
    ]
    assert shown.out.splitlines()[-1].endswith("out: 2,400 readings, 2021 to 2022; 0 left out.")
    assert shown.err == ""
    assert folders(tmp_path / "out") == TABLES
    assert rows(tmp_path / "out", "city_day", "count(*)") == [(2400,)]
    mean = "statistic = 'mean' and pollutant = 'pm25' and period = '2021'"
    assert [f"{value:.1f}" for (value,) in rows(tmp_path / "out", "city_period", "value", mean)] == ["33.0"]


def test_an_edition_may_be_chosen(place: Path, tmp_path: Path) -> None:
    assert monitor(place, "--out", tmp_path / "out", "--edition", "2026") == 0
    assert rows(tmp_path / "out", "city_aqi", "distinct edition") == [("2026",)]
    assert json.loads((tmp_path / "out" / "monitoring.json").read_text("utf-8"))["editions"] == ["2026"]


def test_hours_of_stations_become_days_and_two_runs_write_the_same(tmp_path: Path) -> None:
    lines = [
        f"嘉兴,{station},{time},{at % 40 + 9}"
        for station in "ab"
        for at, time in enumerate(hours("2021-03-01 01:00", 72))
    ]
    place = write(tmp_path, "city,station,time,pm25", *lines)
    found = []
    for _ in range(2):
        assert monitor(place, "--out", tmp_path / "out") == 0
        found.append({file.name: file.read_bytes() for file in (tmp_path / "out").rglob("*.parquet")})
    assert found[0] == found[1]
    assert rows(tmp_path / "out", "station_day", "count(*), count(distinct station)") == [(6, 2)]


BAD = {
    "co_in_micrograms": ([row.replace(",0.", ",80") for row in DAYS], "wrong_unit"),
    "two_time_zones": ([*DAYS, "苏州,2023-01-01T00:00:00Z,1,2,3,4,0.5,6"], "two_time_zones"),
    "days_that_differ": ([*DAYS, DAYS[0].replace(",30,", ",31,")], "different_values"),
    "without_a_city": ([*DAYS, ",2023-01-01,1,2,3,4,0.5,6"], "without_city"),
    "a_sentinel": ([*DAYS, "苏州,2023-01-01,-999,2,3,4,0.5,6"], "sentinel_value"),
    "below_zero": ([*DAYS, "苏州,2023-01-01,-3,2,3,4,0.5,6"], "negative_value"),
    "all_zero": ([*DAYS, "苏州,2023-01-01,0,0,0,0,0,0"], "zero_in_all_columns"),
    "too_high": ([*DAYS, "苏州,2023-01-01,5000,2,3,4,0.5,6"], "impossible_value"),
    "garbage": (
        [row.replace(",9,", ",§,") if at % 100 == 7 else row for at, row in enumerate(DAYS)],
        "unreadable_number",
    ),
    "stuck": ([*DAYS, *(f"苏州,{day},44,,,,," for day in days("2023-01-01", 9))], "stuck_value"),
    "no_time": ([*DAYS, "苏州,someday,1,2,3,4,0.5,6"], "unreadable_time"),
    "year_of_three_digits": ([*DAYS, "苏州,0203-01-01,1,2,3,4,0.5,6"], "impossible_time"),
    "no_row": ([*DAYS, "苏州,2023-01-01,1,2"], "not_a_row"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_with_a_report_and_is_left_out_if_asked(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines, reason = BAD[name]
    place = write(tmp_path, HEADING, *lines)
    assert monitor(place, "--out", tmp_path / "out") == 1
    shown = capsys.readouterr().err
    assert shown.startswith(f"{reason}: ")
    assert "  a.csv:" in shown
    assert "nothing was written" in shown and "--keep-going" in shown
    assert not (tmp_path / "out").exists()
    assert monitor(place, "--out", tmp_path / "out", "--keep-going") == 0
    assert rows(tmp_path / "out", "quality", "distinct reason", "severity = 'fault'") == [(reason,)]
    assert rows(tmp_path / "out", "city_day", "count(*) > 0") == [(True,)]
    assert folders(tmp_path) == ["out"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "no reading in it"),
        (["苏州,2023-01-01,,NaN,,—,,"], "no reading in it"),
        (["苏州,2023-01-01,-1,,,,,"], "negative_value: 1 reading"),
    ],
)
def test_an_input_without_a_sound_reading_is_refused(
    lines: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert monitor(write(tmp_path, HEADING, *lines), "--out", tmp_path / "out", "--keep-going") == 1
    shown = capsys.readouterr().err
    assert words in shown and "no reading" in shown
    assert folders(tmp_path) == []


def test_a_reading_said_twice_is_told_and_counts_once(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, HEADING, *DAYS, DAYS[0])
    assert monitor(place, "--out", tmp_path / "out") == 0
    assert "said_twice: 6 readings" in capsys.readouterr().out
    assert rows(tmp_path / "out", "city_day", "count(*)") == [(2400,)]


def stopped() -> None:
    raise KeyboardInterrupt


def terminated() -> None:
    signal.raise_signal(signal.SIGTERM)


def out_of_room() -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("happens", "status", "words"),
    [
        (stopped, 130, "Stopped; nothing was written."),
        (terminated, 130, "Stopped; nothing was written."),
        (out_of_room, 1, "No space left on device"),
    ],
)
def test_what_ends_a_run_leaves_the_older_output_as_it_was(
    happens: Callable[[], None],
    status: int,
    words: str,
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert monitor(place, "--out", tmp_path / "out", "--edition", "2012") == 0
    compute = air_run.compute_air

    def compute_and_end(*arguments: object) -> None:
        compute(*arguments)  # type: ignore[arg-type]
        happens()

    monkeypatch.setattr(air_run, "compute_air", compute_and_end)
    assert monitor(place, "--out", tmp_path / "out", "--edition", "2026") == status
    assert words in capsys.readouterr().err
    assert folders(tmp_path) == ["out"]
    assert rows(tmp_path / "out", "city_aqi", "distinct edition") == [("2012",)]


def test_a_disk_that_takes_no_more_leaves_nothing(place: Path, tmp_path: Path) -> None:
    """No file may grow beyond 4 kB: the tables cannot be written."""
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from etl.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "monitor", "air", str(place), "--out", str(tmp_path / "out")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, "could not be written" in ended.stderr) == (1, True), ended.stderr
    assert folders(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--edition", "2013"), "unknown edition “2013”. Write one of 2012, 2026, 2026_final, all."),
        (("--engine", "spark"), "--engine spark needs --master"),
        (("--engine", "spark", "--master", "http://x"), "is no address of a Spark Connect server"),
        (("--engine", "spark", "--master", "sc://127.0.0.1:1"), "No Spark Connect server answers at"),
        (("--claims", "claims"), "--claims and --source belong together"),
        (("--claims", "claims", "--source", "nobody"), "unknown source “nobody”"),
        (("--mapping", "gone.yml"), "gone.yml: cannot be read. No such file or directory."),
    ],
)
def test_what_is_asked_wrongly_is_told(
    arguments: tuple[str, ...], words: str, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert monitor(place, "--out", tmp_path / "out", *arguments) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_output_within_the_input_and_rows_among_other_files_are_refused(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert monitor(tmp_path, "--out", tmp_path / "out") == 1
    assert "within the input" in capsys.readouterr().err
    claims = ("--claims", tmp_path, "--source", "cnemc_copy_suzhou_days")
    assert monitor(place, "--out", tmp_path / "out", *claims) == 1
    assert "holds other files" in capsys.readouterr().err
    assert folders(tmp_path) == []


def test_what_was_computed_is_written_as_rows_of_computed(place: Path, tmp_path: Path) -> None:
    source = "cnemc_copy_suzhou_days"
    assert monitor(place, "--out", tmp_path / "out", "--claims", tmp_path / "claims", "--source", source) == 0
    header, *lines = (tmp_path / "claims" / "pm25.csv").read_text("utf-8").splitlines()
    (known, *_) = (DATA / "computed" / "pm25.csv").read_text("utf-8").splitlines()
    assert header == known
    assert lines[0] == f"suzhou,national_stations,2021,computed_actual,,33.0,ug_m3,yes,365,365,,{source}"
    assert [line.split(",")[2] for line in lines][:3] == ["2021", "2021-01", "2021-02"]
    (short,) = [line for line in lines if ",2022," in line]
    assert short == (
        "suzhou,national_stations,2022,computed_actual,,33.0,ug_m3,no,35,365,"
        f"2022-02: 4 of 25 days; 2022: 35 of 324 days,{source}"
    )
    assert not [line for line in lines if "Q" in line]


def test_a_bar_shows_how_far_the_years_are() -> None:
    said: list[str] = []
    progress = Progress(said.append, years=2, steps=3)
    for _ in range(2):
        for step in ("one", "two", "three"):
            progress(step)
        progress.finish_year()
    assert [step.count("#") for step in said] == [0, 3, 7, 15, 18, 22]
    assert said[0] == f"[{'.' * 30}] one"


def test_a_cluster_and_this_machine_write_the_same_tables(spark_master: str, tmp_path: Path) -> None:
    """Read and judged here, computed there: with a wrong reading that is left out, and two years."""
    lines = [
        f"嘉兴,{station},{time},{at % 40 + 9},{at % 30 + 20}"
        for station in "ab"
        for at, time in enumerate(hours("2020-12-30 01:00", 96))
    ]
    place = write(tmp_path, "city,station,time,pm25,o3", *lines, "嘉兴,a,2021-01-09 01:00,-999,7")
    asked = [place, "--edition", "2026", "--keep-going"]
    assert monitor(*asked, "--out", tmp_path / "here") == 0
    assert monitor(*asked, "--out", tmp_path / "there", "--engine", "spark", "--master", spark_master) == 0
    for table in TABLES:
        here, there = ("*.parquet", "**/*.parquet")
        with duckdb.connect() as con:
            found = [
                con.execute(f"select * from '{tmp_path}/{name}/{table}/{files}' order by all").fetchall()
                for name, files in (("here", here), ("there", there))
            ]
        assert found[0] == found[1] and found[0], table


def test_no_good_days_are_claimed_where_a_pollutant_is_missing_all_through(tmp_path: Path) -> None:
    lines = [",".join(row.split(",")[:-1]) for row in DAYS]
    place = write(tmp_path, HEADING.removesuffix(",o3"), *lines)
    claims = ("--claims", tmp_path / "claims", "--source", "cnemc_copy_suzhou_days")
    assert monitor(place, "--out", tmp_path / "out", *claims) == 0
    written = sorted(file.name for file in (tmp_path / "claims").glob("*.csv"))
    assert written == ["co_p95.csv", "no2.csv", "pm10.csv", "pm25.csv", "so2.csv"]


@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM])
def test_an_order_to_end_in_the_midst_of_a_query_leaves_nothing(
    order: signal.Signals, tmp_path: Path
) -> None:
    query = (
        "select 'c' || s % 9 as city, 's' || s as station, 'pm25' as pollutant, 9.5 + s % 7 + t % 5 as value,"
        " timestamp '2021-01-01 01:00' + to_hours(t::int) as time from range(300) a(s), range(8000) b(t)"
    )
    with duckdb.connect() as con:
        con.execute(f"copy ({query}) to '{tmp_path}/a.parquet'")
    command = [
        sys.executable,
        "-m",
        "etl",
        "monitor",
        "air",
        f"{tmp_path}/a.parquet",
        "--out",
        f"{tmp_path}/out",
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert (
            running.stdout is not None and running.stdout.readline() == "a.parquet\n"
        )  # it is about to judge
        running.send_signal(order)
        _, told = running.communicate()
    assert (running.returncode, told) == (130, "Stopped; nothing was written.\n")
    assert folders(tmp_path) == []
