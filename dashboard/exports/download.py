"""One table on its way out, with what whoever opens the file must know."""

from dataclasses import dataclass

from dashboard.page_record import PageRecord, Section
from dashboard.run import Run
from dashboard.table import Table
from dashboard.views.weaknesses import find_weaknesses


@dataclass(frozen=True)
class Download:
    """A table, the part of the page it stands in, and the page. Files are written after the page has run to its end."""

    run: Run
    record: PageRecord
    section: Section
    table: Table


def provenance(run: Run, record: PageRecord) -> list[tuple[str, str]]:
    """Where a file comes from: the view and its filters in words, data date, build, the link back. Pairs of name and words."""
    text = run.text
    told = [(text("colophon.view"), f"{text('app.title')} · {record.title}")]
    told += [(choice.label, choice.chosen_label or "–") for choice in record.choices.values()]
    told += [
        (text("colophon.data"), run.build.data_on),
        (text("colophon.build"), run.build.content_hash[:12]),
    ]
    return told + ([(text("colophon.link"), record.link)] if record.link else [])


def warnings(run: Run, record: PageRecord, tables: list[Table]) -> list[str]:
    """What must be known before a number is quoted: the weaknesses of these tables, then the standing rule."""
    ids = list(dict.fromkeys(claim for table in tables for claim in table.claim_ids()))
    found = [
        run.text("preflight.line", what=w.sentence, cases=run.text.clauses(w.cases))
        for w in find_weaknesses(run, ids, tables, record.remarks())
    ]
    return [*found, run.text("download.caveat")]
