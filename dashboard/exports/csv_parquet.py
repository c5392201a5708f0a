"""CSV that Excel opens in Chinese, and Parquet: a table's records in their order, with exact values."""

import io
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import csv_writer
from dashboard.exports.download import Download, provenance, warnings

ARROW_TYPES = {str: pa.string(), int: pa.int64(), Decimal: pa.decimal128(24, 6)}


def write_csv(download: Download) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; text that looks like a formula is defused.

    The last columns say of every row where it comes from: a row is often pasted without its file.
    """
    run, table = download.run, download.table
    origin = {
        "view": " | ".join(f"{name}: {value}" for name, value in provenance(run, download.record)),
        "data_on": run.build.data_on,
        "build": run.build.content_hash[:12],
        "caveat": run.text("download.caveat"),
    }
    rows = ([*record.values(), *origin.values()] for record in table.records)
    return csv_writer.write_csv([*table.schema, *origin], rows, for_spreadsheet=True)


def write_parquet(download: Download) -> bytes:
    """The schema of the table whatever its rows are; filters, data date, build, link and caveats in the file's metadata."""
    schema = pa.schema({name: ARROW_TYPES[of] for name, of in download.table.schema.items()})
    table = pa.Table.from_pylist(list(download.table.records), schema)
    lines = [f"{name}: {value}" for name, value in provenance(download.run, download.record)]
    lines += warnings(download.run, download.record, [download.table])
    build = download.run.build
    known = {
        "chengjing": "\n".join(lines),
        "data_on": build.data_on,
        "build": build.content_hash,
        "link": download.record.link,
    }
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata((table.schema.metadata or {}) | known), file)
    return file.getvalue()
