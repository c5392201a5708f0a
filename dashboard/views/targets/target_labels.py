"""What a target, its status and its margin are called. The word that weakens a target and the grade of its
document stay beside the verdict.
"""

from collections.abc import Sequence

from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.views.source_grades import grade_note
from dashboard.views.targets.bullets import SIGNS
from dashboard.views.targets.target_bounds import is_none_allowed


def is_striven_for(t: Target) -> bool:
    """Whether its document only strives for it, and numbers say whether it came to that."""
    return t.wording is not None and t.status in ("met", "missed")


def status_name(run: Run, t: Target) -> str:
    """The status in a word; of a target that is only striven for it says that."""
    return run.text(f"status.{t.status}_{t.wording}" if is_striven_for(t) else f"status.{t.status}")


def status_label(run: Run, t: Target) -> str:
    """The status as an icon and a word."""
    return f"{SIGNS[t.status]} {status_name(run, t)}"


def margin_label(run: Run, t: Target) -> str:
    """The margin as the bureaus word it: better than the target by so much, or short of it."""
    if t.margin is None or t.margin_unit_id is None:
        return "–"
    if t.margin == 0:
        return run.text("margin.exact")
    gap = run.text.gap(f"{abs(t.margin):.{t.decimals}f}", t.margin_unit_id)
    more = "_more_than" if t.result_comparator in (">", "<", ">=", "<=") else ""
    return run.text(f"margin.{'good' if t.margin > 0 else 'short'}{more}", gap=gap)


def target_label(run: Run, t: Target) -> str:
    """A target as a bound with its unit, or its words."""
    if t.target_value is None:
        return run.phrase(t.target_text)
    if is_none_allowed(t):
        return run.text("amount.none")
    return run.text.amount(t.target_text, t.unit_id, t.comparator)


def target_phrase(run: Run, t: Target) -> str:
    """A target as a bound with its unit in running text, or its words."""
    if t.target_value is None:
        return run.phrase(t.target_text)
    return with_wording(run, t.wording, run.text.phrase_amount(t.target_text, t.unit_id, t.comparator))


def with_wording(run: Run, wording: str | None, amount: str) -> str:
    """An amount in a sentence with the word of its document that weakens it."""
    return run.text(f"wording.{wording}", amount=amount) if wording else amount


def name_target_caveats(run: Run, conditions: Sequence[Target], scope: str = "") -> str:
    """What stays beside the amount of a target in a cell: the scope, if it is to be named, the word that
    weakens it, the grade of its best document.
    """
    first = min(conditions, key=lambda t: run.catalogue.term_codes("grade").index(t.grade))
    wording = run.term_name("wording", first.wording) if first.wording else ""
    return run.text.clauses([part for part in (scope, wording, grade_note(run, first.grade)) if part])


def with_grade(run: Run, amount: str, grade: str | None) -> str:
    """An amount in a sentence with the grade of its document, unless that is official."""
    if grade in (None, "official"):
        return amount
    return run.text(f"targets.by_{grade}", amount=amount)
