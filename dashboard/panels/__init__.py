"""The outputs: the parts every page is made of. What they draw they also note on the sheet of the page."""

from dashboard.panels.cards import claim, place_cards
from dashboard.panels.charts import chart, embeddable
from dashboard.panels.embed import embed
from dashboard.panels.share import finish, head
from dashboard.panels.tables import sources, style, table
from dashboard.panels.words import attention, counts, findings, heading, hint, note, remarks, scope_key, subheading

__all__ = [
    "attention",
    "chart",
    "claim",
    "counts",
    "embed",
    "embeddable",
    "findings",
    "finish",
    "head",
    "heading",
    "hint",
    "note",
    "place_cards",
    "remarks",
    "scope_key",
    "sources",
    "style",
    "subheading",
    "table",
]
