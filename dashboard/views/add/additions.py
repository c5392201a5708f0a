"""Lines for the curated files from what was accepted of a report, and what was left out, with the reason."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.queries.proposals import fetch_plausible_ranges
from dashboard.run import Run
from dashboard.views.add.decisions import ACCEPTED
from dashboard.views.add.entries import Entry
from dashboard.views.add.known import find_known, read_number
from dashboard.views.add.marks import find_repeated
from reading.claim_rows import make_claim_row

CODE = re.compile(r"[a-z][a-z0-9_]*")
SOURCES, PLACES, PHRASES = "sources.csv", "places.csv", "phrases.csv"
SOURCE_COLUMNS = (
    "source_id",
    "title_zh",
    "title_en",
    "publisher_zh",
    "publisher_en",
    "published_on",
    "grade",
    "url",
    "document",
)
PLACE_COLUMNS = ("place_id", "name_zh", "name_en", "level", "parent_id", "peer_group")

Row = dict[str, str]


@dataclass
class AcceptedLines:
    """`rows`: lines by the file below data/ that they belong to; `entries`: the figure that each line of a
    claim file was made of; `left_out`: figures without a line, each with the reason.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    left_out: list[tuple[Entry, str]] = field(default_factory=list)

    def count(self) -> int:
        """How many claims there are."""
        return sum(map(len, self.entries.values()))


def build_lines(
    run: Run, text: str, entries: Sequence[Entry], source: Mapping[str, str], place: Mapping[str, str] | None
) -> AcceptedLines:
    """The lines of the accepted figures of a report. `source`: its own line; `place`: the line of a place
    that is not on record yet, whose Chinese name stands for its code in the figures.
    """
    lines = AcceptedLines()
    accepted = [entry for entry in entries if entry.state == ACCEPTED]
    repeated = find_repeated(accepted, find_known(run, accepted))
    ranges = fetch_plausible_ranges(run.warehouse)
    for entry in accepted:
        entry = _name_new_place(entry, place)
        reason = _find_reason(run, entry, repeated, place)
        row = None
        if not reason:
            proposal = entry.proposal
            low = ranges[proposal.indicator_id].plausible_low
            is_signed = proposal.kind == "change" or bool(proposal.base_period) or low < 0
            unit = run.text.units[proposal.unit].name_zh
            row = make_claim_row(proposal, text, unit, source["source_id"], is_signed)
            reason = "" if row else run.text("add.left_out.printed")
        if row is None:
            lines.left_out.append((entry, reason))
            continue
        file = f"claims/{entry.proposal.indicator_id}.csv"
        lines.rows.setdefault(file, []).append(row)
        lines.entries.setdefault(file, []).append(entry)
        if not entry.proposal.value and row["printed"] not in run.catalogue.phrases:
            phrase = {"phrase_zh": row["printed"], "phrase_en": entry.english}
            phrases = lines.rows.setdefault(PHRASES, [])
            if phrase["phrase_zh"] not in [known["phrase_zh"] for known in phrases]:
                phrases.append(phrase)
    if lines.entries:
        lines.rows[SOURCES] = [{column: source.get(column, "") for column in SOURCE_COLUMNS}]
        if place:
            lines.rows[PLACES] = [{column: place.get(column, "") for column in PLACE_COLUMNS}]
    return lines


def _name_new_place(entry: Entry, place: Mapping[str, str] | None) -> Entry:
    if place and entry.proposal.place_id == place["name_zh"]:
        return replace(entry, proposal=replace(entry.proposal, place_id=place["place_id"]))
    return entry


def _find_reason(
    run: Run, entry: Entry, repeated: Mapping[str, Entry], place: Mapping[str, str] | None
) -> str:
    """Why a figure cannot become a line; empty where it can, as far as its own cells tell."""
    proposal, catalogue = entry.proposal, run.catalogue
    new = {place["place_id"]} if place and CODE.fullmatch(place["place_id"]) else set()
    needs = {
        "indicator_id": proposal.indicator_id in catalogue.indicators,
        "place_id": proposal.place_id in catalogue.places.keys() | new,
        "scope_id": proposal.scope_id in catalogue.scopes,
        "period": bool(proposal.period),
        "basis_id": proposal.basis_id in catalogue.bases,
        "kind": ("kind", proposal.kind) in catalogue.terms,
        "unit_id": proposal.unit in catalogue.units,
        "base_period": proposal.kind != "change" or bool(proposal.base_period),
    }
    if missing := [name for name, is_there in needs.items() if not is_there]:
        names = run.text.join([run.text(f"add.field.{name}") for name in missing])
        return run.text("add.left_out.missing", names=names)
    if proposal.value and read_number(proposal.value) is None:
        return run.text("add.left_out.number")
    if entry.entry_id in repeated:
        same = read_number(repeated[entry.entry_id].proposal.value) == read_number(proposal.value)
        return run.text("add.left_out.repeated" if same else "add.left_out.differs")
    if not proposal.value and not (entry.english or proposal.value_text in catalogue.phrases):
        return run.text("add.left_out.english")
    return ""
