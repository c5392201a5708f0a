"""What may be said of two places, or of one, on a quantity: a statement to quote, its grade and reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.models.claims import Change, Figure
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.views.grades import pair_reason
from dashboard.views.matrix.ranking import rank_clause
from dashboard.views.quantities.compared_figures import compare_figures, value_phrase
from dashboard.views.quantities.pair_limits import state_limits
from dashboard.views.quantities.quantity_data import Quantity, QuantityData
from dashboard.views.source_grades import WEAK, source_caveat

MOST_PLACES = 3  # named where others have a figure; the rest is counted


@dataclass(frozen=True)
class Number:
    """A number as it stands in a sentence, and its claim."""

    words: str
    claim_id: str


@dataclass(frozen=True)
class Statement:
    """A clause without its full stop, the grade of the two figures that it sets side by side, and why it is
    no better; grade None where it compares nothing. `place_id` is the place that it is about, `limits` a
    clause on where both figures stand to national limits, `numbers` those of the clause, in its order.
    """

    core: str
    place_id: str
    grade: str | None = None
    reason: str = ""
    numbers: tuple[Number, ...] = ()
    limits: str = ""

    def sentence(self, text: Callable[..., str], has_reason: bool = True) -> str:
        """The clause and its reason as a sentence, and that on the limits; `text` is that of the run."""
        if self.reason and has_reason:
            said = text("statement.with_reason", core=self.core, reason=self.reason)
        else:
            said = text("statement.alone", core=self.core)
        return text("statement.with_limits", said=said, limits=self.limits) if self.limits else said


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
    core = run.text.noted(core, [source_caveat(run, [other, first])])
    numbers = _numbers(run, other, first)
    return Statement(core, place, known.grade, pair_reason(run, known), numbers, limits)


def _numbers(run: Run, *figures: Figure) -> tuple[Number, ...]:
    return tuple(Number(value_phrase(run, figure), figure.claim_id) for figure in figures)


def _rank_key(figure: Figure) -> tuple[str, str]:
    """Figures of one indicator that may be ranked with each other."""
    return figure.period, figure.comparison_group


def _state_missing(
    data: QuantityData, quantity: Quantity, missing: Sequence[str], year: int | None
) -> Statement:
    """Of which places there is no figure, in a year or at all, and where there is one."""
    run, text = data.run, data.run.text
    if year is not None:
        places = _name_places(run, missing)
        newest = [f for place in missing if (f := data.newest(quantity, place))]
        core = text("statement.nothing_in_year", places=places, year=year)
        core = text.clauses([core, *(_name_newest(run, f) for f in newest)])
        return Statement(core, missing[0], numbers=_numbers(run, *newest))
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


def name_direction(run: Run, change: Change) -> str:
    """Whether a change is better or worse, as words to add; empty where it is neither."""
    return run.text(f"judged.{change.direction}") if change.direction in ("better", "worse") else ""


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
        marks = text(f"{newest.grade}.of_number") if newest.grade in WEAK else ""
        return Statement(text("statement.first", **names) + marks, place, numbers=_numbers(run, newest))
    before = data.figures[claims[position - 1]]
    known = data.reasons[before.claim_id, newest.claim_id]
    names |= {"base": before.period, "base_value": value_phrase(run, before)}
    change = data.change(newest) if known.grade == "same" and before.year == (newest.year or 0) - 1 else None
    key, gap, judged = "beside", "", ""
    if change is not None:
        key = "unchanged" if change.value == 0 else "risen" if change.value > 0 else "fallen"
        judged = name_direction(run, change)
        gap = text.gap(f"{abs(change.value):.{change.decimals}f}", change.unit_id)
    core = text(f"statement.{key}", **names, gap=gap, judged=judged)
    core = text.noted(core, [source_caveat(run, [newest, before])])
    shown = [newest] if key == "unchanged" else [newest, before]
    return Statement(core, place, known.grade, pair_reason(run, known), _numbers(run, *shown))
