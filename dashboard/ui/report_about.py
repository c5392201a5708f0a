"""What a reader says of a report as a document, and of a place that is not on record."""

from collections.abc import Sequence

import streamlit as st

from dashboard.run import Run
from dashboard.ui.blocks.text import show_note
from dashboard.ui.report_session import ReportSession
from dashboard.views.add.about import suggest_place, suggest_source
from dashboard.views.add.additions import PLACE_COLUMNS
from dashboard.views.add.entries import Entry

LONGEST = 200  # letters
TYPED = ("title_zh", "title_en", "publisher_zh", "publisher_en", "published_on", "url")


def enter_source(
    run: Run, report: ReportSession, text: str, place: str, entries: Sequence[Entry]
) -> dict[str, str]:
    """The line of the document, as far as the reader corrects it."""
    of_place = {name: report.about[name] for name in ("place_id", "name_en") if name in report.about}
    suggested = suggest_source(run, report.name, text, place, entries, of_place)
    columns = st.columns(2, gap="small")
    for number, name in enumerate(TYPED):
        with columns[number % 2]:
            _enter(run, report, name, f"add.source_{name}", suggested[name])
    codes = run.catalogue.term_codes("grade")
    with columns[0]:
        _choose(run, report, "grade", "add.source_grade", codes, suggested["grade"])
    return suggest_source(run, report.name, text, place, entries, report.about)


def enter_place(run: Run, report: ReportSession, place: str) -> dict[str, str]:
    """The line of a place that is not on record."""
    suggested = suggest_place(place, {})
    columns = st.columns(2, gap="small")
    with columns[0]:
        _enter(run, report, "place_id", "add.place_code", suggested["place_id"])
        levels = run.catalogue.term_codes("level")
        _choose(run, report, "level", "add.place_level", levels, suggested["level"])
    with columns[1]:
        _enter(run, report, "name_en", "add.place_name_en", suggested["name_en"])
        peers = run.catalogue.term_codes("peer_group")
        _choose(run, report, "peer_group", "add.place_peers", peers, suggested["peer_group"])
    return suggest_place(place, report.about)


def show_new_place(run: Run, report: ReportSession, place: str) -> None:
    """Which line a place needs that is not on record."""
    line = suggest_place(place, report.about)
    show_note(run.text("add.place_unknown", place=place))
    st.code(",".join(line[column] for column in PLACE_COLUMNS), language=None)


def _enter(run: Run, report: ReportSession, name: str, label: str, suggested: str) -> None:
    """A field for words; it begins anew where the suggestion changes."""
    key = run.choices.widget_key(f"report_{name}", run.text.language, [report.report_id, suggested])
    value = report.about.get(name, suggested)
    typed = st.text_input(run.text(label), value, max_chars=LONGEST, key=key).strip()
    if typed and typed != suggested:
        report.about[name] = typed
    else:
        report.about.pop(name, None)


def _choose(
    run: Run, report: ReportSession, list_id: str, label: str, codes: Sequence[str], suggested: str
) -> None:
    key = run.choices.widget_key(f"report_{list_id}", run.text.language, [report.report_id])
    names = {code: run.term_name(list_id, code) for code in codes}
    at = list(codes).index(report.about.get(list_id, suggested))
    report.about[list_id] = st.selectbox(
        run.text(label), list(codes), at, format_func=names.__getitem__, key=key
    )
