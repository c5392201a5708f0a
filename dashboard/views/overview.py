"""Overview: the newest headline figures of each chosen place, and what needs attention."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.models.claims import Change, Figure
from dashboard.models.judgements import Target
from dashboard.queries.figures import fetch_changes, fetch_figures
from dashboard.queries.judgements import fetch_targets
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.attention import find_attention
from dashboard.views.figure_cells import amount_cell
from dashboard.views.figure_selection import select_newest
from dashboard.views.layouts import FIGURE, Layout
from dashboard.views.target_check import status_label, target_label

LAYOUT = Layout("overview", ("place", "indicator", "period", "scope", "value", "change", "grade"), FIGURE)
WRITTEN_WITH = ("percent", "water_class")  # units that are written with the digits

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Point:
    """One year of a headline figure: for drawing, and as printed."""

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
    history: list[Point]


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


@dataclass(frozen=True)
class _HeadlineData:
    """Figures, changes and targets of the headline indicators, by what they belong to."""

    history: dict[tuple[str, str], list[Figure]]  # by place and comparison key
    changes: dict[tuple[str, str, str, str | None], list[Change]]  # by place, key, period and base period
    targets: dict[tuple[str, str, str], list[Target]]  # by indicator, place and scope


def build_overview(run: Run, places: Sequence[str]) -> Overview:
    """The newest figures of the headline indicators for some places."""
    headline = [i.indicator_id for i in run.catalogue.indicators.values() if i.headline is not None]
    figures = [f for f in fetch_figures(run.warehouse, headline, places) if f.year is not None]
    targets = fetch_targets(run.warehouse, run.with_waters(places))
    data = _HeadlineData(
        _grouped(figures, lambda f: (f.place_id, f.comparison_key)),
        _grouped(
            fetch_changes(run.warehouse, headline, places),
            lambda c: (c.place_id, c.comparison_key, c.period, c.base_period),
        ),
        _grouped(targets, lambda t: (t.indicator_id, t.place_id, t.scope_id)),
    )
    of_quantity = _grouped(figures, lambda f: (f.place_id, f.indicator_id))
    table = LAYOUT.table(run)
    place_cards = []
    for place in places:
        cards = []
        for indicator in headline:
            for newest in select_newest(of_quantity[place, indicator], prefer_published=True):
                cards.append(_card(run, newest, data))
                table.add(_row(run, newest, cards[-1]), [LAYOUT.record(run, newest)])
        place_cards.append(PlaceCards(place, run.place_name(place), cards))
    return Overview(place_cards, find_attention(run, places, targets), table)


def _grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    groups: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _row(run: Run, figure: Figure, card: Card) -> list[Cell]:
    return [
        Cell(run.place_name(figure.place_id)),
        Cell(run.indicator_name(figure.indicator_id)),
        Cell(figure.period),
        Cell(run.scope_name(figure.scope_id)),
        amount_cell(run, figure),
        Cell(f"{card.change} {card.base}" if card.change else "–"),
        Cell(run.term_name("grade", figure.grade)),
    ]


def _card(run: Run, newest: Figure, data: _HeadlineData) -> Card:
    key, year = (newest.place_id, newest.comparison_key), newest.year or 0
    yearly = data.changes[*key, newest.period, str(year - 1)]
    change = min(yearly, key=lambda c: (c.how != "computed", c.unit_id == "percent"), default=None)
    direction = _direction(change)
    base = change and run.text("card.base", base=change.base_period)
    targets = data.targets[newest.indicator_id, newest.place_id, newest.scope_id]
    next_targets = [t for t in targets if (t.year or 0) >= year]
    history = {f.year or 0: f for f in data.history[key]}
    return Card(
        name=run.indicator_name(newest.indicator_id),
        value=_digits(run, newest),
        unit="" if newest.unit_id in WRITTEN_WITH else run.text.unit_name(newest.unit_id),
        claim_id=newest.claim_id,
        about=run.text("card.about", year=newest.period, scope=run.scope_name(newest.scope_id)),
        change=change and run.text.change(change.value, change.unit_id, change.decimals, change.comparator),
        base=base and base + (run.text(f"judged.{direction}") if direction else ""),
        better=None if direction is None else direction == "better",
        target=_target_line(run, next_targets[-1]) if next_targets else None,
        history=[
            Point(year, float(f.value), run.text.amount(f.value_text, f.unit_id, f.comparator))
            for year, f in sorted(history.items())
        ],
    )


def _target_line(run: Run, t: Target) -> str:
    target, status = target_label(run, t), status_label(run, t.status)
    return run.text("card.target", year=t.period, target=target, status=status)


def _direction(change: Change | None) -> str | None:
    """Whether a change is better or worse; None where that has no meaning."""
    if change is None or change.value == 0 or change.direction not in ("better", "worse"):
        return None
    return change.direction


def _digits(run: Run, figure: Figure) -> str:
    """The number large enough to read; a long unit stands small beside it."""
    return run.text.amount(
        figure.value_text, figure.unit_id if figure.unit_id in WRITTEN_WITH else "none", figure.comparator
    )
