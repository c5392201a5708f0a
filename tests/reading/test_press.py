"""News on the state of the environment: of when its figures are, and what its changes are changes of."""

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

MONTH = "宝鸡市2023年9月环境质量月报\n"
YEAR = "宝鸡市2023年生态环境状况公报\n"

CASES = {
    "the bulletin that a news is about, called by its year alone": (
        "宝鸡市",
        "6月3日，在2024年宝鸡市六五环境日新闻发布会上，市生态环境局介绍了《2023宝鸡市生态环境状况公报》。\n大气方面，优良天数为301天。",
        ["good_days 宝鸡市 2023 actual = 301"],
    ),
    "a year since which something goes on is not that of the news": (
        "宝鸡市",
        "市生态环境局介绍，去年，水质改善幅度全省第二，实现2021年以来“三连升”；全市优良天数比例为92.4%。",
        ["good_day_ratio 宝鸡市  actual = 92.4"],
    ),
    "what was reached since a campaign began is no goal": (
        "宝鸡市",
        "2020年，全市PM2.5浓度48微克/立方米。\n三年行动开展以来，到2020年，全市优良天数比例达到75%。",
        ["pm25 宝鸡市 2020 actual = 48", "good_day_ratio 宝鸡市 2020 actual = 75"],
    ),
    "last year beside a figure is no time of the sentences that follow": (
        "宝鸡市",
        MONTH + "优良天数比例91%，上年为88%。PM2.5浓度35微克/立方米（去年同期为38微克/立方米）。",
        [
            "good_day_ratio 宝鸡市 2023-09 actual = 91",
            "good_day_ratio 宝鸡市 2022 actual = 88",
            "pm25 宝鸡市 2023-09 actual = 35",
            "pm25 宝鸡市 2022-09 actual = 38",
        ],
    ),
    "a half of a year whose number stands alone": (
        "宝鸡市",
        MONTH + "2022上半年优良天数120天。",
        ["good_days 宝鸡市 2022-01/2022-06 actual = 120"],
    ),
    "cities that rise and fall, told one by one": (
        "陕西省",
        "陕西省2023年2月空气质量\n2月，全省PM2.5浓度为42微克/立方米。2个城市与2022年同比上升，宝鸡上升27.1%，咸阳上升12.5%；"
        "其余8个城市与2022年同比下降，下降幅度较大的有：渭南下降45.5%，铜川下降10.9%。",
        [
            "pm25 陕西省 2023-02 actual = 42",
            "pm25 宝鸡 2023-02 change = 27.1",
            "pm25 咸阳 2023-02 change = 12.5",
            "pm25 渭南 2023-02 change = -45.5",
            "pm25 铜川 2023-02 change = -10.9",
        ],
    ),
    "an item whose first sentence is but a name": (
        "宝鸡市",
        YEAR
        + "（1）可吸入颗粒物（PM10）。市区年均浓度56微克/立方米。\n（2）空气。市区年均浓度31微克/立方米。",
        ["pm10 宝鸡市 2023 actual = 56"],
    ),
    "a change of what is no yearly figure": (
        "宝鸡市",
        YEAR
        + "臭氧平均浓度62微克/立方米，比上年上升3微克/立方米，臭氧日最大8小时滑动平均值第90百分位数为131微克/立方米，"
        "比上年下降2微克/立方米。",
        ["o3_p90 宝鸡市 2023 actual = 131", "o3_p90 宝鸡市 2023 change = -2"],
    ),
    "a goal in brackets that those above have set": (
        "宝鸡市",
        YEAR + "全市优良天数306天，超额完成省里下达目标任务（297天）9天。",
        [
            "good_days 宝鸡市 2023 actual = 306",
            "good_days 宝鸡市 2023 target >= 297",
            "good_days 宝鸡市 2023 reported_met  ",
        ],
    ),
    "regions of a province, also in the sentences behind that name nobody": (
        "陕西省",
        "陕西省2023年10月环境空气质量\n10月，全省优良天数30.7天。\n关中7市区10月综合指数平均3.35，同比下降18.1%；优良天数30.1天。\n"
        "陕北地区优良天数比例为73.2%。PM2.5浓度为52微克/立方米。\n黄河流域10月综合指数2.99。\n陕南和关中8城市PM10浓度下降3%。\n"
        "“渭-洛”区域重污染天数为3天。其中，宝鸡优良天数29天。",
        ["good_days 陕西省 2023-10 actual = 30.7", "good_days 宝鸡 2023-10 actual = 29"],
    ),
    "a paragraph on a city goes on about it until something is told once more": (
        "陕西省",
        "陕西省2023年10月环境空气质量\n全省优良天数比例为80.1%。\n宝鸡市优良天数比例为40.0%，首要污染物为PM2.5。PM2.5浓度为94微克/立方米。"
        "臭氧浓度为60微克/立方米，同比上升2.9%。PM2.5浓度为70微克/立方米。",
        [
            "good_day_ratio 陕西省 2023-10 actual = 80.1",
            "good_day_ratio 宝鸡 2023-10 actual = 40.0",
            "pm25 宝鸡 2023-10 actual = 94",
            "o3_p90 宝鸡 2023-10 actual = 60",
            "o3_p90 宝鸡 2023-10 change = 2.9",
            "pm25 陕西省 2023-10 actual = 70",
        ],
    ),
    "the city whose change is the largest, named before it": (
        "陕西省",
        "陕西省2023年10月环境空气质量\n各市中，宝鸡市综合指数同比降幅最大，为26.5%。全省PM2.5浓度下降。其中，咸阳市同比升幅最大，为9.7%。",
        [
            "air_composite_index 宝鸡 2023-10 change = -26.5",
            "pm25 咸阳 2023-10 change = 9.7",
        ],
    ),
    "places of another clause are no part of a row": (
        "陕西省",
        "陕西省2023年10月环境空气质量\n臭氧浓度为82微克/立方米，除宝鸡和铜川同比下降之外，其余8市均上升，上升幅度较大的有渭南市（31.9%）、咸阳市（30.0%）。",
        [
            "o3_p90 陕西省 2023-10 actual = 82",
            "o3_p90 渭南 2023-10 change = 31.9",
            "o3_p90 咸阳 2023-10 change = 30.0",
        ],
    ),
    "the day of a dateline and of a conference is no time of figures": (
        "陕西省",
        "某报2023年3月20日讯 2023年3月20日，记者获悉，2月份空气质量公布。\n全省优良天数20天，近5天内有3天为重污染天气。",
        ["good_days 陕西省 2023-02 actual = 20"],
    ),
    "a time in brackets is that of what they hold": (
        "宝鸡市",
        YEAR + "有效监测天数363天，（2022年有效监测360天）环境空气质量达标280天，同比增加53天。",
        ["good_days 宝鸡市 2023 actual = 280", "good_days 宝鸡市 2023 change = 53"],
    ),
    "the month that is over, of which a news is": (
        "宝鸡市",
        "近日，《2023年6月宝鸡市空气质量月报》出炉。据统计，上月我市优良率97.9%，PM2.5浓度18微克/立方米，上月为17微克/立方米。",
        [
            "good_day_ratio 宝鸡市 2023-06 actual = 97.9",
            "pm25 宝鸡市 2023-06 actual = 18",
            "pm25 宝鸡市 2023-05 actual = 17",
        ],
    ),
    "a row that is summed up before its numbers": (
        "宝鸡市",
        YEAR + "化学需氧量、氨氮和氮氧化物三项主要污染物排放量分别下降3.2%、4.4%和2.9%。",
        [
            "cod_emission 宝鸡市 2023 change = -3.2",
            "ammonia_nitrogen_emission 宝鸡市 2023 change = -4.4",
            "nox_emission 宝鸡市 2023 change = -2.9",
        ],
    ),
    "days are told, and nothing of their share": (
        "宝鸡市",
        MONTH + "重污染天数平均为0天，同比持平。二级（良）以上的天数28天。",
        [
            "heavy_pollution_days 宝鸡市 2023-09 actual = 0",
            "heavy_pollution_days 宝鸡市 2023-09 change = 0",
            "good_days 宝鸡市 2023-09 actual = 28",
        ],
    ),
    "a region that is called after a city and others": (
        "陕西省",
        "陕西省2023年生态环境状况公报\n西安市等中部城市群优良率达到77.6%。",
        [],
    ),
    "a goal in brackets is that of the days of its figure": (
        "太原市",
        "太原市空气质量\n2021年10月1日至11月30日，PM2.5浓度每立方米46微克（“秋冬防”控制指标为每立方米59.5微克），重污染天数0天（“秋冬防”控制指标为7天）。",
        [
            "pm25 太原市 2021-10/2021-11 actual = 46",
            "pm25 太原市 2021-10/2021-11 target <= 59.5",
            "heavy_pollution_days 太原市 2021-10/2021-11 actual = 0",
            "heavy_pollution_days 太原市 2021-10/2021-11 target <= 7",
        ],
    ),
    "those that changed the most, behind those that are the best": (
        "太原市",
        "2021年11月空气质量\n各县（市、区）综合指数排名前3名为：娄烦县3.20、古交市3.87；改善率前3名为：清徐县下降14.2%、小店区下降14.1%，改善率后3名为：娄烦县下降1.8%、古交市下降8.1%。",
        [
            "air_composite_index 娄烦 2021-11 actual = 3.20",
            "air_composite_index 古交 2021-11 actual = 3.87",
            "air_composite_index 清徐 2021-11 change = -14.2",
            "air_composite_index 小店区 2021-11 change = -14.1",
            "air_composite_index 娄烦 2021-11 change = -1.8",
            "air_composite_index 古交 2021-11 change = -8.1",
        ],
    ),
    "six indicators by other names": (
        "太原市",
        "2020年太原市公报\nPM10、CO-per95和O3-per90三项指标年均浓度分别为55μg/m3、1.1mg/m3和151μg/m3，较2015年分别下降了35.3%、31.3%和9.6%。",
        [
            "pm10 太原市 2020 actual = 55",
            "co_p95 太原市 2020 actual = 1.1",
            "o3_p90 太原市 2020 actual = 151",
            "pm10 太原市 2020 change = -35.3",
            "co_p95 太原市 2020 change = -31.3",
            "o3_p90 太原市 2020 change = -9.6",
        ],
    ),
    "a mean behind some of those that it is of": (
        "山西省",
        "2021年11月空气质量\n11个设区城市优良天数比例范围为76.7%～100%，其中太原市和运城市达到100%，平均为89.4%，同比下降7.6个百分点。",
        [
            "good_day_ratio 太原 2021-11 actual = 100",
            "good_day_ratio 运城 2021-11 actual = 100",
            "good_day_ratio 山西省 2021-11 actual = 89.4",
            "good_day_ratio 山西省 2021-11 change = -7.6",
        ],
    ),
    "a goal for all that falls, named by its own words": (
        "太原市",
        "2020年太原市公报\n氨氮、氮氧化物等2项主要污染物排放量分别较2015年削减38.1%和28.2%，均超额完成国家下达的减排目标。",
        [
            "ammonia_nitrogen_emission 太原市 2020 change = -38.1",
            "nox_emission 太原市 2020 change = -28.2",
            "main_pollutant_emission_change 太原市 2020 target  ",
            "main_pollutant_emission_change 太原市 2020 reported_met  ",
        ],
    ),
    "alerts by their colours, and a year since which something is measured": (
        "太原市",
        "2018年太原市公报\n发布蓝色预警4次、黄色预警3次（其中有2次由蓝色升为黄色）。自2013年监测以来，PM2.5浓度下降33%。",
        [
            "heavy_pollution_alert_started 太原市 2018 actual = 4",
            "heavy_pollution_alert_started 太原市 2018 actual = 3",
        ],
    ),
    "regions in a row": (
        "新疆维吾尔自治区",
        "2018年新疆维吾尔自治区公报\n“乌—昌—石”、“奎—独—乌”区域PM2.5浓度分别为55微克/立方米和52微克/立方米。",
        [],
    ),
    "what follows the parts of a number of days is of all of them": (
        "太原市",
        "2018年太原市公报\n达标天数为312天（其中优120天、良192天），达标率85.5%，较上年增加9天、提高2.5个百分点。",
        [
            "good_days 太原市 2018 actual = 312",
            "good_days 太原市 2018 change = 9",
            "good_day_ratio 太原市 2018 actual = 85.5",
            "good_day_ratio 太原市 2018 change = 2.5",
        ],
    ),
    "one of the months that are told of": (
        "太原市",
        "太原市2020年上半年空气质量\n2020年1-6月，优良天数比率为92.9%，其中，6月，优良率达到100%；PM2.5浓度为32微克/立方米。二氧化硫、氨氮的排放总量较2015年分别下降38.0%和5.22%。",
        [
            "good_day_ratio 太原市 2020-01/2020-06 actual = 92.9",
            "good_day_ratio 太原市 2020-06 actual = 100",
            "pm25 太原市 2020-01/2020-06 actual = 32",
            "so2_emission 太原市 2020-01/2020-06 change = -38.0",
            "ammonia_nitrogen_emission 太原市 2020-01/2020-06 change = -5.22",
        ],
    ),
    "what is told of another province by words": (
        "贵阳市",
        "贵阳市2023年生态环境状况公报\n贵州省主要河流水质良好，14个断面全部达到Ⅲ类及以上水质类别。",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_news(lexicon: Lexicon, name: str) -> None:
    place, text, expected = CASES[name]
    found = read_report(text, lexicon, place).proposals
    assert sorted(describe(found, "indicator_id place_id period kind comparator value")) == sorted(expected)
