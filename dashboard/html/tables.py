"""Tables as HTML: real rows and headers for eyes, screen readers and paper. Every text is escaped."""

from collections.abc import Callable, Sequence
from html import escape

from dashboard.table import Cell, Table

SHORT, LONG = 18, 34  # widths in Latin letters: a shorter cell is never broken, a longer one gets room


def render_table(table: Table, link: Callable[[str], str], name: str = "") -> str:
    """A table whose numbers lead to their claims; `link` gives the address of a claim, `name` is what a screen reader calls the table."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{''.join(_cell(cell, link) for cell in row)}</tr>" for row in table.rows)
    told = f' aria-label="{escape(name)}"' if name else ""
    return f'<div class="cj-wide" tabindex="0"><table class="cj-table"{told}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def render_facts(facts: Sequence[tuple[str, str]]) -> str:
    """Pairs of a heading and its words, one below the other."""
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(told)}</td></tr>' for name, told in facts
    )
    return f'<div class="cj-wide" tabindex="0"><table class="cj-table"><tbody>{rows}</tbody></table></div>'


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
