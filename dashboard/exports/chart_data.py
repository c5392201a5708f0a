"""The numbers of a drawn figure as grids that a spreadsheet can chart again: years by series, or names by value.

A gap stays a gap: None. Marks that show no result (limits, bridges) are left out; targets are series of their own.
"""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.page_record import Chart


@dataclass(frozen=True)
class ChartData:
    """Rows of a name and one value for each column; `kind` is the chart that suits it."""

    kind: Literal["line", "bar"]
    title: str
    rows: list[str | int]
    columns: list[str]
    values: list[list[float | None]] = field(default_factory=list)  # one list a row
    colours: list[str | None] = field(default_factory=list)  # one a column


def chart_data(chart: Chart, title: str) -> list[ChartData]:
    """The grids of a figure; none where it shows no numbers."""
    traces = chart.figure["data"]
    courses = [t for t in traces if t.get("mode") in ("lines+markers", "markers") and t["type"] == "scatter"]
    if courses:
        return [_course(courses, title)]
    axes = dict.fromkeys(
        t.get("xaxis", "x") for t in traces if t["type"] == "bar" or "text" in t.get("mode", "")
    )
    return [_bars(chart, title, [t for t in traces if t.get("xaxis", "x") == axis]) for axis in axes]


def _course(traces: list[dict], title: str) -> ChartData:
    """Years down, series across: a line chart."""
    years = sorted({int(year) for trace in traces for year in trace["x"]})
    span = list(range(years[0], years[-1] + 1))
    at = [dict(zip(trace["x"], trace["y"], strict=True)) for trace in traces]
    values = [[series.get(year) for series in at] for year in span]
    return ChartData(
        "line", title, list(span), [t["name"] for t in traces], values, [_colour(t) for t in traces]
    )


def _bars(chart: Chart, title: str, traces: list[dict]) -> ChartData:
    """Names down, one value or a stack of values across: a bar chart."""
    layout = chart.figure["layout"]
    axis = layout.get("yaxis", {})
    ticks = dict(zip(axis.get("tickvals", []), axis.get("ticktext", []), strict=True))
    group = next((t["legendgroup"] for t in traces if "legendgroup" in t), "")
    if layout.get("barmode") == "stack":
        names = list(traces[0]["y"])
        values = [[t["x"][row] for t in traces] for row in range(len(names))]
        return ChartData(
            "bar", title, names, [t["name"] for t in traces], values, [_colour(t) for t in traces]
        )
    rows: list[str | int] = []
    values = []
    for trace in traces:
        for x, y, told in zip(trace["x"], trace["y"], trace.get("hovertext", trace["text"]), strict=True):
            name = (
                str(told)
                if "mode" in trace
                else f"{ticks.get(y, y)} · {trace['legendgroup']}"
                if "legendgroup" in trace
                else str(y)
            )
            rows.append(name)
            values.append([x])
    unit = layout.get("xaxis" + traces[0].get("xaxis", "x")[1:], {}).get("title", {}).get("text", "")
    return ChartData(
        "bar", group if "mode" in traces[0] else title, rows, [unit or group or "–"], values, [None]
    )


def _colour(trace: dict) -> str | None:
    colour = trace.get("marker", {}).get("color")
    return colour if isinstance(colour, str) and colour.startswith("#") else None
