"""CSV that Excel opens in Chinese, and Parquet: a table's records in their order, with exact values."""

import io
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import csv_writer
from dashboard.exports.comparability import grade_records
from dashboard.exports.download import Download, list_provenance, list_warnings, mark_records

ARROW_TYPES = {str: pa.string(), int: pa.int64(), Decimal: pa.decimal128(24, 6)}


def write_csv(download: Download) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; text that looks like a formula is defused.

    Where the rows come from stands in the file's name (data date and build) and in their `claim_id`.
    """
    table = mark_records(download.run, grade_records(download.run, download.table))
    names = list(table.schema)
    rows = ([record[name] for name in names] for record in table.records)
    return csv_writer.write_csv(names, rows, for_spreadsheet=True)


def write_parquet(download: Download) -> bytes:
    """The schema of the table whatever its rows are; filters, build, link and caveats in the metadata."""
    run = download.run
    table = mark_records(run, grade_records(run, download.table))
    provenance = [f"{name}: {value}" for name, value in list_provenance(run)]
    metadata = {
        "chengjing": "\n".join([*provenance, *list_warnings(run, [table], run.record.remarks())]),
        "data_on": run.build.data_on,
        "build": run.build.content_hash,
        "link": run.record.link,
    }
    schema = pa.schema({name: ARROW_TYPES[of] for name, of in table.schema.items()}, metadata)
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(table.records), schema), file)
    return file.getvalue()
