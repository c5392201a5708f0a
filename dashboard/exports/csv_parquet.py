"""Flat files of a table's records: CSV that Excel opens in Chinese, Parquet. Same rows, same order, exact values."""

import io
import re
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.exports.download import Download, provenance, warnings
from dashboard.table import Table

NUMBER = re.compile(r"[+-]\d+(\.\d+)?%?")  # a printed change, which no program reads as more than a number
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def frame(table: Table) -> pd.DataFrame:
    """The records behind a table; exact values stay decimals."""
    return pd.DataFrame(table.records, dtype="object")


def write_csv(download: Download) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; text that looks like a formula is defused.

    The last columns say of every row where it comes from: a row is often pasted without its file.
    """
    told = frame(download.table)
    if len(told):
        words = [f"{name}: {words}" for name, words in provenance(download.run, download.record)]
        told = told.assign(
            view=" | ".join(words),
            data_on=download.run.build.data_on,
            build=download.run.build.content_hash[:12],
            caveat=download.run.text("download.caveat"),
        )
    return told.map(_plain_cell).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def write_parquet(download: Download) -> bytes:
    """Values as exact decimals; filters, data date, build, link and caveats in the file's metadata."""
    table = pa.Table.from_pandas(frame(download.table), preserve_index=False)
    told = [f"{name}: {words}" for name, words in provenance(download.run, download.record)]
    told += warnings(download.run, download.record, [download.table])
    build = download.run.build
    known = {
        "chengjing": "\n".join(told),
        "data_on": build.data_on,
        "build": build.content_hash,
        "link": download.record.link,
    }
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata((table.schema.metadata or {}) | known), file)
    return file.getvalue()


def _plain_cell(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if (
        isinstance(value, str)
        and value.startswith(FORMULA)
        and len(value) > 1
        and not NUMBER.fullmatch(value)
    ):
        return f"'{value}"
    return value
