"""The figures of a report as its reader left them: corrected or added; open, accepted or rejected."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.queries.proposals import UsedBasis, fetch_used_bases
from dashboard.run import NO_BASIS, Run
from dashboard.views.add.decisions import OPEN, AddedFigure, Decisions
from reading.proposals import Proposal, Reading

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
SENTENCE_REACH = 60  # letters beside a figure that somebody added


@dataclass(frozen=True)
class Entry:
    """A proposal with all corrections; `english`: the words of one without a number, translated."""

    entry_id: str
    proposal: Proposal
    state: str = OPEN
    is_corrected: bool = False
    is_added: bool = False
    english: str = ""


def build_entries(run: Run, reading: Reading, decisions: Decisions) -> list[Entry]:
    """Every figure of the report in the order of its text."""
    entries = []
    seen: Counter[tuple[int, int]] = Counter()
    for proposal in reading.proposals:
        span = (proposal.start, proposal.end)
        seen[span] += 1
        entry_id = f"{proposal.start}-{proposal.end}-{seen[span]}"
        changes = decisions.changes.get(entry_id, {})
        entries.append(
            Entry(
                entry_id,
                _correct(proposal, changes),
                decisions.states.get(entry_id, OPEN),
                is_corrected=any(name != "english" for name in changes),
                english=changes.get("english", ""),
            )
        )
    for entry_id, figure in decisions.added.items():
        fields = {**figure.fields, **decisions.changes.get(entry_id, {})}
        proposal = _correct(_make_proposal(reading, figure), fields)
        state = decisions.states.get(entry_id, OPEN)
        entries.append(Entry(entry_id, proposal, state, is_added=True, english=fields.get("english", "")))
    entries.sort(key=lambda entry: (entry.proposal.start, entry.entry_id))
    return _find_bases(run, entries, decisions)


def _correct(proposal: Proposal, changes: Mapping[str, str]) -> Proposal:
    own = {name: value for name, value in changes.items() if name != "english"}
    if own.get("value") == "":
        own["comparator"] = ""
    return replace(proposal, **own) if own else proposal  # type: ignore[arg-type]  # all of them are text


def _make_proposal(reading: Reading, figure: AddedFigure) -> Proposal:
    text, start, end = reading.text, figure.start, figure.end
    before = text[max(0, start - SENTENCE_REACH) : start].rpartition("\n")[2]
    after = text[end : end + SENTENCE_REACH].partition("\n")[0]
    return Proposal(
        indicator_id="",
        place_id="",
        scope_id="",
        period="",
        kind="",
        comparator="=",
        value="",
        value_text=text[start:end],
        unit="",
        base_period="",
        start=start,
        end=end,
        sentence=before + text[start:end] + after,
        confidence=Decimal(1),
        why=(),
        basis_id="",
        verb="",
        wording="",
    )


def _find_bases(run: Run, entries: Sequence[Entry], decisions: Decisions) -> list[Entry]:
    """A basis for what was added, or set to another indicator or period: the one that claims of the indicator
    stand on in that year or, where there is none, in the newest year.
    """
    unsettled = {}
    for entry in entries:
        given = {**decisions.changes.get(entry.entry_id, {})}
        given |= decisions.added[entry.entry_id].fields if entry.is_added else {}
        is_moved = entry.is_added or "indicator_id" in given or "period" in given
        if is_moved and not given.get("basis_id"):
            unsettled[entry.entry_id] = entry.proposal.indicator_id
    used = fetch_used_bases(run.warehouse, set(unsettled.values())) if unsettled else []
    return [
        replace(entry, proposal=replace(entry.proposal, basis_id=_choose_basis(used, entry.proposal)))
        if entry.entry_id in unsettled
        else entry
        for entry in entries
    ]


def _choose_basis(used: Sequence[UsedBasis], proposal: Proposal) -> str:
    own = [row for row in used if row.indicator_id == proposal.indicator_id]
    if not own:
        return NO_BASIS
    years = [int(year) for year in YEAR.findall(proposal.period)]
    year = max(years) if years else own[0].year
    nearest = min((row.year for row in own), key=lambda known: (abs(known - year), -known))
    return Counter(row.basis_id for row in own if row.year == nearest).most_common(1)[0][0]
