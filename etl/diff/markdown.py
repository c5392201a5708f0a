"""A comparison of two builds as Markdown for a pull request: a summary, what needs a look, folded details."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from urllib.parse import urlencode

from etl.diff.builds import BuildCard, Comparison
from etl.diff.compare import ChangedClaim, Consequence, Jump
from etl.diff.words import escape, say

MOST = 100  # rows of a table; a comment on a pull request holds some 65,000 letters
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
PLURALS = {"new figure": "new figures", "audit that fails": "audits that fail"}
FOLLOW = {"line", "pair", "rank"}  # of a figure that comes or goes they come and go, too: not even counted
RULES = {
    "step": "far from its neighbour, {beside}: the largest change from one year to the next so far is"
    " {measure} ({place}, {year})",
    "range": "outside of what is known, {beside}, by more than a tenth of that range, {measure}",
}


def write_markdown(comparison: Comparison, site: str | None) -> str:
    """The whole comment; with the address of a site its rows lead to the pages that show them."""
    page = _Page(comparison, site)
    lines = [*page.summarise(), *page.list_looks()]
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
        self.rows: dict[str, list[Consequence]] = {subject: [] for subject in SUBJECTS}
        for row in comparison.consequences:
            self.rows[row.subject].append(row)
        self.told = {(claim.how, claim.claim_id) for claim in comparison.claims}
        came_or_went = [row for row in self.rows["figure"] if row.how != "revised"]
        self.places = {(row.indicator_id, row.place_id) for row in came_or_went}
        self.periods = {(row.indicator_id, row.period) for row in came_or_went}

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
        if found.files:
            files = ", ".join(f"`{file}` {lines}" for file, lines in found.files.items())
            lines.append(f"- Lines of other files: {files}")
        lines += [f"- {told}" for subject in SUBJECTS if (told := self._count(subject))]
        figures = len({jump.claim_id for jump in found.jumps})
        looks = [_number(figures, "new figure"), _number(len(self._failing()), "audit that fails")]
        counted = " and ".join(look for look in looks if look)
        lines.append(f"- Needs a look: **{counted}**" if counted else "- No new figure is out of line")
        return lines

    def _count(self, subject: str) -> str:
        hows = Counter(
            row.how for row in self.rows[subject] if subject not in FOLLOW or not self._follows(row)
        )
        counts = [f"{hows[how]} {how}" for how in HOWS if hows[how]]
        return f"{_title(subject)}: {', '.join(counts)}" if counts else ""

    def _failing(self) -> list[Consequence]:
        """Audits that fail in the new build, and did not in the old one or were not there."""
        return [row for row in self.rows["audit"] if _fails(row.now) and not _fails(row.was)]

    def list_looks(self) -> list[str]:
        """The figures that need a look, each with what it breaks, and the audits that fail; open."""
        figures = [
            self._tell_jumps(list(jumps))
            for _, jumps in groupby(sorted(self.comparison.jumps, key=_key), key=_key)
        ]
        audits = [
            f"- {self._lead(row, 'audit')}: {say(row.now or '', self.comparison.units)}"
            for row in self._failing()
        ]
        found = [*figures, *audits]
        more = [f"- … and {len(found) - MOST} more"] if len(found) > MOST else []
        return ["", "#### Needs a look", "", *found[:MOST], *more] if found else []

    def _tell_jumps(self, jumps: list[Jump]) -> str:
        """One figure with each rule that it breaks."""
        units = self.comparison.units
        first = jumps[0]
        reasons = [
            RULES[jump.rule].format(
                beside=escape(jump.beside),
                measure=say(f"{jump.measure} {jump.unit_id}", units),
                place=self._name(jump.measure_place_id or ""),
                year=jump.measure_year,
            )
            for jump in jumps
        ]
        value = say(f"{first.value_text} {first.unit_id}", units)
        about = self._claim(first.claim_id, self._about(first))
        return f"- {about}: **{value}** is {'; and '.join(reasons)}"

    def list_claims(self, how: str) -> list[str]:
        """The claims of which became the same, by document, folded."""
        claims = [claim for claim in self.comparison.claims if claim.how == how]
        headings = [
            word for word in ("was", "now") if (how, word) not in (("added", "was"), ("removed", "now"))
        ]
        lines: list[str] = []
        for source_id, of_source in groupby(claims[:MOST], key=lambda claim: claim.source_id):
            rows = [self._claim_cells(claim, headings) for claim in of_source]
            lines += ["", f"{self._name(source_id)}:", *_table(("what", *headings), rows)]
        return _fold(f"Data records {how}: {len(claims)}", lines, len(claims))

    def _claim_cells(self, claim: ChangedClaim, headings: Sequence[str]) -> list[str]:
        """What it is about and its numbers; of a claim that says the same, the columns that differ."""
        if claim.how == "edited":
            told = {
                side: escape("; ".join(f"{edit['name']}: {edit[side] or '–'}" for edit in claim.edits))
                for side in headings
            }
        else:
            told = {side: say(getattr(claim, side), self.comparison.units) for side in headings}
        about = self._claim(None if claim.how == "removed" else claim.claim_id, self._about(claim))
        return [about, *told.values()]

    def list_consequences(self, subject: str) -> list[str]:
        """What became other of one subject, folded; without what comes and goes with the claims above."""
        everything = self.rows[subject]
        rows = [row for row in everything if not self._follows(row)]
        if not rows:
            return []
        summary = f"{_title(subject)}: {len(rows)}"
        if len(rows) < len(everything):
            summary += f" of {len(everything)}; the others come and go with the data records above"
        _, page = SUBJECTS[subject]
        cells = [
            [self._lead(row, page), self._say(row, row.was), self._say(row, row.now)] for row in rows[:MOST]
        ]
        return _fold(summary, _table(("what", "was", "now"), cells), len(rows))

    def _follows(self, row: Consequence) -> bool:
        """Whether a reader of the claims that differ learns nothing from a consequence."""
        if row.subject in ("figure", "change") and (row.how, row.claim_id) in self.told:
            return True
        if row.how == "revised":
            return False
        if row.subject in ("change", "line", "pair"):
            places = {row.place_id, row.other_place_id}
            return any((row.indicator_id, place) in self.places for place in places)
        return row.subject == "rank" and (row.indicator_id, row.period) in self.periods

    def _say(self, row: Consequence, words: str | None) -> str:
        """What a build tells; of a document without its title, which stands before."""
        if row.subject == "document":
            return escape((words or "–").removeprefix(f"{_title_of(row)} · "))
        return say(words or "–", self.comparison.units)

    def _lead(self, row: Consequence, page: str) -> str:
        """What a consequence is about, as a link to the page that shows it."""
        if row.indicator_id is None:
            return self._claim(None, escape(_title_of(row)))
        places = ",".join(place for place in (row.place_id, row.other_place_id) if place)
        return self._link(page, {"place_id": places}, self._about(row))

    def _about(self, one: ChangedClaim | Consequence | Jump) -> str:
        """Places, indicator, period and scope in words."""
        codes = (one.place_id, one.other_place_id if isinstance(one, Consequence) else None)
        places = " and ".join(self._name(code) for code in codes if code)
        scope = self._name(one.scope_id or "")
        words = (places, self._name(one.indicator_id or ""), escape(one.period), scope)
        return ", ".join(word for word in words if word)

    def _name(self, code: str) -> str:
        return escape(self.comparison.names.get(code, code))

    def _claim(self, claim_id: str | None, words: str) -> str:
        return words if claim_id is None else self._link("sources", {"claim_id": claim_id}, words)

    def _link(self, page: str, codes: dict[str, str], words: str) -> str:
        return f"[{words}]({self.site}/{page}?{urlencode(codes, safe=',')})" if self.site else words


def _fold(summary: str, lines: Sequence[str], count: int) -> list[str]:
    """Lines behind one line; nothing without any."""
    if not count:
        return []
    more = ["", f"… and {count - MOST} more: `--format json` has them all."] if count > MOST else []
    return ["", f"<details><summary>{escape(summary)}</summary>", *lines, *more, "", "</details>"]


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table behind an empty line."""
    return ["", *(f"| {' | '.join(cells)} |" for cells in (headings, ["---"] * len(headings), *rows))]


def _key(jump: Jump) -> tuple[str, str, str, str]:
    return jump.indicator_id, jump.place_id, jump.period, jump.claim_id


def _fails(says: str | None) -> bool:
    return (says or "").startswith("fails:")


def _title(subject: str) -> str:
    name, _ = SUBJECTS[subject]
    return f"{name[:1].upper()}{name[1:]}"


def _title_of(row: Consequence) -> str:
    """The title of a document, which is the first that a consequence tells of it."""
    return (row.now or row.was or "").split(" · ")[0]


def _number(count: int, words: str) -> str:
    """1 audit that fails, 2 audits that fail; nothing for none."""
    if not count:
        return ""
    return f"{count} {words}" if count == 1 else f"{count} {PLURALS[words]}"


def _name_build(build: BuildCard) -> str:
    claims = f"{build.claims:,}"
    return f"`{build.content_hash[:8]}` ({claims} data records, sources up to {escape(build.data_on)})"
