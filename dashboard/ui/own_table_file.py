"""How a reader's own table comes in: cells pasted from a spreadsheet, or a file."""

from dashboard.run import Run
from dashboard.ui import inputs
from dashboard.ui.blocks.uploads import ask_for_file
from dashboard.ui.pasted_text import PasteWords, ask_for_text
from dashboard.uploads import ReceivedFile

ENDINGS = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "parquet")
PASTED = "own_table_pasted"  # in st.session_state: the cells, as long as the session
WORDS = PasteWords("own_table.paste", "own_table.paste_here", "own_table.read", "own_table.paste_other")
MOST_LETTERS = 500_000


def ask_for_table(run: Run) -> ReceivedFile | None:
    """The file that was handed in, or else the cells that were pasted; they stand in no address."""
    if inputs.is_embedded():
        return None
    with ask_for_text(run, PASTED, WORDS, 130, MOST_LETTERS) as (pasted, _):
        file = ask_for_file(run, "own_table", "own_table.file", ENDINGS)
    if file is None and pasted.strip():
        return ReceivedFile(f"{run.text('own_table.pasted')}.txt", pasted.encode())
    return file
