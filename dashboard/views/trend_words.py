"""What a trend says in sentences: the newest figures, how they changed, what may not be compared and why."""

from collections.abc import Sequence

from dashboard.models.claims import Change, Figure
from dashboard.models.judgements import Comparability
from dashboard.run import Run
from dashboard.views.figure_cells import amount_phrase, range_phrase


def reason_sentence(run: Run, a: Figure, b: Figure, comparability: Comparability) -> str:
    """Why two figures of one place may not be compared, or only roughly, in the data's words."""
    names = {
        "scope": [run.scope_name(a.scope_id), run.scope_name(b.scope_id)],
        "basis": [run.basis_name(a.basis_id), run.basis_name(b.basis_id)],
        "kind": [run.term_name("kind", a.kind), run.term_name("kind", b.kind)],
    }
    reason_id = comparability.reason_id or ""
    older, newer = names[reason_id]
    sentence = run.text(
        f"near.{reason_id}" if comparability.grade == "near" else f"apart.{reason_id}",
        place=run.place_name(a.place_id),
        base=a.period,
        period=b.period,
        older=older,
        newer=newer,
    )
    reason = run.text.name_of(comparability, "reason")
    return run.text.sentences([sentence, reason]) if reason else sentence


def finding_sentence(run: Run, newest: Figure, changes: Sequence[Change]) -> str:
    """A figure and how it changed, ready to quote."""
    level = run.text(
        "finding.level",
        place=run.place_name(newest.place_id),
        year=newest.period,
        indicator=run.indicator_name(newest.indicator_id),
        scope=run.scope_name(newest.scope_id),
        amount=amount_phrase(run, newest),
    )
    key = (newest.place_id, newest.comparison_key, newest.period)
    own_changes = [c for c in changes if (c.place_id, c.comparison_key, c.period) == key]
    return level + (change_clause(run, own_changes) or run.text("finding.no_base")) + run.text("finding.end")


def finding_sentences(run: Run, newest: Sequence[Figure], changes: Sequence[Change]) -> list[str]:
    """The newest figures of a place; a lower and an upper bound of one quantity are one range."""
    sentences = []
    for key in dict.fromkeys(f.comparison_key for f in newest):
        own = [f for f in newest if f.comparison_key == key]
        bounds = {f.comparator: f for f in own}
        if len(own) == 2 and set(bounds) == {">=", "<="}:
            sentences.append(_range_sentence(run, bounds[">="], bounds["<="]))
        else:
            sentences += [finding_sentence(run, f, changes) for f in own]
    return sentences


def _range_sentence(run: Run, low: Figure, high: Figure) -> str:
    level = run.text(
        "finding.level",
        place=run.place_name(low.place_id),
        year=low.period,
        indicator=run.indicator_name(low.indicator_id),
        scope=run.scope_name(low.scope_id),
        amount=range_phrase(run, low, high),
    )
    return level + run.text("finding.end")


def change_clause(run: Run, changes: Sequence[Change]) -> str:
    """Changes of one figure against one base, in its unit and in percent; computed before printed."""
    preferred = [c for c in changes if c.how == "computed"] or list(changes)
    if not preferred:
        return ""
    base = preferred[0].base_period
    if base is None:
        return ""
    on_base = sorted((c for c in preferred if c.base_period == base), key=lambda c: c.unit_id == "percent")
    if on_base[0].value == 0:
        return run.text("finding.equal", base=base)
    amounts = [run.text.distance(c.value, c.unit_id, c.decimals, c.comparator) for c in on_base]
    if on_base[0].unit_id == "water_class":  # a smaller number is a better class
        key = "finding.class_worse" if on_base[0].value > 0 else "finding.class_better"
    else:
        key = "finding.up" if on_base[0].value > 0 else "finding.down"
    if len(amounts) > 1:
        return run.text(f"{key}_by_both", base=base, amount=amounts[0], percent=amounts[1])
    return run.text(key, base=base, amount=amounts[0])


def look_alike_sentences(run: Run, indicator: str) -> list[str]:
    """Indicators that look like this one and may not be compared with it."""
    sentences = []
    for pair in run.catalogue.look_alikes:
        if pair.list_id == "indicator" and indicator in (pair.code, pair.other_code):
            other = pair.other_code if pair.code == indicator else pair.code
            reason = run.text.name_of(pair, "reason")
            sentences.append(run.text("apart.indicator", other=run.indicator_name(other), reason=reason))
    return sentences
