"""Rules of the reader for names: in rows that share an end, of classes and standards, with other quantities;
year of results 2024, place a city.
"""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

TITLE = "某市2024年生态环境状况公报\n"
ROWS = [
    # things in a row share the end of the last name
    (
        "一般工业固体废物、危险废物综合利用率分别为91.5%和62.3%。",
        [
            "general_industrial_waste_utilisation_rate actual = 91.5",
            "hazardous_waste_utilisation_rate actual = 62.3",
        ],
    ),
    (
        "生活垃圾和医疗废物无害化处置率均达100%。",
        ["domestic_waste_harmless_treatment_rate actual = 100", "waste_harmless_disposal_rate actual = 100"],
    ),
    (
        "地表水、近岸海域水质优良比例分别达93.1%、88.4%。",
        ["section_share_class_iii actual = 93.1", "coastal_water_good_share actual = 88.4"],
    ),
    (
        "功能区声环境昼间、夜间达标率分别为96.2%和84.7%。",
        ["noise_day_compliance_rate actual = 96.2", "noise_night_compliance_rate actual = 84.7"],
    ),
    (
        "受污染耕地和重点建设用地安全利用率均保持100%，“无废城市”建设比例达到75%。",
        [
            "contaminated_farmland_safe_use_rate actual = 100",
            "key_construction_land_safe_use_rate actual = 100",
        ],
    ),
    # a share of sections that a row named last is one of the row
    (
        "优良水体比例、国省考断面水质优Ⅲ比例完成省定目标。",
        [
            "good_water_body_share target  ",
            "good_water_body_share reported_met  ",
            "section_share_class_iii target  ",
            "section_share_class_iii reported_met  ",
        ],
    ),
    (
        "太湖无锡辖区水质改善，总磷、总氮浓度改善幅度全省第一。",
        ["taihu_phosphorus_improvement_rank actual = 1", "taihu_nitrogen_improvement_rank actual = 1"],
    ),
    # what is treated in a row before a name that ends otherwise shares nothing
    ("加强生活垃圾、污水处理，PM2.5平均浓度为31微克/立方米。", ["pm25 actual = 31"]),
    # a quantity without an indicator has its number, too
    ("某湖总磷、总氮浓度分别为0.06毫克/升和1.31毫克/升。", ["total_phosphorus actual = 0.06"]),
    ("某湖总氮、总磷浓度同比分别下降4.1%和8.3%。", ["total_phosphorus change = -8.3"]),
]
CLASSES = [
    # the standard of a class may be named before it
    (
        "水质达到或优于《地表水环境质量标准》（GB 3838-2002）Ⅲ类标准的断面比例为87.5%。",
        ["section_share_class_iii actual = 87.5"],
    ),
    (
        "水质达到或优于地表水环境质量Ⅲ类标准的断面有43个、占86.0%。",
        ["section_count_class_iii actual = 43", "section_share_class_iii actual = 86.0"],
    ),
    # a class in Chinese, or in plain letters without the word for class
    ("平原河网达到或优于三类水质断面占61.2%。", ["section_share_class_iii actual = 61.2"]),
    ("20个断面中优III比例达95.0%。", ["section_count actual = 20", "section_share_class_iii actual = 95.0"]),
    # classes of sea water are none of rivers
    ("近岸海域三类海水面积占12.4%。", []),
    # what only sections have stays theirs behind sources of water
    (
        "饮用水水源水质稳定。主要河流Ⅳ类水质断面占4.4%，Ⅴ类水质断面占1.1%。",
        ["section_share_class_iv_alone actual = 4.4", "section_share_class_v_alone actual = 1.1"],
    ),
    # sections that were counted have no change in points, their share has
    (
        "24个国考断面中，优良水质（Ⅰ~Ⅲ类）断面占比91.7%，同比上升4.2个百分点。",
        [
            "section_count actual = 24",
            "section_share_class_iii actual = 91.7",
            "section_share_class_iii change = 4.2",
        ],
    ),
    # waters that are so for years
    ("某江干流某段水质连续7年保持Ⅱ类。", ["water_class actual = 2"]),
    ("某湖湖体平均水质首次达到Ⅲ类。", ["water_class actual = 3"]),
]
OTHERS = [
    # numbers with their units in a row are one each, also between commas; one number is not that of all
    (
        "PM2.5、PM10、二氧化硫年均浓度分别为21微克/立方米，43微克/立方米，6微克/立方米。",
        ["pm25 actual = 21", "pm10 actual = 43", "so2 actual = 6"],
    ),
    ("PM2.5、PM10年均浓度分别为21微克/立方米左右。", []),
    ("实现原生生活垃圾零填埋、全焚烧。", ["raw_domestic_waste_landfill_share actual = 0"]),
    ("重点地表水功能区水质达标率达到88%。", ["water_function_zone_compliance_rate actual = 88"]),
    # what it is above or below does not own what follows
    (
        "优良天数比例为94.0%，高于全国平均水平6.5个百分点，同比上升4.2个百分点。",
        ["good_day_ratio actual = 94.0", "good_day_ratio change = 4.2"],
    ),
    # a word for sections behind their class means no others
    (
        "Ⅱ类水质监测断面20个，占断面总数的40.0%，Ⅲ类水质监测断面30个，占断面总数的60.0%。",
        [
            "section_count_class_ii_alone actual = 20",
            "section_share_class_ii_alone actual = 40.0",
            "section_count_class_iii_alone actual = 30",
            "section_share_class_iii_alone actual = 60.0",
        ],
    ),
    (
        "20个国控断面中，优良断面18个，优良水体比例90%。",
        [
            "section_count actual = 20",
            "section_count_class_iii actual = 18",
            "section_share_class_iii actual = 90",
        ],
    ),
    (
        "共9个城镇集中式饮用水水源地，全部达到Ⅲ类水体标准。",
        ["drinking_source_count actual = 9", "drinking_source_share_class_iii actual = 100"],
    ),
    (
        "达到Ⅲ类以上水质类别的断面有50个，占69.4%。",
        ["section_count_class_iii actual = 50", "section_share_class_iii actual = 69.4"],
    ),
    ("综合利用工业固体废物320.1万吨（含往年利用量4.8万吨）。", ["industrial_waste_utilised actual = 320.1"]),
    ("优良（一二类）海水面积比例上升至86.8%。", ["coastal_water_good_share actual = 86.8"]),
    # a campaign is named for what it is to clear away, a substance for what is done against it
    ("打好重污染天气消除攻坚战。", []),
    ("实施某湖总磷污染控制行动，全面消除劣Ⅴ类水体。", ["section_count_worse_than_class_v actual = 0"]),
    # so many months are counted by nobody
    ("某河断面5个月中Ⅲ类水质5个月。", []),
    # a goal that somebody has set
    (
        "PM2.5平均浓度31微克/立方米，优于国定目标。",
        ["pm25 actual = 31", "pm25 target  ", "pm25 reported_met  "],
    ),
    # a change told once more, in another unit
    (
        "PM2.5平均浓度为21微克/立方米，同比下降12.5%（3微克/立方米）。",
        ["pm25 actual = 21", "pm25 change = -12.5", "pm25 change = -3"],
    ),
    (
        "PM2.5平均浓度为21微克/立方米，同比下降12.5%（目标为22微克/立方米）。",
        ["pm25 actual = 21", "pm25 change = -12.5", "pm25 target <= 22"],
    ),
    # what is cleared away is treated in whole
    ("城市建成区黑臭水体全部消除。", ["black_odorous_water_treated actual = 100"]),
    ("全面消除黑臭水体返黑返臭。", []),
    (
        "全面完成2024年总量减排目标任务。",
        ["main_pollutant_emission_change target  ", "main_pollutant_emission_change reported_met  "],
    ),
    ("提前完成“十四五”能耗强度下降目标。", ["energy_intensity target  ", "energy_intensity reported_met  "]),
    ("劣Ⅴ类国考断面全面清零。", ["section_count_worse_than_class_v actual = 0"]),
    ("国考断面水质连续5年全面达标。", ["section_target_compliance_rate actual = 100"]),
    (
        "城市功能区环境噪声昼间点次达标率为96.1%，夜间点次达标率为85.4%。",
        ["noise_day_compliance_rate actual = 96.1", "noise_night_compliance_rate actual = 85.4"],
    ),
    (
        "区域环境昼间噪声平均值为53.1分贝，道路交通噪声昼间平均等效声级为66.2分贝。",
        ["noise_regional_day_mean actual = 53.1", "noise_road_traffic_day_mean actual = 66.2"],
    ),
    ("某湖外海水质类别由上年的劣V类上升为V类。", ["water_class actual = 5"]),
    (
        "甲湖国控断面均值为Ⅲ类水，乙湖、丙湖国控断面均值为Ⅳ类水。",
        ["water_class actual = 3", "water_class actual = 4", "water_class actual = 4"],
    ),
    (
        "危险废物经营单位58家，利用、处置能力共计412.5万吨/年。",
        ["hazardous_waste_licensed_capacity actual = 412.5"],
    ),
    # a name that means something else here is not the one before
    (
        "城镇污水处理率达到99%，农村生活污水处理率达到52%。",
        ["sewage_plant_treatment_rate actual = 99"],
    ),
    # the first letters of another word are no unit
    ("太湖水质改善，苏州辖区4个点位均达标。", ["taihu_point_good actual = 4"]),
    (
        "全市18个通江河道水质全部达到或好于Ⅲ类。",
        ["yangtze_connected_river_count actual = 18", "yangtze_connected_river_class_iii_count actual = 18"],
    ),
    ("国考和省考断面水质全面达标。", ["section_target_compliance_rate actual = 100"]),
    ("单位GDP能耗降低率3.1%。", ["energy_intensity change = -3.1"]),
    ("生态环境满意度高达95.2%。", ["public_satisfaction actual = 95.2"]),
    ("某江（某段）水质连续七年（2018—2024年）保持Ⅱ类。", ["water_class actual = 2"]),
    # what stands in brackets behind names is none of the words between them and their numbers
    (
        "化学需氧量和氨氮排放量（含工业、生活、农业）分别控制在3.2万吨、0.4万吨以内，在2020年的基础上分别减少6.1%和7.4%。",
        [
            "cod_emission actual <= 32000",
            "ammonia_nitrogen_emission actual <= 4000",
            "cod_emission change = -6.1",
            "ammonia_nitrogen_emission change = -7.4",
        ],
    ),
    # a change behind a figure of which it is not known what it is, is that one's
    (
        "国考断面水质优良比例96%，入湖断面叶绿素浓度为0.136毫克/升，同比下降30.6%。",
        ["section_share_class_iii actual = 96"],
    ),
    (
        "臭氧浓度为168微克/立方米，超出国家二级标准8微克/立方米，同比上升5.0%。",
        ["o3_p90 actual = 168", "o3_p90 change = 5.0"],
    ),
    # so many of something else are no sections
    (
        "省控断面Ⅰ—III类水质占比94%，新增13个工业园区完成建设。",
        ["section_share_class_iii actual = 94"],
    ),
    # a rate that is not known is not the one before
    (
        "城市生活污水处理率达到95%，农村生活污水处置率达到41%。",
        ["sewage_plant_treatment_rate actual = 95"],
    ),
    ("完成淘汰燃煤小锅炉18台，完成率60.0%。", ["coal_boiler_removed actual = 18"]),
    ("关闭退出重污染企业9个，占年度任务的52.9%。", []),
    ("近岸海域优良（一、二类）水质面积比例81.5%。", ["coastal_water_good_share actual = 81.5"]),
    (
        "水更清了——221个省控断面中，Ⅰ至Ⅲ类水质断面占90%。",
        ["section_count actual = 221", "section_share_class_iii actual = 90"],
    ),
    ("17个市考以上断面全部达到上级考核要求。", ["section_count actual = 17"]),
    ("单位生产总值能耗下降3.2%。", ["energy_intensity change = -3.2"]),
    (
        "饮用水水源地41个，个数达标率为97.6%。",
        ["drinking_source_count actual = 41", "drinking_source_compliance_rate actual = 97.6"],
    ),
    ("全年无害化处理生活垃圾52.6万吨。", ["domestic_waste_disposed actual = 52.6"]),
    ("水质满足水域功能要求的断面占96.4%。", ["water_function_zone_compliance_rate actual = 96.4"]),
    ("三类水以上比例83.9%。", ["section_share_class_iii actual = 83.9"]),
    (
        "31个国、省考核断面水质全部达标。",
        ["section_count actual = 31", "section_target_compliance_rate actual = 100"],
    ),
    # the dust of roads is not the air of the place
    ("道路可吸入颗粒物（PM10）移动监测月均浓度56微克/立方米。", []),
    # what is not closed, or only for a stage, is not closed
    (
        "督察组移交我市的55件群众信访件，已办结49件，阶段性办结4件，未办结2件。",
        ["letter_total actual = 55", "letter_closed actual = 49"],
    ),
    # a row with sources of several levels, and at its end a share that is not known
    (
        "医疗废物无害化处置率、县城饮用水水源地和农村千人以上饮用水水源地水质达标率、规模化养殖场粪便与污水处理配套设施设备装备率均达100%。",
        ["waste_harmless_disposal_rate actual = 100", "drinking_source_compliance_rate actual = 100"],
    ),
    (
        "建设用地和受污染耕地安全利用率均达到100%。",
        [
            "key_construction_land_safe_use_rate actual = 100",
            "contaminated_farmland_safe_use_rate actual = 100",
        ],
    ),
    # days counted by their name, and not those that were won back
    ("全市收获281个“优良天”，抢回12个优良天。", ["good_days actual = 281"]),
    # things counted, and the share of them in a class
    (
        "全市8个主要集中式饮用水源地水质达到或优于Ⅲ类的比例为100%。",
        ["drinking_source_count actual = 8", "drinking_source_share_class_iii actual = 100"],
    ),
    ("一氧化碳特定百分位数上升0.2毫克/立方米。", ["co_p95 change = 0.2"]),
    # two of what is said in quotes are counted by nobody
    ("太湖治理连续实现“两个确保”。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), [*ROWS, *CLASSES, *OTHERS])
def test_names_are_known_as_they_are_told(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    found = read_report(TITLE + sentence, lexicon, "某市").proposals
    assert describe(found, "indicator_id kind comparator value") == expected
