"""What may be said of two places, or of one, on a quantity: a statement to quote, its grade and reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from dashboard.models.claims import Figure
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.views.figure_cells import unit_beside_digits
from dashboard.views.grades import pair_reason
from dashboard.views.matrix.ranking import rank_clause
from dashboard.views.quantities.pair_limits import state_limits
from dashboard.views.quantities.quantity_data import Quantity, QuantityData
from rules.rounding import decimals, half_up, may_tie

MOST_PLACES = 3  # named where others have a figure; the rest is counted


@dataclass(frozen=True)
class Statement:
    """A clause without its full stop, the grade of the two figures that it sets side by side, and why it is
    no better; grade None where it compares nothing. `place_id` is the place that it is about, `limits` a
    clause on where both figures stand to national limits.
    """

    core: str
    place_id: str
    grade: str | None = None
    reason: str = ""
    claim_ids: tuple[str, ...] = ()
    limits: str = ""

    def sentence(self, text: Callable[..., str], has_reason: bool = True) -> str:
        """The clause and its reason as a sentence, and that on the limits; `text` is that of the run."""
        if self.reason and has_reason:
            said = text("statement.with_reason", core=self.core, reason=self.reason)
        else:
            said = text("statement.alone", core=self.core)
        return text("statement.with_limits", said=said, limits=self.limits) if self.limits else said


def value_phrase(run: Run, figure: Figure) -> str:
    """A figure for running text below a heading that gives its unit; marked where no document prints it."""
    unit = unit_beside_digits(run, figure.unit_id)
    amount = run.text.phrase_amount(figure.value_text, unit, figure.comparator)
    if figure.kind == "actual":
        return amount
    return run.text("statement.marked", amount=amount, mark=run.term_name("kind", figure.kind))


def state_all(data: QuantityData, quantity: Quantity, year: int | None = None) -> list[Statement]:
    """Each further place against the first one, then which places have no figure; a single place against its
    own past. Of the newest year that two have in common, or of a given one.
    """
    if len(data.places) == 1:
        (place,) = data.places
        return [state_change(data, quantity, place, year)]
    reference, *others = (place for place in data.places)
    shown = [place for place in data.places if (quantity, place) not in data.levelled]
    missing = [place for place in shown if data.newest(quantity, place, year) is None]
    pairs = [
        state_pair(data, quantity, reference, place, year)
        for place in others
        if reference not in missing and place in shown and place not in missing
    ]
    return [*pairs, _state_missing(data, quantity, missing, year)] if missing else pairs


def state_pair(
    data: QuantityData, quantity: Quantity, reference: str, place: str, year: int | None = None
) -> Statement:
    """A place against the reference, which both have figures, in the newest year that both have or in one."""
    run = data.run
    if (quantity, reference) in data.levelled:
        names = {"place": run.place_name(place), "other": run.place_name(reference)}
        return Statement(run.text("statement.no_level", **names), place)
    pair = data.pair(quantity, reference, place, year)
    years = [pair.year] if pair else data.common_years(quantity, reference, place)
    if not years:
        return _state_no_common_year(data, quantity, reference, place)
    if pair:
        first, other = data.figures[pair.claim_id], data.figures[pair.other_claim_id]
        known = pair.comparability
    else:  # places of different levels are no pair
        first, other = (data.figure_of(quantity, each, year or years[0]) for each in (reference, place))
        ids = first.claim_id, other.claim_id
        known = fetch_comparability(run.warehouse, [ids])[ids]
    core = compare_figures(run, first, other, known.grade, pair.difference if pair else None)
    if known.grade == "same":
        named = [other, first] if len(data.places) == 2 else [other]
        group = [f for f in data.peers if _rank_key(f) == _rank_key(other)]
        core = run.text.clauses([part for part in (core, rank_clause(run, group, named)) if part])
    is_newest_of_two = len(data.places) == 2 and year is None and known.grade != "apart"
    limits = state_limits(run, first, other, data.limits) if is_newest_of_two else ""
    return Statement(
        core, place, known.grade, pair_reason(run, known), (first.claim_id, other.claim_id), limits
    )


def _rank_key(figure: Figure) -> tuple[str, str]:
    """Figures of one indicator that may be ranked with each other."""
    return figure.period, figure.comparison_group


def compare_figures(run: Run, first: Figure, other: Figure, grade: str, difference: Decimal | None) -> str:
    """The two figures, and by how much they differ: about, if they are near; not at all, if apart."""
    text = run.text
    names = {
        "year": other.period,
        "place": run.place_name(other.place_id),
        "other": run.place_name(first.place_id),
        "value": value_phrase(run, other),
        "other_value": value_phrase(run, first),
    }
    if grade == "apart":
        return text("statement.apart", **names)
    if difference is None:
        return text("statement.bound", **names)
    if difference == 0:
        return text("statement.equal", **names)
    direction = "higher" if difference > 0 else "lower"
    if grade == "near":
        gap = half_up(abs(difference), _shared_decimals(first, other))
        if not gap:
            return text("statement.close", **names)
        return text(f"statement.near_{direction}", **names, gap=text.gap(str(gap), first.margin_unit_id))
    places = max(decimals(first.value_text), decimals(other.value_text))
    gap_text = text.gap(f"{abs(difference):.{places}f}", first.margin_unit_id)
    return text(f"statement.{direction}", **names, gap=gap_text, judged=_judge(run, first, other, difference))


def _shared_decimals(first: Figure, other: Figure) -> int:
    """Decimals that both figures show; a whole, 100 %, is as exact as the figure beside it."""
    shown = [
        decimals(figure.value_text)
        for figure in (first, other)
        if (figure.unit_id, figure.value) != ("percent", Decimal(100))
    ]
    return min(shown, default=0)


def _judge(run: Run, first: Figure, other: Figure, difference: Decimal) -> str:
    """Whether the other figure is better; empty where neither is, or rounding may have made the gap."""
    better = run.catalogue.indicators[first.indicator_id].better
    if better == "neither" or may_tie(first.value_text, other.value_text):
        return ""
    return run.text("judged.better" if (difference > 0) == (better == "higher") else "judged.worse")


def _state_missing(
    data: QuantityData, quantity: Quantity, missing: Sequence[str], year: int | None
) -> Statement:
    """Of which places there is no figure, in a year or at all, and where there is one."""
    run, text = data.run, data.run.text
    if year is not None:
        places = _name_places(run, missing)
        newest = [f for place in missing if (f := data.newest(quantity, place))]
        core = text("statement.nothing_in_year", places=places, year=year)
        return Statement(text.clauses([core, *(_name_newest(run, f) for f in newest)]), missing[0])
    aimed = [place for place in missing if data.has_target(quantity, place)]
    others = [place for place in missing if place not in aimed]
    parts = [text("statement.nothing", places=_name_places(run, others))] if others else []
    if aimed:
        key = "statement.also_target_only" if others else "statement.target_only"
        parts.append(text(key, places=_name_places(run, aimed)))
    return Statement(text.clauses([*parts, *_name_other_places(data, quantity)]), missing[0])


def _name_places(run: Run, places: Sequence[str]) -> str:
    return run.text.join([run.place_name(place) for place in places])


def _name_newest(run: Run, figure: Figure) -> str:
    place, value = run.place_name(figure.place_id), value_phrase(run, figure)
    return run.text("statement.newest", place=place, year=figure.period, value=value)


def _name_other_places(data: QuantityData, quantity: Quantity) -> list[str]:
    """Which places that are not chosen have a figure; nothing where none has."""
    names = [data.run.place_name(place) for place in data.other_places(quantity)]
    if not names:
        return []
    key = "statement.elsewhere_more" if len(names) > MOST_PLACES else "statement.elsewhere"
    return [data.run.text(key, places=data.run.text.join(names[:MOST_PLACES]), count=len(names))]


def _state_no_common_year(data: QuantityData, quantity: Quantity, reference: str, place: str) -> Statement:
    run = data.run
    core = run.text(
        "statement.no_common_year",
        place=run.place_name(reference),
        years=_name_years(run, [point.year for point in data.points(quantity, reference)]),
        other=run.place_name(place),
        other_years=_name_years(run, [point.year for point in data.points(quantity, place)]),
    )
    return Statement(core, place)


def _name_years(run: Run, years: Sequence[int]) -> str:
    """Years in order, those that follow each other as a span: 2013–2016, 2018."""
    spans = []
    for _, members in groupby(enumerate(years), lambda item: item[1] - item[0]):
        span = [year for _, year in members]
        spans.append(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]))
    return run.text.join(spans)


def state_change(data: QuantityData, quantity: Quantity, place: str, year: int | None = None) -> Statement:
    """One place by itself: its newest figure, or that of a year, beside the one before it on its line."""
    run, text = data.run, data.run.text
    newest = data.newest(quantity, place, year)
    if newest is None:
        return _state_missing(data, quantity, [place], year)
    names = {"year": newest.period, "value": value_phrase(run, newest)}
    claims = [point.claim_id for point in data.points(quantity, place)]
    position = claims.index(newest.claim_id)
    if position == 0:
        return Statement(text("statement.first", **names), place, None, "", (newest.claim_id,))
    before = data.figures[claims[position - 1]]
    ids = before.claim_id, newest.claim_id
    known = data.reasons[ids]
    names |= {"base": before.period, "base_value": value_phrase(run, before)}
    change = data.change(newest) if known.grade == "same" and before.year == (newest.year or 0) - 1 else None
    if change is None:
        return Statement(text("statement.beside", **names), place, known.grade, pair_reason(run, known), ids)
    if change.value == 0:
        return Statement(text("statement.unchanged", **names), place, "same", "", ids)
    judged = text(f"judged.{change.direction}") if change.direction in ("better", "worse") else ""
    gap = text.gap(f"{abs(change.value):.{change.decimals}f}", change.unit_id)
    key = "statement.risen" if change.value > 0 else "statement.fallen"
    return Statement(text(key, **names, gap=gap, judged=judged), place, "same", "", ids)
