"""A change whose unit does not fit its quantity: percentage points of a concentration, per cent of a share.

The reader of reports makes no claim of one, and rightly so; who checks a draft must be told of it.
"""

import re
from decimal import Decimal

from dashboard.run import Run
from dashboard.views.check_draft.statement import CHANGE, POINTS, RESULTS, SHARE, Statement
from dashboard.views.check_draft.wording import Wording, find_before
from rules.printed import FALL

SENTENCE_END = re.compile(r"[\u3002\uff01\uff1f\n]")
YEAR = re.compile(r"((?:19|20)\d\d)\u5e74")


def infer_change(
    run: Run, text: str, at: int, digits: str, unit: str, level: tuple[int, Statement], wording: Wording
) -> Statement | None:
    """The change that a number without a claim of its own tells of the level before it in its sentence:
    `level` is that level and where it ends. None where there is no verb of change, or another unit.
    """
    end, stated = level
    between = text[end:at]
    verb = find_before(text, at, wording.exchanges["turn_change"])
    units = {run.catalogue.units[code].name_zh: code for code in (SHARE, POINTS)}
    if unit not in units or verb is None or stated.kind not in RESULTS or SENTENCE_END.search(between):
        return None
    is_fall = bool(FALL.search(text[verb.start : verb.end]))
    return Statement(
        stated.indicator_id,
        stated.place_id,
        stated.scope_id,
        stated.period,
        CHANGE,
        "=",
        f"-{digits}" if is_fall and Decimal(digits) else digits,
        units[unit],
        _find_base(between, stated.period, wording),
        "down" if is_fall else "up",
        is_sure=False,
    )


def _find_base(between: str, period: str, wording: Wording) -> str | None:
    """What the words between say that the change is against: a year, or the year before."""
    if year := YEAR.search(between):
        return year[1]
    is_last_year = bool(wording.last_year) and wording.last_year in between
    return str(int(period) - 1) if is_last_year and period.isdigit() else None
