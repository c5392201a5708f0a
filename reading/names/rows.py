"""Names in a row: those that are not known, and things that share the end of the last name."""

from reading.names.group_search import GroupSearch
from reading.names.subjects import Chooser, Group, Subject
from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan, Token
from reading.tokens.surroundings import SILENT

NO_INDICATOR = {"other_subject", "other_amount"}  # kinds of words for what is known
PART, LIST = "part", "list"
OF = "\u7684"


def is_other_name(token: Token) -> bool:
    """Whether a word names something that is known and no indicator."""
    return bool(token.kinds & NO_INDICATOR) and not token.kinds & {"indicator", "short"}


class NameRows:
    """Knows which names of a text stand in a row."""

    def __init__(self, scan: Scan, chooser: Chooser, search: GroupSearch) -> None:
        self._scan, self._chooser, self._search = scan, chooser, search

    def is_in_row(self, start: int, end: int) -> bool:
        """Whether only list words, scopes and the like stand between two names."""
        between = self._scan.within(start, end)
        if self._scan.unknown(start, end) or not any(LIST in token.kinds for token in between):
            return False
        return all(
            token.kinds & (SILENT | {"scope", "whole", PART}) and not token.kinds & {"aim"}
            for token in between
        )

    def is_of_last(self, group: Group, start: int) -> bool:
        """Whether a name that starts there is of what a group named last: directly behind it, or a share of
        the sections that it named, with nothing between that means something.
        """
        if group.end == start:
            return True
        is_counted = all(self._chooser.is_count(code) for code in group.subjects[-1].codes)
        between = self._scan.within(group.end, start)
        return (
            is_counted
            and not self._scan.unknown(group.end, start)
            and all("neutral" in one.kinds and LIST not in one.kinds for one in between)
        )

    def is_quality_of(self, group: Group, start: int, codes: tuple[str, ...]) -> bool:
        """Whether a name that starts there tells how something is of which a group named the concentration:
        the days on which this one keeps its limit.
        """
        is_measured = all(self._chooser.is_concentration(code) for code in group.subjects[-1].codes)
        between = self._scan.within(group.end, start)
        return (
            is_measured
            and group.is_known
            and not any(self._chooser.is_concentration(code) for code in codes)
            and not self._scan.unknown(group.end, start)
            and all(one.kinds & {"neutral", "averaging"} and LIST not in one.kinds for one in between)
        )

    def is_same(self, group: Group, name: Token, codes: tuple[str, ...]) -> bool:
        """Whether a name is but the word for what a group named: the sections of a class."""
        named = group.subjects[-1].codes
        is_general = all(
            self._chooser.is_count(code) and not self._chooser.words(code).is_target for code in codes
        )
        is_class = any(self._chooser.is_count(code) and self._chooser.words(code).is_target for code in named)
        between = self._scan.within(group.end, name.start)
        is_silent = all(one.kinds & {"neutral", "indicator"} and LIST not in one.kinds for one in between)
        return is_general and is_class and is_silent and not self._scan.unknown(group.end, name.start)

    def strangers(self, start: int, end: int) -> list[Subject]:
        """Names that are not known, and nothing but list words, between two places of a row."""
        found = self._search.strangers(start, end)
        return found if found and self.is_in_row(found[-1].end, end) else []

    def before(self, name: Token, clause: Clause) -> list[Subject]:
        """What a row has before the first name of an indicator: things that share the end of this name, as
        one waste does before the rate of another, and other quantities.
        """
        found: list[Subject] = []
        tokens = [one for one in clause.tokens if one.end <= name.start]
        start = name.start
        while tokens and tokens[-1].end == start and (PART in tokens[-1].kinds or tokens[-1].text == OF):
            start = tokens.pop().start  # what the name is of
        while len(tokens) > 1 and LIST in tokens[-1].kinds and tokens[-1].end == start:
            start = tokens.pop().start
            thing = tokens.pop()
            codes = self._codes(thing, name)
            if thing.end != start or codes is None:
                break
            start = thing.start
            found.insert(0, Subject(codes, thing.start, thing.end))
        return found

    def _codes(self, thing: Token, name: Token) -> tuple[str, ...] | None:
        """The indicators of a thing in a row before a name, empty if it has none that is known; nothing if
        it is no part of the row.
        """
        if is_other_name(thing):
            return ()
        ends = [self._chooser.short_names(name.text[at:]) for at in range(len(name.text))]
        if PART not in thing.kinds or not any(ends):
            return None
        part = thing.codes(PART)[0]
        own = (tuple(code for code in codes if self._chooser.is_part_of(code, part)) for codes in ends)
        return next((codes for codes in own if codes), ())
