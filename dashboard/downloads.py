"""A table to take away: CSV that Excel opens in Chinese, an Excel workbook, a Parquet file. Same rows, same order."""

import io
from decimal import Decimal

import pandas as pd

from dashboard.page import Page
from dashboard.views.table import Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def frame(table: Table) -> pd.DataFrame:
    """The records behind a table; exact values stay decimals."""
    return pd.DataFrame(table.records, dtype="object")


def csv(table: Table, page: Page) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; text that looks like a formula is defused."""
    told = frame(table).map(_plain_cell)
    return told.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def excel(table: Table, page: Page) -> bytes:
    """One sheet of rows, one of notes; numbers are numbers with the decimals they were printed with."""
    import xlsxwriter  # a slow import that only this needs

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(page.text("download.rows"))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        columns = list(table.records[0]) if table.records else []
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column, bold)
        for row, record in enumerate(table.records, 1):
            for at, column in enumerate(columns):
                value = record.get(column)
                if isinstance(value, Decimal):
                    sheet.write_number(row, at, float(value), book.add_format({"num_format": _format(record)}))
                elif isinstance(value, int):
                    sheet.write_number(row, at, value)
                elif value is not None:
                    sheet.write_string(row, at, value)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
        notes = book.add_worksheet(page.text("download.notes"))
        notes.set_column(0, 0, 100)
        for row, line in enumerate(caveats(page)):
            notes.write_string(row, 0, line)
    return file.getvalue()


def parquet(table: Table, page: Page) -> bytes:
    """Values as exact decimals."""
    file = io.BytesIO()
    frame(table).to_parquet(file, index=False)
    return file.getvalue()


def caveats(page: Page) -> list[str]:
    """What whoever opens the file must know."""
    return [
        page.text("app.title"),
        page.text("app.data", date=page.build.data_on, count=page.build.claims, build=page.build.content_hash[:8]),
        page.text("download.caveat"),
    ]


FORMS = {
    "csv": (csv, "text/csv"),
    "xlsx": (excel, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": (parquet, "application/vnd.apache.parquet"),
}


def _plain_cell(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str) and value.startswith(FORMULA) and len(value) > 1:
        return f"'{value}"
    return value


def _format(record: dict) -> str:
    """Excel's format for the printed decimals: 98.0 is 0.0."""
    shown = str(record.get("value_text") or record.get("target_text") or "")
    after = shown.partition(".")[2]
    return f"0.{'0' * len(after)}" if after.isdigit() else "0.######"
