"""What a row of a matrix says of its places: with ranks, roughly, not at all, or who is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.models.claims import Claim, Figure
from dashboard.models.judgements import Comparability
from dashboard.models.pairs import Pair
from dashboard.queries.claims import fetch_claims
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.views.figure_cells import amount_phrase
from dashboard.views.grades import GRADES, pair_reason
from dashboard.views.matrix.matrix_parts import Verdict
from dashboard.views.matrix.ranking import rank_clause
from dashboard.views.periods import period_label
from dashboard.views.quantities.compared_figures import compare_figures

FEW = 3  # places named one by one


@dataclass(frozen=True)
class PlaceFigures:
    """The figures of one indicator: all of them, the newest of each chosen place, and who has a target."""

    figures: Sequence[Figure]
    newest: Mapping[str, Figure | None]  # by chosen place, the reference first
    with_target: frozenset[str]


def find_verdicts(run: Run, rows: Mapping[str, PlaceFigures], pairs: Sequence[Pair]) -> dict[str, Verdict]:
    """A verdict for each indicator of which some chosen place has a figure."""
    chosen = {indicator: _choose_pair(row, pairs, indicator) for indicator, row in rows.items()}
    ids = [pair for pair in chosen.values() if pair is not None]
    known = fetch_comparability(run.warehouse, ids) if ids else {}
    claims = fetch_claims(run.warehouse, sorted({claim for pair in ids for claim in pair})) if ids else {}
    return {
        indicator: _add_caveat(run, row, _verdict(run, row, pair), pair, claims)
        for indicator, row in rows.items()
        for pair in [known.get(chosen[indicator] or ("", ""))]
    }


def _add_caveat(
    run: Run, row: PlaceFigures, verdict: Verdict, pair: Comparability | None, claims: Mapping[str, Claim]
) -> Verdict:
    """The verdict on two numbers with the documents known from a copy only, and the note that both share."""
    ids = {pair.claim_id, pair.other_claim_id} if pair and verdict.year else set[str]()
    copied = [f for f in row.figures if f.claim_id in ids and f.grade == "unverified_copy"]
    if not copied:
        return verdict
    documents = dict.fromkeys(f.source_id for f in copied)
    sources = [run.text("chart.title_alone", title=run.source_title(source)) for source in documents]
    notes = {run.text.name_of(claims[claim], "note") for claim in ids}
    note = notes.pop() if len(notes) == 1 else ""
    copy = run.text("matrix.copied", sources=run.text.join(sources))
    caveat = run.text.clauses([copy, note[:1].lower() + note[1:]] if note else [copy])
    return replace(verdict, caveat=caveat)


def _choose_pair(row: PlaceFigures, pairs: Sequence[Pair], indicator: str) -> tuple[str, str] | None:
    """The claims of the best-graded pair, the newest of several, that of the reference place before others.

    Without a pair of one year the newest figures of two places: they may be apart for another reason.
    """
    reference = next(iter(row.newest), "")
    own = [pair for pair in pairs if pair.indicator_id == indicator]
    if own:
        best = max(
            own,
            key=lambda pair: (
                -GRADES.index(pair.grade),
                pair.year,
                reference in (pair.place_id, pair.other_place_id),
            ),
        )
        best = best.swapped() if best.other_place_id == reference else best
        return best.claim_id, best.other_claim_id
    present = [f for f in row.newest.values() if f is not None]
    return (present[0].claim_id, present[1].claim_id) if len(present) > 1 else None


def _verdict(run: Run, row: PlaceFigures, pair: Comparability | None) -> Verdict:
    if pair is None:
        return Verdict(None, missing_sentence(run, row))
    by_id = {f.claim_id: f for f in row.figures}
    one, other = by_id[pair.claim_id], by_id[pair.other_claim_id]
    if pair.grade == "same" and one.period == other.period:
        return Verdict("same", _same_sentence(run, row, one, other, pair), one.year or 0)
    return pair_verdict(run, one, other, pair)


def pair_verdict(run: Run, one: Figure, other: Figure, pair: Comparability) -> Verdict:
    """The grade and the sentence of two figures: both numbers and their difference, or why there is none."""
    reason = [pair_reason(run, pair)] if pair.grade != "same" else []
    if one.period != other.period:
        years = run.text.join([_place_and_period(run, f) for f in (one, other)])
        sentence = run.text("matrix.other_years", figures=years)
        is_apart = pair.grade == "apart"
        return Verdict("apart" if is_apart else None, _with_reason(run, sentence, reason * is_apart))
    sentence = _with_reason(run, _compared(run, one, other, pair), reason)
    return Verdict(pair.grade, sentence, one.year or 0)


def _with_reason(run: Run, sentence: str, reason: Sequence[str]) -> str:
    return run.text("matrix.with_reason", sentence=sentence, reason=reason[0]) if reason else sentence


def _compared(run: Run, one: Figure, other: Figure, pair: Comparability) -> str:
    is_exact = one.comparator == other.comparator == "="
    difference = other.value - one.value if is_exact and pair.grade != "apart" else None
    return compare_figures(run, one, other, pair.grade, difference)


def _same_sentence(run: Run, row: PlaceFigures, one: Figure, other: Figure, pair: Comparability) -> str:
    """Both numbers and their difference, or of many places the highest and the lowest; then the ranks."""
    group = [f for f in row.figures if (f.period, f.comparison_group) == (one.period, one.comparison_group)]
    chosen = [f for place in row.newest for f in group if f.place_id == place]
    if len(chosen) > 2:
        high, low = max(chosen, key=lambda f: f.value), min(chosen, key=lambda f: f.value)
        sentence = run.text(
            "matrix.many_equal" if high.value == low.value else "matrix.many",
            year=one.period,
            count=len(chosen),
            amount=amount_phrase(run, high),
            highest=_place_and_amount(run, high),
            lowest=_place_and_amount(run, low),
        )
    else:
        sentence = _compared(run, one, other, pair)
    named = [f for f in chosen if f.kind != "derived"][:FEW]
    return run.text.clauses([part for part in (sentence, rank_clause(run, group, named)) if part])


def missing_sentence(run: Run, row: PlaceFigures) -> str:
    """Who has no figure here: a target only, or nothing."""
    absent = [place for place, f in row.newest.items() if f is None]
    if not absent:
        return ""
    if len(absent) > FEW:
        present = [run.place_name(place) for place, f in row.newest.items() if f is not None]
        if not present:
            return run.text("matrix.nobody")
        return run.text("matrix.only", places=run.text.join(present))
    parts = []
    for key, places in (
        ("matrix.target_only", [place for place in absent if place in row.with_target]),
        ("matrix.absent", [place for place in absent if place not in row.with_target]),
    ):
        if places:
            parts.append(run.text(key, places=run.text.join([run.place_name(place) for place in places])))
    return run.text.clauses(parts)


def _place_and_amount(run: Run, figure: Figure) -> str:
    return run.text(
        "matrix.place_amount", place=run.place_name(figure.place_id), amount=amount_phrase(run, figure)
    )


def _place_and_period(run: Run, figure: Figure) -> str:
    period = period_label(run.text, figure.period)
    return run.text("matrix.place_period", place=run.place_name(figure.place_id), period=period)
