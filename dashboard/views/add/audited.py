"""What the audit says of the accepted figures, once they stand in a build."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.queries.claims import fetch_source_claims
from dashboard.run import Run
from dashboard.views.audit.audit_cards import AuditCard, build_audit_cards, find_audit_data, group_audits


@dataclass(frozen=True)
class AcceptedAudit:
    """How many pieces of arithmetic involve the figures of one document, how many do not hold, and cards of
    what does not hold or surprises.
    """

    total: int
    failing: int
    cards: Sequence[AuditCard]


def audit_document(run: Run, source: str) -> AcceptedAudit:
    """The audit of the claims of one document, in the build of the run."""
    claims = fetch_source_claims(run.warehouse, source)
    ids = {claim.claim_id for claim in claims}
    places = sorted({claim.place_id for claim in claims})
    data = find_audit_data(run, places, run.catalogue.term_codes("rule"))
    own = replace(
        data,
        audits=[audit for audit in data.audits if ids.intersection(audit.claim_ids)],
        derived=[value for value in data.derived if ids.intersection(value.claim_ids)],
    )
    groups = group_audits(own.audits)
    cards = [card for card in build_audit_cards(run, own) if any(claim in ids for claim, _ in card.links)]
    return AcceptedAudit(len(groups), sum(same[0].verdict == "fails" for same in groups), cards)
