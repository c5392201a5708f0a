"""What the page that checks a draft shows: a reader's own text, or an example where there is none yet."""

from dataclasses import replace
from datetime import date

from dashboard.queries.lexicon import fetch_lexicon, fetch_reading_entries
from dashboard.run import Run
from dashboard.ui.blocks.draft import show_draft, show_example, show_files
from dashboard.ui.blocks.text import show_heading, show_hint, show_notes
from dashboard.ui.blocks.this_year import show_faults
from dashboard.ui.draft_inputs import DraftInput
from dashboard.views.check_draft.draft_check import DraftCheck, check_draft
from dashboard.views.check_draft.example import build_example
from dashboard.views.check_draft.named_places import read_draft
from dashboard.views.check_draft.wording import read_wording

WORDING = "corrections"  # the file of the words that corrected sentences exchange


def show_check(run: Run, heading, draft: DraftInput, place: str, year: int | None) -> None:
    """The check of the reader's text, of which nothing is remembered; without one that of the example."""
    if draft.text:
        run = replace(run, is_private=True)
        check = _check(run, draft.text, place, year)
        with heading:
            show_heading(run, "check_draft", check.summary)
        show_notes(run, draft.notes)
        show_draft(run, check)
        return show_files(run, check, date.today())
    with heading:
        show_heading(run, "check_draft")
    show_faults(draft.faults)
    example = None if draft.faults else run.remember(build_example, place)
    if example is not None:
        show_hint(run, "check_draft.hint")
        show_example(run, example)
        show_draft(run, run.remember(_check, example.text, place, example.year))
    return None


def _check(run: Run, text: str, place: str, year: int | None) -> DraftCheck:
    lexicon = fetch_lexicon(run.warehouse)
    wording = read_wording(fetch_reading_entries(run.warehouse, WORDING))
    return check_draft(run, read_draft(run, text, lexicon, place, year), wording)
