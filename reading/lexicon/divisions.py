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
    autonomous: tuple[str, ...] = ()  # endings of autonomous ones, each with that of its usual name

    @property
    def name(self) -> str:
        """Its official name."""
        return self.path.rpartition("/")[2]

    @cached_property
    def short(self) -> str:
        """Its name without the ending, if enough is left."""
        name = self.name
        if any(name.endswith(ending[:-1]) for ending in self.autonomous):
            return name[:SHORTEST]
        return name[:-1] if name[-1] in self.endings and len(name) > SHORTEST else name

    @property
    def called(self) -> tuple[str, ...]:
        """The words that may mean it."""
        for ending in self.autonomous:
            if self.name.endswith(ending[:-1]) and len(self.name) > len(ending) + SHORTEST:
                begin = self.name[:SHORTEST]
                return (self.name, begin + ending[-1], begin)
        return (self.name, self.short) if self.short != self.name else (self.name,)

    def lies_in(self, path: str) -> bool:
        """Whether it lies in another, or is it."""
        return self.path == path or self.path.startswith(f"{path}/")


def read_divisions(entries: Mapping[str, str]) -> tuple[Division, ...]:
    """All of them: of each province its cities, joined by ;  each followed by what lies in it; a
    stroke stands for no city.
    """
    endings = entries["endings"]
    autonomous = tuple(entries.get("autonomous", "").split(";"))
    autonomous = tuple(ending for ending in autonomous if ending)
    found: list[str] = []
    for province, text in entries.items():
        if province in ("endings", "autonomous"):
            continue
        found.append(province)
        for row in text.split(";"):
            city, *counties = row.split()
            parent = province if city == NO_CITY else f"{province}/{city}"
            found += [parent] * (city != NO_CITY)
            found += [f"{parent}/{county}" for county in counties]
    return tuple(Division(path, endings, autonomous) for path in dict.fromkeys(found))
