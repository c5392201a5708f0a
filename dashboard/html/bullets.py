"""Targets as bullets: a bar of counts, and a table whose rows have their marks on a line."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.views.targets.bullets import SIGNS, Bullet, Mark


def render_count_bar(counts: Mapping[str, int], names: Mapping[str, str]) -> Markup:
    """Counts as one bar of segments; `names` says what each counts."""
    segments = join(
        fill(
            '<span class="cj-segment cj-is-%s" style="flex-grow:%s">'
            '<i aria-hidden="true">%s</i> %s <b>%s</b></span>',
            code,
            count,
            SIGNS[code],
            names[code],
            count,
        )
        for code, count in counts.items()
    )
    return fill('<p class="cj-count-bar">%s</p>', segments)


def render_bullets(
    bullets: Sequence[Bullet], headings: Sequence[str], claim_link: Callable[[str], str], with_places: bool
) -> Markup:
    """The targets as a table of four columns, on a phone as cards; `with_places`: a table for each place."""
    head = join(fill('<th scope="col">%s</th>', heading) for heading in headings)
    template = '<table class="cj-bullets">%s<thead><tr>%s</tr></thead><tbody>%s</tbody></table>'
    tables = []
    for _, group in groupby(bullets, key=lambda bullet: bullet.place_id if with_places else ""):
        rows = list(group)
        caption = fill("<caption>%s</caption>", rows[0].place) if with_places else ""
        tables.append(fill(template, caption, head, join(_row(bullet, claim_link) for bullet in rows)))
    return join(tables)


def render_remark(sentence: str) -> Markup:
    """A sentence between the counts and the rows."""
    return fill('<p class="cj-bullet-remark">%s</p>', sentence)


def render_key(marks: Sequence[tuple[str, str]], sentence: str) -> Markup:
    """What the marks stand for."""
    items = join(fill('<span><i class="cj-mark cj-%s"></i>%s</span>', kind, name) for kind, name in marks)
    return fill('<p class="cj-bullet-key">%s<span>%s</span></p>', items, sentence)


def _row(bullet: Bullet, claim_link: Callable[[str], str]) -> Markup:
    links = join(
        fill('<a href="%s" target="_blank" rel="noopener">%s</a> ', claim_link(cell.claim_id), cell.text)
        for cell in bullet.claims
        if cell.claim_id
    )
    about = fill("<small>%s</small>", bullet.about) if bullet.about else ""
    line = _line(bullet) if bullet.marks else fill("<span>%s</span>", bullet.words)
    return fill(
        '<tr><th scope="row">%s%s</th><td>%s</td><td class="cj-status cj-is-%s">'
        '<i aria-hidden="true">%s</i> %s</td><td>%s <small class="cj-links">%s</small></td></tr>',
        bullet.name,
        about,
        line,
        bullet.status,
        SIGNS[bullet.status],
        bullet.label,
        bullet.note,
        links,
    )


def _line(bullet: Bullet) -> Markup:
    marks = join(_mark(mark) for mark in bullet.marks)
    if bullet.step:
        step = '<i class="cj-step" style="left:%s%%;width:%s%%"></i>'
        marks = fill(step, *bullet.step) + marks
    template = '<div class="cj-bullet cj-is-%s" role="img" aria-label="%s" title="%s">%s</div>'
    description = "; ".join(bullet.description)
    return fill(template, bullet.status, description, description, marks)


def _mark(mark: Mark) -> Markup:
    label = fill("<b>%s</b>", mark.short) if mark.short else ""
    return fill('<i class="cj-mark cj-%s" style="--cj-at:%s%%">%s</i>', mark.kind, mark.position, label)
