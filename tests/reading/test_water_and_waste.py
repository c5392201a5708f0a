"""Rules of the reader for waters and waste, one sentence a rule; year of results 2024, place a city."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

TITLE = "某市2024年生态环境状况公报\n"
BODIES = [
    # rivers, lakes and stretches in a row, each with its class
    ("石臼湖、固城湖水质均为Ⅲ类。", ["water_class 石臼湖 = 3", "water_class 固城湖 = 3"]),
    ("上水库和下水库水质类别分别为Ⅰ类和Ⅱ类。", ["water_class 上水库 = 1", "water_class 下水库 = 2"]),
    (
        "长江干流某段3个断面（一桥、二桥、三桥）水质均为Ⅱ类。",
        ["section_count 长江干流某段 = 3", "water_class 长江干流某段 = 2"],
    ),
    (
        "清溪水系水质为优，25个断面中，Ⅰ～Ⅲ类占92%。",
        ["section_count 清溪水系 = 25", "section_share_class_iii 清溪水系 = 92"],
    ),
    (
        "全市五大水系水质总体为优，20个断面中Ⅰ～Ⅲ类占65%。",
        ["section_count 某市 = 20", "section_share_class_iii 某市 = 65"],
    ),
    (
        "上江干流、下水河等水体稳定保持ⅱ类标准，中江、小溪河达到ш类水质标准。",
        [
            "water_class 上江干流 = 2",
            "water_class 下水河 = 2",
            "water_class 中江 = 3",
            "water_class 小溪河 = 3",
        ],
    ),
    ("中江等断面达到Ⅲ类的比例为90%。", ["section_share_class_iii 某市 = 90"]),
    ("某湖水质总体符合Ⅳ类标准。", ["water_class 某湖 = 4"]),
    ("某水库水质达到Ⅱ类以上。", ["water_class 某水库 <= 2"]),
    # sections on a river are its own
    ("某江某段2个国考断面水质均达到Ⅱ类。", ["section_count 某江某段 = 2", "water_class 某江某段 = 2"]),
    # waters in general are none
    ("全市主要河流水质为Ⅲ类。", []),
    # concentrations are those of the water named last
    (
        "某湖某市水域水质为Ⅳ类，总磷平均浓度为0.061毫克/升。",
        ["water_class 某湖某市水域 = 4", "total_phosphorus 某湖某市水域 = 0.061"],
    ),
    (
        "某湖：水质类别为Ⅲ类，总磷浓度0.042毫克/升。",
        ["water_class 某湖 = 3", "total_phosphorus 某湖 = 0.042"],
    ),
    # the class in a clause of its own, or without a word for water before it
    (
        "南河、北河水质与去年同期持平，稳定达到Ⅱ类，水质为优。",
        ["water_class 南河 = 2", "water_class 北河 = 2"],
    ),
    ("2024年清江某段水质总体良好，水质类别为Ⅲ类。", ["water_class 清江某段 = 3"]),
    (
        "上江干流断面连续8年、下江干流断面连续5年保持Ⅱ类水质。",
        ["water_class 上江干流 = 2", "water_class 下江干流 = 2"],
    ),
    (
        "上江、下江、白湖等重点水体全部达到Ⅱ类及以上水质，黑湖某市湖区水质均值为Ⅳ类。",
        [
            "water_class 上江 <= 2",
            "water_class 下江 <= 2",
            "water_class 白湖 <= 2",
            "water_class 黑湖某市湖区 = 4",
        ],
    ),
    (
        "上江（某市段）、下江所在断面均达到或优于Ⅲ类。",
        ["water_class 上江某市段 <= 3", "water_class 下江 <= 3"],
    ),
    (
        "白石沟水环境质量为 Ⅰ类，白湖水质状况为轻度污染，总体水质为Ⅳ类。",
        ["water_class 白石沟 = 1", "water_class 白湖 = 4"],
    ),
    ("清江某段达到Ⅱ类优良水质。", ["water_class 清江某段 = 2"]),
    ("白水水库总体为Ⅲ类水质，水体呈中营养状态。", ["water_class 白水水库 = 3"]),
    ("白水水库水质稳定保持在国家Ⅱ类标准及以上。", ["water_class 白水水库 <= 2"]),
    ("南河、北河两个入境断面水质保持在Ⅱ类。", ["water_class 南河 = 2", "water_class 北河 = 2"]),
    (
        "清江流域水质优良比例为94.0%（其中的白水水系水质优良比例为70.0%），未达到考核要求（96.0%）。",
        [
            "section_share_class_iii 清江流域 = 94.0",
            "section_share_class_iii 白水水系 = 70.0",
            "section_share_class_iii 清江流域 >= 96.0",
        ],
    ),
    # a change goes on about them, whatever network was told of before
    (
        "60个省考断面优Ⅲ比例为96.6%；清江某市段22个断面水质优Ⅲ比例为90.9%，同比上升4.5个百分点。",
        [
            "section_count 某市 = 60",
            "section_share_class_iii 某市 = 96.6",
            "section_count 清江某市段 = 22",
            "section_share_class_iii 清江某市段 = 90.9",
            "section_share_class_iii 清江某市段 = 4.5",
        ],
    ),
    # not of sections that are told of then
    (
        "清江水质良好，12个国控断面水质均达到Ⅲ类。",
        ["section_count 某市 = 12", "section_count_class_iii 某市 = 12"],
    ),
    # sections behind a water, named alone or with its class, are its own; those of the place are not
    (
        "清江流域某段，Ⅲ类以上水质占81.8%，Ⅳ类水质占18.2%。",
        ["section_share_class_iii 清江流域某段 = 81.8", "section_share_class_iv_alone 清江流域某段 = 18.2"],
    ),
    (
        "清江某段保持Ⅱ类水质，20个监测断面水质均为Ⅱ类。",
        ["water_class 清江某段 = 2", "section_count 清江某段 = 20"],
    ),
    (
        "甲河流域35个断面中，优良断面30个，占85.7%；乙河流域共监测12个断面，优良比例为83.3%。",
        [
            "section_count 甲河流域 = 35",
            "section_count_class_iii 甲河流域 = 30",
            "section_share_class_iii 甲河流域 = 85.7",
            "section_count 乙河流域 = 12",
            "section_share_class_iii 乙河流域 = 83.3",
        ],
    ),
    (
        "其中甲河流域重点断面水质达标率为62.2%（优Ⅲ比例75.2%）。",
        ["section_target_compliance_rate 甲河流域 = 62.2", "section_share_class_iii 甲河流域 = 75.2"],
    ),
    (
        "一级支流白水河监测的2个断面全部达到地表水Ⅰ类标准。",
        ["section_count 白水河 = 2", "water_class 白水河 = 1"],
    ),
    # waters in general, by where they flow
    ("入某湖断面水质优Ⅲ比例为77.4%。", ["section_share_class_iii 某市 = 77.4"]),
    ("乙河水系水质优良比例为70.0%。", ["section_share_class_iii 乙河水系 = 70.0"]),
    (
        "清江干流水质稳定达到Ⅱ类，断面优良比例达到95%。",
        ["water_class 清江干流 = 2", "section_share_class_iii 某市 = 95"],
    ),
    # also those in the sentence behind it, and all below a heading that is its name
    (
        "清江水系总体水质良好。32个断面中，Ⅰ～Ⅲ类断面占81.2%。",
        ["section_count 清江水系 = 32", "section_share_class_iii 清江水系 = 81.2"],
    ),
    (
        "清江水质为优。全市32个断面优良比例为81.2%。",
        ["section_count 某市 = 32", "section_share_class_iii 某市 = 81.2"],
    ),
    (
        "1、清江干流水质\n5个国控断面水质均为良好，Ⅰ～Ⅲ类断面占100%。\n2、全市水质\n20个断面中，Ⅰ～Ⅲ类断面占85%。",
        [
            "section_count 清江干流 = 5",
            "section_share_class_iii 清江干流 = 100",
            "section_count 某市 = 20",
            "section_share_class_iii 某市 = 85",
        ],
    ),
    (
        "（一）清江\n全市32个断面中，Ⅰ～Ⅲ类断面占81.2%。",
        ["section_count 某市 = 32", "section_share_class_iii 某市 = 81.2"],
    ),
]

FIGURES = [
    # how many sources there are, before a name of their share; of one level and of another
    (
        "14处县级以上饮用水源水质优良比例为100%。",
        ["drinking_source_count all = 14", "drinking_source_share_class_iii all = 100"],
    ),
    (
        "21个地级城市集中式饮用水水源地水源达标率为95.2%，9个县级水源地达标率为100%。",
        [
            "drinking_source_count all = 21",
            "drinking_source_compliance_rate all = 95.2",
            "drinking_source_count all = 9",
            "drinking_source_compliance_rate all = 100",
        ],
    ),
    (
        "市级饮用水水源（8个）水质达标率为100%，县级饮用水水源（17个）水质达标率为100%。",
        [
            "drinking_source_count all = 8",
            "drinking_source_compliance_rate all = 100",
            "drinking_source_count all = 17",
            "drinking_source_compliance_rate all = 100",
        ],
    ),
    ("全市水源地20个，其中市级5个，县级15个。", ["drinking_source_count all = 20"]),
    (
        "一水厂等4个地表水型水源地以及二水厂等5个地下水型水源地水质良好。",
        ["drinking_source_count all = 4", "drinking_source_count all = 5"],
    ),
    (
        "全市共监测11个在用乡镇级饮用水水源，其中“千吨万人”饮用水水源1个、其他乡镇级饮用水水源10个。",
        ["drinking_source_count all = 11"],
    ),
    # what the name of a standard names is not spoken of
    (
        "11个水源地水质均达《地表水环境质量标准》限值，水质达标率为100%。",
        ["drinking_source_count all = 11", "drinking_source_compliance_rate all = 100"],
    ),
    # what something is called for in brackets is no result; all of them may be something else than asked
    (
        "7个跨界断面水质达标率100%，达到优秀等次（达标率不低于90%）。",
        [
            "section_count surface_water_sections = 7",
            "section_target_compliance_rate surface_water_sections = 100",
        ],
    ),
    ("全部断面达到优良水体，12个断面全部达到优良水体。", ["section_count surface_water_sections = 12"]),
    # a network may stand before its number
    (
        "27个地表水监测断面优良率为96.3%；市控及以上44个地表水监测断面优良率为93.2%。",
        [
            "section_count surface_water_sections = 27",
            "section_share_class_iii surface_water_sections = 96.3",
            "section_count city_sections_and_above = 44",
            "section_share_class_iii city_sections_and_above = 93.2",
        ],
    ),
    (
        "全市137个饮用水水源地中，有125个水质达标。",
        ["drinking_source_count all = 137", "drinking_source_compliant_count all = 125"],
    ),
    # names in closed brackets have their numbers there
    (
        "77个市控断面中，Ⅰ～Ⅲ类断面有61个（其中Ⅰ类8个、Ⅱ类27个、Ⅲ类26个）、占79.2%。",
        [
            "section_count city_sections = 77",
            "section_count_class_iii city_sections = 61",
            "section_count_class_ii_alone city_sections = 27",
            "section_count_class_iii_alone city_sections = 26",
            "section_share_class_iii city_sections = 79.2",
        ],
    ),
    # so many are not in a class; rivers are no sections
    ("有2个国考断面应达未达Ⅲ类水质目标，有3个国考断面未达到Ⅲ类。", []),
    # a name that means nothing in its sentence keeps its number from the name before
    (
        "地表水无劣Ⅴ类水体，Ⅱ类水质比例达51.1%。",
        ["section_count_worse_than_class_v surface_water_sections = 0"],
    ),
    ("某湖15条入湖河流水质全部达到或优于Ⅲ类。", []),
    (
        "县控以上断面13个，其中河流型断面13个，湖库型断面0个。",
        ["section_count county_sections_and_above = 13"],
    ),
    # a limit in brackets; day and night
    (
        "自然降尘量均符合省控标准（18吨/平方公里·月），平均自然降尘量3.34吨/平方公里·月。",
        ["dustfall all = 3.34"],
    ),
    (
        "功能区声环境昼、夜间达标率分别为91.6%和77.9%。",
        ["noise_day_compliance_rate all = 91.6", "noise_night_compliance_rate all = 77.9"],
    ),
    ("Ⅰ~Ⅲ类达标水质水源地34个，不达标水质水源地1个。", ["drinking_source_count_class_iii all = 34"]),
    ("近岸海域一、二类水质比例93.8%。", ["coastal_water_good_share all = 93.8"]),
    # networks by their long names; by how much a goal is missed, and the change behind it
    (
        "6个国家“水十条”考核断面达标率为66.7%，5个省级地表水评价考核断面达标率为80.0%。",
        [
            "section_count national_sections = 6",
            "section_target_compliance_rate national_sections = 66.7",
            "section_count provincial_sections = 5",
            "section_target_compliance_rate provincial_sections = 80.0",
        ],
    ),
    (
        "国考断面水质优良比例为70.5%，劣于目标值11.5个百分点，同比下降1.0个百分点。",
        [
            "section_share_class_iii national_sections = 70.5",
            "section_share_class_iii national_sections = -1.0",
        ],
    ),
    # a short name that is not one of the thing spoken of is another quantity, whose number is not the neighbour's
    (
        "一般工业固体废物产生量380.5万吨，综合利用量350.2万吨，处置量28.1万吨，综合利用率92.0%。",
        [
            "general_industrial_waste_generated all = 380.5",
            "industrial_waste_utilised all = 350.2",
            "general_industrial_waste_utilisation_rate all = 92.0",
        ],
    ),
    (
        "一般工业固体废物产生量1200余万吨，综合利用量578多万吨。",
        ["general_industrial_waste_generated all > 1200", "industrial_waste_utilised all > 578"],
    ),
    # so is one that goes on with a word before it
    (
        "一般工业固体废物产生量380.5万吨，尾矿产生量120万吨。",
        ["general_industrial_waste_generated all = 380.5"],
    ),
    # a name whose unit does not fit keeps its number from the name before
    (
        "全市30个国控断面中，Ⅱ类断面20个、Ⅲ类断面9个、Ⅳ类断面1个。",
        [
            "section_count national_control_sections = 30",
            "section_count_class_ii_alone national_control_sections = 20",
            "section_count_class_iii_alone national_control_sections = 9",
        ],
    ),
    # all of so many are in a class
    (
        "7个国考断面水质全部达到Ⅲ类。",
        ["section_count national_sections = 7", "section_count_class_iii national_sections = 7"],
    ),
    # short names are of the thing that was named last
    (
        "5个集中式饮用水水源地全部达标，水质达标率为100%；40个省控断面水质达标率为95.0%。",
        [
            "drinking_source_count all = 5",
            "drinking_source_compliant_count all = 5",
            "drinking_source_compliance_rate all = 100",
            "section_count provincial_control_sections = 40",
            "section_target_compliance_rate provincial_control_sections = 95.0",
        ],
    ),
    (
        "7个省控断面全部达标。",
        [
            "section_count provincial_control_sections = 7",
            "section_target_compliance_rate provincial_control_sections = 100",
        ],
    ),
    # all is treated
    (
        "城市生活垃圾清运量80万吨，全部得到无害化处理，其中焚烧处理70万吨，占87.5%。",
        [
            "domestic_waste_generated all = 80",
            "domestic_waste_harmless_treatment_rate all = 100",
            "domestic_waste_incineration_rate all = 87.5",
        ],
    ),
    # what only some of the things do is no count of them
    ("12个断面未达标，40个断面达到水质目标，达标断面40个。", []),
    (
        "满足水域功能要求的断面79个。超标断面为9个。达到Ⅲ类的断面70个。",
        ["section_count_class_iii surface_water_sections = 70"],
    ),
    ("国考断面达到10个。", ["section_count national_sections = 10"]),
    ("无Ⅳ类、Ⅴ类、劣Ⅴ类断面。", ["section_count_worse_than_class_v surface_water_sections = 0"]),
    (
        "监测水源8个，7个达到或优于Ⅲ类。",
        ["drinking_source_count all = 8", "drinking_source_count_class_iii all = 7"],
    ),
    (
        "Ⅰ～Ⅲ类优良水质断面（点位）67个，比例为98.5%；劣Ⅴ类重度污染水质点位1个，比例为1.5%。",
        [
            "section_count_class_iii surface_water_sections = 67",
            "section_share_class_iii surface_water_sections = 98.5",
            "section_count_worse_than_class_v surface_water_sections = 1",
            "section_share_worse_than_class_v surface_water_sections = 1.5",
        ],
    ),
    # the share of what was counted, whatever the good ones are called
    (
        "50个国控断面中，水质优良断面40个，占80.0%，上升2.0个百分点。",
        [
            "section_count national_control_sections = 50",
            "section_count_class_iii national_control_sections = 40",
            "section_share_class_iii national_control_sections = 80.0",
            "section_share_class_iii national_control_sections = 2.0",
        ],
    ),
    (
        "40个饮用水水源中，达到或优于Ⅲ类的38个，占95.0%。",
        [
            "drinking_source_count all = 40",
            "drinking_source_count_class_iii all = 38",
            "drinking_source_share_class_iii all = 95.0",
        ],
    ),
    (
        "饮用水水源水质达到或优于Ⅲ类比例为95.0%。",
        ["drinking_source_share_class_iii all = 95.0"],
    ),
    # letters of an inspection that is named before, and those of every day
    (
        "中央环保督察反馈的30个问题已完成整改20个；交办的250件信访件已办结240件，办结率96.0%。",
        [
            "rectification_issue_total all = 30",
            "rectification_issue_completed all = 20",
            "letter_total all = 250",
            "letter_closed all = 240",
            "letter_closure_rate all = 96.0",
        ],
    ),
    (
        "中央环保督察涉及的12项整改任务已全部完成；交办的97件信访件全部办结。",
        [
            "rectification_issue_total all = 12",
            "rectification_issue_completed all = 12",
            "letter_total all = 97",
            "letter_closed all = 97",
        ],
    ),
    (
        "受理群众信访1356件，办结率100%，满意率98.5%。",
        [
            "petition_count all = 1356",
            "petition_closure_rate all = 100",
            "petition_satisfaction_rate all = 98.5",
        ],
    ),
    # the resources of water are no county of that name
    (
        "列入最严格水资源管理考核的水功能区水质达标率为98.7%。",
        ["water_function_zone_compliance_rate surface_water_sections = 98.7"],
    ),
    ("近岸海域优良海水面积比例达94.6%。", ["coastal_water_good_share all = 94.6"]),
    ("37条黑臭水体中31条完成治理，完成率83.8%。", ["black_odorous_water_treated all = 83.8"]),
    # what exceeds is no goal; classes in a row are names, their shares in a row
    (
        "主要超标指标为总磷，30个省控断面中，Ⅲ类及以上断面27个，Ⅳ类和Ⅴ类断面分别为2个、1个，占6.7%和3.3%。",
        [
            "section_count provincial_control_sections = 30",
            "section_count_class_iii provincial_control_sections = 27",
            "section_share_class_iv_alone provincial_control_sections = 6.7",
            "section_share_class_v_alone provincial_control_sections = 3.3",
        ],
    ),
    # the good share behind sections is theirs
    (
        "19个省考断面水质良好，优良率100%。",
        ["section_count provincial_sections = 19", "section_share_class_iii provincial_sections = 100"],
    ),
    # shares of what was counted one by one, of unknown things, too
    (
        "34个市控以上断面中，Ⅰ类3个、Ⅱ类27个、Ⅲ类4个，分别占8.8%、79.4%和11.8%。",
        [
            "section_count city_sections_and_above = 34",
            "section_count_class_ii_alone city_sections_and_above = 27",
            "section_count_class_iii_alone city_sections_and_above = 4",
            "section_share_class_ii_alone city_sections_and_above = 79.4",
            "section_share_class_iii_alone city_sections_and_above = 11.8",
        ],
    ),
    # 0 needs no unit
    ("国考断面劣于Ⅴ类的断面比例为0。", ["section_share_worse_than_class_v national_sections = 0"]),
    # class by class, parted by semicolons
    (
        "全市20个省控断面中，Ⅰ类断面1个，占5.0%；Ⅱ类断面15个，占75.0%；Ⅲ类断面4个，占20.0%。",
        [
            "section_count provincial_control_sections = 20",
            "section_count_class_ii_alone provincial_control_sections = 15",
            "section_share_class_ii_alone provincial_control_sections = 75.0",
            "section_count_class_iii_alone provincial_control_sections = 4",
            "section_share_class_iii_alone provincial_control_sections = 20.0",
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), BODIES, ids=[sentence for sentence, _ in BODIES])
def test_water_bodies_are_places(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    found = describe(
        read_report(TITLE + sentence, lexicon, "某市").proposals, "indicator_id place_id comparator value"
    )
    assert found == expected


@pytest.mark.parametrize(("sentence", "expected"), FIGURES, ids=[sentence for sentence, _ in FIGURES])
def test_numbers_are_of_what_is_named_for_them(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    found = describe(
        read_report(TITLE + sentence, lexicon, "某市").proposals, "indicator_id scope_id comparator value"
    )
    assert found == expected
