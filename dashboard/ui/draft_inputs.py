"""The inputs of the page that checks a draft. The text stays in the session and stands in no address."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from dashboard.run import Run
from dashboard.ui import inputs
from dashboard.ui.blocks.text import show_note
from dashboard.ui.blocks.uploads import REPORTS, ask_for_file
from dashboard.ui.pasted_text import PasteWords, ask_for_text
from dashboard.ui.streamlit_internals import read_session
from dashboard.uploads import UPLOADS, ReceivedFile
from dashboard.views.check_draft.draft_check import MOST_LETTERS
from dashboard.views.file_reading import say_notes, say_unreadable
from reading.formats import Document, Unreadable, decode_document

DRAFT = "draft"  # in st.session_state: what a reader pasted, as long as the session
WORDS = PasteWords("check_draft.label", "check_draft.placeholder", "check_draft.apply", "check_draft.edit")
ANY_YEAR = "any"


@dataclass(frozen=True)
class DraftInput:
    """A text to check, pasted or from a file; what could not be read of it, and what to know of the file."""

    text: str
    faults: list[str]
    notes: list[str]


def choose_draft_year(run: Run, years: list[int]) -> int | None:
    """The year that numbers are of where the text names none."""

    def name(code: str) -> str:
        return (
            run.text("check_draft.any_year")
            if code == ANY_YEAR
            else run.text("check_draft.year_if_none", year=code)
        )

    code = inputs.choose_one(run, "year", [ANY_YEAR, *map(str, years)], name)
    return None if code == ANY_YEAR else int(code)


def enter_draft(run: Run) -> DraftInput:
    """The text that was pasted, or that of a file that was handed in, which goes before it."""
    if inputs.is_embedded():
        return DraftInput("", [], [])
    with ask_for_text(run, DRAFT, WORDS, 170) as (pasted, row):
        with row.popover(run.text("check_draft.file")):
            file = ask_for_file(run, DRAFT, "check_draft.file", REPORTS)
        show_note(run.text("check_draft.private"))
    if file is None:
        return _limit(run, pasted.strip(), [])
    try:
        document = _decode(file)
    except Unreadable as error:
        return DraftInput("", [say_unreadable(run, error)], [])
    return _limit(run, document.text, say_notes(run, document.notes))


def _decode(file: ReceivedFile) -> Document:
    """The text of the file, kept as long as the file is. Raises Unreadable."""
    key = (file.name, sha256(file.content).digest())
    return UPLOADS.make_once(read_session(), key, partial(decode_document, file.name, file.content))


def _limit(run: Run, text: str, notes: list[str]) -> DraftInput:
    if len(text) <= MOST_LETTERS:
        return DraftInput(text, [], notes)
    return DraftInput("", [run.text("check_draft.too_long", count=len(text), most=MOST_LETTERS)], notes)
