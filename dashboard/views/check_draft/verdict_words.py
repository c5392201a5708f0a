"""What a verdict says, in the reader's language: a sentence, and what to know before quoting the source."""

from collections.abc import Callable, Container, Sequence

from dashboard.models.claims import Claim
from dashboard.queries.coverage import fetch_coverage
from dashboard.run import Run
from dashboard.views.check_draft.statement import CHANGE, Statement, Verdict
from dashboard.views.periods import period_phrase
from dashboard.views.reference.availability import find_places_with_figures, span_of_years
from dashboard.views.source_grades import grade_note
from rules.rounding import decimals

COMPUTED = ("computed", "computed_within", "computed_truncated", "computed_reversed", "computed_differs")
ABSENT = ("absent", "absent_other_period")


def tell_verdict(run: Run, stated: Statement, verdict: Verdict, own: str) -> str:
    """One sentence; `own` is the number with its unit as the draft has it."""
    text, detail = run.text, verdict.detail
    parts = {"own": own, "period": period_phrase(text, stated.period)}
    if verdict.printed is not None:
        claim = verdict.printed.claim
        parts |= {"printed": phrase_claim(run, claim), "scope": _name_scope(run, claim)}
        parts |= {"own_scope": run.scope_name(stated.scope_id)} if verdict.state == "scope" else {}
    if verdict.others:
        other = verdict.others[0].claim
        parts |= {
            "other": phrase_claim(run, other),
            "other_period": period_phrase(text, other.period),
            "other_scope": _name_scope(run, other),
        }
    if verdict.own_levels is not None:
        older, newer = (text.amount(level.digits, level.unit_id) for level in verdict.own_levels)
        parts |= {"other": older, "printed": newer}
    if verdict.computed is not None:
        unit = text.change(verdict.computed, stated.unit_id, max(decimals(stated.digits), 1))
        parts |= {"computed": unit}
    if stated.base_period:
        parts |= {"own_base": period_phrase(text, stated.base_period)}
    if detail == "target_as_result" and verdict.others:
        detail = "target_as_result_known"
    return text(f"check_draft.said.{detail}", **_complete(parts))


def list_notes(run: Run, stated: Statement, verdict: Verdict) -> list[str]:
    """Caveats of the source, each a sentence without its full stop; where there is no source, who has one."""
    notes = [] if stated.is_sure else [run.text("check_draft.unsure")]
    printed = verdict.printed
    if printed is None:
        return [*notes, *_tell_who_has(run, stated)] if verdict.detail in ABSENT else notes
    is_other_scope = printed.grade == "near" or verdict.state == "scope"
    if is_other_scope and (reason := run.text.name_of(printed, "reason")):
        notes.append(reason.rstrip(run.text("finding.end")))
    if "disputed" in verdict.caveats:
        others = run.text.join(list(dict.fromkeys(_name_source(run, p.claim) for p in verdict.others)))
        notes.append(run.text("check_draft.disputed", others=others))
    for claim in [printed.claim, *_bases(verdict)]:
        notes += _list_caveats(run, claim)
    return list(dict.fromkeys(notes))


def list_claims(verdict: Verdict) -> list[Claim]:
    """The claims that a verdict rests on, each once, the deciding one first."""
    claims = [p.claim for p in (verdict.printed, *verdict.others) if p is not None]
    return list({claim.claim_id: claim for claim in claims}.values())


def phrase_claim(run: Run, claim: Claim) -> str:
    """What a claim says, for running text: a bound in words, a change with its direction and base."""
    text = run.text
    if claim.value is None:
        return run.phrase(claim.value_text)
    if claim.kind != CHANGE:
        return text.phrase_amount(claim.value_text, claim.unit_id, claim.comparator)
    base = period_phrase(text, claim.base_period) if claim.base_period else ""
    if claim.value == 0:
        return text("check_draft.unchanged", base=base)
    size = text.distance(claim.value, claim.unit_id, decimals(claim.value_text), claim.comparator)
    way = "fell" if claim.value < 0 else "rose"
    return (
        text(f"check_draft.{way}_since", base=base, size=size)
        if base
        else text(f"check_draft.{way}", size=size)
    )


def name_amount(run: Run, stated: Statement) -> str:
    """The number of a statement with its unit, as the reader's language writes it."""
    return run.text.amount(stated.digits.removeprefix("-"), stated.unit_id)


def name_document(run: Run, claim: Claim) -> str:
    """The document of a claim, with its grade."""
    grade = run.catalogue.sources[claim.source_id].grade
    return run.text(
        "check_draft.document", title=run.source_title(claim.source_id), grade=run.term_name("grade", grade)
    )


def name_quantity(run: Run, stated: Statement) -> str:
    """What a number was read as: place, period, indicator, and its kind where that is no result."""
    names = [
        _name_of(run.catalogue.places, stated.place_id, run.place_name),
        stated.period,
        _name_of(run.catalogue.indicators, stated.indicator_id, run.indicator_name),
    ]
    scope = run.scope_label(stated.scope_id) if stated.scope_id in run.catalogue.scopes else ""
    kind = "" if stated.kind == "actual" else run.term_name("kind", stated.kind)
    return run.text.noted(" · ".join(names), [scope, kind])


def _name_of(known: Container[str], code: str, name: Callable[[str], str]) -> str:
    return name(code) if code in known else code


def _complete(parts: dict[str, str]) -> dict[str, str]:
    """The parts, with an empty one for what a sentence names and a verdict lacks."""
    names = ("own", "period", "printed", "scope", "own_scope", "other", "other_period", "other_scope")
    return dict.fromkeys((*names, "computed", "own_base"), "") | parts


def _bases(verdict: Verdict) -> Sequence[Claim]:
    """The further claims that a computed number rests on."""
    return [p.claim for p in verdict.others] if verdict.detail in COMPUTED else []


def _list_caveats(run: Run, claim: Claim) -> list[str]:
    grade = run.catalogue.sources[claim.source_id].grade
    kind = run.text("check_draft.derived") if claim.kind == "derived" else ""
    preliminary = run.term_name("kind", claim.kind) if claim.kind == "preliminary" else ""
    note = "" if claim.kind == "derived" else run.text.name_of(claim, "note")
    return [words for words in (kind, preliminary, grade_note(run, grade), note) if words]


def _name_source(run: Run, claim: Claim) -> str:
    return run.text(
        "check_draft.of_source", printed=phrase_claim(run, claim), source=run.source_title(claim.source_id)
    )


def _name_scope(run: Run, claim: Claim) -> str:
    return run.scope_name(claim.scope_id)


def _tell_who_has(run: Run, stated: Statement) -> list[str]:
    """The years of the place that have a figure; where it has none, the other places that have one."""
    if stated.indicator_id not in run.catalogue.indicators or stated.kind == CHANGE:
        return []
    own = [
        row for row in fetch_coverage(run.warehouse, [stated.indicator_id]) if row.place_id == stated.place_id
    ]
    notes = [
        run.text("check_draft.own_years", years=span_of_years(row.first_year, row.last_year))
        for row in own
        if row.first_year is not None and row.last_year is not None
    ]
    if notes:
        return notes
    others = find_places_with_figures(run, stated.indicator_id, [stated.place_id])
    return [others.sentence.rstrip(run.text("finding.end"))]
