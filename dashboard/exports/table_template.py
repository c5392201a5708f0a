"""The table to fill in, as Excel workbook and as CSV: every cell a text, codes chosen from lists."""

import io

from dashboard.csv_writer import write_csv
from dashboard.table import display_width
from dashboard.views.own_table.template import Template

EMPTY_ROWS = 200  # below the reader's, with lists to choose from
WIDEST = 46
LINE = 17  # points
CODES = "codes"  # the name of a range in the workbook begins so


def write_template_csv(template: Template) -> bytes:
    """The columns and the rows, for a spreadsheet."""
    return write_csv(template.columns, template.rows, for_spreadsheet=True)


def write_template_workbook(template: Template) -> bytes:
    """The table; on a second sheet the lists of codes that its cells offer; on a third how to fill it in."""
    import xlsxwriter  # a slow import that only this needs

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        text = book.add_format({"num_format": "@", "valign": "top"})
        fault = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        table = book.add_worksheet(template.names["table"])
        codes = book.add_worksheet(template.names["codes"])
        about = book.add_worksheet(template.names["about"])
        ranges = _write_lists(codes, template, bold)
        last = len(template.rows) + EMPTY_ROWS
        for at, column in enumerate(template.columns):
            is_last = at == len(template.columns) - 1
            longest = max([display_width(column), *(display_width(row[at]) for row in template.rows[:200])])
            table.set_column(at, at, min(WIDEST, longest) + 2, fault if is_last else text)
            table.write_string(0, at, column, bold)
            if column in ranges:
                source = f"='{template.names['codes']}'!{ranges[column]}"
                table.data_validation(
                    1, at, last, at, {"validate": "list", "source": source, "error_type": "warning"}
                )
        for row, cells in enumerate(template.rows, 1):
            table.set_row(row, LINE * max(1, -(-display_width(cells[-1]) // WIDEST)))
            for at, cell in enumerate(cells):
                table.write_string(row, at, cell, fault if at == len(cells) - 1 else text)
        table.freeze_panes(1, 0)
        for sheet in (table, codes):  # printed, all columns stand on one page
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
        about.set_column(0, 0, 80, book.add_format({"text_wrap": True, "valign": "top"}))
        for row, sentence in enumerate(template.about):
            about.write_string(row, 0, sentence)
    return file.getvalue()


def _write_lists(sheet, template: Template, bold) -> dict[str, str]:
    """Each list in two columns, codes and names; the range of its codes by column of the table."""
    ranges = {}
    for at, (column, pairs) in enumerate(template.lists.items()):
        first = 3 * at
        sheet.write_string(0, first, column, bold)
        for row, (code, name) in enumerate(pairs, 1):
            sheet.write_string(row, first, code)
            sheet.write_string(row, first + 1, name)
        for side in (0, 1):
            longest = max([display_width(column), *(display_width(pair[side]) for pair in pairs)])
            sheet.set_column(first + side, first + side, min(WIDEST, longest) + 2)
        letter = _letter(first)
        ranges[column] = f"${letter}$2:${letter}${len(pairs) + 1}"
    return ranges


def _letter(column: int) -> str:
    """C for column 2."""
    return (
        chr(ord("A") + column)
        if column < 26
        else chr(ord("A") + column // 26 - 1) + chr(ord("A") + column % 26)
    )
