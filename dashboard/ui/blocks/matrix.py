"""The matrix of indicators and places, and what may be said of it."""

from markupsafe import Markup

from dashboard.html.matrix import render_matrix
from dashboard.html.snippets import render_fold
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.quote import show_quote
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import show_note, show_subheading
from dashboard.views.matrix.matrix_parts import Matrix, MatrixRow


def show_indicator_matrix(run: Run, view: Matrix) -> None:
    """The first rows, the rest behind a line that opens it, a sentence to quote, every figure."""
    show_subheading(run, view.title or run.record.title)
    show_quote(run, view.quote)
    show_note(run.text("matrix.about"))
    run.record.section.tables.append(view.table)
    name = run.record.section.title
    parts = [run.remember(_render, view, view.rows, name)] if view.rows else []
    if view.more:
        summary = run.text("matrix.more", count=len(view.more))
        parts.append(render_fold(summary, run.remember(_render, view, view.more, name)))
    show_html(Markup("").join(parts))
    fold = run.text("matrix.figures", count=len(view.figures.rows))
    show_table(run, view.figures, "matrix", fold=fold)
    show_sources(run, view.table.claim_ids())


def _render(run: Run, view: Matrix, rows: list[MatrixRow], name: str) -> Markup:
    return render_matrix(rows, view.table.columns, run.text, run.choices.claim_link, name)
