"""Which quantities have a budget, and what a year of one of them is judged by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.models.judgements import Target
from dashboard.models.monthly import Statistic
from dashboard.queries.catalogue import fetch_events, fetch_national_limits
from dashboard.queries.figures import fetch_figures
from dashboard.queries.judgements import fetch_comparability
from dashboard.queries.monthly import fetch_statistics
from dashboard.run import Run
from dashboard.views.targets.target_years import find_targets
from dashboard.views.this_year.answer import Kind, YearTarget
from rules.rounding import exact_digits

UPPER, LOWER = ("<=", "<", "=", "~"), (">=", ">", "=", "~")  # comparators that a target may have


@dataclass(frozen=True)
class Quantity:
    """An indicator with a budget: its rule, the place of a percentile, and the pollutant if it has one."""

    kind: Kind
    percent: int = 0
    pollutant_id: str = ""


Quantities = Mapping[str, Quantity]


def find_quantities(run: Run) -> dict[str, Quantity]:
    """The indicators with a budget, those of the overview first."""
    statistics = fetch_statistics(run.warehouse)
    found = {code: _make_quantity(run, code, statistics.get(code)) for code in run.catalogue.indicators}
    return {code: quantity for code, quantity in found.items() if quantity is not None}


def _make_quantity(run: Run, code: str, known: Statistic | None) -> Quantity | None:
    indicator = run.catalogue.indicators[code]
    if known is None:
        is_share = indicator.role == "section_share" and indicator.headline is not None
        return Quantity("section_share") if is_share else None
    if known.statistic == "mean":
        return Quantity("mean", pollutant_id=known.pollutant_id or "")
    if percent := read_percent(known.statistic):
        return Quantity("percentile", percent, known.pollutant_id or "")
    # Of all pollutants together: the share of good days.
    is_of_days = known.pollutant_id is None and indicator.unit_id == "percent"
    return Quantity("day_share") if is_of_days else None


def read_percent(statistic: str) -> int:
    """The place of a percentile: p90 is 90; 0 of another statistic."""
    return int(statistic[1:]) if statistic[:1] == "p" and statistic[1:].isdigit() else 0


def find_numbered(run: Run, place: str, quantities: Quantities) -> list[Target]:
    """The targets of a place with a budget and a number, for one whole year, the newest first."""
    found = [
        t
        for t in find_targets(run, [place])
        if t.place_id == place
        and t.indicator_id in quantities
        and t.year is not None
        and t.base_period is None
        if t.target_value is not None
        and t.comparator in (UPPER if _is_lower(quantities[t.indicator_id].kind) else LOWER)
    ]
    order = list(quantities)
    return sorted(found, key=lambda t: (-(t.year or 0), order.index(t.indicator_id)))


def find_years(run: Run, targets: Sequence[Target]) -> list[int]:
    """The years to choose from, newest first: those of targets, and that of the data."""
    years = {t.year for t in targets if t.year is not None}
    return sorted(years | {find_data_year(run)}, reverse=True)


def find_data_year(run: Run) -> int:
    """The year of the newest document: no limit of a later one is known."""
    return int(run.build.data_on[:4])


def find_year_target(
    run: Run, place: str, indicator: str, year: int, quantities: Quantities, numbered: Sequence[Target]
) -> YearTarget:
    """The strictest target that a document sets, else the national limit of that year, else none. `numbered`:
    those of the place, as `find_numbered` gives them.
    """
    quantity = quantities[indicator]
    kind = quantity.kind
    aim = YearTarget(
        place_id=place,
        indicator_id=indicator,
        year=year,
        kind=kind,
        unit_id=run.catalogue.indicators[indicator].unit_id,
        origin="none",
        comparator="<=" if _is_lower(kind) else ">=",
        percent=quantity.percent,
        pollutant_id=quantity.pollutant_id,
        events=[
            e
            for e in fetch_events(run.warehouse, [indicator])
            if date(year, 1, 2) <= e.start_on <= date(year, 12, 31)
        ],
    )
    targets = [t for t in numbered if (t.indicator_id, t.year) == (indicator, year)]
    if targets:
        grades = run.catalogue.term_codes("grade")  # best first, so that of equal targets the best counts
        targets.sort(key=lambda t: grades.index(t.grade))
        ordered = sorted(targets, key=lambda t: t.target_value or Decimal(0), reverse=not _is_lower(kind))
        strictest = ordered[0]
        others = [t for t in ordered if t.target_value != strictest.target_value]
        aim = replace(
            aim,
            origin="target",
            digits=strictest.target_text,
            comparator=strictest.comparator or aim.comparator,
            claim_id=strictest.target_claim_id,
            scope_id=strictest.scope_id,
            wording=strictest.wording,
            grade=strictest.grade,
            others=others,
        )
    else:
        limits = fetch_national_limits(run.warehouse, [indicator])
        of_year = [limit for limit in limits if limit.year == year and limit.standing == "in_force"]
        if of_year:
            aim = replace(
                aim, origin="limit", digits=exact_digits(of_year[0].value), standard_id=of_year[0].standard_id
            )
    return replace(aim, last=_find_last(run, aim))


def with_own_target(aim: YearTarget, digits: str | None) -> YearTarget:
    """The same judged by a target that the reader typed, if there is one."""
    if not digits:
        return aim
    comparator = "<=" if aim.is_lower_better else ">="
    aim = replace(aim, origin="own", digits=digits, comparator=comparator)
    return replace(aim, claim_id="", standard_id="", scope_id="", wording=None, grade="official", others=())


def find_target_words(run: Run, place: str, indicator: str, year: int) -> list[str]:
    """The targets of a year that documents set in words alone, each once."""
    found = [
        run.phrase(t.target_text)
        for t in find_targets(run, [place])
        if (t.place_id, t.indicator_id, t.year) == (place, indicator, year) and t.target_value is None
    ]
    return list(dict.fromkeys(found))


def _is_lower(kind: Kind) -> bool:
    return kind in ("mean", "percentile")


def _find_last(run: Run, aim: YearTarget) -> Figure | None:
    """The newest printed result of a whole year before; of several that which compares best to the target."""
    if aim.kind == "section_share":
        return None
    figures = [
        f
        for f in fetch_figures(run.warehouse, [aim.indicator_id], [aim.place_id])
        if f.year is not None and f.year < aim.year and f.kind == "actual" and f.comparator == "="
        if len(f.period) == len("2025") and f.unit_id == aim.unit_id
    ]
    newest = [f for f in figures if f.year == max(f.year or 0 for f in figures)]
    if not aim.claim_id or len(newest) < 2:
        return newest[0] if newest else None
    grades = fetch_comparability(run.warehouse, [(aim.claim_id, f.claim_id) for f in newest])
    return min(newest, key=lambda f: ("same", "near", "apart").index(grades[aim.claim_id, f.claim_id].grade))
