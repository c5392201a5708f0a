"""Decodes text: byte order marks, UTF-8, UTF-16, GB18030; only then what a detector of encodings guesses."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from reading.formats.document import Note, Unreadable
from reading.formats.encodings import decode_gb18030

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
NUL = b"\0"
CONTROLS = re.compile("[\0-\x08\x0e-\x1f]")
PLAUSIBLE = 0.9  # of the letters: Chinese, Latin, digits, punctuation
SAMPLE = 20_000  # bytes from which an encoding is guessed


def decode_text(content: bytes, declared: str | None = None) -> tuple[str, str, tuple[Note, ...]]:
    """Text, encoding and notes. What a file declares is tried after UTF-8. Raises Unreadable."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_marked(content, mark, encoding)
    if NUL in content:
        return _decode_utf_16(content)
    try:
        return _checked(content.decode("utf-8")), "utf-8", ()
    except UnicodeDecodeError:
        pass  # the most likely encoding is not the only one
    if (text := decode_gb18030(content)) is not None:
        return _checked(text), "gb18030", ()
    if declared and (text := _decode_strictly(content, declared)) is not None:
        return _checked(text), declared.lower(), ()
    return _guess(content)


def _decode_marked(content: bytes, mark: bytes, encoding: str) -> tuple[str, str, tuple[Note, ...]]:
    """A file that says by its first bytes what it is; a last character that was cut off is left out."""
    keeps_mark = encoding in ("utf-16", "utf-32")
    body = content if keeps_mark else content[len(mark) :]
    try:
        return _checked(body.decode(encoding)), encoding, ()
    except UnicodeDecodeError as error:
        if len(body) - error.start < 4:
            return _checked(body[: error.start].decode(encoding)), encoding, (Note("cut_off"),)
        raise Unreadable("broken_text", line=body.count(b"\n", 0, error.start) + 1) from error


def _decode_utf_16(content: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """Text without a mark in which there are zero bytes: UTF-16 of either order, or no text."""
    texts = [(_decode_strictly(content, encoding), encoding) for encoding in ("utf-16-le", "utf-16-be")]
    ranked = sorted(((_plausible(text), text, name) for text, name in texts if text), reverse=True)
    if not ranked or ranked[0][0] < PLAUSIBLE:
        raise Unreadable("no_text")
    _, text, name = ranked[0]
    return text, name, ()


def _decode_strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode("gb18030" if encoding.lower() in ("gb2312", "gbk") else encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(content: bytes) -> tuple[str, str, tuple[Note, ...]]:
    match = from_bytes(content[:SAMPLE] if len(content) > SAMPLE else content).best()
    text = _decode_strictly(content, match.encoding) if match else None
    if match is None or text is None or _plausible(text) < PLAUSIBLE:
        raise Unreadable("unknown_encoding")
    return _checked(text), match.encoding, (Note("encoding_guessed", {"encoding": match.encoding}),)


def _checked(text: str) -> str:
    """The text, unless a hundredth of it are control characters, as in no text. Raises Unreadable."""
    if len(CONTROLS.findall(text)) * 100 > len(text):
        raise Unreadable("no_text")
    return text


def _plausible(text: str) -> float:
    """The share of characters that a Chinese or English report is made of."""
    usual = sum(
        letter.isspace()
        or "\u4e00" <= letter <= "\u9fff"
        or "\u3000" <= letter <= "\u303f"
        or "\uff00" <= letter <= "\uffef"
        or (letter < "\u0250" and unicodedata.category(letter)[0] != "C")
        for letter in text
    )
    return usual / len(text) if text else 0.0
