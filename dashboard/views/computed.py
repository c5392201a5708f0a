"""Of how many valid days a computed figure is, and why it is not valid, in words."""

import re

from dashboard.models.claims import ComputedFigure
from dashboard.run import Run
from dashboard.views.periods import period_phrase

SHORT = re.compile(r"([0-9-]+): (\d+) of (\d+) days")


def validity_words(run: Run, figure: ComputedFigure) -> str:
    """Of how many valid days a figure is, and why it is not valid where it is not."""
    if figure.valid == "unknown":
        return run.text("computed.unknown")
    parts = {"valid_days": figure.valid_days, "days": figure.days}
    if figure.valid == "yes":
        return run.text("computed.valid", **parts)
    return run.text("computed.not_valid", **parts, reason=_reason_words(run, figure.reason or ""))


def _reason_words(run: Run, reason: str) -> str:
    """The months or years that are short of days, in words."""
    return run.text.join(
        [
            run.text("computed.short", period=period_phrase(run.text, period), there=there, needed=needed)
            for period, there, needed in SHORT.findall(reason)
        ]
    )
