"""What earlier builds of the warehouse said."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PastBuild:
    """A build that the warehouse remembers; numbers count up, the newest is its own."""

    number: int
    content_hash: str
    data_on: str


@dataclass(frozen=True)
class BuildChange:
    """What readers are told differently than by the build before: a status, grade, verdict, relation or rank
    of etl/diff/, as codes in `was` and `now`, which are None where it came or went.
    """

    subject: str
    indicator_id: str
    place_id: str
    other_place_id: str | None
    scope_id: str | None
    period: str
    was: str | None
    now: str | None
    claim_id: str


@dataclass(frozen=True)
class PastClaim:
    """A claim as a past build had it."""

    claim_id: str
    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    kind: str
    comparator: str | None
    value_text: str
    unit_id: str


@dataclass(frozen=True)
class Rewording:
    """A claim that a build has first, or first so: how the build before had it, all None if it is new."""

    claim_id: str
    comparator: str | None
    value_text: str | None
    unit_id: str | None
