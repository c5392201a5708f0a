"""The check of a draft as a Word file: counts, findings, corrected sentences, sources; its day and build."""

import io
from datetime import date

from dashboard.exports.bibliography import Bibliography
from dashboard.run import Run
from dashboard.views.check_draft.draft_check import DraftCheck
from dashboard.views.check_draft.draft_table import name_state

WIDTHS = (1.0, 2.6, 2.6, 9.4)  # centimetres of the columns
SIZE = 9.0  # points in the table


def write_draft_report(run: Run, check: DraftCheck, today: date) -> bytes:
    """The text stands in it as it was handed in: nobody is to take the check for that of another version."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    from dashboard.exports.word_styles import ANNEX, RuledTable, make_document

    text, document = run.text, make_document(run.text)
    bibliography = Bibliography(run, check.claim_ids())
    document.core_properties.title = text("check_draft.report_title")
    document.core_properties.author = text("app.title")

    def add_line(words: str) -> None:
        document.add_paragraph(words, style=ANNEX)

    title = document.add_heading(text("check_draft.report_title"), 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    build = run.build.content_hash[:12]
    add_line(text("check_draft.report_about", date=today.isoformat(), data_on=run.build.data_on, build=build))
    for line in (check.summary, *check.notes, text("check_draft.report_remark")):
        add_line(line)
    document.add_heading(text("check_draft.findings"), 2)
    headings = [text(f"column.{name}") for name in ("number", "quoted", "status", "finding")]
    table = RuledTable(document, headings, list(WIDTHS), SIZE)
    numbers = {id(one): at for at, one in enumerate(check.in_order(), 1)}
    for finding in check.findings:
        marks = [mark for claim, _ in finding.sources if (mark := bibliography.number(claim))]
        said = [
            finding.about,
            finding.sentence,
            *finding.notes,
            *(f"[{mark}]" for mark in dict.fromkeys(marks)),
        ]
        table.add_row([str(numbers[id(finding)]), finding.printed, name_state(run, finding), "\n".join(said)])
    for reason, numbers in check.unchecked:
        add_line(text.sentences([reason, numbers]))
    if check.corrected:
        document.add_heading(text("check_draft.corrections"), 2)
        add_line(text("check_draft.corrections_about"))
    for before, after in check.corrected:
        add_line(text("check_draft.report_pair", label=text("check_draft.before"), words=before))
        add_line(text("check_draft.report_pair", label=text("check_draft.after"), words=after))
    document.add_heading(text("check_draft.text"), 2)
    for line in "".join(segment.text for segment in check.segments).splitlines():
        add_line(line)
    if entries := bibliography.entries():
        document.add_heading(text("check_draft.report_sources"), 2)
        for entry in entries:
            add_line(entry)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
