"""One statement of a draft against the evidence, whatever its kind."""

from collections.abc import Sequence

from dashboard.views.check_draft.change_match import (
    SIGN_OF_VERB,
    Links,
    find_change_for_level,
    find_turned_level,
    match_change,
)
from dashboard.views.check_draft.level_match import BOUNDS, match_level, match_target
from dashboard.views.check_draft.statement import AIMS, CHANGE, Printed, Statement, Verdict


def match(stated: Statement, printed: Sequence[Printed], links: Links) -> Verdict:
    """How a statement agrees with the claims on its indicator and place."""
    if stated.kind == CHANGE:
        return match_change(stated, printed, links)
    if stated.kind in AIMS:
        return match_target(stated, printed)
    verdict = match_level(stated, printed)
    is_without_result = verdict.state == "absent" or (verdict.state == "kind" and not verdict.others)
    if stated.comparator in BOUNDS and is_without_result:
        return match_target(stated, printed)  # a bound on a time without a result is what is aimed at
    if verdict.state in ("differs", "absent") and stated.verb.startswith("to"):
        return find_change_for_level(stated, printed) or verdict
    if verdict.state in ("confirmed", "rounded") and stated.verb in SIGN_OF_VERB:
        return find_turned_level(stated, printed, links) or verdict
    return verdict
