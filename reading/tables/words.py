"""The words by which a table is understood, from data/reading/tables.yml, and one spelling for all names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import category, normalize

# Letters that nobody sees: control, format, private use, not assigned, separators of lines and paragraphs.
UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
LOST = "\ufffd"  # stands for a letter that was lost
FOOTNOTE = re.compile(
    r"\s*(?:[\u2460-\u2473*\u2020\u2021\u203b#\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\[[^\[\]]{1,4}\])$"
)
_POINT_IN_NAME = re.compile(r"(?<=\w)\.(?=\d)")
_BETWEEN_WORDS = re.compile(r"[^\w%]+|_")
_HAN = "\u3400-\u9fff"
HAN = re.compile(rf"[{_HAN}]")
# The first byte of a Chinese letter in UTF-8, and one that follows, as Latin-1 or Windows 1252 has them.
AS_WESTERN = re.compile("[\u00e4-\u00e9][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
_BLANK_AT_HAN = re.compile(rf"(?<=[{_HAN}]) | (?=[{_HAN}])")


@dataclass(frozen=True)
class PeriodPattern:
    """A way to write a period; `is_inside`: it may stand among the words of a heading. `half` of a year."""

    pattern: re.Pattern[str]
    is_inside: bool
    half: int | None


@dataclass(frozen=True)
class Words:
    """Ready to use; each set holds names in their one spelling (`spell`), units as `spell_unit`."""

    headings: Mapping[str, str]  # role by heading
    kinds: Mapping[str, str]  # kind by word
    year_on_year: frozenset[str]
    bounds_before: Sequence[tuple[str, str]]  # word and comparator, longest first
    bounds_after: Sequence[tuple[str, str]]
    gaps: frozenset[str]
    totals: frozenset[str]
    remarks: Sequence[str]
    unit_of_table: Sequence[str]
    place_endings: Sequence[str]
    shared_place_names: frozenset[str]
    fillers: Sequence[str]  # longest first
    units: Mapping[str, Sequence[str]]  # names by unit_id
    periods: Sequence[PeriodPattern]
    quarters: Mapping[str, int]


def build_words(entries: Mapping[str, str]) -> Words:
    """The words of the file, by the path of their keys, as the warehouse holds them: `kinds.actual`; words of
    one key are joined by ;. Raises KeyError for a missing key.
    """
    half = {name: int(text) for name, text in _below("periods", entries, ".half").items()}
    inside = _below("periods", entries, ".inside")
    patterns = _below("periods", entries, ".pattern")
    return Words(
        headings=_by_word(_below("headings", entries)),
        kinds=_by_word(_below("kinds", entries)),
        year_on_year=frozenset(map(spell, _split(entries["year_on_year"]))),
        bounds_before=_longest_first(_below("bounds_before", entries)),
        bounds_after=_longest_first(_below("bounds_after", entries)),
        gaps=frozenset(normalize("NFKC", word).lower() for word in _split(entries["gaps"])),
        totals=frozenset(map(spell, _split(entries["totals"]))),
        remarks=tuple(map(spell, _split(entries["remarks"]))),
        unit_of_table=_spelled_longest_first(entries["unit_of_table"]),
        place_endings=tuple(
            f" {word}" if word.isascii() else word for word in _split(entries["place_endings"])
        ),
        shared_place_names=frozenset(map(spell, _split(entries["shared_place_names"]))),
        fillers=_spelled_longest_first(entries["fillers"]),
        units={code: _split(names) for code, names in _below("units", entries).items()},
        periods=tuple(
            PeriodPattern(re.compile(pattern), name in inside, half.get(name))
            for name, pattern in patterns.items()
        ),
        quarters={name: int(text) for name, text in _below("quarters", entries).items()},
    )


def _below(key: str, entries: Mapping[str, str], end: str = "") -> dict[str, str]:
    """The texts below a key, by the rest of their path, in the order of the file."""
    begin = f"{key}."
    return {
        path[len(begin) : len(path) - len(end)]: text
        for path, text in entries.items()
        if path.startswith(begin) and path.endswith(end)
    }


def _split(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(";") if (word := part.strip()))


def _spelled_longest_first(text: str) -> tuple[str, ...]:
    return tuple(sorted(map(spell, _split(text)), key=len, reverse=True))


def spell(text: str) -> str:
    """A name in its one spelling: PM2.5 and pm2_5 are alike, words are parted by single blanks."""
    plain = _POINT_IN_NAME.sub("", normalize("NFKC", text).lower())
    return _BLANK_AT_HAN.sub("", " ".join(_BETWEEN_WORDS.sub(" ", plain).split()))


def join_spelled(text: str) -> str:
    """The same without any blank: what names are looked up by."""
    return spell(text).replace(" ", "")


def spell_unit(text: str) -> str:
    """A unit in its one spelling: µg/m³ and ㎍/㎥ are alike."""
    return "".join(normalize("NFKC", text).lower().split())


def strip_footnote(text: str) -> tuple[str, str]:
    """A text without the mark of a footnote at its end, and the mark, if there is one."""
    found = FOOTNOTE.search(text)
    return (text[: found.start()].rstrip(), found[0].strip()) if found and found.start() else (text, "")


def has_unseen(text: str) -> bool:
    """Whether a text holds letters that nobody sees, or the mark of one that was lost."""
    return (not text.isascii() and any(category(c) in UNSEEN or c == LOST for c in text)) or (
        text.isascii() and not text.isprintable()
    )


def is_garbled(text: str) -> bool:
    """Whether a text is what becomes of Chinese in a wrong encoding: letters were lost, or it is UTF-8 that
    was read as Western letters or as GB 18030.
    """
    if LOST in text or AS_WESTERN.search(text):
        return True
    try:
        return not text.isascii() and bool(HAN.search(text.encode("gb18030").decode("utf-8")))
    except UnicodeError:
        return False


def find_word(text: str, word: str) -> re.Match[str] | None:
    """Where a spelled name stands in a spelled text, as whole words where it is of Latin letters."""
    if word not in text:
        return None
    before = r"(?<![a-z0-9])" if word[:1].isascii() else ""
    after = r"(?![a-z0-9])" if word[-1:].isascii() and word[-1:].isalnum() else ""
    return re.search(before + re.escape(word) + after, text)


def _by_word(lists: Mapping[str, str]) -> dict[str, str]:
    return {spell(word): code for code, text in lists.items() for word in [code, *_split(text)]}


def _longest_first(lists: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    pairs = [
        (normalize("NFKC", word).lower(), comparator)
        for comparator, text in lists.items()
        for word in _split(text)
    ]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))
