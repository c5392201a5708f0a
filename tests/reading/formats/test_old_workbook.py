"""Old Excel workbooks: numbers as they are shown, hidden parts left out, damage and locks told apart."""

import pytest

from reading.formats import Area, Note, Unreadable
from reading.formats.decoding import decode_document, decode_table
from tests.reading.formats.old_excel import error, hidden_row, label, make_old_workbook, merged, number

CELLS = (
    merged(0, 0, 0, 1)
    + hidden_row(2)
    + label(0, 0, "空气质量")
    + label(1, 0, "甲市")
    + number(1, 1, 0.8384, 1)
    + number(1, 2, 28.599999999999998)
    + label(2, 0, "底稿")
    + error(3, 0)
)


def test_an_old_workbook_reads_as_it_is_shown() -> None:
    (sheet,) = decode_table("a.xls", make_old_workbook(CELLS))
    assert (sheet.name, sheet.rows) == ("年度", (("空气质量",), ("甲市", "83.8%", "28.6"), ("#DIV/0!",)))
    assert (sheet.lines, sheet.merged) == ((1, 2, 4), (Area(1, 1, 1, 2),))
    assert sheet.notes == (
        Note("more_digits_stored", {"count": 1, "where": "B2"}),
        Note("hidden_rows", {"count": 1, "where": "3"}),
        Note("error_values", {"count": 1, "where": "A4"}),
    )


def test_a_date_and_a_format_that_is_not_understood() -> None:
    dated = make_old_workbook(number(0, 0, 45688, 1), 'yyyy"年"m"月"d"日"')
    assert decode_document("a.et", dated).text == "年度\n2025-01-31"
    (sheet,) = decode_table("a.xls", make_old_workbook(number(0, 0, 0.5, 1), "# ?/?"))
    assert (sheet.rows, sheet.notes[0].code) == ((("0.5",),), "number_format_unknown")


def test_hidden_sheets_locks_and_damage() -> None:
    for content, code in (
        (make_old_workbook(CELLS, hidden=True), "empty"),
        (make_old_workbook(CELLS, locked=True), "password"),
        (make_old_workbook(CELLS)[:1700], "broken"),
    ):
        with pytest.raises(Unreadable, match=code):
            decode_document("a.xls", content)
