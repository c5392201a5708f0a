"""Whether the name of a file misleads about its format: a web page named .doc, or no document at all."""

import re

from reading.formats.document import Note, Unreadable

# What may lie under a name without a word: the ending's own formats.
OWN = {
    ".docx": {"docx"},
    ".doc": set[str](),
    ".wps": {"docx"},
    ".pdf": {"pdf"},
    ".xlsx": {"xlsx"},
    ".xlsm": {"xlsx"},
    ".xls": {"xls"},
    ".et": {"xls", "xlsx"},
    ".ofd": {"ofd"},
    ".html": {"html"},
    ".htm": {"html"},
    ".shtml": {"html"},
    ".mht": {"mhtml"},
    ".mhtml": {"mhtml"},
    ".parquet": {"parquet"},
    ".txt": {"txt"},
    ".csv": {"txt"},
    ".tsv": {"txt"},
}
ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
TEXT = {".html", ".htm", ".shtml", ".mht", ".mhtml", ".txt", ".csv", ".tsv"}
NO_TEXT = ("no_text", "unknown_encoding")  # codes


def note_misleading(name: str, found: str) -> tuple[Note, ...]:
    """A note where a file was read as what it is, not as what its name says."""
    ending = find_ending(name)
    if ending not in OWN or found in OWN[ending]:
        return ()
    return (Note("mislabelled", {"ending": ending, "format": found}),)


def name_misleading(name: str, found: str, error: Unreadable) -> Unreadable:
    """Why a file cannot be read: of one without text, whose name says Word or PDF, that it is none."""
    ending = find_ending(name)
    is_other = ending in OWN and ending not in TEXT and found == "txt" and error.code in NO_TEXT
    return Unreadable("mislabelled", ending=ending) if is_other else error


def find_ending(name: str) -> str:
    """The ending of a file's name, such as .docx; nothing where there is none or it is no usual one."""
    match = ENDING.search(name.strip())
    return match[0].lower() if match else ""
