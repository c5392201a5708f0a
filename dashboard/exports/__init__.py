"""Files to take away: CSV, Excel, Parquet of a table, Word of a page, the QR code of a link."""

from dashboard.exports.csv_parquet import write_csv, write_parquet
from dashboard.exports.workbook import write_workbook

FORMS = {
    "xlsx": (write_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (write_csv, "text/csv"),
    "parquet": (write_parquet, "application/vnd.apache.parquet"),
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
