"""The lists of the data API, each declared once: row, table, order and filters.

Answers, the OpenAPI document, the page at /api/v1/ and the check of docs/api.md follow from RESOURCES; the
words for readers are the texts api.<name> and api.filter.<name> of both languages.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.models.claims import EDITIONS, VALIDITIES, ComputedFigure, Figure, PrintedClaim
from dashboard.models.dimensions import Indicator, Place, Source
from dashboard.models.judgements import STATUSES, VERDICTS, Audit, Target
from dashboard.queries.catalogue import Catalogue
from dashboard.queries.claims import fetch_claim_ids
from dashboard.warehouse import Warehouse
from rules.period import PERIOD

Codes = Callable[[Catalogue], Collection[str]]


@dataclass(frozen=True)
class Filter:
    """A parameter that keeps the rows whose column of the same name is one of its values.

    A value is a code of a closed list or, where there is none, a text of a pattern. `is_number`: the column
    holds whole numbers. `old_name`: a deprecated name of the parameter, which still works. `former`: codes
    that were merged into one of today, which they still stand for.
    """

    name: str
    codes: Codes | None = None
    pattern: str = ""
    is_number: bool = False
    old_name: str | None = None
    former: Callable[[Catalogue], Mapping[str, str]] | None = None


@dataclass(frozen=True)
class Resource:
    """A list: its name is its address below /api/v1/, the fields of its row are its columns.

    `table` is a table, a view or a query in brackets. `order` ends in a column that makes it total: a page
    of the list begins where the one before it ended.
    """

    name: str
    row: type
    table: str
    order: str
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class ListedClaim(PrintedClaim):
    """A claim with the time it covers, the grade of its document, what its file says where it is corrected,
    and what confirms it where it is a figure.
    """

    start_on: date | None
    end_on: date
    year: int | None
    grade: str
    corrected_from: str | None
    documents: int | None
    confirmed_by: str | None


@dataclass(frozen=True)
class ListedFigure(Figure):
    """A figure with how many independent documents print it, and the strongest of what confirms it."""

    documents: int
    confirmed_by: str | None


@dataclass(frozen=True)
class ListedIndicator(Indicator):
    """An indicator with the range that a value may plausibly have."""

    plausible_low: Decimal
    plausible_high: Decimal


def _terms(list_id: str) -> Codes:
    return lambda catalogue: catalogue.term_codes(list_id)


PLACE = Filter("place_id", lambda catalogue: catalogue.places, old_name="place")
INDICATOR = Filter(
    "indicator_id",
    lambda catalogue: catalogue.indicators,
    old_name="indicator",
    former=lambda catalogue: catalogue.former_indicators,
)
SCOPE = Filter("scope_id", lambda catalogue: catalogue.scopes, old_name="scope")
BASIS = Filter("basis_id", lambda catalogue: catalogue.bases, old_name="basis")
SOURCE = Filter("source_id", lambda catalogue: catalogue.sources, old_name="source")
CLAIM = Filter("claim_id", pattern="[a-z0-9_]+-[0-9a-f]{8}([0-9a-f]{4})?", old_name="claim")
YEAR = Filter("year", pattern="[0-9]{4}", is_number=True)
TIME = Filter("period", pattern=PERIOD)
KIND = Filter("kind", _terms("kind"))
GRADE = Filter("grade", _terms("grade"))
SUBJECT = (PLACE, INDICATOR, SCOPE, BASIS, YEAR, TIME)

RESOURCES = (
    Resource(
        "claims",
        ListedClaim,
        "(select c.*, s.grade, d.documents, d.confirmed_by from fact_claim c"
        " join dim_source s using (source_id) left join confirmation d using (claim_id))",
        "claim_id",
        (*SUBJECT, SOURCE, KIND, GRADE, CLAIM),
    ),
    Resource(
        "figures",
        ListedFigure,
        "(select f.*, d.documents, d.confirmed_by from figure f join confirmation d using (claim_id))",
        "indicator_id, place_id, end_on, scope_id, claim_id",
        (*SUBJECT, SOURCE, KIND, GRADE, CLAIM),
    ),
    Resource(
        "computed",
        ComputedFigure,
        "computed_figure",
        "indicator_id, place_id, end_on, claim_id",
        (*SUBJECT, SOURCE, Filter("edition_id", lambda _: EDITIONS), Filter("valid", lambda _: VALIDITIES)),
    ),
    Resource(
        "targets",
        Target,
        "target_result",
        "period desc, place_id, indicator_id, scope_id, target_claim_id",
        (*SUBJECT, SOURCE, Filter("status", lambda _: STATUSES)),
    ),
    Resource(
        "audit",
        Audit,
        "audit_verdict",
        "place_id, rule, period desc, audit_id",
        (
            *(PLACE, INDICATOR, SCOPE, YEAR, TIME),
            *(Filter("rule", _terms("rule")), Filter("verdict", lambda _: VERDICTS)),
        ),
    ),
    Resource("places", Place, "dim_place", "position, place_id", (PLACE, Filter("level", _terms("level")))),
    Resource(
        "indicators",
        ListedIndicator,
        "dim_indicator",
        "headline nulls last, indicator_id",
        (INDICATOR, Filter("theme", _terms("theme"))),
    ),
    Resource(
        "sources",
        Source,
        "source",
        "published_on desc, source_id",
        (SOURCE, GRADE),
    ),
)
FILTERS = {filter_.name: filter_ for resource in RESOURCES for filter_ in resource.filters}


def fetch_listing(
    warehouse: Warehouse, resource: Resource, values: Mapping[str, Collection[Any]], limit: int, offset: int
) -> tuple[list[Any], int]:
    """A page of the rows whose columns have one of the given values, and how many such rows there are."""
    if CLAIM.name in values:
        values = {**values, CLAIM.name: fetch_claim_ids(warehouse, values[CLAIM.name])}
    return warehouse.fetch_page(resource.row, resource.table, values, resource.order, limit, offset)
