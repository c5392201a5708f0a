"""Shares of sections as whole sections: 29 of 30, one short of all."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from rules.whole_number import nearest_number

FEW = 9  # sections short of all that are named
WHOLE = Decimal(100)

Network = tuple[str, str, str]  # place, scope and basis: the sections stay the same for five years
Counts = Mapping[Network, Figure]


def fetch_counts(run: Run, indicators: Collection[str], places: Sequence[str]) -> Counts:
    """The newest published number of sections of each network; empty where no indicator is their share."""
    roles = run.catalogue.indicators_by_role
    if not set(indicators) & set(roles["section_share"]):
        return {}
    counts = fetch_figures(run.warehouse, roles["network_size"], places)
    return {_network(count): count for count in counts if count.comparator == "=" and count.year is not None}


def name_sections(run: Run, figure: Figure, counts: Counts) -> str:
    """The sections behind a share of them, as far as they are known; empty for anything else."""
    text = run.text
    if figure.indicator_id not in run.catalogue.indicators_by_role["section_share"]:
        return ""
    if figure.comparator != "=" or figure.kind != "actual":
        return ""
    if figure.value == WHOLE:
        return text("sections.all")
    count = counts.get(_network(figure))
    whole = int(count.value) if count else 0
    part = nearest_number(figure.value_text, whole) if whole else None
    if part is None:
        return ""
    short = whole - part
    if short > FEW:
        return text("sections.part", part=part, count=whole)
    return text("sections.one_short" if short == 1 else "sections.short", part=part, count=whole, short=short)


def _network(figure: Figure) -> Network:
    return figure.place_id, figure.scope_id, figure.basis_id
