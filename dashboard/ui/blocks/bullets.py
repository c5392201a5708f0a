"""Targets as bullets, with the bar of counts above them and the rest folded."""

from dashboard.charts.chart_data import tabulate_distances
from dashboard.charts.margins import draw_margins
from dashboard.html.bullets import render_bullets, render_count_bar, render_fold, render_key
from dashboard.html.markup import join
from dashboard.page_record import Chart, ChartFrame
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.views.target_bullets import build_bullets
from dashboard.views.target_check import SEGMENTS, TargetCheck

MARKS = ("target", "result", "near", "last", "limit")


def show_targets(run: Run, view: TargetCheck) -> None:
    """The counts as a bar, then every target: those that have something to show, the others folded."""
    text, bullets = run.text, build_bullets(run, view.targets, view.places)
    run.record.section.findings.extend([view.finding, *(bullet.sentence for bullet in bullets.shown)])
    names = {segment: text(f"segment.{segment}") for segment in SEGMENTS}
    headings = [text(f"column.{key}") for key in ("indicator", "course", "status", "note")]
    drawn = {mark.kind for bullet in bullets.shown for mark in bullet.marks}
    several = len({t.place_id for t in view.targets}) > 1
    parts = [
        render_count_bar(view.segments, names),
        render_key(
            [(mark, text(f"targets.key_{mark}")) for mark in MARKS if mark in drawn], text("targets.key")
        ),
        render_bullets(bullets.shown, headings, run.choices.claim_link, several),
    ]
    for key, rest in (("targets.other", bullets.other), ("targets.in_words", bullets.in_words)):
        if rest:
            table = render_bullets(rest, headings, run.choices.claim_link, several)
            parts.append(render_fold(text(key, count=len(rest)), table))
    show_html(join(parts))
    if view.distances:
        _record_chart(run, view)


def _record_chart(run: Run, view: TargetCheck) -> None:
    """The distances as a figure for files, which cannot hold the rows above: bars, each unit on its axis."""
    figure = draw_margins(view.distances, run.text("margin.better"), run.text("margin.worse"))
    alt, data = run.text("targets.alt", title=view.title), tabulate_distances(view.title, view.distances)
    frame = ChartFrame(view.title, "", view.table.claim_ids())
    run.record.section.charts.append(Chart("targets", alt, figure, data, frame))
