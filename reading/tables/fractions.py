"""Percentages that look like fractions of one: 0.838 below a heading in %. They are never scaled unasked."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from reading.tables.entries import Entry
from reading.tables.questions import LEAVE_OUT, Questions
from reading.tables.units import PERCENT
from reading.tables.vocabulary import Vocabulary
from reading.tables.words import spell

TIMES_100, AS_PRINTED = "times_100", "as_printed"
LARGE = 20  # of a column of percentages that also has some below 1


def ask_about_fractions(entries: Sequence[Entry], vocabulary: Vocabulary, questions: Questions) -> None:
    """One question an indicator for the columns in which no percentage is above 1, and one for those in which
    only some are not. The sign of per cent in a cell settles it.
    """
    columns: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        unit = vocabulary.unit_words.get(entry.parts.get("unit_id", ""))
        if unit == PERCENT and entry.parts.get("value") and PERCENT not in spell(entry.text):
            columns[entry.column, entry.parts["indicator_id"]].append(entry)
    doubtful: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for (_, indicator), group in columns.items():
        small = [entry for entry in group if abs(Decimal(entry.parts["value"])) <= 1]
        if not any(Decimal(entry.parts["value"]) for entry in small):
            continue
        if len(small) == len(group):
            doubtful["fraction", indicator] += small
        elif max(Decimal(entry.parts["value"]) for entry in group) >= LARGE:
            doubtful["fraction_mixed", indicator] += small
    for (subject, indicator), small in doubtful.items():
        options = (TIMES_100, AS_PRINTED) if subject == "fraction" else (AS_PRINTED, LEAVE_OUT)
        where = small[0].where
        answer = questions.ask(f"{subject}-{indicator}", subject, options, indicator, where)
        for entry in small:
            if entry.wait_for(answer) and answer == TIMES_100:
                entry.parts["value"] = f"{Decimal(entry.parts['value']).scaleb(2):f}"
                entry.parts.pop("printed", None)
