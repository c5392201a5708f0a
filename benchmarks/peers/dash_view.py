"""The years of an indicator in Dash, from the same warehouse, views and figures; takes a port."""

import sys

from dash import Dash, Input, Output, dcc, html

from dashboard.charts.lines import draw_lines
from dashboard.editions import EDITIONS
from dashboard.run import Run
from dashboard.table import Table
from dashboard.text import Text
from dashboard.theme import assign_colours
from dashboard.views.trend.indicator_data import find_indicator_data, find_scopes
from dashboard.views.trend.trend import build_trend

THEME = "air"

edition = EDITIONS.edition()
run = Run(edition, Text("en", edition.catalogue.units))
known = {
    code: run.indicator_name(code) for code, about in run.catalogue.indicators.items() if about.theme == THEME
}
places = {code: run.place_name(code) for code in run.catalogue.places}

app = Dash(__name__, serve_locally=True)
app.layout = html.Div(
    [
        html.H1("Dash"),
        dcc.Dropdown(known, next(iter(known)), id="indicator", clearable=False),
        dcc.Dropdown(places, list(places)[:2], id="place", multi=True),
        html.Div(id="findings"),
        dcc.Graph(id="years"),
        html.Div(id="table"),
    ]
)


@app.callback(
    Output("findings", "children"),
    Output("years", "figure"),
    Output("table", "children"),
    Input("indicator", "value"),
    Input("place", "value"),
)
def draw(indicator: str, chosen: list[str]) -> tuple[list, dict, html.Table]:
    """What a theme page shows of the years."""
    data = find_indicator_data(run, indicator, chosen)
    view = build_trend(run, data, find_scopes(run, data))
    return (
        [html.P(sentence) for sentence in view.findings],
        draw_lines(view, assign_colours(chosen, run.catalogue.places)),
        _table(view.table),
    )


def _table(table: Table) -> html.Table:
    head = html.Thead(html.Tr([html.Th(column) for column in table.columns]))
    rows = [
        html.Tr(
            [
                html.Td(
                    html.A(cell.text, href=f"/sources?claim={cell.claim_id}") if cell.claim_id else cell.text
                )
                for cell in row
            ]
        )
        for row in table.rows
    ]
    return html.Table([head, html.Tbody(rows)])


if __name__ == "__main__":
    app.run(host="localhost", port=int(sys.argv[-1]), debug=False)
