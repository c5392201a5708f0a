"""HTML for what Streamlit draws only as a picture or a grid: tables and cards for eyes, screen readers and paper."""

from dashboard.markup.cards import html_cards
from dashboard.markup.pieces import html_counts, html_findings, html_frame, html_image, html_notes, html_print_head, html_source_line
from dashboard.markup.style import EMBED_STYLE, PRINT_STYLE, STYLE
from dashboard.markup.tables import html_facts, html_table

__all__ = [
    "EMBED_STYLE",
    "PRINT_STYLE",
    "STYLE",
    "html_cards",
    "html_counts",
    "html_facts",
    "html_findings",
    "html_frame",
    "html_image",
    "html_notes",
    "html_print_head",
    "html_source_line",
    "html_table",
]
