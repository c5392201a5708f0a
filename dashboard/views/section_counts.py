"""Which numbers of sections can give a published share: years that cannot share one are not one network."""

from collections.abc import Sequence

from dashboard.models.claims import Figure
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Later, Record, Table
from dashboard.views.figure_cells import amount_cell
from rules.whole_number import possible_counts

SHARES = ("section_share_class_iii", "section_share_class_iv")
COUNT = "section_count"
MOST = 120  # networks of a city are smaller


def build_section_counts(run: Run, places: Sequence[str]) -> Table:
    """Every published share of sections with the counts that are possible up to MOST, and the count that is printed."""
    figures = fetch_figures(run.warehouse, [*SHARES, COUNT], places)
    printed = {(f.place_id, f.scope_id, f.period): f for f in figures if f.indicator_id == COUNT}
    shares = [f for f in figures if f.indicator_id in SHARES and f.comparator == "="]
    return Table(
        [run.text(f"column.{c}") for c in ("place", "period", "scope", "value", "count", "possible_counts")],
        Later(
            shares, lambda some: [_row(run, f, printed.get((f.place_id, f.scope_id, f.period))) for f in some]
        ),
        Later(
            shares, lambda some: [_record(f, printed.get((f.place_id, f.scope_id, f.period))) for f in some]
        ),
    )


def _row(run: Run, share: Figure, count: Figure | None) -> list[Cell]:
    counts = possible_counts(share.value_text, MOST)
    every = len(counts) == MOST
    told = (
        run.text("audit.any_count")
        if every
        else run.text("audit.no_count", most=MOST)
        if not counts
        else ", ".join(map(str, counts))
    )
    return [
        Cell(run.place_name(share.place_id)),
        Cell(share.period),
        Cell(run.scope_name(share.scope_id)),
        amount_cell(run, share),
        amount_cell(run, count) if count else MISSING,
        Cell(told),
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
