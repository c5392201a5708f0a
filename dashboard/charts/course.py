"""The course of a mean through a year: known days, the way to the target, what is supposed, past years."""

from dashboard.table import ChartData
from dashboard.theme import BAD, GOOD, QUIET, base_layout, word_colour
from dashboard.views.this_year.course import Course, Moment

HEIGHT, RIGHT, APART = 300, 84, 17  # pixels: of the figure, for words at its right, between two of them


def draw_course(view: Course, colour: str) -> dict:
    """Lines by day of the year; what each ends at is said at the right, the target on its line."""
    figure = {"data": [], "layout": base_layout(HEIGHT)}
    for year, moments in view.past:
        figure["data"].append(_line(f"{year}", moments, {"color": QUIET, "width": 1}))
    target = [(1, view.target), (view.days, view.target)]
    figure["data"].append(_line(view.target_label, target, {"color": QUIET, "width": 1.5, "dash": "dash"}))
    for ending, moments in view.endings:
        tone = {"good": GOOD, "bad": BAD}.get(ending.tone, QUIET)
        dash = "dot" if ending.item == "budget" else "solid"
        figure["data"].append(_line(ending.label, moments, {"color": tone, "width": 2.2, "dash": dash}))
    figure["data"].append(_known(view, colour))
    values = [float(value) for moments in _all(view) for _, value in moments] + [float(view.target)]
    low, high = min(values), max(values)
    bottom, top = max(0.0, low - (high - low) * 0.25 - 1), high + (high - low) * 0.25 + 1
    figure["layout"] |= {
        "annotations": [*_end_notes(view, bottom, top), _known_note(view, colour)],
        "xaxis": {
            "range": [0, view.days + 2],
            "tickvals": [day for day, _ in view.months],
            "ticktext": [name for _, name in view.months],
            "tickangle": 0,
            "showgrid": False,
            "zeroline": False,
        },
        "yaxis": {"range": [bottom, top], "zeroline": False, "automargin": True, "nticks": 6},
    }
    figure["layout"]["margin"] |= {"r": RIGHT, "t": 16}
    return figure


def tabulate_course(view: Course, title: str, colour: str) -> list[ChartData]:
    """A row a day with a value, a column a line."""
    lines = [(view.known_label, view.known), *((ending.label, moments) for ending, moments in view.endings)]
    days = sorted({day for _, moments in lines for day, _ in moments})
    values = [[dict(moments).get(day) for _, moments in lines] for day in days]
    colours = [colour, *({"good": GOOD, "bad": BAD}.get(ending.tone, QUIET) for ending, _ in view.endings)]
    return [ChartData("line", title, days, [name for name, _ in lines], values, colours)]


def _all(view: Course) -> list[list[Moment]]:
    return [view.known, *(moments for _, moments in view.endings), *(moments for _, moments in view.past)]


def _line(name: str, moments: list[Moment], line: dict) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [day for day, _ in moments],
        "y": [round(float(value), 2) for _, value in moments],
        "line": line,
        "hoverinfo": "skip",
    }


def _known(view: Course, colour: str) -> dict:
    """The days known: a line, or the one mean as a point."""
    is_line = len(view.known) > 1
    return _line(view.known_label, view.known, {"color": colour, "width": 3}) | {
        "mode": "lines" if is_line else "markers",
        "marker": {"color": colour, "size": 11},
    }


def _known_note(view: Course, colour: str) -> dict:
    """Above all that lies below its words, which reach back over up to half a year on a phone."""
    day, _ = view.known[-1]
    return {
        "x": day,
        "y": max(float(value) for known, value in view.known if known >= day - view.days / 2),
        "text": view.known_label,
        "showarrow": False,
        "xanchor": "right" if day > view.days / 3 else "left",
        "yanchor": "bottom",
        "xshift": -8 if day > view.days / 3 else 8,
        "yshift": 6,
        "font": {"size": 12, "color": word_colour(colour)},
    }


def _end_notes(view: Course, bottom: float, top: float) -> list[dict]:
    """What each line ends at, one below the other where they would meet."""
    ends = [(float(view.target), view.target_label)]
    ends += [(float(e.value), e.label) for e, _ in view.endings if e.item == "rest"]
    ends += [(float(moments[-1][1]), f"{year}") for year, moments in view.past]
    notes, lowest = [], float("inf")
    for value, words in sorted(ends, reverse=True):
        pixel = (value - bottom) / (top - bottom) * (HEIGHT - 60)
        placed = min(pixel, lowest - APART)
        lowest = placed
        notes.append(
            {
                "x": view.days,
                "y": value,
                "text": words,
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "middle",
                "xshift": 6,
                "yshift": round(placed - pixel),
                "align": "left",
                "font": {"size": 11},
            }
        )
    return notes
