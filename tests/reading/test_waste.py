"""Bulletins on solid waste: amounts of which some are parts, what is done with all of it, and of when they are."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

TITLE = "某市2023年固体废物污染环境防治信息公告\n"

CASES = {
    "the number of a rule that a notice rests on is no year": (
        "根据《信息发布导则》（公告2006年第33号）要求，现将某市2022年固体废物污染环境防治情况发布如下：\n"
        "（一）危险废物\n2022年，本市危险废物产生量6.5万吨，上年末贮存量0.4万吨，利用处置量6.4万吨，本年末贮存量0.5万吨。",
        [
            "hazardous_waste_generated 2022 actual = 6.5",
            "hazardous_waste_stored 2021 actual = 0.4",
            "hazardous_waste_stored 2022 actual = 0.5",
        ],
    ),
    "of these, so much of the same": (
        TITLE + "全市无害化处理生活垃圾95.4万吨。其中，焚烧生活垃圾18.2万吨，分拣厂处理生活垃圾0.2万吨。",
        ["domestic_waste_disposed 2023 actual = 95.4"],
    ),
    "of these, so much of another thing": (
        TITLE + "全市生活垃圾清运量95.4万吨，其中无害化处理生活垃圾90.2万吨。",
        ["domestic_waste_generated 2023 actual = 95.4", "domestic_waste_disposed 2023 actual = 90.2"],
    ),
    "those whose amount is above a bound": (
        TITLE + "危险废物产生量超过5万吨的有3家企业。",
        [],
    ),
    "what brackets leave out is not what is spoken of": (
        TITLE + "全市共有危险废物经营企业29家（不包括医疗废物处置单位），总利用处置能力45.2万吨/年。",
        ["hazardous_waste_licensed_capacity 2023 actual = 45.2"],
    ),
    "all of it is disposed of, told by a share before the verb": (
        TITLE + "医疗废物100%安全集中处置。工业危险废物实现“零填埋”，100%无害化处置。",
        [
            "waste_harmless_disposal_rate 2023 actual = 100",
            "hazardous_waste_utilisation_disposal_rate 2023 actual = 100",
        ],
    ),
    "from which year a share has risen is not the year of the news": (
        "某市“无废城市”建设成效显著\n来源：某报 2023-01-31 11:13\n生活垃圾回收利用率由2020年的41%提升至50%，一般工业固体废物综合利用率达92%。",
        [
            "domestic_waste_recycling_rate 2020 actual = 41",
            "domestic_waste_recycling_rate 2023 actual = 50",
            "general_industrial_waste_utilisation_rate 2023 actual = 92",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bulletin(lexicon: Lexicon, name: str) -> None:
    text, expected = CASES[name]
    found = read_report(text, lexicon, "某市").proposals
    assert sorted(describe(found, "indicator_id period kind comparator value")) == sorted(expected)
