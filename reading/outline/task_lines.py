"""Tables of tasks that were pasted a cell a line: a task stands before the units that answer for it, what was
done behind them.
"""

from dataclasses import replace

from reading.lexicon.patterns import Patterns
from reading.outline.lines import Line, Outline
from reading.outline.titles import PAST, PLAN


def mark_tasks(text: str, outline: Outline, patterns: Patterns) -> Outline:
    """The outline with the lines of tasks as plans of the year of results, and what was done as results."""
    words = [text[line.start : line.end].strip() for line in outline.lines]
    heads = {name for word in words for name in ("task_units", "task_done") if patterns[name].fullmatch(word)}
    if len(heads) < 2 or outline.past_year is None:
        return outline
    is_unit = [bool(patterns["unit_line"].fullmatch(word)) for word in words]
    lines: list[Line] = []
    mode = PAST
    for at, line in enumerate(outline.lines):
        is_task = at + 1 < len(words) and is_unit[at + 1] and not is_unit[at]
        mode = PLAN if is_task else PAST if at and is_unit[at - 1] else mode
        year = outline.past_year
        lines.append(replace(line, mode=mode, year=year, now=year, period=str(year)))
    return replace(outline, lines=tuple(lines))
