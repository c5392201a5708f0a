"""What the page says of a draft: the counts in a sentence, the text with its numbers marked, the findings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.run import Run
from dashboard.views.check_draft.findings import Finding, correct, find_findings, order_by_weight
from dashboard.views.check_draft.read_draft import ReadNumber, list_numbers
from dashboard.views.check_draft.statement import STATES, Group, group_of
from dashboard.views.check_draft.wording import Wording
from reading.proposals import Reading

GROUPS: tuple[Group, ...] = ("confirmed", "rounded", "wrong", "scope", "absent", "unread")  # as they are told
MOST_LETTERS = 25_000  # characters of a draft
FEW = 8  # numbers that are named of those that are not checked for one reason
CHINESE = ("\u3400", "\u9fff")
LEAST_CHINESE = 5  # of a hundred letters, in a text that is read as Chinese


@dataclass(frozen=True)
class Segment:
    """A part of the draft: plain, or a number with its findings, the worst first."""

    text: str
    findings: Sequence[Finding] = ()


@dataclass(frozen=True)
class DraftCheck:
    """A draft, checked.

    `summary` counts its numbers in a sentence; `findings` are ordered by weight; `unchecked` are reasons not
    to check numbers, each with the first of these; `corrected` are pairs of a sentence and what it should
    say; `notes` say what else to know of the text.
    """

    summary: str
    counts: dict[Group, int]
    segments: list[Segment]
    findings: list[Finding]
    unchecked: list[tuple[str, str]]
    corrected: list[tuple[str, str]]
    notes: list[str]

    def in_order(self) -> list[Finding]:
        """The findings in the order of the text, as they are numbered."""
        return [finding for segment in self.segments for finding in segment.findings]

    def claim_ids(self) -> list[str]:
        """The claims behind the findings, each once."""
        return list(dict.fromkeys(claim.claim_id for finding in self.findings for claim in finding.claims))


def check_draft(run: Run, reading: Reading, wording: Wording) -> DraftCheck:
    """Every number of a draft against the warehouse. The run must be private: a draft is nobody else's."""
    numbers = list_numbers(run, reading, wording)
    findings = find_findings(run, reading.text, numbers, wording)
    segments = _cut(reading.text, findings)
    counts = Counter(group_of(segment.findings[0].state) for segment in segments if segment.findings)
    by_group: dict[Group, int] = {group: counts[group] for group in GROUPS if counts[group]}
    return DraftCheck(
        _summarise(run, by_group),
        by_group,
        segments,
        order_by_weight(findings),
        _list_unchecked(run, [number for number in numbers if not number.is_figure]),
        correct(reading.text, findings),
        [] if is_chinese(reading.text) else [run.text("check_draft.not_chinese")],
    )


def is_chinese(text: str) -> bool:
    """Whether enough of a text is Chinese for its numbers to be read with what stands around them."""
    letters = [letter for letter in text if letter.isalpha()]
    chinese = sum(CHINESE[0] <= letter <= CHINESE[1] for letter in letters)
    return 100 * chinese >= LEAST_CHINESE * len(letters)


def _summarise(run: Run, counts: dict[Group, int]) -> str:
    """How many numbers were checked, and what came of them."""
    if not counts:
        return run.text("check_draft.no_numbers")
    parts = [
        run.text(f"check_draft.count.{'one_' if count == 1 else ''}{group}", count=count)
        for group, count in counts.items()
    ]
    total = sum(counts.values())
    key = "check_draft.summary_of_one" if total == 1 else "check_draft.summary"
    return run.text(key, count=total, parts=run.text.commas(parts))


def _cut(text: str, findings: Sequence[Finding]) -> list[Segment]:
    """The text in parts; findings on one number stand at one part, those that would overlap it too."""
    segments: list[Segment] = []
    at = 0
    by_start: dict[int, list[Finding]] = {}
    for finding in findings:
        by_start.setdefault(finding.start, []).append(finding)
    for start, found in sorted(by_start.items()):
        end = max(finding.end for finding in found)
        if start < at:
            continue
        if start > at:
            segments.append(Segment(text[at:start]))
        segments.append(Segment(text[start:end], sorted(found, key=lambda one: STATES.index(one.state))))
        at = end
    return [*segments, Segment(text[at:])] if at < len(text) else segments


def _list_unchecked(run: Run, numbers: Sequence[ReadNumber]) -> list[tuple[str, str]]:
    """For each reason not to check numbers how many there are, and the first of them."""
    by_role: dict[str, list[str]] = {}
    for number in numbers:
        by_role.setdefault(number.role, []).append(number.printed.strip())
    return [
        (
            run.text(f"check_draft.role.{role}", count=len(printed)),
            " ".join(list(dict.fromkeys(printed))[:FEW]),
        )
        for role, printed in by_role.items()
    ]
