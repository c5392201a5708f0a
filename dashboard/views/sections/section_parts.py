"""Shares of sections as whole sections: 29 of 30, one short of all, and of when the number of sections is."""

from collections.abc import Iterable
from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.run import Run
from dashboard.views.periods import period_phrase
from dashboard.views.sections.section_counts import Sections

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
    if sections.counted:
        period = period_phrase(run.text, sections.counted)
        return run.text("sections.counted_in_cell", **numbers, period=period)
    is_short = is_aimed_at_whole(run, figure) and sections.missing <= FEW
    return run.text("sections.short" if is_short else "sections.part", **numbers)


def is_aimed_at_whole(run: Run, figure: Figure) -> bool:
    """Whether sections can be short of all: only of a share of which some document sets 100 % as a target."""
    return figure.indicator_id in run.catalogue.aimed_at_whole


def note_counted(run: Run, sections: Iterable[Sections | None]) -> str:
    """A note on when the numbers of sections are of; empty where that is when the shares are of."""
    periods = sorted({s.counted for s in sections if s and s.counted})
    if not periods:
        return ""
    return run.text("sections.counted", periods=run.text.join([period_phrase(run.text, p) for p in periods]))
