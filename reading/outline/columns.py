"""Columns of a table in a text, by their headings."""

from dataclasses import dataclass

from reading.lexicon.lexicon import Lexicon
from reading.lexicon.patterns import Patterns
from reading.outline.context import Context, begin_paragraph
from reading.outline.lines import Line
from reading.outline.titles import PAST, PLAN
from reading.tokens.periods import find_period, shift_year, to_year
from reading.tokens.scan import Scan, Token, scan
from reading.tokens.surroundings import OTHERS

YEAR_OF_NONE = 2000  # to ask whether months are named at all
OPEN = "("
MOST_UNKNOWN = 1  # letters of a heading that may go on about the column before


@dataclass(frozen=True)
class Column:
    """A column: whether it tells of results or of plans, and of which year; what its heading names.

    `names` are tokens of the heading; `unit` that of numbers without one; an empty mode: the paragraph's.
    """

    names: tuple[Token, ...] = ()
    mode: str = ""
    year: int | None = None
    unit: str = ""
    is_change: bool = False
    direction: str = ""  # of the changes, where its heading tells it: down, better_way
    is_skipped: bool = False
    is_unit: bool = False
    is_sum: bool = False  # over several years, or a mean of growth: of what falls only
    is_of_points: bool = False  # its cells name stations, towns or sections, whose rows are not the place's
    heading: str = ""  # where that names months
    text: str = ""
    is_label: bool = False  # its cells name places or count rows
    is_last_year: bool = False  # its figures are those of the year before
    is_with_last_year: bool = False  # in brackets behind its figures stand those of the year before
    is_other: bool = False  # it names something else than the column before, and nothing known

    @property
    def has_time(self) -> bool:
        """Whether the heading says of when the figures are."""
        return bool(self.year or self.heading or self.is_last_year)


def read_column(text: str, lexicon: Lexicon) -> Column:
    """What the heading of a column says."""
    patterns = lexicon.patterns
    heading = "".join(text.split())
    is_change = bool(patterns["column_change"].search(heading))
    found = scan(heading, lexicon)
    own = patterns["base"].sub("", heading) if is_change else heading  # the base's time is none of its own
    is_with_last_year = bool(patterns["column_with_last_year"].search(heading))
    own = patterns["column_with_last_year"].sub("", own) if is_with_last_year else own
    year = patterns["year_in_heading"].search(own)
    is_goal, is_done = (patterns[name].search(heading) for name in ("column_goal", "column_done"))
    is_unit = bool(patterns["column_unit"].search(heading))
    is_skipped = bool(patterns["column_skipped"].search(heading)) and not is_unit
    names = tuple(token for token in found.tokens if token.kinds & {"indicator", "short"})
    is_of_place = patterns["column_of_places"].match(heading) or patterns["column_of_points"].search(heading)
    mode = PAST if is_done else ""
    if is_goal and (not is_done or is_goal.start() > is_done.start()):
        mode = PLAN
    is_last_year = bool(patterns["column_of_last_year"].fullmatch(own))
    is_told_of = is_change or is_skipped or is_unit or is_goal or is_done or year or is_last_year
    return Column(
        names,
        mode,
        to_year(year["year"]) if year else None,
        unit_in_brackets(heading, lexicon),
        is_change,
        next((one for one in ("down", "better_way") if patterns[f"column_{one}"].search(heading)), ""),
        is_skipped,
        is_unit,
        bool(patterns["column_sum"].search(heading)),
        bool(patterns["column_of_points"].search(heading)),
        own if not is_last_year and find_period(own, patterns, YEAR_OF_NONE) else "",
        heading,
        is_skipped or bool(is_of_place),
        is_last_year,
        is_with_last_year,
        not (names or is_told_of or is_of_place) and _is_of_another(found),
    )


def begin_cell(column: Column, line: Line, row: Context, patterns: Patterns) -> Context:
    """What holds in a cell of a column, by what held in its row before."""
    own = begin_paragraph(line)
    own.part, own.place, own.topic_place = row.part, row.place, row.topic_place
    own.section_place = row.section_place
    own.topic = "" if column.year else row.topic
    own.take_column(column.mode, column.year)
    if column.heading:
        own.topic = find_period(column.heading, patterns, own.year) or own.topic
    if column.is_last_year:
        own.topic = shift_year(own.period, -1)
    own.base = shift_year(own.period, -1) if column.is_change and own.period else ""
    return own


def _is_of_another(heading: Scan) -> bool:
    """Whether a heading is of something that is known as such, or that nothing here knows."""
    end = heading.text.find(OPEN) if OPEN in heading.text else len(heading.text)
    is_known = any(one.kinds & OTHERS for one in heading.tokens)
    return is_known or heading.unknown(0, end) > MOST_UNKNOWN


def unit_in_brackets(cell: str, lexicon: Lexicon) -> str:
    """The form of a unit that brackets in a cell hold; empty if none do."""
    for match in lexicon.patterns["unit_in_brackets"].finditer(cell):
        if match["unit"] in lexicon.forms:
            return match["unit"]
    return ""
