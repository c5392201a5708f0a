"""What a comparison says: differences of places, changes since an older year, why figures are apart."""

from collections.abc import Sequence

from dashboard.models.claims import Change, Figure
from dashboard.models.judgements import Comparability
from dashboard.run import Run
from dashboard.views.figure_cells import amount_cell
from rules.rounding import decimals


def difference_text(run: Run, first: Figure, other: Figure, comparability: Comparability) -> str:
    """A place against the first one: by how much, and whether that is better; about, if near; or why not."""
    text, better = run.text, run.catalogue.indicators[first.indicator_id].better
    names = {"place": run.place_name(other.place_id), "other": run.place_name(first.place_id)}
    reason = text.name_of(comparability, "reason").rstrip(text("finding.end"))
    if comparability.grade == "apart" and comparability.reason_id == "peer_group":
        return text("comparison.apart_peer_group", **names)
    if comparability.grade == "apart":
        return text("comparison.apart_reason" if reason else "comparison.apart_kind", **names, reason=reason)
    if first.comparator != "=" or other.comparator != "=":
        return text("comparison.bound", **names)
    is_near = comparability.grade == "near"
    if other.value == first.value:
        return text("comparison.near_equal" if is_near else "comparison.equal", **names, reason=reason)
    places = max(decimals(first.value_text), decimals(other.value_text))
    gap = text.gap(f"{abs(other.value - first.value):.{places}f}", first.margin_unit_id)
    is_higher = other.value > first.value
    if is_near:
        key = f"comparison.near_{'higher' if is_higher else 'lower'}"
        return text(key, **names, gap=gap, reason=reason)
    is_better = is_higher == (better == "higher")
    judged = "" if better == "neither" else text(f"judged.{'better' if is_better else 'worse'}")
    return text(f"comparison.{'higher' if is_higher else 'lower'}", **names, gap=gap, judged=judged)


def change_text(run: Run, change: Change) -> str:
    """The change of a place since the older year."""
    text = run.text
    judged = text(f"judged.{change.direction}") if change.direction in ("better", "worse") else ""
    amount = text.change(change.value, change.unit_id, change.decimals, change.comparator)
    if change.value == 0:
        amount = text("comparison.same")
    return text("comparison.change", place=run.place_name(change.place_id), change=amount, judged=judged)


def nothing_in_year(run: Run, newest: Sequence[Figure], year: int) -> str:
    """That no place has a figure of the year, and the newest that there are."""
    if not newest:
        return run.text("comparison.nothing_at_all")
    figures = [
        run.text(
            "comparison.newest_figure",
            place=run.place_name(f.place_id),
            year=f.year,
            amount=amount_cell(run, f).text,
            scope=run.scope_name(f.scope_id),
        )
        for f in newest
    ]
    return run.text("comparison.nothing_in_year", year=year, newest=run.text.clauses(figures))


def no_common_scope(run: Run, figures: Sequence[Figure], places: Sequence[str]) -> str | None:
    """Why places with figures of one indicator share no row; None if they share one."""
    text, definitions = run.text, {}
    for place in places:
        own = {f.comparison_key: f for f in figures if f.place_id == place}
        if own:
            definitions[place] = [own[key] for key in sorted(own)]
    keys = [{f.comparison_key for f in own} for own in definitions.values()]
    if len(keys) < 2 or set.intersection(*keys):
        return None
    each = [
        text(
            "comparison.on", place=run.place_name(place), scope=text.join([_definition(run, f) for f in own])
        )
        for place, own in definitions.items()
    ]
    indicator = run.indicator_name(figures[0].indicator_id)
    return text("comparison.apart", indicator=indicator, each=text.clauses(each))


def _definition(run: Run, figure: Figure) -> str:
    scope, basis = run.scope_name(figure.scope_id), run.basis_name(figure.basis_id)
    return run.text("ranking.group", scope=scope, basis=basis)
