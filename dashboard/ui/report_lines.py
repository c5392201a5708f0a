"""What becomes of the accepted figures of a report: lines to download, a preview, and the audit of it."""

from collections.abc import Sequence

import streamlit as st

from dashboard.exports.curated_lines import ZIP, write_lines
from dashboard.models.additions import copy_additions
from dashboard.previews import PREVIEWS
from dashboard.run import Run
from dashboard.ui.blocks.cards import show_audit_cards
from dashboard.ui.blocks.previews import offer_preview
from dashboard.ui.blocks.text import escape_markdown, open_section, show_hint, show_note, show_notes
from dashboard.ui.report_about import enter_place, enter_source
from dashboard.ui.report_session import ReportSession
from dashboard.ui.streamlit_internals import read_session
from dashboard.views.add.additions import AcceptedLines, build_lines
from dashboard.views.add.audited import audit_document
from dashboard.views.add.decisions import ACCEPTED
from dashboard.views.add.entries import Entry
from dashboard.views.add.words import name_entry, name_indicator


def show_lines(
    run: Run, shown: Run, report: ReportSession, text: str, entries: Sequence[Entry], place: str
) -> None:
    """The lines of what was accepted. `run` reads the published build; `shown`, where it is another one, the
    preview that the session has.
    """
    with st.container(key="cj-accepted"):  # the way from the review leads here
        open_section(run, "add.summary")
    if not any(entry.state == ACCEPTED for entry in entries):
        show_hint(run, "add.none_accepted")
        return
    with st.expander(run.text("add.document")), st.container(key="cj-labelled"):
        show_note(run.text("add.document_about"))
        new_place = enter_place(run, report, place) if place not in run.catalogue.places else None
        source = enter_source(run, report, text, place, entries)
    lines = build_lines(run, text, entries, source, new_place)
    show_note(run.text("add.accepted_count", count=lines.count(), files=len(lines.entries)))
    _show_left_out(run, lines)
    if not lines.entries:
        return
    note = run.text("add.download_note")
    st.download_button(
        run.text("add.download"),
        lambda: write_lines(lines.rows, note),
        f"{source['source_id']}.zip",
        ZIP,
        key=run.choices.widget_key("report_lines", run.text.language),
        on_click="ignore",
        icon=":material/download:",
    )
    offer_preview(run, lines.rows, "report", lambda file, row: _name_row(run, lines, file, row))
    _show_audit(shown, lines, source["source_id"])


def _show_left_out(run: Run, lines: AcceptedLines) -> None:
    """What was accepted and has no line, each with the reason."""
    if not lines.left_out:
        return
    sentences = [
        run.text("add.left_out_item", **_name_entry(run, entry), reason=reason)
        for entry, reason in lines.left_out
    ]
    show_notes(run, [run.text("add.left_out", count=len(sentences)), *sentences])


def _name_row(run: Run, lines: AcceptedLines, file: str, row: int) -> str:
    """The figure that a line of a claim file was made of; of another file the file."""
    of_file = lines.entries.get(file)
    return " ".join(_name_entry(run, of_file[row - 1]).values()) if of_file else file


def _name_entry(run: Run, entry: Entry) -> dict[str, str]:
    proposal = entry.proposal
    return {"indicator": name_indicator(run, proposal.indicator_id), "amount": name_entry(run, proposal)}


def _show_audit(run: Run, lines: AcceptedLines, source: str) -> None:
    """What the audit says in the preview of these very lines."""
    preview = PREVIEWS.find(read_session())
    if not run.is_preview or preview is None or preview.additions != copy_additions(lines.rows):
        return
    found = audit_document(run, source)
    if not found.total:
        show_note(run.text("add.audit_none"))
        return
    st.markdown(escape_markdown(run.text("add.audit", count=found.total, failing=found.failing)))
    show_audit_cards(run, found.cards)
