"""Where a chart's numbers come from, in a line, and the name of a file that holds its picture."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.claims import Claim
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.views.sources.file_names import BUILD_DIGITS, name_chart_file

NAMED = 2  # documents named in a line; the rest is counted


@dataclass(frozen=True)
class ChartSource:
    """A line for below a chart: documents, data date, build. A file name without its ending."""

    line: str
    file_name: str


def build_chart_source(run: Run, claim_ids: Sequence[str]) -> ChartSource:
    """The source line and file name of a chart that shows these claims."""
    found = fetch_claims(run.warehouse, claim_ids)
    claims = [found[claim_id] for claim_id in dict.fromkeys(claim_ids) if claim_id in found]
    text, date, build = run.text, run.build.data_on, run.build.content_hash[:BUILD_DIGITS]
    documents = _rank_documents(run, claims)
    named = text.join([_name_document(run, source) for source in documents[:NAMED]])
    more = text("chart.more", count=len(documents)) if len(documents) > NAMED else ""
    parts = [text("chart.source", sources=named + more)] if documents else []
    if run.is_preview:
        parts.append(text("preview.sentence"))
    line = text.sentences([*parts, text("chart.build", date=date, build=build)])
    return ChartSource(line, name_chart_file(run, claims))


def _rank_documents(run: Run, claims: Sequence[Claim]) -> list[str]:
    """The documents by grade, the best first; each group by its number of claims."""
    counted = Counter(claim.source_id for claim in claims).most_common()
    order = run.catalogue.term_codes("grade")
    return sorted(
        (source for source, _ in counted), key=lambda s: order.index(run.catalogue.sources[s].grade)
    )


def _name_document(run: Run, source_id: str) -> str:
    """Publisher and title; the title alone where it names its publisher."""
    source = run.catalogue.sources[source_id]
    publisher, title = run.text.name_of(source, "publisher"), run.text.name_of(source, "title")
    if title.lower().startswith(publisher.lower()) or not publisher:
        return run.text("chart.title_alone", title=title)
    return run.text("chart.document", publisher=publisher, title=title)
