"""The table to fill in: the right columns, the reader's values and their faults, the lists of codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.run import Run
from dashboard.views.own_table.outcome import list_faults
from dashboard.views.own_table.unknown_names import find_unknown_names, tell_needs
from dashboard.views.own_table.vocabulary import KINDS_TO_CHOOSE
from reading.tables.entries import Entry
from reading.tables.reader import TableReading
from reading.tables.sheets import cell

COLUMNS = (
    "place_id",
    "indicator_id",
    "period",
    "kind",
    "comparator",
    "value",
    "unit_id",
    "scope_id",
    "basis_id",
    "base_period",
    "note_zh",
    "note_en",
)
FAULT = "fault"
COMPARATORS = ("=", ">=", "<=", ">", "<", "~")


@dataclass(frozen=True)
class Template:
    """Rows below the columns; `lists`: code and name by column; `about` how to fill it in."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    lists: Mapping[str, Sequence[tuple[str, str]]]
    about: Sequence[str]
    names: Mapping[str, str]


def build_template(
    run: Run,
    reading: TableReading | None = None,
    further: Mapping[tuple[int, int], Sequence[str]] | None = None,
) -> Template:
    """A row a figure, what is at fault in it as the reader wrote it, and the sentences on its faults in the
    last column: those of the reading and `further` ones, by the cell of the figure. Rows of the sheet
    that give no figure for a fault are told below. Without a reading there is nothing to correct.
    """
    catalogue, name = run.catalogue, run.text.name_of
    lists = {
        "place_id": [(code, name(place)) for code, place in catalogue.places.items()],
        "indicator_id": [(code, name(indicator)) for code, indicator in catalogue.indicators.items()],
        "kind": [(kind, run.term_name("kind", kind)) for kind in KINDS_TO_CHOOSE],
        "comparator": [(sign, run.term_name("comparator", sign)) for sign in COMPARATORS],
        "unit_id": [(code, run.text.unit_name(code)) for code in catalogue.units],
        "scope_id": [(code, name(scope)) for code, scope in catalogue.scopes.items()],
        "basis_id": [(code, name(basis)) for code, basis in catalogue.bases.items()],
    }
    return Template(
        columns=(*COLUMNS, FAULT),
        rows=_make_rows(run, reading, further or {}) if reading else [],
        lists=lists,
        about=[run.text(f"own_table.template.{step}") for step in ("columns", "codes", "values", "again")],
        names={sheet: run.text(f"own_table.sheet.{sheet}") for sheet in ("table", "codes", "about")},
    )


def _make_rows(
    run: Run, reading: TableReading, further: Mapping[tuple[int, int], Sequence[str]]
) -> list[list[str]]:
    rows = []
    unknown = find_unknown_names(reading)
    for entry in reading.entries:
        found = [*list_faults(run, entry.faults)]
        told = [f"{fault.where} {fault.sentence}" for fault in found]
        told += [*further.get((entry.row, entry.column), ()), *tell_needs(run, entry, unknown)]
        rows.append([*_make_row(entry, reading), " ".join(told)])
    own = {fault for entry in reading.entries for fault in entry.faults}
    for fault in list_faults(run, [fault for fault in reading.faults if fault not in own]):
        rows.append([*[""] * len(COLUMNS), f"{fault.where} {fault.sentence}"])
    return rows


def _make_row(entry: Entry, reading: TableReading) -> list[str]:
    """What is known of a figure; else what stands in the reader's cell."""
    known = {**entry.parts, "value": entry.parts.get("value") or entry.text}
    return [
        known.get(column) or (cell(reading.rows, *entry.cells[column]) if column in entry.cells else "")
        for column in COLUMNS
    ]
