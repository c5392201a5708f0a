"""Cards below a chart of years: a place's newest figure, its change and its distance to the limits; two
places side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.models.claims import Change, Figure
from dashboard.models.dimensions import NationalLimit
from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.text import Text
from dashboard.views.figure_cells import unit_beside_digits
from dashboard.views.grades import pair_reason
from dashboard.views.periods import period_label
from dashboard.views.trend.indicator_data import IndicatorData
from dashboard.views.trend.trend_words import short_amount, short_date
from dashboard.views.trend.year_pairs import YearPair
from dashboard.views.trend.year_series import YearSeries
from rules.limit import judge
from rules.rounding import decimals, exact_digits, half_up, may_tie

PAIRED = 2  # places that share a card of their own; of more each stands against the first


@dataclass(frozen=True)
class AnswerCard:
    """A place, or a pair, in a few sentences; `grade` is that of the pair, `claim_id` of the first number.
    `is_reference`: the other places are graded against this one.
    """

    place_id: str | None
    title: str
    lines: list[str]
    grade: str | None = None
    claim_id: str | None = None
    is_reference: bool = False

    def words(self, text: Text) -> str:
        """The sentences one after another."""
        return text.sentences(self.lines)


def build_answer_cards(
    run: Run,
    data: IndicatorData,
    series: Sequence[YearSeries],
    pairs: dict[str, YearPair],
    targets: Sequence[Target],
) -> list[AnswerCard]:
    """A card for each place; of two places one for the pair, of more their pairs with the first in theirs."""
    newest: dict[str, YearSeries] = {}
    for one in series:
        if one.place_id not in newest or (one.newest().year or 0) > (newest[one.place_id].newest().year or 0):
            newest[one.place_id] = one
    cards = [_place_card(run, data, one, targets) for one in newest.values()]
    if len(cards) < PAIRED:
        return cards
    first, *others = newest
    if len(others) == 1:
        return [*cards, _pair_card(run, data, first, others[0], pairs, None)]
    return [
        replace(cards[0], is_reference=True),
        *(
            _pair_card(run, data, first, place, pairs, card)
            for place, card in zip(others, cards[1:], strict=True)
        ),
    ]


def _place_card(run: Run, data: IndicatorData, series: YearSeries, targets: Sequence[Target]) -> AnswerCard:
    figure = series.newest()
    change = _change_words(run, data, series, figure)
    first = run.text(
        "answer.newest", year=figure.year, amount=short_amount(run, figure, data.figures), change=change
    )
    limits = _limit_words(run, data, figure)
    wanted = [
        run.text(
            "answer.target",
            year=t.year,
            amount=run.text.phrase_amount(t.target_text, unit_beside_digits(run, t.unit_id), t.comparator),
        )
        for t in targets
        if t.place_id == series.place_id and t.target_value is not None and (t.year or 0) > (figure.year or 0)
    ]
    lines = [first, *([limits] if limits else []), *wanted]
    return AnswerCard(series.place_id, run.place_name(series.place_id), lines, claim_id=figure.claim_id)


def _change_words(run: Run, data: IndicatorData, series: YearSeries, figure: Figure) -> str:
    """The change against the year before, with its grade; a printed one where that is not of one scope."""
    at = series.figures.index(figure)
    link = series.links[at - 1] if at else None
    if link and not link.is_gap and link.grade == "same":
        words = _difference_words(run, series.figures[at - 1], figure, is_near=False)
        if words:
            return words
    printed = _printed_words(run, data.changes, figure)
    if printed:
        return printed
    if link and not link.is_gap and link.grade == "near":
        return _difference_words(run, series.figures[at - 1], figure, is_near=True)
    if link and not link.is_gap and link.grade == "apart":
        return run.text("answer.apart", reason=pair_reason(run, link.comparability))
    return run.text("answer.no_base")


def _difference_words(run: Run, older: Figure, newer: Figure, is_near: bool) -> str:
    """How much lower or higher than the year before; nothing where either is a bound."""
    if older.comparator != "=" or newer.comparator != "=":
        return ""
    key = "equal" if older.value == newer.value else "lower" if newer.value < older.value else "higher"
    if key != "equal" and newer.unit_id == "water_class":
        key = "class_better" if newer.value < older.value else "class_worse"
    words = run.text(f"answer.{key}", gap=gap_words(run, older, newer, is_near))
    return words + (run.text("answer.near") if is_near else "")


def gap_words(run: Run, one: Figure, other: Figure, is_near: bool) -> str:
    """The distance of two figures; of near ones about so much, to the coarser digits of the two."""
    digits = [decimals(f.value_text) for f in (one, other)]
    gap = abs(other.value - one.value)
    rounded = half_up(gap, min(digits))
    shown = f"{rounded:.{min(digits)}f}" if is_near and rounded else f"{gap:.{max(digits)}f}"
    unit = one.margin_unit_id if one.margin_unit_id in ("percentage_point", "water_class") else "none"
    words = run.text.gap(shown, unit)
    return run.text("amount.about", amount=words) if is_near else words


def _printed_words(run: Run, changes: Sequence[Change], figure: Figure) -> str:
    """A change that the document prints, as what it says, with what a reader must know of it."""
    own = [
        c
        for c in changes
        if c.how == "printed"
        and (c.place_id, c.comparison_key, c.period)
        == (figure.place_id, figure.comparison_key, figure.period)
        and c.base_period == str((figure.year or 0) - 1)
    ]
    if not own:
        return ""
    change = min(own, key=lambda c: c.unit_id == "percent")
    if change.value == 0:
        words = run.text("answer.printed_equal")
    else:
        amount = run.text.distance(change.value, change.unit_id, change.decimals, change.comparator)
        words = run.text("answer.printed_down" if change.value < 0 else "answer.printed_up", amount=amount)
    caveat = run.text.name_of(change, "caveat")
    return words + (run.text("answer.caveat", caveat=caveat) if caveat else "")


def _limit_words(run: Run, data: IndicatorData, figure: Figure) -> str:
    """Which national limits the figure keeps, and how far it is from those it does not."""
    limits = [x for x in data.national_limits if x.year == figure.year]
    if not limits or figure.comparator != "=":
        return ""
    kept, missed = [], []
    for limit in limits:
        digits = decimals(exact_digits(limit.value))
        label = judge(figure.value, figure.comparator, limit.value, limit.comparator, digits)
        name = _limit_name(run, limit)
        if label == "exceeds":
            missed.append(_distance_words(run, figure, limit, name))
        else:
            kept.append(run.text("answer.rounded", limit=name) if label == "rounding" else name)
    parts = [run.text("answer.keeps", limits=run.text.join(kept))] if kept else []
    return run.text.clauses([*parts, *missed]) + run.text("finding.end")


def _limit_name(run: Run, limit: NationalLimit) -> str:
    amount = exact_digits(limit.value)
    if limit.standing == "in_force":
        return run.text("answer.limit_now", limit=amount)
    on = limit.start_on
    key = "answer.limit_from_year" if (on.month, on.day) == (1, 1) else "answer.limit_from_month"
    return run.text(key, limit=amount, on=period_label(run.text, short_date(on)))


def _distance_words(run: Run, figure: Figure, limit: NationalLimit, name: str) -> str:
    """How far a figure is above a limit, and what that is a year until a limit to come."""
    gap = figure.value - limit.value
    shown = f"{gap:.{max(decimals(figure.value_text), decimals(exact_digits(limit.value)))}f}"
    if limit.standing == "in_force":
        return run.text("answer.exceeds", limit=name, gap=shown)
    years = limit.start_on.year - (figure.year or 0)
    if years < 2:
        return run.text("answer.short_of", limit=name, gap=shown)
    rate = gap / years
    short = half_up(rate, 1) or half_up(rate, 2)
    key = "answer.short_by_year" if short == rate else "answer.short_by_about"
    return run.text(key, limit=name, gap=shown, rate=f"{short:f}")


def _pair_card(
    run: Run, data: IndicatorData, first: str, other: str, pairs: dict[str, YearPair], card: AnswerCard | None
) -> AnswerCard:
    """The two places in their newest common year: a card of its own, or a line more on the other's card."""
    pair = pairs.get(other)
    names = {"one": run.place_name(first), "other": run.place_name(other)}
    if pair is None:
        groups = [run.catalogue.places[place].peer_group for place in (first, other)]
        key = "answer.no_common_year" if groups[0] == groups[1] else "answer.other_level"
        grade, words = None, run.text(key, **names)
    else:
        grade, words = pair.comparability.grade, _pair_words(run, data, pair, names)
    if card:
        return AnswerCard(other, card.title, [*card.lines, words], grade, card.claim_id)
    return AnswerCard(None, run.text("answer.pair", **names), [words], grade)


def _pair_words(run: Run, data: IndicatorData, pair: YearPair, names: dict[str, str]) -> str:
    amounts = {"amount": short_amount(run, pair.one), "other_amount": short_amount(run, pair.other)}
    words = run.text("answer.both", year=pair.year, **names, **amounts)
    grade, reason = pair.comparability.grade, pair_reason(run, pair.comparability)
    if grade == "apart":
        return words + run.text("answer.not_compared", reason=reason)
    if pair.one.comparator != "=" or pair.other.comparator != "=":
        gap = run.text("answer.bound_in_pair")
    elif pair.one.value == pair.other.value:
        gap = run.text("answer.pair_equal")
    else:
        key = "lower" if pair.other.value < pair.one.value else "higher"
        distance = gap_words(run, pair.one, pair.other, grade == "near")
        gap = run.text(f"answer.pair_{key}", other=names["other"], gap=distance)
    if grade == "near":
        return words + gap + run.text("answer.not_ranked", reason=reason)
    return words + gap + _verdict(run, data, pair, names) + run.text("finding.end")


def _verdict(run: Run, data: IndicatorData, pair: YearPair, names: dict[str, str]) -> str:
    """Which of two figures of one definition is better, if rounding cannot have made the difference."""
    better = run.catalogue.indicators[data.indicator_id].better
    exact = pair.one.comparator == pair.other.comparator == "="
    if better == "neither" or not exact or may_tie(pair.one.value_text, pair.other.value_text):
        return ""
    is_better = (pair.other.value < pair.one.value) == (better == "lower")
    return run.text("answer.better" if is_better else "answer.worse", one=names["one"])
