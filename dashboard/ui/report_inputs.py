"""How a report comes in: its place and year, and its text, pasted or from a file."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import streamlit as st

from dashboard.editions import EDITIONS
from dashboard.run import Run
from dashboard.ui import inputs
from dashboard.ui.blocks.text import show_note, show_refusal
from dashboard.ui.blocks.uploads import REPORTS, ask_for_file
from dashboard.ui.report_session import MOST_LETTERS, ReportSession
from dashboard.uploads import ReceivedFile
from dashboard.views.file_reading import say_notes, say_unreadable
from reading.formats import Unreadable, decode_document
from reading.formats.cleaning import clean

YEARS = 15  # before this one that a report may be about
LONGEST_PLACE = 30  # letters
PLACE = "place_id"


def choose_report_place(run: Run, report: ReportSession) -> str:
    """A place on record, by its code, or the name of another one."""
    # Of a preview the published build below it: a new place, whose report this is, stays a new one.
    run = replace(run, edition=EDITIONS.edition())
    codes = list(run.catalogue.places)
    carried = [code for code in (run.choices.chosen(PLACE) or "").split(",") if code in codes]
    chosen = report.place or (carried or codes)[0]
    options = codes if chosen in codes else [chosen, *codes]
    names = {code: run.place_name(code) for code in codes}
    picked = st.selectbox(
        run.text("add.place"),
        options,
        options.index(chosen),
        format_func=lambda code: names.get(code, str(code)),
        accept_new_options=True,
        placeholder=run.text("add.place_new"),
        key=run.choices.widget_key("report_place", run.text.language, options),
    )
    typed = (picked or chosen).strip()[:LONGEST_PLACE]
    by_name = {name: code for code, name in names.items()}
    report.place = by_name.get(typed, typed)
    return report.place


def choose_report_year(run: Run, report: ReportSession) -> int | None:
    """The year that the report is about; none leaves it to its title."""
    newest = date.today().year
    years = ["", *(str(year) for year in range(newest, newest - YEARS, -1))]
    names = {
        year: run.text("add.year_is", year=year) if year else run.text("add.year_from_title")
        for year in years
    }
    report.year = st.selectbox(
        run.text("add.year"),
        years,
        years.index(report.year) if report.year in years else 0,
        format_func=names.__getitem__,
        key=run.choices.widget_key("report_year", run.text.language),
    )
    return int(report.year) if report.year else None


def hand_in(run: Run, report: ReportSession) -> str:
    """Take what the reader pasted or handed in; a sentence says why a file cannot be read."""
    if inputs.is_embedded():
        return ""
    label, field = "add.hand_in_other" if report.text else "add.hand_in", f"report_text-{run.text.language}"
    with st.popover(
        run.text(label),
        width="stretch",
        key=run.choices.widget_key("report", run.text.language, [report.report_id]),
    ):
        text = st.text_area(
            run.text("add.paste"),
            height=240,
            max_chars=MOST_LETTERS,
            key=field,
            placeholder=run.text("add.paste_placeholder"),
        )
        is_read = st.button(
            run.text("add.read"), key=run.choices.widget_key("report_read", run.text.language)
        )
        file = ask_for_file(run, "report", "add.file", REPORTS)
        if file:
            _take_file(run, report, file)
        fault = say_unreadable(run, report.unreadable) if file and report.unreadable else ""
        if fault:  # the open field may cover the sentence below it
            show_refusal(fault)
        show_note(run.text("add.private"))
        if report.text:
            close = run.choices.widget_key("report_close", run.text.language)
            st.button(
                run.text("add.close"), on_click=_put_away, args=(report, field), key=close, type="tertiary"
            )
    if is_read and (text := clean(text)):
        report.take(_first_line(text), text, [])
        st.rerun()  # the field is closed: it has done its work
    return fault


def _take_file(run: Run, report: ReportSession, file: ReceivedFile) -> None:
    """The text of a file that was not read before."""
    file_id = sha256(file.name.encode() + file.content).hexdigest()
    if report.file_id == file_id:
        return
    report.file_id, report.unreadable = file_id, None
    try:
        document = decode_document(file.name, file.content)
    except Unreadable as error:
        report.unreadable = error
        return
    notes = say_notes(run, document.notes)
    if len(document.text) > MOST_LETTERS:
        notes.append(run.text("add.too_long", most=MOST_LETTERS))
    report.take(file.name, document.text, notes)
    st.rerun()


def _first_line(text: str) -> str:
    line = next(line.strip() for line in text.splitlines() if line.strip())
    return line if len(line) <= LONGEST_PLACE else f"{line[:LONGEST_PLACE]}…"


def _put_away(report: ReportSession, field: str) -> None:
    """Let go of the report; the file that may still lie in its field is not read again."""
    st.session_state[field] = ""
    report.put_away()
