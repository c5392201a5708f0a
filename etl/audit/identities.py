"""Identities of data/identities.csv, and the references by which they name claims."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self


@dataclass(frozen=True)
class Reference:
    """indicator@scope@period with * for any, the kind behind it and place: before it where needed."""

    place_id: str | None
    indicator_id: str
    scope_id: str
    period: str
    kind: str | None

    @classmethod
    def parse(cls, text: str) -> Self:
        place, _, rest = text.rpartition(":")
        indicator, scope, period, *kind = rest.split("@")
        return cls(place or None, indicator, scope, period, kind[0] if kind else None)


@dataclass(frozen=True)
class Identity:
    """Arithmetic that published numbers must satisfy: a row of data/identities.csv."""

    identity_id: str
    rule: str
    place_id: str
    whole_text: str
    parts_text: str

    @cached_property
    def whole(self) -> Reference:
        return Reference.parse(self.whole_text)

    @cached_property
    def parts(self) -> list[Reference]:
        return [Reference.parse(text) for text in self.parts_text.split(";")]
