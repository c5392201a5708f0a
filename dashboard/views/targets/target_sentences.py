"""What a row on a target says in one sentence: target, result, how far apart, what is known beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.models.claims import Claim
from dashboard.models.dimensions import NationalLimit
from dashboard.models.judgements import Target
from dashboard.queries.catalogue import fetch_national_limits
from dashboard.queries.claims import fetch_claims
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.views.figure_cells import unit_beside_digits
from dashboard.views.periods import period_label
from dashboard.views.sections.section_counts import Sections, find_section_counts
from dashboard.views.sections.section_parts import note_counted
from dashboard.views.source_grades import name_marks
from dashboard.views.targets.last_results import LastResult, find_last_results
from dashboard.views.targets.near_results import NearResults, find_near_results
from dashboard.views.targets.target_bounds import DASH, is_none_allowed
from dashboard.views.targets.target_labels import with_grade, with_wording
from dashboard.views.targets.target_years import target_year
from rules.rounding import decimals

INNER_QUOTES = str.maketrans("“”", "‘’")  # of words that are quoted themselves


@dataclass(frozen=True)
class KnownBeside:
    """What the sources hold beside the targets."""

    last: Mapping[str, LastResult]  # by claim id of the target
    limits: Mapping[tuple[str, int], NationalLimit]  # in force, by indicator and year
    near: NearResults
    claims: Mapping[str, Claim]
    sections: Mapping[str, tuple[Sections, int]]  # the result, and how many are needed, by target claim id


def find_known(run: Run, targets: Sequence[Target]) -> KnownBeside:
    """What the sources hold beside the targets."""
    indicators = {t.indicator_id for t in targets}
    places = {t.place_id for t in targets}
    figures = fetch_figures(run.warehouse, indicators, places)
    limits = fetch_national_limits(run.warehouse, indicators)
    reports = [t.reported_claim_id for t in targets if t.reported_claim_id]
    return KnownBeside(
        find_last_results(run, targets, figures),
        {(limit.indicator_id, limit.year): limit for limit in limits if limit.standing == "in_force"},
        find_near_results(run, targets, figures),
        fetch_claims(run.warehouse, reports),
        find_section_counts(run, targets),
    )


def write_note(run: Run, t: Target, known: KnownBeside) -> str:
    """One sentence: target, result, how far apart, and where the last result stood."""
    text = run.text
    parts = []
    if t.target_value is not None:
        amount = with_grade(run, with_wording(run, t.wording, bound_phrase(run, t)), t.grade)
        parts.append(text("targets.note_target", amount=amount))
    if t.result_text is not None:
        amount = amount_phrase(run, t.unit_id, t.result_text, t.result_comparator)
        parts.append(text("targets.note_result", amount=with_grade(run, amount, t.result_grade)))
    if t.status in ("met", "missed") and t.margin is not None:
        parts += _verdict(run, t, t.margin, known)
    if t.reported_claim_id:
        words = run.phrase(known.claims[t.reported_claim_id].value_text).translate(INNER_QUOTES)
        parts.append(text("targets.note_reported", words=words))
        if t.reason:
            parts.append(text(f"reason.{t.reason}"))
    elif t.status == "not_comparable" and t.target_claim_id in known.near:
        figure, _ = known.near[t.target_claim_id]
        amount = amount_phrase(run, t.unit_id, figure.value_text, figure.comparator)
        label = run.scope_label(figure.scope_id)
        scope = text("targets.near_scope", scope=label) if label else ""
        amount = text.noted(amount, [name_marks(run, figure)])
        parts.append(text("targets.note_near", scope=scope, amount=amount))
    elif t.reason and t.reason != "words_only":
        parts.append(text(f"reason.{t.reason}"))
    if t.status in ("pending", "not_comparable"):
        parts += _last_result(run, t, known)
    sentence = text.main_clauses(parts) + text("finding.end") if parts else ""
    return sentence[:1].upper() + sentence[1:]


def _last_result(run: Run, t: Target, known: KnownBeside) -> list[str]:
    """The last result before the target, where one is known."""
    last = known.last.get(t.target_claim_id)
    if last is None:
        return []
    return [run.text("targets.note_last", amount=last_phrase(run, last), year=last.figure.year)]


def _verdict(run: Run, t: Target, margin: Decimal, known: KnownBeside) -> list[str]:
    """By how much the result is better or short of the target, in whole sections where they are known, and
    how it moved since the year before.
    """
    text, parts = run.text, []
    sections = _sections(run, t, known)
    if margin == 0:
        parts.append(text("targets.note_exact"))
    elif sections:
        parts.append(sections)
    elif t.margin_unit_id:
        gap = gap_phrase(run, t.margin_unit_id, margin, t.decimals)
        more = "_more_than" if t.result_comparator in (">", "<", ">=", "<=") else ""
        parts.append(text(f"margin.{'good' if margin > 0 else 'short'}{more}", gap=gap))
    last = known.last.get(t.target_claim_id)
    if last and (last.is_near or last.is_old or last.figure.kind != "actual"):
        parts += _last_result(run, t, known)
    elif last and t.result_value is not None and t.result_comparator == "=":
        change = t.result_value - last.figure.value
        key = "same" if change == 0 else "more" if change > 0 else "less"
        shown = max(t.decimals, decimals(last.figure.value_text))
        gap = gap_phrase(run, last.figure.margin_unit_id, change, shown)
        parts.append(text(f"targets.than_last_{key}", year=last.figure.year, gap=gap))
    return parts


def _sections(run: Run, t: Target, known: KnownBeside) -> str:
    """How many sections the result is, and how many are missing; empty where the network is not known."""
    if t.status != "missed" or t.target_claim_id not in known.sections:
        return ""
    reached, needed = known.sections[t.target_claim_id]
    missing = needed - reached.number
    key = "targets.one_section_short" if missing == 1 else "targets.sections_short"
    words = run.text(key, size=reached.count, reached=reached.number, missing=missing)
    return run.text.noted(words, [note_counted(run, [reached])])


def amount_phrase(run: Run, unit_id: str, digits: str, comparator: str | None) -> str:
    """A number in a sentence below the heading that names its unit."""
    unit = unit_beside_digits(run, unit_id)
    return (
        run.text.amount(digits, unit) if DASH in digits else run.text.phrase_amount(digits, unit, comparator)
    )


def bound_phrase(run: Run, t: Target) -> str:
    """A target in a sentence: a bound, a range, or that there is to be none of it."""
    if is_none_allowed(t):
        return run.text("amount.zero")
    return amount_phrase(run, t.unit_id, t.target_text, t.comparator)


def last_phrase(run: Run, last: LastResult) -> str:
    """The last result in a sentence, with what a reader must know of it: derived, near, or old."""
    text, figure = run.text, last.figure
    amount = amount_phrase(run, figure.unit_id, figure.value_text, figure.comparator)
    marks = [text("targets.last_near")] if last.is_near else []
    marks += [text("targets.last_old", count=last.years_since)] if last.is_old else []
    own = name_marks(run, figure)
    marks = [own, *marks] if own else marks
    return text("targets.last_marked", amount=amount, marks=text.commas(marks)) if marks else amount


def gap_phrase(run: Run, unit_id: str | None, gap: Decimal, decimals: int) -> str:
    """A distance in a sentence below the heading that names its unit."""
    return run.text.gap(f"{abs(gap):.{decimals}f}", unit_beside_digits(run, unit_id or "none"))


def unit_to_head(run: Run, unit_id: str) -> str:
    """The unit that a heading names once for its row; a class of water says itself what it is."""
    return "" if unit_id == "water_class" else run.text.unit_name(unit_id)


def period_to_head(run: Run, period: str) -> str:
    """The period of a target in a heading; empty where it is the year that the page says already."""
    return "" if period == str(target_year(period)) else period_label(run.text, period)
