"""Which of the scopes that a sentence names are of an indicator: a network of sections, an area."""

from collections.abc import Iterable, Mapping

from reading.names.subjects import Chooser


class ScopeNames:
    """Knows of what family a scope is, and of which an indicator may have one."""

    def __init__(self, chooser: Chooser, families: Mapping[str, str]) -> None:
        self._chooser, self._families = chooser, families

    def of(self, code: str, scopes: Iterable[str]) -> list[str]:
        """Those of some scopes that an indicator may have, each once."""
        family = self._chooser.words(code).family
        return [scope for scope in dict.fromkeys(scopes) if self._families.get(scope) == family]
