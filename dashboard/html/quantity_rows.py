"""Quantities as rows, places as columns: large numbers, small lines, what may be said. Cards on a phone."""

import re
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from dashboard.html.grades import MOST_BESIDE, render_grade
from dashboard.html.line_picture import Frame, find_frame, render_line
from dashboard.html.markup import fill, join
from dashboard.html.snippets import render_dot
from dashboard.views.grades import SIGNS, grade_label
from dashboard.views.quantities.quantity_rows import LinePoint, PlaceCell, QuantityRow
from dashboard.views.quantities.statements import Number, Statement

LEAST_POINTS = 2  # of a line


def render_rows(
    rows: Sequence[QuantityRow],
    colours: Mapping[str, str],
    text: Callable[..., str],
    claim_link: Callable[[str], str],
) -> Markup:
    """The table; `text` is that of the run, `colours` are those of the places, `claim_link` gives the address
    of a claim. Raises IndexError without rows.
    """
    cells = rows[0].cells
    headings = [render_dot(cell.place_id, colours) + _heading(cell, cells, text) for cell in cells]
    last = [text("column.may_be_said")] if len(cells) <= MOST_BESIDE else []
    columns = [text("column.indicator"), *headings, *last]
    head = join(fill('<th scope="col">%s</th>', column) for column in columns)
    body = join(_row(row, colours, text, claim_link) for row in rows)
    template = (
        '<div class="cj-rows-wide" tabindex="0"><table class="cj-rows cj-places-%s">'
        "<thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>"
    )
    return fill(template, len(cells), head, body)


def _heading(cell: PlaceCell, cells: Sequence[PlaceCell], text: Callable[..., str]) -> str:
    """The name of a place; with several others the first is what they are compared with."""
    is_reference = len(cells) > 2 and cell is cells[0]
    return text("overview.reference", place=cell.place) if is_reference else cell.place


def _row(
    row: QuantityRow,
    colours: Mapping[str, str],
    text: Callable[..., str],
    claim_link: Callable[[str], str],
) -> Markup:
    lines = [cell.line for cell in row.cells if cell.line]
    frame = find_frame(lines) if lines else None
    cells = join(_cell(row, cell, frame, colours, text, claim_link) for cell in row.cells)
    unit = fill("<small>%s</small>", row.unit) if row.unit else ""
    start = fill('<th scope="row" title="%s">%s%s</th>', row.name, row.short_name, unit)
    template = '<tr class="cj-without">%s</tr>' if not row.has_figures else "<tr>%s</tr>"
    said = _statements(row, text, claim_link)
    if len(row.cells) <= MOST_BESIDE:
        return fill(template, join([start, cells, fill('<td class="cj-said">%s</td>', said)]))
    below = '<tr class="cj-said-row"><td class="cj-said" colspan="%s">%s</td></tr>'
    return fill(template, start + cells) + fill(below, len(row.cells) + 1, said)


def _cell(
    row: QuantityRow,
    cell: PlaceCell,
    frame: Frame | None,
    colours: Mapping[str, str],
    text: Callable[..., str],
    claim_link: Callable[[str], str],
) -> Markup:
    """A place's figure, its line, what is behind it, and its target."""
    dot, heading = render_dot(cell.place_id, colours), _heading(cell, row.cells, text)
    name = fill('<span class="cj-place">%s%s</span>', dot, heading)
    first = [
        _number(cell, claim_link) if cell.figure else fill('<span class="cj-none">%s</span>', cell.about)
    ]
    if frame and len(cell.line) >= LEAST_POINTS:
        values = ", ".join(_point_words(point, text) for point in cell.line)
        name_with_unit = text("overview.with_unit", name=row.name, unit=row.unit) if row.unit else row.name
        description = text("overview.alt", quantity=name_with_unit, place=cell.place, points=values)
        first.append(_years(cell, render_line(cell.line, frame, colours[cell.place_id], description)))
    parts = [name, fill('<div class="cj-first">%s</div>', join(first))]
    if cell.figure and cell.about:
        parts.append(fill("<small>%s</small>", cell.about))
    if cell.target:
        parts.append(_target(cell, claim_link))
    return fill("<td>%s</td>", join(parts))


def _point_words(point: LinePoint, text: Callable[..., str]) -> str:
    words = f"{point.year}: {point.label}"
    return text("text.noted", sentence=words, notes=grade_label(text, "near")) if point.reason else words


def _years(cell: PlaceCell, line: Markup) -> Markup:
    """The line of a place with the number and year that it begins with, signed where that is only near to the
    cell's own, with which it ends.
    """
    begin = cell.line[0]
    sign = fill('<i class="cj-near-sign">%s</i>', SIGNS["near"]) if begin.reason else ""
    template = (
        '<span class="cj-years"><small aria-hidden="true" title="%s">%s%s<span>%s</span></small>%s</span>'
    )
    return fill(template, begin.reason, sign, begin.label, begin.year, line)


def _number(cell: PlaceCell, claim_link: Callable[[str], str]) -> Markup:
    address = claim_link(cell.figure.claim_id if cell.figure else "")
    link = '<a href="%s" target="_blank" rel="noopener" title="%s">%s</a>'
    number = fill(link, address, cell.scope, cell.amount)
    year = fill('<span class="cj-older">%s</span>' if cell.is_older else "<span>%s</span>", cell.year)
    mark = fill("<span>%s</span>", cell.mark) if cell.mark else ""
    return fill('<span class="cj-number">%s %s %s</span>', number, year, mark)


def _target(cell: PlaceCell, claim_link: Callable[[str], str]) -> Markup:
    assert cell.target is not None
    link = '<a href="%s" target="_blank" rel="noopener">%s</a>'
    target = fill(link, claim_link(cell.target.claim_id), cell.target.target)
    if not cell.target.remark:
        return fill("<small>%s</small>", target)
    template = "<small>%s · <b>%s</b></small>" if cell.target.is_missed else "<small>%s · %s</small>"
    return fill(template, target, cell.target.remark)


def _statements(row: QuantityRow, text: Callable[..., str], claim_link: Callable[[str], str]) -> Markup:
    """One statement with its reason; of several the reasons follow, each once."""
    if len(row.statements) == 1:
        return _statement(row.statements[0], text, claim_link, has_reason=True)
    parts = [_statement(statement, text, claim_link, has_reason=False) for statement in row.statements]
    parts += [fill("<small>%s</small>", text("statement.alone", core=reason)) for reason in row.reasons]
    return join(parts)


def _statement(
    statement: Statement, text: Callable[..., str], claim_link: Callable[[str], str], has_reason: bool
) -> Markup:
    chip = render_grade(text, statement.grade) + " " if statement.grade else ""
    sentence = statement.sentence(text, has_reason)
    return fill("<p>%s%s</p>", chip, _link_numbers(sentence, statement.numbers, claim_link))


def _link_numbers(sentence: str, numbers: Sequence[Number], claim_link: Callable[[str], str]) -> Markup:
    """The sentence, each of its numbers a link to its claim: they come in the order of the sentence."""
    parts, rest = [], sentence
    for number in numbers:
        found = re.search(r"(?<![\d.])" + re.escape(number.words) + r"(?!\.?\d)", rest)
        if found:
            link = '<a href="%s" target="_blank" rel="noopener">%s</a>'
            parts += [rest[: found.start()], fill(link, claim_link(number.claim_id), number.words)]
            rest = rest[found.end() :]
    return join([*parts, rest])
