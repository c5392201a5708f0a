"""The rows of the warehouse that a lexicon is made from, by what it needs of them."""

from typing import Protocol


class Named(Protocol):
    """A row that has a name in Chinese."""

    @property
    def name_zh(self) -> str: ...


class PlaceRow(Named, Protocol):
    """A row of places.csv."""

    @property
    def place_id(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...


class IndicatorRow(Named, Protocol):
    """A row of the indicators."""

    @property
    def indicator_id(self) -> str: ...
    @property
    def unit_id(self) -> str: ...
    @property
    def theme(self) -> str: ...
    @property
    def better(self) -> str: ...
    @property
    def also_called(self) -> str | None: ...


class BasisRow(Protocol):
    """A row of bases.csv; days as ISO text or dates."""

    @property
    def basis_id(self) -> str: ...
    @property
    def start_on(self) -> object: ...
    @property
    def end_on(self) -> object: ...
