"""Tables as HTML: real rows and headers for eyes, screen readers and paper. Every text is escaped."""

from collections.abc import Callable, Sequence
from html import escape

from dashboard.views.table import Cell, Table

STYLE = """
<style>
.stMainBlockContainer { padding: 4.25rem 2.5rem 4rem; max-width: 84rem; }
@media (max-width: 640px) { .stMainBlockContainer { padding: 4.25rem 1rem 3rem; } }
.cj-wide { overflow-x: auto; }
.cj-table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
.cj-table th { text-align: left; font-weight: 600; opacity: .75; vertical-align: bottom; }
.cj-table th, .cj-table td { padding: .35rem .5rem; border-bottom: 1px solid rgba(128, 136, 148, .3); vertical-align: top;  }
.cj-table td.cj-short { white-space: nowrap; }
.cj-table td.cj-long { min-width: 11em; }
.cj-table a, .cj-table a:visited { color: inherit; text-decoration: underline dotted; text-underline-offset: 3px; }
.cj-table summary { cursor: pointer; min-width: 8.5em; max-width: 16em; }
.cj-counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: .25rem 0 .75rem; }
.cj-counts div { border: 1px solid rgba(128, 136, 148, .3); border-radius: .4rem; padding: .35rem .8rem; font-size: .85rem; }
.cj-counts b { font-size: 1.35rem; font-weight: 600; margin-right: .45rem; font-variant-numeric: tabular-nums; }
.cj-table details ul { margin: .3rem 0 0; padding-left: 1.1rem; min-width: 15em; }
.cj-table a:hover { text-decoration-style: solid; }
.cj-qr { width: 9.5rem; height: 9.5rem; border-radius: .3rem; display: block; margin: auto; }
.cj-source { font-size: .8rem; opacity: .8; }
.cj-source a { color: inherit; }
.cj-print { display: none; }
.st-key-cj-head { justify-content: flex-end; margin-bottom: -.75rem; }
</style>
"""
# What a printer gets: A4, ink on paper in every theme, no controls, every table whole, closed details open.
PRINT_STYLE = """
<style>
@page { size: A4; margin: 16mm 14mm 18mm; }
@media print {
  html, body, .stApp, .stApp * { color: black !important; }
  html, body, .stApp, .stApp *:not(svg *) { background: transparent !important; box-shadow: none !important; }
  .stApp, .stAppViewContainer, .stMain, [data-testid="stAppViewContainer"], [data-testid="stMain"] {
    position: static !important; display: block !important; height: auto !important; overflow: visible !important; }
  .stMainBlockContainer { padding: 0 !important; max-width: none !important; }
  header, .stSidebar, [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stElementToolbar"],
  [data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="stTextInput"], [data-testid="stButtonGroup"],
  [data-testid="stPopover"], [data-testid="stButton"], [data-testid="stDownloadButton"], [data-testid="stLinkButton"],
  [data-testid="stStatusWidget"], .st-key-cj-head, .modebar, .modebar-container { display: none !important; }
  .cj-print { display: block; border-bottom: 1.5pt solid black; margin-bottom: 8pt; padding-bottom: 4pt; font-size: 8.5pt; overflow-wrap: anywhere; }
  .cj-print p { margin: 0 0 2pt; font-size: 8.5pt !important; line-height: 1.35; }
  h1 { font-size: 18pt !important; padding-top: 0 !important; }
  h3 { font-size: 13pt !important; break-after: avoid; }
  .cj-wide { overflow: visible; }
  .cj-table { font-size: 7.5pt; line-height: 1.25; }
  .cj-table thead { display: table-header-group; }
  .cj-table tr, .cj-counts div, [data-testid="stMetric"], [data-testid="stPlotlyChart"] { break-inside: avoid; }
  .cj-table td.cj-long, .cj-table summary { min-width: 0; }
  .cj-table td.cj-short { white-space: normal; }
  .cj-table td.cj-long { word-break: normal; }
  .cj-table th, .cj-table td { padding: 2pt 4pt; overflow-wrap: break-word; word-break: keep-all; }
  .cj-table a { text-decoration: none; }
  .cj-table details ul { display: none; }
  .cj-table summary { list-style: none; }
  [data-testid="stExpander"] details::details-content { content-visibility: visible !important; height: auto !important; opacity: 1 !important; }
  [data-testid="stExpander"] details > div { height: auto !important; visibility: visible !important; overflow: visible !important; }
  [data-testid="stExpander"] summary svg, [data-testid="stExpander"] summary [data-testid="stIconMaterial"] { display: none; }
  .js-plotly-plot text { fill: black !important; }
  .js-plotly-plot .main-svg { background: transparent !important; }
  .js-plotly-plot { zoom: .55; }
  @supports (scale: calc(1px / 1cqw)) {  /* as wide as the paper, whatever the width of the screen it was drawn for */
    .js-plotly-plot { zoom: 1; }
    [data-testid="stPlotlyChart"], [data-testid="stFullScreenFrame"] { overflow: clip; }
    .js-plotly-plot .svg-container { container-type: inline-size; }
    .js-plotly-plot .main-svg { scale: min(1, calc(182mm / 100cqw)); transform-origin: 0 0; }
  }
}
</style>
"""
EMBED_STYLE = """
<style>
.stMainBlockContainer { padding: .75rem 1rem !important; }
[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"], [data-testid="stHeader"] { display: none !important; }
</style>
"""
SHORT, LONG = 18, 34  # widths in Latin letters: a shorter cell is never broken, a longer one gets room


def html_table(table: Table, link: Callable[[str], str], name: str = "") -> str:
    """A table whose numbers lead to their claims; `link` gives the address of a claim, `name` is what a screen reader calls the table."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{''.join(_cell(cell, link) for cell in row)}</tr>" for row in table.rows)
    told = f' aria-label="{escape(name)}"' if name else ""
    return f'<div class="cj-wide"><table class="cj-table"{told}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def html_counts(numbers: Sequence[tuple[str, int]]) -> str:
    """A few numbers side by side, each with its word."""
    return f'<div class="cj-counts">{"".join(f"<div><b>{number}</b>{escape(name)}</div>" for name, number in numbers)}</div>'


def html_facts(facts: Sequence[tuple[str, str]]) -> str:
    """Pairs of a heading and its words, one below the other."""
    rows = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(told)}</td></tr>' for name, told in facts)
    return f'<div class="cj-wide"><table class="cj-table"><tbody>{rows}</tbody></table></div>'


def html_image(address: str, told: str) -> str:
    """A picture that carries its own data."""
    return f'<img class="cj-qr" src="{escape(address)}" alt="{escape(told)}">'


def html_frame(link: str, title: str) -> str:
    """What to paste into another site to show a chart there."""
    return f'<iframe src="{escape(link)}" title="{escape(title)}" width="100%" height="640" style="border:0"></iframe>'


def html_source_line(told: str, words: str, link: str) -> str:
    """Where a chart comes from, and the way to the whole page."""
    return f'<p class="cj-source">{escape(told)} <a href="{escape(link)}" target="_blank" rel="noopener">{escape(words)}</a></p>'


def html_print_head(lines: Sequence[str]) -> str:
    """The lines at the head of a printed page; nothing on a screen."""
    return f'<div class="cj-print">{"".join(f"<p>{escape(line)}</p>" for line in lines if line)}</div>'


def _cell(cell: Cell, link: Callable[[str], str]) -> str:
    told = escape(cell.text)
    if cell.claim_id:
        told = f'<a href="{escape(link(cell.claim_id))}" target="_blank" rel="noopener">{told}</a>'
    if cell.inputs:
        lines = "".join(f"<li>{escape(line)}</li>" for line in cell.inputs)
        return f"<td><details><summary>{told}</summary><ul>{lines}</ul></details></td>"
    width = sum(2 if ord(letter) > 0x2E7F else 1 for letter in cell.text)
    size = ' class="cj-short"' if width <= SHORT else ' class="cj-long"' if width > LONG else ""
    return f"<td{size}>{told}</td>"
