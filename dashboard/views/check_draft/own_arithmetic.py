"""A change that no document prints, against the two levels that the draft itself gives."""

from collections.abc import Sequence

from dashboard.views.check_draft.change_match import is_relative, turn
from dashboard.views.check_draft.statement import CHANGE, RESULTS, Statement, Verdict
from rules.change import judge_change


def judge_own_levels(stated: Statement, statements: Sequence[Statement]) -> Verdict | None:
    """Whether the draft's own levels of the period and the base give its change; None where it has not just
    one of each. That they do is no confirmation, that they do not is a slip whatever the sources have.
    """
    if stated.kind != CHANGE or stated.base_period is None:
        return None
    older, newer = (_find_level(stated, statements, period) for period in (stated.base_period, stated.period))
    if older is None or newer is None or older.unit_id != newer.unit_id:
        return None
    relative = is_relative(stated, newer.unit_id)
    if relative is None:
        return None
    result = judge_change(older.digits, newer.digits, stated.digits, relative)
    if result.verdict == "cannot_be_checked":
        return None
    if result.verdict != "fails":
        return Verdict("absent", "own_holds", own_levels=(older, newer), computed=result.computed)
    is_turned = judge_change(older.digits, newer.digits, turn(stated.digits), relative).verdict != "fails"
    state, detail = ("verb", "own_reversed") if is_turned else ("differs", "own_differs")
    return Verdict(state, detail, own_levels=(older, newer), computed=result.computed)


def _find_level(stated: Statement, statements: Sequence[Statement], period: str) -> Statement | None:
    levels = [
        one
        for one in statements
        if one.kind in RESULTS
        and one.comparator == "="
        and one.period == period
        and one.indicator_id == stated.indicator_id
        and one.place_id == stated.place_id
    ]
    return levels[0] if len({one.digits for one in levels}) == 1 else None
