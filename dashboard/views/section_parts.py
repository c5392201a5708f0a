"""Shares of sections as whole sections in a cell: 29 of 30, one short of all."""

from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.run import Run
from dashboard.views.section_counts import Sections

FEW = 9  # sections short of all that are named
WHOLE = Decimal(100)


def is_section_share(run: Run, figure: Figure) -> bool:
    """Whether a figure is a printed share of sections, and no bound."""
    is_share = figure.indicator_id in run.catalogue.indicators_by_role["section_share"]
    return is_share and figure.comparator == "=" and figure.kind == "actual"


def name_sections(run: Run, figure: Figure, sections: Sections | None) -> str:
    """A share of sections in words; empty where it is none, or where no document tells how many there are."""
    if not is_section_share(run, figure):
        return ""
    if figure.value == WHOLE:
        return run.text("sections.all")
    if sections is None:
        return ""
    numbers = {"part": sections.number, "count": sections.count, "short": sections.missing}
    is_better = run.catalogue.indicators[figure.indicator_id].better == "higher"
    return run.text("sections.short" if is_better and sections.missing <= FEW else "sections.part", **numbers)
