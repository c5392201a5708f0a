"""What needs attention, in sentences: targets, arithmetic, and documents that disagree."""

from collections.abc import Sequence

from dashboard.models.judgements import Ambition, Disagreement, Target
from dashboard.queries.judgements import fetch_ambitions, fetch_audits, fetch_disagreements
from dashboard.run import Run
from dashboard.views.audit import failure_sentence
from dashboard.views.target_check import target_label
from rules.rounding import exact_digits


def find_attention(run: Run, places: Sequence[str], targets: Sequence[Target]) -> list[str]:
    """Targets missed, not comparable or loosened; arithmetic that fails; sources that disagree."""
    waters = run.with_waters(places)
    newest = {place: max((t.period for t in targets if t.place_id == place), default="") for place in waters}
    sentences = [sentence for t in targets if (sentence := _target_sentence(run, t))]
    sentences += [
        _looser(run, a)
        for a in fetch_ambitions(run.warehouse, waters)
        if a.relation == "looser" and a.period == newest[a.place_id]
    ]
    disagreements = fetch_disagreements(run.warehouse, places)
    pairs = {frozenset((d.claim_id, d.other_claim_id)) for d in disagreements}  # said once, as what they are
    failing = [a for a in fetch_audits(run.warehouse, places) if a.verdict == "fails"]
    sentences += [failure_sentence(run, a) for a in failing if frozenset(a.claim_ids) not in pairs]
    sentences += [_disagreement(run, d) for d in disagreements]
    return sentences


def _target_sentence(run: Run, t: Target) -> str | None:
    """Why a target needs attention; None if it does not."""
    target = (
        target_label(run, t)
        if t.target_value is None
        else run.text.phrase_amount(t.target_text, t.unit_id, t.comparator)
    )
    names = _names(run, t) | {"target": target}
    if t.status == "missed":
        result = run.text.phrase_amount(t.result_text or "", t.unit_id, t.result_comparator)
        return run.text("attention.missed", **names, result=result)
    if t.status == "not_comparable":
        return run.text("attention.not_comparable", **names, reason=run.text(f"reason.{t.reason}"))
    return None


def _names(run: Run, item: Target | Disagreement | Ambition) -> dict[str, str]:
    """What a sentence is about: place, year, indicator and scope."""
    return {
        "place": run.place_name(item.place_id),
        "year": item.period,
        "indicator": run.indicator_name(item.indicator_id),
        "scope": run.scope_name(item.scope_id),
    }


def _disagreement(run: Run, d: Disagreement) -> str:
    return run.text(
        "attention.disagreement",
        **_names(run, d),
        value=run.text.amount(exact_digits(d.value), d.unit_id),
        other=run.text.amount(exact_digits(d.other_value), d.unit_id),
    )


def _looser(run: Run, a: Ambition) -> str:
    return run.text(
        "attention.looser",
        **_names(run, a),
        target=run.text.phrase_amount(a.target_text, a.unit_id, a.comparator),
        last=a.last_period,
        result=run.text.amount(a.last_text or "", a.unit_id),
    )
