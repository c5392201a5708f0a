"""A comparison of two builds as Markdown for a pull request: a summary, what needs a look, folded details."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlencode

from etl.diff.builds import BuildCard, Comparison
from etl.diff.compare import ChangedClaim, Consequence, Jump

MOST = 100  # rows of a table; a comment on a pull request holds some 65,000 letters
LONGEST = 120  # letters of a cell
CLAIM_HOWS = ("added", "revised", "edited", "removed")
HOWS = ("added", "revised", "removed")
# Each kind of consequence: how it is called, and the page that shows it.
SUBJECTS = {
    "document": ("documents", "sources"),
    "figure": ("figures", "compare"),
    "change": ("changes between years", "compare"),
    "target": ("statuses of targets", "targets"),
    "ambition": ("targets against last results", "ambition"),
    "audit": ("audits", "audit"),
    "line": ("grades of figures against the year before", "compare"),
    "pair": ("grades of pairs of places", "compare"),
    "rank": ("ranks", "compare"),
}
FOLLOW = {"line", "pair", "rank"}  # of a figure that comes or goes they come and go, too: only counted
RULES = {
    "step": "far from its neighbour: {value}, beside {beside}; {measure}",
    "range": "outside of what is known: {value}; {beside}; {measure}",
}
MARKDOWN = re.compile(r"[\\`*_\[\]#|~@$]")  # what could begin markup, a mention or a formula within a line


def write_markdown(comparison: Comparison, site: str | None) -> str:
    """The whole comment; with the address of a site its rows lead to the pages that show them."""
    page = _Page(comparison, site)
    lines = [*page.summarise(), *page.list_jumps()]
    for how in CLAIM_HOWS:
        lines += page.list_claims(how)
    for subject in SUBJECTS:
        lines += page.list_consequences(subject)
    return "\n".join(lines) + "\n"


class _Page:
    """The parts of a comment on one comparison."""

    def __init__(self, comparison: Comparison, site: str | None) -> None:
        self.comparison = comparison
        self.site = site.rstrip("/") if site else None

    def summarise(self) -> list[str]:
        """What differs, in numbers."""
        found = self.comparison
        head = f"{_name_build(found.old)} → {_name_build(found.new)}"
        if found.is_empty:
            return ["### Data: no difference", "", head]
        of_claims = Counter(claim.how for claim in found.claims)
        counts = [f"**{of_claims[how]}** {how}" for how in CLAIM_HOWS if of_claims[how]]
        lines = ["### Data: what this changes", "", head, ""]
        lines.append(f"- Data records: {', '.join(counts) or 'none'}")
        lines += [f"- {told}" for subject in SUBJECTS if (told := self._count(subject))]
        looks = len(found.jumps)
        lines.append(f"- **{looks} new figures need a look**" if looks else "- No new figure is out of line")
        return lines

    def _count(self, subject: str) -> str:
        rows = self._rows(subject)
        hows = Counter(row.how for row in rows)
        counts = [
            f"{hows[how]} {how}" for how in HOWS if hows[how] and (how == "revised" or subject not in FOLLOW)
        ]
        name, _ = SUBJECTS[subject]
        return f"{name[:1].upper()}{name[1:]}: {', '.join(counts)}" if counts else ""

    def _rows(self, subject: str) -> list[Consequence]:
        return [row for row in self.comparison.consequences if row.subject == subject]

    def list_jumps(self) -> list[str]:
        """The figures that need a look, open, each with what it breaks."""
        if not self.comparison.jumps:
            return []
        return ["", "#### Needs a look", "", *map(self._tell_jump, self.comparison.jumps)]

    def _tell_jump(self, jump: Jump) -> str:
        told = RULES[jump.rule].format(
            value=_plain(f"{jump.value_text} {jump.unit_id}"),
            beside=_plain(jump.beside),
            measure=_plain(jump.measure),
        )
        about = self._about(jump)
        return f"- {self._claim(jump.claim_id, about)}: {told}"

    def list_claims(self, how: str) -> list[str]:
        """The claims of which became the same, folded."""
        claims = [claim for claim in self.comparison.claims if claim.how == how]
        return _fold(
            f"Data records {how}: {len(claims)}",
            ("what", "document", "was", "now"),
            claims,
            lambda claim: (
                self._claim(claim.claim_id if how != "removed" else None, self._about(claim)),
                self._name(claim.source_id),
                *_before_and_now(claim),
            ),
        )

    def list_consequences(self, subject: str) -> list[str]:
        """What became other of one subject, folded."""
        rows = [row for row in self._rows(subject) if row.how == "revised" or subject not in FOLLOW]
        name, page = SUBJECTS[subject]
        return _fold(
            f"{name[:1].upper()}{name[1:]}: {len(rows)}",
            ("what", "was", "now"),
            rows,
            lambda row: (self._lead(row, page), _plain(row.was or "–"), _plain(row.now or "–")),
        )

    def _lead(self, row: Consequence, page: str) -> str:
        """What a consequence is about, as a link to the page that shows it."""
        if row.indicator_id is None:
            return self._claim(None, _plain((row.now or row.was or "").split(" · ")[0]))
        places = ",".join(place for place in (row.place_id, row.other_place_id) if place)
        return self._link(page, {"place_id": places}, self._about(row))

    def _about(self, one: ChangedClaim | Consequence | Jump) -> str:
        """Places, indicator, period and scope in words."""
        codes = (one.place_id, one.other_place_id if isinstance(one, Consequence) else None)
        places = " and ".join(self._name(code) for code in codes if code)
        scope = self._name(one.scope_id or "")
        words = (places, self._name(one.indicator_id or ""), _plain(one.period), scope)
        return ", ".join(word for word in words if word)

    def _name(self, code: str) -> str:
        return _plain(self.comparison.names.get(code, code))

    def _claim(self, claim_id: str | None, words: str) -> str:
        return words if claim_id is None else self._link("sources", {"claim_id": claim_id}, words)

    def _link(self, page: str, codes: dict[str, str], words: str) -> str:
        return f"[{words}]({self.site}/{page}?{urlencode(codes, safe=',')})" if self.site else words


def _before_and_now(claim: ChangedClaim) -> tuple[str, str]:
    """The numbers; of a claim that says the same, the columns that differ."""
    if claim.how != "edited":
        return _plain(claim.was or "–"), _plain(claim.now or "–")
    was, now = (
        "; ".join(f"{edit['name']}: {edit[side] or '–'}" for edit in claim.edits) for side in ("was", "now")
    )
    return _plain(was), _plain(now)


def _fold(
    summary: str, headings: Sequence[str], rows: Sequence, make_cells: Callable[..., Iterable[str]]
) -> list[str]:
    """A table behind one line; nothing without rows."""
    if not rows:
        return []
    lines = ["", f"<details><summary>{html.escape(summary)}</summary>", ""]
    lines += [_row(headings), _row("---" for _ in headings)]
    lines += [_row(make_cells(row)) for row in rows[:MOST]]
    if len(rows) > MOST:
        lines += ["", f"… and {len(rows) - MOST} more: `--format json` has them all."]
    return [*lines, "", "</details>"]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(words: str) -> str:
    """Words of the data as text, never as markup."""
    cut = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    return MARKDOWN.sub(r"\\\g<0>", html.escape(" ".join(cut.split()), quote=False))


def _name_build(build: BuildCard) -> str:
    claims = f"{build.claims:,}"
    return f"`{build.content_hash[:8]}` ({claims} data records, sources up to {_plain(build.data_on)})"
