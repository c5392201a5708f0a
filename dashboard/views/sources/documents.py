"""The documents that claims are taken from, and a search through both."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dashboard.models.claims import Claim
from dashboard.models.dimensions import Source
from dashboard.queries.claims import search_claims
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.layouts import Field, Layout
from dashboard.views.sources.claims import build_claim_table

SOURCES = Layout(
    "sources",
    ("source", "publisher", "published", "grade", "claims", "address"),
    (
        Field("source_id"),
        Field("title", value=lambda run, source: run.text.name_of(source, "title")),
        Field("publisher", value=lambda run, source: run.text.name_of(source, "publisher")),
        Field("published_on"),
        Field("grade"),
        Field("claims", int),
        Field("url"),
    ),
)
MOST = 1000  # claims listed


@dataclass(frozen=True)
class Documents:
    """Documents, and the claims that the reader asked for, if any; `more` if their list was cut."""

    table: Table
    claims: Table
    is_search: bool
    more: bool


def build_documents(run: Run, source: str | None, words: str) -> Documents:
    """All documents, or the chosen one, or those that hold the words; with its or their claims.

    Without a document and without words there are no claims: their list would be as long as the data.
    """
    claims = search_claims(run.warehouse, source, words, MOST + 1) if source or words else []
    sources = list(run.catalogue.sources.values())
    if source:
        sources = [run.catalogue.sources[source]]
    elif words:
        sources = _find_sources(sources, words, claims)
    table = SOURCES.lazy_table(run, sources, lambda part: [_source_row(run, s) for s in part])
    return Documents(
        table, build_claim_table(run, claims[:MOST]), bool(words) and not source, len(claims) > MOST
    )


def _find_sources(sources: Sequence[Source], words: str, claims: Sequence[Claim]) -> list[Source]:
    """The documents of the claims, and those whose title or publisher holds every word."""
    with_claims = {claim.source_id for claim in claims}
    sought = _plain(words).split()
    return [
        source
        for source in sources
        if source.source_id in with_claims or all(word in _searched_text(source) for word in sought)
    ]


def _searched_text(source: Source) -> str:
    titles, publishers = (source.title_zh, source.title_en), (source.publisher_zh, source.publisher_en)
    return _plain(" ".join([*titles, *publishers, source.published_on]))


def _plain(words: str) -> str:
    """Full-width letters and capitals as the search of claims takes them."""
    return unicodedata.normalize("NFKC", words).lower()


def _source_row(run: Run, s: Source) -> list[Cell]:
    host = urlsplit(s.url).hostname if s.url else None
    return [
        Cell(run.text.name_of(s, "title")),
        Cell(run.text.name_of(s, "publisher")),
        Cell(s.published_on),
        Cell(run.term_name("grade", s.grade)),
        Cell(str(s.claims), address=run.choices.page_link("sources", source_id=s.source_id)),
        Cell(host or run.text("sources.no_address"), address=s.url or ""),
    ]
