"""Every number that is printed in a text, with what it is."""

from collections.abc import Iterator, Mapping

from reading.letters import Plain
from reading.proposals import Number, Proposal
from reading.tokens import Scan

ROLES = {
    "period": "date",
    "base": "date",
    "labels": "label",
    "ordinals": "ordinal",
    "grades": "class",
    "rank": "rank",
}


def list_numbers(scan: Scan, plain: Plain, text: str, proposals: Mapping[int, Proposal]) -> Iterator[Number]:
    """The numbers of a text in order; `proposals` are by where their figure begins in the plain text."""
    for token in scan.tokens:
        role = next((role for kind, role in ROLES.items() if kind in token.kinds), "")
        quantity = token.quantity
        if quantity is None and not (role or any(letter.isdigit() for letter in token.text)):
            continue
        start, end = plain.span(token.start, token.end)
        proposal = proposals.get(token.start)
        yield Number(
            start,
            end,
            text[start:end],
            "figure" if quantity or proposal else role or "label",
            quantity.digits if quantity else None,
            (quantity.unit or None) if quantity else None,
            proposal,
        )
