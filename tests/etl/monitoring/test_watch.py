"""A watched folder: only what is new is worked, each rule warns of what it is named by, once, until it is seen."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.text import load_texts
from dashboard.views.quantities.overview import build_overview
from dashboard.views.warnings import build_warnings
from dashboard.warehouse import Warehouse
from etl import __main__ as program
from etl.build import DATA, build, is_stale
from etl.monitoring.faults import FaultyInput
from etl.monitoring.warning_list import FILE, read_warnings
from etl.monitoring.warning_rules import RULES
from etl.monitoring.watch import watch
from tests.etl.monitoring.inputs import days, hours, write

TODAY = date(2026, 11, 29)
HEADING = "city,date,pm25"


def worked(folder: Path) -> list[tuple[str, ...]]:
    """The new warnings of a run, by rule, time, subject, value and reference."""
    new = watch(folder, DATA, TODAY, lambda _: None, lambda _: None)
    return [(w["rule"], w["time"], w["subject"], w["value"], w["reference"]) for w in new]


def put(folder: Path, name: str, *lines: str, heading: str = HEADING) -> None:
    write(folder / "air", heading, *lines, name=name)


def of_days(first: str, count: int, value: int, city: str = "suzhou") -> list[str]:
    return [f"{city},{day},{value + at % 5 - 2}" for at, day in enumerate(days(first, count))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "watched" / "air").mkdir(parents=True)
    return tmp_path / "watched"


def test_only_new_and_changed_files_are_worked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []

    def run() -> list[str]:
        told.clear()
        watch(folder, DATA, TODAY, lambda _: None, told.append)
        return list(told)

    put(folder, "1.csv", *of_days("2021-01-01", 40, 30))
    assert run() == ["1.csv: worked"]
    assert run() == []
    put(folder, "2.csv", *of_days("2021-02-10", 40, 30))
    assert run() == ["2.csv: worked"]
    (folder / "air" / "2.csv").rename(folder / "air" / "renamed.csv")
    assert run() == []
    put(folder, "1.csv", *of_days("2021-01-01", 40, 33))
    assert run() == ["1.csv: worked"]
    with duckdb.connect() as con:
        tables = f"'{folder}/state/air/city_day/2021.parquet'"
        assert con.execute(f"select count(*), max(value) from {tables}").fetchall()[0][0] == 80


def test_a_later_file_revises_a_month_that_was_over(folder: Path) -> None:
    put(folder, "1.csv", *of_days("2021-01-01", 40, 30))
    assert worked(folder) == []
    put(folder, "2.csv", "suzhou,2021-02-10,31")
    assert worked(folder) == []  # the month is not over
    put(folder, "3.csv", "suzhou,2021-01-31,130")
    assert worked(folder) == [("figure_revised", "2021-01", "pm25", "33.2", "29.9")]
    assert worked(folder) == []


def test_a_heavy_day_by_the_rules_of_its_time_and_only_of_late(folder: Path) -> None:
    put(folder, "1.csv", "suzhou,2021-01-01,200", *of_days("2021-01-02", 60, 30), "suzhou,2021-03-03,180")
    assert worked(folder) == [("heavy_day", "2021-03-03", "pm25", "230", "200")]


def test_a_budget_turns_hard_then_impossible_and_each_is_told_once(folder: Path) -> None:
    put(folder, "past.csv", *of_days("2024-01-01", 731, 27))
    put(folder, "2026-1.csv", *of_days("2026-01-01", 200, 25))
    assert worked(folder) == []
    put(folder, "2026-2.csv", *of_days("2026-07-20", 100, 42))
    found = worked(folder)
    assert [(rule, time, subject, reference) for rule, time, subject, _, reference in found] == [
        ("budget_hard", "2026-10-27", "pm25", "29")
    ]
    put(folder, "2026-3.csv", "suzhou,2026-10-28,34")
    assert worked(folder) == []  # as hard as before
    put(folder, "2026-4.csv", *of_days("2026-10-29", 50, 45))
    assert [rule for rule, *_ in worked(folder)] == ["budget_impossible"]


def test_a_station_falls_silent_and_another_gets_stuck(folder: Path) -> None:
    heading = "city,station,time,pm25"
    lines = []
    for at, time in enumerate(hours("2021-05-01 01:00", 24 * 6)):
        lines.append(f"suzhou,a,{time},{20 + at % 9}")
        lines += [f"suzhou,b,{time},{20 + at % 7}"] if at < 48 else []
        lines.append(f"suzhou,c,{time},{20 + at % 8 if at < 24 else 44}")
    put(folder, "1.csv", *lines, heading=heading)
    found = {(rule, subject, value) for rule, _, subject, value, _ in worked(folder)}
    assert ("station_silent", "", "4") in found
    assert ("station_stuck", "pm25", "44") in found
    assert ("readings_left_out", "stuck_value", "120") in found
    silent = [w for w in read_warnings(folder) if w["rule"] == "station_silent"]
    assert {(w["station"], w["time"]) for w in silent} == {("b", "2021-05-02"), ("c", "2021-05-01")}


def test_wrong_readings_and_files_that_cannot_be_used_are_told(folder: Path) -> None:
    put(folder, "1.csv", *of_days("2021-01-01", 10, 30), "suzhou,2021-01-11,-4")
    put(folder, "2.csv", "x,y", heading="a,b")
    put(folder, "3.csv", "suzhou,2021-01-01 01:00,3", heading="city,time,pm25")
    found = worked(folder)
    assert ("readings_left_out", "2021-01-11", "negative_value", "1", "1.csv") in found
    evidence = {w["subject"]: w["evidence"] for w in read_warnings(folder) if w["rule"] == "file_not_read"}
    assert evidence["2.csv"].startswith("2.csv: no column of times is known")
    assert evidence["3.csv"] == "3.csv: one value each hour; the files before hold one each day."
    assert worked(folder) == []


def test_a_section_is_worse_than_its_target(folder: Path) -> None:
    """Its class of the newest month, of the folder `water`."""
    (folder / "water").mkdir()
    heading = "section,city,time,dissolved_oxygen,permanganate_index,ammonia_nitrogen,total_phosphorus"
    lines = [
        f"王江泾,嘉兴,{day} 08:00,8.{at},3.{at},2.{at},0.1{at}"
        for at, day in enumerate(days("2021-03-01", 31))
    ]
    (folder / "sections.csv").write_text(
        "section,water_body,lake,target_class,lists,source\n王江泾,river,,3,,x\n", "utf-8"
    )
    write(folder / "water", heading, *lines, name="1.csv")
    found = [(rule, time, value, reference) for rule, time, _, value, reference in worked(folder)]
    assert found == [("section_worse_than_target", "2021-03", "6", "3")]


def test_an_empty_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyInput, match="neither air nor water"):
        watch(tmp_path, DATA, TODAY, lambda _: None, print)


def test_a_run_that_is_cut_off_is_done_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "1.csv", "suzhou,2021-03-03,180")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("etl.monitoring.watch.compute_air", stop)
        worked(folder)
    assert [path.name for path in folder.iterdir() if path.name.startswith("unfinished")] == []
    assert [rule for rule, *_ in worked(folder)] == ["heavy_day"]


def test_the_command_ends_with_3_for_new_warnings_which_are_noted_as_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHENGJING_MONITORING", str(folder))
    put(folder, "1.csv", "suzhou,2021-03-03,180")
    assert program.main(["monitor", "watch"]) == 3
    assert (
        f"heavy_day suzhou 2021-03-03 pm25 230 200 2012\n{folder}/{FILE}: 1 new, 1 not seen yet."
        in capsys.readouterr().out
    )
    assert program.main(["monitor", "watch"]) == 0
    (warning,) = read_warnings(folder)
    assert program.main(["monitor", "seen", "nothing"]) == 1
    assert program.main(["monitor", "seen", warning["warning_id"][:4]]) == 0
    assert read_warnings(folder)[0]["seen_on"] == date.today().isoformat()
    with (folder / FILE).open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 1


def test_what_is_unseen_reaches_the_pages_through_the_warehouse(
    folder: Path,
    tmp_path: Path,
    make_run: Callable,
    monkeypatch: pytest.MonkeyPatch,
    data: Path,
) -> None:
    monkeypatch.setenv("CHENGJING_MONITORING", str(folder))
    row = "a1,heavy_day,lakeside,,2021-03-03,pm25;o3,230,200,2012,2021-03-04,"
    (folder / FILE).write_text(
        "warning_id,rule,place_id,station,time,subject,value,reference,evidence,found_on,seen_on\n"
        f"{row}\n{row.replace('a1', 'a2')}2021-03-05\n",
        "utf-8",
    )
    path = tmp_path / "warehouse.duckdb"
    build(data, path)
    warehouse = Warehouse(path)
    for language, words in (
        ("zh", "2021年3月3日为重度及以上污染：AQI 230，首要污染物"),
        ("en", "2021-03-03: heavy pollution, AQI 230"),
    ):
        run = make_run(language, warehouse)
        (sentence,) = build_warnings(run, ["lakeside"])
        assert words in sentence
        assert build_overview(run, ["lakeside"]).tiles[0].sentences == [sentence]
        assert build_warnings(run, ["harbour"]) == []
    warehouse.close()


def test_a_new_warning_makes_the_warehouse_stale(
    folder: Path, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHENGJING_MONITORING", str(folder))
    warehouse = tmp_path / "warehouse.duckdb"
    build(data, warehouse)
    assert not is_stale(data, warehouse)
    (folder / FILE).write_text("warning_id,rule,found_on\na1,file_not_read,2021-03-04\n", "utf-8")
    assert is_stale(data, warehouse)
    build(data, warehouse)
    assert not is_stale(data, warehouse)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_has_its_sentence(language: str) -> None:
    texts = load_texts(language)  # type: ignore[arg-type]
    told = {key.removeprefix("warning.") for key in texts if key.startswith("warning.")}
    assert told - {"and_more"} == {file.stem for file in RULES.glob("*.sql")}
