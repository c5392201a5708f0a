"""Rectification: for each place and batch its total, done, under way, rates, relapses. Never added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.queries.figures import fetch_figures, fetch_places_with
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.figure_cells import amount_cell
from dashboard.views.grades import pair_reason
from dashboard.views.layouts import FIGURE, Layout
from dashboard.views.rectification.batches import (
    ISSUE_ROLES,
    LETTER_ROLES,
    RELAPSE_ROLES,
    Batch,
    find_batches,
)
from dashboard.views.source_grades import name_marks
from rules.rounding import half_up

AT_FIRST = 12  # places shown before the reader chooses: more would be a wall of bars
BATCH = ("place", "batch", "period")
ISSUES = Layout(
    "rectification",
    (*BATCH, "total", "done", "under_way", "rate_printed", "rate_computed", "reopened"),
    FIGURE,
)
LETTERS = Layout(
    "letters", (*BATCH, "letters", "closed", "rectified", "rate_printed", "rate_computed"), FIGURE
)


@dataclass(frozen=True)
class Bar:
    """One batch as a bar: done and under way of its total, where known; `mark`: what is noted on the number
    that is under way, where no document prints it.
    """

    name: str
    done: float | None
    under_way: float | None
    total: float | None
    place_id: str = ""
    year: str = ""
    mark: str = ""

    @property
    def size(self) -> float:
        """The printed total, else what is done and under way."""
        return self.total or (self.done or 0) + (self.under_way or 0)

    @property
    def rest(self) -> float | None:
        """What is neither done nor under way, of a printed total; None where nothing is left."""
        known = (self.done or 0) + (self.under_way or 0)
        return max(0, (self.total or known) - known) or None


@dataclass(frozen=True)
class Rectification:
    """Batches of issues and of letters in tables, bars of those with counts, and why rates differ."""

    issues: Table
    letters: Table
    bars: list[Bar]
    remarks: list[str]

    def title(self, run: Run) -> str:
        """How far the newest batch of the first place is, of several the largest; batches differ."""
        own = [bar for bar in self.bars if bar.place_id == self.bars[0].place_id]
        newest = max(own, key=lambda bar: (bar.year, bar.size))
        return run.text(
            "rectification.title", name=newest.name, done=f"{newest.done:g}", total=f"{newest.size:g}"
        )


def build_rectification(run: Run, places: Sequence[str]) -> Rectification:
    """Every batch that the places' documents report."""
    figures = fetch_figures(run.warehouse, _indicators(run), places)
    view = Rectification(ISSUES.table(run), LETTERS.table(run), [], _remarks(run, places, figures))
    for batch in find_batches(run, places, figures, ISSUE_ROLES, RELAPSE_ROLES):
        _add_issues(run, view, batch)
    for batch in find_batches(run, places, figures, LETTER_ROLES):
        _add_letters(run, view, batch)
    return view


def find_reporting_places(run: Run) -> list[str]:
    """Places whose documents report batches of issues or letters."""
    known = fetch_places_with(run.warehouse, _indicators(run))
    return [code for code in run.catalogue.places if code in known]


def _indicators(run: Run) -> list[str]:
    by_role = run.catalogue.indicators_by_role
    return [code for role in (*ISSUE_ROLES, *RELAPSE_ROLES, *LETTER_ROLES) for code in by_role[role]]


def _add_issues(run: Run, view: Rectification, batch: Batch) -> None:
    """The row of a batch of issues, and its bar where counts are printed."""
    total, done, under_way, rate = (batch.get(role) for role in ISSUE_ROLES)
    relapses = [batch[role] for role in RELAPSE_ROLES if role in batch]
    reopened = batch.get(RELAPSE_ROLES[0])
    row = [
        *_batch_cells(run, batch),
        *(_amount_or_missing(run, f) for f in (total, done, under_way, rate)),
        Cell(_computed_rate(run, done, total)),
        Cell(
            " · ".join(amount_cell(run, f).text for f in relapses) or "–",
            reopened.claim_id if reopened else None,
        ),
    ]
    view.issues.add(row, [ISSUES.record(run, f) for f in batch.values()])
    if done and (total or under_way):
        first = next(iter(batch.values()))
        batch_name = run.text(
            "trend.line", place=run.place_name(first.place_id), scope=run.scope_name(first.scope_id)
        )
        last_year = done.period.rpartition("/")[2][:4]  # a whole period would leave a phone no room for bars
        name = run.text("matrix.entry", amount=batch_name, period=last_year)
        view.bars.append(
            Bar(
                name,
                _number(done),
                _number(under_way),
                _number(total),
                first.place_id,
                last_year,
                run.text.noted("", [name_marks(run, under_way)]) if under_way else "",
            )
        )


def _add_letters(run: Run, view: Rectification, batch: Batch) -> None:
    """The row of a batch of letters."""
    total, closed, rectified, rate = (batch.get(role) for role in LETTER_ROLES)
    row = [
        *_batch_cells(run, batch),
        *(_amount_or_missing(run, f) for f in (total, closed, rectified, rate)),
        Cell(_computed_rate(run, closed, total)),
    ]
    view.letters.add(row, [LETTERS.record(run, f) for f in batch.values()])


def _batch_cells(run: Run, batch: Batch) -> list[Cell]:
    first = next(iter(batch.values()))
    return [Cell(run.place_name(first.place_id)), Cell(run.scope_label(first.scope_id)), Cell(first.period)]


def _amount_or_missing(run: Run, figure: Figure | None) -> Cell:
    return amount_cell(run, figure) if figure else MISSING


def _number(figure: Figure | None) -> float | None:
    return float(figure.value) if figure else None


def _computed_rate(run: Run, part: Figure | None, whole: Figure | None) -> str:
    """The rate that the printed counts give, one decimal."""
    if part is None or whole is None or not whole.value or part.comparator != "=" or whole.comparator != "=":
        return "–"
    return run.text.amount(f"{half_up(part.value * 100 / whole.value, 1)}", "percent")


def _why_apart(run: Run, one: Figure, other: Figure) -> str:
    """Why two rates are no measure of each other: the reason that the data give."""
    pair = (one.claim_id, other.claim_id)
    return pair_reason(run, fetch_comparability(run.warehouse, [pair])[pair])


def _remarks(run: Run, places: Sequence[str], figures: Sequence[Figure]) -> list[str]:
    """Why batches are not added, why two rates are both right, and look-alikes among the figures."""
    remarks = [run.text("rectification.not_added")]
    present = {f.indicator_id for f in figures}
    codes = run.catalogue.indicators_by_role["issue_rate"]
    rates = sorted(
        (f for f in figures if f.indicator_id in codes and f.comparator == "="), key=lambda f: f.value
    )
    for place in places:
        own = [f for f in rates if f.place_id == place]
        if len(own) > 1 and own[-1].value - own[0].value > Decimal(10):
            low, high = own[0], own[-1]
            remarks.append(
                run.text(
                    "rectification.two_rates",
                    place=run.place_name(place),
                    low=amount_cell(run, low).text,
                    low_batch=run.scope_name(low.scope_id),
                    high=amount_cell(run, high).text,
                    high_batch=run.scope_name(high.scope_id),
                    reason=_why_apart(run, high, low),
                )
            )
    for pair in run.catalogue.look_alikes:
        if pair.list_id == "indicator" and {pair.code, pair.other_code} <= present:
            remarks.append(
                run.text(
                    "apart.pair",
                    one=run.indicator_name(pair.code),
                    other=run.indicator_name(pair.other_code),
                    reason=run.text.name_of(pair, "reason"),
                )
            )
    return remarks
