"""What each column of a table holds: places, years, indicators, figures ... and what its heading says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reading.tables.headings import Frame, join_headings
from reading.tables.labels import find_alike, read_label
from reading.tables.numbers import is_gap
from reading.tables.periods import read_period
from reading.tables.questions import LEAVE_OUT, Questions, likely_first
from reading.tables.sheets import Rows, cell, cell_name, looks_numeric
from reading.tables.vocabulary import Vocabulary
from reading.tables.words import spell

VALUE, IGNORED = "value", "ignored"
NAMED = ("place_id", "indicator_id", "scope_id", "kind", "basis_id", "unit_id")  # looked up by their names
# Columns of claims/x.csv that are taken as they stand.
KEPT = ("source_id", "locator", "printed", "note_zh", "note_en", "second_source", "former_ids", "wording")
ROLES = (VALUE, *NAMED, "period", "base_period", "comparator", *KEPT)
SAMPLE = 200  # rows by which a column is judged
MOST = 0.5  # share of cells that must be known


@dataclass(frozen=True)
class Column:
    """A column of a table, from 0. `role` is one of ROLES, or ignored; `parts` are the codes by role that the
    heading of a column of figures says; `units` those that its printed unit may be.
    """

    column: int
    heading: str
    role: str
    parts: Mapping[str, str]
    units: tuple[str, ...] = ()
    waits: Mapping[str, str] = field(default_factory=dict)  # as of an entry: what its heading names


def read_columns(rows: Rows, frame: Frame, vocabulary: Vocabulary, questions: Questions) -> list[Column]:
    """Every column that has a heading or a cell; asks about those that are not certain."""
    columns = {at: join_headings(rows, frame, at) for at in range(frame.block.left, frame.block.right + 1)}
    axis = _find_axis([heading for heading in columns.values() if heading], vocabulary)
    found = []
    for column, heading in columns.items():
        texts = [cell(rows, row, column).strip() for row in frame.rows]
        if heading or any(texts):
            where = cell_name(frame.last_heading, column)
            guess = _guess_role(heading, texts, axis, vocabulary)
            role = questions.ask(f"column-{column}", "column", (*ROLES, IGNORED), heading, where, guess)
            found.append(_make_column(column, heading, role or IGNORED, where, axis, vocabulary, questions))
    return found


def _find_axis(headings: Sequence[str], vocabulary: Vocabulary) -> str:
    """What most headings name that is not a column of its own: places, or else indicators."""
    labels = [
        read_label(heading, vocabulary).parts
        for heading in headings
        if spell(heading) not in vocabulary.words.headings
    ]
    places = sum("place_id" in parts and "indicator_id" not in parts for parts in labels)
    return "place_id" if 2 * places > len(labels) else "indicator_id"


def _make_column(
    column: int,
    heading: str,
    role: str,
    where: str,
    axis: str,
    vocabulary: Vocabulary,
    questions: Questions,
) -> Column:
    """A column of figures with what its heading says; what it may say is asked for."""
    if role != VALUE or spell(heading) in vocabulary.words.headings:
        return Column(column, heading, role, {})
    label = read_label(heading, vocabulary)
    parts = label.parts
    if not label.rest:
        return Column(column, heading, role, parts, label.units)
    names = vocabulary.names_of(axis)
    is_indicator = axis == "indicator_id"
    alike = find_alike(label, vocabulary) if is_indicator else names.find_alike(label.rest)
    options = [*likely_first(alike, names.codes), LEAVE_OUT]
    guess = label.likely if is_indicator else None
    key, is_unknown = f"heading-{spell(heading)}", not is_indicator and not names.find(label.rest)
    chosen = questions.ask(key, axis, options, heading, where, guess, is_unknown)
    if chosen == LEAVE_OUT:
        return Column(column, heading, IGNORED, {})
    said = {**parts, axis: chosen} if chosen else parts
    return Column(column, heading, role, said, label.units, {} if chosen else {axis: key})


def _guess_role(heading: str, texts: Sequence[str], axis: str, vocabulary: Vocabulary) -> str | None:
    """The role of a column by its heading, held against its cells; by its cells alone where the heading says
    nothing. None where it is not certain.
    """
    words = vocabulary.words
    sample = [text for text in texts if not is_gap(text, words)][:SAMPLE]
    spelled = spell(heading)
    if heading in ROLES:  # a file of claims
        return heading
    role = words.headings.get(spelled)
    is_numeric = looks_numeric(sample, words)
    if role in ("place_id", "indicator_id", "scope_id", "kind") and is_numeric:
        role = role if _share(role, sample, vocabulary) > MOST else None
    elif role == VALUE and sample and not is_numeric:
        role = None
    if role:
        return role
    by_cells = _find_role_of_cells(sample, vocabulary)
    if by_cells == "period" and heading:  # numbers of things may look like years
        return VALUE if _is_heading_of_figures(heading, vocabulary) else None
    if by_cells and (not heading or not _is_heading_of_figures(heading, vocabulary)):
        return by_cells
    if not heading or not (is_numeric or not sample):
        return None
    return VALUE if axis == "place_id" or _is_heading_of_figures(heading, vocabulary) else None


def _is_heading_of_figures(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading says what figures below it are about."""
    label = read_label(heading, vocabulary)
    return bool(
        label.units
        or set(label.parts) & {"indicator_id", "period", "place_id", "kind"}
        or find_alike(label, vocabulary)
    )


def _find_role_of_cells(sample: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """What most cells of a column are the names of."""
    if not sample:
        return None
    shares = {
        role: _share(role, sample, vocabulary) for role in ("place_id", "period", "indicator_id", *NAMED[2:])
    }
    best = max(shares, key=lambda role: shares[role])
    return best if shares[best] > MOST else None


def _share(role: str, sample: Sequence[str], vocabulary: Vocabulary) -> float:
    """The share of cells that are names for a role."""
    counts = Counter(sample)
    return sum(count for text, count in counts.items() if _is_known(role, text, vocabulary)) / len(sample)


def _is_known(role: str, text: str, vocabulary: Vocabulary) -> bool:
    if role == "period":
        return read_period(text, vocabulary.words) is not None
    if role == "indicator_id":
        return "indicator_id" in read_label(text, vocabulary).parts
    if role == "unit_id":
        return bool(vocabulary.find_units(text))
    if role == "kind":
        return spell(text) in vocabulary.words.kinds
    return bool(vocabulary.names_of(role).find(text))
