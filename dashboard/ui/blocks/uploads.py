"""A field that takes a reader's own file."""

from collections.abc import Sequence

import streamlit as st

from dashboard.html.style import render_upload_words
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import show_note
from dashboard.ui.streamlit_internals import read_session
from dashboard.uploads import UPLOADS, ReceivedFile, clean_name

# The files that reports come in, by the ends of their names. What else such a file may be called, or may be
# under a wrong name, is taken, too, and read by its content: an old .doc is told how to save it.
REPORTS = ("docx", "pdf", "ofd", "html", "txt", "xlsx", "xls")
OTHER_ENDS = {
    "docx": ("docm", "doc", "wps", "rtf"),
    "html": ("htm", "shtml", "mht", "mhtml"),
    "xlsx": ("xlsm", "et"),
}


def ask_for_file(run: Run, key: str, label: str, types: Sequence[str] = ("csv",)) -> ReceivedFile | None:
    """The file that the reader handed in; None as long as there is none, or where no files are taken, which a
    sentence then says. `label`: the key of a text; `types`: the ends of names that the field names.

    What came from a reader is theirs alone: it must not be remembered with the build, which all share.
    """
    if st.context.is_embedded:
        return None
    if UPLOADS.limits is None:
        show_note(run.text("upload.closed"))
        return None
    UPLOADS.ask(read_session(), run.record.name)
    most = UPLOADS.limits.file_megabytes
    kinds = run.text.join([kind.upper() for kind in types])
    show_html(
        render_upload_words(
            run.text("upload.choose"),
            run.text("upload.limits", megabytes=most, kinds=kinds),
            run.text("upload.drop"),
            run.text("upload.refused", megabytes=most),
        )
    )
    # The key is without the language: the file stays when the reader reads on in the other one.
    ends = [*types, *(other for kind in types for other in OTHER_ENDS.get(kind, ()))]
    handed_in = st.file_uploader(run.text(label), ends, max_upload_size=most, key=f"file-{key}")
    show_note(run.text("upload.kept"))
    if handed_in is None:
        return None
    return ReceivedFile(clean_name(handed_in.name), handed_in.getvalue())
