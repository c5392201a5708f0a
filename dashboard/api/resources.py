"""What the API lists, and by what each list can be filtered: the one description that all else follows."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.models.claims import Claim, Figure
from dashboard.models.dimensions import Indicator, Place, Source
from dashboard.models.judgements import Audit, Target
from dashboard.queries.catalogue import Catalogue

Codes = Callable[[Catalogue], Collection[str]]


@dataclass(frozen=True)
class Filter:
    """A parameter that keeps the rows whose column is one of its values, joined by commas.

    Values are codes from a closed list, or, where there is none, texts of a pattern; numbers are texts of digits.
    """

    name: str
    column: str
    about: str
    codes: Codes | None = None
    pattern: str = ""
    number: bool = False


@dataclass(frozen=True)
class Resource:
    """A list under /api/v1/: its name is its address, its row's fields are its columns."""

    name: str
    about: str
    row: type
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class ListedClaim(Claim):
    """A claim with the time it covers and the grade of its document."""

    start_on: date | None
    end_on: date
    year: int | None
    grade: str


@dataclass(frozen=True)
class ListedIndicator(Indicator):
    """An indicator with the range that a value may plausibly have."""

    plausible_low: Decimal
    plausible_high: Decimal


def _terms(list_id: str) -> Codes:
    return lambda catalogue: [code for known, code in catalogue.terms if known == list_id]


STATUSES = ("met", "missed", "pending", "unquantified", "not_comparable")
VERDICTS = ("holds", "holds_by_rounding", "fails", "cannot_be_checked")
PERIOD = r"[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?|/[0-9]{4}"

PLACE = Filter("place", "place_id", "Codes of places", lambda known: known.places)
INDICATOR = Filter("indicator", "indicator_id", "Codes of indicators", lambda known: known.indicators)
SCOPE = Filter("scope", "scope_id", "Codes of scopes", lambda known: known.scopes)
BASIS = Filter("basis", "basis_id", "Codes of bases", lambda known: known.bases)
SOURCE = Filter("source", "source_id", "Codes of documents", lambda known: known.sources)
KIND = Filter("kind", "kind", "Kinds of claims", _terms("kind"))
GRADE = Filter("grade", "grade", "Grades of documents", _terms("grade"))
YEAR = Filter("year", "year", "Whole calendar years", pattern="[0-9]{4}", number=True)
CLAIM = Filter("claim", "claim_id", "Ids of claims", pattern="[a-z0-9_]+-[0-9a-f]+")
TIME = Filter("period", "period", "Periods, ISO 8601: 2025, 2025-03, 2025-01/2025-10", pattern=PERIOD)
ABOUT = (PLACE, INDICATOR, SCOPE, BASIS, YEAR, TIME)

RESOURCES = (
    Resource(
        "claims",
        "What documents say, one row a claim; nothing is merged",
        ListedClaim,
        (*ABOUT, SOURCE, KIND, GRADE, CLAIM),
    ),
    Resource("figures", "One claim chosen for each quantity", Figure, (*ABOUT, SOURCE, KIND, GRADE, CLAIM)),
    Resource(
        "targets",
        "Targets beside their results",
        Target,
        (*ABOUT, SOURCE, Filter("status", "status", "Statuses of targets", lambda _: STATUSES)),
    ),
    Resource(
        "audit",
        "Verdicts on published arithmetic",
        Audit,
        (
            PLACE,
            INDICATOR,
            SCOPE,
            YEAR,
            TIME,
            Filter("rule", "rule", "Rules of arithmetic", _terms("rule")),
            Filter("verdict", "verdict", "Verdicts", lambda _: VERDICTS),
        ),
    ),
    Resource(
        "places", "Places", Place, (PLACE, Filter("level", "level", "Levels of places", _terms("level")))
    ),
    Resource(
        "indicators",
        "Indicators",
        ListedIndicator,
        (INDICATOR, Filter("theme", "theme", "Themes", _terms("theme"))),
    ),
    Resource("sources", "Documents", Source, (SOURCE, GRADE)),
)
