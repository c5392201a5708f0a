"""Numbered sources: one number for each document, and where it is quoted in several places one below it for each."""

from collections.abc import Sequence

from dashboard.queries.claims import fetch_claims
from dashboard.run import Run


class Sources:
    """The documents behind some claims, numbered in the order of the claims: 3, or 3.2 for its second place."""

    def __init__(self, run: Run, claim_ids: Sequence[str]) -> None:
        self._page = run
        self._claims = fetch_claims(run.warehouse, claim_ids)
        self._places: dict[str, list[str]] = {}
        for claim in (self._claims[claim] for claim in claim_ids if claim in self._claims):
            places = self._places.setdefault(claim.source_id, [])
            if (claim.locator or "") not in places:
                places.append(claim.locator or "")

    def number(self, claim_id: str | None) -> str:
        """The number of a claim's source; empty for what is no claim."""
        claim = self._claims.get(claim_id or "")
        if claim is None:
            return ""
        places = self._places[claim.source_id]
        number = str(list(self._places).index(claim.source_id) + 1)
        return number if len(places) == 1 else f"{number}.{places.index(claim.locator or '') + 1}"

    def entries(self) -> list[str]:
        """The list of sources: title, publisher, date, grade, address, and the places in it."""
        return [f"[{at}] {self._entry(source, at)}" for at, source in enumerate(self._places, 1)]

    def _entry(self, source_id: str, at: int) -> str:
        text, source, places = (
            self._page.text,
            self._page.catalogue.sources[source_id],
            self._places[source_id],
        )
        parts = [
            text.name_of(source, "title"),
            text.name_of(source, "publisher"),
            source.published_on,
            self._page.term_name("grade", source.grade),
        ]
        told = text("briefing.comma").join(part for part in [*parts, source.url or ""] if part)
        if len(places) > 1:
            places = [f"[{at}.{below}] {place or '–'}" for below, place in enumerate(places, 1)]
        return text.sentences(
            [told + text("finding.end"), text.clauses([place for place in places if place])]
        ).strip()
