"""One run of a page: the build it reads, the reader's language and choices, and the record of what the page
shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.choices import RunChoices
from dashboard.editions import Edition
from dashboard.page_record import PageRecord
from dashboard.queries.catalogue import Build, Catalogue
from dashboard.text import Text
from dashboard.warehouse import Warehouse


@dataclass(frozen=True, eq=False)
class Run:
    """Everything one run of a page works with. Its methods name a code in the reader's language."""

    edition: Edition
    text: Text
    choices: RunChoices = field(default_factory=RunChoices)
    record: PageRecord = field(default_factory=PageRecord)

    @property
    def warehouse(self) -> Warehouse:
        return self.edition.warehouse

    @property
    def catalogue(self) -> Catalogue:
        return self.edition.catalogue

    @property
    def build(self) -> Build:
        return self.edition.build

    def place_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.places[code])

    def with_waters(self, places: Sequence[str]) -> list[str]:
        """The places and the lakes and rivers that belong to them: a city's targets include those of its
        waters.
        """
        waters = [
            place.place_id
            for place in self.catalogue.places.values()
            if place.peer_group == "water" and place.parent_id in places
        ]
        return [*places, *(water for water in waters if water not in places)]

    def indicator_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.indicators[code])

    def scope_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.scopes[code])

    def scope_label(self, code: str) -> str:
        """The name of a scope for a sentence or a cell; empty where the indicator says as much already."""
        return "" if self.catalogue.scopes[code].is_implied else self.scope_name(code)

    def basis_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.bases[code])

    def term_name(self, list_id: str, code: str) -> str:
        return self.text.name_of(self.catalogue.terms[list_id, code])

    def phrase(self, printed: str) -> str:
        """The words of a claim without a number."""
        return printed if self.text.language == "zh" else self.catalogue.phrases[printed]

    def source_title(self, code: str) -> str:
        return self.text.name_of(self.catalogue.sources[code], "title")
