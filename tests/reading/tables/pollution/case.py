"""A polluted table, and what may be read of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Figure = tuple[str, ...]  # place, period, indicator, comparator, value, unit

BASE: tuple[Figure, ...] = (
    ("suzhou", "2023", "pm25", "=", "30", "ug_m3"),
    ("suzhou", "2024", "pm25", "=", "29.5", "ug_m3"),
    ("jiaxing", "2023", "pm25", "=", "28", "ug_m3"),
    ("jiaxing", "2024", "pm25", "=", "26.8", "ug_m3"),
)
CHOSEN = {"table-kind": "actual", "scope-pm25": "city_unstated"}


@dataclass(frozen=True)
class Case:
    """`allowed`: the figures that may be read; any other one is read silently wrong. `name`: of the file."""

    about: str  # class and case
    content: bytes
    allowed: frozenset[Figure]
    written: str = ""
    name: str = "table.csv"
    answers: Mapping[str, str] = field(default_factory=lambda: CHOSEN)


def base_table(
    place: str = "苏州", period: str = "2024", value: str = "29.5", heading: str = "PM2.5年均浓度（μg/m³）"
) -> str:
    """A good table as text, one row of it with other cells."""
    return f"地区,年份,{heading}\n苏州,2023,30\n{place},{period},{value}\n嘉兴,2023,28\n嘉兴,2024,26.8\n"
