"""A matrix of indicators and places: the first column stays in sight; on a phone each row is a card."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.html.grades import MOST_BESIDE, render_grade
from dashboard.html.markup import fill, join
from dashboard.html.tables import render_card_headings
from dashboard.views.matrix.matrix_parts import Entry, MatrixRow

AIM = "\u25c7"  # a target, in outline


def render_matrix(
    rows: Sequence[MatrixRow],
    headings: Sequence[str],
    text: Callable[..., str],
    claim_link: Callable[[str], str],
    name: str,
) -> Markup:
    """The rows below the headings: indicator, places, verdict. `name` is what a screen reader calls it.

    With one place there is nothing to compare, and no heading and no cell for it. With many places a verdict
    stands below its row, so that it is in sight and no row grows tall.
    """
    places = len(rows[0].cells) if rows else 0
    is_below = places > MOST_BESIDE
    shown = headings[: places + 1] if is_below else headings
    template = (
        '<div class="cj-wide" tabindex="0"><table class="cj-table cj-matrix cj-cards-on-phone%s"%s'
        ' aria-label="%s"><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>'
    )
    head = join(fill('<th scope="col">%s</th>', heading) for heading in shown)
    body = join(_row(row, is_below, text, claim_link) for row in rows)
    return fill(template, " cj-many" if is_below else "", render_card_headings(shown), name, head, body)


def _row(
    row: MatrixRow, is_below: bool, text: Callable[..., str], claim_link: Callable[[str], str]
) -> Markup:
    unit = fill(" <small>%s</small>", row.unit) if row.unit else ""
    elsewhere = fill('<p class="cj-elsewhere">%s</p>', row.elsewhere) if row.elsewhere else Markup("")
    missing = text("matrix.missing")
    cells = join(fill("<td>%s</td>", _entries(entries, missing, claim_link)) for entries in row.cells)
    beside = elsewhere if len(row.cells) == 1 else ""
    head = fill('<th scope="row"><span>%s%s</span>%s</th>', row.name, unit, beside)
    if len(row.cells) == 1:
        return fill("<tr>%s%s</tr>", head, cells)
    verdict = _verdict(row, text) + elsewhere
    if not is_below:
        return fill('<tr>%s%s<td class="cj-verdict">%s</td></tr>', head, cells, verdict)
    template = '<tr class="cj-above">%s%s</tr><tr class="cj-below"><td colspan="%s"><div>%s</div></td></tr>'
    return fill(template, head, cells, len(row.cells) + 1, verdict)


def _entries(entries: Sequence[Entry], missing: str, claim_link: Callable[[str], str]) -> Markup:
    if not entries:
        return fill('<span class="cj-none" title="%s">\u2013</span>', missing)
    return fill("<div>%s</div>", join(_entry(entry, claim_link) for entry in entries))


def _entry(entry: Entry, claim_link: Callable[[str], str]) -> Markup:
    about = Markup(" ").join(
        fill("<small>%s</small>", words) for words in (entry.period, entry.scope) if words
    )
    template = '<p class="%s">%s<a href="%s" target="_blank" rel="noopener">%s</a> %s</p>'
    sign = fill('<i aria-hidden="true">%s</i> ', AIM) if entry.is_target else ""
    kind = "cj-aim" if entry.is_target else "cj-result"
    return fill(template, kind, sign, claim_link(entry.claim_id), entry.text, about)


def _verdict(row: MatrixRow, text: Callable[..., str]) -> Markup:
    grade = render_grade(text, row.verdict.grade) if row.verdict.grade else ""
    said = fill("<div>%s %s</div>", grade, row.verdict.sentence or "\u2013")
    caveat = row.verdict.caveat
    return said + fill('<p class="cj-elsewhere">%s</p>', caveat[:1].upper() + caveat[1:]) if caveat else said
