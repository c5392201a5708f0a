"""Whose a figure is, where a text names several places; the place is that of the report."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

CASES = {
    "a change that several places have each": (
        "平顶山市",
        2018,
        "同比，优良率叶县、鲁山县分别下降12.9个百分点。",
        ["good_day_ratio 叶县 2018 change = -12.9", "good_day_ratio 鲁山 2018 change = -12.9"],
    ),
    "places that were told of one by one, in order": (
        "平顶山市",
        2018,
        "叶县优良率90.4%，舞钢市86.0%，鲁山县93.4%；PM2.5均值分别为45、47、42微克/立方米；PM10均值分别为75、77微克/立方米。",
        [
            "good_day_ratio 叶县 2018 actual = 90.4",
            "good_day_ratio 舞钢 2018 actual = 86.0",
            "good_day_ratio 鲁山 2018 actual = 93.4",
            "pm25 叶县 2018 actual = 45",
            "pm25 舞钢 2018 actual = 47",
            "pm25 鲁山 2018 actual = 42",
        ],
    ),
    "the stretch of a river within the place": (
        "西宁市",
        2024,
        "湟水流域（西宁段）纳入考核的13个断面水质达到或优于Ⅲ类比例为100%；优良天数为338天。",
        [
            "section_count 西宁市 2024 actual = 13",
            "section_share_class_iii 西宁市 2024 actual = 100",
            "good_days 西宁市 2024 actual = 338",
        ],
    ),
    "an autonomous region, called so": (
        "宁夏回族自治区",
        2021,
        "自治区环境空气优良天数比例为80.1%。固原市优良天数比例为93%。",
        [
            "good_day_ratio 宁夏回族自治区 2021 actual = 80.1",
            "good_day_ratio 固原 2021 actual = 93",
        ],
    ),
    "a table below the heading of one place": (
        "临夏州",
        None,
        "临夏州2024年8月环境质量月报\n（一）永靖县环境空气质量情况（国控点）\n考核指标 | 2024年1-8月 | 与2023年同期比(%) |\n"
        "PM10(微克/立方米) | 52 | -11.9 |\n（二）降尘\n优良天数30天。",
        [
            "pm10 永靖 2024-01/2024-08 actual = 52",
            "pm10 永靖 2024-01/2024-08 change = -11.9",
            "good_days 临夏州 2024-08 actual = 30",
        ],
    ),
    "a city told with the division that it belongs to": (
        "新疆维吾尔自治区",
        2019,
        "第八师石河子市空气质量略有恶化，优良天数253天，同比减少2天。",
        ["good_days 石河子 2019 actual = 253", "good_days 石河子 2019 change = -2"],
    ),
    "brackets that say what the town holds": (
        "平顶山市",
        2018,
        "主城区（新华区、卫东区）优良率为96.7%，同比下降2.2个百分点。",
        ["good_day_ratio 平顶山市 2018 actual = 96.7", "good_day_ratio 平顶山市 2018 change = -2.2"],
    ),
    "a stretch of a river, then sections of the whole place": (
        "遵义市",
        2022,
        "乌江干流遵义段总磷浓度下降至0.05毫克/升；29个国控断面、44个省控断面水质优良率均为100%。",
        [
            "total_phosphorus 乌江干流遵义段 2022 actual = 0.05",
            "section_count 遵义市 2022 actual = 29",
            "section_count 遵义市 2022 actual = 44",
            "section_share_class_iii 遵义市 2022 actual = 100",
            "section_share_class_iii 遵义市 2022 actual = 100",
        ],
    ),
    "sections of a basin whose water is judged in the clause before": (
        "黑龙江省",
        2022,
        "嫩江流域水质良好，74个国考断面中Ⅰ～Ⅲ类占86.5%；绥芬河流域轻度污染，17个国考断面中Ⅰ～Ⅲ类占52.9%，同比提高11.7个百分点。"
        "嫩江水质良好，全省112个国考断面中Ⅰ～Ⅲ类占75%。",
        [
            "section_count 嫩江流域 2022 actual = 74",
            "section_share_class_iii 嫩江流域 2022 actual = 86.5",
            "section_count 绥芬河流域 2022 actual = 17",
            "section_share_class_iii 绥芬河流域 2022 actual = 52.9",
            "section_share_class_iii 绥芬河流域 2022 change = 11.7",
            "section_count 黑龙江省 2022 actual = 112",
            "section_share_class_iii 黑龙江省 2022 actual = 75",
        ],
    ),
    "a row of places of which the first names what all brackets tell": (
        "平顶山市",
        2018,
        "各县中，叶县（PM2.5浓度45微克/立方米）、鲁山县（47微克/立方米）、宝丰县（48微克/立方米）浓度较低。",
        [
            "pm25 叶县 2018 actual = 45",
            "pm25 鲁山 2018 actual = 47",
            "pm25 宝丰 2018 actual = 48",
        ],
    ),
    "rivers in general below a heading": (
        "平顶山市",
        None,
        "平顶山市2018年环境状况公报\n（一）江河干流\n监测断面48个，Ⅰ～Ⅲ类水质断面占99%。",
        [
            "section_count 平顶山市 2018 actual = 48",
            "section_share_class_iii 平顶山市 2018 actual = 99",
        ],
    ),
    "the share of a basin's sections, then those of another network": (
        "吉林省",
        2022,
        "松花江流域国考断面优良比例为95%，12个省考断面Ⅰ～Ⅲ类占90%。",
        [
            "section_share_class_iii 松花江流域 2022 actual = 95",
            "section_count 吉林省 2022 actual = 12",
            "section_share_class_iii 吉林省 2022 actual = 90",
        ],
    ),
    "a row that says how many it has": (
        "平顶山市",
        2018,
        "叶县、鲁山两县优良率分别为90.4%、93.4%。",
        ["good_day_ratio 叶县 2018 actual = 90.4", "good_day_ratio 鲁山 2018 actual = 93.4"],
    ),
    "a row of places, with an aside behind each figure": (
        "平顶山市",
        None,
        "平顶山市2018年空气质量\n新华区、卫东区优良天数比率分别为：60.7%（185天）、54.4%（166天）。",
        ["good_day_ratio 新华区 2018 actual = 60.7", "good_day_ratio 卫东区 2018 actual = 54.4"],
    ),
    "a row of places of which all are unchanged": (
        "江苏省",
        None,
        "江苏省2018年空气质量\n徐州市、宿迁市优良天数比例同比持平。",
        ["good_day_ratio 徐州 2018 change = 0", "good_day_ratio 宿迁 2018 change = 0"],
    ),
    "the city above, districts beside, and one that no list has": (
        "石拐区",
        None,
        "石拐区2018年5月环境质量状况\n石拐区达标天数为27天。\n全市PM10为85微克/立方米，PM2.5为29微克/立方米。\n"
        "各区中：昆都仑区达标天数为25天，稀土高新区达标天数为24天。",
        [
            "good_days 石拐区 2018-05 actual = 27",
            "good_days 昆都仑区 2018-05 actual = 25",
            "good_days 稀土高新区 2018-05 actual = 24",
        ],
    ),
    "the whole of the place spoken of, and of the region above": (
        "南宁市",
        None,
        "南宁市2023年环境质量状况\n武鸣区PM2.5浓度为27微克/立方米，全区优良天数比例95.9%。全区优良天数比例平均为96.1%。"
        "全市PM2.5浓度为28微克/立方米。",
        [
            "pm25 武鸣区 2023 actual = 27",
            "good_day_ratio 武鸣区 2023 actual = 95.9",
            "pm25 南宁市 2023 actual = 28",
        ],
    ),
    "a city that the province's report names, and its whole": (
        "浙江省",
        None,
        "浙江省2023年环境空气质量\n衢州市优良率95.0%，全市PM2.5浓度24微克/立方米。",
        ["good_day_ratio 衢州 2023 actual = 95.0", "pm25 衢州 2023 actual = 24"],
    ),
    "neighbours, and basins": (
        "滁州市",
        None,
        "滁州市2023年环境质量公报\n合肥市PM2.5为36微克/立方米。我市PM2.5为35微克/立方米。"
        "长江流域25个国考断面水质优良比例96.0%。全市国考断面水质优良比例100%。",
        [
            "pm25 滁州市 2023 actual = 35",
            "section_count 长江流域 2023 actual = 25",
            "section_share_class_iii 长江流域 2023 actual = 96.0",
            "section_share_class_iii 滁州市 2023 actual = 100",
        ],
    ),
    "autonomous places by their usual names": (
        "恩施州",
        None,
        "恩施土家族苗族自治州2022年生态环境状况公报\n2022年，恩施州PM2.5平均浓度25微克/立方米，"
        "恩施土家族苗族自治州优良天数比例95.2%。利川市PM2.5浓度22微克/立方米。",
        [
            "pm25 恩施州 2022 actual = 25",
            "good_day_ratio 恩施州 2022 actual = 95.2",
            "pm25 利川 2022 actual = 22",
        ],
    ),
    "the town of a county, what brackets hold, and rivers that are counted": (
        "云浮市",
        None,
        "云浮市2022年环境质量公报\n新兴县城区PM2.5浓度20微克/立方米。全市（含罗定市）PM2.5浓度22微克/立方米。"
        "云浮市6条主要江河的14个监测断面水质优良率100%。",
        [
            "pm25 新兴 2022 actual = 20",
            "pm25 云浮市 2022 actual = 22",
            "section_count 云浮市 2022 actual = 14",
            "section_share_class_iii 云浮市 2022 actual = 100",
        ],
    ),
    "a district in brackets of a sentence on rivers": (
        "梧州市",
        2022,
        "1—3月，全市主要流域水质优良比例100%；城市（含龙圩区）优良天数88天，同比增加3天。",
        [
            "section_share_class_iii 梧州市 2022-01/2022-03 actual = 100",
            "good_days 梧州市 2022-01/2022-03 actual = 88",
            "good_days 梧州市 2022-01/2022-03 change = 3",
        ],
    ),
    "a group of cities, until the whole is named again": (
        "湖北省",
        None,
        "湖北省2020年环境公报\n全省PM2.5为37微克/立方米。沿江城市PM2.5为41微克/立方米；优良率平均为76.0%。全省优良率88.4%。",
        ["pm25 湖北省 2020 actual = 37", "good_day_ratio 湖北省 2020 actual = 88.4"],
    ),
    "the owner of a figure in brackets behind it": (
        "湖北省",
        None,
        "湖北省2020年环境公报\nPM2.5在22微克/立方米（恩施州）—46微克/立方米（襄阳市）之间。",
        ["pm25 恩施 2020 actual = 22", "pm25 襄阳 2020 actual = 46"],
    ),
    "the mean of places in a row": (
        "青海省",
        None,
        "青海省2020年环境公报\n西宁、海东市优良天数比例为72.2%、74.4%，平均优良天数比例为73.3%。",
        [
            "good_day_ratio 西宁 2020 actual = 72.2",
            "good_day_ratio 海东 2020 actual = 74.4",
            "good_day_ratio 青海省 2020 actual = 73.3",
        ],
    ),
    "the town and counties with one figure": (
        "丹东市",
        2016,
        "丹东市区及凤城市水源铁甲水库、东港市大洋河各项指标达标，集中式饮用水水源地水质达标率为100%。",
        ["drinking_source_compliance_rate 丹东市 2016 actual = 100"],
    ),
    "a bracketed ranking below its name": (
        "淄博市",
        2023,
        "5月份，各区县排名。\nPM2.5\n张店区(31µg/m3)、桓台县(33µg/m3)\n综合指数：\n张店区(4.20)、高青县(4.00)",
        [
            "pm25 张店区 2023-05 actual = 31",
            "pm25 桓台 2023-05 actual = 33",
            "air_composite_index 张店区 2023-05 actual = 4.20",
            "air_composite_index 高青 2023-05 actual = 4.00",
        ],
    ),
    "the seat of a prefecture, and all of its counties": (
        "文山州",
        None,
        "关于2019年5月全州县（市）空气质量的通报\n5月，州城文山PM10浓度均值为33微克/立方米。全州平均优良率99.1%。",
        ["pm10 文山 2019-05 actual = 33", "good_day_ratio 文山州 2019-05 actual = 99.1"],
    ),
    "the mean of places that were told of one by one": (
        "黄南州",
        None,
        "黄南州2021年公报\n同仁市优良天数354天，尖扎县优良天数350天，平均优良天数352天。",
        [
            "good_days 同仁 2021 actual = 354",
            "good_days 尖扎 2021 actual = 350",
            "good_days 黄南州 2021 actual = 352",
        ],
    ),
    "districts by their short names, as many as are told": (
        "邢台市",
        None,
        "邢台市2021年公报\n襄都、信都2个区PM2.5浓度达到44微克/立方米，任泽（46微克/立方米）、南和（47微克/立方米）较高。",
        [
            "pm25 襄都区 2021 actual = 44",
            "pm25 信都区 2021 actual = 44",
            "pm25 任泽区 2021 actual = 46",
            "pm25 南和区 2021 actual = 47",
        ],
    ),
    "a city named with its province": (
        "衡水市",
        None,
        "衡水市2021年公报\n河北省衡水市优良天数比例为70.1%。",
        ["good_day_ratio 衡水市 2021 actual = 70.1"],
    ),
    "the cities of the province": (
        "衡水市",
        None,
        "衡水市2021年公报\n11个设区市优良天数比例为73.8%。衡水市优良天数比例为70.1%。",
        ["good_day_ratio 衡水市 2021 actual = 70.1"],
    ),
    "a newspaper is not its city": (
        "河北省",
        None,
        "河北省2021年空气质量\n（石家庄日报记者王某）全省优良天数比例为73.8%。",
        ["good_day_ratio 河北省 2021 actual = 73.8"],
    ),
    "the province, behind some of its cities, and a shared rank": (
        "河北省",
        None,
        "河北省2021年8月空气质量\n张家口、承德优良天数比例均达100%。与上年同期相比，全省平均优良天数比例上升3.1个百分点。"
        "综合指数从好到差依次为：张家口、承德（并列1）、秦皇岛。",
        [
            "good_day_ratio 张家口 2021-08 actual = 100",
            "good_day_ratio 承德 2021-08 actual = 100",
            "good_day_ratio 河北省 2021-08 change = 3.1",
        ],
    ),
    "places that share one number after the other": (
        "陕西省",
        None,
        "陕西省2021年公报\n宝鸡市、铜川市PM2.5浓度均为36微克/立方米，优良天数282天，全省平均优良天数295天。",
        [
            "pm25 宝鸡 2021 actual = 36",
            "pm25 铜川 2021 actual = 36",
            "good_days 宝鸡 2021 actual = 282",
            "good_days 铜川 2021 actual = 282",
            "good_days 陕西省 2021 actual = 295",
        ],
    ),
    "a place that is named behind what it lies in keeps what follows": (
        "叶县",
        None,
        "叶县2021年公报\n河南省平顶山市叶县PM2.5平均浓度42微克/立方米，PM10平均浓度71微克/立方米。",
        ["pm25 叶县 2021 actual = 42", "pm10 叶县 2021 actual = 71"],
    ),
    "places with but their numbers, in a sentence of their own, and one that is compared to": (
        "石家庄市",
        None,
        "石家庄市2021年公报\n全市PM2.5浓度46微克/立方米。辛集市49微克/立方米，晋州市47微克/立方米。"
        "优良天数比率64.1%，比唐山低3.0个百分点。",
        [
            "pm25 石家庄市 2021 actual = 46",
            "pm25 辛集 2021 actual = 49",
            "pm25 晋州 2021 actual = 47",
            "good_day_ratio 石家庄市 2021 actual = 64.1",
        ],
    ),
    "among the cities of a province": (
        "衡水市",
        None,
        "衡水市2021年公报\n综合指数4.61，在河北省11个地市中排名第四；优良率为70.1%。",
        ["air_composite_index 衡水市 2021 actual = 4.61", "good_day_ratio 衡水市 2021 actual = 70.1"],
    ),
    "some cities that are called by a word, and all of them": (
        "江苏省",
        None,
        "江苏省2023年公报\n沿江8市受沙尘影响，优良天数比例为71.2%，同比下降2.0个百分点。全省13个设区市PM2.5浓度32微克/立方米。"
        "北部5城市PM2.5浓度38微克/立方米。",
        ["pm25 jiangsu 2023 actual = 32"],
    ),
    "a province's key cities": (
        "四川省",
        None,
        "四川省2023年公报\n全省PM2.5浓度30.5微克/立方米。重点城市PM2.5浓度34.9微克/立方米，同比下降1.2%。",
        [
            "pm25 四川省 2023 actual = 30.5",
            "pm25 四川省 2023 actual = 34.9",
            "pm25 四川省 2023 change = -1.2",
        ],
    ),
    "words told of each place of a row": (
        "江苏省",
        None,
        "江苏省2024年公报\n南京市、苏州市、无锡市饮用水水源地水质均达标。南京市、苏州市未出现重污染天气。",
        [
            "drinking_source_compliance_rate nanjing 2024 actual = 100",
            "drinking_source_compliance_rate suzhou 2024 actual = 100",
            "drinking_source_compliance_rate wuxi 2024 actual = 100",
            "heavy_pollution_days nanjing 2024 actual = 0",
            "heavy_pollution_days suzhou 2024 actual = 0",
        ],
    ),
    "the mean of all behind some of them": (
        "浙江省",
        None,
        "浙江省2022年公报\n11个设区城市优良率范围为76.7%~100%，其中舟山市和丽水市达到100%，平均为89.4%，同比下降7.6个百分点。",
        [
            "good_day_ratio 舟山 2022 actual = 100",
            "good_day_ratio 丽水 2022 actual = 100",
            "good_day_ratio zhejiang 2022 actual = 89.4",
            "good_day_ratio zhejiang 2022 change = -7.6",
        ],
    ),
    "the counties of its province": (
        "福州市",
        None,
        "福州市2019年公报\n58个县级城市（即12个县级市）综合指数范围为2.11~4.11。达标天数比例平均为99.8%，同比升高5.2个百分点。",
        [],
    ),
    "key cities beside one": (
        "德阳市",
        None,
        "德阳市2023年公报\n重点城市PM2.5浓度34.9微克/立方米。全市PM2.5浓度36微克/立方米，接近于全国平均水平（35），同比下降1.2%。",
        ["pm25 德阳市 2023 actual = 36", "pm25 德阳市 2023 change = -1.2"],
    ),
    "where something is that was counted": (
        "山西省",
        None,
        "山西省2023年公报\n劣Ⅴ类断面1个（大同市桑河一桥断面），占比1.5%，同比下降2.0个百分点。",
        [
            "section_count_worse_than_class_v 山西省 2023 actual = 1",
            "section_share_worse_than_class_v 山西省 2023 actual = 1.5",
            "section_share_worse_than_class_v 山西省 2023 change = -2.0",
        ],
    ),
    "the seat in brackets behind the whole": (
        "恩施州",
        None,
        "恩施州2022年公报\n恩施州中心城市（恩施市）优良天数比率为97.0%。",
        ["good_day_ratio 恩施 2022 actual = 97.0"],
    ),
    "towns are not the county": (
        "桐庐县",
        None,
        "桐庐县2021年公报\n全县PM2.5浓度26微克/立方米。分水镇PM2.5浓度24微克/立方米，富春江镇27微克/立方米。全县优良天数比例97.0%。",
        ["pm25 桐庐县 2021 actual = 26", "good_day_ratio 桐庐县 2021 actual = 97.0"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_report(lexicon: Lexicon, name: str) -> None:
    place, year, text, expected = CASES[name]
    found = read_report(text, lexicon, place, year).proposals
    told = describe(found, "indicator_id place_id period kind comparator value")
    assert sorted(told) == sorted(expected)
    assert not any("title_names_another" in one.why for one in found)
