"""Rectification: for each place and batch of issues its total, done, under way, rates and relapses. Never added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from dashboard.models.claims import Figure
from dashboard.queries.figures import fetch_figures, fetch_places_with
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.figure_cells import amount_cell, figure_record
from rules.rounding import half_up

ISSUES = (
    "rectification_issue_total",
    "rectification_issue_completed",
    "rectification_issue_in_progress",
    "rectification_completion_rate",
    "rectification_issue_reopened",
    "rectification_reopened_rate",
)
AT_FIRST = 12  # places shown before the reader chooses: more would be a wall of bars
LETTERS = ("letter_total", "letter_closed", "letter_rectified", "letter_closure_rate")


@dataclass(frozen=True)
class Bar:
    """One batch as a bar: done and under way of its total, where printed."""

    name: str
    done: float | None
    under_way: float | None
    total: float | None

    @property
    def rest(self) -> float | None:
        """What is neither done nor under way, of a printed total; None where nothing is left."""
        known = (self.done or 0) + (self.under_way or 0)
        return max(0, (self.total or known) - known) or None


@dataclass(frozen=True)
class Rectification:
    """Batches of issues and of letters in two tables, bars of the batches with counts, and why rates differ."""

    issues: Table
    letters: Table
    bars: list[Bar]
    remarks: list[str]


def build_rectification(run: Run, places: Sequence[str]) -> Rectification:
    """Every batch that the places' documents report."""
    text = run.text
    figures = fetch_figures(run.warehouse, [*ISSUES, *LETTERS], places)
    issues = Table(
        [
            text(f"column.{c}")
            for c in (
                "place",
                "batch",
                "period",
                "total",
                "done",
                "under_way",
                "rate_printed",
                "rate_computed",
                "reopened",
            )
        ]
    )
    letters = Table(
        [
            text(f"column.{c}")
            for c in (
                "place",
                "batch",
                "period",
                "letters",
                "closed",
                "rectified",
                "rate_printed",
                "rate_computed",
            )
        ]
    )
    bars = []
    for batch in _batches(places, [f for f in figures if f.indicator_id in ISSUES]):
        by = {f.indicator_id: f for f in batch}
        total, done, under_way, rate, reopened, reopened_rate = (by.get(code) for code in ISSUES)
        relapse = Cell(
            " · ".join(amount_cell(run, f).text for f in (reopened, reopened_rate) if f) or "–",
            reopened.claim_id if reopened else None,
        )
        issues.rows.append(
            [
                *_named(run, batch),
                *(_cell(run, f) for f in (total, done, under_way, rate)),
                Cell(_computed(run, done, total)),
                relapse,
            ]
        )
        issues.records.extend(figure_record(run, f) for f in batch)
        if done and (total or under_way):
            name = text(
                "trend.line", place=run.place_name(batch[0].place_id), scope=run.scope_name(batch[0].scope_id)
            )
            bars.append(Bar(name, _number(done), _number(under_way), _number(total)))
    for batch in _batches(places, [f for f in figures if f.indicator_id in LETTERS]):
        by = {f.indicator_id: f for f in batch}
        total, closed, rectified, rate = (by.get(code) for code in LETTERS)
        letters.rows.append(
            [
                *_named(run, batch),
                *(_cell(run, f) for f in (total, closed, rectified, rate)),
                Cell(_computed(run, closed, total)),
            ]
        )
        letters.records.extend(figure_record(run, f) for f in batch)
    return Rectification(issues, letters, bars, _remarks(run, places, figures))


def find_reporting_places(run: Run) -> list[str]:
    """Places whose documents report batches of issues or letters."""
    known = fetch_places_with(run.warehouse, [*ISSUES, *LETTERS])
    return [code for code in run.catalogue.places if code in known]


def _batches(places: Sequence[str], figures: list[Figure]) -> list[list[Figure]]:
    """Figures of one place, batch and period together; a relapse stands with the batch it is of."""
    relapses = ("rectification_issue_reopened", "rectification_reopened_rate")
    counted = [f for f in figures if f.indicator_id not in relapses]
    key = lambda f: (places.index(f.place_id), f.scope_id, f.period)  # noqa: E731
    batches = [list(members) for _, members in groupby(sorted(counted, key=key), key)]
    for f in figures:
        if f.indicator_id in relapses:
            home = next(
                (b for b in batches if (b[0].place_id, b[0].scope_id) == (f.place_id, f.scope_id)), None
            )
            if home is None:
                batches.append(home := [])
            home.append(f)
    return batches


def _named(run: Run, batch: list[Figure]) -> list[Cell]:
    return [
        Cell(run.place_name(batch[0].place_id)),
        Cell(run.scope_name(batch[0].scope_id)),
        Cell(batch[0].period),
    ]


def _cell(run: Run, figure: Figure | None) -> Cell:
    return amount_cell(run, figure) if figure else MISSING


def _number(figure: Figure | None) -> float | None:
    return float(figure.value) if figure else None


def _computed(run: Run, part: Figure | None, whole: Figure | None) -> str:
    """The rate that the printed counts give, one decimal."""
    if part is None or whole is None or not whole.value or part.comparator != "=" or whole.comparator != "=":
        return "–"
    return run.text.amount(f"{half_up(part.value * 100 / whole.value, 1)}", "percent")


def _remarks(run: Run, places: Sequence[str], figures: list[Figure]) -> list[str]:
    """Why batches are not added, why two rates of one place are both right, and look-alikes that meet here."""
    told = [run.text("rectification.not_added")]
    rates = [f for f in figures if f.indicator_id == "rectification_completion_rate" and f.comparator == "="]
    for place in places:
        here = sorted((f for f in rates if f.place_id == place), key=lambda f: f.value)
        if len(here) > 1 and here[-1].value - here[0].value > Decimal(10):
            low, high = here[0], here[-1]
            told.append(
                run.text(
                    "rectification.two_rates",
                    place=run.place_name(place),
                    low=amount_cell(run, low).text,
                    low_batch=run.scope_name(low.scope_id),
                    high=amount_cell(run, high).text,
                    high_batch=run.scope_name(high.scope_id),
                )
            )
    for pair in run.catalogue.look_alikes:
        if pair.list_id == "indicator" and {pair.code, pair.other_code} <= {f.indicator_id for f in figures}:
            told.append(
                run.text(
                    "apart.pair",
                    one=run.indicator_name(pair.code),
                    other=run.indicator_name(pair.other_code),
                    reason=run.text.name_of(pair, "reason"),
                )
            )
    return told
