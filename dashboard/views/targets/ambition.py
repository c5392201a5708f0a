"""How ambitious targets are: against the last result, the best year, the limits, and earlier changes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from dashboard.models.dimensions import NationalLimit
from dashboard.models.judgements import Ambition
from dashboard.queries.catalogue import fetch_national_limits
from dashboard.queries.judgements import fetch_ambitions, fetch_targets
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.layouts import INDICATOR, PLACE, Field, Layout
from dashboard.views.quantities.overview import name_places
from dashboard.views.targets.ambition_bullets import JUDGED, build_ambition_bullet, find_earlier
from dashboard.views.targets.bullets import SIGNS, Bullet
from dashboard.views.targets.target_bounds import DASH
from dashboard.views.targets.target_years import TargetYear, target_year
from rules.rounding import exact_digits

RELATIONS = ("looser", "equal", "tighter", "unknown", "no_result")
LAYOUT = Layout(
    "ambition",
    (
        "relation",
        "place",
        "indicator",
        "scope",
        "target",
        "last_result",
        "room",
        "best_year",
        "limits",
        "yearly_change",
    ),
    (
        *PLACE,
        *INDICATOR,
        Field("scope_id"),
        Field("period"),
        Field("comparator"),
        Field("target_value", Decimal),
        Field("target_text"),
        Field("unit_id"),
        Field("last_period"),
        Field("last_result", Decimal),
        Field("relation"),
        Field("margin", Decimal),
        Field("best_period"),
        Field("best_result", Decimal),
        Field("asked_change", Decimal),
        Field("mean_change", Decimal),
        Field("target_claim_id"),
        Field("last_claim_id"),
    ),
)


@dataclass(frozen=True)
class AmbitionView:
    """The finding, counts by relation, the targets by what can be said of them, each once, and every claim in
    a table.
    """

    title: str
    counts: dict[str, int]
    judged: list[Bullet] = field(default_factory=list)
    not_judged: list[Bullet] = field(default_factory=list)
    without_result: list[Bullet] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


@dataclass(frozen=True)
class NumberedTargets:
    """Targets with a number, of every year: all claims, and one claim where several documents set one."""

    every: list[Ambition]
    once: list[Ambition]


def find_numbered_targets(run: Run, places: Sequence[str]) -> NumberedTargets:
    """The targets with a number of the places and their waters."""
    places = run.with_waters(places)
    every = [a for a in fetch_ambitions(run.warehouse, places) if a.target_value is not None]
    return NumberedTargets(every, _keep_once(run, places, every))


def find_ambition_years(found: NumberedTargets) -> list[TargetYear]:
    """The years for which there are targets with a number, newest first."""
    by_year = defaultdict(list)
    for a in found.once:
        by_year[target_year(a.period)].append(a)
    return [
        TargetYear(year, len(some), any(a.relation in JUDGED for a in some))
        for year, some in sorted(by_year.items(), reverse=True)
    ]


def build_ambition(
    run: Run, places: Sequence[str], year: int, found: NumberedTargets | None = None
) -> AmbitionView:
    """Targets of a year that have a number, of the places and their waters, the loosest first. `found`: those
    of every year, where they are at hand.
    """
    found = found or find_numbered_targets(run, places)
    chosen, places = places, run.with_waters(places)
    every = [a for a in found.every if target_year(a.period) == year]
    every.sort(
        key=lambda a: (RELATIONS.index(a.relation), places.index(a.place_id), a.indicator_id, a.scope_id)
    )
    kept = {a.target_claim_id: a for a in found.once}
    once = [kept[a.target_claim_id] for a in every if a.target_claim_id in kept]
    limits = defaultdict(list)
    for limit in fetch_national_limits(run.warehouse, {a.indicator_id for a in every}):
        if limit.year == year:
            limits[limit.indicator_id].append(limit)
    earlier = find_earlier(run, [a for a in once if a.relation == "no_result"], year)
    counts = {relation: sum(a.relation == relation for a in once) for relation in RELATIONS}
    judged = {a.place_id for a in once if a.relation in JUDGED} or {a.place_id for a in once}
    named = [place for place in chosen if not judged.isdisjoint(run.with_waters([place]))] or chosen
    view = AmbitionView(
        run.text("ambition.title", places=name_places(run, named), year=year, finding=_title(run, counts)),
        {relation: count for relation, count in counts.items() if count},
        table=LAYOUT.table(run),
    )
    for a in once:
        bullet = build_ambition_bullet(run, a, limits[a.indicator_id], earlier.get(a.target_claim_id, []))
        if a.relation in JUDGED:
            view.judged.append(bullet)
        else:
            (view.without_result if a.relation == "no_result" else view.not_judged).append(bullet)
    for a in every:
        view.table.add(_row(run, a, limits[a.indicator_id]), [LAYOUT.record(run, a)])
    return view


def _keep_once(run: Run, places: Sequence[str], ambitions: Sequence[Ambition]) -> list[Ambition]:
    """Each target once though several documents set it: with a claim that can be judged, and of those with
    the one that knew the fewest results. Of two bounds the one that can be judged, else both as a range.
    """
    first = {t.target_claim_id: t.first_claim_id for t in fetch_targets(run.warehouse, places)}
    chosen: dict[str, Ambition] = {}
    bounds: dict[str, dict[str | None, str]] = defaultdict(dict)
    for a in sorted(
        ambitions, key=lambda a: (a.relation not in JUDGED, a.last_period or "", a.target_claim_id)
    ):
        chosen.setdefault(first[a.target_claim_id], a)
        bounds[first[a.target_claim_id]][a.comparator] = a.target_text
    return [a if a.relation in JUDGED else _as_range(a, bounds[claim]) for claim, a in chosen.items()]


def _as_range(a: Ambition, bounds: Mapping[str | None, str]) -> Ambition:
    """A target with both of its bounds as its text, where it has two."""
    if set(bounds) != {">=", "<="}:
        return a
    return replace(a, target_text=f"{bounds['>=']}{DASH}{bounds['<=']}", comparator="=")


def _title(run: Run, counts: Mapping[str, int]) -> str:
    """What the numbers say: how many are looser than the last result, as it, or tighter."""
    judged = [relation for relation in JUDGED if counts[relation]]
    if not judged:
        return run.text("ambition.none_judged")
    return run.text.commas(
        [
            run.text(f"ambition.{'also' if at else 'first'}_{relation}", count=counts[relation])
            for at, relation in enumerate(judged)
        ]
    )


def relation_label(run: Run, relation: str) -> str:
    """A relation as an icon and a word."""
    return f"{SIGNS[relation]} {run.text(f'relation.{relation}')}"


def _target(run: Run, a: Ambition) -> str:
    return run.text.amount(a.target_text, a.unit_id, a.comparator)


def _in_period(run: Run, a: Ambition, printed: str | None, period: str | None) -> str:
    return run.text.noted(run.text.amount(printed or "", a.unit_id), [period or ""])


def _gap(run: Run, a: Ambition, value: Decimal) -> str:
    return run.text.gap(f"{abs(value):.{a.decimals}f}", a.margin_unit_id)


def _row(run: Run, a: Ambition, limits: Sequence[NationalLimit]) -> list[Cell]:
    last = (
        MISSING
        if a.last_result is None
        else Cell(_in_period(run, a, a.last_text, a.last_period), a.last_claim_id)
    )
    best = "–" if a.best_result is None else _in_period(run, a, a.best_text, a.best_period)
    room = (
        "–" if a.margin is None else run.text("relation.exact") if a.margin == 0 else _gap(run, a, a.margin)
    )
    return [
        Cell(relation_label(run, a.relation)),
        Cell(run.place_name(a.place_id)),
        Cell(run.indicator_name(a.indicator_id)),
        Cell(run.scope_label(a.scope_id) or "–"),
        Cell(_target(run, a), a.target_claim_id),
        last,
        Cell(room),
        Cell(best),
        Cell(_limits(run, a, limits)),
        Cell(_pace(run, a)),
    ]


def _limits(run: Run, a: Ambition, limits: Sequence[NationalLimit]) -> str:
    """The target against the national limit in force at the end of its year, and those to come."""
    if a.target_value is None:
        return "–"
    clauses = [
        run.text(
            f"ambition.limit_{'within' if a.target_value <= limit.value else 'above'}",
            limit=exact_digits(limit.value),
            year=limit.start_on.year,
        )
        for limit in limits
    ]
    return run.text.join(clauses) or "–"


def _pace(run: Run, a: Ambition) -> str:
    """The yearly change a target asks for, and the yearly changes the city has made."""
    if a.asked_change is None:
        return "–"
    required = run.text.change(a.asked_change, a.margin_unit_id, _pace_decimals(a))
    if not a.changes or a.mean_change is None:
        return run.text("ambition.asked_only", asked=required)
    mean = run.text.change(a.mean_change, a.margin_unit_id, _pace_decimals(a))
    if a.changes == 1:
        return run.text("ambition.asked_once", asked=required, change=mean)
    return run.text("ambition.asked", asked=required, mean=mean, count=a.changes)


def _pace_decimals(a: Ambition) -> int:
    """Decimals of a yearly change: those of the numbers where it is whole, else one at least."""
    is_whole = all(value is None or value == int(value) for value in (a.asked_change, a.mean_change))
    return a.decimals if is_whole else max(a.decimals, 1)
