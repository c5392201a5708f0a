"""A small vocabulary with the real words, and a way to read a table of text."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reading.tables.layout import Sheet
from reading.tables.reader import TableReading, read_table
from reading.tables.vocabulary import (
    BasisUse,
    IndicatorFacts,
    Vocabulary,
    collect_names,
    collect_places,
    collect_units,
)
from reading.tables.words import build_words

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 3, 1)
PLACES = {
    "suzhou": ("苏州", "Suzhou"),
    "jiaxing": ("嘉兴", "Jiaxing"),
    "hangzhou": ("杭州", "Hangzhou"),
    "nanhu": ("南湖区", "Nanhu"),
    "jiangsu": ("江苏省", "Jiangsu Province"),
}
INDICATORS = {
    "pm25": ("PM2.5年均浓度", "Annual mean PM2.5", "PM2.5年均", "细颗粒物"),
    "pm10": ("PM10年均浓度", "Annual mean PM10", "PM10年均", "可吸入颗粒物"),
    "good_day_ratio": ("空气质量优良天数比率", "Share of good air days", "优良率", "优良天数比率"),
    "section_share": ("地表水Ⅲ类及以上断面比例", "Share of sections at Class III", "优Ⅲ比例", "水质优良比例"),
    "industrial_waste": ("一般工业固体废物产生量", "Industrial waste generated"),
    "retired_vehicle": ("淘汰老旧车辆", "Retired vehicles"),
}
SCOPES = {
    "all": ("全部", "all"),
    "city_unstated": ("市级（范围未注明）", "city, area not stated"),
    "urban": ("市区", "urban area"),
    "national_sections": ("国考断面", "national assessment sections"),
}
BASES = {
    "none": ("–", "–"),
    "standard_state": ("标况浓度", "at standard state"),
    "actual_state": ("实况浓度", "at actual state"),
    "network_2021_2025": ("“十四五”断面网", "network of 2021-2025"),
}
UNITS = {
    "percent": "%",
    "percentage_point": "个百分点",
    "ug_m3": "微克/立方米",
    "t_10k": "万吨",
    "t": "吨",
    "vehicle": "辆",
    "mg_m3": "毫克/立方米",
}
KINDS = {"actual": ("公布值",), "target": ("目标",), "change": ("变化",), "preliminary": ("初步值",)}
STATES = (BasisUse("actual_state", "2018-01-01", ""), BasisUse("standard_state", "", "2017-12-31"))
NO_BASIS = (BasisUse("none", "", ""),)
FACTS = {
    "pm25": IndicatorFacts("ug_m3", "lower", ("city_unstated", "urban"), False, STATES),
    "pm10": IndicatorFacts("ug_m3", "lower", ("city_unstated", "urban"), False, STATES),
    "good_day_ratio": IndicatorFacts("percent", "higher", ("all",), True, NO_BASIS),
    "section_share": IndicatorFacts(
        "percent", "higher", ("national_sections",), False, (BasisUse("network_2021_2025", "", ""),)
    ),
    "industrial_waste": IndicatorFacts("t_10k", "neither", ("all",), True, NO_BASIS),
    "retired_vehicle": IndicatorFacts("vehicle", "higher", ("all",), True, NO_BASIS),
}


@cache
def vocabulary() -> Vocabulary:
    """Five places and six indicators."""
    text = (ROOT / "data" / "reading" / "tables.yml").read_text("utf-8")
    words = build_words(_flatten(yaml.safe_load(text)))
    further = [(code, name) for code, names in words.units.items() if code in UNITS for name in names]
    units = collect_units([*UNITS.items(), *further], list(UNITS))
    return Vocabulary(
        words=words,
        places=collect_places(_pairs(PLACES), list(PLACES), words),
        indicators=collect_names(_pairs(INDICATORS), list(INDICATORS)),
        scopes=collect_names(_pairs(SCOPES), list(SCOPES)),
        kinds=collect_names(_pairs(KINDS), list(KINDS)),
        bases=collect_names(_pairs(BASES), list(BASES)),
        units=units,
        facts=FACTS,
        unit_words=UNITS,
        unit_names=frozenset(units.by_name),
    )


def read_text(
    text: str, answers: Mapping[str, str] | None = None, file_name: str = "table.csv"
) -> TableReading:
    """What is read of a CSV text."""
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text))]
    return read_table([Sheet("", rows, is_delimited=True)], vocabulary(), answers or {}, TODAY, file_name)


def _flatten(content: Mapping[str, Any], above: str = "") -> dict[str, str]:
    """Texts by the path of their keys, as the warehouse holds them."""
    found: dict[str, str] = {}
    for key, value in content.items():
        found |= _flatten(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": value}
    return found


def _pairs(names: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(code, name) for code, some in names.items() for name in some]


@cache
def plain_letters() -> dict[int, int]:
    """The real simplified letter of each traditional one."""
    letters = yaml.safe_load((ROOT / "data/reading/letters.yml").read_text("utf-8"))
    return str.maketrans(letters["traditional"], letters["simplified"])
