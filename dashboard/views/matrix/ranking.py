"""City against city in one year: bars in groups that may be compared, each group ranked by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, pairwise

from dashboard.models.claims import Figure
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.figure_cells import amount_cell, short_amount
from dashboard.views.grades import SIGNS
from dashboard.views.layouts import FIGURE, GRADED, Field, Layout
from rules.rounding import decimals, may_tie

LAYOUT = Layout(
    "cities", ("scope", "basis", "place", "value", "rank", "grade"), (*FIGURE, *GRADED, Field("rank"))
)
DASH = "–"  # between the two ends of a shared rank, as in 2–3


@dataclass(frozen=True)
class Bar:
    """One place's figure; rank is an interval where rounding ties, None where nothing is ranked."""

    place_id: str
    name: str
    value: Decimal
    label: str
    hollow: bool
    rank: str | None


@dataclass(frozen=True)
class Group:
    """Places whose figures may be compared: of one kind, on one scope and basis."""

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
    notes: list[str] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


def build_ranking(run: Run, indicator: str, figures: Sequence[Figure], year: int) -> Ranking:
    """The figures of one indicator in one year, in groups that may be compared."""
    text, better = run.text, run.catalogue.indicators[indicator].better
    of_year = sorted((f for f in figures if f.year == year), key=lambda f: (f.peer_group, f.comparison_group))
    groups = [list(members) for _, members in groupby(of_year, lambda f: f.comparison_group)]
    view = Ranking(
        text("ranking.title", indicator=run.indicator_name(indicator), year=year),
        text.unit_name(run.catalogue.indicators[indicator].unit_id),
        remark=run.text("ranking.apart") if len(groups) > 1 else None,
        notes=_note_near(run, groups),
        table=LAYOUT.table(run),
    )
    for members in groups:
        _add_group(run, view, sorted(members, key=lambda f: f.value, reverse=better == "higher"), better)
    return view


def _note_near(run: Run, groups: list[list[Figure]]) -> list[str]:
    """Why figures that look the same are in different groups: roughly comparable, so not ranked."""
    alike = sorted((group[0] for group in groups), key=lambda f: f.comparison_key)
    pairs = [
        (one.claim_id, other.claim_id)
        for one, other in pairwise(alike)
        if one.comparison_key == other.comparison_key
    ]
    known = fetch_comparability(run.warehouse, pairs) if pairs else {}
    reasons = {run.text.name_of(row, "reason"): None for row in known.values() if row.grade == "near"}
    return [f"{SIGNS['near']} {run.text('ranking.near', reason=reason)}" for reason in reasons if reason]


def _add_group(run: Run, view: Ranking, figures: list[Figure], better: str) -> None:
    """The bars, the rows and the sentence of one group; figures come in the order of their bars."""
    scope, basis = run.scope_label(figures[0].scope_id), run.basis_label(figures[0].basis_id)
    ranked = list(zip(figures, rank_figures(figures, better), strict=True))
    bars = [
        Bar(
            f.place_id,
            run.place_name(f.place_id),
            f.value,
            short_amount(run, f),
            not f.is_exact_result,
            rank,
        )
        for f, rank in ranked
    ]
    view.groups.append(
        Group(" · ".join(filter(None, (scope, basis))) or run.indicator_name(figures[0].indicator_id), bars)
    )
    for f, rank in ranked:
        place, grade = run.place_name(f.place_id), run.term_name("grade", f.grade)
        row = [Cell(scope), Cell(basis), Cell(place), amount_cell(run, f), Cell(rank or "–"), Cell(grade)]
        view.table.add(row, [LAYOUT.record(run, f, rank=rank)])
    quotable = [f for f in figures if f.kind != "derived"]
    if len(quotable) > 1 and all(f.comparator == "=" for f in figures):
        view.findings.append(_finding(run, quotable))


def rank_figures(figures: list[Figure], better: str) -> list[str | None]:
    """1, 2, 3 ...; places whose printed digits tie share an interval: 2–3. A derived value has no rank.

    None for all where neither is better, a figure is only a bound, or there are no two to rank.
    """
    ranked = [f for f in figures if f.kind != "derived"]
    if better == "neither" or len(ranked) < 2 or any(f.comparator != "=" for f in figures):
        return [None] * len(figures)
    ranks: list[str | None] = []
    for f in figures:
        if f.kind == "derived":
            ranks.append(None)
            continue
        ahead = sum(_is_ahead(g, f, better) for g in ranked)
        behind = sum(_is_ahead(f, g, better) for g in ranked)
        first, last = ahead + 1, len(ranked) - behind
        ranks.append(str(first) if first == last else f"{first}{DASH}{last}")
    return ranks


def _is_ahead(one: Figure, other: Figure, better: str) -> bool:
    """Whether one figure is better than another, and rounding cannot have made the difference."""
    is_better = one.value > other.value if better == "higher" else one.value < other.value
    return is_better and not may_tie(one.value_text, other.value_text)


def rank_clause(run: Run, group: Sequence[Figure], named: Sequence[Figure]) -> str:
    """The ranks of some figures in a group that may be ranked: of 11 places, A ranks 3, B ranks 6. Empty
    where nothing is ranked, all share a rank, or the group has two places.
    """
    better = run.catalogue.indicators[group[0].indicator_id].better
    ranks = dict(zip((f.place_id for f in group), rank_figures(list(group), better), strict=True))
    words = [_rank_words(run, f.place_id, rank) for f in named if (rank := ranks[f.place_id])]
    if not words or len(group) == 2 or len(set(ranks.values())) == 1:
        return ""
    return run.text("ranking.places", count=len(group), ranks=run.text.join(words))


def _rank_words(run: Run, place: str, rank: str) -> str:
    """A rank in words; of an interval its ends, between which the printed digits cannot decide."""
    first, _, last = rank.partition(DASH)
    key = "ranking.place_between" if last else "ranking.place"
    return run.text(key, place=run.place_name(place), rank=first, last=last)


def _finding(run: Run, figures: list[Figure]) -> str:
    """The first and the last of a group, in numbers."""
    first, last = figures[0], figures[-1]
    places = max(decimals(first.value_text), decimals(last.value_text))
    key = "equal" if first.value == last.value else "lower" if first.value < last.value else "higher"
    return run.text(
        f"ranking.{key}",
        year=first.period,
        indicator=run.indicator_name(first.indicator_id),
        scope=run.text.noted("", [run.scope_label(first.scope_id)]),
        first=run.place_name(first.place_id),
        last=run.place_name(last.place_id),
        amount=amount_cell(run, first).text,
        other=amount_cell(run, last).text,
        gap=run.text.gap(f"{abs(first.value - last.value):.{places}f}", first.margin_unit_id),
    )
