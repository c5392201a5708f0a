"""Targets as bullets, with the bar of counts above them and the rest folded."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from dashboard.charts.chart_data import tabulate_distances
from dashboard.charts.margins import draw_margins
from dashboard.html.bullets import render_bullets, render_count_bar, render_key, render_remark
from dashboard.html.markup import join
from dashboard.html.snippets import render_fold
from dashboard.page_record import Chart, ChartFrame
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.views.targets.ambition import AmbitionView
from dashboard.views.targets.bullets import Bullet
from dashboard.views.targets.target_bullets import build_bullets
from dashboard.views.targets.target_check import SEGMENTS, TargetCheck

MARKS = ("target", "result", "near", "last", "limit")


def show_targets(run: Run, view: TargetCheck) -> None:
    """The counts as a bar, then every target: those that have something to show, the others folded."""
    bullets = run.remember(build_bullets, view.targets, view.places)
    names = {segment: run.text(f"segment.{segment}") for segment in SEGMENTS}
    run.record.section.findings.append(view.finding)
    folds = [("targets.other", bullets.other), ("targets.in_words", bullets.in_words)]
    counts = render_count_bar(view.segments, names)
    if view.without:
        run.record.section.findings.append(view.without)
        counts += render_remark(view.without)
    key = _name_scale(run, bullets.scale)
    _show(run, counts, bullets.shown, folds, "status", view.names_places, key)
    if view.distances:
        _record_chart(run, view)


def show_ambition(run: Run, view: AmbitionView) -> None:
    """The counts as a bar, then the targets that can be set against an earlier result; the others folded."""
    names = {relation: run.text(f"relation.{relation}") for relation in view.counts}
    folds = [("ambition.not_judged", view.not_judged), ("ambition.without_result", view.without_result)]
    _show(run, render_count_bar(view.counts, names), view.judged, folds, "relation", False)


def _show(
    run: Run,
    counts: Markup,
    bullets: Sequence[Bullet],
    folds: Sequence[tuple[str, Sequence[Bullet]]],
    status: str,
    by_place: bool,
    key_sentence: str = "",
) -> None:
    run.record.section.findings.extend(bullet.sentence for bullet in bullets)
    show_html(run.remember(_render, counts, bullets, folds, status, by_place, key_sentence))


def _render(
    run: Run,
    counts: Markup,
    bullets: Sequence[Bullet],
    folds: Sequence[tuple[str, Sequence[Bullet]]],
    status: str,
    by_place: bool,
    key_sentence: str,
) -> Markup:
    """A bar of counts, bullets and, each behind one line that counts them, more of them; the first fold is
    open where there is nothing above it.
    """
    text = run.text
    course = "course" if status == "status" else "steps"
    headings = [text(f"column.{key}") for key in ("indicator", course, status, "note")]
    drawn = {mark.kind for bullet in bullets for mark in bullet.marks}
    parts = [counts]
    if drawn:
        key = [(mark, text(f"targets.key_{mark}")) for mark in MARKS if mark in drawn]
        parts.append(render_key(key, key_sentence or text("targets.key")))
    if bullets:
        parts.append(render_bullets(bullets, headings, run.choices.claim_link, by_place))
    is_open = not bullets
    for key, rest in folds:
        if rest:
            table = render_bullets(rest, headings, run.choices.claim_link, by_place)
            parts.append(render_fold(text(key, count=len(rest)), table, is_open))
            is_open = False
    return join(parts)


def _name_scale(run: Run, scale: tuple[Decimal, Decimal] | None) -> str:
    """What the lines are drawn on: shares on one scale, which is broken where it does not begin at zero."""
    if scale is None:
        return run.text("targets.key")
    low, high = scale
    broken = run.text("targets.key_broken") if low else ""
    return run.text("targets.key_scale", low=low, high=high, broken=broken)


def _record_chart(run: Run, view: TargetCheck) -> None:
    """The distances as a figure for files, which cannot hold the rows above: bars, each unit on its axis."""
    figure = draw_margins(view.distances, run.text("margin.better"), run.text("margin.worse"))
    alt, data = run.text("targets.alt", title=view.title), tabulate_distances(view.title, view.distances)
    frame = ChartFrame(view.title, "", view.table.claim_ids())
    run.record.section.charts.append(Chart("targets", alt, figure, data, frame))
