"""Numbered sources: a number for each document, and a second one for each of several quoted places in it."""

from collections.abc import Sequence
from functools import cached_property

from dashboard.queries.claims import fetch_claims
from dashboard.run import Run


class Bibliography:
    """The documents behind some claims, numbered in the claims' order: 3, or 3.2 for its second place."""

    def __init__(self, run: Run, claim_ids: Sequence[str]) -> None:
        self._run = run
        self._claims = fetch_claims(run.warehouse, claim_ids)
        self._locators: dict[str, list[str]] = {}  # by source
        for claim in (self._claims[claim_id] for claim_id in claim_ids if claim_id in self._claims):
            locators = self._locators.setdefault(claim.source_id, [])
            if (claim.locator or "") not in locators:
                locators.append(claim.locator or "")

    def number(self, claim_id: str | None) -> str:
        """The number of a claim's source; empty for what is no claim."""
        claim = self._claims.get(claim_id or "")
        return self._numbers[claim.source_id, claim.locator or ""] if claim else ""

    def entries(self) -> list[str]:
        """The list of sources: title, publisher, date, grade, address, and the places in it."""
        return [
            f"[{number}] {self._entry(source, number)}" for number, source in enumerate(self._locators, 1)
        ]

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], str]:
        """The number of each source and locator."""
        return {
            (source, locator): str(number) if len(locators) == 1 else f"{number}.{below}"
            for number, (source, locators) in enumerate(self._locators.items(), 1)
            for below, locator in enumerate(locators, 1)
        }

    def _entry(self, source_id: str, number: int) -> str:
        text, source = self._run.text, self._run.catalogue.sources[source_id]
        parts = [
            text.name_of(source, "title"),
            text.name_of(source, "publisher"),
            source.published_on,
            self._run.term_name("grade", source.grade),
            source.url or "",
        ]
        document = text("briefing.comma").join(part for part in parts if part) + text("finding.end")
        locators = self._locators[source_id]
        if len(locators) > 1:
            locators = [f"[{number}.{below}] {locator or '–'}" for below, locator in enumerate(locators, 1)]
        return text.sentences([document, text.clauses([one for one in locators if one])]).strip()
