"""City against city in one year: bars in groups that may be compared, each group ranked by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from dashboard.models.claims import Figure
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.figure_cells import amount_cell, figure_record
from rules.rounding import decimals, may_tie


@dataclass(frozen=True)
class Bar:
    """One place's figure; rank is an interval where rounding ties, None where there is nobody to rank with."""

    place_id: str
    name: str
    value: Decimal
    label: str
    hollow: bool
    rank: str | None


@dataclass(frozen=True)
class Group:
    """Places of one kind on one scope and basis."""

    name: str
    bars: list[Bar]


@dataclass(frozen=True)
class Ranking:
    """The groups of a year, what they say in words, and their table."""

    title: str
    unit: str
    groups: list[Group] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    remark: str | None = None
    table: Table = field(default_factory=lambda: Table([]))


def find_years(run: Run, indicator: str, places: Sequence[str], scopes: Sequence[str]) -> list[int]:
    """Years with a figure, the newest first."""
    found = fetch_figures(run.warehouse, [indicator], places)
    return sorted({f.year for f in found if f.year is not None and f.scope_id in scopes}, reverse=True)


def find_fullest_year(run: Run, indicator: str, places: Sequence[str], scopes: Sequence[str]) -> int | None:
    """The newest year in which most of the places have a figure."""
    found = [f for f in fetch_figures(run.warehouse, [indicator], places) if f.year and f.scope_id in scopes]
    count = {year: len({f.place_id for f in found if f.year == year}) for year in {f.year for f in found}}
    return max(count, key=lambda year: (count[year], year), default=None)


def build_ranking(
    run: Run, indicator: str, places: Sequence[str], scopes: Sequence[str], year: int
) -> Ranking:
    """The figures of one year, grouped by kind of place, scope and basis."""
    text, better = run.text, run.catalogue.indicators[indicator].better
    unit = text.unit_name(run.catalogue.indicators[indicator].unit_id)
    found = [
        f
        for f in fetch_figures(run.warehouse, [indicator], places)
        if f.year == year and f.scope_id in scopes
    ]
    view = Ranking(
        text("ranking.title", indicator=run.indicator_name(indicator), year=year),
        unit,
        remark=text("ranking.apart") if len({_peers(f) for f in found}) > 1 else None,
        table=Table([text(f"column.{c}") for c in ("scope", "basis", "place", "value", "rank", "grade")]),
    )
    for _, members in groupby(sorted(found, key=_peers), _peers):
        figures = sorted(members, key=lambda f: f.value, reverse=better == "higher")
        scope, basis = figures[0].scope_id, figures[0].basis_id
        ranks = _ranks(figures, better)
        name = text("ranking.group", scope=run.scope_name(scope), basis=run.basis_name(basis))
        view.groups.append(
            Group(
                name,
                [
                    Bar(
                        f.place_id,
                        run.place_name(f.place_id),
                        f.value,
                        amount_cell(run, f).text,
                        f.kind != "actual" or f.comparator != "=",
                        rank,
                    )
                    for f, rank in zip(figures, ranks, strict=True)
                ],
            )
        )
        for f, rank in zip(figures, ranks, strict=True):
            view.table.rows.append(
                [
                    Cell(run.scope_name(scope)),
                    Cell(run.basis_name(basis)),
                    Cell(run.place_name(f.place_id)),
                    amount_cell(run, f),
                    Cell(rank or "–"),
                    Cell(run.term_name("grade", f.grade)),
                ]
            )
            view.table.records.append(figure_record(run, f) | {"rank": rank})
        if len(figures) > 1 and all(f.comparator == "=" for f in figures):
            view.findings.append(_finding(run, figures, better, scope))
    return view


def _peers(figure: Figure) -> tuple[str, ...]:
    """What figures must share to stand in one group; a place compared with nobody stands alone."""
    alone = figure.place_id if figure.peer_group == "none" else ""
    return figure.peer_group, alone, figure.comparison_key


def _ranks(figures: list[Figure], better: str) -> list[str | None]:
    """1, 2, 3 ...; places whose printed digits tie share an interval: 2–3. None where neither direction is better."""
    if better == "neither" or len(figures) < 2 or any(f.comparator != "=" for f in figures):
        return [None] * len(figures)
    ranks: list[str | None] = []
    for f in figures:
        ahead = sum(
            _ahead(g.value, f.value, better) and not may_tie(f.value_text, g.value_text) for g in figures
        )
        behind = sum(
            _ahead(f.value, g.value, better) and not may_tie(f.value_text, g.value_text) for g in figures
        )
        first, last = ahead + 1, len(figures) - behind
        ranks.append(str(first) if first == last else f"{first}–{last}")
    return ranks


def _ahead(a: Decimal, b: Decimal, better: str) -> bool:
    return a > b if better == "higher" else a < b


def _finding(run: Run, figures: list[Figure], better: str, scope: str) -> str:
    """The first and the last of a group, in numbers."""
    first, last = figures[0], figures[-1]
    shown = max(decimals(first.value_text), decimals(last.value_text))
    unit = "percentage_point" if first.unit_id == "percent" else first.unit_id
    key = (
        "ranking.equal"
        if first.value == last.value
        else f"ranking.{'lower' if first.value < last.value else 'higher'}"
    )
    return run.text(
        key,
        year=first.period,
        indicator=run.indicator_name(first.indicator_id),
        scope=run.scope_name(scope),
        first=run.place_name(first.place_id),
        last=run.place_name(last.place_id),
        amount=amount_cell(run, first).text,
        other=amount_cell(run, last).text,
        gap=run.text.amount(f"{abs(first.value - last.value):.{shown}f}", unit),
    )
