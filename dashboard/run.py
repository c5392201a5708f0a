"""What the frame hands to a page: the open warehouse, its dimensions, the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.queries.catalogue import Build, Catalogue
from dashboard.text import Text
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Run:
    """One run of a page. Its methods name a code in the reader's language."""

    warehouse: Warehouse
    catalogue: Catalogue
    build: Build
    text: Text

    def place_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.places[code])

    def with_waters(self, places: Sequence[str]) -> list[str]:
        """The places and the lakes and rivers that belong to them: a city's targets include those of its waters."""
        waters = [
            p.place_id
            for p in self.catalogue.places.values()
            if p.peer_group == "water" and p.parent_id in places
        ]
        return [*places, *(water for water in waters if water not in places)]

    def indicator_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.indicators[code])

    def scope_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.scopes[code])

    def basis_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.bases[code])

    def term_name(self, list_id: str, code: str) -> str:
        return self.text.name_of(self.catalogue.terms[list_id, code])

    def phrase(self, printed: str) -> str:
        """The words of a claim without a number."""
        return printed if self.text.language == "zh" else self.catalogue.phrases[printed]

    def source_title(self, code: str) -> str:
        return self.text.name_of(self.catalogue.sources[code], "title")
