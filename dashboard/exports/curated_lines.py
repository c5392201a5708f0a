"""Lines for the curated files as one archive: a CSV file for each, in the folders of data/."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

ZIP = "application/zip"
UNTIMED = (1980, 1, 1, 0, 0, 0)  # the earliest time that an archive knows: the same lines make the same bytes


def write_lines(rows: Mapping[str, Sequence[Mapping[str, str]]], note: str) -> bytes:
    """An archive with a CSV for each file name, its columns those of its lines, and a note that says what to
    do with them.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in sorted(rows.items()):
            archive.writestr(zipfile.ZipInfo(name, UNTIMED), _write_csv(lines))
        archive.writestr(zipfile.ZipInfo("README.txt", UNTIMED), note)
    return packed.getvalue()


def _write_csv(lines: Sequence[Mapping[str, str]]) -> str:
    columns = list(dict.fromkeys(column for line in lines for column in line))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue()
