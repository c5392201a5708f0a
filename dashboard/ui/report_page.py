"""What the page that adds a report shows once a report is there, or an example in its place."""

from dataclasses import replace
from functools import partial

from dashboard.editions import EDITIONS
from dashboard.html.facts import render_example
from dashboard.queries.lexicon import fetch_lexicon
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.review import show_review
from dashboard.ui.blocks.text import show_heading, show_notes, show_refusal
from dashboard.ui.report_about import show_new_place
from dashboard.ui.report_lines import show_lines
from dashboard.ui.report_session import REVIEW_KEY, ReportSession, keep_decisions
from dashboard.views.add.decisions import ACCEPTED, OPEN
from dashboard.views.add.entries import build_entries
from dashboard.views.add.example import EXAMPLE_PLACE, read_example
from dashboard.views.add.marks import build_marks
from dashboard.views.add.review_data import build_review
from reading.reader import read_report


def show_report(run: Run, heading, report: ReportSession, place: str, year: int | None) -> None:
    """The report beside its figures, then what becomes of those that are accepted."""
    shown = run
    # Of a preview the published build below it: what was accepted would else be on record already.
    run = replace(run, edition=EDITIONS.edition(), is_private=True)
    is_example = not report.text
    text = report.text or read_example()
    place = EXAMPLE_PLACE if is_example else place
    report.begin()
    lexicon = fetch_lexicon(run.warehouse)
    key = (report.report_id, run.build.content_hash)
    reading = report.read(key, lambda: read_report(text, lexicon, place, None if is_example else year))
    entries = build_entries(run, reading, report.decisions)
    counts = {state: sum(entry.state == state for entry in entries) for state in (ACCEPTED, OPEN)}
    with heading:
        if is_example:
            show_heading(run, "add", run.text("add.title_example"))
        else:
            key_of_title = "add.title" if entries else "add.title_nothing"
            parts = {"accepted": counts[ACCEPTED], "open": counts[OPEN]} if entries else {}
            show_heading(run, "add", run.text(key_of_title, name=report.name, **parts))
    if is_example:
        show_html(render_example(run.text("add.example"), run.text("add.example_about"), ""))
    if not is_example and place not in run.catalogue.places:
        show_new_place(run, report, place)
    names = {code: run.place_name(code) for code in run.catalogue.places}
    if reading.other_place:
        named = names.get(place, place)
        show_refusal(run.text("add.title_of_another", other=reading.other_place, place=named))
    found = [run.text("add.year_found", year=reading.title_year)] if reading.title_year and not year else []
    show_notes(run, [*report.notes, *found])
    names |= {
        entry.proposal.place_id: entry.proposal.place_id
        for entry in entries
        if entry.proposal.place_id not in names
    }
    names.setdefault(place, place)
    data = build_review(run, report.report_id, text, entries, build_marks(run, entries), report.opened, names)
    show_review(run, data, REVIEW_KEY, partial(keep_decisions, report.report_id, len(text)))
    show_lines(run, shown, report, text, entries, place)
