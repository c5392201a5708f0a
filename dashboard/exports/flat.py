"""Flat files of a table's records: CSV that Excel opens in Chinese, Parquet. Same rows, same order, exact values."""

import io
import re
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.exports.extract import Extract, caveats, colophon
from dashboard.views.table import Table

NUMBER = re.compile(r"[+-]\d+(\.\d+)?%?")  # a printed change, which no program reads as more than a number
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def frame(table: Table) -> pd.DataFrame:
    """The records behind a table; exact values stay decimals."""
    return pd.DataFrame(table.records, dtype="object")


def csv(extract: Extract) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; text that looks like a formula is defused.

    The last columns say of every row where it comes from: a row is often pasted without its file.
    """
    told = frame(extract.table)
    if len(told):
        words = [f"{name}: {words}" for name, words in colophon(extract.page, extract.sheet)]
        told = told.assign(
            view=" | ".join(words), data_on=extract.page.build.data_on, build=extract.page.build.content_hash[:12],
            caveat=extract.page.text("download.caveat"),
        )  # fmt: skip
    return told.map(_plain_cell).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def parquet(extract: Extract) -> bytes:
    """Values as exact decimals; filters, data date, build, link and caveats in the file's metadata."""
    table = pa.Table.from_pandas(frame(extract.table), preserve_index=False)
    told = [f"{name}: {words}" for name, words in colophon(extract.page, extract.sheet)]
    told += caveats(extract.page, extract.sheet, [extract.table])
    build = extract.page.build
    known = {"chengjing": "\n".join(told), "data_on": build.data_on, "build": build.content_hash, "link": extract.sheet.link}
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata((table.schema.metadata or {}) | known), file)
    return file.getvalue()


def _plain_cell(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str) and value.startswith(FORMULA) and len(value) > 1 and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value
