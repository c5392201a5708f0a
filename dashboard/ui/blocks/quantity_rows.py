"""Quantities as rows with their downloads, their chart, and the tiles below them."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.charts.chart_data import tabulate_panels
from dashboard.charts.dots import draw_dots
from dashboard.exports.download import Download
from dashboard.html.quantity_rows import render_rows
from dashboard.html.snippets import render_links
from dashboard.html.tiles import render_tiles
from dashboard.page_record import ChartFrame
from dashboard.run import Run
from dashboard.table import Table
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.tables import show_downloads
from dashboard.views.quantities.attention import Tile
from dashboard.views.quantities.comparison import Comparison
from dashboard.views.quantities.quantity_rows import QuantityRow


def show_rows(
    run: Run,
    rows: Sequence[QuantityRow],
    colours: Mapping[str, str],
    sentences: Sequence[str],
) -> None:
    """The rows, and on record what they say in sentences: of several places beside each other, or of one."""
    section, is_compared = run.record.section, any(len(row.cells) > 1 for row in rows)
    (section.comparisons if is_compared else section.findings).extend(sentences)
    if rows:
        show_html(run.remember(_render_rows, rows, colours))


def _render_rows(run: Run, rows: Sequence[QuantityRow], colours: Mapping[str, str]) -> Markup:
    return render_rows(rows, colours, run.text, run.choices.claim_link)


def show_folded_rows(run: Run, rows: Sequence[QuantityRow], colours: Mapping[str, str]) -> None:
    """Further rows behind a click."""
    if rows:
        with st.expander(run.text("comparison.more_rows", count=len(rows))):
            show_html(run.remember(_render_rows, rows, colours))


def show_panels(run: Run, view: Comparison, colours: Mapping[str, str]) -> None:
    """What may be compared, drawn where there is more than two numbers of a quantity: two are a sentence."""
    if any(len(panel.dots) > 2 for panel in view.panels):
        alt = run.text("compare.alt", title=view.title)
        claims = [claim for panel in view.panels for claim in panel.claim_ids]
        frame = ChartFrame(view.chart_title, run.text("comparison.subtitle"), claims)
        show_chart(run, draw_dots(view.panels, colours), "compare", alt, tabulate_panels(view.panels), frame)


def show_tiles(run: Run, tiles: Sequence[Tile]) -> None:
    """What needs attention, each tile with a link to its page."""
    run.record.section.findings.extend(sentence for tile in tiles for sentence in tile.sentences)
    made = [
        (
            run.text(f"tiles.{tile.key}"),
            tile.sentences,
            run.choices.page_link(tile.page, **tile.codes),
        )
        for tile in tiles
    ]
    show_html(render_tiles(made))


def show_confirmed_share(run: Run, sentence: str, places: Sequence[str]) -> None:
    """How many figures are confirmed, with the way to the list of those that are not."""
    if sentence:
        run.record.section.notes.append(sentence)
        address = run.choices.page_link("coverage", place_id=",".join(places))
        link = (run.text("confirmation.link"), address)
        show_html(render_links(f"{sentence} ", [link], "", "", target="_self"))


def show_row_downloads(run: Run, table: Table, key: str) -> None:
    """The rows as a table on record and to take away; they are drawn already."""
    if table.rows:
        run.record.section.tables.append(table)
        show_downloads(run, Download(run, run.record.section, table), key)
