"""A change that is told once more, in another unit: a fall of 10 % (3 micrograms)."""

from dataclasses import replace

from reading.names.bound import Bound, Sentence
from reading.names.subjects import Chooser
from reading.tokens.quantities import Quantity
from reading.tokens.scan import Scan

ITSELF = "itself"  # the role of a number of an indicator that is a change


def find_repeated_change(
    scan: Scan, chooser: Chooser, named: Sentence, quantity: Quantity, end: int, sentence: str
) -> Bound | None:
    """The last change of a sentence with a number that stands alone in brackets directly behind it."""
    last, text = named.change, scan.text
    is_alone = text[quantity.start - 1 : quantity.start] == "(" and text.startswith(")", end)
    if last is None or not is_alone or named.change_end != quantity.start - 1:
        return None
    code, role = chooser.change((last.code,), quantity, sentence)
    is_other = bool(code) and role not in (last.role, ITSELF)
    return replace(last, quantity=quantity, role=role) if is_other else None
