"""The figures of a table, cell by cell, with all that headings, rows and answers say of each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from reading.tables.columns import NAMED, VALUE, Column
from reading.tables.names_in_cells import KnownNames, Place, question_key
from reading.tables.periods import read_period
from reading.tables.questions import LEAVE_OUT, Questions
from reading.tables.sheets import Rows, cell, cell_name
from reading.tables.vocabulary import Vocabulary
from reading.tables.words import has_unseen, spell, strip_footnote

WORDS = "printed"  # the column of claims/x.csv that holds words for a number
HEADED = ("place_id", "period", "indicator_id")


@dataclass(frozen=True)
class CellFault:
    """What is wrong with a cell: `code` names the sentence, `text` is what stands there."""

    row: int
    column: int
    code: str
    text: str = ""

    @property
    def where(self) -> str:
        return cell_name(self.row, self.column)


@dataclass
class Entry:
    """One cell with a figure: what is known of it by column of claims/x.csv, and from which cell; `units` are
    those that its printed unit may be.
    """

    row: int
    column: int
    text: str
    parts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, Place] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    faults: list[CellFault] = field(default_factory=list)
    waits: dict[str, str] = field(default_factory=dict)  # question by role whose name has still to be chosen
    is_open: bool = False  # waits for an answer
    is_left_out: bool = False

    @property
    def where(self) -> str:
        return cell_name(self.row, self.column)

    def wait_for(self, answer: str | None) -> bool:
        """Whether an answer is there that takes the entry up; it waits for one, or is left out by one."""
        self.is_open |= answer is None
        self.is_left_out |= answer == LEAVE_OUT
        return answer not in (None, LEAVE_OUT)

    def was_refused(self, role: str) -> bool:
        """Whether a cell of this role is at fault: then nothing is put in its place."""
        place = self.cells.get(role)
        return place is not None and any((fault.row, fault.column) == place for fault in self.faults)

    def add_fault(self, code: str, role: str = VALUE, text: str = "") -> None:
        row, column = self.cells.get(role, (self.row, self.column))
        self.faults.append(CellFault(row, column, code, text or self.text))

    def put(self, role: str, code: str, place: Place) -> None:
        """Take a part up; two cells that say different things are a fault."""
        if self.parts.get(role, code) != code:
            self.add_fault("contradiction", role, f"{self.parts[role]} / {code}")
        self.parts[role] = code
        self.cells[role] = place

    def take_units(self, units: tuple[str, ...], role: str = VALUE) -> None:
        """Units that a printed one may be; those that were known before must be among them."""
        common = tuple(unit for unit in units if unit in self.units) if self.units else units
        if not common:
            self.add_fault("units_disagree", role)
        self.units = common


@dataclass
class Gathered:
    """All entries of a table, rows that were left out, by reason, and faults of rows that have no entry."""

    entries: list[Entry] = field(default_factory=list)
    left_out: dict[str, list[int]] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


def gather_entries(
    rows: Rows,
    row_numbers: Sequence[int],
    columns: Sequence[Column],
    widths: Mapping[int, int],
    blank: Collection[Place],
    vocabulary: Vocabulary,
    questions: Questions,
) -> Gathered:
    """`widths`: how many cells a row of a text file has where that is not as many as its headings; `blank`:
    cells that should hold a name.
    """
    found = Gathered()
    keys = [column for column in columns if column.role not in (VALUE, "ignored")]
    values = [column for column in columns if column.role == VALUE]
    saying = [*values, *(column for column in keys if column.role == WORDS)]
    names = KnownNames(vocabulary, questions)
    for at, row in enumerate(row_numbers):
        if row in widths:
            found.faults.append(CellFault(row, 0, "ragged", str(widths[row])))
            continue
        if not any(cell(rows, row, column.column).strip() for column in saying):
            found.left_out.setdefault("no_figure", []).append(row)
            continue
        if again := _find_headings(rows, row, keys, vocabulary):  # of another table, and so is what follows
            found.faults.append(again)
            found.left_out["below_headings"] = list(row_numbers[at:])
            break
        known = Entry(row, 0, "")
        if not all(_read_key(rows, row, column, known, names, found) for column in keys):
            continue
        for column in keys:
            if (row, column.column) in blank:
                known.cells[column.role] = (row, column.column)
                known.add_fault("blank_name", column.role, column.heading)
        for column in values:
            found.entries.append(_make_entry(row, column, cell(rows, row, column.column).strip(), known))
    return found


def _find_headings(rows: Rows, row: int, keys: Sequence[Column], vocabulary: Vocabulary) -> CellFault | None:
    """A heading where a name should be: another table begins."""
    for column in keys:
        text = cell(rows, row, column.column).strip()
        if column.role in HEADED and spell(text) in vocabulary.words.headings:
            return CellFault(row, column.column, "headings_again", text)
    return None


def _make_entry(row: int, column: Column, text: str, known: Entry) -> Entry:
    entry = Entry(row, column.column, text, dict(known.parts), dict(known.cells), known.units)
    entry.faults, entry.waits = list(known.faults), {**known.waits, **column.waits}
    entry.is_open = bool(entry.waits)
    for role, code in column.parts.items():
        entry.put(role, code, (row, column.column))
    if column.units:
        entry.take_units(column.units)
    return entry


def _read_key(rows: Rows, row: int, column: Column, known: Entry, names: KnownNames, found: Gathered) -> bool:
    """Take up what a cell beside the figures says; False where its row is to be left out."""
    text, role, place = cell(rows, row, column.column).strip(), column.role, (row, column.column)
    if not text:
        return True
    known.cells[role] = place
    if has_unseen(text):
        known.add_fault("unseen", role, text)
        return True
    words = names.vocabulary.words
    if spell(text) in words.totals and role in HEADED:
        found.left_out.setdefault("total", []).append(row)
        return False
    if role in ("period", "base_period"):
        period = read_period(strip_footnote(text)[0], words) or _as_iso(text)
        if period is None:
            known.add_fault("not_a_period", role, text)
        else:
            known.put(role, period, place)
    elif role == "comparator":
        signs = dict(words.bounds_before) | {"=": "="}
        if sign := signs.get(normalize("NFKC", text).lower()):
            known.put(role, sign, place)
        else:
            known.add_fault("unknown_name", role, text)
    elif role in NAMED:
        return _read_name(text, role, place, known, names, found)
    else:
        known.put(role, text, place)
    return True


def _as_iso(text: str) -> str | None:
    """A period of claims/x.csv from one time to another; the build says if it is none."""
    return text if "/" in text and text[:2] in ("19", "20", "..") else None


def _read_name(text: str, role: str, place: Place, known: Entry, names: KnownNames, found: Gathered) -> bool:
    if role == "unit_id":
        if units := names.find_units(text):
            known.take_units(units, role)
        else:
            known.add_fault("unknown_unit", role, text)
        return True
    answer = names.find(text, role, place)
    if answer is None:
        known.waits[role] = question_key(role, text)
    elif answer == {}:
        found.left_out.setdefault("chosen", []).append(place[0])
        return False
    elif "fault" in answer:
        known.add_fault(answer["fault"], role, text)
    else:
        for one, code in answer.items():
            known.put(one, code, place)
        if role == "indicator_id" and (units := names.units_of(text)):
            known.take_units(units, role)
    return True
