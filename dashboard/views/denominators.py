"""Which numbers of sections can give a published share: years that cannot share one are not one network."""

from collections.abc import Sequence

from dashboard import queries
from dashboard.page import Page
from dashboard.views.table import MISSING, Cell, Table, amount
from rules.identity import possible_counts

SHARES = ("section_share_class_iii", "section_share_class_iv")
COUNT = "section_count"
MOST = 120  # networks of a city are smaller


def denominators(page: Page, places: Sequence[str]) -> Table:
    """Every published share of sections with the counts that are possible up to MOST, and the count that is printed."""
    text = page.text
    table = Table([text(f"column.{c}") for c in ("place", "period", "scope", "value", "count", "possible_counts")])
    figures = queries.figures(page.warehouse, [*SHARES, COUNT], places)
    printed = {(f.place_id, f.scope, f.period): f for f in figures if f.indicator_id == COUNT}
    for f in figures:
        if f.indicator_id not in SHARES or f.comparator != "=":
            continue
        counts = possible_counts(f.value_text, MOST)
        every = len(counts) == MOST
        told = text("audit.any_count") if every else text("audit.no_count", most=MOST) if not counts else ", ".join(map(str, counts))
        count = printed.get((f.place_id, f.scope, f.period))
        table.rows.append([
            Cell(page.place(f.place_id)), Cell(f.period), Cell(page.scope(f.scope)), amount(page, f),
            amount(page, count) if count else MISSING, Cell(told),
        ])  # fmt: skip
        table.records.append({
            "place_id": f.place_id, "period": f.period, "scope": f.scope, "indicator_id": f.indicator_id, "value": f.value,
            "value_text": f.value_text,
            "printed_count": count and count.value, "possible_counts": " ".join(map(str, counts)),
        })  # fmt: skip
    return table
