"""Which numbers of sections can give a published share: years that cannot share one are not one network."""

from collections.abc import Sequence

from dashboard import queries
from dashboard.models import Figure
from dashboard.page import Page
from dashboard.views.table import MISSING, Cell, Later, Record, Table, amount
from rules.identity import possible_counts

SHARES = ("section_share_class_iii", "section_share_class_iv")
COUNT = "section_count"
MOST = 120  # networks of a city are smaller


def denominators(page: Page, places: Sequence[str]) -> Table:
    """Every published share of sections with the counts that are possible up to MOST, and the count that is printed."""
    figures = queries.figures(page.warehouse, [*SHARES, COUNT], places)
    printed = {(f.place_id, f.scope, f.period): f for f in figures if f.indicator_id == COUNT}
    shares = [f for f in figures if f.indicator_id in SHARES and f.comparator == "="]
    return Table(
        [page.text(f"column.{c}") for c in ("place", "period", "scope", "value", "count", "possible_counts")],
        Later(shares, lambda some: [_row(page, f, printed.get((f.place_id, f.scope, f.period))) for f in some]),
        Later(shares, lambda some: [_record(f, printed.get((f.place_id, f.scope, f.period))) for f in some]),
    )


def _row(page: Page, share: Figure, count: Figure | None) -> list[Cell]:
    counts = possible_counts(share.value_text, MOST)
    every = len(counts) == MOST
    told = page.text("audit.any_count") if every else page.text("audit.no_count", most=MOST) if not counts else ", ".join(map(str, counts))
    return [
        Cell(page.place(share.place_id)), Cell(share.period), Cell(page.scope(share.scope)), amount(page, share),
        amount(page, count) if count else MISSING, Cell(told),
    ]  # fmt: skip


def _record(share: Figure, count: Figure | None) -> Record:
    return {
        "place_id": share.place_id, "period": share.period, "scope": share.scope, "indicator_id": share.indicator_id, "value": share.value,
        "value_text": share.value_text, "printed_count": count and count.value,
        "possible_counts": " ".join(map(str, possible_counts(share.value_text, MOST))),
    }  # fmt: skip
