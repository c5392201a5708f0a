"""Letters of curated files: full-width forms that mean the same, and what nobody can see or tell apart."""

import re

from rules.printed import PLAIN

CODE_FORMS = str.maketrans(PLAIN) | str.maketrans({"≤": "<=", "≥": ">="})

# Control and format characters (zero width, direction), separators of lines and paragraphs, fillers, private
# use, no characters, and the mark of a letter that was lost. Line ends are none: they end a row.
UNSEEN = (
    "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
# Cyrillic and Greek letters that look like Latin ones: within a Latin word they are a slip, or a trick.
LOOK_ALIKE = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονЀ-ԯ"
SUSPECT = re.compile(f"[{UNSEEN}{LOOK_ALIKE}]")
NOT_PLAIN = re.compile(f"[{UNSEEN}]|(?<=[A-Za-z])[{LOOK_ALIKE}]|[{LOOK_ALIKE}](?=[A-Za-z])")
MOST_SHOWN = 200  # letters of a value in a fault


def is_plain(text: str) -> bool:
    """Whether a text holds only letters that a reader can see and tell apart."""
    return SUSPECT.search(text) is None or NOT_PLAIN.search(text) is None


def show_letters(text: str) -> str:
    """A text of which every letter can be seen: invisible ones as escapes, the end of a long one cut off."""
    cut = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
    if cut.isprintable() and is_plain(cut):
        return cut
    parts = NOT_PLAIN.split(cut)
    unseen = NOT_PLAIN.findall(cut)
    escaped = [_escape(letter) for letter in unseen]
    visible = ["".join(c if c.isprintable() else _escape(c) for c in part) for part in parts]
    return "".join(part + escape for part, escape in zip(visible, [*escaped, ""], strict=True))


def _escape(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
