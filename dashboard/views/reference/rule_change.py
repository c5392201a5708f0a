"""Both sides of a change of rules: the same days judged by each edition of the daily limits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from dashboard.models.dimensions import Event
from dashboard.models.rule_change import JudgedYear, LimitEdition
from dashboard.queries.rule_change import fetch_changes_of_state, fetch_judged_years, fetch_limit_editions
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.layouts import PLACE, SOURCE, Field, Layout
from dashboard.views.periods import period_phrase
from dashboard.views.trend.trend_words import short_date

RULE_CHANGE = Layout(
    "rule-change",
    ("place", "period"),
    (
        *PLACE,
        Field("year", int),
        Field("edition_id"),
        Field("start_on", value=lambda run, one: one.start_on.isoformat()),
        Field("good", int, value=lambda run, one: one.good_days),
        Field("lost", int, value=lambda run, one: one.lost_days),
        Field("ratio", Decimal, value=lambda run, one: one.good_day_ratio),
        Field("valid_days", int),
        Field("days", int),
        Field("valid"),
        Field("reason"),
        Field("basis_id"),
        SOURCE,
        Field("claim_id"),
    ),
)
VALID = "yes"
MARK = "*"  # behind a year whose days are too few
SHORT = re.compile(r"([\d-]+): (\d+) of (\d+) days")  # the reason of a period that is not valid


@dataclass(frozen=True)
class EditionBars:
    """The good days of one edition: a label and a number for each place and year that all editions judged."""

    name: str
    labels: list[str]
    days: list[int]


@dataclass(frozen=True)
class RuleChange:
    """A sentence to quote for each place, a row for each year, what to know of both; empty without data."""

    quotes: list[str]
    bars: list[EditionBars]
    subtitle: str
    table: Table
    notes: list[str]


def build_rule_change(run: Run) -> RuleChange:
    """Good days of every place and year that are computed, by each edition of the limits."""
    years = fetch_judged_years(run.warehouse)
    editions = [
        one for one in run.remember(_find_editions) if one.edition_id in {y.edition_id for y in years}
    ]
    return RuleChange(
        [sentence for place in _by(years, "place_id") if (sentence := _quote(run, place))],
        _make_bars(run, years, editions),
        run.text("rule_change.subtitle", mark=MARK),
        _tabulate(run, years, editions),
        _notes(run, years, editions),
    )


def tell_rules_of_year(run: Run, year: int) -> str:
    """Which months of a year each edition judged, and what is not settled; empty where one judged all."""
    editions = run.remember(_find_editions)
    for old, new in pairwise(editions):
        if new.start_on.year == year and new.start_on.month > 1:
            return run.text(
                "rule_change.months",
                year=year,
                last=new.start_on.month - 1,
                first=new.start_on.month,
                old=run.text.name_of(run.catalogue.standards[old.standard_id]),
                new=run.text.name_of(run.catalogue.standards[new.standard_id]),
            )
    return ""


def tell_later_limits(run: Run, counted: Sequence[tuple[date, int, int]]) -> str:
    """Good days, and how many fewer, by each later edition: from when it holds, days, days lost."""
    return run.text.clauses(
        [
            run.text("rule_change.part", on=name_start(run, on), days=days, lost=lost)
            if lost
            else run.text("rule_change.part_equal", on=name_start(run, on), days=days)
            for on, days, lost in counted
        ]
    )


def _by(years: Sequence[JudgedYear], key: str) -> list[list[JudgedYear]]:
    """Neighbours with the same value of a field."""
    return [list(some) for _, some in groupby(years, lambda one: getattr(one, key))]


def _find_editions(run: Run) -> list[LimitEdition]:
    return fetch_limit_editions(run.warehouse)


def _find_changes_of_state(run: Run) -> list[Event]:
    return fetch_changes_of_state(run.warehouse)


def _quote(run: Run, years: Sequence[JudgedYear]) -> str:
    """The newest year of a place that is whole by every edition."""
    whole = [year for year in _by(years, "year") if len(year) > 1 and all(one.valid == VALID for one in year)]
    if not whole:
        return ""
    first, *others = whole[-1]
    counted = [(one.start_on, one.good_days, one.lost_days) for one in others]
    state = [
        run.text("rule_change.state", on=name_start(run, on)) for on in _states_after(run, first.year)[-1:]
    ]
    return run.text(
        "rule_change.quote",
        place=run.place_name(first.place_id),
        year=first.year,
        on=name_start(run, others[0].start_on),
        days=first.good_days,
        parts=tell_later_limits(run, counted),
        notes=run.text.clauses([run.text("rule_change.computed"), *state]),
    )


def _states_after(run: Run, year: int) -> list[date]:
    """The days on which the state of published values changed, if some or all of a year lie before."""
    days = sorted({event.start_on for event in run.remember(_find_changes_of_state)})
    return [day for day in days if day.year >= year]


def _make_bars(run: Run, years: Sequence[JudgedYear], editions: Sequence[LimitEdition]) -> list[EditionBars]:
    """Places and years in order of time; the place is named where there are several, a short year marked."""
    groups = [year for place in _by(years, "place_id") for year in _by(place, "year")]
    whole = [year for year in groups if len(year) == len(editions)]
    is_one = len({one.place_id for one in years}) == 1
    labels = [
        ("" if is_one else f"{run.place_name(year[0].place_id)} ")
        + f"{year[0].year}{'' if all(one.valid == VALID for one in year) else MARK}"
        for year in whole
    ]
    return [
        EditionBars(name, labels, [year[at].good_days for year in whole])
        for at, name in enumerate(_edition_names(run, editions))
    ]


def _edition_names(run: Run, editions: Sequence[LimitEdition]) -> list[str]:
    if len(editions) < 2:
        return []
    later = [run.text("rule_change.from", on=name_start(run, one.start_on)) for one in editions[1:]]
    return [run.text("rule_change.before", on=name_start(run, editions[1].start_on)), *later]


def _tabulate(run: Run, years: Sequence[JudgedYear], editions: Sequence[LimitEdition]) -> Table:
    heads = [run.text(f"column.{one}") for one in (*RULE_CHANGE.headings, "valid_days", "note")]
    table = RULE_CHANGE.table(run, [*heads[:2], *_edition_names(run, editions), *heads[2:]])
    for place in _by(years, "place_id"):
        for year in reversed(_by(place, "year")):
            cells = [
                Cell(run.place_name(year[0].place_id)),
                Cell(str(year[0].year)),
                *(_days(run, year, one) for one in editions),
                Cell(run.text.commas(list(dict.fromkeys(f"{one.valid_days}/{one.days}" for one in year)))),
                Cell(_why_not_whole(run, year)),
            ]
            table.add(cells, [RULE_CHANGE.record(run, one) for one in year])
    return table


def _why_not_whole(run: Run, year: Sequence[JudgedYear]) -> str:
    """Where the days are too few for a whole year by the rule; by the first edition that says so."""
    short = dict.fromkeys(one.reason for one in year if one.valid != VALID and one.reason)
    found = [part for reason in list(short)[:1] for part in SHORT.findall(reason)]
    told = [
        run.text("rule_change.short", period=period_phrase(run.text, period), there=there, needed=needed)
        for period, there, needed in found
    ]
    return run.text.noted(run.text("rule_change.not_whole"), told) if short else "–"


def _days(run: Run, year: Sequence[JudgedYear], edition: LimitEdition) -> Cell:
    found = next((one for one in year if one.edition_id == edition.edition_id), None)
    if found is None:
        return Cell("–")
    ratio = "–" if found.good_day_ratio is None else f"{found.good_day_ratio:f}"
    key = "rule_change.lost" if found.lost_days else "rule_change.days"
    return Cell(run.text(key, days=found.good_days, ratio=ratio, lost=found.lost_days), found.claim_id)


def _notes(run: Run, years: Sequence[JudgedYear], editions: Sequence[LimitEdition]) -> list[str]:
    if not years:
        return []
    events = run.remember(_find_changes_of_state)
    state = run.text.clauses([run.text.name_of(event, "note") for event in events])
    on = name_start(run, events[-1].start_on) if events else ""
    told = [
        run.text("rule_change.state_note", on=on, note=state) if events else "",
        run.text("rule_change.denominators"),
        *(tell_rules_of_year(run, one.start_on.year) for one in editions[1:]),
    ]
    return [sentence for sentence in told if sentence]


def name_start(run: Run, day: date) -> str:
    """From when an edition holds, as the language writes it."""
    return period_phrase(run.text, short_date(day))
