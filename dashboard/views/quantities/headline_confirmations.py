"""How many headline figures are confirmed, and which are not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dashboard.models.claims import Figure
from dashboard.queries.figures import fetch_figures
from dashboard.queries.judgements import fetch_confirmations
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.figure_cells import amount_cell
from dashboard.views.layouts import FIGURE, Field, Layout
from dashboard.views.sources.confirmations import name_confirmation

LAYOUT = Layout(
    "headline-confirmations",
    ("confirmation", "indicator", "place", "period", "scope", "value", "source"),
    (*FIGURE, Field("documents", int), Field("confirmed_by")),
)


@dataclass(frozen=True)
class HeadlineConfirmations:
    """How many of the headline figures are confirmed, and a row for each, those that are not first."""

    title: str
    table: Table


def build_headline_confirmations(run: Run, places: Sequence[str]) -> HeadlineConfirmations:
    """The yearly headline figures of the places, the unconfirmed before the others, each by its indicator."""
    figures = _fetch_headline_figures(run, places)
    found = fetch_confirmations(run.warehouse, [figure.claim_id for figure in figures])
    figures.sort(key=lambda figure: found[figure.claim_id].confirmed_by is not None)
    table = LAYOUT.table(run)
    for f in figures:
        confirmation = found[f.claim_id]
        table.add(
            [
                Cell(name_confirmation(run, confirmation) or run.text("confirmation.missing")),
                Cell(run.indicator_name(f.indicator_id)),
                Cell(run.place_name(f.place_id)),
                Cell(f.period),
                Cell(run.scope_label(f.scope_id)),
                amount_cell(run, f),
                Cell(run.source_title(f.source_id)),
            ],
            [LAYOUT.record(run, f, documents=confirmation.documents, confirmed_by=confirmation.confirmed_by)],
        )
    confirmed = sum(one.confirmed_by is not None for one in found.values())
    return HeadlineConfirmations(run.text("confirmation.title", all=len(figures), confirmed=confirmed), table)


def tell_confirmed_share(run: Run, headline: Iterable[Figure], shown: Collection[str]) -> str:
    """How many of the figures shown, and of all yearly `headline` figures of the places, are confirmed; empty
    where none is shown.
    """
    figures = [figure for figure in headline if figure.year is not None]
    found = fetch_confirmations(run.warehouse, [figure.claim_id for figure in figures])
    confirmed = {claim_id for claim_id, one in found.items() if one.confirmed_by is not None}
    if not shown:
        return ""
    return run.text(
        "confirmation.summary",
        shown=len(shown),
        confirmed_shown=len(confirmed & set(shown)),
        all=len(figures),
        confirmed=len(confirmed),
    )


def _fetch_headline_figures(run: Run, places: Sequence[str]) -> list[Figure]:
    """By indicator and place in their order, the newest year first."""
    headline = [i.indicator_id for i in run.catalogue.indicators.values() if i.headline is not None]
    figures = [f for f in fetch_figures(run.warehouse, headline, places) if f.year is not None]
    return sorted(
        figures, key=lambda f: (headline.index(f.indicator_id), places.index(f.place_id), -(f.year or 0))
    )
