"""Overview: the newest headline figures of each chosen place, and what needs attention."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.claims import Change, Figure
from dashboard.models.judgements import Ambition, Target
from dashboard.queries.figures import fetch_changes, fetch_figures
from dashboard.queries.judgements import fetch_ambitions, fetch_audits, fetch_disagreements, fetch_targets
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.audit import failure_sentence
from dashboard.views.figure_cells import amount_cell, figure_record
from dashboard.views.target_check import status_label, target_label

WRITTEN_WITH = ("percent", "water_class")  # units that are written with the digits


@dataclass(frozen=True)
class Point:
    """One year of a course: for drawing, and as printed."""

    year: int
    value: float
    label: str


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


def build_overview(run: Run, places: Sequence[str]) -> Overview:
    """The newest figures of the headline indicators for some places."""
    headline = [i.indicator_id for i in run.catalogue.indicators.values() if i.headline is not None]
    figures = [f for f in fetch_figures(run.warehouse, headline, places) if f.year is not None]
    changes = fetch_changes(run.warehouse, headline, places)
    targets = fetch_targets(run.warehouse, run.with_waters(places))
    table = Table(
        [
            run.text(f"column.{c}")
            for c in ("place", "indicator", "period", "scope", "value", "change", "grade")
        ]
    )
    shown = []
    for place in places:
        cards = []
        for indicator in headline:
            for newest in _newest([f for f in figures if (f.place_id, f.indicator_id) == (place, indicator)]):
                card = _card(run, newest, figures, changes, targets)
                cards.append(card)
                table.rows.append(
                    [
                        Cell(run.place_name(place)),
                        Cell(run.indicator_name(indicator)),
                        Cell(newest.period),
                        Cell(run.scope_name(newest.scope_id)),
                        amount_cell(run, newest),
                        Cell(f"{card.change} {card.base}" if card.change else "–"),
                        Cell(run.term_name("grade", newest.grade)),
                    ]
                )
                table.records.append(figure_record(run, newest))
        shown.append(PlaceCards(place, run.place_name(place), cards))
    return Overview(shown, _attention(run, places, targets), table)


def _newest(figures: list[Figure]) -> list[Figure]:
    """The figures of the newest year of a printed result, one for each scope; of a derived one if nothing is printed."""
    printed = [f for f in figures if f.kind == "actual"] or figures
    return [f for f in printed if f.year == max(g.year or 0 for g in printed)]


def _card(
    run: Run, newest: Figure, figures: list[Figure], changes: list[Change], targets: list[Target]
) -> Card:
    key = (newest.place_id, newest.comparison_key)
    since = [c for c in changes if (c.place_id, c.comparison_key) == key and c.period == newest.period]
    yearly = [c for c in since if c.base_period == str((newest.year or 0) - 1)]
    change = next(
        (c for c in sorted(yearly, key=lambda c: (c.how != "computed", c.unit_id == "percent"))), None
    )
    judged = _judged(change)
    course = {f.year or 0: f for f in figures if (f.place_id, f.comparison_key) == key}
    next_target = [
        t
        for t in targets
        if (t.indicator_id, t.place_id, t.scope_id) == (newest.indicator_id, newest.place_id, newest.scope_id)
        and (t.year or 0) >= (newest.year or 0)
    ]
    told = [
        run.text(
            "card.target", year=t.period, target=target_label(run, t), status=status_label(run, t.status)
        )
        for t in next_target
    ]
    return Card(
        name=run.indicator_name(newest.indicator_id),
        value=_digits(run, newest),
        unit="" if newest.unit_id in WRITTEN_WITH else run.text.unit_name(newest.unit_id),
        claim_id=newest.claim_id,
        about=run.text("card.about", year=newest.period, scope=run.scope_name(newest.scope_id)),
        change=change and run.text.change(change.value, change.unit_id, change.decimals),
        base=change
        and run.text("card.base", base=change.base_period) + (run.text(f"judged.{judged}") if judged else ""),
        better=None if judged is None else judged == "better",
        target=told[-1] if told else None,
        course=[
            Point(year, float(f.value), run.text.amount(f.value_text, f.unit_id, f.comparator))
            for year, f in sorted(course.items())
        ],
    )


def _judged(change: Change | None) -> str | None:
    """Whether a change is better or worse; None where that has no meaning."""
    return (
        change.direction
        if change is not None and change.direction in ("better", "worse") and change.value != 0
        else None
    )


def _digits(run: Run, figure: Figure) -> str:
    """The number large enough to read; a long unit stands small beside it."""
    return run.text.amount(
        figure.value_text, figure.unit_id if figure.unit_id in WRITTEN_WITH else "none", figure.comparator
    )


def _attention(run: Run, places: Sequence[str], targets: list[Target]) -> list[str]:
    """Missed targets, targets looser than the last result, results on another definition, arithmetic that fails, sources that
    disagree.
    """
    text, told = run.text, []
    waters = run.with_waters(places)
    newest = {place: max((t.period for t in targets if t.place_id == place), default="") for place in waters}
    for t in targets:
        named = {
            "place": run.place_name(t.place_id),
            "year": t.period,
            "indicator": run.indicator_name(t.indicator_id),
            "scope": run.scope_name(t.scope_id),
        }
        if t.status == "missed":
            told.append(
                text(
                    "attention.missed",
                    **named,
                    target=target_label(run, t),
                    result=text.amount(t.result_text or "", t.unit_id, t.result_comparator),
                )
            )
        elif t.status == "not_comparable":
            told.append(
                text(
                    "attention.not_comparable",
                    **named,
                    target=target_label(run, t),
                    reason=text(f"reason.{t.reason}"),
                )
            )
    told += [
        _looser(run, a)
        for a in fetch_ambitions(run.warehouse, waters)
        if a.relation == "looser" and a.period == newest[a.place_id]
    ]
    told += [failure_sentence(run, a) for a in fetch_audits(run.warehouse, places) if a.verdict == "fails"]
    for d in fetch_disagreements(run.warehouse, places):
        told.append(
            text(
                "attention.disagreement",
                place=run.place_name(d.place_id),
                year=d.period,
                indicator=run.indicator_name(d.indicator_id),
                scope=run.scope_name(d.scope_id),
                value=text.amount(f"{d.value.normalize():f}", d.unit_id),
                other=text.amount(f"{d.other_value.normalize():f}", d.unit_id),
            )
        )
    return told


def _looser(run: Run, a: Ambition) -> str:
    return run.text(
        "attention.looser",
        place=run.place_name(a.place_id),
        year=a.period,
        indicator=run.indicator_name(a.indicator_id),
        scope=run.scope_name(a.scope_id),
        target=run.text.amount(a.target_text, a.unit_id, a.comparator),
        last=a.last_period,
        result=run.text.amount(a.last_text or "", a.unit_id),
    )
