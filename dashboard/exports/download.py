"""One table on its way out, with what whoever opens the file must know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.page_record import Section
from dashboard.run import Run
from dashboard.table import ChartData, Table
from dashboard.text import load_texts
from dashboard.views.sources.weaknesses import find_weaknesses

PUBLICATION = "publication"  # the field of a preview's records


@dataclass(frozen=True)
class Download:
    """A table, its section and its run. A file is written after the page has run to its end."""

    run: Run
    section: Section
    table: Table


def list_provenance(run: Run) -> list[tuple[str, str]]:
    """Where a file comes from, as pairs of name and text: view, filters, data date, build, link."""
    text, record = run.text, run.record
    return [
        *([(text("colophon.publication"), text("preview.short"))] if run.is_preview else []),
        (text("colophon.view"), f"{text('app.title')} · {record.title}"),
        *((choice.label, choice.chosen_label or "–") for choice in record.choices.values()),
        (text("colophon.data"), run.build.data_on),
        (text("colophon.build"), run.build.content_hash[:12]),
        *([(text("colophon.link"), record.link)] if record.link else []),
    ]


def list_warnings(run: Run, tables: Sequence[Table], remarks: Sequence[str]) -> list[str]:
    """What must be known before a number is quoted: weaknesses of these tables and the page's remarks on what
    may not be compared, then the standing rule.
    """
    claim_ids = list(dict.fromkeys(claim_id for table in tables for claim_id in table.claim_ids()))
    weaknesses = [
        run.text("preflight.line", what=weakness.sentence, cases=run.text.clauses(weakness.cases))
        for weakness in find_weaknesses(run, claim_ids, tables, remarks)
    ]
    unpublished = [run.text("preview.caveat")] if run.is_preview else []
    return [*unpublished, *weaknesses, run.text("download.caveat")]


def mark_records(run: Run, table: Table) -> Table:
    """The table with a field in each record that says so where rows in it are not published."""
    if not run.is_preview:
        return table
    said = {PUBLICATION: run.text("preview.short")}
    return replace(
        table,
        records=[record | said for record in table.records],
        schema={**table.schema, PUBLICATION: str},
    )


def mark_chart(run: Run, data: ChartData) -> ChartData:
    """The numbers of a chart; its title says so where rows in it are not published."""
    return replace(data, title=run.mark(data.title)) if run.is_preview else data


def name_field(run: Run, field: str) -> str:
    """What a field of the records is called in the reader's language."""
    texts = load_texts(run.text.language)
    return texts.get(f"field.{field}") or texts.get(f"column.{field}", field)
