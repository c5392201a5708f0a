"""Rows of data/computed: years from monthly means, and one choice among what several runs wrote."""

import csv
import json
import shutil
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import __main__ as program
from etl.build import DATA
from etl.monitoring.collect import collect, is_chosen
from etl.monitoring.facts import read_rows
from etl.monitoring.faults import FaultyInput
from etl.monitoring.months import find_periods, write_months
from tests.etl.monitoring.inputs import write

HEADING = "city,月份,AQI,范围,质量等级,PM2.5,PM10,SO2,CO,NO2,O3,source_id"
SOURCE = "cnemc_copy_eleven_cities_months"
MONTHS = [f"2015-{month:02d}" for month in range(1, 13)]


def month(at: str, pm25: str, city: str = "嘉兴") -> str:
    return f"{city},{at},80,30~150,良,{pm25},70,20,0.9,40,100,a_copy"


def rows(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()[1:]


def test_a_year_weights_its_months_by_days_and_is_not_called_valid(tmp_path: Path) -> None:
    lines = [month(at, "58" if at == "2015-02" else "30") for at in MONTHS]
    place = write(tmp_path, HEADING, *lines)
    written = write_months(place, tmp_path / "rows", DATA, SOURCE)
    assert written == {"pm25.csv": 13, "pm10.csv": 13, "so2.csv": 13, "no2.csv": 13}
    year, january, february, *_ = rows(tmp_path / "rows" / "pm25.csv")
    assert year == f"jiaxing,national_stations,2015,computed_months,,32.1,ug_m3,unknown,,365,,{SOURCE}"
    assert january == f"jiaxing,national_stations,2015-01,computed_months,,30,ug_m3,unknown,,31,,{SOURCE}"
    assert february == f"jiaxing,national_stations,2015-02,computed_months,,58,ug_m3,unknown,,28,,{SOURCE}"


def test_a_year_with_a_month_missing_has_no_mean(tmp_path: Path) -> None:
    place = write(tmp_path, HEADING, *[month(at, "30") for at in MONTHS if at != "2015-06"])
    assert write_months(place, tmp_path / "rows", DATA, SOURCE)["pm25.csv"] == 11
    assert all(",2015-" in row for row in rows(tmp_path / "rows" / "pm25.csv"))


@given(st.lists(st.integers(0, 400), min_size=12, max_size=12))
@settings(max_examples=50)
def test_the_mean_of_a_year_is_that_of_its_days(values: list[int]) -> None:
    known = dict(zip(MONTHS, map(Decimal, values), strict=True))
    (year, digits, days), *own = find_periods(known)
    assert (year, days) == ("2015", 365)
    total = sum(value * count for value, (_, _, count) in zip(values, own, strict=True))
    assert digits == str((Decimal(total) / 365).quantize(Decimal("0.1"), ROUND_HALF_EVEN))


@pytest.mark.parametrize(
    ("heading", "lines", "words"),
    [
        (HEADING, [month("2015年1月", "30")], "“2015年1月” is no month"),
        (HEADING, [month("2015-01", "about 30")], "“about 30” is no concentration"),
        (HEADING, [month("2015-01", "30"), month("2015-01", "31")], "is 30 in another row"),
        ("city,date,pm25", ["嘉兴,2015-01-01,30"], "does not hold a mean of each month"),
    ],
)
def test_months_that_cannot_be_read_are_refused(
    heading: str, lines: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = write(tmp_path, heading, *lines)
    command = ["monitor", "months", str(place), "--claims", str(tmp_path / "rows"), "--source", SOURCE]
    assert program.main(command) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "rows").exists()


def test_every_shipped_row_is_one_that_was_chosen() -> None:
    choices = read_rows(DATA, "monitoring/computed_choice.csv")
    for file in (DATA / "computed").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            strays = [row for row in csv.DictReader(lines) if not is_chosen(row, file.stem, choices)]
        assert strays == []


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the facts, and the shipped rows by source, as if runs had just written them."""
    copied = tmp_path / "data"
    for folder in ("monitoring", "computed"):
        shutil.copytree(DATA / folder, copied / folder)
    shutil.copy(DATA / "places.csv", copied)
    for file in sorted((DATA / "computed").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                out = tmp_path / row["source_id"]
                out.mkdir(exist_ok=True)
                (out / "monitoring.json").write_text(json.dumps({}), "utf-8")
                part = out / file.name
                if not part.exists():
                    part.write_text(",".join(row) + "\n", "utf-8")
                with part.open("a", encoding="utf-8") as added:
                    added.write(",".join(row.values()) + "\n")
    return copied


def test_what_ships_comes_of_the_runs_again(data: Path, tmp_path: Path) -> None:
    before = {file.name: file.read_text("utf-8") for file in (data / "computed").glob("*.csv")}
    shutil.rmtree(data / "computed")
    (data / "computed").mkdir()
    collect(sorted(tmp_path.glob("cnemc_*")), data)
    assert {file.name: file.read_text("utf-8") for file in (data / "computed").glob("*.csv")} == before


def test_a_figure_that_two_sources_give_is_refused(data: Path, tmp_path: Path) -> None:
    with (data / "monitoring" / "computed_choice.csv").open("a", encoding="utf-8") as choices:
        choices.write(f"{SOURCE},jiaxing,pm25,2017-01,2017-01,,\n")
    with (tmp_path / SOURCE / "pm25.csv").open("a", encoding="utf-8") as added:
        added.write(f"jiaxing,national_stations,2017-01,computed_months,,47,ug_m3,unknown,,31,,{SOURCE}\n")
    words = f"pm25: jiaxing 2017-01 comes from {SOURCE} and cnemc_copy_two_cities_days"
    with pytest.raises(FaultyInput, match=words):
        collect(sorted(tmp_path.glob("cnemc_*")), data)


def test_a_source_that_is_not_there_is_missed(data: Path, tmp_path: Path) -> None:
    folders = sorted(tmp_path.glob("cnemc_*_days"))
    with pytest.raises(FaultyInput, match=f"{SOURCE}: chosen in computed_choice.csv, but in none"):
        collect(folders, data)
