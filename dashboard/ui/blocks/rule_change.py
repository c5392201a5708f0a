"""The same days by the old and the new limits: a sentence to quote, a chart, a table, what to know."""

from dashboard.charts.rule_change import draw_rule_change, tabulate_rule_change
from dashboard.page_record import ChartFrame
from dashboard.run import Run
from dashboard.theme import PALETTE, QUIET, assign_colours
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.quote import show_quote
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import open_section, show_notes
from dashboard.views.reference.rule_change import RuleChange


def show_rule_change(run: Run, view: RuleChange) -> None:
    """A section of the page; nothing where no days were computed."""
    if not view.table.rows:
        return
    open_section(run, "rule_change.title", "rule_change.about")
    for sentence in view.quotes:
        show_quote(run, sentence)
    if view.bars:
        places = list(dict.fromkeys(str(record["place_id"]) for record in view.table.records))
        colours = assign_colours(places[: len(PALETTE)], run.catalogue.places)
        colour = colours[places[0]] if len(places) == 1 else QUIET
        title = run.text("rule_change.title")
        data = tabulate_rule_change(title, view.bars, colour)
        frame = ChartFrame(title, view.subtitle, view.table.claim_ids())
        figure = draw_rule_change(view.bars, colour)
        show_chart(run, figure, "rule-change", run.text("rule_change.alt"), data, frame)
    show_table(run, view.table, "rule-change-years")
    show_notes(run, view.notes)
    show_sources(run, view.table.claim_ids())
