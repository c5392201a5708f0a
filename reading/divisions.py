"""Provinces, cities and counties by name, and who lies in whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

NO_CITY = "/"
SHORTEST = 2  # letters of a name without its ending


@dataclass(frozen=True)
class Division:
    """One of them: the names of all that it lies in, then its own, joined by /."""

    path: str
    endings: str  # letters that a short name leaves out

    @property
    def name(self) -> str:
        """Its official name."""
        return self.path.rpartition("/")[2]

    @cached_property
    def short(self) -> str:
        """Its name without the ending, if enough is left."""
        name = self.name
        return name[:-1] if name[-1] in self.endings and len(name) > SHORTEST else name

    @property
    def called(self) -> tuple[str, ...]:
        """The words that may mean it."""
        return (self.name, self.short) if self.short != self.name else (self.name,)

    def lies_in(self, path: str) -> bool:
        """Whether it lies in another, or is it."""
        return self.path == path or self.path.startswith(f"{path}/")


def read_divisions(entries: Mapping[str, str]) -> tuple[Division, ...]:
    """All of them: of each province its cities, joined by ;  each followed by what lies in it; a
    stroke stands for no city.
    """
    endings = entries["endings"]
    found: list[str] = []
    for province, text in entries.items():
        if province == "endings":
            continue
        found.append(province)
        for row in text.split(";"):
            city, *counties = row.split()
            parent = province if city == NO_CITY else f"{province}/{city}"
            found += [parent] * (city != NO_CITY)
            found += [f"{parent}/{county}" for county in counties]
    return tuple(Division(path, endings) for path in dict.fromkeys(found))
