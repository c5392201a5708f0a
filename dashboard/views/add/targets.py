"""Each proposed target against the last result before it, by the rule that ambition goes by.

The last result may stand in the same report: a summary of a year comes with the plan for the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.queries.proposals import fetch_target_relations
from dashboard.run import Run
from dashboard.views.add.decisions import REJECTED
from dashboard.views.add.entries import Entry
from dashboard.views.add.known import KnownBeside, read_number, whole_year
from dashboard.views.add.mark import Mark
from dashboard.views.add.words import name_amount
from dashboard.views.periods import period_phrase

TONES = {"looser": "warning", "equal": "plain", "tighter": "good"}
OfEntry = tuple[str, Mark]  # the id of an entry with a remark on it


@dataclass(frozen=True)
class Result:
    """A figure of an earlier year: of the warehouse, or of the report itself (no claim)."""

    year: int
    digits: str
    unit: str
    claim_id: str = ""


def find_results(entries: Sequence[Entry], known: KnownBeside) -> dict[tuple[str, str], list[Result]]:
    """Exact results of whole years by place and comparison key, the newest first; the report's own before
    those on record.
    """
    found: dict[tuple[str, str], list[Result]] = {}
    for entry in entries:
        proposal, key = entry.proposal, known.keys.get(entry.entry_id)
        year = whole_year(proposal.period)
        is_result = proposal.kind == "actual" and proposal.comparator == "="
        if key and year and is_result and entry.state != REJECTED and read_number(proposal.value) is not None:
            found.setdefault((proposal.place_id, key), []).append(Result(year, proposal.value, proposal.unit))
    for figure in known.figures:
        if figure.year is not None and figure.comparator == "=":
            result = Result(figure.year, figure.value_text, figure.unit_id, figure.claim_id)
            found.setdefault((figure.place_id, figure.comparison_key), []).append(result)
    for results in found.values():
        results.sort(key=lambda result: -result.year)  # stable: the report's own stay before
    return found


def mark_targets(run: Run, entries: Sequence[Entry], known: KnownBeside) -> Iterator[OfEntry]:
    """A remark on each target with a number that has a result of an earlier year."""
    results = find_results(entries, known)
    targets = []
    for entry in entries:
        proposal, key = entry.proposal, known.keys.get(entry.entry_id)
        year, value = whole_year(proposal.period), read_number(proposal.value)
        if proposal.kind != "target" or proposal.base_period or not (key and year) or value is None:
            continue
        earlier = [r for r in results.get((proposal.place_id, key), []) if r.year < year]
        if earlier and earlier[0].unit == proposal.unit:
            targets.append((entry, value, earlier[0]))
    relations = fetch_target_relations(
        run.warehouse,
        [
            (
                run.catalogue.indicators[entry.proposal.indicator_id].better,
                entry.proposal.comparator,
                f"{value:f}",
                result.digits,
            )
            for entry, value, result in targets
        ],
    )
    for (entry, value, result), relation in zip(targets, relations, strict=True):
        if relation.relation in TONES:
            yield entry.entry_id, _make_mark(run, entry, value, result, relation.relation)


def _make_mark(run: Run, entry: Entry, value: Decimal, result: Result, relation: str) -> Mark:
    unit = entry.proposal.unit
    last = name_amount(run, result.digits, unit, "=")
    gap = name_gap(run, abs(value - Decimal(result.digits)), unit)
    key = "add.mark.target_equal" if relation == "equal" else "add.mark.target_apart"
    parts = {} if relation == "equal" else {"gap": gap}
    sentence = run.text(key, period=period_phrase(run.text, str(result.year)), last=last, **parts)
    link = run.choices.claim_link(result.claim_id) if result.claim_id else ""
    return Mark(TONES[relation], run.text(f"relation.{relation}"), sentence, link)


def name_gap(run: Run, gap: Decimal, unit: str) -> str:
    """How far two numbers of a unit lie apart."""
    unit = "percentage_point" if unit == "percent" else unit
    return run.text.gap(f"{gap:f}", unit) if unit in run.text.units else f"{gap:f}"
