"""One table on its way out, with what whoever opens the file must know."""

from dataclasses import dataclass

from dashboard.page import Page
from dashboard.sheet import Part, Sheet
from dashboard.views.preflight import preflight
from dashboard.views.table import Table


@dataclass(frozen=True)
class Extract:
    """A table, the part of the page it stands in, and the page. Files are written after the page has run to its end."""

    page: Page
    sheet: Sheet
    part: Part
    table: Table


def colophon(page: Page, sheet: Sheet) -> list[tuple[str, str]]:
    """Where a file comes from: the view and its filters in words, data date, build, the link back. Pairs of name and words."""
    text = page.text
    told = [(text("colophon.view"), f"{text('app.title')} · {sheet.title}")]
    told += [(choice.label, choice.told or "–") for choice in sheet.choices.values()]
    told += [(text("colophon.data"), page.build.data_on), (text("colophon.build"), page.build.content_hash[:12])]
    return told + ([(text("colophon.link"), sheet.link)] if sheet.link else [])


def caveats(page: Page, sheet: Sheet, tables: list[Table]) -> list[str]:
    """What must be known before a number is quoted: the weaknesses of these tables, then the standing rule."""
    ids = list(dict.fromkeys(claim for table in tables for claim in table.claim_ids()))
    found = [page.text("preflight.line", what=w.sentence, cases=page.text.listed(w.cases)) for w in preflight(page, ids, tables, sheet.remarks())]
    return [*found, page.text("download.caveat")]
