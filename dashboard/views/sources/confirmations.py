"""How sure a figure is, in words: independent documents, arithmetic that holds, a computed figure."""

from collections.abc import Collection

from dashboard.models.judgements import Confirmation
from dashboard.queries.claims import fetch_claims
from dashboard.queries.judgements import fetch_confirmations
from dashboard.run import Run


def name_confirmation(run: Run, found: Confirmation | None) -> str:
    """A short word; empty where nothing confirms the figure, or the claim is none."""
    if found is None or found.confirmed_by is None:
        return ""
    return run.text.clauses([words for words, _ in _name_parts(run, found)])


def find_confirmation_words(run: Run, claim_ids: Collection[str]) -> dict[str, str]:
    """The short words of those claims that are figures and are confirmed, by id."""
    found = fetch_confirmations(run.warehouse, claim_ids)
    return {claim_id: words for claim_id, one in found.items() if (words := name_confirmation(run, one))}


def tell_confirmation(run: Run, claim_id: str) -> str:
    """All that confirms a figure, with the other documents and the arithmetic; that nothing does; empty for a
    claim that is no figure.
    """
    found = fetch_confirmations(run.warehouse, [claim_id]).get(claim_id)
    if found is None:
        return ""
    if found.confirmed_by is None:
        return run.text("confirmation.none")
    parts = [run.text.noted(words, [evidence]) for words, evidence in _name_parts(run, found)]
    return run.text.clauses(parts)


def _name_parts(run: Run, found: Confirmation) -> list[tuple[str, str]]:
    """Each kind of confirmation, and what it rests on."""
    text, parts = run.text, []
    if found.documents > 1:
        others = fetch_claims(run.warehouse, found.document_claim_ids).values()
        titles = dict.fromkeys(run.source_title(claim.source_id) for claim in others)
        parts.append((text("confirmation.documents", count=found.documents), text.join(list(titles))))
    if found.statements:
        parts.append((text("confirmation.arithmetic"), text.join(found.statements)))
    if found.computed_claim_id:
        parts.append((text("confirmation.computed"), ""))
    return parts
