"""Which numbers of sections can give a published share: years that cannot share one are not one network."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.figure_cells import amount_cell
from dashboard.views.layouts import Field, Layout
from rules.whole_number import possible_counts

MOST = 120  # networks of a city are smaller


def _of_share(name: str) -> Field:
    """A field of the share in a pair of a share and its printed count."""
    return Field(name, value=lambda run, pair: getattr(pair[0], name))


LAYOUT = Layout(  # of pairs: a share, and the count that is printed for its network or None
    "section-counts",
    ("place", "period", "scope", "value", "count", "possible_counts"),
    (
        *map(_of_share, ("place_id", "period", "scope_id", "indicator_id")),
        replace(_of_share("value"), value_type=Decimal),
        _of_share("value_text"),
        Field("printed_count", Decimal, lambda run, pair: pair[1] and pair[1].value),
        Field("possible_counts", value=lambda run, pair: _join_counts(pair[0])),
    ),
)


def build_section_counts(run: Run, places: Sequence[str]) -> Table:
    """Every published share of sections, the printed count, and the possible counts up to MOST."""
    roles = run.catalogue.indicators_by_role
    figures = fetch_figures(run.warehouse, [*roles["section_share"], *roles["network_size"]], places)
    printed = {_network(f): f for f in figures if f.indicator_id in roles["network_size"]}
    shares = [f for f in figures if f.indicator_id in roles["section_share"] and f.comparator == "="]
    items = [(share, printed.get(_network(share))) for share in shares]
    return LAYOUT.lazy_table(run, items, lambda part: [_row(run, *item) for item in part])


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


def _join_counts(share: Figure) -> str:
    return " ".join(map(str, possible_counts(share.value_text, MOST)))
