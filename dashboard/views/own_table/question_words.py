"""The questions about a reader's own table, and their answers, in the reader's language."""

from collections.abc import Sequence

from dashboard.run import Run
from reading.tables.columns import IGNORED, ROLES
from reading.tables.layout import Sheet
from reading.tables.questions import LEAVE_OUT, Question
from reading.tables.reader import TableReading
from reading.tables.sheets import cell

LONGEST_ABOUT = 40  # characters of the reader's own text in a question
# Where the table speaks of an indicator by its code, the name is told.
OF_INDICATOR = ("unit_id", "scope_id", "basis_id", "fraction", "fraction_mixed")
DELIMITERS = {",": "comma_sign", ";": "semicolon", "\t": "tab", "|": "bar"}
OF_TABLE = ("table_place_id", "table_indicator_id", "table_period", "table_kind")  # asked of a whole table
PLAIN = ("block", "period", "heading_rows", "encoding")


def name_question(run: Run, question: Question) -> str:
    """What is to be chosen, with what stands in the table and where."""
    about = question.about
    if question.subject in OF_INDICATOR and about in run.catalogue.indicators:
        key = f"own_table.ask_of.{question.subject}"
        return run.text(key, indicator=run.indicator_name(about), where=question.where)
    return run.text(f"own_table.ask.{question.subject}", about=shorten(about), where=question.where)


def name_option(
    run: Run, question: Question, option: str, reading: TableReading, sheets: Sequence[Sheet]
) -> str:
    """An answer, by its name."""
    if option == LEAVE_OUT:
        return run.text("own_table.option.leave_out")
    subject = question.subject.removeprefix("table_") if question.subject in OF_TABLE else question.subject
    if subject in PLAIN:
        return option
    if subject == "heading":
        return run.text(
            "own_table.heading_row", row=option, texts=shorten(_row_of_texts(reading, int(option) - 1))
        )
    if subject == "delimiter":
        return run.text(f"own_table.option.{DELIMITERS[option]}") if option in DELIMITERS else option
    if subject == "sheet":
        return sheets[int(option)].name or option
    if subject == "column":
        return name_role(run, option)
    catalogue, text = run.catalogue, run.text
    if subject == "place_id":
        return run.place_name(option)
    if subject == "indicator_id":
        return (
            f"{run.indicator_name(option)} ({unit})"
            if (unit := _unit_of(run, option))
            else run.indicator_name(option)
        )
    if subject == "scope_id":
        return run.scope_name(option)
    if subject == "basis_id":
        return run.basis_name(option)
    if subject == "kind":
        return run.term_name("kind", option)
    if subject == "unit_id":
        return text.unit_name(option) or text.name_of(catalogue.units[option]) or option
    return text(f"own_table.option.{option}")


def name_role(run: Run, role: str) -> str:
    """What a column holds."""
    return run.text(f"own_table.role.{role if role in (*ROLES, IGNORED) else IGNORED}")


def shorten(text: str) -> str:
    """The reader's own text, as long as a label may be."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_ABOUT else f"{plain[:LONGEST_ABOUT]}…"


def _unit_of(run: Run, indicator: str) -> str:
    return run.text.unit_name(run.catalogue.indicators[indicator].unit_id)


def _row_of_texts(reading: TableReading, row: int) -> str:
    """The texts of a row, parted by bars."""
    width = len(reading.rows[row]) if 0 <= row < len(reading.rows) else 0
    return " | ".join(text for column in range(width) if (text := cell(reading.rows, row, column).strip()))
