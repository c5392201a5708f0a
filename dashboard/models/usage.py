"""What claims are made of: the scopes and bases that each indicator's claims stand on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ScopeUse:
    """A scope of an indicator's claims."""

    indicator_id: str
    scope_id: str


@dataclass(frozen=True)
class BasisUse:
    """A basis of an indicator's claims, and its first and last day, if it holds for some time only."""

    indicator_id: str
    basis_id: str
    start_on: date | None
    end_on: date | None
