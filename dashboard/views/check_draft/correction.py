"""What takes the place of what is wrong in a draft: a number, its unit, its verb, its bound or its base."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from dashboard.text import Text
from dashboard.views.check_draft.level_match import BOUNDS
from dashboard.views.check_draft.statement import CHANGE, POINTS, SHARE, Printed, Statement, Verdict
from dashboard.views.check_draft.wording import Replacement, Wording, find_after, find_before
from rules.rounding import decimals, half_up


@dataclass(frozen=True)
class Place:
    """Where a number stands in a text: its digits, and the end of the unit behind them."""

    text: str
    start: int
    end: int
    unit_end: int

    @property
    def digits(self) -> str:
        return normalize("NFKC", self.text[self.start : self.end]).strip()


def find_replacements(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    """What to replace for one number; nothing where no word of the text can simply be exchanged. `text` is
    the Chinese one, which writes amounts.
    """
    make = _MAKERS.get(verdict.detail)
    return make(text, wording, place, stated, verdict) if make else []


def apply(text: str, start: int, end: int, replacements: Sequence[Replacement]) -> str:
    """A part of a text with its replacements; of two that overlap the first counts."""
    parts, at = [], start
    for one in sorted(replacements, key=lambda one: (one.start, one.end)):
        if at <= one.start and one.end <= end:
            parts += [text[at : one.start], one.words]
            at = one.end
    return "".join([*parts, text[at:end]])


Maker = Callable[[Text, Wording, Place, Statement, Verdict], list[Replacement]]


def _number(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    """The printed number; of a change its size, and the verb where it goes the other way. A bound stays one:
    where the words of the draft have none, it is put in.
    """
    printed = _printed(verdict)
    is_exact, is_bounded = printed.claim.comparator == "=", stated.comparator in BOUNDS
    if is_exact and is_bounded:
        return _exact(text, wording, place, stated, verdict)
    if not is_exact and not is_bounded:
        return [] if stated.kind == CHANGE else _bound(text, wording, place, stated, verdict)
    return _replace_number(text, wording, place, stated, printed.digits)


def _computed(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    assert verdict.computed is not None
    digits = f"{half_up(verdict.computed, max(decimals(stated.digits), 1)):f}"
    return _replace_number(text, wording, place, stated, digits)


def _replace_number(
    text: Text, wording: Wording, place: Place, stated: Statement, digits: str
) -> list[Replacement]:
    if not any(letter.isdigit() for letter in place.digits):  # words for a number: a sentence of its own
        return []
    size = digits.removeprefix("-") if stated.kind == CHANGE else digits
    turned = []
    if stated.kind == CHANGE and (Decimal(digits) < 0) != (Decimal(stated.digits) < 0):
        turned = _exchange_before(wording, place, "turn_change")
        if not turned:
            return []
    if place.digits == stated.digits.removeprefix("-"):
        return [*turned, Replacement(place.start, place.end, size)]
    return [*turned, Replacement(place.start, place.unit_end, text.amount(size, stated.unit_id))]


def _bound(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    """The number with the bound that the document prints."""
    printed = _printed(verdict)
    phrase = text.phrase_amount(printed.digits, stated.unit_id, printed.claim.comparator)
    return [Replacement(place.start, place.unit_end, phrase)]


def _exact(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    """The printed number in the place of a bound that is not true of it, with the words of the bound."""
    words, amount = wording.exchanges["turn_bound"], text.amount(_printed(verdict).digits, stated.unit_id)
    if found := find_after(place.text, place.unit_end, words):
        return [Replacement(place.start, found.end, amount)]
    found = find_before(place.text, place.start, words)
    return [Replacement(found.start, place.unit_end, amount)] if found else []


def _turned_bound(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    words = wording.exchanges["turn_bound"]
    found = find_after(place.text, place.unit_end, words) or find_before(place.text, place.start, words)
    return [found] if found else []


def _unit(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    """Percent for percentage points, or the other way: the unit behind the number."""
    if place.unit_end == place.end:
        return []
    unit = POINTS if stated.unit_id == SHARE else SHARE
    return [Replacement(place.end, place.unit_end, text.unit_name(unit))]


def _amount(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    """The number with the unit that the document prints."""
    if place.unit_end == place.end:
        return []
    printed = _printed(verdict)
    return [Replacement(place.start, place.unit_end, text.amount(printed.digits, printed.claim.unit_id))]


def _base(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    """The base that the document names, in the place of the draft's or before its verb."""
    base = _printed(verdict).claim.base_period or ""
    if not (base.isdigit() and wording.last_year and wording.than_year):
        return []
    is_last_year = stated.period.isdigit() and int(base) == int(stated.period) - 1
    words = wording.last_year if is_last_year else wording.than_year.format(year=base)
    if found := find_before(place.text, place.start, {wording.last_year: words}):
        return [found]
    verb = find_before(place.text, place.start, wording.exchanges["turn_change"])
    return [Replacement(verb.start, verb.start, words)] if verb and not stated.base_period else []


def _exchange(key: str) -> Maker:
    """One word before the number for another."""
    return lambda text, wording, place, stated, verdict: _exchange_before(wording, place, key)


def _turned_level(
    text: Text, wording: Wording, place: Place, stated: Statement, verdict: Verdict
) -> list[Replacement]:
    key = "turn_fall_to" if stated.verb == "to_down" else "turn_rise_to"
    return _exchange_before(wording, place, key)


def _exchange_before(wording: Wording, place: Place, key: str) -> list[Replacement]:
    found = find_before(place.text, place.start, wording.exchanges[key])
    return [found] if found else []


def _printed(verdict: Verdict) -> Printed:
    assert verdict.printed is not None
    return verdict.printed


_MAKERS: dict[str, Maker] = {
    "differs": _number,
    "other_period": _number,
    "other_scope": _number,
    "computed_differs": _computed,
    "bound_lost": _bound,
    "bound_fails": _exact,
    "bound_reversed": _turned_bound,
    "percent_for_points": _unit,
    "points_for_percent": _unit,
    "percent_for_points_of_levels": _unit,
    "points_for_percent_of_levels": _unit,
    "other_unit": _amount,
    "base_missing": _base,
    "base_differs": _base,
    "reversed": _exchange("turn_change"),
    "computed_reversed": _exchange("turn_change"),
    "level_for_change": _exchange("level_of_change"),
    "change_for_level": _exchange("change_of_level"),
    "turned_level": _turned_level,
}
