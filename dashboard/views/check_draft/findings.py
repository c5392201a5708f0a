"""The findings on a draft: each number that was read, with its verdict, in the reader's language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.models.claims import Claim
from dashboard.run import Run
from dashboard.text import Text
from dashboard.views.check_draft.correction import Place, apply, find_replacements
from dashboard.views.check_draft.evidence import find_evidence
from dashboard.views.check_draft.match import match
from dashboard.views.check_draft.own_arithmetic import judge_own_levels
from dashboard.views.check_draft.read_draft import ReadNumber
from dashboard.views.check_draft.statement import STATES, Group, State, Statement, Verdict, group_of
from dashboard.views.check_draft.verdict_words import (
    list_claims,
    list_notes,
    name_amount,
    name_document,
    name_quantity,
    tell_verdict,
)
from dashboard.views.check_draft.wording import Replacement, Wording

SENTENCE = re.compile(r"[^\u3002\uff01\uff1f\n]+[\u3002\uff01\uff1f]?")


@dataclass(frozen=True)
class Finding:
    """What was found on one number of a draft.

    `printed` is the number as the draft has it, `about` what it was read as, `sentence` what is said of it,
    `notes` what else to know; `claims` the claims behind it, and `sources` their ids with the names of their
    documents; `corrected` the sentence with what is wrong replaced, empty where nothing is or nothing can
    simply be replaced; `exchanged` are its words and what takes their place.
    """

    start: int
    end: int
    printed: str
    state: State
    about: str
    sentence: str
    stated: Statement | None = None
    notes: Sequence[str] = ()
    claims: Sequence[Claim] = ()
    sources: Sequence[tuple[str, str]] = ()
    corrected: str = ""
    exchanged: Sequence[tuple[str, str]] = ()
    replacements: Sequence[Replacement] = field(default=(), repr=False)

    @property
    def group(self) -> Group:
        return group_of(self.state)


def find_findings(run: Run, draft: str, numbers: Sequence[ReadNumber], wording: Wording) -> list[Finding]:
    """One finding for each statement of each number, in the order of the text."""
    statements = [(number, stated) for number in numbers for stated in number.statements]
    own = [stated for _, stated in statements]
    evidence = find_evidence(run, own)
    findings = []
    for (number, stated), printed in zip(statements, evidence.printed, strict=True):
        verdict = match(stated, printed, evidence.links)
        if verdict.state == "absent":
            verdict = judge_own_levels(stated, own) or verdict
        findings.append(_make_finding(run, draft, number, stated, verdict, wording))
    findings += [
        _make_unread(run, number) for number in numbers if number.is_figure and not number.statements
    ]
    return sorted(findings, key=lambda finding: finding.start)


def order_by_weight(findings: Sequence[Finding]) -> list[Finding]:
    """The worst first, those of one state in the order of the text."""
    return sorted(findings, key=lambda finding: (STATES.index(finding.state), finding.start))


def correct(draft: str, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """The sentences of a draft that are corrected, each as it is and with all of its replacements."""
    replacements = [one for finding in findings for one in finding.replacements]
    pairs = []
    for sentence in SENTENCE.finditer(draft):
        corrected = apply(draft, sentence.start(), sentence.end(), replacements)
        if corrected != sentence[0]:
            pairs.append((sentence[0].strip(), corrected.strip()))
    return pairs


def _make_finding(
    run: Run, draft: str, number: ReadNumber, stated: Statement, verdict: Verdict, wording: Wording
) -> Finding:
    place = Place(draft, number.start, number.end, number.unit_end)
    chinese = Text("zh", run.catalogue.units)
    replacements = find_replacements(chinese, wording, place, stated, verdict)
    own = draft[number.start : number.unit_end]
    claims = list_claims(verdict)
    return Finding(
        number.start,
        number.unit_end,
        own,
        verdict.state,
        name_quantity(run, stated),
        tell_verdict(run, stated, verdict, own if run.text.language == "zh" else name_amount(run, stated)),
        stated,
        list_notes(run, stated, verdict),
        claims,
        [(claim.claim_id, name_document(run, claim)) for claim in claims],
        _correct_sentence(draft, number.start, replacements),
        [(draft[one.start : one.end], one.words) for one in replacements],
        replacements,
    )


def _make_unread(run: Run, number: ReadNumber) -> Finding:
    return Finding(
        number.start,
        number.unit_end,
        number.printed,
        "unread",
        run.text("check_draft.unread_about"),
        run.text("check_draft.said.unread"),
    )


def _correct_sentence(draft: str, at: int, replacements: Sequence[Replacement]) -> str:
    if not replacements:
        return ""
    sentence = next(one for one in SENTENCE.finditer(draft) if one.start() <= at < one.end())
    return apply(draft, sentence.start(), sentence.end(), replacements).strip()
