"""A draft with its numbers marked, what was found on each, and corrected sentences.

The text is a reader's: it is shown as text, and nothing in it is followed as a link or run.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.html.snippets import render_fold, render_notes
from dashboard.views.check_draft.draft_check import DraftCheck, Segment
from dashboard.views.check_draft.findings import Finding
from dashboard.views.check_draft.statement import Group

SHORT = 600  # letters of a text that a screen has room for: it stays in sight beside its findings
SIGNS: Mapping[Group, str] = {
    "wrong": "✗",
    "scope": "◐",
    "rounded": "≈",
    "absent": "□",
    "unread": "?",
    "confirmed": "✓",
}


@dataclass(frozen=True)
class DraftWords:
    """The words round a draft: names of states by code and of groups, headings, and what folds are called."""

    language: str
    states: Mapping[str, str]
    groups: Mapping[Group, str]
    text: str
    findings: str
    confirmed: str
    none_wrong: str
    unchecked: str


def render_draft(check: DraftCheck, words: DraftWords, claim_link: Callable[[str], str]) -> Markup:
    """Legend, marked text and findings; beside each other where there is room."""
    numbers = {id(finding): at for at, finding in enumerate(check.in_order(), 1)}
    template = (
        '<div class="cj-draft">%s<div class="cj-draft-columns">'
        '<section class="cj-draft-text%s" lang="zh" aria-label="%s">%s</section>'
        '<section class="cj-draft-findings" aria-label="%s">%s</section></div></div>'
    )
    marked = join(_segment(segment, numbers, words) for segment in check.segments)
    listed = _findings(check, numbers, words, claim_link)
    stays = " cj-draft-stays" if sum(len(segment.text) for segment in check.segments) <= SHORT else ""
    return fill(template, _legend(words), stays, words.text, marked, words.findings, listed)


def render_corrections(
    about: str, pairs: Sequence[tuple[str, str]], before: str, after: str, copy: str
) -> Markup:
    """Sentences as they are and as they should be, each with a button that copies it."""
    template = (
        '<div class="cj-correction"><p class="cj-correction-before"><b>%s</b> <span lang="zh">%s</span></p>'
        '<p><b>%s</b> <span lang="zh">%s</span> '
        '<span class="cj-actions"><button type="button" data-action="copy-text" data-text="%s">%s</button>'
        "</span></p></div>"
    )
    rows = join(fill(template, before, old, after, new, new, copy) for old, new in pairs)
    return join([render_notes([about]), rows])


def _legend(words: DraftWords) -> Markup:
    item = '<span class="cj-state cj-state-%s"><i aria-hidden="true">%s</i> %s</span>'
    items = join(fill(item, group, SIGNS[group], name) for group, name in words.groups.items())
    return fill('<p class="cj-draft-legend">%s</p>', items)


def _segment(segment: Segment, numbers: Mapping[int, int], words: DraftWords) -> Markup:
    """Plain text, or a number with its sign, its numbers in the list, and what was found, which shows when it
    is pointed at or has the focus.
    """
    if not segment.findings:
        return fill("%s", segment.text)
    worst = segment.findings[0]
    at = ",".join(str(numbers[id(finding)]) for finding in segment.findings)
    tips = join(
        fill("<b>%s</b> %s%s", words.states[finding.state], finding.sentence, _note(finding))
        for finding in segment.findings
    )
    template = (
        '<mark class="cj-draft-mark cj-state-%s" tabindex="0">%s<sup aria-hidden="true">%s%s</sup>'
        '<span class="cj-tip" role="note" lang="%s">%s</span></mark>'
    )
    return fill(template, worst.group, segment.text, SIGNS[worst.group], at, words.language, tips)


def _note(finding: Finding) -> Markup:
    return fill(" <small>%s</small>", finding.notes[0]) if finding.notes else Markup()


def _findings(
    check: DraftCheck, numbers: Mapping[int, int], words: DraftWords, claim_link: Callable[[str], str]
) -> Markup:
    """What does not agree stands open; what agrees and what was not checked is folded."""
    rest = [finding for finding in check.findings if finding.state != "confirmed"]
    right = [finding for finding in check.findings if finding.state == "confirmed"]
    parts = [_list(rest, numbers, words, claim_link) if rest else render_notes([words.none_wrong])]
    if right:
        parts.append(render_fold(words.confirmed, _list(right, numbers, words, claim_link), not rest))
    if check.unchecked:
        parts.append(render_fold(words.unchecked, _unchecked(check)))
    return join(parts)


def _unchecked(check: DraftCheck) -> Markup:
    """Why numbers were not checked, each reason with the first of them."""
    template = '<p class="cj-note">%s <span lang="zh">%s</span></p>'
    return join(fill(template, reason, numbers) for reason, numbers in check.unchecked)


def _list(
    findings: Sequence[Finding],
    numbers: Mapping[int, int],
    words: DraftWords,
    claim_link: Callable[[str], str],
) -> Markup:
    template = (
        '<li class="cj-found cj-state-%s"><p class="cj-found-head"><i aria-hidden="true">%s%s</i> '
        '<b lang="zh">%s</b> <span>%s</span></p><p>%s</p>%s%s</li>'
    )
    items = join(
        fill(
            template,
            finding.group,
            SIGNS[finding.group],
            numbers[id(finding)],
            finding.printed,
            words.states[finding.state],
            fill("%s %s%s", finding.sentence, _links(finding, claim_link), _exchanged(finding)),
            fill('<p class="cj-found-about">%s</p>', finding.about),
            join(fill('<p class="cj-found-note">%s</p>', note) for note in finding.notes),
        )
        for finding in findings
    )
    return fill('<ul class="cj-found-list">%s</ul>', items)


def _exchanged(finding: Finding) -> Markup:
    """What is replaced by what, short; words that are put in stand alone."""
    pairs = [
        fill('<del lang="zh">%s</del> → <ins lang="zh">%s</ins>', old, new)
        for old, new in finding.exchanged
        if old
    ]
    added = [fill('+ <ins lang="zh">%s</ins>', new) for old, new in finding.exchanged if not old]
    return (
        fill('<span class="cj-exchanged">%s</span>', Markup(" ").join([*pairs, *added]))
        if finding.exchanged
        else Markup()
    )


def _links(finding: Finding, claim_link: Callable[[str], str]) -> Markup:
    """The documents, each a link to the claim."""
    template = '<a href="%s" target="_blank" rel="noopener">%s</a> '
    return join(fill(template, claim_link(claim), title) for claim, title in finding.sources)
