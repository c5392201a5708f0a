"""What the command line says of a file: why it cannot be read and what to do, or how it was read."""

from reading.formats import Note, Unreadable

SENTENCES = {
    "empty": "There is no text in the file. Check that it is the right one; if its content is "
    "a picture, run text recognition (OCR) first.",
    "too_large": "The file is larger than {megabytes} MB. Split it, or take its pictures out.",
    "too_long": "The text is longer than {characters} characters. Split the file.",
    "too_many_pages": "The file has more than {pages} pages. Keep the pages that you need.",
    "too_many_rows": "The table has more than {rows} rows. Keep the rows that you need.",
    "too_many_columns": "The table goes beyond column {columns}. Delete the columns that you do not need.",
    "too_many_cells": "The table has more than {cells} cells. Keep the rows and columns that you need.",
    "too_many_sheets": "The workbook has more than {sheets} sheets. Keep those that you need.",
    "unpacks_too_large": "Unpacked, the file is larger than {megabytes} MB, and is not read. Save it as a "
    "new file and try again.",
    "takes_too_long": "The file could not be read within {seconds} seconds. Split it, or save it as a "
    "new file and try again.",
    "takes_too_much_memory": "Reading the file takes more than {megabytes} MB of memory. Split it and try "
    "again.",
    "busy": "Other files are being read. Try again in a moment.",
    "password": "The file is locked by a password. Open it, save it without one and try again.",
    "scanned": "The file holds pictures of pages and no text, as a scan does. Run text "
    "recognition (OCR) first, or take the publisher's text.",
    "picture": "This is a picture, not a document. Run text recognition (OCR) and take the file "
    "that it gives.",
    "broken": "The file is damaged or incomplete. Download it again, or open it in its own "
    "program and save it anew.",
    "broken_text": "From line {line} on the text is not in its own encoding. Save it as UTF-8 and try again.",
    "no_text": "This is no text file. What can be read: txt, html, docx, pdf, xlsx, xls, ofd.",
    "unknown_encoding": "The encoding of the text is not recognised. Save it as UTF-8 and try again.",
    "mislabelled": "The name ends in {ending}, but the content is no such file. Check the file, or "
    "download it again.",
    "old_word": "This is an old Word document (.doc), or one of WPS Writer. Open it in Word or "
    "WPS and save it as .docx.",
    "other_format": "Files of the format {format} are not read. Save it in its own program as .docx, "
    ".xlsx or .pdf; unpack an archive first.",
    "fonts_without_text": "The fonts of the PDF do not say which characters they show. Take the original "
    "document, or run text recognition (OCR).",
    "unclosed_quote": "A quotation mark opened in line {line} is never closed, so the cells behind it "
    "cannot be told apart. Close or delete it.",
    "no_table": "There is no table in the file. Take a CSV, Excel or Parquet file.",
}


NOTES = {
    "mislabelled": "The name ends in {ending}; the file is {format}, and was read as that.",
    "encoding_guessed": "The encoding is a guess ({encoding}): look out for wrong characters.",
    "cut_off": "The last character of the file was cut off and is left out.",
    "private_characters": "{count} characters mean something in a special font only; blanks stand in their "
    "places.",
    "pages_without_text": "{count} pages have no text ({pages}): figures on them were not read.",
    "tracked_changes": "The file has tracked changes; the text is read as if they were accepted.",
    "comments_left_out": "{count} comments were not read.",
    "hidden_text": "Hidden text was not read.",
    "embedded_left_out": "Other files embedded in it were not read.",
    "macros_left_out": "The file has macros; they were not run.",
    "pictures_left_out": "{count} pictures were not read: figures in them are missing.",
    "hidden_sheets": "{count} hidden sheets were not read: {where}.",
    "hidden_rows": "{count} hidden rows were not read: {where}.",
    "hidden_columns": "Hidden columns were not read, from {where}.",
    "formulas_without_values": "{count} formulas have no stored result and were read as empty: {where}. "
    "Open the file in Excel and save it once.",
    "error_values": "{count} cells hold an error: {where}.",
    "number_format_unknown": "The number format of {count} cells is not understood; they were read as "
    "stored: {where}. Check those in per cent.",
    "more_digits_stored": "{count} numbers were read as they are shown; more digits are stored: {where}.",
    "external_links": "The file refers to other files; they were not opened, and the stored results "
    "were read.",
    "nul_bytes": "{count} zero bytes were left out.",
    "ragged_rows": "{count} rows have another number of cells than most: {where}.",
}


def explain(error: Unreadable) -> str:
    """Why a file cannot be read and what to do, in English."""
    return SENTENCES[error.code].format(**error.values)


def explain_note(note: Note) -> str:
    """What to know of how a file was read, in English."""
    return NOTES[note.code].format(**note.values)
