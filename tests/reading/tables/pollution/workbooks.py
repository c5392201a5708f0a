"""Workbooks and Parquet files that are not as they should be."""

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pyarrow
import pyarrow.parquet
import xlsxwriter

from tests.reading.tables.pollution.case import BASE, CHOSEN, Case, Figure, base_table

HEADING = ["地区", "年份", "PM2.5年均浓度（μg/m³）"]
ROWS: list[list[str | float]] = [
    ["苏州", 2023, 30],
    ["苏州", 2024, 29.5],
    ["嘉兴", 2023, 28],
    ["嘉兴", 2024, 26.8],
]
ALL, OTHERS = frozenset(BASE), frozenset(BASE) - {BASE[1]}
Write = Callable[[Any, Any], object]  # changes a workbook and its sheet


def _workbook(write: Write | None = None, skip: int = 0) -> bytes:
    """The good table as a workbook, `skip` rows down, then changed."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([HEADING, *ROWS]):
            sheet.write_row(at + skip, 0, row)
        if write:
            write(book, sheet)
    return file.getvalue()


def _per_cent(number: float, pattern: str) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["地区", "年份", "优良率（%）"])
        sheet.write_row(1, 0, ["苏州", 2024])
        sheet.write_number(1, 2, number, book.add_format({"num_format": pattern}))
    return file.getvalue()


def _merged(book: Any, sheet: Any) -> None:
    sheet.merge_range(1, 0, 2, 0, "苏州")
    sheet.merge_range(3, 0, 4, 0, "嘉兴")


def _raised(book: Any, sheet: Any) -> None:
    sheet.write_rich_string(2, 2, "29.5", book.add_format({"font_script": 1}), "1")


def _second_sheet(book: Any, sheet: Any) -> None:
    other = book.add_worksheet("其他")
    other.write_row(0, 0, HEADING)
    other.write_row(1, 0, ["苏州", 2024, 99])


def _hidden_sheet(book: Any, sheet: Any) -> None:
    other = book.add_worksheet("旧")
    other.write_row(0, 0, HEADING)
    other.write_row(1, 0, ["苏州", 2024, 99])
    other.hide()


def _change_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip file with one part changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return file.getvalue()


def _with_part(content: bytes, name: str, part: bytes) -> bytes:
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr(name, part)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
CHANGES: dict[str, tuple[Write, frozenset[Figure]]] = {
    "as it should be": (lambda book, sheet: None, ALL),
    "a number as text": (lambda book, sheet: sheet.write_string(2, 2, "29.5"), ALL),
    "a formula with its value": (lambda book, sheet: sheet.write_formula(2, 2, "=B2", None, 29.5), ALL),
    "a formula without a value": (lambda book, sheet: sheet.write_formula(2, 2, "=B2", None, ""), OTHERS),
    "a formula with an error": (
        lambda book, sheet: sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!"),
        OTHERS,
    ),
    "a formula as text": (lambda book, sheet: sheet.write_string(2, 2, "=B2+1"), OTHERS),
    "true for a number": (lambda book, sheet: sheet.write_boolean(2, 2, True), OTHERS),
    "a date for a number": (
        lambda book, sheet: sheet.write_datetime(
            2, 2, datetime(2024, 1, 29), book.add_format({"num_format": "m/d"})
        ),
        OTHERS,
    ),
    "digits of arithmetic": (lambda book, sheet: sheet.write_number(2, 2, 29.499999999999996), ALL),
    "a hidden row": (lambda book, sheet: sheet.set_row(2, None, None, {"hidden": True}), OTHERS),
    "a hidden column": (
        lambda book, sheet: sheet.set_column(0, 0, None, None, {"hidden": True}),
        frozenset(),
    ),
    "a filter": (lambda book, sheet: sheet.autofilter(0, 0, 4, 2), ALL),
    "merged places": (_merged, ALL),
    "a raised digit": (_raised, OTHERS),
    "two sheets": (_second_sheet, frozenset()),
    "a hidden sheet": (_hidden_sheet, ALL),
    "a comment": (lambda book, sheet: sheet.write_comment(2, 2, "初步数"), ALL),
    "a link": (lambda book, sheet: sheet.write_url(2, 0, "https://example.org", string="苏州"), ALL),
    "rounded by its format": (
        lambda book, sheet: sheet.write_number(2, 2, 29.4999, book.add_format({"num_format": "0.0"})),
        ALL,
    ),
    "thousands by its format": (
        lambda book, sheet: sheet.write_number(2, 2, 1234.5, book.add_format({"num_format": "#,##0.0"})),
        OTHERS | {(*BASE[1][:4], "1234.5", "ug_m3")},
    ),
    "a unit by its format": (
        lambda book, sheet: sheet.write_number(2, 2, 29.5, book.add_format({"num_format": '0.0"μg/m³"'})),
        ALL,
    ),
    "a format that shows nothing": (
        lambda book, sheet: sheet.write_number(2, 2, 29.5, book.add_format({"num_format": ";;;"})),
        ALL,
    ),
    "a year as a date": (
        lambda book, sheet: sheet.write_datetime(
            2, 1, datetime(2024, 1, 1), book.add_format({"num_format": "yyyy"})
        ),
        ALL | {("suzhou", "2024-01-01", *BASE[1][2:])},
    ),
}


FAR_AWAY = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
DECLARED = 900_000_000  # bytes that a part says it has


def _add_far_cell(part: bytes) -> bytes:
    return part.replace(b"</sheetData>", FAR_AWAY + b"</sheetData>")


def _declare(content: bytes) -> bytes:
    """The workbook, whose sheet says that it is far larger than it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        info = book.getinfo(SHEET)
    own, large = (
        struct.pack("<II", info.compress_size, info.file_size),
        struct.pack("<II", info.compress_size, DECLARED),
    )
    return content.replace(own, large)


def generate_workbooks() -> Iterator[Case]:
    """A case for each file, all of the same good table."""
    for name, (write, allowed) in CHANGES.items():
        yield Case(f"workbook: {name}", _workbook(write), allowed, name="table.xlsx", answers=CHOSEN)
    good = _workbook()
    yield Case("workbook: named .csv", good, ALL, name="table.csv")
    yield Case("workbook: a text named .xlsx", base_table().encode(), ALL, name="table.xlsx")
    yield Case("workbook: cut off", good[: len(good) // 2], frozenset(), name="table.xlsx")
    yield Case("workbook: nothing in it", b"", frozenset(), name="table.xlsx")
    yield Case("workbook: macros", _with_part(good, "xl/vbaProject.bin", b"macro"), ALL, name="table.xlsm")
    yield Case(
        "workbook: an entity", _change_part(good, SHEET, _add_entity), frozenset(BASE), name="table.xlsx"
    )
    yield Case("workbook: a part that says it is large", _declare(good), ALL, name="table.xlsx")
    yield Case("workbook: a cell far away", _change_part(good, SHEET, _add_far_cell), ALL, name="table.xlsx")
    yield Case(
        "workbook: a sheet cut off",
        _change_part(good, SHEET, lambda part: part[:600]),
        frozenset(BASE),
        name="table.xlsx",
    )
    yield Case(
        "workbook: locked", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048, frozenset(), name="table.xlsx"
    )
    percent = frozenset({("suzhou", "2024", "good_day_ratio", "=", "83.8", "percent")})
    yield Case("workbook: per cent by its format", _per_cent(0.838, "0.0%"), percent, name="table.xlsx")
    yield Case(
        "workbook: a fraction under per cent", _per_cent(0.838, "General"), frozenset(), name="table.xlsx"
    )
    yield from _parquet_files()


def _add_entity(part: bytes) -> bytes:
    return re.sub(rb"\?>", b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', part, count=1)


def _parquet_files() -> Iterator[Case]:
    def write(columns: dict[str, object]) -> bytes:
        file = io.BytesIO()
        pyarrow.parquet.write_table(pyarrow.table(columns), file)
        return file.getvalue()

    places, years = [row[0] for row in ROWS], [row[1] for row in ROWS]
    values = [row[2] for row in ROWS]
    good = write({HEADING[0]: places, HEADING[1]: years, HEADING[2]: values})
    yield Case("parquet: as it should be", good, ALL, name="table.parquet")
    yield Case("parquet: cut off", good[:-20], frozenset(), name="table.parquet")
    gaps = write({HEADING[0]: places, HEADING[1]: years, HEADING[2]: [30.0, None, float("nan"), 26.8]})
    yield Case("parquet: gaps", gaps, ALL, name="table.parquet")
    lists = write({HEADING[0]: places, HEADING[1]: years, HEADING[2]: [[30.0], [29.5], [28.0], [26.8]]})
    yield Case("parquet: lists in cells", lists, frozenset(), name="table.parquet")
    single = pyarrow.array(values, pyarrow.float32())
    yield Case(
        "parquet: single precision",
        write({HEADING[0]: places, HEADING[1]: years, HEADING[2]: single}),
        ALL,
        name="table.parquet",
    )
