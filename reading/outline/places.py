"""Whose a figure is: the place of the report, one that lies in it, or somebody else's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reading.lexicon.divisions import Division
from reading.lexicon.lexicon import Lexicon
from reading.tokens.scan import Token

FOREIGN = "/"  # stands for a place that is none of the report's
KINDS = "\u5e02\u53bf\u533a\u5dde\u76df\u65d7\u7701"  # last letters of names, by which a whole is called
COUNTIES = "\u53bf\u533a\u65d7"  # those of what may lie in a city
CITY = "\u5e02"
DISTRICT = "\u533a"  # an ending that rows of districts leave out
SHORTEST = 2  # letters of a name without it
UNLISTED, TOWN = "place_unlisted", "place_town"  # patterns


class Places:
    """Resolves names of places for the report of one place, given by its code or its name."""

    def __init__(self, lexicon: Lexicon, place: str) -> None:
        self._divisions = {division.path: division for division in lexicon.divisions}
        self._codes: dict[str, list[str]] = defaultdict(list)
        self._parents = {row.place_id: row.parent_id for row in lexicon.places}
        names = {row.place_id: row.name_zh for row in lexicon.places}
        for code, name in names.items():
            self._codes[name].append(code)
        self._known = {name for division in lexicon.divisions for name in division.called}
        self.name = names.get(place, place)
        self.own = place if place in names else self._code_of_name(place)
        self.path = self._find_path(self.name, names.get(self._parents.get(self.own) or "", ""))
        self._kind = (self.path or self.name)[-1:]
        self._kinds: dict[str, str] = {}  # of places that were named
        self._whole_of = lexicon.patterns["whole_of"]

    def is_province(self) -> bool:
        """Whether the report is a province's."""
        return self.path != "" and "/" not in self.path

    def names_inside(self) -> Mapping[str, Division]:
        """What lies directly in the place by its names, districts also by those without their ending."""
        inside = [one for path, one in self._divisions.items() if path.rpartition("/")[0] == self.path != ""]
        short = {one.name[:-1]: one for one in inside if one.kind == DISTRICT and len(one.name) > SHORTEST}
        for name in self._divisions[self.path].called if self.path in self._divisions else ():
            short.pop(name, None)  # which means the whole
        return short | {name: one for one in inside for name in one.called}

    def resolve(self, token: Token, is_seat: bool = False) -> str:
        """The place that a name means: a code, a Chinese name, FOREIGN, or nothing where it means no
        place here; the town in it, not the report's own place, if it is said to be its seat.
        """
        whole = self._whole_of.match(token.text)
        if whole and whole["kind"] == self._kind:
            return ""  # all of it, not the county that is called so
        if TOWN in token.kinds:
            return FOREIGN
        if UNLISTED in token.kinds:
            return self.own if token.text == self.name else token.text
        paths = token.codes("place")
        inside = [path for path in paths if self.path and path.startswith(f"{self.path}/")]
        if self.path in paths and not (is_seat and inside):
            return self.own
        inside = inside or [path for path in paths if self._is_sister(path)]
        if inside:
            return self._code_of(self._divisions[min(inside, key=len)])
        shorts = [
            self._divisions[path].short
            for path in paths
            if path in self._divisions and ("/" in path or path[-1] == CITY)
        ]
        named = [code for name in (token.text, *shorts) for code in self._codes.get(name, [])]
        if named:
            return named[0]  # the report's own, or another place, but on record
        known = [self._divisions[path] for path in paths if path in self._divisions]
        is_city = any(path.count("/") == 1 for path in paths)
        return FOREIGN if is_city or any(division.name == token.text for division in known) else ""

    def resolve_whole(self, kind: str, spoken_of: str) -> str:
        """The place that is called the whole city, county or other `kind` where a place is spoken of;
        nothing for the report's own.
        """
        is_county = kind in COUNTIES and self._kind in COUNTIES
        if (
            not kind
            or self._kind not in KINDS
            or kind == self._kind
            or (is_county and not self.is_province())
        ):
            return ""
        return spoken_of if self._kinds.get(spoken_of) == kind else FOREIGN

    def _is_sister(self, path: str) -> bool:
        """Whether a county or district lies in the same city as that of the report."""
        city = self.path.rpartition("/")[0]
        is_alone = "/" not in city and city[-1:] == CITY
        return (is_alone or city.count("/") == 1) and path.rpartition("/")[0] == city

    def resolve_body(self, name: str) -> str:
        """The code of a river or lake, or of its stretch in the report's place; its name if there is none."""
        own = self.name
        for row_name, codes in self._codes.items():
            is_stretch = row_name.startswith(name) and own in row_name
            is_part = len(row_name) > 1 and name.startswith(row_name) and row_name not in self._known
            if row_name == name or is_stretch or is_part:
                return codes[0]
        return name

    def find_other(self, tokens: Iterable[Token]) -> str:
        """The first place that a title names, as printed, where it names the report's own place nowhere."""
        places = (token for token in tokens if token.codes("place"))
        named = {token.text: place for token in places if (place := self.resolve(token))}
        return "" if self.own in named.values() else next(iter(named), "")

    def _code_of(self, division: Division) -> str:
        code = self._name_of(division)
        self._kinds[code] = division.kind
        return code

    def _name_of(self, division: Division) -> str:
        for name in (division.name, division.short):
            if codes := self._codes.get(name):
                return codes[0]
        return division.short if "/" in division.path else division.name

    def _code_of_name(self, name: str) -> str:
        shorts = {one.short for one in self._divisions.values() if one.name == name and "/" in one.path}
        for one in (name, *sorted(shorts)):
            if codes := self._codes.get(one):
                return codes[0]
        return name

    def _find_path(self, name: str, parent: str) -> str:
        """The path of a division of this name, within the parent if one is known."""
        found = [division.path for division in self._divisions.values() if name in division.called]
        within = [path for path in found if parent and parent in path]
        return min(within or found, key=lambda path: path.count("/"), default="")
