"""Rules of the reader, one sentence a rule; the place is a city, the year of results 2024 where no title says more."""

from decimal import Decimal

import pytest

from dashboard.queries.lexicon import fetch_reading_entries
from dashboard.warehouse import Warehouse
from reading.lexicon.lexicon import Lexicon
from reading.proposals import Reading
from reading.reader import read_report
from tests.reading.descriptions import describe

PAST = "某市2024年生态环境工作总结\n"
PLAN = "某市2025年生态环境工作计划\n"

SENTENCES = [
    # level, change against last year, sign by the verb
    (
        PAST,
        "全市PM2.5平均浓度30.5微克/立方米，同比下降5.3%。",
        ["pm25 2024 actual = 30.5 ug_m3", "pm25 2024 change = -5.3 percent"],
    ),
    (
        PAST,
        "优良天数比率85.2%，同比上升2.3个百分点。",
        ["good_day_ratio 2024 actual = 85.2 percent", "good_day_ratio 2024 change = 2.3 percentage_point"],
    ),
    # 降至 is what was reached, 下降 by how much
    (PAST, "细颗粒物浓度降至29微克/立方米。", ["pm25 2024 actual = 29 ug_m3"]),
    # bounds, and a bare goal read on its good side
    (PLAN, "PM2.5平均浓度控制在28微克/立方米以内。", ["pm25 2025 target <= 28 ug_m3"]),
    (PLAN, "空气质量优良天数比率达到88%以上。", ["good_day_ratio 2025 target >= 88 percent"]),
    (PLAN, "危险废物填埋占比降至4%。", ["hazardous_waste_landfill_share 2025 target <= 4 percent"]),
    # a class and above is no bound
    (
        PAST,
        "省考断面达到或优于Ⅲ类水质比例为97.5%，无劣Ⅴ类断面。",
        [
            "section_share_class_iii 2024 actual = 97.5 percent",
            "section_count_worse_than_class_v 2024 actual = 0 piece",
        ],
    ),
    # one number each
    (
        PAST,
        "SO2、NO2年均浓度分别为7、26微克/立方米。",
        ["so2 2024 actual = 7 ug_m3", "no2 2024 actual = 26 ug_m3"],
    ),
    # goals in words only
    (
        PLAN,
        "PM2.5浓度、优良天数比率达到省定目标。",
        ["pm25 2025 target   ug_m3", "good_day_ratio 2025 target   percent"],
    ),
    (
        PAST,
        "PM2.5平均浓度27微克/立方米，圆满完成年度考核目标。",
        ["pm25 2024 actual = 27 ug_m3", "pm25 2024 target   ug_m3", "pm25 2024 reported_met   ug_m3"],
    ),
    # somebody else's figure, and a limit
    (PAST, "全国339个城市PM2.5平均浓度为29.3微克/立方米。", []),
    (PAST, "优于国家二级标准（35微克/立方米）。", []),
    # labels are no values
    (PAST, "PM2.5污染防治攻坚，12369热线畅通。", []),
    # what a base is followed by is of its time; a list with and without the word for each
    (
        PAST,
        "国考、省考断面优Ⅲ比例分别为95.0%和97.5%，较2020年提高5.0和6.2个百分点。",
        [
            "section_share_class_iii 2024 actual = 95.0 percent",
            "section_share_class_iii 2024 actual = 97.5 percent",
            "section_share_class_iii 2024 change = 5.0 percentage_point",
            "section_share_class_iii 2024 change = 6.2 percentage_point",
        ],
    ),
    (
        PAST,
        "危险废物填埋占比由2022年的4.8%降至3.7%。",
        [
            "hazardous_waste_landfill_share 2022 actual = 4.8 percent",
            "hazardous_waste_landfill_share 2024 actual = 3.7 percent",
        ],
    ),
    # short names go on about the thing that was named
    (
        PAST,
        "一般工业固体废物产生量1384.6万吨，综合利用率92.4%。",
        [
            "general_industrial_waste_generated 2024 actual = 1384.6 t_10k",
            "general_industrial_waste_utilisation_rate 2024 actual = 92.4 percent",
        ],
    ),
    # all of them, and none
    (PAST, "省控断面水质均达到Ⅲ类及以上。", ["section_share_class_iii 2024 actual = 100 percent"]),
    (
        PAST,
        "9个集中式饮用水水源地全部达标。",
        [
            "drinking_source_count 2024 actual = 9 piece",
            "drinking_source_compliant_count 2024 actual = 9 piece",
        ],
    ),
    # glued figures
    (
        PLAN,
        "PM2.5浓度27微克/立方米以下优良天数比率84%以上饮用水水源地水质达标率100%。",
        [
            "pm25 2025 target <= 27 ug_m3",
            "good_day_ratio 2025 target >= 84 percent",
            "drinking_source_compliance_rate 2025 target >= 100 percent",
        ],
    ),
    # how far from a goal is no figure; that it was met is told
    # a total since a beginning that is not told, in a plan too; with the year it is the year's
    (
        PAST,
        "累计完成排污权有偿使用和交易金额8.5亿元。",
        ["discharge_right_trade_value ../2024 actual = 8.5 cny_100m"],
    ),
    (PLAN, "累计打造20个以上标杆项目。", ["carbon_benchmark_project_total ../2025 target >= 20 item"]),
    (PAST, "2024年，累计淘汰老旧柴油货车300辆。", ["old_diesel_truck_scrapped 2024 actual = 300 vehicle"]),
    # a fall of what itself is a change, with the verb before or behind the name
    (PLAN, "碳排放强度下降3%以上。", ["carbon_intensity_change 2025 target <= -3 percent"]),
    (PLAN, "削减主要污染物排放总量5%以上。", ["main_pollutant_emission_change 2025 target <= -5 percent"]),
    # what is better than another round is no change in time
    # a copy that says how characters are pronounced, and has commas before other stops
    (
        PAST,
        "全市空氣質(zhì)量優(yōu)良天數(shù)比率82.9%,,比2015年提高5個百分點(diǎn),。",
        ["good_day_ratio 2024 actual = 82.9 percent", "good_day_ratio 2024 change = 5 percentage_point"],
    ),
    # plain stops of a Latin keyboard
    (
        PAST,
        "1-12月, 全市PM2.5平均浓度30微克/立方米(同比下降5%). 优良天数300天, 同比增加3天. 一.项目建设",
        [
            "pm25 2024 actual = 30 ug_m3",
            "pm25 2024 change = -5 percent",
            "good_days 2024 actual = 300 day",
            "good_days 2024 change = 3 day",
        ],
    ),
    (PAST, "接收督察转办信访件80件，较上一轮督察信访件总量下降20%。", ["letter_total 2024 actual = 80 case"]),
    # a goal asked of the place; all of it done; almost all of it is no number
    (
        PAST,
        "完成省下达的城市生活污水集中收集处理率目标。",
        [
            "urban_sewage_collection_treatment_rate 2024 target   percent",
            "urban_sewage_collection_treatment_rate 2024 reported_met   percent",
        ],
    ),
    (PAST, "上一轮督察整改任务全部完成。", ["rectification_completion_rate 2024 actual = 100 percent"]),
    (
        PLAN,
        "基本实现地表水自动监测全覆盖。",
        ["surface_water_automatic_monitoring_coverage 2025 target   percent"],
    ),
    # the best of all, and the first of the province
    (PAST, "案卷评查问题发生率全省最低。", ["case_file_problem_rank 2024 actual   rank"]),
    (PAST, "在全省首创观察期，减免罚款25.5万元。", ["fine_waived 2024 actual = 25.5 cny_10k"]),
    # of so many tasks so many are done; what the thing before has is named behind its number
    (
        PAST,
        "省环保督察交办的60项整改任务，已完成37项。",
        [
            "rectification_issue_total 2024 actual = 60 piece",
            "rectification_issue_completed 2024 actual = 37 piece",
        ],
    ),
    (
        PAST,
        "全市设国省考断面的27个通江河道水质良好。",
        ["yangtze_connected_river_count 2024 actual = 27 piece"],
    ),
    # how many are spoken of is no goal
    (PLAN, "对12个出现不同程度反弹的问题，限期整改。", []),
    (
        PAST,
        "PM2.5平均浓度30微克/立方米，优于年度目标2.9微克/立方米。",
        ["pm25 2024 actual = 30 ug_m3", "pm25 2024 target   ug_m3", "pm25 2024 reported_met   ug_m3"],
    ),
]


def said(reading: Reading) -> list[str]:
    return describe(reading.proposals, "indicator_id period kind comparator value unit")


@pytest.mark.parametrize(("title", "sentence", "expected"), SENTENCES, ids=range(len(SENTENCES)))
def test_a_sentence(lexicon: Lexicon, title: str, sentence: str, expected: list[str]) -> None:
    assert sorted(said(read_report(title + sentence, lexicon, "suzhou"))) == sorted(expected)


def test_a_proposal_knows_where_it_stands(lexicon: Lexicon) -> None:
    text = "某市2024年工作总结\n全年 PM２．５ 平均浓度 30.5 微克／立方米，空气更好。"
    (proposal,) = read_report(text, lexicon, "suzhou").proposals
    assert text[proposal.start : proposal.end] == proposal.value_text == "30.5 微克／立方米"
    assert (proposal.place_id, proposal.value, proposal.sentence) == ("suzhou", "30.5", text.splitlines()[1])


def test_this_year_so_far_ends_on_the_day_the_report_is_signed(lexicon: Lexicon) -> None:
    text = (
        "某市2025年整改工作报告\n今年以来，共排查突出生态环境问题50个，已完成整改20个。"
        "截至2025年8月10日，整改完成率40%。自工作开展以来，已销号问题70个。\n某市生态环境局\n2025年8月15日"
    )
    found = [(one.indicator_id, one.period) for one in read_report(text, lexicon, "suzhou").proposals]
    assert found == [
        ("rectification_issue_total", "2025-01-01/2025-08-15"),
        ("rectification_issue_completed", "2025-01-01/2025-08-15"),
        ("rectification_completion_rate", "2025-01-01/2025-08-10"),
        ("rectification_issue_struck_off", "../2025-08-10"),
    ]


def test_the_urban_area_of_a_city_named_before_it(lexicon: Lexicon) -> None:
    text = "某市2024年工作总结\n全市PM2.5平均浓度31微克/立方米，苏州市区PM2.5平均浓度27微克/立方米。"
    found = [(one.scope_id, one.value) for one in read_report(text, lexicon, "suzhou").proposals]
    assert found == [("whole_city", "31"), ("urban", "27")]


def test_a_place_that_is_not_on_record_keeps_its_name(lexicon: Lexicon) -> None:
    reading = read_report(
        "2024年全市PM2.5浓度30微克/立方米，其中歙县为25微克/立方米。", lexicon, "黄山市", 2024
    )
    assert [(one.place_id, one.value) for one in reading.proposals] == [("黄山市", "30"), ("歙县", "25")]


def test_the_entries_of_one_file(warehouse: Warehouse) -> None:
    assert fetch_reading_entries(warehouse, "letters")["class_word"] == "类"
    assert fetch_reading_entries(warehouse, "nothing") == {}


def test_a_river_or_lake_is_the_place_of_its_figures(lexicon: Lexicon) -> None:
    text = "某市2024年工作总结\n全市水质总体良好。青山湖总磷浓度0.045毫克/升，同比下降11.8%；长江干流水质稳定达到Ⅱ类。"
    found = {
        (one.indicator_id, one.place_id, one.value) for one in read_report(text, lexicon, "suzhou").proposals
    }
    assert found == {
        ("total_phosphorus", "青山湖", "0.045"),
        ("total_phosphorus", "青山湖", "-11.8"),
        ("water_class", "yangtze_suzhou", "2"),
    }


def test_counties_in_a_row_have_a_number_each(lexicon: Lexicon) -> None:
    text = "某市2024年工作总结\n昆山市、太仓市PM2.5平均浓度分别为27、26微克/立方米，嘉兴市为30微克/立方米。"
    found = [(one.place_id, one.value) for one in read_report(text, lexicon, "suzhou").proposals]
    assert found == [("昆山", "27"), ("taicang", "26"), ("jiaxing", "30")]


@pytest.mark.parametrize("text", ["PM2.5控制到31微克/立方米左右", "聚焦碧水目标 2021收获满满"])
def test_a_text_may_end_within_a_longer_word(lexicon: Lexicon, text: str) -> None:
    assert read_report(text, lexicon, "suzhou", 2024).text == text


@pytest.mark.parametrize(
    ("title", "place", "other"),
    [
        ("无锡市2024年工作总结", "suzhou", "无锡市"),
        ("无锡市2024年工作总结", "无锡市", ""),
        ("昆山市2024年工作总结", "suzhou", "昆山市"),
        ("江苏省苏州市2024年工作总结", "suzhou", ""),
        ("某市2024年工作总结", "suzhou", ""),
    ],
)
def test_a_title_that_names_another_place_makes_the_place_doubtful(
    lexicon: Lexicon, title: str, place: str, other: str
) -> None:
    reading = read_report(f"{title}\n全市PM2.5平均浓度30微克/立方米，嘉兴市为31微克/立方米。", lexicon, place)
    own, named = reading.proposals
    assert reading.other_place == other
    assert ("title_names_another" in own.why) == bool(other)
    assert (own.confidence < named.confidence) == bool(other)


def test_a_later_year_is_no_plan_where_no_title_tells_the_year_of_the_report(lexicon: Lexicon) -> None:
    text = "2012年，PM2.5年均浓度为50微克/立方米。2013年，PM2.5年均浓度为40微克/立方米。"
    found = [(one.period, one.kind) for one in read_report(text, lexicon, "suzhou").proposals]
    assert found == [("2012", "actual"), ("2013", "actual")]
    titled = read_report(f"某市2012年工作总结\n{text}", lexicon, "suzhou").proposals
    assert [(one.period, one.kind) for one in titled] == [("2012", "actual"), ("2013", "target")]


def test_a_level_beyond_what_its_indicator_can_be_is_doubtful(lexicon: Lexicon) -> None:
    text = "某市2024年工作总结\nPM2.5平均浓度3000微克/立方米，PM10平均浓度50微克/立方米。"
    wrong, right = read_report(text, lexicon, "suzhou").proposals
    assert "implausible" in wrong.why and wrong.confidence == Decimal("0.30")
    assert "implausible" not in right.why and right.confidence > wrong.confidence


def test_until_a_later_year_is_a_plan_all_the_same(lexicon: Lexicon) -> None:
    text = "2023年，PM2.5年均浓度为30微克/立方米。到2025年，PM2.5年均浓度达到28微克/立方米。"
    found = [(one.period, one.kind, one.value) for one in read_report(text, lexicon, "suzhou").proposals]
    assert found == [("2023", "actual", "30"), ("2025", "target", "28")]


def test_last_year_of_a_headline_is_the_year_that_the_text_names(lexicon: Lexicon) -> None:
    text = (
        "某市空气质量去年创新高\n记者获悉，2022年，全市PM2.5平均浓度为30微克/立方米。\n"
        "水环境方面，国考断面优Ⅲ比例为95%。"
    )
    found = [(one.period, one.kind, one.value) for one in read_report(text, lexicon, "suzhou").proposals]
    assert found == [("2022", "actual", "30"), ("2022", "actual", "95")]
