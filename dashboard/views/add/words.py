"""Words for a figure that may not be a claim yet: any of its codes may be missing or unknown."""

from dashboard.run import Run
from dashboard.views.add.known import read_number
from dashboard.views.periods import period_label, period_phrase
from reading.proposals import Proposal
from rules.rounding import decimals


def name_amount(run: Run, digits: str, unit: str, comparator: str) -> str:
    """A number with bound and unit as running text says it; empty without a number, as it stands where the
    unit is not known.
    """
    number = read_number(digits)
    if number is None:
        return ""
    known = unit == "none" or unit in run.text.units
    if not known or (unit == "water_class" and number not in range(1, 7)):
        return digits
    return run.text.phrase_amount(digits, unit, comparator or "=")


def name_entry(run: Run, proposal: Proposal) -> str:
    """What a figure says, for its heading: an amount, a signed change, or words."""
    number = read_number(proposal.value)
    if number is None:
        return run.text("add.words_only", words=proposal.value_text)
    if proposal.kind == "change" and proposal.unit in run.text.units:
        return run.text.change(number, proposal.unit, decimals(proposal.value), proposal.comparator or "=")
    return name_amount(run, proposal.value, proposal.unit, proposal.comparator)


def name_place(run: Run, place: str) -> str:
    """The name of a place; one that is not on record has it as its code."""
    return run.place_name(place) if place in run.catalogue.places else place


def name_indicator(run: Run, indicator: str) -> str:
    """The name of an indicator, or that one is to be chosen."""
    return (
        run.indicator_name(indicator)
        if indicator in run.catalogue.indicators
        else run.text("add.no_indicator")
    )


def name_terms(run: Run, proposal: Proposal) -> str:
    """Place, scope, period, kind and base of a figure in one line."""
    scope = run.scope_label(proposal.scope_id) if proposal.scope_id in run.catalogue.scopes else ""
    period = period_label(run.text, proposal.period) if proposal.period else ""
    is_known = ("kind", proposal.kind) in run.catalogue.terms
    kind = run.term_name("kind", proposal.kind) if is_known else ""
    base = period_phrase(run.text, proposal.base_period) if proposal.base_period else ""
    against = run.text("add.against", period=base) if base else ""
    parts = [name_place(run, proposal.place_id), scope, period, kind, against]
    return " · ".join(part for part in parts if part)
