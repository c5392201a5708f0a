"""Of when a figure is, where a text names several times, or none beside it; the place is that of the report."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

SUMMARY = "某市生态环境局关于2023年工作总结及2024年工作思路的报告\n一、2023年工作完成情况\n（一）环境质量指标完成情况\n"

MONTH = "某市2023年9月环境质量月报\n"
YEAR = "某市2023年生态环境状况公报\n"
HALF = "某县2020年上半年环境质量通报\n"

CASES = {
    "the month with which a text without a title begins": (
        "宝鸡市",
        2023,
        "2023年8月，优良率77.8%，PM2.5浓度22微克/立方米，综合指数3.35，PM10浓度45微克/立方米，同比下降2.2%，O3浓度150微克/立方米。\n"
        "一、各县大气环境质量排名情况\n（一）细颗粒物\n细颗粒物浓度最好的是凤县，为16微克/立方米。",
        [
            "good_day_ratio 宝鸡市 2023-08 actual = 77.8",
            "pm25 宝鸡市 2023-08 actual = 22",
            "air_composite_index 宝鸡市 2023-08 actual = 3.35",
            "pm10 宝鸡市 2023-08 actual = 45",
            "pm10 宝鸡市 2023-08 change = -2.2",
            "o3_p90 宝鸡市 2023-08 actual = 150",
            "pm25 凤县 2023-08 actual = 16",
        ],
    ),
    "better than the year before, so far": (
        "宝鸡市",
        None,
        YEAR
        + "综合指数2.75，优于上年0.22；国考断面优良比例90%。2021年12月13日反馈了意见。截至目前，督察组反馈的69项整改任务已整改完成43项。",
        [
            "air_composite_index 宝鸡市 2023 actual = 2.75",
            "section_share_class_iii 宝鸡市 2023 actual = 90",
            "rectification_issue_total 宝鸡市 2023 actual = 69",
            "rectification_issue_completed 宝鸡市 2023 actual = 43",
        ],
    ),
    "the five years that are spoken of": (
        "宝鸡市",
        2025,
        "“十四五”时期是第一个五年，高于“十三五”时期1.2个百分点。五年来，绿色底色鲜明。PM2.5浓度下降19%。",
        ["pm25 宝鸡市 2021/2025 change = -19"],
    ),
    "this year of a day that is told with strokes": (
        "宝鸡市",
        None,
        "今冬以来空气质量好转\n发布人：管理员 发布时间：2021/12/7\n11月，综合指数5.48，同比下降15.7%。今年以来，重污染天数0天。",
        [
            "air_composite_index 宝鸡市 2021-11 actual = 5.48",
            "air_composite_index 宝鸡市 2021-11 change = -15.7",
            "heavy_pollution_days 宝鸡市 2021-01/2021-11 actual = 0",
        ],
    ),
    "this year of a text on a plan of five years is that of its day": (
        "宝鸡市",
        None,
        "宝鸡环保规划提出“十三五”期间力争使PM2.5再下降20%\n2016年12月21日 18:15 | 来源：某社\n"
        "今年，空气质量好转。截至12月20日，重污染天气为3天，比去年减少4天。",
        [
            "pm25 宝鸡市 2020 target <= -20",
            "heavy_pollution_days 宝鸡市 2016-01-01/2016-12-20 actual = 3",
            "heavy_pollution_days 宝鸡市 2016-01-01/2016-12-20 change = -4",
        ],
    ),
    "a plan of which a text without a title tells": (
        "宝鸡市",
        None,
        "日前，宝鸡市印发了《宝鸡市水污染防治2018年行动计划》。今年的工作目标是：国考断面水质优良比例达到53.4%。",
        ["section_share_class_iii 宝鸡市 2018 target >= 53.4"],
    ),
    "a year before words in quotation marks": (
        "宝鸡市",
        None,
        "2019“宝鸡追梦行动”丨全年空气质量优良天数300天以上\n确保全年细颗粒物平均浓度控制在40微克/立方米以下。",
        ["good_days 宝鸡市 2019 target >= 300", "pm25 宝鸡市 2019 target <= 40"],
    ),
    "goals of several years in a plan whose title names none": (
        "宝鸡市",
        None,
        "宝鸡市空气质量持续改善行动方案\n宝政字〔2024〕26号\n一、工作目标\n"
        "2025年，PM2.5平均浓度降至34.5微克/立方米。到2027年，PM2.5平均浓度不高于33微克/立方米。\n"
        "二、重点任务\n2024年10月底前，淘汰燃煤锅炉12台。2023年，PM2.5平均浓度为38微克/立方米。",
        [
            "pm25 宝鸡市 2025 target <= 34.5",
            "pm25 宝鸡市 2027 target <= 33",
            "coal_boiler_removed 宝鸡市 2024 target >= 12",
            "pm25 宝鸡市 2023 actual = 38",
        ],
    ),
    "what a plan of five years starts from, in its first year": (
        "宝鸡市",
        None,
        "宝鸡市“十四五”时期“无废城市”建设实施方案\n一、建设基础\n"
        "2021年，全市一般工业固体废物产生量1032.6万吨，生活垃圾回收利用率仅为26%。\n"
        "二、总体目标\n2023年，生活垃圾回收利用率达到30%。到2025年，生活垃圾回收利用率达到35%。",
        [
            "general_industrial_waste_generated 宝鸡市 2021 actual = 1032.6",
            "domestic_waste_recycling_rate 宝鸡市 2021 actual = 26",
            "domestic_waste_recycling_rate 宝鸡市 2023 target >= 30",
            "domestic_waste_recycling_rate 宝鸡市 2025 target >= 35",
        ],
    ),
    "the winter before, in the plan of a winter": (
        "宝鸡市",
        None,
        "宝鸡市2018—2019年秋冬季大气污染综合治理攻坚行动方案\n一、上一秋冬季完成情况\n"
        "2017年10月至2018年3月，PM2.5平均浓度为66微克/立方米，同比下降27.5%。\n"
        "二、主要目标\n2018年10月1日至2019年3月31日，PM2.5平均浓度控制在63微克/立方米以下。",
        [
            "pm25 宝鸡市 2017-10/2018-03 actual = 66",
            "pm25 宝鸡市 2017-10/2018-03 change = -27.5",
            "pm25 宝鸡市 2018-10/2019-03 target <= 63",
        ],
    ),
    "a month beside the months of the report": (
        "宝鸡市",
        None,
        "宝鸡市2025年上半年环境质量状况\n1—6月，优良天数比例为95%；6月份优良天数比例为100%。国考断面水质优良比例为90%。\n"
        "6月，PM2.5浓度为12微克/立方米。优良天数30天。",
        [
            "good_day_ratio 宝鸡市 2025-01/2025-06 actual = 95",
            "good_day_ratio 宝鸡市 2025-06 actual = 100",
            "section_share_class_iii 宝鸡市 2025-01/2025-06 actual = 90",
            "pm25 宝鸡市 2025-06 actual = 12",
            "good_days 宝鸡市 2025-06 actual = 30",
        ],
    ),
    "the next step, behind a colon": (
        "宝鸡市",
        None,
        "宝鸡市2025年10月环境质量通报\n10月，PM2.5浓度为38微克/立方米，完成年度目标形势严峻。\n"
        "下一步：11—12月PM2.5平均浓度不得高于45微克/立方米，全年优良天数不少于312天。",
        [
            "pm25 宝鸡市 2025-10 actual = 38",
            "pm25 宝鸡市 2025-11/2025-12 target <= 45",
            "good_days 宝鸡市 2025 target >= 312",
        ],
    ),
    "a text about a bulletin of a quarter that names no year again": (
        "宝鸡市",
        None,
        "根据有关规定，现发布《2024年第三季度宝鸡市生态环境质量公报》。\n宝鸡市生态环境局\n2024年11月\n环境空气质量状况\n"
        "全市优良天数比例为100%，PM2.5浓度为17微克/立方米。",
        [
            "good_day_ratio 宝鸡市 2024-07/2024-09 actual = 100",
            "pm25 宝鸡市 2024-07/2024-09 actual = 17",
        ],
    ),
    "the year of a meeting is not that of what is summed up there": (
        "宝鸡市",
        None,
        "宝鸡市召开2023年全市生态环境保护工作会议。会议总结全市2022年生态环境保护工作，部署2023年重点任务。\n"
        "优良天数比率达到93.4%，同比上升3个百分点。",
        [
            "good_day_ratio 宝鸡市 2022 actual = 93.4",
            "good_day_ratio 宝鸡市 2022 change = 3",
        ],
    ),
    "parts of a page above a text": (
        "宝鸡市",
        None,
        "关怀版 无障碍浏览\n您好！欢迎访问！\n• 设为首页\n• |\n• 加入收藏\n门户推荐\n\n我市攻坚战成效显著\n\n"
        "发布时间：2019-04-15 14:35 作者： 阅读次数：\n\n2018年，我市攻坚克难。\n\n优良天数比例为93.6%。",
        ["good_day_ratio 宝鸡市 2018 actual = 93.6"],
    ),
    "a month and its year, and a section that names neither": (
        "宝鸡市",
        None,
        "宝鸡市关于2018年12月及全年环境空气质量情况的通报\n一、12月份空气质量状况\n12月，优良天数8天。\n"
        "二、2018年全年状况\n全年优良天数253天。\n三、各区（县）状况\n区（县）\t优良天数（天）\n凤县\t331\n",
        [
            "good_days 宝鸡市 2018-12 actual = 8",
            "good_days 宝鸡市 2018 actual = 253",
            "good_days 凤县 2018 actual = 331",
        ],
    ),
    "changes over the five years, behind those of the last": (
        "宝鸡市",
        None,
        "宝鸡市生态环境局2020年工作总结\n化学需氧量、氨氮排放量分别比上年削减1.6%、2.2%，“十三五”累计分别削减13.4%、11.9%。",
        [
            "cod_emission 宝鸡市 2020 change = -1.6",
            "ammonia_nitrogen_emission 宝鸡市 2020 change = -2.2",
            "cod_emission 宝鸡市 2016/2020 change = -13.4",
            "ammonia_nitrogen_emission 宝鸡市 2016/2020 change = -11.9",
        ],
    ),
    "a month of several, up to the full stop": (
        "宝鸡市",
        None,
        "宝鸡市公布2016年前7月空气质量状况\n前7个月，PM10平均浓度106微克/立方米。其中，7月份，PM10平均浓度61微克/立方米；PM2.5平均浓度26微克/立方米。"
        "优良天数159天。",
        [
            "pm10 宝鸡市 2016-01/2016-07 actual = 106",
            "pm10 宝鸡市 2016-07 actual = 61",
            "pm25 宝鸡市 2016-07 actual = 26",
            "good_days 宝鸡市 2016-01/2016-07 actual = 159",
        ],
    ),
    "one month alone, beside the months of the report": (
        "宝鸡市",
        None,
        "宝鸡市2023年上半年环境质量状况\n1—6月，优良天数比例为95%。具体到6月单月，优良天数比例为100%。",
        [
            "good_day_ratio 宝鸡市 2023-01/2023-06 actual = 95",
            "good_day_ratio 宝鸡市 2023-06 actual = 100",
        ],
    ),
    "a heading that is but a year, and the next part": (
        "宝鸡市",
        None,
        "宝鸡市2016年环境质量公报\n一、空气\n2016年\nPM2.5平均浓度49微克/立方米。\n2015年\nPM2.5平均浓度53微克/立方米。\n"
        "二、水环境\n国考断面优良比例为90%。",
        [
            "pm25 宝鸡市 2016 actual = 49",
            "pm25 宝鸡市 2015 actual = 53",
            "section_share_class_iii 宝鸡市 2016 actual = 90",
        ],
    ),
    "what a plan starts from, up to its last year before": (
        "宝鸡市",
        None,
        "宝鸡市“十四五”生态环境保护规划\n第一章 现状与形势\n"
        "“十三五”期间，优良天数率由72.3%提高到84.4%，PM2.5平均浓度由2015年的58微克/立方米下降到2020年的38微克/立方米。\n"
        "第二章 目标\n到2025年，优良天数率达到87%。",
        [
            "good_day_ratio 宝鸡市 2020 actual = 84.4",
            "pm25 宝鸡市 2015 actual = 58",
            "pm25 宝鸡市 2020 actual = 38",
            "good_day_ratio 宝鸡市 2025 target >= 87",
        ],
    ),
    "a title below the parts of a page": (
        "宝鸡市",
        None,
        "下载\n打印\n全屏\n收藏\n【字号:\n加大\n还原\n减小\n】\n2024年宝鸡市政府工作报告\n——2024年1月9日\n各位代表：\n"
        "PM2.5平均浓度36微克/立方米，优良率93.7%。",
        ["pm25 宝鸡市 2023 actual = 36", "good_day_ratio 宝鸡市 2023 actual = 93.7"],
    ),
    "a time that one item names is not that of the next": (
        "宝鸡市",
        None,
        YEAR
        + "一是固废处置有短板，2022年一般工业固废综合利用率仅92.6%。二是督察组收到群众来信来电举报356件，已办结322件。",
        [
            "general_industrial_waste_utilisation_rate 宝鸡市 2022 actual = 92.6",
            "letter_total 宝鸡市 2023 actual = 356",
            "letter_closed 宝鸡市 2023 actual = 322",
        ],
    ),
    "a report of a government that is called after the year that is over": (
        "宝鸡市",
        None,
        "宝鸡市2024年政府工作报告\n2024年，全市优良率93.7%。\n2025年预期目标：全市优良率达到94%以上。",
        ["good_day_ratio 宝鸡市 2024 actual = 93.7", "good_day_ratio 宝鸡市 2025 target >= 94"],
    ),
    "a report of a government that is called after the year of its goals": (
        "宝鸡市",
        None,
        "宝鸡市2024年政府工作报告\n过去一年，全市优良率93.7%。\n2024年主要目标：全市优良率达到94%以上。到2025年目标更高。",
        ["good_day_ratio 宝鸡市 2023 actual = 93.7", "good_day_ratio 宝鸡市 2024 target >= 94"],
    ),
    "so many years ago": (
        "宝鸡市",
        None,
        YEAR + "市区优良率90%。十年前市区PM2.5浓度曾高达75微克/立方米，优良率仅为58.9%。优良天数328天。",
        ["good_day_ratio 宝鸡市 2023 actual = 90", "good_days 宝鸡市 2023 actual = 328"],
    ),
    "the year of a month is told of in several paragraphs, until the next heading": (
        "宝鸡市",
        None,
        "宝鸡市2023年12月及全年空气质量\n一、空气\n12月，优良天数15天。\n1—12月，优良天数248天。\n"
        "凤县优良天数301天。\n二、地表水\n国考断面优良比例为90%。",
        [
            "good_days 宝鸡市 2023-12 actual = 15",
            "good_days 宝鸡市 2023 actual = 248",
            "good_days 凤县 2023 actual = 301",
            "section_share_class_iii 宝鸡市 2023-12 actual = 90",
        ],
    ),
    "from when it rose is told once for all": (
        "宝鸡市",
        None,
        YEAR
        + "PM2.5由2020年的40微克/立方米下降到35微克/立方米，优良天数比率由80%提高到85%。PM10由70降到65微克/立方米。",
        [
            "pm25 宝鸡市 2020 actual = 40",
            "pm25 宝鸡市 2023 actual = 35",
            "good_day_ratio 宝鸡市 2020 actual = 80",
            "good_day_ratio 宝鸡市 2023 actual = 85",
            "pm10 宝鸡市 2023 actual = 65",
        ],
    ),
    "the figure of the base, named in brackets behind it": (
        "宝鸡市",
        None,
        MONTH + "与去年同期（优良率83.9%）相比，优良率上升2个百分点。",
        ["good_day_ratio 宝鸡市 2022-09 actual = 83.9", "good_day_ratio 宝鸡市 2023-09 change = 2"],
    ),
    "a month that is named before what it has none of, and a year that is compared to": (
        "宝鸡市",
        None,
        "宝鸡市优良天数比2015年增40天\n2018年，全市优良天数260天，12月重污染天数为2天。",
        [
            "good_days 宝鸡市 2018 change = 40",
            "good_days 宝鸡市 2018 actual = 260",
            "heavy_pollution_days 宝鸡市 2018-12 actual = 2",
        ],
    ),
    "the year that is the base of an assessment": (
        "宝鸡市",
        None,
        YEAR + "PM2.5浓度40微克/立方米，较考核基准年（2015年）同期下降31.0%。",
        ["pm25 宝鸡市 2023 actual = 40", "pm25 宝鸡市 2023 change = -31.0"],
    ),
    "until a day of this year, and days on which something happened": (
        "宝鸡市",
        None,
        "宝鸡市2023年空气质量\n2023年截至到9月18日，优良天数190天。上半年，沙尘主要出现在3月20日至24日。优良天数120天。",
        [
            "good_days 宝鸡市 2023-01-01/2023-09-18 actual = 190",
            "good_days 宝鸡市 2023-01/2023-06 actual = 120",
        ],
    ),
    "months of the year behind one that is over": (
        "宝鸡市",
        None,
        "天更蓝了\n2022年，全市PM2.5年均浓度40微克/立方米。今年1至2月，PM2.5平均浓度61微克/立方米。",
        ["pm25 宝鸡市 2022 actual = 40", "pm25 宝鸡市 2023-01/2023-02 actual = 61"],
    ),
    "the year that was named last, all of last year, and the month of a day": (
        "宝鸡市",
        None,
        "宝鸡市2020年空气质量\n截至12月9日，优良天数283天，比去年全年274天的优良天数增加9天；当月达标天数7天。\n"
        "新标准于2013年实施，当年优良天数为205天。",
        [
            "good_days 宝鸡市 2020-01-01/2020-12-09 actual = 283",
            "good_days 宝鸡市 2019 actual = 274",
            "good_days 宝鸡市 2020-01-01/2020-12-09 change = 9",
            "good_days 宝鸡市 2020-12 actual = 7",
            "good_days 宝鸡市 2013 actual = 205",
        ],
    ),
    "none of a year so far, and a year as the base of a change": (
        "宝鸡市",
        None,
        "宝鸡市2020年空气质量\n截至12月18日，全年未发生重污染天气，PM2.5浓度41微克/立方米。\n全年优良天数287天，同比2019年增加11天。"
        "自2017年至今，PM2.5浓度累计下降37%。",
        [
            "heavy_pollution_days 宝鸡市 2020 actual = 0",
            "pm25 宝鸡市 2020-01-01/2020-12-18 actual = 41",
            "good_days 宝鸡市 2020 actual = 287",
            "good_days 宝鸡市 2020 change = 11",
        ],
    ),
    "a month in which something was issued": (
        "宝鸡市",
        None,
        "宝鸡市2020年空气质量\n今年4月，我市印发攻坚行动方案，优良率在85%以上。",
        ["good_day_ratio 宝鸡市 2020 actual >= 85"],
    ),
    "last year in a headline, and the months of a later year than the first": (
        "宝鸡市",
        None,
        "去年宝鸡空气优良率为71.3%\n2016-03-09 08:15 来源：某日报\n全市PM10浓度118微克/立方米。",
        ["good_day_ratio 宝鸡市 2015 actual = 71.3", "pm10 宝鸡市 2015 actual = 118"],
    ),
    "months of a later year than the first that is named": (
        "宝鸡市",
        None,
        "天更蓝了\n1至5月PM2.5浓度同比下降6.4%。2017年优良天数288天，2018年截至5月底优良天数119天。",
        [
            "pm25 宝鸡市 2018-01/2018-05 change = -6.4",
            "good_days 宝鸡市 2017 actual = 288",
            "good_days 宝鸡市 2018-01/2018-05 actual = 119",
        ],
    ),
    "days on which something happened, one after the other": (
        "宝鸡市",
        None,
        "宝鸡市2023年上半年空气质量\n污染过程主要集中出现在1月4日至6日、1月20日至24日和3月11日至13日。优良天数120天。",
        ["good_days 宝鸡市 2023-01/2023-06 actual = 120"],
    ),
    "months in a row, and months behind a semicolon": (
        "宝鸡市",
        None,
        "宝鸡市2023年三季度空气质量\n7月、8月、9月优良天数分别为22天、21天、24天；1-9月，220天。",
        [
            "good_days 宝鸡市 2023-07 actual = 22",
            "good_days 宝鸡市 2023-08 actual = 21",
            "good_days 宝鸡市 2023-09 actual = 24",
            "good_days 宝鸡市 2023-01/2023-09 actual = 220",
        ],
    ),
    "until a month": (
        "宝鸡市",
        None,
        "宝鸡市2018年空气质量\n至10月优良天数比率为83.2%。",
        ["good_day_ratio 宝鸡市 2018-01/2018-10 actual = 83.2"],
    ),
    "a month of this year": (
        "宝鸡市",
        2018,
        "今年8月，市区优良天数26天。今年8月份，PM2.5平均浓度为21微克/立方米，较去年8月下降8.7%。",
        [
            "good_days 宝鸡市 2018-08 actual = 26",
            "pm25 宝鸡市 2018-08 actual = 21",
            "pm25 宝鸡市 2018-08 change = -8.7",
        ],
    ),
    "the figure of the base, directly behind it": (
        "衡南县",
        None,
        HALF
        + "PM2.5浓度36微克/立方米，较2019年上半年同期41微克/立方米下降12.2%；优良天数170天，比去年同期161天增加9天。",
        [
            "pm25 衡南县 2020-01/2020-06 actual = 36",
            "pm25 衡南县 2019-01/2019-06 actual = 41",
            "pm25 衡南县 2020-01/2020-06 change = -12.2",
            "good_days 衡南县 2020-01/2020-06 actual = 170",
            "good_days 衡南县 2019-01/2019-06 actual = 161",
            "good_days 衡南县 2020-01/2020-06 change = 9",
        ],
    ),
    "this month, the one before, and that of last year": (
        "徐州市",
        None,
        MONTH
        + "1～9月，PM2.5浓度33微克/立方米。本月PM2.5浓度20微克/立方米，上月为17微克/立方米，去年9月为22微克/立方米。",
        [
            "pm25 徐州市 2023-01/2023-09 actual = 33",
            "pm25 徐州市 2023-09 actual = 20",
            "pm25 徐州市 2023-08 actual = 17",
            "pm25 徐州市 2022-09 actual = 22",
        ],
    ),
    "since a year, and of years without a beginning": (
        "徐州市",
        None,
        YEAR
        + "2018年以来PM2.5浓度累计下降31.2%。近三年来，劣Ⅴ类断面全部消除。PM2.5浓度40微克/立方米，创近十年来最好水平。",
        ["pm25 徐州市 2023 actual = 40"],
    ),
    "months by the way in the report of a year": (
        "徐州市",
        None,
        YEAR
        + "受不利气象影响，9—10月份污染天气增多，全年优良天数276天。市里研究后2023年11月启动攻坚。PM2.5浓度40微克/立方米。",
        ["good_days 徐州市 2023 actual = 276", "pm25 徐州市 2023 actual = 40"],
    ),
    "the report on a summary and on thoughts for the next year": (
        "白银市",
        None,
        SUMMARY + "1.环境空气质量。市区优良天数298天，优良率83.0%。",
        ["good_days 白银市 2023 actual = 298", "good_day_ratio 白银市 2023 actual = 83.0"],
    ),
    "the year of the bulletin that a text is about, not one that it names before": (
        "丹东市",
        None,
        "我市召开新闻通气会\n“改善环境质量”是2016年环境日的主题。昨日，市里发布《2015年度丹东市环境状况公报》。\n"
        "全市国考断面优良比例66.7%。\n发布时间：2016-06-06",
        ["section_share_class_iii 丹东市 2015 actual = 66.7"],
    ),
    "what is to be reached in a winter that is not over, and in a year to come": (
        "晋中市",
        None,
        "晋中市2022年生态环境工作总结\n明确2022年10月至2023年3月PM2.5平均浓度控制在46微克/立方米以内。优良天数260天。",
        ["pm25 晋中市 2022-10/2023-03 target <= 46", "good_days 晋中市 2022 actual = 260"],
    ),
    "a year to come, where the first lines tell of when the text is": (
        "荆州市",
        None,
        "荆州蓝天再添彩\n刚刚过去的2023年，荆州优良天数为286天。\n进入2024年，荆州将持续攻坚，确保优良率达到80%以上。",
        ["good_days 荆州市 2023 actual = 286", "good_day_ratio 荆州市 2024 target >= 80"],
    ),
    "figures of the base in brackets": (
        "云浮市",
        None,
        "云浮市2019年5月空气质量\n5月，PM10浓度为33μg/m3，PM2.5浓度为20μg/m3，"
        "较2018年同期（41μg/m3，26μg/m3）分别下降19.5%、23.1%。",
        [
            "pm10 云浮市 2019-05 actual = 33",
            "pm25 云浮市 2019-05 actual = 20",
            "pm10 云浮市 2018-05 actual = 41",
            "pm25 云浮市 2018-05 actual = 26",
            "pm10 云浮市 2019-05 change = -19.5",
            "pm25 云浮市 2019-05 change = -23.1",
        ],
    ),
    "months of which the last has the word": (
        "甘肃省",
        2020,
        "今年1、2月全省优良天数45天，同比增加5天。1、2月份PM2.5浓度分别为40、30微克/立方米。",
        ["good_days 甘肃省 2020-01/2020-02 actual = 45", "good_days 甘肃省 2020-01/2020-02 change = 5"],
    ),
    "until a month, and this year behind it": (
        "牡丹江市",
        2017,
        "截至2017年5月，今年我市优良天数139天。",
        ["good_days 牡丹江市 2017-01/2017-05 actual = 139"],
    ),
    "since when something is the best": (
        "徐州市",
        None,
        YEAR
        + "这是2013年执行新标准以来，首次连续4个月优良率达到100%。2015年有监测以来最好，PM2.5浓度30微克/立方米。",
        ["pm25 徐州市 2023 actual = 30"],
    ),
    "the month of a meeting is not that of the figures; what is expected of a year": (
        "黄山市",
        None,
        "黄山市2024年12月新闻通气会\n今年1—11月，PM2.5平均浓度20微克/立方米。\n预计全年PM2.5平均浓度为21微克/立方米。\n"
        "国考断面优良比例100%。",
        [
            "pm25 黄山市 2024-01/2024-11 actual = 20",
            "pm25 黄山市 2024 expected = 21",
            "section_share_class_iii 黄山市 2024-01/2024-11 actual = 100",
        ],
    ),
    "news of a plan that is issued": (
        "宝鸡市",
        None,
        "《宝鸡市2023年度水污染防治工作方案》发布 20项工程投资3亿\n宝鸡市公布工作方案，详情如下：\n一、工作目标\n"
        "全市国考断面优Ⅲ比例达到92%以上。",
        ["section_share_class_iii 宝鸡市 2023 target >= 92"],
    ),
    "a month told behind the name of a notice in angle brackets": (
        "宝鸡市",
        None,
        "根据《关于印发<政务公开指引>的通知》，现公布2023年9月全市河流断面水质监测情况。\n全市国控断面共计11个。",
        ["section_count 宝鸡市 2023-09 actual = 11"],
    ),
    "goals that a text of the year tells of, behind a part of it": (
        "宝鸡市",
        None,
        "宝鸡市持续打好污染防治攻坚战\n时间：2023-04-12\n2023年工作总体部署发布。一季度，PM2.5浓度31微克/立方米。\n"
        "具体工作目标中，细颗粒物（PM2.5）平均浓度巩固改善；重点建设用地安全利用得到有效保障。水环境方面，国考断面达标率100%。",
        [
            "pm25 宝鸡市 2023-01/2023-03 actual = 31",
            "pm25 宝鸡市 2023 target  ",
            "key_construction_land_safe_use_rate 宝鸡市 2023 target  ",
            "section_target_compliance_rate 宝鸡市 2023 target >= 100",
        ],
    ),
    "a bulletin that is named without brackets, and this year so far": (
        "宝鸡市",
        None,
        "某网6月3日讯 昨日发布了2021年宝鸡市生态环境质量公报，优良率为81.7%。\n今年以来，空气质量持续改善。1-4月，优良率为85.2%。",
        ["good_day_ratio 宝鸡市 2021 actual = 81.7", "good_day_ratio 宝鸡市 2022-01/2022-04 actual = 85.2"],
    ),
    "the month before as a base": (
        "沧州市",
        None,
        "沧州市2022年1月环境空气质量\nPM2.5平均浓度为77微克/立方米，与上月（61微克/立方米）相比上升26.2%。",
        [
            "pm25 沧州市 2022-01 actual = 77",
            "pm25 沧州市 2021-12 actual = 61",
            "pm25 沧州市 2022-01 change = 26.2",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_report(lexicon: Lexicon, name: str) -> None:
    place, year, text, expected = CASES[name]
    found = read_report(text, lexicon, place, year).proposals
    told = describe(found, "indicator_id place_id period kind comparator value")
    assert sorted(told) == sorted(expected)
    assert not any("title_names_another" in one.why for one in found)
