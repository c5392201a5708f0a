"""Where the numbers of a page come from, by document: each number with its place in the document."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.claims import Claim
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.views.sources.claims import claim_label
from dashboard.views.sources.confirmations import find_confirmation_words


@dataclass(frozen=True)
class SourcedNumber:
    """A number in words, where its document says it, its claim, and what else confirms it."""

    label: str
    locator: str
    claim_id: str
    confirmation: str = ""


@dataclass(frozen=True)
class SourcedDocument:
    """A document, who published it, when and how well it is known; the numbers taken from it."""

    title: str
    origin: str
    numbers: list[SourcedNumber]


def build_source_list(run: Run, claim_ids: Sequence[str]) -> list[SourcedDocument]:
    """The documents behind some claims, in the claims' order; the indicator if not the same."""
    found = fetch_claims(run.warehouse, claim_ids)
    claims = [found[claim_id] for claim_id in dict.fromkeys(claim_ids) if claim_id in found]
    confirmations = find_confirmation_words(run, [claim.claim_id for claim in claims])
    is_mixed = len({claim.indicator_id for claim in claims}) > 1
    by_source: dict[str, list[SourcedNumber]] = {}
    for claim in claims:
        label, confirmed = _label(run, claim, is_mixed), confirmations.get(claim.claim_id, "")
        number = SourcedNumber(label, claim.locator or "", claim.claim_id, confirmed)
        by_source.setdefault(claim.source_id, []).append(number)
    return [
        SourcedDocument(run.source_title(source_id), _origin(run, source_id), numbers)
        for source_id, numbers in by_source.items()
    ]


def _label(run: Run, claim: Claim, is_mixed: bool) -> str:
    """Place, period, the indicator where it is not the only one, and the number."""
    names = [run.place_name(claim.place_id), claim.period]
    names += [run.indicator_name(claim.indicator_id)] if is_mixed else []
    return f"{' '.join(names)}{run.text('briefing.colon')}{claim_label(run, claim)}"


def _origin(run: Run, source_id: str) -> str:
    """Publisher, date and grade of a document."""
    source = run.catalogue.sources[source_id]
    publisher, grade = run.text.name_of(source, "publisher"), run.term_name("grade", source.grade)
    return run.text("briefing.comma").join([publisher, source.published_on, grade])
