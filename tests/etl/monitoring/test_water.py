"""The water batch from files to tables: readings, classes, means, shares, lakes, and what is told of bad input."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.build import DATA
from etl.monitoring.faults import FaultyInput
from etl.monitoring.water.batch import TABLES, WaterSummary, run_water
from tests.etl.monitoring.water_input import snapshot, table, write_input, write_sections


def run(folder: Path, lines: Sequence[str], keep_going: bool = False) -> tuple[Path, WaterSummary]:
    out = folder / "out"
    place = write_input(folder / "snapshots.csv", lines)
    return out, run_water(place, out, data=DATA, sections=write_sections(folder), keep_going=keep_going)


def days(month: str, count: int, section: str, **values: str) -> list[str]:
    """Readings of the first days of a month; pH changes, as it does where no instrument is stuck."""
    return [snapshot(f"{month}-{day:02}", section, ph=f"7.{day:02}", **values) for day in range(1, count + 1)]


# Readings


def test_a_section_is_classed_by_its_worst_item_and_by_its_water(tmp_path: Path) -> None:
    out, _ = run(
        tmp_path,
        [
            snapshot("2024-03-01", "湖心", phosphorus="0.080"),
            snapshot("2024-03-01", "河口", phosphorus="0.080"),
            snapshot("2024-03-01", "桥下", oxygen="4.99", ammonia="1.01"),
        ],
    )
    assert table(out, "section_day", "section, class, determining_items, valid") == [
        ("桥下", 4, "ammonia_nitrogen;dissolved_oxygen", True),
        ("河口", 2, "permanganate_index;total_phosphorus", True),
        ("湖心", 4, "total_phosphorus", True),
    ]


def test_a_time_without_its_year_is_the_last_one_before_its_snapshot(tmp_path: Path) -> None:
    out, _ = run(
        tmp_path,
        [
            snapshot("2024-01-02", "河口", "12-31 08:00"),
            snapshot("2024-05-08", "桥下", "03-16 08:00"),
            snapshot("2023-03-01", "湖心", "2022-02-28 08:00"),
            snapshot("2025-03-01", "湖心", "02-29 08:00"),
        ],
    )
    assert table(out, "section_day", "section, day") == [
        ("桥下", date(2024, 3, 16)),
        ("河口", date(2023, 12, 31)),
        ("湖心", date(2022, 2, 28)),
        ("湖心", date(2024, 2, 29)),
    ]


def test_a_stale_snapshot_is_one_reading(tmp_path: Path) -> None:
    stale = "03-16 08:00"
    lines = [snapshot(f"2024-03-{day}", "河口", stale, oxygen="5.00") for day in (16, 17, 18)]
    out, summary = run(tmp_path, [*lines, snapshot("2024-03-19", "河口", oxygen="7.00")])
    assert summary.section_days == 2
    assert table(out, "section_day_item", "day, value, readings", "item = 'dissolved_oxygen'") == [
        (date(2024, 3, 16), Decimal("5.000000"), 1),
        (date(2024, 3, 19), Decimal("7.000000"), 1),
    ]
    assert table(out, "section_period_item", "value, counted", "item = 'dissolved_oxygen'")[1] == (6, 2)


def test_several_readings_of_a_day_are_its_mean(tmp_path: Path) -> None:
    lines = [
        snapshot("2024-03-01", "河口", f"{hour:02}:00", phosphorus=value)
        for hour, value in ((0, "0.200"), (4, "0.201"), (8, "0.201"), (12, "0.200"))
    ]
    out, _ = run(tmp_path, lines)
    assert table(out, "section_day_item", "value, readings, class", "item = 'total_phosphorus'") == [
        (Decimal("0.200000"), 4, 3)
    ]


def test_missing_values_are_absent_and_leave_the_class_of_the_day_open(tmp_path: Path) -> None:
    out, _ = run(tmp_path, [snapshot("2024-03-01", "河口", ammonia="--", nitrogen="*", manganate="")])
    (items,) = table(out, "section_day_item", "list(item order by item)")[0]
    assert items == ["dissolved_oxygen", "ph", "total_phosphorus"]
    assert table(out, "section_day", "class, valid, reason") == [
        (2, False, "2024-03-01: no ammonia_nitrogen, permanganate_index")
    ]


def test_what_a_station_shows_that_does_not_work_is_left_out(tmp_path: Path) -> None:
    out, summary = run(
        tmp_path,
        [
            snapshot("2024-03-01", "河口", state="维护"),
            snapshot("2024-03-02", "河口", published="Ⅱ", state="维护"),
            snapshot("2024-03-03", "河口", state="停站"),
            snapshot("2024-03-04", "河口", None, oxygen="--", ph="--", manganate="--", ammonia="--",
                     phosphorus="--", nitrogen="--", state="停站"),
        ],
    )  # fmt: skip
    assert table(out, "section_day", "day, published_class") == [(date(2024, 3, 2), 2)]
    assert table(out, "quality", "row, reason, severity") == [
        (2, "station in maintenance, no class published", "left_out"),
        (4, "station stopped", "left_out"),
    ]
    assert (summary.faults, summary.left_out) == (0, 2)


def test_a_published_class_that_its_values_do_not_give_is_noted_and_not_followed(tmp_path: Path) -> None:
    """As on 2020-11-04 at 王江泾, the one row of 887: the class of the reading before, beside new values."""
    out, summary = run(
        tmp_path,
        [
            snapshot("2024-11-03", "河口", published="Ⅳ", oxygen="4.10"),
            snapshot("2024-11-04", "河口", published="Ⅳ", oxygen="6.30"),
            snapshot("2024-11-05", "河口", published="Ⅱ", oxygen="6.40"),
        ],
    )
    assert (summary.published, summary.as_published) == (3, 2)
    assert table(out, "quality", "row, section, time, reason, severity") == [
        (3, "河口", datetime(2024, 11, 4, 8), "published class Ⅳ, computed Ⅱ", "note")
    ]
    assert table(out, "section_day", "class, published_class") == [(4, 4), (2, 4), (2, 2)]


def test_a_value_that_a_later_snapshot_revises_counts_as_revised(tmp_path: Path) -> None:
    time = "03-01 08:00"
    lines = [snapshot(f"2024-03-0{day}", "河口", time, oxygen=f"{day + 3}.00") for day in (1, 2)]
    out, _ = run(tmp_path, lines)
    assert table(out, "section_day_item", "value", "item = 'dissolved_oxygen'") == [(5,)]
    assert table(out, "quality", "row, value, reason") == [(2, "4.00", "a later snapshot has 5.00")]


# Months, years, lists, lakes


def test_a_month_is_the_mean_of_its_values_classed_after_rounding(tmp_path: Path) -> None:
    lines = days("2024-03", 8, "河口", phosphorus="0.200") + [
        snapshot(f"2024-03-{day:02}", "河口", ph=f"7.{day:02}", phosphorus="0.201") for day in range(9, 17)
    ]
    out, _ = run(tmp_path, lines)
    assert table(out, "section_period_item", "value, counted, needed, class, valid",
                 "item = 'total_phosphorus' and period = '2024-03'") == [
        (Decimal("0.200000"), 16, 16, 3, True)
    ]  # fmt: skip
    assert table(out, "section_period", "class, determining_items, valid, reason", "period = '2024-03'") == [
        (3, "total_phosphorus", True, None)
    ]


@pytest.mark.parametrize(
    ("month", "needed"), [("2024-01", 16), ("2024-02", 15), ("2023-02", 14), ("2024-04", 15)]
)
def test_half_of_the_days_of_a_month_are_needed(tmp_path: Path, month: str, needed: int) -> None:
    out, _ = run(tmp_path, days(month, needed - 1, "河口") + days(month, needed, "桥下"))
    reason = f"{month}: ammonia_nitrogen {needed - 1} of {needed} days"
    assert table(out, "section_period", "section, valid, reason", f"period = '{month}'") == [
        ("桥下", True, None),
        ("河口", False, reason),
    ]


def test_a_year_is_the_mean_of_its_valid_months_and_needs_twelve(tmp_path: Path) -> None:
    whole = [line for month in range(1, 13) for line in days(f"2023-{month:02}", 16, "河口")]
    short = [
        line
        for month in range(1, 13)
        for line in days(
            f"2023-{month:02}", 5 if month == 7 else 16, "桥下", oxygen="2.00" if month == 7 else "4.00"
        )
    ]
    out, _ = run(tmp_path, whole + short)
    assert table(out, "section_period", "section, class, valid, reason", "period = '2023'") == [
        ("桥下", 4, False, "2023: ammonia_nitrogen 11 of 12 months"),
        ("河口", 2, True, None),
    ]
    assert table(out, "section_period_item", "value, counted",
                 "item = 'dissolved_oxygen' and period = '2023' and section = '桥下'") == [(4, 11)]  # fmt: skip


def test_shares_are_counted_over_the_sections_assessed_of_each_list(tmp_path: Path) -> None:
    lines = days("2024-03", 16, "湖心") + days("2024-03", 16, "河口") + days("2024-03", 15, "桥下")
    out, _ = run(tmp_path, lines)
    found = table(out, "list_period", "list, statistic, count, assessed, sections, share, valid, reason",
                  "statistic in ('class_1_to_3', 'class_4', 'meets_target')")  # fmt: skip
    half, short = Decimal("50.0"), "2024-03: 2 of 3 sections"
    assert found == [
        *((name, statistic, 1, 2, 3, half, False, short)
          for name in ("*", "全部") for statistic in ("class_1_to_3", "class_4", "meets_target")),
        *(("国考", statistic, 1, 2, 2, half, True, None)
          for statistic in ("class_1_to_3", "class_4", "meets_target")),
        *(("迷你市", statistic, 1, 2, 3, half, False, short)
          for statistic in ("class_1_to_3", "class_4", "meets_target")),
    ]  # fmt: skip


def test_a_lake_has_a_trophic_index_of_its_items(tmp_path: Path) -> None:
    march = {"chlorophyll": "0.010", "phosphorus": "0.050", "nitrogen": "1.00", "manganate": "4.00"}
    out, _ = run(tmp_path, days("2024-03", 16, "湖心", **march) + days("2024-04", 16, "湖心"))
    assert table(out, "lake_period_item", "item, trophic_index, weight", "period = '2024-03'") == [
        ("chlorophyll_a", Decimal("50.006"), Decimal("1.0000")),
        ("permanganate_index", Decimal("37.979"), Decimal("0.6889")),
        ("total_nitrogen", Decimal("54.530"), Decimal("0.6724")),
        ("total_phosphorus", Decimal("45.709"), Decimal("0.7056")),
    ]
    assert table(out, "lake_period", "period, sections, trophic_index, trophic_level, valid, reason",
                 "length(period) = 7") == [
        ("2024-03", 1, Decimal("47.308"), "mesotrophic", True, None),
        ("2024-04", 1, Decimal("46.057"), "mesotrophic", False, "2024-04: no chlorophyll a"),
    ]  # fmt: skip


# Bad input


GOOD = snapshot("2024-03-01", "河口")
BAD = {
    "no number": (snapshot("2024-03-02", "河口", oxygen="n/a"), 'dissolved_oxygen, not a number "n/a"'),
    "sentinel": (snapshot("2024-03-02", "河口", ammonia="-999"), 'not between 0 and 500 "-999"'),
    "impossible": (snapshot("2024-03-02", "河口", ph="15"), 'ph, not between 0 and 14 "15"'),
    "zeros": (
        snapshot("2024-03-02", "河口", ph="0", oxygen="0", manganate="0", ammonia="0", phosphorus="0.000",
                 nitrogen="0"),
        'every value is 0 "0"',
    ),
    "time": (snapshot("2024-03-02", "河口", "3/2 8 am"), 'no time that can be read beside values "3/2 8 am"'),
    "no time": (snapshot("2024-03-02", "河口", None), "no time that can be read beside values"),
    "state": (snapshot("2024-03-02", "河口", state="检修"), 'state that is not understood "检修"'),
    "class": (snapshot("2024-03-02", "河口", published="VII"), 'class that is not understood "VII"'),
    "water": (snapshot("2024-03-02", "溪头"), "river or lake? the list of sections does not say"),
    "no section": (snapshot("2024-03-02", ""), "no name of a section beside values"),
    "two cities": (snapshot("2024-03-02", "河口", city="另一市"), "one name in two cities: 另一市, 迷你市"),
    "twice": (snapshot("2024-03-01", "河口", oxygen="2.00"), "values of one time differ: 2.00 and 8.00"),
    "broken line": ("2024-03-02,迷你市", "2 cells, not 21"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_would_make_figures_wrong_stops_the_run_and_is_told_with_its_line(
    tmp_path: Path, case: str
) -> None:
    line, words = BAD[case]
    with pytest.raises(FaultyInput) as told:
        run(tmp_path, [GOOD, line])
    assert words in str(told.value)
    assert "snapshots.csv:3 " in str(told.value)
    assert "--keep-going" in str(told.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("case", sorted(BAD.keys() - {"two cities", "twice", "water"}))
def test_with_keep_going_it_is_left_out_and_listed(tmp_path: Path, case: str) -> None:
    line, _ = BAD[case]
    out, summary = run(tmp_path, [GOOD, line], keep_going=True)
    assert summary.faults >= 1
    assert {row for (row,) in table(out, "quality", "row", "severity = 'fault'")} == {3}
    assert table(out, "section_day", "class, valid", "day = date '2024-03-01'") == [(2, True)]
    left = table(out, "section_day", "valid", "day <> date '2024-03-01'")
    assert left == (
        [(False,)] if case in ("no number", "sentinel") else [(True,)] if case == "impossible" else []
    )


def test_a_stuck_instrument_counts_once(tmp_path: Path) -> None:
    lines = [snapshot(f"2024-03-0{day}", "河口") for day in (1, 2, 3)]
    out, summary = run(tmp_path, lines, keep_going=True)
    assert summary.faults == 2
    assert table(out, "quality", "row, reason") == [
        (3, "the same values three times or more"),
        (4, "the same values three times or more"),
    ]
    assert table(out, "section_day", "day") == [(date(2024, 3, 1),)]


# The command


def test_the_command_shows_the_columns_and_counts_what_comes_out_as_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = write_input(tmp_path / "a.csv", [snapshot("2024-03-01", "河口", published="Ⅱ")])
    out, sections = tmp_path / "out", write_sections(tmp_path)
    asked = ["monitor", "water", str(place), "--out", str(out), "--sections", str(sections)]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert "总磷(mg/L) -> total_phosphorus" in told
    assert "1 days of 1 sections; 1 of 1 published classes come out the same; 0 values wrong" in told
    assert sorted(file.stem for file in out.glob("*.parquet")) == sorted(TABLES)


def test_the_command_ends_with_status_1_and_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = write_input(tmp_path / "a.csv", [GOOD, snapshot("2024-03-02", "河口", oxygen="-3")])
    asked = ["monitor", "water", str(place), "--out", str(tmp_path / "out")]
    assert main([*asked, "--sections", str(write_sections(tmp_path))]) == 1
    assert 'a.csv:3 河口: dissolved_oxygen, not between 0 and 40 "-3"' in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
