"""A reader's own days of a year that is under way, judged by the limits before and after a change."""

from collections.abc import Callable

import pytest

from dashboard.run import Run
from dashboard.views.this_year.both_sides import tell_both_sides
from dashboard.views.this_year.own_view import build_own_view
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import year_target

DAYS = """日期,PM2.5,PM10,SO2,NO2,CO,O3
2026-01-01,75,150,10,40,0.9,60
2026-01-02,60,120,10,40,0.9,60
2026-01-03,50,100,10,51,0.9,60
2026-01-04,50,100,10,50,0.9,160
2026-01-05,76,100,10,50,0.9,160
2026-01-06,50,100,10,50,0.9,
2025-12-31,20,20,10,20,0.5,60
"""
OWN = {
    "zh": "您提供的2026年各项污染物齐全的5天，按2026年3月前的日限值优良4天；按2026年3月起的限值为3天，少1天；按2031年起的限值为1天，少3天。"
    "此处由各项浓度逐日重算，与按AQI列计得的天数可能不同。",
    "en": "Of the 5 days of 2026 that you gave with every pollutant, 4 are good by the daily limits before 2026-03;"
    " 3 by those from 2026-03, 1 fewer; 1 by those from 2031, 3 fewer."
    " They are judged anew by each concentration, so a count by a column AQI may differ.",
}


@pytest.mark.parametrize("language", OWN)
def test_own_days_are_judged_by_every_edition(
    make_run: Callable[..., Run], warehouse: Warehouse, language: str
) -> None:
    run = make_run(language, warehouse)
    aim = year_target(run, "suzhou", "good_day_ratio", 2026)
    own = build_own_view(run, aim, DAYS).data
    assert tell_both_sides(run, aim, own) == [OWN[language]]


def test_a_mean_or_days_that_are_not_whole_say_nothing(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    mean, good = (year_target(run, "suzhou", code, 2026) for code in ("pm25", "good_day_ratio"))
    assert tell_both_sides(run, mean, build_own_view(run, mean, DAYS).data) == []
    assert tell_both_sides(run, good, build_own_view(run, good, "日期,AQI\n2026-01-01,80\n").data) == []
