"""Which of the scopes that a sentence names are of an indicator: a network of sections, an area."""

from collections.abc import Iterable

from reading.lexicon.scopes import ScopeNames
from reading.names.subjects import Chooser


class ScopeChooser:
    """Knows of what family a scope is, and of which an indicator may have one."""

    def __init__(self, chooser: Chooser, names: ScopeNames) -> None:
        self._chooser, self._names = chooser, names

    def of(self, code: str, scopes: Iterable[str]) -> list[str]:
        """Those of some scopes that an indicator may have, each once; beside others not its usual one, which
        says no more than what it measures.
        """
        words = self._chooser.words(code)
        own = [one for one in dict.fromkeys(scopes) if self._names.families.get(one) == words.family]
        return [one for one in own if one != words.scope] or own

    def for_each(self, scopes: list[str], count: int) -> list[str]:
        """The scopes of so many numbers: of one that is as many networks, each of them."""
        networks = self._names.joined.get(scopes[0], ()) if len(scopes) == 1 and count > 1 else ()
        return list(networks) if len(networks) == count else scopes
