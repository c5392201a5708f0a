"""What no cell of a table says of its figures: place, year, indicator and kind; scope and basis."""

from collections.abc import Sequence

from reading.tables.entries import Entry
from reading.tables.labels import settle_change
from reading.tables.periods import find_days
from reading.tables.questions import LEAVE_OUT, Questions, likely_first
from reading.tables.vocabulary import BasisUse, Vocabulary


def complete_table(
    entries: Sequence[Entry],
    likely: dict[str, list[str]],
    years: Sequence[str],
    vocabulary: Vocabulary,
    questions: Questions,
) -> None:
    """One answer for the whole table where its cells do not say the place, indicator, period or kind."""
    options = {
        "place_id": vocabulary.places.codes,
        "indicator_id": vocabulary.indicators.codes,
        "period": tuple(years),
        "kind": vocabulary.kinds.codes,
    }
    for entry in entries:
        for role, codes in options.items():
            if not _is_wanting(role, entry):
                continue
            first = likely.get(role, [])
            guess = first[0] if role == "indicator_id" and likely.get("file") == first[:1] else None
            answer = questions.ask(f"table-{role}", f"table_{role}", likely_first(first, codes), guess=guess)
            if entry.wait_for(answer):
                entry.parts[role] = answer or ""
        entry.parts = settle_change(entry.parts, vocabulary)


def complete_entry(entry: Entry, vocabulary: Vocabulary, questions: Questions) -> None:
    """Scope and basis: the one that is implied, or of a time the only one in use; else they are asked for, of
    those that claims of the indicator have. A table with codes may say another.
    """
    parts, indicator = entry.parts, entry.parts.get("indicator_id", "")
    facts = vocabulary.facts.get(indicator)
    if facts is None:
        return
    if _is_wanting("scope_id", entry):
        guess = facts.scopes[0] if facts.is_scope_implied else None
        options = [*(facts.scopes or vocabulary.scopes.codes), LEAVE_OUT]
        answer = questions.ask(f"scope-{indicator}", "scope_id", options, indicator, "", guess)
        if entry.wait_for(answer):
            parts["scope_id"] = answer or ""
    if _is_wanting("basis_id", entry) and (period := parts.get("period")):
        fitting = [use.basis_id for use in facts.bases if _holds(period, use)]
        guess = fitting[0] if len(fitting) == 1 else None
        own = [use.basis_id for use in facts.bases]
        options = [*likely_first(fitting, own or vocabulary.bases.codes), LEAVE_OUT]
        key = f"basis-{indicator}-{'+'.join(sorted(fitting))}"
        answer = questions.ask(key, "basis_id", options, indicator, "" if guess else period, guess)
        if entry.wait_for(answer):
            parts["basis_id"] = answer or ""


def _is_wanting(role: str, entry: Entry) -> bool:
    """Whether no cell says a part, not even one that is at fault or has still to be understood."""
    return role not in entry.parts and role not in entry.waits and not entry.was_refused(role)


def _holds(period: str, use: BasisUse) -> bool:
    """Whether a basis holds for the whole period."""
    if not period[:4].isdigit():
        return False
    first, last = find_days(period)
    return (not use.start_on or first >= use.start_on) and (not use.end_on or last <= use.end_on)
