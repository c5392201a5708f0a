"""Short reports made from templates, names and numbers, with exactly the claims they hold; the same ones every time.

A template is a text with slots and its claims: `indicator kind comparator value unit`, then `@place` and `/period` where
they are not the report's own; a claim told in words has `-` for comparator and value.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

NAMES = {
    "pm25": ("PM2.5平均浓度", "PM2.5年均浓度", "细颗粒物（PM2.5）平均浓度", "PM₂.₅年均值"),
    "pm10": ("PM10平均浓度", "可吸入颗粒物（PM10）年均浓度", "PM10年均值"),
    "no2": ("二氧化氮年均浓度", "二氧化氮（NO2）平均浓度", "NO2年均浓度"),
    "o3": ("臭氧日最大8小时平均第90百分位浓度", "O3日最大8小时滑动平均第90百分位数", "臭氧（O3）浓度"),
    "good": ("空气质量优良天数比率", "优良天数比例", "空气优良率", "环境空气质量优良天数比率"),
    "days": ("空气质量优良天数", "优良天数", "环境空气优良天数"),
    "share": (
        "国考断面水质优Ⅲ比例",
        "省控断面Ⅲ类及以上水质比例",
        "国控断面水质优良（Ⅰ～Ⅲ类）比例",
        "市控以上断面达到或优于Ⅲ类比例",
    ),
    "source": ("饮用水水源地水质达标率", "集中式饮用水水源地达标率", "县级以上饮用水水源地水质达标率"),
    "waste": ("一般工业固体废物综合利用率", "一般工业固废综合利用率"),
    "hazard": ("危险废物利用处置率", "危废利用处置率"),
    "landfill": ("危险废物填埋占比", "危废填埋率", "危险废物填埋率"),
    "recycling": ("生活垃圾回收利用率", "城镇生活垃圾回收利用率"),
    "truck": ("老旧柴油货车", "国四及以下排放标准柴油货车", "国三及以下柴油货车"),
    "machine": ("老旧非道路移动机械", "非道路移动机械"),
    "fall": ("下降", "降低", "减少"),
    "rise": ("上升", "提高", "提升"),
    "at_least": ("不低于{0}", "达到{0}以上", "{0}以上", "不少于{0}"),
    "at_most": ("不高于{0}", "控制在{0}以内", "{0}以下", "不超过{0}"),
    "about": ("约{0}", "{0}左右"),
    "above": ("超过{0}", "逾{0}"),
}
CITIES = {  # code or name for the reader: the name printed, and two places in it, as a reader names them and as printed
    "suzhou": ("苏州市", ("昆山", "昆山市"), ("常熟", "常熟市")),
    "wuxi": ("无锡市", ("江阴", "江阴市"), ("宜兴", "宜兴市")),
    "ningbo": ("宁波市", ("象山", "象山县"), ("宁海", "宁海县")),
    "合肥市": ("合肥市", ("肥东", "肥东县"), ("庐江", "庐江县")),
    "佛山市": ("佛山市", ("顺德区", "顺德区"), ("南海区", "南海区")),
    "洛阳市": ("洛阳市", ("栾川", "栾川县"), ("宜阳", "宜阳县")),
}
REPORT = "{city}{year}年生态环境状况公报\n"
PLAN = "{city}{next}年生态环境工作要点\n一、主要目标\n"
SUMMARY = "{city}生态环境局{year}年工作总结和{next}年工作计划\n一、{year}年工作总结\n"

TEMPLATES: dict[str, tuple[str, str]] = {
    "level": (REPORT + "{year}年，全市{pm25}为{c1}微克/立方米。", "pm25 actual = {c1} ug_m3"),
    "level in symbols": (REPORT + "{year}年，全市{pm10}{c1}μg/m3。", "pm10 actual = {c1} ug_m3"),
    "share": (REPORT + "全市{good}{s1}%。", "good_day_ratio actual = {s1} percent"),
    "fall": (REPORT + "全市{pm25}{c1}微克/立方米，同比{fall}{p1}%。", "pm25 actual = {c1} ug_m3; pm25 change = -{p1} percent"),
    "rise in points": (
        REPORT + "全市{good}为{s1}%，比上年{rise}{p1}个百分点。",
        "good_day_ratio actual = {s1} percent; good_day_ratio change = {p1} percentage_point",
    ),
    "base year": (
        REPORT + "{share}{s1}%，较2020年{rise}{p1}个百分点；{source}保持100%。",
        "section_share_class_iii actual = {s1} percent; section_share_class_iii change = {p1} percentage_point; "
        "drinking_source_compliance_rate actual = 100 percent",
    ),
    "fall to": (REPORT + "全市{pm25}降至{c1}微克/立方米。", "pm25 actual = {c1} ug_m3"),
    "from to": (
        REPORT + "{landfill}由{last}年的{p1}%降至{p2}%。",
        "hazardous_waste_landfill_share actual = {p1} percent /{last}; hazardous_waste_landfill_share actual = {p2} percent",
    ),
    "the same": (REPORT + "全市{o3}{o1}微克/立方米，同比持平。", "o3_p90 actual = {o1} ug_m3; o3_p90 change = 0 ug_m3"),
    "days": (REPORT + "{days}{d1}天，同比增加{w1}天。", "good_days actual = {d1} day; good_days change = {w1} day"),
    "respectively": (
        REPORT + "全市PM10、二氧化氮年均浓度分别为{c1}、{c2}微克/立方米。",
        "pm10 actual = {c1} ug_m3; no2 actual = {c2} ug_m3",
    ),
    "respectively changed": (
        REPORT + "与上年相比，{pm25}和{pm10}分别{fall}{p1}%和{p2}%。",
        "pm25 change = -{p1} percent; pm10 change = -{p2} percent",
    ),
    "list without the word": (
        REPORT + "全年淘汰{truck}和{machine}{n1}、{n2}辆。",
        "old_diesel_truck_scrapped actual = {n1} vehicle; nonroad_machinery_scrapped actual = {n2} machine",
    ),
    "one predicate": (
        REPORT + "{waste}、{hazard}均达到{s1}%以上。",
        "general_industrial_waste_utilisation_rate actual >= {s1} percent; "
        "hazardous_waste_utilisation_disposal_rate actual >= {s1} percent",
    ),
    "inherited subject": (
        REPORT + "全市一般工业固体废物产生量{t1}万吨，综合利用率{s1}%；危险废物产生量{w1}万吨，利用处置率{s2}%。",
        "general_industrial_waste_generated actual = {t1} t_10k; general_industrial_waste_utilisation_rate actual = {s1} percent; "
        "hazardous_waste_generated actual = {w1} t_10k; hazardous_waste_utilisation_disposal_rate actual = {s2} percent",
    ),
    "target at most": (PLAN + "{pm25}{at_most:c1:微克/立方米}。", "pm25 target <= {c1} ug_m3 /{next}"),
    "target at least": (PLAN + "{good}{at_least:s1:%}。", "good_day_ratio target >= {s1} percent /{next}"),
    "bare targets": (
        PLAN + "{share}达到{s1}%，{landfill}{p1}%，淘汰{truck}{n1}辆。",
        "section_share_class_iii target >= {s1} percent /{next}; hazardous_waste_landfill_share target <= {p1} percent /{next}; "
        "old_diesel_truck_scrapped target >= {n1} vehicle /{next}",
    ),
    "about a target": (PLAN + "{pm25}控制在{c1}微克/立方米左右。", "pm25 target ~ {c1} ug_m3 /{next}"),
    "striven for": (PLAN + "{recycling}力争达到{s1}%。", "domestic_waste_recycling_rate target >= {s1} percent /{next}"),
    "target in words": (PLAN + "{good}达到省定目标。", "good_day_ratio target - - percent /{next}"),
    "none worse": (
        PLAN + "{share}{s1}%以上，无劣Ⅴ类断面。",
        "section_share_class_iii target >= {s1} percent /{next}; section_count_worse_than_class_v target <= 0 piece /{next}",
    ),
    "target met": (
        REPORT + "全市{pm25}{c1}微克/立方米，圆满完成年度目标。",
        "pm25 actual = {c1} ug_m3; pm25 target - - ug_m3; pm25 reported_met - - ug_m3",
    ),
    "summary and plan": (
        SUMMARY + "全市{good}{s1}%。\n二、{next}年工作计划\n{good}力争{s2}%以上。",
        "good_day_ratio actual = {s1} percent; good_day_ratio target >= {s2} percent /{next}",
    ),
    "about": (REPORT + "{recycling}{about:s1:%}。", "domestic_waste_recycling_rate actual ~ {s1} percent"),
    "above": (REPORT + "全年淘汰{truck}{above:n1:辆}。", "old_diesel_truck_scrapped actual > {n1} vehicle"),
    "and more": (REPORT + "全年淘汰{truck}{n1}余辆。", "old_diesel_truck_scrapped actual > {n1} vehicle"),
    "works": (
        REPORT + "完成大气治理项目{n1}项，新增污水处理能力{w1}万吨/日。",
        "air_project_completed actual = {n1} item; sewage_treatment_capacity_added actual = {w1} t_per_day_10k",
    ),
    "sections": (
        REPORT + "全市{m1}个国考断面优Ⅲ比例{s1}%，无劣Ⅴ类断面。",
        "section_count actual = {m1} piece; section_share_class_iii actual = {s1} percent; "
        "section_count_worse_than_class_v actual = 0 piece",
    ),
    "half a year": (REPORT + "上半年，全市{pm25}{c1}微克/立方米。", "pm25 actual = {c1} ug_m3 /{year}-01/{year}-06"),
    "months": (REPORT + "1—{month}月，全市{good}{s1}%。", "good_day_ratio actual = {s1} percent /{year}-01/{year}-0{month}"),
    "its counties": (
        REPORT + "{county}、{other}{pm25}分别为{c1}和{c2}微克/立方米。",
        "pm25 actual = {c1} ug_m3 @{county_id}; pm25 actual = {c2} ug_m3 @{other_id}",
    ),
    "range": (
        REPORT + "各县（市、区）优良天数比率在{s0}%～{s9}%之间。",
        "",
    ),
    "full width": (REPORT + "全市ＰＭ２．５年均浓度{wide}微克／立方米。", "pm25 actual = {c3} ug_m3"),
    "traditional": (REPORT + "全市空氣質量優良天數比率為{s1}%。", "good_day_ratio actual = {s1} percent"),
    "glued": (
        PLAN + "优良天数比率{s1}%以上PM2.5平均浓度{c1}微克/立方米以下饮用水水源地水质达标率100%。",
        "good_day_ratio target >= {s1} percent /{next}; pm25 target <= {c1} ug_m3 /{next}; "
        "drinking_source_compliance_rate target >= 100 percent /{next}",
    ),
    "row of a table": (
        "{city}“十四五”生态环境保护规划\n指标\t单位\t2020年\t2025年\n{pm25}\t微克/立方米\t{c1}\t{c2}\n",
        "pm25 actual = {c1} ug_m3 /2020; pm25 target <= {c2} ug_m3 /2025",
    ),
    "nobody's figures": (
        REPORT + "出动执法人员{n1}人次，检查县级以上企业{n2}家，举办活动{w1}场，12369热线接听{n3}个，落实“1530”闭环机制。",
        "",
    ),
    "figures of others": (REPORT + "全国PM2.5平均浓度为{c1}微克/立方米，二级标准限值为35微克/立方米，全省排名第{w1}位。", ""),
    "the economy": (REPORT + "地区生产总值增长{p1}%以上，一般公共预算收入{n1}亿元，城镇化率提高{p2}个百分点。", ""),
}  # fmt: skip


@dataclass(frozen=True)
class GeneratedReport:
    """A short report, the place its reader is told, and its claims as gold writes them."""

    text: str
    place: str
    claims: frozenset[tuple[str, ...]]


def generate_reports(template: str, count: int = 8) -> Iterator[GeneratedReport]:
    """Reports of one template, each with other names and numbers."""
    text, claims = TEMPLATES[template]
    for number in range(count):
        slots = _Slots(random.Random(f"{template} {number}"))
        filled = text.format_map(slots)
        found = (_parse_claim(claim.format_map(slots), slots) for claim in claims.split(";") if claim.strip())
        yield GeneratedReport(filled, slots.known["place"], frozenset(found))


def _parse_claim(claim: str, slots: "_Slots") -> tuple[str, ...]:
    words = claim.split()
    indicator, kind, comparator, value, unit = (
        word.removeprefix("-") if word == "-" else word for word in words[:5]
    )
    place = next((word[1:] for word in words[5:] if word.startswith("@")), slots.known["place"])
    period = next((word[1:] for word in words[5:] if word.startswith("/")), slots.known["year"])
    return indicator, place, period, kind, comparator, value, unit


class _Slots(dict[str, object]):
    """What stands in the slots of one report: numbers and places drawn once, names drawn anew each time."""

    def __init__(self, draw: random.Random) -> None:
        super().__init__()
        self.draw = draw
        year = draw.randint(2021, 2025)
        place = draw.choice(sorted(CITIES))
        city, *parts = CITIES[place]
        (county_id, county), (other_id, other) = draw.sample(parts, 2)
        wide = draw.randint(20, 45)
        self.known = {
            "year": str(year), "last": str(year - 1), "next": str(year + 1), "place": place, "city": city,
            "county": county, "county_id": county_id, "other": other, "other_id": other_id, "month": str(draw.randint(3, 9)),
            "c1": self._level(18, 45), "c2": self._level(18, 45), "c3": str(wide), "o1": str(draw.randint(131, 179)),
            "wide": "".join(chr(ord(digit) + 0xFEE0) for digit in str(wide)), "d1": str(draw.randint(270, 345)),
            "s0": self._share(71, 84), "s1": self._share(75, 99), "s2": self._share(75, 99), "s9": self._share(86, 99),
            "p1": self._share(1, 12), "p2": self._share(1, 12), "t1": self._share(101, 899), "m1": str(draw.randint(6, 60)),
            "n1": str(draw.randint(101, 4999)), "n2": str(draw.randint(101, 4999)), "n3": str(draw.randint(101, 4999)),
            "w1": str(draw.randint(2, 19)),
        }  # fmt: skip

    def _level(self, low: int, high: int) -> str:
        return f"{self.draw.randint(low, high)}{self.draw.choice(('', f'.{self.draw.randint(1, 9)}'))}"

    def _share(self, low: int, high: int) -> str:
        return f"{self.draw.randint(low, high)}.{self.draw.randint(1, 9)}"

    def __missing__(self, slot: str) -> object:
        return self.known[slot] if slot in self.known else _Name(self, NAMES[slot])


class _Name:
    """A name drawn from several; `{at_most:c1:微克/立方米}` puts a number and its unit into it."""

    def __init__(self, slots: _Slots, names: tuple[str, ...]) -> None:
        self.slots, self.name = slots, slots.draw.choice(names)

    def __format__(self, number: str) -> str:
        slot, _, unit = number.partition(":")
        return self.name.format(f"{self.slots.known[slot]}{unit}") if slot else self.name
