"""What the heading of a column or the name in a row says: indicator, unit, place, year, kind, scope."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from reading.tables.periods import find_periods, year_before
from reading.tables.vocabulary import Names, Vocabulary, find_inside
from reading.tables.words import find_word, spell, strip_footnote

BRACKETS = re.compile(r"[(\[{\u3010\u3014]([^()\[\]{}\u3010\u3011\u3014\u3015]*)[)\]}\u3011\u3015]")
BEFORE_UNIT = re.compile(r"[\s,:/\u3001|]")
MOST_PARTS, LONGEST = 4, 120
MOST_STATES = 400


@dataclass(frozen=True)
class Label:
    """`parts` are codes by role that are certain; `units` the units that a printed one may be; `rest` what is
    not understood. `likely`: the indicator whose name the rest is, but for words that say nothing, or which
    reports call so, where the unit is its own, too.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    rest: str = ""
    likely: str | None = None


def read_label(text: str, vocabulary: Vocabulary) -> Label:
    """Understand a label; whatever is not certain stays in `rest`."""
    plain = " ".join(text[:LONGEST].split())
    without_mark = strip_footnote(plain)[0]
    if len(whole := vocabulary.indicators.find(without_mark)) == 1:
        return Label({"indicator_id": whole[0]})
    bare, units = _take_units(normalize("NFKC", plain), vocabulary)  # the 3 of m³ is no mark of a footnote
    if not units:
        bare, units = _take_units(normalize("NFKC", without_mark), vocabulary)
    parts, rest = _match(spell(bare), vocabulary)
    if not rest:
        return Label(parts, units)
    codes = vocabulary.indicators.find(_without_fillers(rest, vocabulary)) or vocabulary.find_reported(rest)
    is_likely = len(codes) == 1 and vocabulary.facts[codes[0]].unit_id in units
    return Label(parts, units, rest, codes[0] if is_likely else None)


def find_alike(label: Label, vocabulary: Vocabulary) -> list[str]:
    """The indicators that the rest of a label may mean, the most alike first."""
    codes = vocabulary.indicators.find(label.rest) or vocabulary.find_reported(label.rest)
    return list(codes) or vocabulary.indicators.find_alike(_without_fillers(label.rest, vocabulary))


def _take_units(plain: str, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """A label without its unit, and the units that this may be: in brackets, or at the end."""
    for found in BRACKETS.finditer(plain):
        inside = found[1].strip()
        for word in vocabulary.words.unit_of_table:
            if spell(inside).startswith(word):
                inside = inside[len(word) :].lstrip(" :")
                break
        if units := vocabulary.find_units(inside):
            return f"{plain[: found.start()]} {plain[found.end() :]}", units
    for at in range(len(plain) - 1, 0, -1):
        if len(plain) - at > 20:
            break
        starts = BEFORE_UNIT.match(plain[at - 1]) or plain[at] in "%\u03bc"
        if starts and (units := vocabulary.find_units(plain[at:])):
            return plain[:at].rstrip(" ,:/\u3001|"), units
    return plain, ()


def _match(spelled: str, vocabulary: Vocabulary) -> tuple[dict[str, str], str]:
    """The parts of a spelled label, with as few taken out as possible until the rest is an indicator's name
    or nothing; else what remains when all certain parts are taken out.
    """
    states: list[tuple[str, dict[str, str]]] = [(spelled, {})]
    seen = {spelled}
    for _ in range(MOST_PARTS + 1):
        complete = [done for state in states if (done := _complete(*state, vocabulary)) is not None]
        if complete:
            if all(other == complete[0] for other in complete):
                return complete[0], ""
            return {}, spelled
        further: list[tuple[str, dict[str, str]]] = []
        for text, parts in states:
            for rest, role, code in _take_one(text, parts, vocabulary):
                if rest not in seen and len(seen) < MOST_STATES:
                    seen.add(rest)
                    further.append((rest, {**parts, role: code} if role else parts))
        if not further:
            break
        states = further
    # Nothing fits in full: the shortest rest, and what was taken out of it.
    rest, parts = min(states, key=lambda state: len(state[0]))
    return parts, rest


def _complete(text: str, parts: dict[str, str], vocabulary: Vocabulary) -> dict[str, str] | None:
    if not text.strip():
        return parts
    if len(codes := vocabulary.indicators.find(text)) == 1:
        return {**parts, "indicator_id": codes[0]}
    return None


def _take_one(text: str, parts: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """Every way to take one part out of a text: the rest, its role and its code."""
    words = vocabulary.words
    if "period" not in parts:
        for period, begin, end in find_periods(text, words)[:2]:
            yield _cut(text, begin, end), "period", period
    if "kind" not in parts:
        for word, code in sorted(words.kinds.items(), key=lambda pair: -len(pair[0])):
            if found := find_word(text, word):
                yield _cut(text, *found.span()), "kind", word if word in words.year_on_year else code
                break
    sources: tuple[tuple[str, Names], ...] = (
        ("scope_id", vocabulary.scopes),
        ("place_id", vocabulary.places),
    )
    for role, names in sources:
        if role not in parts:
            for name, code in find_inside(text, names)[:2]:
                if role == "place_id" and name in words.shared_place_names:
                    continue
                found = find_word(text, name)
                if found:
                    yield _cut(text, *found.span()), role, code
    if words.headings.get(text) == "value":
        yield "", "", ""


def _cut(text: str, begin: int, end: int) -> str:
    return spell(f"{text[:begin]} {text[end:]}")


def _without_fillers(text: str, vocabulary: Vocabulary) -> str:
    for word in vocabulary.words.fillers:
        if (found := find_word(text, word)) and len(text) > len(word):
            text = _cut(text, *found.span())
    return text


def settle_change(parts: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """The parts with the kind as a code; a change on the year before gets its base period."""
    settled = dict(parts)
    kind = settled.get("kind", "")
    if kind in vocabulary.words.year_on_year:
        settled["kind"] = vocabulary.words.kinds[kind]
        if period := settled.get("period"):
            settled.setdefault("base_period", year_before(period))
    return settled
