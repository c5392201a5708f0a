"""Makes of extracted text what a reader of sentences needs: no invisible characters, one kind of blank, the
usual form of each letter.
"""

import re
import unicodedata
from functools import lru_cache

from reading.formats.document import Note

INVISIBLE = re.compile(
    "[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BLANKS = re.compile("[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
PRIVATE_BULLET = re.compile(f"^{PRIVATE.pattern}+[ \t]*", re.MULTILINE)
# Forms of letters that fonts hand on in place of the letters themselves: radicals, ligatures, duplicates.
FORMS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
# Radicals that are letters of their own and have no normal form in Unicode.
RADICALS = str.maketrans(
    "\u2e81\u2e92\u2e9d\u2e9f\u2ea0\u2eac\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed1\u2ed3"
    "\u2ed4\u2ed8\u2ed9\u2eda\u2edb\u2edc\u2edd\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6\u2ee7\u2ee8"
    "\u2ee9\u2eea\u2eec\u2eee\u2ef0\u2ef3",
    "\u5382\u5df3\u6708\u6bcd\u6c11\u793a\u864e\u897f\u89c1\u89d2\u8d1d\u8f66\u9577\u957f"
    "\u95e8\u9752\u97e6\u9875\u98ce\u98de\u98df\u9a6c\u9aa8\u9b3c\u9c7c\u9e1f\u5364\u9ea6"
    "\u9ec4\u9efe\u9f50\u9f7f\u9f99\u9f9f",
)
SURROGATES = re.compile("[\ud800-\udfff]")
RAISED = str.maketrans(
    "0123456789+-\u2212", "\u2070\xb9\xb2\xb3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b"
)
RAISABLE = re.compile(r"[-+\u2212]?[0-9]{1,2}")


def clean(text: str) -> str:
    """Text without what is not seen, each line without blanks around it, empty lines left out.

    Full-width letters and digits stay as they are; tabs between cells stay.
    """
    text = SURROGATES.sub("\ufffd", INVISIBLE.sub("", BREAKS.sub("\n", text)))
    text = FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]), CONTROLS.sub("", text)).translate(
        RADICALS
    )
    text = PRIVATE.sub(" ", PRIVATE_BULLET.sub("", text))
    lines = (BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())


@lru_cache(maxsize=4096)  # cells say the same thing in many rows
def clean_cell(text: str) -> str:
    """The text of one cell: line breaks and tabs in it become blanks; what turns its direction round, so that
    it reads otherwise than it is, becomes the mark of a lost letter.
    """
    return " ".join(clean(TURNING.sub("\ufffd", text)).replace("\t", " ").split())


def note_private(text: str) -> tuple[Note, ...]:
    """A note where characters have no meaning outside their font, bullets aside."""
    found = len(PRIVATE.findall(PRIVATE_BULLET.sub("", BREAKS.sub("\n", text))))
    return (Note("private_characters", {"count": found}),) if found else ()


def raise_digits(text: str) -> str:
    """A superscript as characters: the 3 of m3 as \xb3. What is no small number stays as it is."""
    return text.translate(RAISED) if RAISABLE.fullmatch(text.strip()) else text
