"""Overview: the newest headline figures of each chosen place, and what needs attention."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import queries
from dashboard.models import Ambition, Change, Figure, Target
from dashboard.page import Page
from dashboard.views.audit import failure_words
from dashboard.views.table import Cell, Table, amount, record
from dashboard.views.target_check import status_words, told_target

WRITTEN_WITH = ("percent", "water_class")  # units that are written with the digits


@dataclass(frozen=True)
class Point:
    """One year of a course: for drawing, and as printed."""

    year: int
    value: float
    told: str


@dataclass(frozen=True)
class Card:
    """One headline figure; `better` says whether its change is good, None where that has no meaning."""

    name: str
    value: str
    unit: str
    claim_id: str
    about: str
    change: str | None
    base: str | None
    better: bool | None
    target: str | None
    course: list[Point]


@dataclass(frozen=True)
class PlaceCards:
    """The cards of one place, or why it has none."""

    place_id: str
    name: str
    cards: list[Card]


@dataclass(frozen=True)
class Overview:
    """Places with their cards, sentences on what needs attention, and the figures of the cards in a table."""

    places: list[PlaceCards]
    attention: list[str]
    table: Table


def overview(page: Page, places: Sequence[str]) -> Overview:
    """The newest figures of the headline indicators for some places."""
    headline = [i.indicator_id for i in page.catalogue.indicators.values() if i.headline is not None]
    figures = [f for f in queries.figures(page.warehouse, headline, places) if f.year is not None]
    changes = queries.changes(page.warehouse, headline, places)
    targets = queries.targets(page.warehouse, page.with_waters(places))
    table = Table([page.text(f"column.{c}") for c in ("place", "indicator", "period", "scope", "value", "change", "grade")])
    shown = []
    for place in places:
        cards = []
        for indicator in headline:
            for newest in _newest([f for f in figures if (f.place_id, f.indicator_id) == (place, indicator)]):
                card = _card(page, newest, figures, changes, targets)
                cards.append(card)
                table.rows.append([
                    Cell(page.place(place)), Cell(page.indicator(indicator)), Cell(newest.period), Cell(page.scope(newest.scope)),
                    amount(page, newest), Cell(f"{card.change} {card.base}" if card.change else "–"), Cell(page.term("grade", newest.grade)),
                ])  # fmt: skip
                table.records.append(record(page, newest))
        shown.append(PlaceCards(place, page.place(place), cards))
    return Overview(shown, _attention(page, places, targets), table)


def _newest(figures: list[Figure]) -> list[Figure]:
    """The figures of the newest year of a printed result, one for each scope; of a derived one if nothing is printed."""
    printed = [f for f in figures if f.kind == "actual"] or figures
    return [f for f in printed if f.year == max(g.year or 0 for g in printed)]


def _card(page: Page, newest: Figure, figures: list[Figure], changes: list[Change], targets: list[Target]) -> Card:
    key = (newest.place_id, newest.comparison_key)
    since = [c for c in changes if (c.place_id, c.comparison_key) == key and c.period == newest.period]
    yearly = [c for c in since if c.base_period == str((newest.year or 0) - 1)]
    change = next((c for c in sorted(yearly, key=lambda c: (c.how != "computed", c.unit == "percent"))), None)
    judged = _judged(change)
    course = {f.year or 0: f for f in figures if (f.place_id, f.comparison_key) == key}
    next_target = [
        t
        for t in targets
        if (t.indicator_id, t.place_id, t.scope) == (newest.indicator_id, newest.place_id, newest.scope) and (t.year or 0) >= (newest.year or 0)
    ]
    told = [page.text("card.target", year=t.period, target=told_target(page, t), status=status_words(page, t.status)) for t in next_target]
    return Card(
        name=page.indicator(newest.indicator_id),
        value=_digits(page, newest),
        unit="" if newest.unit in WRITTEN_WITH else page.text.unit(newest.unit),
        claim_id=newest.claim_id,
        about=page.text("card.about", year=newest.period, scope=page.scope(newest.scope)),
        change=change and page.text.change(change.value, change.unit, change.decimals),
        base=change and page.text("card.base", base=change.base_period) + (page.text(f"judged.{judged}") if judged else ""),
        better=None if judged is None else judged == "better",
        target=told[-1] if told else None,
        course=[Point(year, float(f.value), page.text.amount(f.value_text, f.unit, f.comparator)) for year, f in sorted(course.items())],
    )


def _judged(change: Change | None) -> str | None:
    """Whether a change is better or worse; None where that has no meaning."""
    return change.direction if change is not None and change.direction in ("better", "worse") and change.value != 0 else None


def _digits(page: Page, figure: Figure) -> str:
    """The number large enough to read; a long unit stands small beside it."""
    return page.text.amount(figure.value_text, figure.unit if figure.unit in WRITTEN_WITH else "none", figure.comparator)


def _attention(page: Page, places: Sequence[str], targets: list[Target]) -> list[str]:
    """Missed targets, targets looser than the last result, results on another definition, arithmetic that fails, sources that
    disagree.
    """
    text, told = page.text, []
    waters = page.with_waters(places)
    newest = {place: max((t.period for t in targets if t.place_id == place), default="") for place in waters}
    for t in targets:
        named = {"place": page.place(t.place_id), "year": t.period, "indicator": page.indicator(t.indicator_id), "scope": page.scope(t.scope)}
        if t.status == "missed":
            told.append(
                text("attention.missed", **named, target=told_target(page, t), result=text.amount(t.result_text or "", t.unit, t.result_comparator))
            )
        elif t.status == "not_comparable":
            told.append(text("attention.not_comparable", **named, target=told_target(page, t), reason=text(f"reason.{t.reason}")))
    told += [_looser(page, a) for a in queries.ambitions(page.warehouse, waters) if a.relation == "looser" and a.period == newest[a.place_id]]
    told += [failure_words(page, a) for a in queries.audits(page.warehouse, places) if a.verdict == "fails"]
    for d in queries.disagreements(page.warehouse, places):
        told.append(
            text(
                "attention.disagreement",
                place=page.place(d.place_id),
                year=d.period,
                indicator=page.indicator(d.indicator_id),
                scope=page.scope(d.scope),
                value=text.amount(f"{d.value.normalize():f}", d.unit),
                other=text.amount(f"{d.other_value.normalize():f}", d.unit),
            )
        )
    return told


def _looser(page: Page, a: Ambition) -> str:
    return page.text(
        "attention.looser", place=page.place(a.place_id), year=a.period, indicator=page.indicator(a.indicator_id), scope=page.scope(a.scope),
        target=page.text.amount(a.target_text, a.unit, a.comparator), last=a.last_period, result=page.text.amount(a.last_text or "", a.unit),
    )  # fmt: skip
