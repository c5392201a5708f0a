"""Views made short, to be compared with what they should say."""

from collections import Counter

from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.table import Table


def texts(table: Table, *columns: int) -> list[list[str]]:
    """The words of some columns of a table, row by row; of all if none is named."""
    return [[cell.text for at, cell in enumerate(row) if not columns or at in columns] for row in table.rows]


def codes(table: Table, *names: str) -> list[tuple]:
    """Some fields of the records behind a table."""
    return [tuple(record[name] for name in names) for record in table.records]


def fullest(run: Run, count: int) -> list[str]:
    """The indicators with the most figures: enough of the real data to meet every kind of line, and quickly told."""
    found = fetch_figures(run.warehouse, list(run.catalogue.indicators), list(run.catalogue.places))
    return [indicator for indicator, _ in Counter(figure.indicator_id for figure in found).most_common(count)]
