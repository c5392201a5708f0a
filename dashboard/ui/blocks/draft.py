"""A checked draft on a page: counts, marked text and findings, corrected sentences, files to take away."""

from datetime import date

import streamlit as st

from dashboard.exports import WORD
from dashboard.exports.draft_report import write_draft_report
from dashboard.html.draft import DraftWords, render_corrections, render_draft
from dashboard.html.facts import render_example
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import open_section, show_notes
from dashboard.views.check_draft.draft_check import GROUPS, DraftCheck
from dashboard.views.check_draft.draft_table import build_draft_table
from dashboard.views.check_draft.example import Example
from dashboard.views.check_draft.statement import STATES, Group


def show_example(run: Run, example: Example) -> None:
    """That what follows is an example, and of what it is made."""
    show_html(
        render_example(run.text("check_draft.example"), run.text("check_draft.example_about"), example.about)
    )


def show_draft(run: Run, check: DraftCheck) -> None:
    """What else to know, the text and its findings, then the corrected sentences."""
    show_notes(run, check.notes)
    show_html(render_draft(check, _name_parts(run, check), run.choices.claim_link))
    if check.corrected:
        open_section(run, "check_draft.corrections")
        texts = [run.text(f"check_draft.{key}") for key in ("before", "after", "copy")]
        show_html(render_corrections(run.text("check_draft.corrections_about"), check.corrected, *texts))


def show_files(run: Run, check: DraftCheck, today: date) -> None:
    """The report in Word, the table with its files, and the documents behind it."""
    table = build_draft_table(run, check, today)
    run.record.section.findings.append(check.summary)
    st.download_button(
        run.text("check_draft.report"),
        lambda: write_draft_report(run, check, today),
        f"{run.text('check_draft.report_title')}-{today.isoformat()}.docx",
        WORD,
        key=run.choices.widget_key("draft-report", run.text.language),
        on_click="ignore",
        icon=":material/download:",
    )
    show_table(run, table, "check-draft", fold=run.text("check_draft.table", count=len(table.rows)))
    show_sources(run, check.claim_ids())


def _name_parts(run: Run, check: DraftCheck) -> DraftWords:
    text, confirmed = run.text, sum(finding.state == "confirmed" for finding in check.findings)
    groups: dict[Group, str] = {
        group: text(f"check_draft.group.{group}") for group in GROUPS if group in check.counts
    }
    return DraftWords(
        text.language,
        {state: text(f"check_draft.state.{state}") for state in STATES if state != "unchecked"},
        groups,
        text("check_draft.text"),
        text("check_draft.findings"),
        text("check_draft.confirmed", count=confirmed),
        text("check_draft.none_wrong"),
        text("check_draft.unchecked"),
    )
