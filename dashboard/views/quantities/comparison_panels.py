"""What a comparison draws: each quantity in the year in which most places may stand beside the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.models.dimensions import NationalLimit
from dashboard.run import Run
from dashboard.views.figure_cells import unit_beside_digits
from dashboard.views.quantities.quantity_data import Quantity, QuantityData
from dashboard.views.quantities.quantity_rows import QuantityRow
from dashboard.views.source_grades import name_marks
from rules.rounding import exact_digits

MOST = 4  # panels
RECENT = 5  # years up to the newest, of which that with most figures is drawn


@dataclass(frozen=True)
class Dot:
    """A place's figure; hollow if it is near only, or no exact published result."""

    place_id: str
    name: str
    value: Decimal
    label: str
    hollow: bool


@dataclass(frozen=True)
class Mark:
    """A national limit on the axis, in force or to come, with its label."""

    value: float
    label: str
    is_to_come: bool


@dataclass(frozen=True)
class Panel:
    """The figures of one quantity in one year, and the limits that count for it; `title` is name and unit."""

    name: str
    unit: str
    title: str
    dots: list[Dot]
    limits: list[Mark]
    claim_ids: tuple[str, ...]
    is_share: bool


def find_panels(data: QuantityData, rows: Sequence[QuantityRow], year: int | None) -> list[Panel]:
    """At most four panels, each of two places or more of which the others are same or near to the first."""
    if len(data.places) < 2:
        return []
    found = [(row, chosen) for row in rows if (chosen := _find_figures(data, row.quantity, year))][:MOST]
    return [_make_panel(data, row, chosen) for row, chosen in found]


def _find_figures(data: QuantityData, quantity: Quantity, year: int | None) -> list[tuple[Figure, str]]:
    """The figures of the newest of the last years with most of them, each with its grade; empty where all are
    apart.
    """
    reference, *others = data.places
    known = data.years(quantity)
    years = [year] if year else [one for one in known if one > known[0] - RECENT]
    best: list[tuple[Figure, str]] = []
    for each in years:
        pairs = [pair for place in others if (pair := data.pair(quantity, reference, place, each))]
        pairs = [pair for pair in pairs if pair.grade != "apart"]
        if pairs and len(pairs) + 1 > len(best):
            first = (data.figures[pairs[0].claim_id], "same")
            best = [first, *((data.figures[pair.other_claim_id], pair.grade) for pair in pairs)]
    return best


def _make_panel(data: QuantityData, row: QuantityRow, chosen: Sequence[tuple[Figure, str]]) -> Panel:
    run, figures = data.run, [figure for figure, _ in chosen]
    dots = [
        Dot(
            figure.place_id,
            _name_place(data, figure.place_id),
            figure.value,
            run.text.noted(_amount(run, figure), [name_marks(run, figure)]),
            grade != "same" or not figure.is_exact_result,
        )
        for figure, grade in chosen
    ]
    indicator, year = row.quantity.indicator_id, figures[0].year
    marks = [
        Mark(
            float(limit.value),
            _name_limit(data, limit),
            limit.standing != "in_force",
        )
        for limit in data.limits
        if (limit.indicator_id, limit.year) == (indicator, year)
    ]
    unit = run.text.unit_name(figures[0].unit_id)
    name = run.text("comparison.panel", quantity=row.short_name, year=year)
    return Panel(
        name,
        unit,
        run.text.noted(name, [unit]),
        dots,
        marks,
        tuple(figure.claim_id for figure in figures),
        figures[0].unit_id == "percent" and all(figure.value <= 100 for figure in figures),
    )


def _amount(run: Run, figure: Figure) -> str:
    return run.text.amount(figure.value_text, unit_beside_digits(run, figure.unit_id), figure.comparator)


def _name_place(data: QuantityData, place: str) -> str:
    """The name of a place; the one that several others are graded against is marked."""
    name = data.run.place_name(place)
    is_reference = len(data.places) > 2 and place == data.places[0]
    return data.run.text("overview.reference", place=name) if is_reference else name


def _name_limit(data: QuantityData, limit: NationalLimit) -> str:
    """A limit with the year that it counted in, or from which it will."""
    is_in_force = limit.standing == "in_force"
    year = limit.year if is_in_force else limit.start_on.year
    key = "comparison.limit_in_force" if is_in_force else "comparison.limit_to_come"
    return data.run.text(key, limit=exact_digits(limit.value), year=year)
