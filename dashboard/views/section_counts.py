"""Which numbers of sections can give a published share: years that cannot share one are not one network."""

from collections.abc import Sequence

from dashboard.models.claims import Figure
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Later, Record, Table
from dashboard.views.figure_cells import amount_cell
from rules.whole_number import possible_counts

COLUMNS = ("place", "period", "scope", "value", "count", "possible_counts")
MOST = 120  # networks of a city are smaller


def build_section_counts(run: Run, places: Sequence[str]) -> Table:
    """Every published share of sections with the counts possible up to MOST, and the count that is printed."""
    roles = run.catalogue.indicators_by_role
    figures = fetch_figures(run.warehouse, [*roles["section_share"], *roles["network_size"]], places)
    printed = {_network(f): f for f in figures if f.indicator_id in roles["network_size"]}
    shares = [f for f in figures if f.indicator_id in roles["section_share"] and f.comparator == "="]
    return Table(
        [run.text(f"column.{c}") for c in COLUMNS],
        Later(shares, lambda some: [_row(run, f, printed.get(_network(f))) for f in some]),
        Later(shares, lambda some: [_record(f, printed.get(_network(f))) for f in some]),
    )


def _network(figure: Figure) -> tuple[str, str, str]:
    """The sections that a share or a count is about."""
    return figure.place_id, figure.scope_id, figure.period


def _row(run: Run, share: Figure, count: Figure | None) -> list[Cell]:
    counts = possible_counts(share.value_text, MOST)
    if len(counts) == MOST:
        possible = run.text("audit.any_count")
    elif counts:
        possible = ", ".join(map(str, counts))
    else:
        possible = run.text("audit.no_count", most=MOST)
    return [
        Cell(run.place_name(share.place_id)),
        Cell(share.period),
        Cell(run.scope_name(share.scope_id)),
        amount_cell(run, share),
        amount_cell(run, count) if count else MISSING,
        Cell(possible),
    ]


def _record(share: Figure, count: Figure | None) -> Record:
    return {
        "place_id": share.place_id,
        "period": share.period,
        "scope_id": share.scope_id,
        "indicator_id": share.indicator_id,
        "value": share.value,
        "value_text": share.value_text,
        "printed_count": count and count.value,
        "possible_counts": " ".join(map(str, possible_counts(share.value_text, MOST))),
    }
