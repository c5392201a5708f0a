"""Targets beside the last result before each and the limits: a line of marks and a sentence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.claims import Figure
from dashboard.models.dimensions import NationalLimit
from dashboard.models.judgements import Ambition
from dashboard.queries.figures import fetch_figures
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.table import Cell
from dashboard.views.targets.bullets import Bullet, Level, Mark, measure_step, place_marks
from dashboard.views.targets.target_labels import with_wording
from dashboard.views.targets.target_sentences import amount_phrase, gap_phrase, period_to_head, unit_to_head
from dashboard.views.targets.target_years import target_year
from rules.rounding import exact_digits

JUDGED = ("looser", "equal", "tighter")
BOUNDS = ("<=", "<", ">=", ">")


@dataclass(frozen=True)
class Earlier:
    """A figure of a year before a target's, and how far the two may be compared: same, near or apart."""

    figure: Figure
    grade: str


def build_ambition_bullet(
    run: Run, a: Ambition, limits: Sequence[NationalLimit], earlier: Sequence[Earlier]
) -> Bullet:
    """A target as a bullet. `limits`: those that count for its year, in order of time; `earlier`: what the
    sources hold of its quantity and place before its year, on any scope.
    """
    text, limits = run.text, _changes(a, limits)
    place, name = run.place_name(a.place_id), run.indicator_name(a.indicator_id)
    unit, period = unit_to_head(run, a.unit_id), period_to_head(run, a.period)
    marks = _marks(run, a, limits)
    note, label = _write_note(run, a, limits, earlier), text(f"relation.{a.relation}")
    links = [Cell(text("targets.link_target"), a.target_claim_id)]
    if a.last_claim_id:
        links.append(Cell(text("ambition.link_last"), a.last_claim_id))
    return Bullet(
        name=name,
        about=" · ".join(part for part in (place, unit, run.scope_label(a.scope_id), period) if part),
        status=a.relation,
        label=label,
        note=note,
        place_id=a.place_id,
        place=place,
        sentence=text(
            "targets.sentence",
            place=place,
            name=text("targets.name", name=name, unit=unit) if unit else name,
            label=label,
            note=note,
        ),
        marks=marks,
        words="" if marks else text.amount(a.target_text, a.unit_id, a.comparator),
        claims=links,
        step=measure_step(marks) if a.relation in JUDGED else None,
    )


def is_lower_better(a: Ambition) -> bool:
    """Whether less of it is better, by the bound that the target sets."""
    return a.comparator in ("<=", "<")


def last_result_phrase(run: Run, a: Ambition, printed: str) -> str:
    """The last result in a sentence, marked where it is derived or preliminary."""
    amount = amount_phrase(run, a.unit_id, printed, "=")
    if a.last_kind in (None, "actual"):
        return amount
    return run.text("ambition.of_kind", amount=amount, kind=run.term_name("kind", a.last_kind))


def _changes(a: Ambition, limits: Sequence[NationalLimit]) -> list[NationalLimit]:
    """The limits in the target's unit, without those that repeat the one before."""
    own = [limit for limit in limits if limit.unit_id == a.unit_id]
    return [limit for at, limit in enumerate(own) if at == 0 or limit.value != own[at - 1].value]


def _marks(run: Run, a: Ambition, limits: Sequence[NationalLimit]) -> list[Mark]:
    """Limits, target and last result; none where the target stands alone, or is no bound."""
    if a.target_value is None or a.comparator not in BOUNDS:
        return []
    text, levels = run.text, []
    for limit in limits:
        words = _limit_phrase(run, a, limit, "mark_limit")
        levels.append(Level("limit", limit.value, words, words))
    amount = amount_phrase(run, a.unit_id, a.target_text, a.comparator)
    levels.append(Level("target", a.target_value, text("targets.mark_target", amount=amount)))
    if a.last_result is not None:
        amount = last_result_phrase(run, a, a.last_text or "")
        words = text("targets.mark_last", amount=amount, year=a.last_period)
        levels.append(Level("last", a.last_result, words))
    return place_marks(levels, is_lower_better(a)) if len(levels) > 1 else []


def _write_note(run: Run, a: Ambition, limits: Sequence[NationalLimit], earlier: Sequence[Earlier]) -> str:
    """One sentence: the target, how it stands to the last result, how old that is, and the limits."""
    text, target = run.text, amount_phrase(run, a.unit_id, a.target_text, a.comparator)
    parts = [text("targets.note_target", amount=with_wording(run, a.wording, target))]
    if a.last_text is not None:
        amount = last_result_phrase(run, a, a.last_text)
        if a.relation in JUDGED:
            gap = gap_phrase(run, a.margin_unit_id, a.margin, a.decimals) if a.margin else ""
            words = text(f"ambition.note_{a.relation}", year=a.last_period, amount=amount, gap=gap)
        else:
            words = text("targets.note_last", year=a.last_period, amount=amount)
        parts.append(words)
        if a.years_since and a.years_since > 1:
            parts.append(text("ambition.years_apart", count=a.years_since))
    clauses = [text.commas(parts)]
    if a.relation not in JUDGED:
        clauses.append(text(f"reason.{_reason(run, a, earlier)}"))
    if limits and a.comparator in BOUNDS:
        clauses.append(text.commas([_limit_phrase(run, a, limit, "limit") for limit in limits]))
    sentence = text.clauses(clauses) + text("finding.end")
    return sentence[:1].upper() + sentence[1:]


def _limit_phrase(run: Run, a: Ambition, limit: NationalLimit, key: str) -> str:
    """A limit with when it counts: in force (to the end of the build's year at least), in the target's year,
    or from a year on.
    """
    if limit.standing == "to_come":
        kind = "to_come"
    else:
        kind = "in_force" if not limit.end_on or limit.end_on.year > int(run.build.data_on[:4]) else "of_year"
    amount = amount_phrase(run, a.unit_id, exact_digits(limit.value), "=")
    year = limit.start_on.year if kind == "to_come" else target_year(a.period)
    return run.text(f"ambition.{key}_{kind}", limit=amount, year=year)


def _reason(run: Run, a: Ambition, earlier: Sequence[Earlier]) -> str:
    """Why a target cannot be set against what was done before, as a code of a text reason.CODE."""
    if a.relation == "no_result":
        if not earlier:
            return "no_earlier_result"
        same = [one.figure for one in earlier if one.grade == "same"]
        if not same:
            return "earlier_of_other_scope"
        return "known_later" if any(f.comparator == "=" for f in same) else "result_is_a_bound"
    if a.comparator not in BOUNDS:
        return "approximate" if a.comparator == "~" else "no_bound"
    return "neither" if run.catalogue.indicators[a.indicator_id].better == "neither" else "far_end"


def find_earlier(run: Run, ambitions: Sequence[Ambition], year: int) -> dict[str, list[Earlier]]:
    """What the sources hold of the targets' quantities and places before a year, by claim of the target."""
    indicators, places = {a.indicator_id for a in ambitions}, {a.place_id for a in ambitions}
    figures = defaultdict(list)
    for figure in fetch_figures(run.warehouse, indicators, places):
        if figure.year is not None and figure.year < year:
            figures[figure.indicator_id, figure.place_id].append(figure)
    before = {a.target_claim_id: figures[a.indicator_id, a.place_id] for a in ambitions}
    pairs = [(target, f.claim_id) for target, found in before.items() for f in found]
    grades = fetch_comparability(run.warehouse, pairs)
    return {
        target: [Earlier(f, grades[target, f.claim_id].grade) for f in found]
        for target, found in before.items()
    }
