"""The frame of a chart: title, second line and source inside the figure, so that a picture of it can stand
alone.

On a page these words stand above and below the chart, where they wrap by themselves. A saved picture has them
inside, wrapped for its width, and is drawn for paper: ink on white in every theme.
"""

import re
from math import ceil

from dashboard.table import display_width
from dashboard.theme import INK, PAPER, QUIET, SHADE

PAGE_WIDTH = 1000  # pixels of a picture for a text page
PAGE_SCALE = 3  # PNG pixels for each of these: 25 cm at 300 dots an inch
SLIDE_WIDTH, SLIDE_PARTS = 1600, (16, 9)  # pixels, and width to height, of a picture for a slide
SLIDE_UNITS = (
    64  # a slide is drawn at least 64 × 16 pixels wide, then enlarged: letters large enough for a hall
)
PADDING = 20  # pixels round the frame's words
TITLE, SUBTITLE, SOURCE = 20, 14, 12  # pixels of their letters
LINE = 1.35  # a line's height, for each pixel of its letters
LETTER = 0.53  # how wide a narrow letter is, for each pixel of its height; a Chinese one counts as two
AXIS, AXIS_TITLE = 30, 54  # pixels below the lowest panel: its axis, and its axis with a title
FONTS = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif"
# What stays on one line: a word of narrow letters or one wide letter, with signs that may not begin a line.
CLOSING = r"[\u3001\u3002\u300b\u201d\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*"
WORD = re.compile(rf"[^\s\u2e80-\uffff]+{CLOSING}\s*|\s+|.{CLOSING}")


def add_pictures(
    figure: dict, title: str, subtitle: str, source_line: str, link: str, file_name: str
) -> dict:
    """The figure as a page shows it, without its frame; its `meta` holds what makes a framed picture of it.

    `meta`: file_name, template, and for page and slide width, height, scale and the layout to add; the script
    take_away.js draws them.
    """
    words = (title, subtitle, f"{source_line}\n{link}")
    page = make_frame_layout(figure, words, PAGE_WIDTH)
    units = max(SLIDE_UNITS, ceil(page["height"] / SLIDE_PARTS[1]))
    width, height = (units * parts for parts in SLIDE_PARTS)
    slide = make_frame_layout(figure, words, width, height)
    meta = {
        "file_name": file_name,
        "template": paper_template(),
        "page": {"width": PAGE_WIDTH, "height": page["height"], "scale": PAGE_SCALE, "layout": page},
        # A hundredth of a pixel more: a canvas drops what is less than a pixel.
        "slide": {"width": width, "height": height, "scale": (SLIDE_WIDTH + 0.01) / width, "layout": slide},
    }
    return figure | {"layout": figure["layout"] | {"meta": meta}}


def paper_template() -> dict:
    """Plotly's template of a picture on white paper."""
    axis = {
        "automargin": True,
        "gridcolor": SHADE,
        "linecolor": QUIET,
        "zerolinecolor": QUIET,
        "tickfont": {"color": INK},
        "title": {"font": {"color": INK}, "standoff": 8},
    }
    return {
        "layout": {
            "font": {"family": FONTS, "size": 12, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "xaxis": axis,
            "yaxis": axis,
        }
    }


def wrap_text(text: str, width: float) -> list[str]:
    """A text in lines of a width in narrow letters: broken at spaces and between Chinese letters, a sign of
    punctuation never at the beginning; a word longer than a line is cut.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in WORD.findall(paragraph):
            if line and display_width(line + word.rstrip()) > width:
                lines.append(line.rstrip())
                line = ""
            while display_width(word) > width > 2:
                cut = _fitting_length(word, width)
                lines.append(word[:cut])
                word = word[cut:]
            line += word
        lines.append(line.rstrip())
    return [line for line in lines if line]


def _fitting_length(word: str, width: float) -> int:
    return max(count for count in range(1, len(word) + 1) if display_width(word[:count]) <= width)


def make_frame_layout(figure: dict, words: tuple[str, str, str], width: int, height: int = 0) -> dict:
    """What a frame adds to a figure's layout: title, subtitle, height, margins, the source as an annotation.

    The height is what the chart needs, unless one is given.
    """
    title, subtitle, source = words
    titles, subtitles = _wrap(title, TITLE, width), _wrap(subtitle, SUBTITLE, width)
    own = figure["layout"].get("margin", {})
    lift = (_height(titles, TITLE) - TITLE * LINE) / 2  # Plotly lifts a title of several lines so far
    head = PADDING + lift + _height(titles, TITLE) + (_height(subtitles, SUBTITLE) + 6 if subtitles else 0)
    foot = PADDING + _height(_wrap(source, SOURCE, width), SOURCE)
    margin = {
        "t": own.get("t", 0) + round(head) + 8,
        "b": own.get("b", 0) + round(foot) + _axis_room(figure["layout"]),
        "l": max(own.get("l", 0), PADDING),
        "r": max(own.get("r", 0), PADDING),
    }
    height = height or figure["layout"]["height"] + margin["t"] + margin["b"] - own.get("t", 0) - own.get(
        "b", 0
    )
    return {
        "height": height,
        "margin": margin,
        "title": {
            "text": "\n".join(titles),
            "font": {"size": TITLE, "weight": 600, "color": INK},
            "subtitle": {"text": "\n".join(subtitles), "font": {"size": SUBTITLE, "color": INK}},
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": PADDING + lift, "l": PADDING},
        },
        "annotations": [_foot(source, width, height, margin)],
    }


def _foot(source: str, width: int, height: float, margin: dict) -> dict:
    """The source in the lower left corner.

    Measured from the upper right one: axes may widen the left and lower margins, and nothing widens these.
    """
    return {
        "text": "\n".join(_wrap(source, SOURCE, width)),
        "font": {"size": SOURCE, "color": INK},
        "showarrow": False,
        "align": "left",
        "width": width - 2 * PADDING,
        "xref": "paper",
        "x": 1,
        "xanchor": "right",
        "xshift": margin["r"] - PADDING,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": margin["t"] - height + PADDING / 2,
    }


def _wrap(text: str, size: int, width: int) -> list[str]:
    return wrap_text(text, (width - 2 * PADDING) / (size * LETTER))


def _height(lines: list[str], size: int) -> float:
    return len(lines) * size * LINE


def _axis_room(layout: dict) -> int:
    """Pixels for the axis below the lowest panel."""
    axes = [axis for name, axis in layout.items() if name.startswith("xaxis")]
    return AXIS_TITLE if any(axis.get("title", {}).get("text") for axis in axes) else AXIS
