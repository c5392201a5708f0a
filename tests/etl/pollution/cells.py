"""Cells that are not as they should be, each in an otherwise good row of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

INVISIBLE = {
    "zero width space": "\u200b",
    "zero width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "right to left override": "\u202e",
    "left to right mark": "\u200e",
    "first strong isolate": "\u2068",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "next line": "\u0085",
    "vertical tab": "\x0b",
    "form feed": "\x0c",
    "bell": "\x07",
    "escape": "\x1b",
    "delete": "\x7f",
    "tab": "\t",
    "replacement": "\ufffd",
    "private use": "\ue000",
    "variation selector": "\ufe0f",
    "hangul filler": "\u3164",
    "tag letter": "\U000e0041",
    "no character": "\uffff",
}
VALUES = {
    "thousands": '"1,000"',
    "exponent": "1e3",
    "no leading zero": ".5",
    "no decimals": "5.",
    "plus": "+5",
    "two points": "1.2.3",
    "two decimals": "26.80",
    "not a number": "nan",
    "infinity": "inf",
    "infinity sign": "∞",
    "very long": "1" * 16,
    "longer still": "1" * 400,
    "many decimals": "0.1234567",
    "leading zero": "026",
    "octal": "012",
    "hexadecimal": "0x1A",
    "per cent": "28%",
    "unit": "28微克",
    "comma for a point": '"26,8"',
    "full width": "２８",
    "full width point": "２８．５",
    "full width comma": "１，０００",
    "superscript": "2⁸",
    "superscript one": "28¹",
    "circled": "28①",
    "circled alone": "②",
    "fraction": "½",
    "roman": "Ⅲ",
    "arabic-indic": "٢٨",
    "mathematical": "𝟐𝟖",
    "chinese": "二十八",
    "minus sign": "−5",
    "hyphen": "‐5",
    "en dash": "–5",
    "small hyphen": "﹣5",
    "superscript minus": "⁻5",
    "dash": "—",
    "blank within": "2 8",
    "ideographic blank round": "　28　",
    "no-break blank within": "2\u00a08",
    "no-break blank round": "\u00a028\u00a0",
    "apostrophe of a spreadsheet": "'28",
    "error of a spreadsheet": "#REF!",
    "formula": "=28",
    "slash": "28/30",
    "letter o": "2O",
    "letter l": "l2",
    "cyrillic": "2\u0430",
    "underscore": "1_000",
    "true": "true",
    "doubled": "28;29",
}
PERIODS = {
    "no such day": "2025-02-30",
    "no such month": "2025-13",
    "month zero": "2025-00",
    "one digit": "2025-3",
    "two digits": "25",
    "slash date": "2025/3/20",
    "points": "2025.03.20",
    "chinese": "2025年",
    "serial of a spreadsheet": "45737",
    "year with a decimal": "2025.0",
    "backwards": "2025/2024",
    "open end": "2025/",
    "open both": "../..",
    "full width": "２０１９",
    "blank within": "2019 -03",
    "time": "2025-03-20T00:00",
    "year 1025": "1025",
    "year 2205": "2205",
    "year zero": "0000",
    "far future": "9999",
    "after its document": "2027",
    "a day after its document": "2026-01-23",
    "range beyond its document": "2025/2028",
    "en dash": "2024–2025",
    "minus sign": "2019−03",
    "29 February": "2024-02-29",
    "no 29 February": "2023-02-29",
}
DATES = {
    "no such day": "2025-02-30",
    "american": "3/20/2025",
    "points": "20.3.2025",
    "words": "Mar-25",
    "year 1025": "1025",
    "year 2205": "2205",
    "two digits": "25-03-20",
    "full width": "２０２５－０３－２０",
    "time": "2025-03-20 10:00",
}
CODES = {
    "upper case": "Lakeside",
    "all upper": "LAKESIDE",
    "blank within": "lake side",
    "blanks round": " lakeside ",
    "no-break blank round": "\u00a0lakeside",
    "ideographic blank round": "lakeside　",
    "full width": "ｌａｋｅｓｉｄｅ",
    "cyrillic a": "l\u0430keside",
    "greek omicron": "lakesidοe",
    "hyphen": "lake-side",
    "null": "NULL",
    "empty": "",
    "quoted": '"lakeside"',
    "quotes within": '"""lakeside"""',
    "blank before quotes": ' "lakeside"',
}
ADDRESSES = {
    "right": "https://www.example.gov.cn/art/2025/3/20/art_1_2.html?a=b#c",
    "port": "http://example.org:8080/x",
    "user before the host": "https://sthjj.suzhou.gov.cn@example.org/",
    "user and password": "https://a:b@example.org/",
    "backslash": "https://example.org\\@example.com/",
    "cyrillic": "https://ex\u0430mple.org/",
    "greek": "https://exampleο.org/",
    "punycode": "https://xn--exmple-4nf.org/",
    "punycode after a point": "https://www.xn--exmple-4nf.org/",
    "ideographic point": "https://example。org/",
    "full width": "ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｏｒｇ／",
    "javascript": "javascript:alert(1)",
    "javascript in capitals": "JaVaScRiPt:alert(1)",
    "blank before javascript": " javascript:alert(1)",
    "data": '"data:text/html,x"',
    "file": "file:///etc/passwd",
    "ftp": "ftp://example.org/",
    "no scheme": "example.org",
    "two slashes": "//example.org/",
    "no host": "https:///x",
    "blank within": "https://example.org/a b",
    "markup": "https://example.org/<b>",
    "quotes": '"https://example.org/""onclick"',
    "one label": "http://localhost/",
    "number of a host": "http://2130706433/",
    "hexadecimal host": "http://0x7f.1/",
    "points in a row": "https://example..org/",
}
DOCUMENTS = {
    "right": "report_2025.txt",
    "chinese": "报告.txt",
    "parent folder": "../secret.txt",
    "folder": "a/b.txt",
    "backslash": "..\\secret.txt",
    "root": "/etc/passwd",
    "drive": "C:secret.txt",
    "points": "..",
    "hidden": ".env",
}
NOTES = {
    "null": "null",
    "dash": "—",
    "not available": "N/A",
    "error of a spreadsheet": "#VALUE!",
    "greek word": "α and μg",
    "cyrillic letter in a latin word": "Urb\u0430n area",
    "chinese in english": "Urban area 市区",
    "formula": "=1+1",
    "markup": "<b>x</b>",
    "doubled quotes": '"a ""b"" c"',
    "quotes within": 'a "b" c',
    "a quote at the end": 'a "',
    "text behind quotes": '"a" b',
    "comma": '"a, b"',
}


@dataclass(frozen=True)
class Cell:
    """One polluted cell, as it is written into the file, in a row of its own."""

    about: str  # class and case
    file: str
    column: str
    written: str


def generate_cells() -> Iterator[Cell]:
    """Every case."""
    claims = "claims/inspection.csv"
    for place, pattern in (("begin", "{}{}"), ("middle", None), ("end", "{1}{0}")):
        for name, letter in INVISIBLE.items():
            for column, good in (("place_id", "lakeside"), ("value", "28"), ("note_en", "Urban area")):
                half = len(good) // 2
                written = pattern.format(letter, good) if pattern else good[:half] + letter + good[half:]
                yield Cell(f"characters: {name}, {place}", claims, column, written)
    kinds = (
        ("numbers", claims, "value", VALUES),
        ("periods", claims, "period", PERIODS),
        ("codes", claims, "place_id", CODES),
        ("texts", claims, "note_en", NOTES),
        ("addresses", "sources.csv", "url", ADDRESSES),
        ("documents", "sources.csv", "document", DOCUMENTS),
        ("dates", "sources.csv", "published_on", DATES),
        ("dates", "standards.csv", "start_on", DATES),
        ("codes where they are defined", "places.csv", "place_id", CODES),
    )
    for kind, file, column, cells in kinds:
        for name, written in cells.items():
            yield Cell(f"{kind}: {name}", file, column, written)
    for column, name in (
        ("name_zh", "迷你湖城"),
        ("name_en", "Mini Lakeside"),
        ("name_en", " mini lakeside "),
    ):
        yield Cell("names: a second place of the same name", "places.csv", column, name)


def good_row(file: str, number: int) -> dict[str, str]:
    """A row that is good, and like no other."""
    year, month = divmod(number, 12)
    rows = {
        "claims/inspection.csv": {
            "place_id": "lakeside",
            "scope_id": "all",
            "period": f"{1950 + year}-{month + 1:02}",
            "basis_id": "none",
            "kind": "actual",
            "comparator": "=",
            "value": "5",
            "unit_id": "case",
            "base_period": "",
            "source_id": "lakeside_press",
            "locator": "",
            "printed": "",
            "note_zh": "市区",
            "note_en": "Urban area",
        },
        "sources.csv": {
            "source_id": f"source_{number}",
            "title_zh": "标题",
            "title_en": "Title",
            "publisher_zh": "机构",
            "publisher_en": "Body",
            "published_on": "2025",
            "grade": "press",
            "url": "",
            "document": "",
        },
        "standards.csv": {
            "standard_id": f"standard_{number}",
            "name_zh": f"标准{number}",
            "name_en": f"Standard {number}",
            "start_on": "2020-01-01",
            "end_on": "",
            "evidence": "primary",
            "note_zh": "",
            "note_en": "",
        },
        "places.csv": {
            "place_id": f"place_{number}",
            "name_zh": f"地方{number}",
            "name_en": f"Place {number}",
            "level": "prefecture",
            "parent_id": "",
            "peer_group": "city",
        },
    }
    return rows[file]
