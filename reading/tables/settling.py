"""Makes claims of the figures: number, bound, kind and all else, each as printed, known or chosen."""

from collections.abc import Sequence

from reading.tables.completing import complete_entry, complete_table
from reading.tables.entries import WORDS, Entry
from reading.tables.fractions import ask_about_fractions
from reading.tables.numbers import CellFigure, read_figure
from reading.tables.questions import Questions
from reading.tables.units import settle_unit
from reading.tables.vocabulary import Vocabulary
from rules.printed import find_values

LONGEST_PRINTED = 24


def settle_entries(
    entries: Sequence[Entry],
    mark: str,
    likely: dict[str, list[str]],
    years: Sequence[str],
    vocabulary: Vocabulary,
    questions: Questions,
) -> list[Entry]:
    """The entries with a figure, completed as far as answers allow. `likely`: codes by role that the lines
    round the table speak of; `years`: periods to choose from where the table names none.
    """
    figures: dict[int, CellFigure] = {}
    kept: list[Entry] = []
    for entry in entries:
        figure = read_figure(entry.text, mark, vocabulary.words, vocabulary.unit_names)
        if figure.is_gap and not entry.parts.get(WORDS):
            continue
        kept.append(entry)
        figures[id(entry)] = figure
        if figure.fault:
            entry.add_fault(figure.fault)
    complete_table(kept, likely, years, vocabulary, questions)
    for entry in kept:
        _settle_figure(entry, figures[id(entry)], vocabulary, questions)
    ask_about_fractions(kept, vocabulary, questions)
    for entry in kept:
        complete_entry(entry, vocabulary, questions)
    return [entry for entry in kept if not entry.is_left_out]


def _settle_figure(entry: Entry, figure: CellFigure, vocabulary: Vocabulary, questions: Questions) -> None:
    """Value, comparator and unit; a claim in words has a unit alone."""
    parts = entry.parts
    parts.pop("value", None)
    if figure.fault:
        return
    facts = vocabulary.facts.get(parts.get("indicator_id", ""))
    if facts is None or "kind" not in parts:
        return
    is_change = parts["kind"] == "change" or bool(parts.get("base_period"))
    if figure.has_plus and not is_change:
        return entry.add_fault("plus_sign")
    parts["value"] = figure.digits
    settle_unit(entry, figure, facts, is_change, vocabulary, questions)
    if figure.is_gap:
        return
    stated = parts.get("comparator", "")
    if stated and figure.comparator and stated != figure.comparator:
        entry.add_fault("contradiction", "comparator", f"{stated} / {figure.comparator}")
    usual = {"higher": ">=", "lower": "<="}.get(facts.better, "=") if parts["kind"] == "target" else "="
    parts["comparator"] = figure.comparator or stated or usual
    if "unit_id" in parts and WORDS not in parts:
        _print(entry, vocabulary, is_change)


def _print(entry: Entry, vocabulary: Vocabulary, is_change: bool) -> None:
    """The cell as it stands, where it is a quotation that the rules of the build can read."""
    parts = entry.parts
    unit = vocabulary.unit_words.get(parts["unit_id"], "")
    values = find_values(entry.text, unit, parts["comparator"], is_change)
    if values and parts["value"] in values and len(entry.text) <= LONGEST_PRINTED:
        parts[WORDS] = entry.text
