"""Files that are not as they should be: dialects, structures, encodings, spreadsheets, columns of programs."""

import codecs
from collections.abc import Callable, Iterator, Mapping

from tests.reading.tables.pollution.case import BASE, CHOSEN, Case, base_table
from tests.reading.tables.pollution.workbooks import generate_workbooks

ALL, NONE = frozenset(BASE), frozenset()
TEXT = base_table()
HEADING, *LINES = TEXT.splitlines()


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"


DIALECTS = {
    "semicolons": TEXT.replace(",", ";"),
    "tabs": TEXT.replace(",", "\t"),
    "bars": TEXT.replace(",", "|"),
    "full-width commas": TEXT.replace(",", "，"),
    "blanks round commas": TEXT.replace(",", " , "),
    "carriage returns": TEXT.replace("\n", "\r"),
    "both line ends": TEXT.replace("\n", "\r\n"),
    "no line end at the end": TEXT.rstrip("\n"),
    "every cell quoted": _lines(
        *(",".join(f'"{cell}"' for cell in line.split(",")) for line in TEXT.splitlines())
    ),
    "single quotes": _lines(
        *(",".join(f"'{cell}'" for cell in line.split(",")) for line in TEXT.splitlines())
    ),
    "an open quote": TEXT.replace("苏州,2024", '"苏州,2024'),
    "an open quote in the heading": TEXT.replace("地区", '"地区'),
    "a quote within a cell": TEXT.replace("苏州,2024", '苏"州,2024'),
    "a line break within a cell": TEXT.replace("苏州,2024", '"苏\n州",2024'),
    "a line for the separator": "sep=,\n" + TEXT,
    "decimal commas and semicolons": TEXT.replace(",", ";").replace(".", ","),
    "decimal commas without quotes": TEXT.replace("29.5", "29,5"),
    "one comma too many": TEXT.replace("2024,29.5", "2024,29.5,"),
    "a comma lost": TEXT.replace("2024,29.5", "202429.5"),
    "commas and semicolons mixed": TEXT.replace("嘉兴,2024,26.8", "嘉兴;2024;26.8"),
}
STRUCTURES = {
    "nothing": "",
    "blanks only": " \n\n ,, \n",
    "a heading only": HEADING + "\n",
    "one row without a heading": LINES[0] + "\n",
    "no heading": _lines(*LINES),
    "a title above": _lines("2024年环境质量,,", *TEXT.splitlines()),
    "a title and a blank line above": _lines("环境质量", "", *TEXT.splitlines()),
    "lines above with cells": _lines("填报单位,某局,", "填报日期,2025-01-05,", "", *TEXT.splitlines()),
    "a remark below": _lines(*TEXT.splitlines(), "注：2024年为初步数,,"),
    "a source below": _lines(*TEXT.splitlines(), "数据来源：年报,,"),
    "a signature below": _lines(*TEXT.splitlines(), "", "制表：某人,审核：某人,"),
    "a blank line within": _lines(HEADING, *LINES[:2], "", *LINES[2:]),
    "a blank column within": _lines(*(line.replace(",", ",,", 1) for line in TEXT.splitlines())),
    "a blank column before": _lines(*(f",{line}" for line in TEXT.splitlines())),
    "blank columns behind": _lines(*(f"{line},,," for line in TEXT.splitlines())),
    "headings again": _lines(HEADING, *LINES[:2], HEADING, *LINES[2:]),
    "another table below": _lines(*TEXT.splitlines(), "", "地区,年份,PM10年均浓度（μg/m³）", "苏州,2024,48"),
    "another table right below": _lines("城市,2023,2024", "苏州,30,29.5", "城市,2021,2022", "嘉兴,26,25"),
    "another table beside": _lines(*(f"{line},,{line}" for line in TEXT.splitlines())),
    "a total": _lines(*TEXT.splitlines(), "合计,2024,56.3"),
    "a total in a column": _lines(f"{HEADING},平均", *(f"{line},28" for line in LINES)),
    "columns of one name": _lines(f"{HEADING},PM2.5年均浓度（μg/m³）", *(f"{line},31" for line in LINES)),
    "a column without a name": _lines(f"{HEADING},", *(f"{line},31" for line in LINES)),
    "a serial number": _lines(f"序号,{HEADING}", *(f"{at},{line}" for at, line in enumerate(LINES, 1))),
    "a rank": _lines(f"{HEADING},排名", *(f"{line},{at}" for at, line in enumerate(LINES, 1))),
    "rows short by a cell": _lines(HEADING, *LINES[:3], "嘉兴,2024"),
    "rows longer by a cell": _lines(HEADING, *LINES[:3], "嘉兴,2024,26,8"),
    "the same row twice": _lines(*TEXT.splitlines(), LINES[3]),
    "a row with another figure": _lines(*TEXT.splitlines(), "嘉兴市,2024年,27.8"),
    "places given once": _lines(HEADING, LINES[0], ",2024,29.5", LINES[2], ",2024,26.8"),
    "years across": _lines("城市,2023年,2024年", "苏州,30,29.5", "嘉兴,28,26.8"),
    "places across": _lines("年份,苏州,嘉兴", "2023,30,28", "2024,29.5,26.8"),
    "headings over two rows": _lines(
        ",PM2.5年均浓度（μg/m³）,PM2.5年均浓度（μg/m³）", "城市,2023,2024", "苏州,30,29.5", "嘉兴,28,26.8"
    ),
    "merged headings in a text": _lines(
        "城市,PM2.5年均浓度（μg/m³）,,PM10年均浓度（μg/m³）,", ",2023,2024,2023,2024", "苏州,30,29.5,50,48"
    ),
    "headings over four rows": _lines(
        "a,b,c", ",甲,乙", ",丙,丁", "城市,2023,2024", "苏州,30,29.5", "嘉兴,28,26.8"
    ),
    "no figures": _lines("地区,年份,说明", "苏州,2024,良好", "嘉兴,2024,良好"),
    "only words in a row": _lines(*TEXT.splitlines(), "苏南地区,,"),
    "fractions under per cent": _lines("地区,年份,优良率（%）", "苏州,2024,0.838", "嘉兴,2024,0.852"),
    "one fraction under per cent": _lines("地区,年份,优良率（%）", "苏州,2024,0.838", "嘉兴,2024,85.2"),
    "per cent in the cells": _lines("地区,年份,优良率", "苏州,2024,83.8%", "嘉兴,2024,85.2％"),
    "points under per cent": _lines("地区,年份,优良率（%）", "苏州,2024,83.8个百分点"),
    "a change of a share in per cent": _lines("地区,年份,优良率同比（%）", "苏州,2024,2.1"),
    "tonnes for ten thousand tonnes": _lines("地区,年份,一般工业固体废物产生量（吨）", "苏州,2024,1205000"),
    "ten thousand in some cells": _lines(
        "地区,年份,一般工业固体废物产生量（吨）", "苏州,2024,120.5万吨", "嘉兴,2024,1205000"
    ),
    "other comma in one row": _lines(
        "地区,年份,淘汰老旧车辆（辆）", '苏州,2024,"1,234"', '嘉兴,2024,"1.234,5"'
    ),
    "thousands that nothing proves": _lines(
        "地区,年份,淘汰老旧车辆（辆）", '苏州,2024,"1,234"', "嘉兴,2024,900"
    ),
    "a thousand columns": _lines(
        ",".join([HEADING, *(f"c{at}" for at in range(1000))]), *(line + "," * 1000 for line in LINES)
    ),
}
PERCENT = frozenset(
    (place, "2024", "good_day_ratio", "=", value, "percent")
    for place, value in (("suzhou", "83.8"), ("jiaxing", "85.2"))
)
LARGE_ONE = frozenset({("jiaxing", "2024", "good_day_ratio", "=", "85.2", "percent")})
WASTE = frozenset(
    (place, "2024", "industrial_waste", "=", "120.5", "t_10k") for place in ("suzhou", "jiaxing")
)
MAY_BE = {
    "no heading": NONE,
    "a signature below": ALL,
    "another table right below": frozenset(
        {
            *BASE,
            ("jiaxing", "2021", "pm25", "=", "26", "ug_m3"),
            ("jiaxing", "2022", "pm25", "=", "25", "ug_m3"),
        }
    ),
    "fractions under per cent": NONE,
    "one fraction under per cent": LARGE_ONE,
    "per cent in the cells": PERCENT,
    "points under per cent": NONE,
    "a change of a share in per cent": NONE,
    "tonnes for ten thousand tonnes": NONE,
    "ten thousand in some cells": WASTE,
    "other comma in one row": NONE,
    "thousands that nothing proves": NONE,
    "columns of one name": NONE,
    "a column without a name": ALL,
    "a row with another figure": ALL - {BASE[3]},
    "the same row twice": ALL - {BASE[3]},
    "merged headings in a text": NONE,
    "headings over four rows": ALL,
    "another table below": ALL,
    "one row without a heading": NONE,
}
ENCODINGS: Mapping[str, Callable[[str], bytes]] = {
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16, big end first": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "Big5": lambda text: (
        text.replace("μ", "u")
        .replace("³", "3")
        .replace("苏", "蘇")
        .replace("区", "區")
        .replace("兴", "興")
        .replace("浓", "濃")
        .encode("big5")
    ),
    "UTF-8 read as Latin-1 and written again": lambda text: text.encode().decode("latin-1").encode(),
    "UTF-8 read as GB18030 and written again": lambda text: (
        text.encode().decode("gb18030", "replace").encode()
    ),
    "GB18030 read as UTF-8 and written again": lambda text: (
        text.encode("gb18030").decode("utf-8", "replace").encode()
    ),
    "UTF-8 cut within a letter": lambda text: text.encode()[:7],
    "a byte lost": lambda text: text.encode()[:1] + text.encode()[2:],
    "half GB18030, half UTF-8": lambda text: text[:20].encode("gb18030") + text[20:].encode(),
    "NUL bytes": lambda text: text.replace("2024", "20\x0024").encode(),
    "NUL at the end": lambda text: text.encode() + b"\x00" * 64,
    "Latin-1": lambda text: text.replace("苏州", "Zürich").encode("latin-1", "replace"),
    "random bytes": lambda text: bytes(at * 37 % 251 for at in range(4000)),
    "a letter that nobody has": lambda text: text.replace("苏州", "苏\ufffd").encode(),
}


def generate_files() -> Iterator[Case]:
    """A case for each file."""
    chosen = {
        **CHOSEN,
        "scope-pm10": "city_unstated",
        "table-indicator_id": "pm25",
        "unit-pm25-level": "ug_m3",
    }
    for kind, texts in (("dialect", DIALECTS), ("structure", STRUCTURES)):
        for name, text in texts.items():
            yield Case(f"{kind}: {name}", text.encode(), MAY_BE.get(name, ALL), answers=chosen)
    for name, encode in ENCODINGS.items():
        yield Case(f"encoding: {name}", encode(TEXT), ALL)
    yield from generate_workbooks()
