"""Tables in a text whose cells stand between strokes or blanks: their lines get tabs, each for one letter."""

import re
from collections.abc import Callable, Iterator, Sequence

STROKE = re.compile("[|\uff5c\u2502]")
BLANKS = re.compile(r"(?<=\S)[ \u3000\u00a0](?=[ \u3000\u00a0]*\S)(?<![ \u3000\u00a0]{2})")
NUMERIC = re.compile(r"[<>\u2264\u2265\uff1c]?[-+\u2212]?\d+(?:\.\d+)?[%\uff05]?|[-\u2014/\u2013]+")
FEWEST_CELLS, FEWEST_ROWS = 3, 3
FEWEST_NUMERIC = 0.5  # of the cells of a table between blanks


def with_tabs(text: str) -> str:
    """The text with a tab for what parts the cells; every letter stays where it is."""
    lines = text.split("\n")
    for start, end in _blocks(lines, lambda line: bool(len(STROKE.findall(line)) >= FEWEST_CELLS - 1)):
        if end - start > 1:
            lines[start:end] = [STROKE.sub("\t", line) for line in lines[start:end]]
    counts = [len(line.split()) if "\t" not in line else 0 for line in lines]
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and counts[end] == counts[start]:
            end += 1
        if counts[start] >= FEWEST_CELLS and end - start >= FEWEST_ROWS and _is_numeric(lines[start:end]):
            lines[start:end] = [BLANKS.sub("\t", line) for line in lines[start:end]]
        start = end
    return "\n".join(lines)


def _blocks(lines: Sequence[str], is_row: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where rows begin and end that follow each other."""
    start = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not is_row(lines[at]):
            if at > start:
                yield start, at
            start = at + 1


def _is_numeric(lines: Sequence[str]) -> bool:
    """Whether enough cells behind the first of each line and below the heading are numbers."""
    cells = [cell for line in lines[1:] for cell in line.split()[1:]]
    return sum(bool(NUMERIC.fullmatch(cell)) for cell in cells) >= FEWEST_NUMERIC * len(cells)
