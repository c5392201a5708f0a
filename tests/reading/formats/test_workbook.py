"""Workbooks: cells as they are shown, hidden parts left out, formulas without values noted."""

import io
from collections.abc import Callable

import pytest
import xlsxwriter

from reading.formats import Note, Unreadable
from reading.formats.cell_formats import show_number
from reading.formats.decoding import decode_document
from reading.formats.workbook import Workbook
from tests.reading.formats.files import make_zip


def make_workbook(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        fill(book)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("number", "pattern", "shown"),
    [
        ("0.838", "0.0%", "83.8%"),
        ("0.8384", "0.0%", "83.8%"),
        ("0.8385", "0.0%", "83.9%"),
        ("30", "General", "30"),
        ("30", "0.0", "30.0"),
        ("28.599999999999998", "General", "28.6"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("1234567", "#,##0,", "1,235"),
        ("5", "00", "05"),
        ("0.5", "#.##", "0.5"),
        ("3", "0.##", "3"),
        ("-3.4", "0.0;[Red]-0.0", "-3.4"),
        ("-3.4", "0.0_);(0.0)", "(3.4)"),
        ("-0.04", "0.0", "0.0"),
        ("0", '0;-0;"无"', "无"),
        ("28.6", '0.0"微克/立方米"', "28.6微克/立方米"),
        ("28.6", r"0.0\%", "28.6%"),
        ("12", "[$¥-804]0.00", "¥12.00"),
        ("1e-05", "General", "0.00001"),
        ("45688", "yyyy-mm-dd", "2025-01-31"),
        ("45688", 'yyyy"年"m"月"', "2025-01"),
        ("45688", 'yyyy"年"', "2025"),
        ("45688.5", "yyyy/m/d h:mm", "2025-01-31 12:00"),
        ("0.5", "hh:mm", "12:00"),
    ],
)
def test_a_number_is_shown_as_its_format_says(number: str, pattern: str, shown: str) -> None:
    found = show_number(number, pattern)
    assert (found.text, found.understood) == (shown, True)


@pytest.mark.parametrize("pattern", ["[>100]0;0.0", "# ?/?", "0.0E+00", "[h]:mm", "0-00-00"])
def test_a_format_that_is_not_understood_says_so(pattern: str) -> None:
    assert show_number("28.6", pattern).understood is False
    assert show_number("28.6", pattern).text == "28.6"


def test_hidden_digits_are_known() -> None:
    assert [show_number(number, "0.0%").is_whole for number in ("0.838", "0.8384")] == [True, False]


def fill_everything(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("年度")
    percent, raised = book.add_format({"num_format": "0.0%"}), book.add_format({"font_script": 1})
    sheet.merge_range("A1:C1", "空气质量")
    sheet.write_row("A3", ["城市", "比率", "浓度"])
    sheet.write_row("A4", ["甲市", 0.8384], percent)
    sheet.write_number("C4", 28.6)
    sheet.write_row("A5", ["草稿", 1])
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.write_row("A6", ["乙市\n（含县）", "", 30])
    sheet.write_formula("C7", "=C4/0", None, "#DIV/0!")
    sheet.write_rich_string("B7", "28.5", raised, "1")
    sheet.write("E4", "旁注")
    sheet.set_column("E:E", None, None, {"hidden": True})
    book.add_worksheet("底稿").write("A1", "别看")
    book.worksheets()[1].hide()
    book.add_chartsheet("图")


def test_a_workbook_reads_as_it_is_shown() -> None:
    document = decode_document("a.xlsx", make_workbook(fill_everything))
    assert document.text.splitlines() == [
        *(
            "年度",
            "空气质量",
            "城市\t比率\t浓度",
            "甲市\t83.8%\t28.6",
            "乙市 （含县）\t\t30",
            "\t28.5¹\t#DIV/0!",
        )
    ]
    assert document.notes == (
        Note("hidden_sheets", {"count": 1, "where": "底稿"}),
        Note("hidden_columns", {"count": 1, "where": "E"}),
        Note("more_digits_stored", {"count": 1, "where": "B4"}),
        Note("hidden_rows", {"count": 1, "where": "5"}),
        Note("error_values", {"count": 1, "where": "C7"}),
    )


def make_sheet(rows: str, styles: str = "", **files: str) -> bytes:
    """A workbook of one sheet from the XML of its rows."""
    sheet = f'<worksheet xmlns="x"><sheetData>{rows}</sheetData></worksheet>'
    return make_zip(
        {
            "xl/workbook.xml": '<workbook xmlns="x" xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Target="/xl/worksheets/s.xml"/></Relationships>',
            "xl/worksheets/s.xml": sheet,
            "xl/styles.xml": f'<styleSheet xmlns="x">{styles}</styleSheet>',
        }
        | files
    )


def test_a_formula_without_its_value_is_noted() -> None:
    content = make_sheet('<row><c><v>1</v></c><c><f>A1*2</f></c><c t="str"><f>""</f><v></v></c></row>')
    (sheet,) = Workbook(content).read()
    assert sheet.rows == (("1",),)
    assert sheet.notes == (Note("formulas_without_values", {"count": 1, "where": "B1"}),)


def test_a_cell_far_away_costs_nothing_and_one_too_far_to_the_right_is_refused() -> None:
    (sheet,) = Workbook(
        make_sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="CW1048576"><v>2</v></c></row>'
        )
    ).read()
    assert sheet.lines == (1, 1048576)
    with pytest.raises(Unreadable, match="too_many_columns"):
        Workbook(make_sheet('<row><c r="XFD1"><v>1</v></c></row>')).read()


@pytest.mark.parametrize(
    "row", ['<row><c t="s"><v>9</v></c></row>', '<row><c t="s"><v>x</v></c></row>', "<row><c><v>1</v></row>"]
)
def test_a_damaged_sheet_is_refused(row: str) -> None:
    with pytest.raises(Unreadable, match="broken"):
        Workbook(make_sheet(row)).read()


def test_macros_and_links_to_other_files_are_noted() -> None:
    parts = {"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>"}
    (sheet,) = Workbook(make_sheet("<row><c><v>1</v></c></row>", **parts)).read()
    assert [note.code for note in sheet.notes] == ["macros_left_out", "external_links"]
