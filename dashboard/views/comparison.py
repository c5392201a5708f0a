"""Places side by side, over several indicators, in one year or in two."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from dashboard.models.claims import Change, Figure
from dashboard.queries.figures import fetch_changes_between, fetch_figures
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.figure_cells import amount_cell, figure_record
from rules.rounding import decimals


@dataclass(frozen=True)
class Dot:
    """A place's figure in one of the years; hollow if derived or preliminary, small if of the older year."""

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


def find_years(run: Run, indicators: Sequence[str], places: Sequence[str]) -> list[int]:
    """Years in which any of the places has a figure of the indicators, the newest first."""
    return sorted(
        {f.year for f in fetch_figures(run.warehouse, indicators, places) if f.year is not None}, reverse=True
    )


def find_fullest_year(run: Run, indicators: Sequence[str], places: Sequence[str]) -> int | None:
    """The newest of the years in which most pairs of places can be compared; else in which most has been published."""
    found = [f for f in fetch_figures(run.warehouse, indicators, places) if f.year is not None]

    def worth(year: int) -> tuple[int, int, int]:
        of_year = [f for f in found if f.year == year]
        return (
            len(of_year) - len({f.comparison_key for f in of_year}),
            len({f.indicator_id for f in of_year}),
            year,
        )

    return max({f.year for f in found if f.year}, key=worth, default=None)


def build_comparison(
    run: Run, indicators: Sequence[str], places: Sequence[str], year: int, older: int | None
) -> Comparison:
    """Figures of a year, and of an older one if given, on every scope that the places publish."""
    text = run.text
    found = [
        f
        for f in fetch_figures(run.warehouse, indicators, places)
        if f.year is not None and f.year in (year, older)
    ]
    changes = fetch_changes_between(run.warehouse, indicators, places, older, year) if older else []
    columns = [
        text("column.indicator"),
        text("column.scope"),
        *(text("comparison.value", place=run.place_name(p), year=year) for p in places),
    ]
    columns += ([text("column.difference")] if len(places) > 1 else []) + (
        [text("comparison.since", year=older)] if older else []
    )
    title = text(
        "comparison.title",
        places=text.join([run.place_name(p) for p in places]),
        years=f"{older}–{year}" if older else year,
    )
    view = Comparison(title, table=Table(columns))
    key = lambda f: (indicators.index(f.indicator_id), f.comparison_key)  # noqa: E731
    found.sort(key=lambda f: (*key(f), places.index(f.place_id), f.year))
    for _, members in groupby(found, key):
        figures = list(members)
        if year not in {f.year for f in figures}:
            continue  # known of the older year alone: nothing to compare
        if len(figures) > 1:
            view.strips.append(_strip(run, figures, places, year))
        _row(run, view.table, figures, places, year, older, changes)
    for indicator in indicators:
        if reason := _apart(
            run, [f for f in found if f.indicator_id == indicator and f.year == year], places
        ):
            view.remarks.append(reason)
    return view


def _strip(run: Run, figures: list[Figure], places: Sequence[str], year: int) -> Strip:
    first = figures[0]
    dots = [
        Dot(
            f.place_id,
            run.place_name(f.place_id),
            f.value,
            f"{run.place_name(f.place_id)} {f.year}: {amount_cell(run, f).text}",
            f.year != year,
            f.kind != "actual" or f.comparator != "=",
        )
        for f in figures
    ]
    name = run.text(
        "comparison.strip",
        indicator=run.indicator_name(first.indicator_id),
        scope=run.scope_name(first.scope_id),
    )
    return Strip(name, run.text.unit_name(first.unit_id), dots)


def _row(
    run: Run,
    table: Table,
    figures: list[Figure],
    places: Sequence[str],
    year: int,
    older: int | None,
    changes: list[Change],
) -> None:
    first = figures[0]
    now = {f.place_id: f for f in figures if f.year == year}
    cells = [Cell(run.indicator_name(first.indicator_id)), Cell(run.scope_name(first.scope_id))]
    cells += [amount_cell(run, now[p]) if p in now else MISSING for p in places]
    if len(places) > 1:
        cells.append(Cell(_differences(run, [now[p] for p in places if p in now])))
    if older:
        cells.append(Cell(_since(run, first, places, changes, older)))
    table.rows.append(cells)
    table.records.extend(figure_record(run, f) for f in figures)


def _differences(run: Run, figures: list[Figure]) -> str:
    """Each further place against the first one: by how much, and whether that is better."""
    text = run.text
    if len(figures) < 2:
        return text("comparison.alone") if figures else "–"
    first, told = figures[0], []
    for other in figures[1:]:
        if first.peer_group != other.peer_group or first.peer_group == "none":
            told.append(
                text(
                    "comparison.other_level",
                    place=run.place_name(other.place_id),
                    other=run.place_name(first.place_id),
                )
            )
        elif first.comparator != "=" or other.comparator != "=":
            told.append(
                text(
                    "comparison.bound",
                    place=run.place_name(other.place_id),
                    other=run.place_name(first.place_id),
                )
            )
        else:
            told.append(_difference(run, first, other))
    return text.clauses(told)


def _difference(run: Run, first: Figure, other: Figure) -> str:
    text, better = run.text, run.catalogue.indicators[first.indicator_id].better
    names = {"place": run.place_name(other.place_id), "other": run.place_name(first.place_id)}
    if other.value == first.value:
        return text("comparison.equal", **names)
    shown = max(decimals(first.value_text), decimals(other.value_text))
    unit = "percentage_point" if first.unit_id == "percent" else first.unit_id
    gap = text.amount(f"{abs(other.value - first.value):.{shown}f}", unit)
    higher = other.value > first.value
    judged = (
        ""
        if better == "neither"
        else text(f"judged.{'better' if higher == (better == 'higher') else 'worse'}")
    )
    return text(f"comparison.{'higher' if higher else 'lower'}", **names, gap=gap, judged=judged)


def _since(run: Run, first: Figure, places: Sequence[str], changes: list[Change], older: int) -> str:
    """The change of each place since the older year, in words."""
    text, told = run.text, []
    for place in places:
        here = [c for c in changes if (c.place_id, c.comparison_key) == (place, first.comparison_key)]
        for c in here:
            judged = text(f"judged.{c.direction}") if c.direction in ("better", "worse") else ""
            amount_told = (
                text("comparison.same") if c.value == 0 else text.change(c.value, c.unit_id, c.decimals)
            )
            told.append(
                text("comparison.change", place=run.place_name(place), change=amount_told, judged=judged)
            )
    return text.clauses(told) or "–"


def _apart(run: Run, figures: list[Figure], places: Sequence[str]) -> str | None:
    """Why places with figures of one indicator share no row."""
    told = {p: sorted({(f.scope_id, f.basis_id) for f in figures if f.place_id == p}) for p in places}
    with_figures = [p for p in places if told[p]]
    if len(with_figures) < 2 or set.intersection(*(set(told[p]) for p in with_figures)):
        return None
    text = run.text
    each = [
        text(
            "comparison.on",
            place=run.place_name(p),
            scope=text.join(
                [text("ranking.group", scope=run.scope_name(s), basis=run.basis_name(b)) for s, b in told[p]]
            ),
        )
        for p in with_figures
    ]
    return text(
        "comparison.apart", indicator=run.indicator_name(figures[0].indicator_id), each=text.clauses(each)
    )
