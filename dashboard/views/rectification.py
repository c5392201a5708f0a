"""Rectification: for each place and batch of issues its total, done, under way, rates and relapses. Never added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from dashboard import queries
from dashboard.models import Figure
from dashboard.page import Page
from dashboard.views.table import MISSING, Cell, Table, amount, record
from rules.rounding import half_up

ISSUES = (
    "rectification_issue_total", "rectification_issue_completed", "rectification_issue_in_progress",
    "rectification_completion_rate", "rectification_issue_reopened", "rectification_reopened_rate",
)  # fmt: skip
AT_FIRST = 12  # places shown before the reader chooses: more would be a wall of bars
LETTERS = ("letter_total", "letter_closed", "letter_rectified", "letter_closure_rate")


@dataclass(frozen=True)
class Bar:
    """One batch as a bar: done and under way of its total, where printed."""

    name: str
    done: float | None
    under_way: float | None
    total: float | None


@dataclass(frozen=True)
class Rectification:
    """Batches of issues and of letters in two tables, bars of the batches with counts, and why rates differ."""

    issues: Table
    letters: Table
    bars: list[Bar]
    remarks: list[str]


def rectification(page: Page, places: Sequence[str]) -> Rectification:
    """Every batch that the places' documents report."""
    text = page.text
    figures = queries.figures(page.warehouse, [*ISSUES, *LETTERS], places)
    issues = Table(
        [text(f"column.{c}") for c in ("place", "batch", "period", "total", "done", "under_way", "rate_printed", "rate_computed", "reopened")]
    )
    letters = Table([text(f"column.{c}") for c in ("place", "batch", "period", "letters", "closed", "rectified", "rate_printed", "rate_computed")])
    bars = []
    for batch in _batches(places, [f for f in figures if f.indicator_id in ISSUES]):
        by = {f.indicator_id: f for f in batch}
        total, done, under_way, rate, reopened, reopened_rate = (by.get(code) for code in ISSUES)
        relapse = Cell(" · ".join(amount(page, f).text for f in (reopened, reopened_rate) if f) or "–", reopened.claim_id if reopened else None)
        issues.rows.append(
            [*_named(page, batch), *(_cell(page, f) for f in (total, done, under_way, rate)), Cell(_computed(page, done, total)), relapse]
        )
        issues.records.extend(record(page, f) for f in batch)
        if done and (total or under_way):
            name = text("trend.line", place=page.place(batch[0].place_id), scope=page.scope(batch[0].scope))
            bars.append(Bar(name, _number(done), _number(under_way), _number(total)))
    for batch in _batches(places, [f for f in figures if f.indicator_id in LETTERS]):
        by = {f.indicator_id: f for f in batch}
        total, closed, rectified, rate = (by.get(code) for code in LETTERS)
        letters.rows.append([*_named(page, batch), *(_cell(page, f) for f in (total, closed, rectified, rate)), Cell(_computed(page, closed, total))])
        letters.records.extend(record(page, f) for f in batch)
    return Rectification(issues, letters, bars, _remarks(page, places, figures))


def places_reporting(page: Page) -> list[str]:
    """Places whose documents report batches of issues or letters."""
    known = queries.places_with(page.warehouse, [*ISSUES, *LETTERS])
    return [code for code in page.catalogue.places if code in known]


def _batches(places: Sequence[str], figures: list[Figure]) -> list[list[Figure]]:
    """Figures of one place, batch and period together; a relapse stands with the batch it is of."""
    relapses = ("rectification_issue_reopened", "rectification_reopened_rate")
    counted = [f for f in figures if f.indicator_id not in relapses]
    key = lambda f: (places.index(f.place_id), f.scope, f.period)  # noqa: E731
    batches = [list(run) for _, run in groupby(sorted(counted, key=key), key)]
    for f in figures:
        if f.indicator_id in relapses:
            home = next((b for b in batches if (b[0].place_id, b[0].scope) == (f.place_id, f.scope)), None)
            if home is None:
                batches.append(home := [])
            home.append(f)
    return batches


def _named(page: Page, batch: list[Figure]) -> list[Cell]:
    return [Cell(page.place(batch[0].place_id)), Cell(page.scope(batch[0].scope)), Cell(batch[0].period)]


def _cell(page: Page, figure: Figure | None) -> Cell:
    return amount(page, figure) if figure else MISSING


def _number(figure: Figure | None) -> float | None:
    return float(figure.value) if figure else None


def _computed(page: Page, part: Figure | None, whole: Figure | None) -> str:
    """The rate that the printed counts give, one decimal."""
    if part is None or whole is None or not whole.value or part.comparator != "=" or whole.comparator != "=":
        return "–"
    return page.text.amount(f"{half_up(part.value * 100 / whole.value, 1)}", "percent")


def _remarks(page: Page, places: Sequence[str], figures: list[Figure]) -> list[str]:
    """Why batches are not added, why two rates of one place are both right, and look-alikes that meet here."""
    told = [page.text("rectification.not_added")]
    rates = [f for f in figures if f.indicator_id == "rectification_completion_rate" and f.comparator == "="]
    for place in places:
        here = sorted((f for f in rates if f.place_id == place), key=lambda f: f.value)
        if len(here) > 1 and here[-1].value - here[0].value > Decimal(10):
            low, high = here[0], here[-1]
            told.append(page.text(
                "rectification.two_rates", place=page.place(place), low=amount(page, low).text, low_batch=page.scope(low.scope),
                high=amount(page, high).text, high_batch=page.scope(high.scope),
            ))  # fmt: skip
    for pair in page.catalogue.look_alikes:
        if pair.list_id == "indicator" and {pair.code, pair.other_code} <= {f.indicator_id for f in figures}:
            told.append(
                page.text("apart.pair", one=page.indicator(pair.code), other=page.indicator(pair.other_code), reason=page.text.of(pair, "reason"))
            )
    return told
