"""What needs attention, in tiles: what monitoring warns of, targets, published arithmetic, and what these
sources do not hold.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.judgements import Audit, Disagreement, Target
from dashboard.queries.judgements import fetch_audits, fetch_disagreements
from dashboard.run import Run
from dashboard.views.audit.audit import failure_sentence
from dashboard.views.audit.audit_cards import find_base_surprise, group_audits
from dashboard.views.quantities.quantity_data import QuantityData
from dashboard.views.quantities.quantity_rows import QuantityRow
from dashboard.views.targets.target_bounds import join_bounds
from dashboard.views.targets.target_labels import is_striven_for, with_grade
from dashboard.views.targets.target_years import JUDGED
from dashboard.views.warnings import build_warnings
from rules.rounding import exact_digits

MOST = 1  # cases named in a sentence; the rest is counted
WARNED_ON = "this_year"  # the page that has all warnings
COUNTED = (*JUDGED, "not_comparable")


@dataclass(frozen=True)
class Tile:
    """Two sentences at most, and the page that has all of it: its name and the codes of its link."""

    key: str
    sentences: list[str]
    page: str
    codes: dict[str, str]


def build_tiles(data: QuantityData, rows: Sequence[QuantityRow]) -> list[Tile]:
    """The tiles of the chosen places: three, and one more where a warning has not been seen. `rows` are all
    quantities of the overview.
    """
    places = ",".join(data.places)
    warnings = build_warnings(data.run, data.places)
    year = _newest_judged_year(data.targets)
    codes = {"place_id": places} | ({"year": str(year)} if year else {})
    return [
        *([Tile("monitoring", _tell_warnings(data, warnings), WARNED_ON, {})] if warnings else []),
        Tile("targets", _tell_targets(data, year), "targets", codes),
        Tile("audit", _tell_audit(data.run, data.places), "audit", {"place_id": places}),
        Tile("missing", _tell_missing(data, rows), "compare", {"place_id": places}),
    ]


def _tell_warnings(data: QuantityData, warnings: Sequence[str]) -> list[str]:
    """The newest warning, and how many there are beside it."""
    rest = len(warnings) - MOST
    return [*warnings[:MOST], *([data.run.text("warning.and_more", count=rest)] if rest else [])]


def _newest_judged_year(targets: Sequence[Target]) -> int | None:
    return max((t.year for t in targets if t.year and t.status in JUDGED), default=None)


def _tell_targets(data: QuantityData, year: int | None) -> list[str]:
    """The targets of the newest year with results, then those that are looser than the last result."""
    run, text = data.run, data.run.text
    of_year = join_bounds([t for t in data.targets if t.year == year], run.catalogue.term_codes("grade"))
    missed = [t for t in of_year if t.status == "missed"]
    newest = {place: max(t.period for t in data.targets if t.place_id == place) for place in _places(data)}
    looser = {
        t.first_claim_id: t
        for t in data.targets
        if (ambition := data.ambitions.get(t.target_claim_id))
        and ambition.relation == "looser"
        and t.period == newest[t.place_id]
    }
    counts = Counter(t.status for t in of_year)
    cases = _name(run, [_name_missed(run, t) for t in missed])
    keys = {"missed": "missed_striven_for"} if all(map(is_striven_for, missed)) else {}
    parts = [
        text(f"tile.{keys.get(status, status)}", count=counts[status], cases=cases)
        for status in COUNTED
        if counts[status]
    ]
    sentences = [text("tile.targets", year=year, counts=text.clauses(parts))] if year else []
    if looser:
        named = _name(run, [_name_looser(run, data, t) for t in looser.values()])
        sentences.append(text("tile.looser", count=len(looser), cases=named))
    return sentences or [text("tile.no_targets")]


def _places(data: QuantityData) -> set[str]:
    return {t.place_id for t in data.targets}


def _name(run: Run, cases: Sequence[str]) -> str:
    """Cases in words; of many the first."""
    if len(cases) <= MOST:
        return run.text.clauses(list(cases))
    return run.text("tile.and_more", cases=run.text.clauses(list(cases[:MOST])))


def _name_missed(run: Run, t: Target) -> str:
    gap = ""
    if t.margin is not None and t.margin_unit_id:
        gap = run.text.gap(f"{abs(t.margin):.{t.decimals}f}", t.margin_unit_id)
    key = "tile.missed_case_striven_for" if is_striven_for(t) else "tile.missed_case"
    return run.text(key, **_names(run, t), gap=gap, by=with_grade(run, "", t.grade))


def _name_looser(run: Run, data: QuantityData, t: Target) -> str:
    ambition = data.ambitions[t.target_claim_id]
    return run.text(
        "tile.looser_case",
        **_names(run, t),
        year=t.period,
        target=run.text.phrase_amount(t.target_text, t.unit_id, t.comparator),
        last=ambition.last_period,
        result=run.text.amount(ambition.last_text or "", t.unit_id),
    )


def _names(run: Run, row: Target | Disagreement) -> dict[str, str]:
    return {
        "place": run.place_name(row.place_id),
        "indicator": run.indicator_name(row.indicator_id),
        "scope": run.text.noted("", [run.scope_label(row.scope_id)]),
    }


def _tell_audit(run: Run, places: Sequence[str]) -> list[str]:
    """A base that cannot be of its network goes first; then what adds up and what does not. Two networks of
    sections are no fault, and a share that was cut off rather than rounded agrees.
    """
    text, audits = run.text, fetch_audits(run.warehouse, places)
    disagreements = fetch_disagreements(run.warehouse, places)
    pairs = {frozenset((d.claim_id, d.other_claim_id)) for d in disagreements}  # said once, as what they are
    failing = [a for a in audits if a.verdict == "fails" and frozenset(a.claim_ids) not in pairs]
    holding = [same for same in group_audits(audits) if same[0].verdict.startswith("holds")]
    cut = [same for same in holding if same[0].verdict == "holds_by_truncation"]
    if not (audits or disagreements):
        return [text("tile.nothing_to_audit")]
    key = "tile.holding_cut" if cut else "tile.holding"
    counted, differing = text(key, count=len(holding), cut=len(cut)), len(failing) + len(disagreements)
    surprise = find_base_surprise(run, audits, places)
    if surprise:
        also = [text("tile.differing_count", count=differing)] if differing else []
        return [surprise, text.sentences([counted, *also])]
    if differing:
        example = _name_failure(run, failing, disagreements)
        return [counted, text("tile.differing", count=differing, example=example)]
    return [counted]


def _name_failure(run: Run, failing: Sequence[Audit], disagreements: Sequence[Disagreement]) -> str:
    if failing:
        return failure_sentence(run, failing[0]).rstrip(run.text("finding.end"))
    d = disagreements[0]
    return run.text(
        "tile.disagreement",
        **_names(run, d),
        year=d.period,
        value=run.text.amount(exact_digits(d.value), d.unit_id),
        other=run.text.amount(exact_digits(d.other_value), d.unit_id),
    )


def _tell_missing(data: QuantityData, rows: Sequence[QuantityRow]) -> list[str]:
    """How many of the shown quantities lack the newest year, place by place; which have no figure at all."""
    run, text = data.run, data.run.text
    shown = [row for row in rows if row.has_figures]
    years = [cell.figure.year or 0 for row in shown for cell in row.cells if cell.figure]
    sentences = []
    if years:
        newest, lacking = max(years), []
        for number, place in enumerate(data.places):
            cells = [row.cells[number].figure for row in shown]
            count = sum(figure is None or (figure.year or 0) < newest for figure in cells)
            if count:
                lacking.append(text("tile.lacking", place=run.place_name(place), count=count))
        if lacking:
            cases = text.join(lacking)
            sentences.append(text("tile.missing", year=newest, total=len(shown), cases=cases))
        else:
            sentences.append(text("tile.complete", year=newest))
    empty = [row.name for row in rows if not row.has_figures]
    if empty:
        sentences.append(text("tile.empty", count=len(empty), cases=_name(run, empty)))
    return sentences
