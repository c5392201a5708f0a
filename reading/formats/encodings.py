"""Whether bytes are plausible GB18030, in which Chinese programs of long standing save text."""

import re
import unicodedata

UTF_8_HANZI = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
NOT_IN_TEXT = {"Cc", "Cn", "Co", "Cs"}  # control, unassigned, private use, surrogate
LAYOUT = "\t\r\n"


def decode_gb18030(content: bytes) -> str | None:
    """The text if every byte fits, encodes back to the same bytes and gives plausible characters; else None.

    UTF-8 with a damaged place often fits too, as wrong characters: where a third of the bytes beyond ASCII
    are Chinese in UTF-8, the file is not GB18030. Nor is one whose letters are mostly rare ones: in Latin-1
    an accented letter and the one behind it are such a letter.
    """
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    beyond_ascii = sum(byte > 0x7F for byte in content)
    in_utf_8 = 3 * len(UTF_8_HANZI.findall(content))
    unlikely = {c for c in set(text) if unicodedata.category(c) in NOT_IN_TEXT} - set(LAYOUT)
    letters = re.sub(r"[\x00-\x7f]", "", text)
    common = letters.encode("gb2312", "ignore").decode("gb2312")
    if 2 * len(common) < len(letters):
        return None
    if unlikely or 3 * in_utf_8 > beyond_ascii or text.encode("gb18030") != content:
        return None
    return text
