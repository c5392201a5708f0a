"""Provinces, cities and counties by name, and who lies in whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reading.lexicon.spelling import split_list

NO_CITY = "/"
SHORTEST = 2  # letters of a name without its ending
NOT_PROVINCES = ("endings", "autonomous", "peoples")  # entries that say how names are shortened


@dataclass(frozen=True)
class Endings:
    """How names are shortened: the letters that are left out; of autonomous places their ending, with that
    of their usual name behind it, and the peoples that are named before it.
    """

    letters: str
    autonomous: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Division:
    """One of them: the names of all that it lies in, then its own, joined by /."""

    path: str
    endings: Endings

    @property
    def name(self) -> str:
        """Its official name."""
        return self.path.rpartition("/")[2]

    @property
    def kind(self) -> str:
        """The last letter of its name, by which its whole is called."""
        return self.name[-1]

    @cached_property
    def _autonomous(self) -> tuple[str, str]:
        """Of an autonomous place what it is called without its peoples, and the ending of its usual name."""
        for ending in self.endings.autonomous:
            if self.name.endswith(ending[:-1]):
                return _without(self.name.removesuffix(ending[:-1]), self.endings.peoples), ending[-1]
        return "", ""

    @cached_property
    def short(self) -> str:
        """Its name without the ending, if enough is left."""
        name, (begin, _) = self.name, self._autonomous
        if begin:
            return begin
        return name[:-1] if name[-1] in self.endings.letters and len(name) > SHORTEST else name

    @cached_property
    def called(self) -> tuple[str, ...]:
        """The words that may mean it."""
        begin, ending = self._autonomous
        usual = [begin + ending, begin[:SHORTEST] + ending] if begin else []
        return tuple(dict.fromkeys([self.name, *usual, self.short]))

    def lies_in(self, path: str) -> bool:
        """Whether it lies in another, or is it."""
        return self.path == path or self.path.startswith(f"{path}/")


def read_divisions(entries: Mapping[str, str]) -> tuple[Division, ...]:
    """All of them: of each province its cities, joined by ;  each followed by what lies in it; a
    stroke stands for no city.
    """
    autonomous, peoples = (tuple(split_list(entries.get(key, ""))) for key in NOT_PROVINCES[1:])
    endings = Endings(entries["endings"], autonomous, peoples)
    found: list[str] = []
    for province, text in entries.items():
        if province in NOT_PROVINCES:
            continue
        found.append(province)
        for row in text.split(";"):
            city, *counties = row.split()
            parent = province if city == NO_CITY else f"{province}/{city}"
            found += [parent] * (city != NO_CITY)
            found += [f"{parent}/{county}" for county in counties]
    return tuple(Division(path, endings) for path in dict.fromkeys(found))


def _without(name: str, peoples: tuple[str, ...]) -> str:
    """A name without the peoples at its end, as long as enough is left."""
    for people in peoples:
        if name.endswith(people) and len(name) >= len(people) + SHORTEST:
            return _without(name.removesuffix(people), peoples)
    return name
