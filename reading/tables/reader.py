"""Reads a reader's own table: which sheet, where its headings are, what its columns mean, and its figures.

Pure: rows of text and a vocabulary in, claims, faults and questions out. Nothing is guessed in silence: what
is not certain is a question, and what hangs on an open question is not taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reading.tables.columns import VALUE, Column, read_columns
from reading.tables.entries import CellFault, Entry, Gathered, gather_entries
from reading.tables.filling import ask_about_days, fill_down
from reading.tables.headings import Frame
from reading.tables.labels import find_alike, read_label
from reading.tables.layout import Sheet, choose_headings, choose_table, find_ragged, spread_headings
from reading.tables.numbers import COMMA, POINT, find_mark_evidence
from reading.tables.periods import find_periods
from reading.tables.questions import Question, Questions
from reading.tables.settling import settle_entries
from reading.tables.sheets import Rows
from reading.tables.vocabulary import Vocabulary, find_inside
from reading.tables.words import is_garbled, spell

SAMPLE = 100  # rows by which a table is judged
YEARS_BACK = 15  # that are offered where a table names no year


@dataclass
class TableReading:
    """What was read. `entries` are all cells with a figure, complete and at fault; `fault` is the code of why
    there is no table.
    """

    sheet: Sheet | None = None
    rows: Rows = ()
    frame: Frame | None = None
    columns: list[Column] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    left_out: Mapping[str, list[int]] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    open_questions: list[Question] = field(default_factory=list)
    fault: str = ""

    @property
    def complete(self) -> list[Entry]:
        """The entries that nothing is wrong with and nothing is open of."""
        return [entry for entry in self.entries if not entry.faults and not entry.is_open]


def read_table(
    sheets: Sequence[Sheet],
    vocabulary: Vocabulary,
    answers: Mapping[str, str],
    today: date,
    file_name: str = "",
) -> TableReading:
    """Read as far as the answers go. `file_name` may name the indicator, as in data/claims."""
    questions = Questions(answers)
    reading = _read(sheets, vocabulary, questions, today, file_name)
    reading.questions = list(questions.asked.values())
    reading.open_questions = questions.open
    return reading


def _read(
    sheets: Sequence[Sheet], vocabulary: Vocabulary, questions: Questions, today: date, file_name: str
) -> TableReading:
    reading = TableReading()
    chosen = choose_table(sheets, vocabulary, questions)
    if chosen is None:
        reading.fault = "" if questions.asked else "no_table"
        return reading
    reading.sheet, reading.rows, block = chosen
    if block is None:
        return reading
    if _is_garbled(reading.rows[block.top : block.bottom + 1]):
        reading.fault = "garbled"
        return reading
    frame = choose_headings(reading.rows, block, reading.sheet, vocabulary, questions)
    if frame is None:
        return reading
    rows = spread_headings(reading.rows, frame, reading.sheet, questions)
    if rows is None:
        return reading
    sheet, reading.rows, reading.frame = reading.sheet, rows, frame
    ragged = find_ragged(rows, frame, sheet)
    even = replace(frame, rows=tuple(row for row in frame.rows if row not in ragged))
    reading.columns = columns = read_columns(rows, even, vocabulary, questions)
    if any(question.subject == "column" for question in questions.open):
        return reading
    if not any(column.role == VALUE for column in columns):
        reading.fault = "no_figures"
        return reading
    rows = ask_about_days(rows, even.rows, columns, questions)
    if rows is None:
        return reading
    rows, blank = fill_down(rows, even.rows, columns, questions)
    reading.rows = rows
    gathered = gather_entries(rows, frame.rows, columns, ragged, blank, vocabulary, questions)
    reading.left_out = gathered.left_out | {
        name: list(left) for name, left in (("remark", frame.remarks), ("repeated", frame.repeated)) if left
    }
    mark = _choose_mark(gathered, sheet, questions)
    if mark is None:
        return reading
    likely = _find_likely(frame, sheet, file_name, vocabulary)
    years = [*likely.pop("period"), *(str(today.year - back) for back in range(-1, YEARS_BACK))]
    reading.entries = settle_entries(gathered.entries, mark, likely, years, vocabulary, questions)
    _find_repeated(reading.entries)
    reading.faults = list(
        dict.fromkeys([*gathered.faults, *(fault for entry in reading.entries for fault in entry.faults)])
    )
    return reading


def _is_garbled(rows: Rows) -> bool:
    """Whether most of what is said in letters other than Latin ones cannot be read by anybody."""
    texts = {text for row in rows[:SAMPLE] for text in row if not text.isascii()}
    return 2 * sum(map(is_garbled, texts)) > len(texts)


def _choose_mark(gathered: Gathered, sheet: Sheet, questions: Questions) -> str | None:
    """The decimal mark of the table: proved by its numbers, or asked for."""
    point, comma, either = find_mark_evidence([entry.text for entry in gathered.entries])
    if point and not comma:
        return questions.ask("mark", "mark", (POINT, COMMA), guess=POINT) if either else POINT
    if comma and not point:
        return questions.ask("mark", "mark", (COMMA, POINT), guess=None if either else COMMA)
    if not (point or comma) and (not either or sheet.has_point):
        return POINT
    return questions.ask("mark", "mark", (POINT, COMMA))


def _find_likely(frame: Frame, sheet: Sheet, file_name: str, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Codes and periods that the lines round the table, the sheet and the file speak of."""
    stem = file_name.rpartition(".")[0]
    found: dict[str, list[str]] = {"place_id": [], "indicator_id": [], "period": [], "kind": []}
    for text in [*frame.preamble, sheet.name, stem]:
        label = read_label(text, vocabulary)
        for role, codes in found.items():
            codes += [
                code for code in [label.parts.get(role)] if code and code not in vocabulary.words.year_on_year
            ]
        found["indicator_id"] += find_alike(label, vocabulary) if label.rest else []
        found["place_id"] += [code for _, code in find_inside(spell(text), vocabulary.places)]
        found["period"] += [period for period, *_ in find_periods(spell(text), vocabulary.words)]
    if stem in vocabulary.indicators.codes:  # claims/x.csv is named by its indicator
        found["indicator_id"] = found["file"] = [stem]
    return found


def _find_repeated(entries: Sequence[Entry]) -> None:
    """One table says one thing about one quantity; of several figures none is taken."""
    key = (
        "indicator_id",
        "place_id",
        "scope_id",
        "period",
        "basis_id",
        "kind",
        "unit_id",
        "base_period",
        "source_id",
    )
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        if entry.is_open or entry.faults:
            continue
        bound = entry.parts.get("comparator", "")
        quantity = (*(entry.parts.get(role, "") for role in key), bound if bound in ("<=", ">=") else "")
        first = seen.setdefault(quantity, entry)
        if first is not entry:
            entry.add_fault("said_twice")
            if not any(fault.code == "said_twice" for fault in first.faults):
                first.add_fault("said_twice")
