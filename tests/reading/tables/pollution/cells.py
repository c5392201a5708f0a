"""Cells that are not as they should be, each in an otherwise good table: values, names, years, headings."""

from collections.abc import Iterator

from tests.reading.tables.pollution.case import BASE, Case, Figure, base_table

# What is written in the cell of one figure, and the figures that it may be read as: none unless said.
VALUES: dict[str, tuple[str, tuple[str, ...]]] = {
    "full width": ("２９．５", ("= 29.5",)),
    "thousands": ("1,234", ("= 1234",)),
    "thousands and decimals": ("1,234.5", ("= 1234.5",)),
    "decimal comma": ("29,5", ("= 29.5",)),
    "comma for thousands, point for decimals": ("1.234,5", ("= 1234.5",)),
    "a point and three digits": ("1.234", ("= 1.234",)),
    "thin blank": ("1\u2009234", ("= 1234",)),
    "no-break blank": ("1\u00a0234", ("= 1234",)),
    "blank within": ("2 9", ()),
    "at least": ("≥29", (">= 29",)),
    "at most in words": ("29以下", ("<= 29",)),
    "at most, full width": ("≤２９", ("<= 29",)),
    "not over": ("不超过29", ("<= 29",)),
    "below": ("<29", ("< 29",)),
    "about": ("约29", ("~ 29",)),
    "about behind": ("29左右", ("~ 29",)),
    "two bounds": ("≥29以下", ()),
    "unit in the cell": ("29μg/m³", ("= 29",)),
    "unit in the cell in words": ("29 微克/立方米", ("= 29",)),
    "another unit in the cell": ("29%", ()),
    "footnote": ("29①", ("= 29",)),
    "star": ("29*", ("= 29",)),
    "bracketed footnote": ("29[1]", ("= 29",)),
    "raised digit": ("29¹", ()),
    "power": ("10⁴", ()),
    "plus": ("+29", ()),
    "minus": ("-29", ("= -29",)),
    "minus sign": ("−29", ("= -29",)),
    "en dash": ("–29", ()),
    "brackets": ("(29)", ()),
    "range": ("28-30", ()),
    "range with a tilde": ("28~30", ()),
    "fraction": ("36/51", ()),
    "exponent": ("2.9E+01", ()),
    "hexadecimal": ("0x1D", ()),
    "leading zero": ("029", ()),
    "no leading zero": (".5", ()),
    "point at the end": ("29.", ()),
    "two points": ("2.9.0", ()),
    "two numbers": ("29 30", ()),
    "number and remark": ("29（初步）", ()),
    "chinese numeral": ("二十九", ()),
    "arabic-indic digits": ("٢٩", ()),
    "mathematical digits": ("𝟐𝟗", ()),
    "circled": ("㉙", ()),
    "letter o": ("2O", ()),
    "cyrillic": ("2\u0430", ()),
    "zero width": ("2\u200b9", ("= 29",)),
    "right to left": ("\u202e92", ()),
    "lost letter": ("2\ufffd9", ()),
    "tab within": ("2\t9", ()),
    "formula": ("=B2+1", ()),
    "error": ("#REF!", ()),
    "not available": ("#N/A", ()),
    "infinity": ("inf", ()),
    "very long": ("9" * 20, ()),
    "longer": ("9" * 5000, ()),
    "many decimals": ("0.12345678", ()),
    "markup": ("<b>29</b>", ()),
    "script": ("<script>29</script>", ()),
    "date": ("2024-02-09", ()),
    "true": ("TRUE", ()),
    "ten thousand": ("1.2万", ("= 12000",)),
    "dash": ("–", ()),
    "two dashes": ("——", ()),
    "none in words": ("无", ()),
    "not monitored": ("未监测", ()),
    "n/a": ("N/A", ()),
    "nan": ("NaN", ()),
    "dots": ("……", ()),
    "slash": ("/", ()),
    "blank": (" ", ()),
    "ideographic blank": ("　", ()),
    "zero": ("0", ("= 0",)),
}
PLACES = {
    "with its ending": ("苏州市", "suzhou"),
    "blanks within": ("苏 州", "suzhou"),
    "its code": ("suzhou", "suzhou"),
    "english, borne by another city": ("Suzhou", ""),
    "capitals": ("JIAXING", "jiaxing"),
    "english with city": ("Jiaxing City", "jiaxing"),
    "footnote": ("苏州①", "suzhou"),
    "traditional letters": ("蘇州", "suzhou"),
    "misspelt": ("苏洲", ""),
    "unknown": ("吴江区", ""),
    "within another name": ("苏州工业园区", ""),
    "two in one": ("苏州、嘉兴", ""),
    "a number": ("320500", ""),
    "zero width": ("苏\u200b州", "suzhou"),
    "look-alike letter": ("suzh\u043eu", ""),
    "total": ("合计", ""),
    "mean": ("平均", ""),
    "heading again": ("城市", ""),
    "blank": ("", ""),
    "dash": ("–", ""),
    "ditto": ("同上", ""),
    "quote sign": ("〃", ""),
    "formula": ("=A2", ""),
    "markup": ("<b>苏州</b>", ""),
}
PERIODS = {
    "with a word": ("2024年", "2024"),
    "with two words": ("2024年度", "2024"),
    "fiscal": ("FY2024", "2024"),
    "full width": ("２０２４", "2024"),
    "blank before the word": ("2024 年", "2024"),
    "two digits": ("24年", ""),
    "two digits alone": ("24", ""),
    "range": ("2023-2024", ""),
    "range in words": ("2023至2024年", ""),
    "decimals": ("2024.0", ""),
    "thousands": ('"2,024"', ""),
    "serial number of a day": ("45292", ""),
    "last day of a year": ("2024-12-31", "2024-12-31"),
    "month": ("2024年3月", "2024-03"),
    "month, short": ("2024-3", "2024-03"),
    "months": ("2024年1-6月", "2024-01/2024-06"),
    "quarter": ("2024年第一季度", "2024-01/2024-03"),
    "month of 13": ("2024-13", ""),
    "day that is none": ("2024-02-30", ""),
    "chinese numerals": ("二〇二四年", ""),
    "letter o": ("2O24", ""),
    "plan period": ("“十四五”", ""),
    "blank": ("", ""),
    "future": ("2924", ""),
    "past": ("1024", ""),
}
# The heading of the figures, and the unit that they may be read in; none: nothing may be read unasked.
HEADINGS = {
    "its code": ("pm25（μg/m³）", True),
    "short name": ("PM2.5年均(ug/m3)", True),
    "other name": ("细颗粒物（微克/立方米）", True),
    "square brackets": ("PM2.5年均浓度[μg/m3]", True),
    "unit behind a comma": ("PM2.5年均浓度，μg/m³", True),
    "one sign for the unit": ("PM2.5年均浓度（㎍/㎥）", True),
    "subscripts": ("PM₂.₅年均浓度（μg/m³）", True),
    "full width": ("ＰＭ２．５年均浓度（μｇ／ｍ３）", True),
    "no unit": ("PM2.5年均浓度", False),
    "a unit of another kind": ("PM2.5年均浓度（%）", False),
    "another multiple": ("PM2.5年均浓度（mg/m³）", False),
    "unknown unit": ("PM2.5年均浓度（ppm）", False),
    "part of its name": ("PM2.5", False),
    "two indicators": ("PM2.5和PM10（μg/m³）", False),
    "a comma for the point": ("PM2,5（μg/m³）", True),
    "blank": ("", False),
    "unknown": ("噪声（分贝）", False),
    "a year of its own": ("2025年PM2.5年均浓度（μg/m³）", False),
    "markup": ("<i>PM2.5年均浓度</i>（μg/m³）", False),
}


def generate_cells() -> Iterator[Case]:
    """A case for each cell."""
    others = [figure for figure in BASE if figure[:2] != ("suzhou", "2024")]
    for name, (written, allowed) in VALUES.items():
        quoted = '"' + written.replace('"', '""') + '"'
        may_be: list[Figure] = [("suzhou", "2024", "pm25", *each.split(" "), "ug_m3") for each in allowed]
        yield Case(
            f"value: {name}", base_table(value=quoted).encode(), frozenset([*others, *may_be]), written
        )
    for name, (written, place) in PLACES.items():
        allowed = [(place, "2024", *BASE[1][2:])] if place == "suzhou" else []
        allowed += [(place, "2024", *BASE[1][2:])] if place == "jiaxing" else []
        yield Case(
            f"place: {name}", base_table(place=written).encode(), frozenset([*others, *allowed]), written
        )
    for name, (written, period) in PERIODS.items():
        allowed = [("suzhou", period, *BASE[1][2:])] if period else []
        yield Case(
            f"period: {name}", base_table(period=written).encode(), frozenset([*others, *allowed]), written
        )
    for name, (written, is_read) in HEADINGS.items():
        content = base_table(heading=written.replace(",", "，") if "," in written else written)
        yield Case(f"heading: {name}", content.encode(), frozenset(BASE if is_read else []), written)
