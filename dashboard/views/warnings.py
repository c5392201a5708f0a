"""What a watched folder of monitoring data warns of, in sentences."""

from collections.abc import Sequence

from dashboard.models.warnings import Warned
from dashboard.queries.warnings import fetch_warnings
from dashboard.run import Run
from dashboard.views.periods import period_label, period_phrase

UNITS = {"section_worse_than_target": "water_class"}  # of rules whose subject has not the unit of the value


def build_warnings(run: Run, places: Sequence[str]) -> list[str]:
    """A sentence for each warning of the places that nobody has noted as seen, the newest first."""
    return [tell_warning(run, warning) for warning in fetch_warnings(run.warehouse, places)]


def tell_warning(run: Run, warning: Warned) -> str:
    """What was found: where, when, by which rule, and what it is held against."""
    unit = UNITS.get(warning.rule, warning.unit_id or "none")
    return run.text(
        f"warning.{warning.rule}",
        place=_name_place(run, warning.place_id),
        station=warning.station or "",
        time=period_label(run.text, warning.time) if warning.time else "",
        in_time=period_phrase(run.text, warning.time) if warning.time else "",
        subject=run.text.name_of(warning, "subject"),
        value=_amount(run, warning.value, unit),
        reference=_amount(run, warning.reference, unit),
        number=warning.value or "",
        against=warning.reference or "",
        evidence=warning.evidence or "",
    )


def _name_place(run: Run, place: str | None) -> str:
    """The name of a place of ours, or the name that its file gives it."""
    if place is None:
        return ""
    return run.place_name(place) if place in run.catalogue.places else place


def _amount(run: Run, digits: str | None, unit: str) -> str:
    """Digits with their unit; what is no number stays as it is."""
    if not digits or not digits.replace(".", "", 1).lstrip("-").isdigit():
        return digits or ""
    return run.text.amount(digits, unit)
