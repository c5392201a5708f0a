"""Tables as HTML: real rows and headers for eyes, screen readers and paper. Every text is escaped."""

from collections.abc import Callable, Sequence
from html import escape

from dashboard.views.table import Cell, Table

STYLE = """
<style>
.stMainBlockContainer { padding: 3.5rem 2.5rem 4rem; max-width: 84rem; }
@media (max-width: 640px) { .stMainBlockContainer { padding: 3.5rem 1rem 3rem; } }
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
</style>
"""
SHORT, LONG = 18, 34  # widths in Latin letters: a shorter cell is never broken, a longer one gets room


def html_table(table: Table, link: Callable[[str], str], caption: str = "") -> str:
    """A table whose numbers lead to their claims; `link` gives the address of a claim."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{''.join(_cell(cell, link) for cell in row)}</tr>" for row in table.rows)
    told = f"<caption hidden>{escape(caption)}</caption>" if caption else ""
    return f'<div class="cj-wide"><table class="cj-table">{told}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def html_counts(numbers: Sequence[tuple[str, int]]) -> str:
    """A few numbers side by side, each with its word."""
    return f'<div class="cj-counts">{"".join(f"<div><b>{number}</b>{escape(name)}</div>" for name, number in numbers)}</div>'


def html_facts(facts: Sequence[tuple[str, str]]) -> str:
    """Pairs of a heading and its words, one below the other."""
    rows = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(told)}</td></tr>' for name, told in facts)
    return f'<div class="cj-wide"><table class="cj-table"><tbody>{rows}</tbody></table></div>'


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
