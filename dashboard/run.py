"""One run of a page: the build it reads, the reader's language and choices, and the record of what the page
shows.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from dashboard.choices import RunChoices
from dashboard.editions import Edition
from dashboard.page_record import PageRecord
from dashboard.queries.catalogue import Build, Catalogue
from dashboard.text import Text
from dashboard.warehouse import Warehouse

NO_BASIS = "none"  # the basis of a number that rests on no standard and no network of sections

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Run:
    """Everything one run of a page works with. Its methods name a code in the reader's language."""

    edition: Edition
    text: Text
    choices: RunChoices = field(default_factory=RunChoices)
    record: PageRecord = field(default_factory=PageRecord)
    is_private: bool = False  # it works with a reader's own data: nothing of it may be remembered

    @property
    def warehouse(self) -> Warehouse:
        return self.edition.warehouse

    @property
    def catalogue(self) -> Catalogue:
        return self.edition.catalogue

    @property
    def build(self) -> Build:
        return self.edition.build

    @property
    def is_preview(self) -> bool:
        """Whether it shows rows that a reader added for the session, and that are not published."""
        return not self.edition.is_published

    @property
    def is_unshared(self) -> bool:
        """Whether what it shows is for one reader: then nothing of it may be kept where all readers share."""
        return self.is_private or self.is_preview

    def mark(self, words: str) -> str:
        """Words that are taken away, with the mark of what is not published before them, where it is so."""
        return f"{self.text('preview.mark')}{words}" if self.is_preview else words

    def remember(
        self,
        function: Callable[Concatenate["Run", Given], Made],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Made:
        """What a function makes of a run and of what is given to it; made once a build, for all readers.

        The function is given a run that has a language, and no choices and no record. Codes and lists count
        by what they are, any other object by being the same one: give what was itself remembered. Nobody may
        change what comes back. A private run makes it anew each time.
        """
        links = self.choices.for_links()
        if self.is_private:
            return function(Run(self.edition, self.text, links, is_private=True), *given, **named)
        key = (
            function,
            self.text.language,
            tuple(links.written.items()),
            _identify(given),
            _identify(named),
        )
        return self.edition.remember(
            key, lambda: function(Run(self.edition, self.text, links), *given, **named)
        )

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

    def basis_label(self, code: str) -> str:
        """The name of a basis for a sentence or a cell; empty where a number rests on none."""
        return "" if code == NO_BASIS else self.basis_name(code)

    def basis_name(self, code: str) -> str:
        return self.text.name_of(self.catalogue.bases[code])

    def term_name(self, list_id: str, code: str) -> str:
        return self.text.name_of(self.catalogue.terms[list_id, code])

    def phrase(self, printed: str) -> str:
        """The words of a claim without a number."""
        return printed if self.text.language == "zh" else self.catalogue.phrases[printed]

    def source_title(self, code: str) -> str:
        return self.text.name_of(self.catalogue.sources[code], "title")


class _TheSame:
    """An object that equals itself alone; held, so that no other one takes its place in memory."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _TheSame) and other._value is self._value

    def __hash__(self) -> int:
        return id(self._value)


def _identify(given: Any) -> Hashable:
    """What tells one thing given to a function from another."""
    if given is None or isinstance(given, str | int):
        return given
    if isinstance(given, list | tuple):
        return tuple(map(_identify, given))
    if isinstance(given, Mapping):
        return tuple((key, _identify(value)) for key, value in given.items())
    return _TheSame(given)
