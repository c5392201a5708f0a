"""What a briefing says on its two pages: the state of things, the comparison, what to know before quoting it.

A page says more than two sheets hold: each part is cut to whole sentences, and the annex has all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dashboard.exports.download import list_warnings
from dashboard.run import Run
from dashboard.table import display_width

SHARES = (0.45, 0.3, 0.25)  # of the lines, that each part may have where together they are too long


@dataclass(frozen=True)
class PaperSize:
    """Lines of running text on the two pages, and narrow letters in a line."""

    lines: int
    letters: int


@dataclass(frozen=True)
class Paper:
    """Three parts, each as sentences; `is_cut` where the annex has more."""

    findings: list[str]
    comparisons: list[str]
    cautions: list[str]
    is_cut: bool


def list_findings(run: Run) -> list[str]:
    """What the page found, each sentence once; first its title, where that is no mere name."""
    title, end = run.record.title, run.text("finding.end")
    titles = [] if title == run.text(f"page.{run.record.name}") else [title.rstrip(end) + end]
    return _once([*titles, *(one for section in run.record.sections for one in section.findings)])


def list_comparisons(run: Run) -> list[str]:
    """What the page says of two places or more, with grade and reason, each sentence once."""
    return _once(sentence for section in run.record.sections for sentence in section.comparisons)


def list_cautions(run: Run) -> list[str]:
    """What may not be compared, and what must be known before a number is quoted."""
    return _once([*run.record.remarks(), *list_warnings(run, run.record.tables(), [])])


def write_paper(run: Run, size: PaperSize) -> Paper:
    """The parts, as much of each as two pages hold."""
    parts = [list_findings(run), list_comparisons(run), list_cautions(run)]
    fitted = fit_parts(parts, size)
    return Paper(*fitted, is_cut=fitted != parts)


def fit_parts(parts: Sequence[list[str]], size: PaperSize) -> list[list[str]]:
    """As many whole sentences of each part as the lines hold; what a part leaves free the others may use.

    The first sentence of each part always stands.
    """
    heights = [[ceil((display_width(sentence) + 4) / size.letters) for sentence in part] for part in parts]
    free = size.lines - sum(
        min(sum(part), share * size.lines) for part, share in zip(heights, SHARES, strict=True)
    )
    fitted = []
    for part, lines, share in zip(parts, heights, SHARES, strict=True):
        room = min(sum(lines), share * size.lines) + max(free, 0)
        count, used = 0, 0
        while count < len(part) and (used + lines[count] <= room or not count):
            used += lines[count]
            count += 1
        free -= max(used - share * size.lines, 0)
        fitted.append(part[:count])
    return fitted


def _once(sentences) -> list[str]:
    return list(dict.fromkeys(sentence for sentence in sentences if sentence))
