"""What a reader takes away: CSV, Excel, Parquet of a table, Word of a page, the QR code of a link. Bytes, no Streamlit."""

from dashboard.exports.briefing import briefing
from dashboard.exports.extract import Extract
from dashboard.exports.flat import csv, parquet
from dashboard.exports.qr import qr_png, qr_uri
from dashboard.exports.workbook import excel

FORMS = {
    "xlsx": (excel, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (csv, "text/csv"),
    "parquet": (parquet, "application/vnd.apache.parquet"),
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

__all__ = ["FORMS", "WORD", "Extract", "briefing", "csv", "excel", "parquet", "qr_png", "qr_uri"]
