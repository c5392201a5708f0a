"""Days and months that a reader pastes: read line by line, judged by the rules of their day, kept nowhere."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from dashboard.run import Run
from dashboard.views.this_year.own_data import decode_own_file
from dashboard.views.this_year.own_view import OwnView, build_own_view
from dashboard.views.this_year.year_target import with_own_target
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import year_target

POLLUTANTS = "日期,PM2.5,PM10,SO2,NO2,CO,O3\n"


@pytest.fixture
def run(make_run: Callable[..., Run], warehouse: Warehouse) -> Run:
    return replace(make_run("zh", warehouse), is_private=True)


def paste(run: Run, text: str, indicator: str = "pm25", target: str = "") -> OwnView:
    aim = with_own_target(year_target(run, "suzhou", indicator, 2026), target)
    return build_own_view(run, aim, text)


def days(first: str, values: list[str]) -> str:
    start = date.fromisoformat(first)
    return "\n".join(f"{start + timedelta(days=at)},{value}" for at, value in enumerate(values))


def test_days_without_a_heading_are_of_the_chosen_quantity(run: Run) -> None:
    so_far = paste(run, days("2026-01-01", ["30", "40", "", "50"])).summary.so_far
    assert so_far is not None
    assert (so_far.origin, so_far.elapsed, so_far.valid, so_far.total, so_far.step) == ("own", 4, 3, 120, 0)
    assert so_far.mean == "40.0"


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-02 35",
        "2026/1/2\t35",
        "2026.01.02;35",
        "20260102,35",
        "2026年1月2日，35",
        "２０２６－０１－０２,３５",
    ],
)
def test_dates_as_people_write_them(run: Run, line: str) -> None:
    view = paste(run, line)
    assert view.faults == []
    assert view.data.days == {date(2026, 1, 2): {"pm25": Decimal(35)}}


def test_months_without_a_gap_give_a_mean_with_its_rounding(run: Run) -> None:
    so_far = paste(run, "2026-01 50\n2026-02 40\n2026年3月 30.0").summary.so_far
    assert so_far is not None
    assert (so_far.elapsed, so_far.total) == (90, 50 * 31 + 40 * 28 + 30 * 31)
    assert so_far.step == Decimal("0.5") * 59 + Decimal("0.05") * 31
    assert paste(run, "2026-01 50\n2026-03 30").faults == ["缺少以下月份：2月。请补齐1月以来的各月。"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-02-30 35", "第1行：“2026-02-30”不是日期。"),
        ("2026-01-01 35\nhello 3", "第2行：“hello”不是日期。"),
        ("2026-01-01 -999", "第1行：“-999”不是零或正数。缺测请留空。"),
        ("2026-01-01 9999", "第1行：9999超过可能的最大值2000。"),
        ("2026-01-01 3 4", "第1行有2个数值，应有1个。"),
        ("2026-01-01 35\n2026-01-01 36", "第2行：2026-01-01出现两次而数值不同。"),
        ("日期,风速\n2026-01-01,3", "表头中没有认得的列（风速）。"),
        ("2025-01-01 35", "粘贴的数据中没有2026年该项的数值。"),
        ("x" * 400_001, "粘贴的数据过长，最多6000行。"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_what_to_do(run: Run, text: str, fault: str) -> None:
    view = paste(run, text)
    assert view.faults[0].startswith(fault)
    assert view.summary.so_far is None


def test_a_line_twice_the_same_counts_once(run: Run) -> None:
    assert paste(run, "2026-01-01 35\n2026-01-01 35").faults == []


def test_many_faults_are_counted(run: Run) -> None:
    view = paste(run, "\n".join(f"2026-01-{day:02} x" for day in range(1, 20)))
    assert len(view.faults) == 6
    assert view.faults[-1] == "另有14行也有错误。"


def test_columns_are_known_by_their_names_and_others_left_out(run: Run) -> None:
    view = paste(run, "时间,O3_8h,CO(mg/m3),PM2.5浓度(μg/m3),风速\n2026-01-01,90,0.8,35,2")
    assert view.data.days[date(2026, 1, 1)] == {"o3": Decimal(90), "co": Decimal("0.8"), "pm25": Decimal(35)}
    assert view.data.notes == ["未用的列：风速。"]


def test_a_day_is_judged_by_the_rules_in_force_on_it(run: Run) -> None:
    """70 µg/m³ of PM2.5 is a good day in February 2026 and none in March."""
    text = POLLUTANTS + "2026-02-28,70,80,6,30,0.8,90\n2026-03-01,70,80,6,30,0.8,90"
    view = paste(run, text, "good_day_ratio", "86")
    assert [(index.aqi, index.level, index.is_good) for index in view.indices.values()] == [
        (94, 2, True),
        (110, 3, False),
    ]
    assert view.summary.so_far is not None
    assert (view.summary.so_far.good, view.summary.so_far.valid) == (1, 2)
    assert view.count_levels() == {2: 1, 3: 1}


def test_a_day_that_lacks_a_pollutant_is_bad_or_unknown_and_never_good(run: Run) -> None:
    text = POLLUTANTS + "2026-04-01,30,,6,30,0.8,90\n2026-04-02,90,,6,30,0.8,90\n2026-04-03,30,40,6,30,0.8,90"
    so_far = paste(run, text, "good_day_ratio", "86").summary.so_far
    assert so_far is not None
    assert (so_far.good, so_far.valid, so_far.elapsed) == (1, 2, 93)


def test_an_index_that_is_given_counts(run: Run) -> None:
    view = paste(run, "日期,AQI\n2026-01-01,100\n2026-01-02,101\n2026-01-03,301", "good_day_ratio", "86")
    assert view.count_levels() == {2: 1, 3: 1, 6: 1}
    assert view.summary.so_far is not None and view.summary.so_far.good == 1


def test_one_pollutant_alone_is_drawn_as_what_it_is(run: Run) -> None:
    view = paste(run, days("2026-01-01", ["30", "80"]))
    assert view.one_pollutant == "细颗粒物（PM2.5）"
    assert view.count_levels() == {1: 1, 3: 1}


def test_ozone_days_above_the_limit_are_counted(run: Run) -> None:
    so_far = paste(run, days("2026-05-01", ["160", "161", "200"]), "o3_p90").summary.so_far
    assert so_far is not None
    assert (so_far.above, so_far.valid) == (2, 3)
    assert so_far.percentile == Decimal(192)  # 161 + 0.8 of the 39 to 200


def test_past_years_need_every_month_to_come(run: Run) -> None:
    months = [f"2025-{month:02} {30 + month}" for month in range(1, 13)]
    months += [f"2024-{month:02} 40" for month in range(1, 12)]
    this_year = [f"2026-{month:02} 30" for month in range(1, 11)]
    past = paste(run, "\n".join(months + this_year)).summary.past
    assert [(rest.year, rest.value * 61) for rest in past] == [
        (2025, pytest.approx(41 * Decimal(30) + 42 * 31))
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_as_spreadsheets_write_it(run: Run, encoding: str) -> None:
    content = "日期,细颗粒物\r\n2026-01-01,35\r\n".encode(encoding)
    assert paste(run, decode_own_file(content)).data.days == {date(2026, 1, 1): {"pm25": Decimal(35)}}


def test_a_file_of_other_bytes_is_a_fault(run: Run) -> None:
    assert paste(run, decode_own_file(b"PK\x03\x04\xff\xfe\x00\x81")).faults


def test_a_private_run_remembers_nothing(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    run = make_run("zh", warehouse)
    made: list[int] = []

    def make(_: Run, number: int) -> list[int]:
        made.append(number)
        return [number]

    assert run.remember(make, 1) is run.remember(make, 1)
    private = replace(run, is_private=True)
    assert private.remember(make, 2) == private.remember(make, 2)
    assert made == [1, 2, 2]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("日期" + ",x" * 61 + "\n2026-01-01,1", "表头有61列，最多只能读60列"),
        ("日期" + ",x" * 199_000, "表头有199000列"),
        ("日期,PM2.5" + ",pm2.5x" * 50_000 + "\n2026-01-01,1", "表头有50001列"),
        ("\ufdfa" * 399_000, "最多"),
        (("\ufdfa" * 60 + "\n") * 6000, "最多"),
        ("2026-01-01" + ",1" * 199_000, "第1行有199000个数值"),
        ("2026-01-01," + "1" * 300_000, "第1行"),
        ("x\n" * 6000, "表头"),
        ("2026-01-01,1\n" * 6001, "最多"),
    ],
    ids=[
        "one column too many",
        "a wide heading",
        "known columns over and over",
        "letters that grow",
        "letters that grow in lines",
        "a wide line",
        "a long number",
        "no date at all",
        "a line too many",
    ],
)
def test_what_is_meant_to_keep_the_server_busy_is_one_short_sentence(run: Run, text: str, fault: str) -> None:
    begun = time.process_time()
    view = paste(run, text)
    assert time.process_time() - begun < 3
    assert any(fault in sentence for sentence in view.faults), view.faults
    assert sum(map(len, [*view.faults, *view.data.notes])) < 2000


def test_what_was_typed_is_repeated_without_letters_that_are_not_seen(run: Run) -> None:
    view = paste(run, "2026-01-01,\u202e35\x00\u200b")
    assert view.faults == ["第1行：“35”不是零或正数。缺测请留空。"]


def test_a_column_of_the_city_may_stand_before_the_dates(run: Run) -> None:
    view = paste(run, "city,date,AQI,PM25\n苏州,2026-01-01 00:00,80,35\n苏州,2026-01-02,,40\n苏州")
    assert view.data.days == {
        date(2026, 1, 1): {"aqi": Decimal(80), "pm25": Decimal(35)},
        date(2026, 1, 2): {"pm25": Decimal(40)},
    }
    assert view.data.notes == ["未用的列：city。"]
    assert view.faults == ["第4行：“苏州”不是日期。请写成 2026-01-31 或 2026-01。"]


def test_a_zero_is_missing_and_says_so(run: Run) -> None:
    view = paste(run, "日期,AQI,PM2.5,CO\n2026-01-01,0,0,1.7\n2026-01-02,80,36,0.8")
    assert view.data.days == {
        date(2026, 1, 1): {"co": Decimal("1.7")},
        date(2026, 1, 2): {"aqi": Decimal(80), "pm25": Decimal(36), "co": Decimal("0.8")},
    }
    assert view.summary.so_far is not None
    assert (view.summary.so_far.valid, view.summary.so_far.total) == (1, 36)
    assert view.data.notes == ["1行中有0（首见第2行），按缺测处理：城市的日均值、月均值不会为0。"]
