"""What is wrong with rows that a reader adds, in plain words, and what they are about."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from dashboard.models.additions import AdditionFault, Additions
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.text import load_texts

RowName = Callable[[str, int], str]  # of a row, by its file and number

# The rules of the build that rows of readers break, each with a sentence of its own; of the others the name
# is told.
WORDS = (
    "base_period_out_of_place",
    "basis_of_another_time",
    "basis_out_of_place",
    "duplicate_key",
    "given_twice",
    "implausible_value",
    "known_already",
    "known_with_another_value",
    "later_than_its_document",
    "missing_value",
    "name_in_use",
    "not_a_code",
    "not_a_date",
    "not_a_file_that_is_read",
    "not_a_number",
    "not_a_period",
    "not_a_web_address",
    "not_plain_text",
    "quotation_too_long",
    "report_with_a_number",
    "report_without_target",
    "unknown_column",
    "untranslated_note",
    "untranslated_words",
    "value_not_as_printed",
    "word_for_nothing",
    "wording_of_no_target",
    "wrong_language",
    "wrong_unit",
)
KNOWN = ("known already", "known with another value")  # rules whose value is the published claim


def name_fault(run: Run, fault: AdditionFault) -> str:
    """What is wrong, and what to do, in a sentence."""
    code = fault.rule.replace(" ", "_")
    if code in WORDS:
        return run.text(f"addition_fault.{code}", value=fault.value)
    if code.startswith("unknown_"):
        return run.text("addition_fault.unknown", value=fault.value)
    return run.text("addition_fault.other", rule=fault.rule)


def name_column(run: Run, column: str) -> str:
    """A column of a curated file in the reader's language, with its code."""
    texts = load_texts(run.text.language)
    name = texts.get(f"field.{column}") or texts.get(
        f"column.{column.removesuffix('_zh').removesuffix('_en')}"
    )
    return f"{name} {column}" if name else column


def build_fault_table(
    run: Run, additions: Additions, faults: Sequence[AdditionFault], name_row: RowName | None = None
) -> Table:
    """The faults in order, each with the row it is in; what is known already leads to its claim."""
    table = Table([run.text(f"column.{name}") for name in ("row", "column", "fault", "found")])
    for fault in faults:
        claim_id = fault.value if fault.rule in KNOWN else None
        if fault.row == 0:
            where = run.text("preview.no_row")
        else:
            where = name_row(fault.file, fault.row) if name_row else _name_row(run, additions, fault)
        cells = [Cell(where), Cell(name_column(run, fault.column)), Cell(name_fault(run, fault))]
        table.add([*cells, Cell(fault.value or "–", claim_id)], [])
    return table


def _name_row(run: Run, additions: Additions, fault: AdditionFault) -> str:
    """What a row is about, and where it stands."""
    row = additions[fault.file][fault.row - 1]
    indicator, place = PurePosixPath(fault.file).stem, row.get("place_id", "")
    subject = run.indicator_name(indicator) if indicator in run.catalogue.indicators else fault.file
    named = run.place_name(place) if place in run.catalogue.places else place
    number = run.text("preview.row", row=fault.row)
    return " ".join(
        part for part in (subject, number, named, row.get("period", ""), row.get("value", "")) if part
    )


def find_places(run: Run, additions: Additions, chosen: Sequence[str] = ()) -> list[str]:
    """Places to look at the added claims with: that of most of them and its peers, those of the claims first,
    then those that the reader has `chosen`. Alone a place is not compared: there are at least two.
    """
    rows = [row for rows in additions.values() for row in rows]
    new = {row["place_id"]: row["peer_group"] for row in rows if "peer_group" in row}
    peers = {code: place.peer_group for code, place in run.catalogue.places.items()} | new
    counts = Counter(row["place_id"] for row in rows if "period" in row and row.get("place_id") in peers)
    added = [code for code, _ in counts.most_common()]
    if not added:
        return []
    known = (code for code in (*added, *chosen, *peers) if peers.get(code) == peers[added[0]])
    alike = list(dict.fromkeys(known))
    return alike[: max(2, sum(code in counts for code in alike))]


def find_indicators(additions: Additions) -> list[str]:
    """The indicators of the added claims, each once."""
    return [
        PurePosixPath(file).stem for file, rows in additions.items() if any("period" in row for row in rows)
    ]


def find_target_years(additions: Additions) -> list[str]:
    """The years of the added targets, the newest first."""
    return sorted(_find(additions, lambda row: row["period"][:4] if row.get("kind") == "target" else ""))[
        ::-1
    ]


def name_sources(run: Run, additions: Additions) -> str:
    """The titles of the documents of the added rows, in the run's catalogue."""
    codes = _find(additions, lambda row: row.get("source_id", ""))
    known = run.catalogue.sources
    return run.text.join([run.source_title(code) if code in known else code for code in codes])


def _find(additions: Additions, name: Callable[[Mapping[str, str]], str]) -> list[str]:
    return list(dict.fromkeys(found for rows in additions.values() for row in rows if (found := name(row))))
