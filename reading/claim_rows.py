"""Rows of data/claims from proposals that somebody accepted: where a figure stands, and how it is printed.

The rules are the codebook's (data/README.md): a paragraph is a non-empty line, counted from 1, headings too;
`printed` holds number and unit in at most 24 letters.
"""

import re
from typing import Protocol

from rules.numeral import DIGIT
from rules.printed import FALL, MULTIPLE, PLAIN, RISE, UNIT_MULTIPLE, possible_values

CLAIM_COLUMNS = (
    "place_id",
    "scope_id",
    "period",
    "basis_id",
    "kind",
    "comparator",
    "value",
    "unit_id",
    "base_period",
    "source_id",
    "locator",
    "printed",
    "note_zh",
    "note_en",
    "second_source",
    "former_ids",
    "wording",
)
LONGEST = 24  # letters of `printed`
VERB_REACH = 4  # letters before a figure in which a verb is looked for
TEN, COMMA, OPEN, CLOSE, DONE, ABOUT = "\u5341", "\u3001", "\uff08", "\uff09", "\u4e86", "\u7ea6"
CHAPTER = re.compile(rf"\s*([{DIGIT}{TEN}]{{1,3}})\s*{COMMA}")
SECTION = re.compile(rf"\s*([({OPEN}][{DIGIT}{TEN}]{{1,3}}[){CLOSE}])")
DIGITS = re.compile(r"[0-9][0-9,.]*(?<![,.])")
LATIN_UNIT = re.compile(r"\s*[A-Za-z\u00b5\u03bc][A-Za-z0-9\u00b5\u03bc/\u00b2\u00b3^·.]{0,11}")
VERB = re.compile(rf"(?:{FALL.pattern}|{RISE.pattern})[{DONE}{ABOUT}]?$")


class Accepted(Protocol):
    """What a row is made of: a proposal of the reader, or what somebody made of one."""

    @property
    def place_id(self) -> str: ...
    @property
    def scope_id(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def basis_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def comparator(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def base_period(self) -> str: ...
    @property
    def wording(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def make_claim_row(
    accepted: Accepted, text: str, unit_name: str, source_id: str, is_signed: bool
) -> dict[str, str] | None:
    """A line of data/claims by column; None where the value is not one that the text prints there.

    `unit_name`: the unit's Chinese name; `is_signed`: the value is a change, or may be negative by itself.
    """
    printed = find_printed(
        text,
        accepted.start,
        accepted.end,
        accepted.value,
        unit_name,
        comparator=accepted.comparator or "=",
        is_signed=is_signed,
    )
    if printed is None:
        return None
    return dict.fromkeys(CLAIM_COLUMNS, "") | {
        "place_id": accepted.place_id,
        "scope_id": accepted.scope_id,
        "period": accepted.period,
        "basis_id": accepted.basis_id,
        "kind": accepted.kind,
        "comparator": accepted.comparator if accepted.value else "",
        "value": accepted.value,
        "unit_id": accepted.unit,
        "base_period": accepted.base_period,
        "source_id": source_id,
        "locator": find_locator(text, accepted.start),
        "printed": printed,
        "wording": accepted.wording,
    }


def find_locator(text: str, start: int) -> str:
    """Chapter and section above a place of the text, then its paragraph: the locator of a claim."""
    chapter = section = ""
    number = position = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            number += 1
        if found := CHAPTER.match(line):
            chapter, section = found[1], ""
        elif found := SECTION.match(line):
            section = found[1]
        position += len(line)
        if position > start:
            break
    return f"{chapter}{section} \N{PILCROW SIGN}{number}".strip()


def find_printed(
    text: str,
    start: int,
    end: int,
    value: str,
    unit_name: str,
    *,
    comparator: str = "=",
    is_signed: bool = False,
) -> str | None:
    """How the figure between two places of the text is printed: with its unit where one follows, of a change
    with the verb before it; at most 24 letters. None where the value is none that these words may stand for.
    Without a value the words themselves, as far as they go.
    """
    if not value:
        return " ".join(text[start:end].split())[:LONGEST] or None
    # Every letter keeps its place: full-width ones become plain, one for one.
    plain = text.translate(PLAIN)
    begins = [_find_verb(plain, start), start] if is_signed else [start]
    for begin in begins:
        for stop in (_find_unit_end(plain, end, unit_name), end, _find_number_end(plain, start, end)):
            printed = " ".join(text[begin:stop].split())
            if len(printed) > LONGEST or not printed:
                continue
            possible = possible_values(printed, unit_name, comparator, is_signed)
            if printed == value or value in (possible or ()):
                return printed
    return None


def _find_verb(plain: str, start: int) -> int:
    """Where the verb begins that stands right before a figure; the figure's own place without one."""
    begin = max(0, start - VERB_REACH)
    found = VERB.search(plain[begin:start])
    return begin + found.start() if found else start


def _find_number_end(plain: str, start: int, end: int) -> int:
    """Where the digits end that a figure begins with, for a unit in letters that nothing here reads."""
    found = DIGITS.match(plain, start, end)
    return found.end() if found else end


def _find_unit_end(plain: str, end: int, unit_name: str) -> int:
    """Where the unit ends that follows a figure; the figure's own end without one."""
    own = unit_name[UNIT_MULTIPLE.match(unit_name).end() :] if unit_name else ""  # type: ignore[union-attr]
    for unit in (re.compile(rf"\s*{MULTIPLE}\s*{re.escape(own)}"), LATIN_UNIT) if own else (LATIN_UNIT,):
        if found := unit.match(plain, end):
            return found.end()
    return end
