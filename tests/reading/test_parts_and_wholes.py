"""Rules of the reader on what a number is a part of: sections and other waters, all and some, a day and a year;
one sentence a rule, year of results 2023.
"""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

PLACE = "铜陵市"
TITLE = "2023年铜陵市生态环境状况公报\n"

OTHER_WATERS = [
    # a network is known by its name, whatever its sections are for
    (
        "12个国控考核断面水质优良比例为91.7%。",
        [
            "section_count national_control_sections = 12",
            "section_share_class_iii national_control_sections = 91.7",
        ],
    ),
    # classes of groundwater, lakes and seas are none of sections
    ("全市15个地下水考核点位，Ⅲ类3个、Ⅳ类10个、Ⅴ类2个，Ⅴ类比例为13.3%。", []),
    ("10座湖库水质优良比例为80.0%，劣Ⅴ类比例为0。", []),
    ("18条河流中，达到或优于Ⅲ类15条，占83.3%。", []),
    (
        "近岸海域共设36个国控点位，优良水质（一、二类）面积比例为98.5%，同比上升0.6个百分点。",
        ["coastal_water_good_share all = 98.5", "coastal_water_good_share all = 0.6"],
    ),
    (
        "近岸海域9个国控点位全部达到一、二类海水水质标准，优良比例100%。",
        ["coastal_water_good_share all = 100"],
    ),
    # until sections are named again
    (
        "地下水点位Ⅳ类及以上占90%；12个国控断面优良比例为91.7%。",
        [
            "section_count national_control_sections = 12",
            "section_share_class_iii national_control_sections = 91.7",
        ],
    ),
    # rivers are no sections, but have some
    (
        "13条主要河流共布设监测断面28个，国（省）控断面12个。",
        [
            "section_count surface_water_sections = 28",
            "section_count provincial_control_sections_and_above = 12",
        ],
    ),
    # sections of rivers that are counted are sections; waters named for what is done to them change nothing
    (
        "5条河流共设16个断面，达到或优于Ⅲ类14个。",
        [
            "section_count surface_water_sections = 16",
            "section_count_class_iii surface_water_sections = 14",
        ],
    ),
    (
        "推进重点湖泊治理，水质优良比例达到95%。",
        ["section_share_class_iii surface_water_sections = 95"],
    ),
    # so are sections of rivers behind the sea
    (
        "海水水质优良面积比例为94.4%，入海河流国控断面全部消除劣Ⅴ类，优良比例75%。",
        [
            "coastal_water_good_share all = 94.4",
            "section_count_worse_than_class_v surface_water_sections = 0",
            "section_share_class_iii surface_water_sections = 75",
        ],
    ),
    # names of waters between a source and its rate change nothing
    (
        "三个主要饮用水水源地甲水库、乙水库以及丙引水库区水质达标率100%。",
        ["drinking_source_count all = 3", "drinking_source_compliance_rate all = 100"],
    ),
    # noise has its own compliance, water its own index, and several classes together are none
    ("区域环境噪声平均等效声级为54.8分贝，达标率为93.1%。", ["noise_regional_day_mean all = 54.8"]),
    ("地表水环境质量综合指数为3.42，同比改善5.1%。", []),
    (
        "地表水Ⅰ-Ⅲ类水质比例91.7%，Ⅳ-Ⅴ类8.3%。",
        ["section_share_class_iii surface_water_sections = 91.7"],
    ),
    # a basin is not the place, but basins in general are
    (
        "全市主要流域地表水水质优良比例100%。",
        ["section_share_class_iii surface_water_sections = 100"],
    ),
]

SOME = [
    # things that are counted again are only some of them
    (
        "9个国考断面中，8个达到或优于Ⅲ类，仅1个未达标。",
        ["section_count national_sections = 9", "section_count_class_iii national_sections = 8"],
    ),
    (
        "9个国考断面水质达标率88.9%，其中6个断面水质为Ⅱ类，1个为Ⅳ类。",
        [
            "section_count national_sections = 9",
            "section_target_compliance_rate national_sections = 88.9",
            "section_count_class_ii_alone national_sections = 6",
        ],
    ),
    ("12个国控断面有11个达到考核目标。", ["section_count national_control_sections = 12"]),
    # those of another network are all of it
    (
        "3个国考断面和4个省考断面优良比例均为100%。",
        [
            "section_count national_sections = 3",
            "section_count provincial_sections = 4",
            "section_share_class_iii national_sections = 100",
            "section_share_class_iii provincial_sections = 100",
        ],
    ),
    # a count is no goal
    ("空气质量省考指标全面完成。", []),
    # what another member of a row is of does not matter
    (
        "地表水优良率、饮用水源达标率均为100%。",
        ["section_share_class_iii surface_water_sections = 100", "drinking_source_compliance_rate all = 100"],
    ),
    # the rest is some
    (
        "除东湖口断面外，其余8个国控断面水质优良。",
        [],
    ),
    # more of some, where it was not told how many
    ("12个县中，7个县的饮用水水源地水质达到国家标准，同比增加2个。", []),
    # one scope of two networks, two numbers
    (
        "国省考断面水质优良比例分别达到100%和98%以上。",
        [
            "section_share_class_iii national_sections = 100",
            "section_share_class_iii provincial_sections >= 98",
        ],
    ),
    (
        "国省控断面水质优良比例分别为100%和92.9%。",
        [
            "section_share_class_iii national_control_sections = 100",
            "section_share_class_iii provincial_control_sections = 92.9",
        ],
    ),
    # levels of places in a row are told one by one
    (
        "城市、县城污水处理率分别达97.2%、95.6%。",
        ["sewage_plant_treatment_rate all = 97.2", "sewage_plant_treatment_rate all = 95.6"],
    ),
    (
        "市级和县级饮用水水源地水质达标率均为100%。",
        ["drinking_source_compliance_rate all = 100"],
    ),
    # names that are not known keep their place in a row
    (
        "城市污水处理率、自来水普及率、生活垃圾无害化处理率分别为97.1%、99.5%和100%。",
        ["sewage_plant_treatment_rate all = 97.1", "domestic_waste_harmless_treatment_rate all = 100"],
    ),
    (
        "医疗废物无害化处置率、一般工业固体废物综合利用率、畜禽粪污处理设施配套率均达100%。",
        ["waste_harmless_disposal_rate all = 100", "general_industrial_waste_utilisation_rate all = 100"],
    ),
]

AMOUNTS = [
    # the amount of a day is none of a year
    ("生活垃圾日处理能力2600吨，日均处理量2150吨。", []),
    # what is in brackets is another amount, and so is what was stored before
    (
        "危险废物产生量41.7万吨，利用处置量41.2万吨（含利用处置上年贮存量1.1万吨），年末贮存量0.9万吨。",
        ["hazardous_waste_generated all = 41.7", "hazardous_waste_stored all = 0.9"],
    ),
    # that of the largest is none of all
    ("产生量前五位的企业共产生一般工业固体废物985万吨。", []),
    # by how much is emitted less is no emission
    ("累计上报减排氮氧化物820吨、化学需氧量1600吨。", []),
    # capacity that goes on about sewage plants
    ("建成第三污水处理厂，新增日处理能力5万吨。", ["sewage_treatment_capacity_added all = 5"]),
]

BODIES = [
    # those of a network that is named are not the river's
    (
        "长江干流总体水质为优，12个国控断面水质优良比例为98.6%。",
        ["section_count 铜陵市 = 12", "section_share_class_iii 铜陵市 = 98.6"],
    ),
    # what only waters have goes on about the one whose water the clause before told of, and nothing else does
    (
        "西湖水质达到近年最优水平，总磷浓度0.04毫克/升，同比下降5%，完成整改问题9个。",
        [
            "total_phosphorus 西湖 = 0.04",
            "total_phosphorus 西湖 = -5",
            "rectification_issue_completed 铜陵市 = 9",
        ],
    ),
    ("国考10市三项指标均改善，国控点位六项主要污染物均达标。", []),
    ("西湖水质由Ⅳ类好转为Ⅲ类。", ["water_class 西湖 = 3"]),
    # sections of a river whose water was judged are its own
    (
        "长江干流水质为优，5个断面均为Ⅱ类；全市国考断面优良比例100%。",
        ["section_count 长江干流 = 5", "section_share_class_iii 铜陵市 = 100"],
    ),
    # a count of rivers is no name
    ("铜陵市6条主要江河的14个监测断面水质良好。", ["section_count 铜陵市 = 14"]),
    # a row that begins with the whole is of the whole
    (
        "市区及枞阳县饮用水水源地水质达标率为100%。",
        ["drinking_source_compliance_rate 铜陵市 = 100"],
    ),
]


CASES = [*OTHER_WATERS, *SOME, *AMOUNTS]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_parts_are_not_the_whole(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    found = describe(
        read_report(TITLE + sentence, lexicon, PLACE).proposals, "indicator_id scope_id comparator value"
    )
    assert found == expected


@pytest.mark.parametrize(("sentence", "expected"), BODIES, ids=[sentence for sentence, _ in BODIES])
def test_places_are_what_a_number_is_of(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    found = describe(
        read_report(TITLE + sentence, lexicon, PLACE).proposals, "indicator_id place_id comparator value"
    )
    assert found == expected
