"""Classes of the water of rivers: how the rivers are named, and how the class is told, or that none is in one."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

RESULTS = "某市2024年生态环境状况公报\n"
GOALS = "某市2024年水污染防治工作方案\n"

CASES = [
    # in brackets behind each how many sections there are
    (
        RESULTS + "青溪水系（2个监测断面）、白水水系（5个监测断面）均符合Ⅱ类水质。",
        ["water_class 青溪水系 actual = 2", "water_class 白水水系 actual = 2"],
    ),
    # whose names end as the word for water; other kinds of water are no rivers
    (
        RESULTS + "青江、沅水水质持续保持Ⅱ类，澧水基本达到Ⅲ类。",
        ["water_class 青江 actual = 2", "water_class 沅水 actual = 2", "water_class 澧水 actual = 3"],
    ),
    (RESULTS + "井水水质达到Ⅲ类，尾水水质达到Ⅳ类，饮用水水质达到Ⅱ类。", []),
    # behind what they are, counted or not
    (
        RESULTS + "4条入湖河流青河、白溪河水质均为Ⅰ类。",
        ["water_class 青河 actual = 1", "water_class 白溪河 actual = 1"],
    ),
    (
        RESULTS + "国控断面青河达到Ⅳ类，优于考核目标一个类别。白溪河水质均值为Ⅲ类，达到考核目标。",
        ["water_class 青河 actual = 4", "water_class 白溪河 actual = 3"],
    ),
    (
        RESULTS + "青江干流某段6个断面全部水质Ⅱ类。",
        ["section_count 青江干流某段 actual = 6", "water_class 青江干流某段 actual = 2"],
    ),
    # in a row that says what they are, with where they begin, and with the word for lakes behind the name of one
    (
        RESULTS + "青河、年溪河等流经城镇的河流水质达Ⅱ类及以上标准，发源于高山的白河水质达到Ⅰ类标准。",
        ["water_class 青河 actual <= 2", "water_class 年溪河 actual <= 2", "water_class 白河 actual = 1"],
    ),
    (
        RESULTS + "甲错和乙错湖泊水质均达到Ⅱ类标准。",
        ["water_class 甲错 actual = 2", "water_class 乙错 actual = 2"],
    ),
    # none in a class, of a network, kept so
    (RESULTS + "动态消除劣五类水体。", ["section_count_worse_than_class_v 某市 actual = 0"]),
    (
        GOALS + "全面消除省控地表水劣Ⅴ类水体。",
        ["section_count_worse_than_class_v 某市 target <= 0"],
    ),
    (RESULTS + "逐步消除劣Ⅴ类断面。", []),
    # the goal of a water that has no name here is of no share
    (RESULTS + "某断面水质均值为Ⅳ类，达到考核目标。", []),
    # as a goal, also one that something is to get better to
    (GOALS + "保持青江干流Ⅱ类水质，开展治理。", ["water_class 青江干流 target <= 2"]),
    (
        GOALS + "青江某段、沅水整体水质保持或优于Ⅱ类，白溪河水质力争提升到Ⅲ类。",
        [
            "water_class 青江某段 target <= 2",
            "water_class 沅水 target <= 2",
            "water_class 白溪河 target <= 3",
        ],
    ),
    (GOALS + "推进青江干流Ⅳ类水质断面整治。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rivers_and_their_classes(lexicon: Lexicon, text: str, expected: list[str]) -> None:
    found = read_report(text, lexicon, "某市").proposals
    assert describe(found, "indicator_id place_id kind comparator value") == expected
