"""Places that a report tells of in lists: all of them, some that are counted, and changes in brackets behind names."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

CASES = {
    "the sum of many places of which only some are named": (
        "广西壮族自治区",
        "广西壮族自治区2022年5月环境质量通报\n河池市、百色市、崇左市等10个市共布设饮用水水源地12个，水质达标率100%。"
        "河池市、百色市等10个市优良率均为100%。",
        ["good_day_ratio 河池 2022-05 actual = 100", "good_day_ratio 百色 2022-05 actual = 100"],
    ),
    "the place that changed most, told in a clause of its own": (
        "广西壮族自治区",
        "广西壮族自治区2022年5月环境空气质量通报\n细颗粒物浓度最好的城市是北海市，为16μg/m3。7市同比下降，下降幅度最大的城市是河池市，为19.2%；"
        "3市同比持平；4市同比上升，上升幅度最大的城市是百色市，为50.0%。",
        [
            "pm25 北海 2022-05 actual = 16",
            "pm25 河池 2022-05 change = -19.2",
            "pm25 百色 2022-05 change = 50.0",
        ],
    ),
    "changes in brackets behind the names of the places that changed most": (
        "广西壮族自治区",
        "广西壮族自治区2022年5月环境空气质量通报\n与上年同期相比，14个设区市综合指数均有所下降，降幅前3位的城市依次是："
        "河池市（-12.4%）、百色市（-9.8%）、崇左市（-7.1%）。",
        [
            "air_composite_index 河池 2022-05 change = -12.4",
            "air_composite_index 百色 2022-05 change = -9.8",
            "air_composite_index 崇左 2022-05 change = -7.1",
        ],
    ),
    "changes whose direction is that of the word before the list": (
        "广西壮族自治区",
        "广西壮族自治区2022年5月环境空气质量通报\n全区PM2.5浓度为24微克/立方米，同比上升4.3%，升幅最大的是北海（15.2%）和钦州（11.0%）。"
        "下降幅度前两位的城市为：柳州（6.5%）、来宾（3.0%）。",
        [
            "pm25 广西壮族自治区 2022-05 actual = 24",
            "pm25 广西壮族自治区 2022-05 change = 4.3",
            "pm25 北海 2022-05 change = 15.2",
            "pm25 钦州 2022-05 change = 11.0",
            "pm25 柳州 2022-05 change = -6.5",
            "pm25 来宾 2022-05 change = -3.0",
        ],
    ),
    "changes with a sign, of all but some, in a sentence that goes on about the one before; ranks that are shared": (
        "广西壮族自治区",
        "广西壮族自治区2022年5月环境空气质量通报\n全区PM2.5浓度为24微克/立方米。除柳州（-3.1%）浓度有所下降之外，其他13个城市均有所上升，"
        "上升幅度较大的有贺州（上升20.0%）、玉林（18.2%）。排名由好到差依次为：北海、河池（北海、河池并列1）、梧州。",
        [
            "pm25 广西壮族自治区 2022-05 actual = 24",
            "pm25 柳州 2022-05 change = -3.1",
            "pm25 贺州 2022-05 change = 20.0",
            "pm25 玉林 2022-05 change = 18.2",
        ],
    ),
    "the whole province behind some of its cities, in other letters": (
        "海南省",
        "海南省2022年5月环境空气质量通报\n海口市、三亚市優良天數比例分別為98.4%、100%。與上年同期相比，全省優良天數比例下降1.2個百分點。",
        [
            "good_day_ratio 海口 2022-05 actual = 98.4",
            "good_day_ratio 三亚 2022-05 actual = 100",
            "good_day_ratio 海南省 2022-05 change = -1.2",
        ],
    ),
    "headings that name a district, until another heading": (
        "襄阳市",
        "襄阳市2022年环境状况公报\n一、樊城区\nPM2.5浓度为45微克/立方米，优良天数比例70.1%。\n二、保康县环境质量\nPM2.5浓度为28微克/立方米。"
        "全市PM2.5浓度为46微克/立方米。\n三、水环境\n断面水质优良比例为100%。",
        [
            "pm25 樊城区 2022 actual = 45",
            "good_day_ratio 樊城区 2022 actual = 70.1",
            "pm25 保康 2022 actual = 28",
            "pm25 襄阳市 2022 actual = 46",
            "section_share_class_iii 襄阳市 2022 actual = 100",
        ],
    ),
    "the first words of a paragraph name a town, of which it goes on, also behind semicolons": (
        "恩施州",
        "恩施州2022年5月环境质量月报\n（一）中心城市（恩施市）。5月，恩施市优良天数比例为100%；PM2.5浓度为20微克/立方米。主要污染物PM10浓度为31微克/立方米。",
        [
            "good_day_ratio 恩施 2022-05 actual = 100",
            "pm25 恩施 2022-05 actual = 20",
            "pm10 恩施 2022-05 actual = 31",
        ],
    ),
    "an area that is left out and that no list has": (
        "襄阳市",
        "襄阳市2022年5月环境质量月报\n6月8—14日，全市PM2.5浓度为26微克/立方米，除市经开区PM2.5浓度同比持平外，其余县区均不同程度改善。",
        ["pm25 襄阳市 2022-06-08/2022-06-14 actual = 26"],
    ),
    "a year behind the name of a place, for all that is told of it": (
        "湖北省",
        "湖北省2022年12月空气质量\n襄阳市2022年PM2.5浓度为50微克/立方米，同比下降2.0%，优良天数比例68.2%。",
        [
            "pm25 襄阳 2022 actual = 50",
            "pm25 襄阳 2022 change = -2.0",
            "good_day_ratio 襄阳 2022 actual = 68.2",
        ],
    ),
    "levels in brackets, behind words that only compare": (
        "襄阳市",
        "襄阳市2022年5月环境空气质量通报\nPM2.5浓度最低的是保康县（18微克/立方米），优良率较高的是谷城县（96.8%）。",
        ["pm25 保康 2022-05 actual = 18", "good_day_ratio 谷城 2022-05 actual = 96.8"],
    ),
    "some of the areas, which are counted, and the mean of all": (
        "广西壮族自治区",
        "广西壮族自治区2022年5月环境空气质量通报\n14个设区市优良率范围为90.3%~100%，其中9个城市达到100%，平均为97.2%；"
        "5个城市优良率同比持平，其余9个城市均下降2.0个百分点。",
        ["good_day_ratio 广西壮族自治区 2022-05 actual = 97.2"],
    ),
    "each of them, and all but two": (
        "广西壮族自治区",
        "广西壮族自治区2022年5月环境空气质量通报\n14个设区市PM2.5浓度范围为15~38微克/立方米，除柳州市和来宾市外，其余12个设区市"
        "均小于35微克/立方米，平均为27微克/立方米。各设区城市PM10均低于70微克/立方米。",
        ["pm25 广西壮族自治区 2022-05 actual = 27"],
    ),
    "all but two, of which the figures are told": (
        "襄阳市",
        "襄阳市2022年环境空气质量通报\n优良天数比例，除保康县为98.1%、谷城县为93.0%外，其余均为92.5%。",
        ["good_day_ratio 保康 2022 actual = 98.1", "good_day_ratio 谷城 2022 actual = 93.0"],
    ),
    "a whole that is counted, too": (
        "广西壮族自治区",
        "广西壮族自治区2022年环境公报\n全区14个设区市优良天数比例平均为95.8%。70个乡镇级集中式饮用水水源地水质达标率为91.4%。",
        [
            "good_day_ratio 广西壮族自治区 2022 actual = 95.8",
            "drinking_source_count 广西壮族自治区 2022 actual = 70",
            "drinking_source_compliance_rate 广西壮族自治区 2022 actual = 91.4",
        ],
    ),
    "districts that no list has, in brackets behind their figures": (
        "襄阳市",
        "襄阳市2022年环境空气质量通报\n各地优良天数比例为80.1%（鱼梁洲新区）~92.6%（保康县），市区为81.0%。",
        [
            "good_day_ratio 鱼梁洲新区 2022 actual = 80.1",
            "good_day_ratio 保康 2022 actual = 92.6",
            "good_day_ratio 襄阳市 2022 actual = 81.0",
        ],
    ),
    "a rank among areas that a word calls": (
        "襄阳市",
        "襄阳市2022年环境空气质量通报\n全市综合指数为4.21，在鄂西北26个区县排名第9位，优良天211天。",
        [
            "air_composite_index 襄阳市 2022 actual = 4.21",
            "good_days 襄阳市 2022 actual = 211",
        ],
    ),
    "a limit in brackets, scopes that one includes, and what is not known of which nothing changed": (
        "襄阳市",
        "襄阳市2022年5月环境质量月报\nPM2.5平均浓度为24微克/立方米（标准35微克/立方米），超标率同比持平。"
        "市控以上（含国控、省控）断面水质优良比例为95.0%，同比无变化。",
        [
            "pm25 襄阳市 2022-05 actual = 24",
            "section_share_class_iii 襄阳市 2022-05 actual = 95.0",
            "section_share_class_iii 襄阳市 2022-05 change = 0",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_list_of_places(lexicon: Lexicon, name: str) -> None:
    place, text, expected = CASES[name]
    found = read_report(text, lexicon, place).proposals
    assert sorted(describe(found, "indicator_id place_id period kind comparator value")) == sorted(expected)
