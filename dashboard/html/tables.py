"""Tables as HTML: real rows and headers for eyes, screen readers and paper."""

from collections.abc import Callable, Sequence
from typing import LiteralString

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.table import Cell, Table, display_width

NARROW, ACROSS = 3, 56  # columns that fit a phone, and Latin letters of all of them
SHORT, LONG = 18, 34  # widths in Latin letters: a shorter cell is never broken, a longer one gets room


def render_table(table: Table, claim_link: Callable[[str], str], name: str = "") -> Markup:
    """A table whose numbers lead to their claims; on a phone each row of a wide one is a card.

    `claim_link` gives the address of a claim; `name` is what a screen reader calls the table. What the cells
    of a row open stands in a row of its own below it, as wide as the table.
    """
    head = join(fill('<th scope="col">%s</th>', column) for column in table.columns)
    rows = join(_row(cells, claim_link) for cells in table.rows)
    template = (
        '<div class="cj-wide" tabindex="0"><table class="cj-table%s"%s%s>'
        "<thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>"
    )
    is_wide = len(table.columns) > NARROW or (len(table.columns) == NARROW and _is_long(table))
    label = fill(' aria-label="%s"', name) if name else ""
    cards = " cj-cards-on-phone" if is_wide else ""
    return fill(template, cards, render_card_headings(table.columns) if is_wide else "", label, head, rows)


def render_card_headings(columns: Sequence[str]) -> Markup:
    """The headings as custom properties: tables.css writes them into the cards of a phone. A label on each
    cell would double what a long table weighs.
    """
    words = (" ".join(column.replace("\\", "").replace("'", "’").split()) for column in columns)
    return fill(' style="%s"', ";".join(f"--cj-{at}:'{word}'" for at, word in enumerate(words, 1)))


def render_facts(facts: Sequence[tuple[str, str]]) -> Markup:
    """Pairs of a heading and its text, one below the other."""
    rows = join(fill('<tr><th scope="row">%s</th><td>%s</td></tr>', name, text) for name, text in facts)
    template = '<div class="cj-wide" tabindex="0"><table class="cj-table"><tbody>%s</tbody></table></div>'
    return fill(template, rows)


def _is_long(table: Table) -> bool:
    """Whether the longest cells of the columns do not fit beside each other on a phone."""
    columns = zip(*table.rows, strict=True)
    return sum(max(display_width(cell.text) for cell in cells) for cells in columns) > ACROSS


def _row(cells: Sequence[Cell], claim_link: Callable[[str], str]) -> Markup:
    """One template for a row: a page has thousands of cells, and making HTML of each takes longer."""
    filled = [_cell(cell, claim_link) for cell in cells]
    template = "<tr>" + "".join(template for template, _ in filled) + "</tr>"
    row = fill(template, *(value for _, values in filled for value in values))
    lines = [line for cell in cells for line in cell.inputs]
    if not lines:
        return row
    items = join(fill("<li>%s</li>", line) for line in lines)
    return row + fill('<tr class="cj-opened"><td colspan="%s"><ul>%s</ul></td></tr>', len(cells), items)


def _cell(cell: Cell, claim_link: Callable[[str], str]) -> tuple[LiteralString, Sequence[str]]:
    """The template of a cell and its values."""
    content: LiteralString = "%s"
    values = [cell.text]
    if cell.claim_id:
        content = '<a href="%s" target="_blank" rel="noopener">%s</a>'
        values = [claim_link(cell.claim_id), cell.text]
    elif cell.address:
        content = '<a href="%s" target="_blank" rel="noopener">%s</a>'
        values = [cell.address, cell.text]
    if cell.inputs and len(values) > 1:  # a link may not stand inside what opens
        return '<td class="cj-opens">' + content + " <details><summary>…</summary></details></td>", values
    if cell.inputs:
        return "<td><details><summary>" + content + "</summary></details></td>", values
    width = display_width(cell.text)
    start = '<td class="cj-short">' if width <= SHORT else '<td class="cj-long">' if width > LONG else "<td>"
    return start + content + "</td>", values
