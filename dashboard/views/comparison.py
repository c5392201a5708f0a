"""Places side by side, over several indicators, in one year or in two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from dashboard.models.claims import Change, Figure
from dashboard.models.judgements import Comparability
from dashboard.queries.figures import fetch_changes_between
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.comparison_words import change_text, difference_text, no_common_scope, nothing_in_year
from dashboard.views.figure_cells import amount_cell
from dashboard.views.figure_selection import count_comparable, find_fullest_year, select_newest
from dashboard.views.layouts import FIGURE, Layout

LAYOUT = Layout("compare", (), FIGURE)  # its headings are the places of a run


@dataclass(frozen=True)
class Dot:
    """A place's figure in one of the years; hollow if it is no exact published result."""

    place_id: str
    name: str
    value: Decimal
    label: str
    older: bool
    hollow: bool


@dataclass(frozen=True)
class Strip:
    """The dots of one indicator on one scope and basis: they share an axis of their own."""

    name: str
    unit: str
    dots: list[Dot]


@dataclass(frozen=True)
class Comparison:
    """The strips, the table with differences in words, and why some figures stand apart."""

    title: str
    strips: list[Strip] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Request:
    """What is compared: places in columns, a year and, if given, an older one."""

    places: Sequence[str]
    year: int
    older: int | None


def find_first_year(figures: Sequence[Figure]) -> int | None:
    """The year that a comparison begins with: the newest of those with the most figures to compare."""
    return find_fullest_year(figures, count_comparable)


def build_comparison(
    run: Run,
    indicators: Sequence[str],
    places: Sequence[str],
    figures: Sequence[Figure],
    year: int,
    older: int | None,
) -> Comparison:
    """The indicators' figures of a year, and of an older one if given, on every scope.

    `figures` are all that there are; an indicator without one in the year has a row that says what there is.
    """
    request = _Request(places, year, older)
    years = f"{older}–{year}" if older else year
    names = run.text.join([run.place_name(p) for p in places])
    title = run.text("comparison.title", places=names, years=years)
    rows = _find_rows(figures, request)
    missing = [indicator for indicator in indicators if indicator not in rows]
    view = Comparison(title, table=LAYOUT.table(run, _columns(run, request, bool(missing))))
    pairs = [pair for of_indicator in rows.values() for row in of_indicator for pair in _pairs(row, request)]
    known = fetch_comparability(run.warehouse, [(a.claim_id, b.claim_id) for a, b in pairs])
    changes = fetch_changes_between(run.warehouse, indicators, places, older, year) if older else []
    for indicator in indicators:
        for row in rows.get(indicator, []):
            if len(row) > 1:
                view.strips.append(_strip(run, row, year))
            _add_row(run, view.table, row, request, known, changes)
        if indicator not in rows:
            of_indicator = [f for f in figures if f.indicator_id == indicator]
            view.table.add(_row_without_figures(run, indicator, of_indicator, request), [])
        of_year = [f for row in rows.get(indicator, []) for f in row if f.year == year]
        if remark := no_common_scope(run, of_year, places):
            view.remarks.append(remark)
    return view


def _find_rows(figures: Sequence[Figure], request: _Request) -> dict[str, list[list[Figure]]]:
    """For each indicator its rows: figures on one scope and basis, of which one at least is of the year."""
    chosen = [f for f in figures if f.year is not None and f.year in (request.year, request.older)]
    chosen.sort(
        key=lambda f: (f.indicator_id, f.comparison_key, request.places.index(f.place_id), f.year or 0)
    )
    rows: dict[str, list[list[Figure]]] = {}
    for _, members in groupby(chosen, lambda f: f.comparison_key):
        row = list(members)
        if any(f.year == request.year for f in row):
            rows.setdefault(row[0].indicator_id, []).append(row)
    return rows


def _pairs(row: Sequence[Figure], request: _Request) -> list[tuple[Figure, Figure]]:
    """Each further place's figure of the year with the first one's."""
    first, *others = _of_year(row, request).values()
    return [(first, other) for other in others]


def _of_year(row: Sequence[Figure], request: _Request) -> dict[str, Figure]:
    """The figures of the year by place, in the order of the places."""
    return {f.place_id: f for f in row if f.year == request.year}


def _columns(run: Run, request: _Request, has_missing: bool) -> list[str]:
    """Headings; what is missing is said among the differences or, for a single place, in a note."""
    text = run.text
    values = [text("comparison.value", place=run.place_name(p), year=request.year) for p in request.places]
    last = [text("column.difference")] if len(request.places) > 1 else []
    since = [text("comparison.since", year=request.older)] if request.older else []
    note = [text("column.note")] if has_missing and not last else []
    return [text("column.indicator"), text("column.scope"), *values, *last, *since, *note]


def _strip(run: Run, row: list[Figure], year: int) -> Strip:
    first = row[0]
    dots = [
        Dot(
            f.place_id,
            run.place_name(f.place_id),
            f.value,
            f"{run.place_name(f.place_id)} {f.year}: {amount_cell(run, f).text}",
            f.year != year,
            not f.is_exact_result,
        )
        for f in row
    ]
    indicator, scope = run.indicator_name(first.indicator_id), run.scope_name(first.scope_id)
    name = run.text("comparison.strip", indicator=indicator, scope=scope)
    return Strip(name, run.text.unit_name(first.unit_id), dots)


def _add_row(
    run: Run,
    table: Table,
    row: list[Figure],
    request: _Request,
    known: Mapping[tuple[str, str], Comparability],
    changes: Sequence[Change],
) -> None:
    """The figures of a row under their places, each further place against the first, and the changes."""
    first, of_year = row[0], _of_year(row, request)
    cells = [Cell(run.indicator_name(first.indicator_id)), Cell(run.scope_name(first.scope_id))]
    cells += [amount_cell(run, of_year[p]) if p in of_year else MISSING for p in request.places]
    if len(request.places) > 1:
        differences = [
            difference_text(run, a, b, known[a.claim_id, b.claim_id]) for a, b in _pairs(row, request)
        ]
        cells.append(Cell(run.text.clauses(differences) or _only_place(run, of_year, request)))
    if request.older:
        own = [c for c in changes if c.comparison_key == first.comparison_key]
        texts = [change_text(run, c) for p in request.places for c in own if c.place_id == p]
        cells.append(Cell(run.text.clauses(texts) or "–"))
    padding = [MISSING] * (len(table.columns) - len(cells))
    table.add([*cells, *padding], [LAYOUT.record(run, f) for f in row])


def _only_place(run: Run, of_year: Mapping[str, Figure], request: _Request) -> str:
    """That one place alone has a figure of the row in the year."""
    (place,) = of_year
    return run.text("comparison.alone", place=run.place_name(place), year=request.year)


def _row_without_figures(
    run: Run, indicator: str, figures: Sequence[Figure], request: _Request
) -> list[Cell]:
    """A row for an indicator that no place has in the year: it says where the newest figures are."""
    newest = [
        f
        for place in request.places
        for f in select_newest([f for f in figures if f.place_id == place and f.year is not None])
    ]
    note = Cell(nothing_in_year(run, newest, request.year), newest[0].claim_id if newest else None)
    values = [MISSING] * len(request.places)
    since = [MISSING] if request.older else []
    after = [note, *since] if len(request.places) > 1 else [*since, note]
    return [Cell(run.indicator_name(indicator)), MISSING, *values, *after]
