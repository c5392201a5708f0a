"""Lines that a page has broken in the middle of a sentence, joined again."""

import re
from collections.abc import Sequence

Letters = list[tuple[str, int, int]]  # each with where it stands in the original text
SHORTEST = 12  # letters of a line that may be broken
PROSE = re.compile("[\u3002\uff0c\uff1b;]")
OPEN = re.compile("[\u3001\uff0c(]$")  # what never ends a line of its own
CLOSING = re.compile("[\u3001\u3002\uff0c\uff1b;)%]")  # what never begins one
SEMICOLON = re.compile("[\uff1b;]$")
ENDS = re.compile("[\u3002\uff1b\uff1a;:!?\uff01\uff1f]$")
CELLS = re.compile(r"[\t|]")
COUNTERS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"  # one, two ...
ITEM = rf"[{COUNTERS}]+\u3001|[\u7b2c\u2460-\u2473\u25cf-]|[0-9]+[.\u3001](?![0-9])"
MARK = re.compile(rf"{ITEM}|\(")
NUMBERED = re.compile(rf"{ITEM}|\((?:[{COUNTERS}]+|[0-9]+)\)")
PAGE_NUMBER = re.compile(
    r"[-\u2014\u2013]*[0-9]{1,3}[-\u2014\u2013]*|\u7b2c[0-9]{1,3}\u9875(?:\u5171[0-9]{1,3}\u9875)?"
)
FEWEST = 6  # lines of one width by which a page is known
NARROWEST, WIDEST = 30, 120  # such a page, in columns: a Chinese letter takes two
LONGER = 2  # times as long as the line before
FULL = 0.85  # of the width, of a line that goes on in the next
USUAL = 0.4  # of the lines that are full on such a page


def join_wrapped(letters: Letters) -> Letters:
    """The letters without the ends of lines that stand in the middle of a sentence: behind prose without an
    end mark, before prose that is no item of a list; where a stop shows it; on a page of one width, behind
    any line that fills it. Numbers of pages between two such lines go too.
    """
    ends = [at for at, (letter, _, _) in enumerate(letters) if letter == "\n"]
    text = "".join(letter for letter, _, _ in letters)
    lines = text.split("\n")
    width = _page_width(lines)
    dropped: set[int] = set()
    before = 0
    for number in range(1, len(lines)):
        if not (lines[before] and PAGE_NUMBER.fullmatch(lines[number])):
            if _is_joined(lines[before], lines[number], width):
                dropped.update(range(ends[before], ends[number - 1] + 1))
            before = number
    return [one for at, one in enumerate(letters) if at not in dropped] if dropped else letters


def _is_joined(line: str, following: str, width: float) -> bool:
    """Whether a line goes on in the following one."""
    if CELLS.search(line) or CELLS.search(following):
        return False
    if SEMICOLON.search(line):
        return bool(following) and not MARK.match(following)
    if ENDS.search(line):
        return False
    is_cut = OPEN.search(line) is not None and following and not NUMBERED.match(following)
    if is_cut or (line and CLOSING.match(following)):
        return True
    if width and following and _columns(line) >= FULL * width:
        return not NUMBERED.match(following)
    is_prose = len(line) >= SHORTEST and PROSE.search(line) is not None
    if NUMBERED.match(line) and len(following) > LONGER * len(line):
        return False  # a heading: no page breaks lines of such widths
    return is_prose and PROSE.search(following) is not None and not MARK.match(following)


def _page_width(lines: Sequence[str]) -> float:
    """How wide a page is that broke the lines of a text, in columns; 0 where none did."""
    widths = sorted(_columns(line) for line in lines if line and not PAGE_NUMBER.fullmatch(line))
    if len(widths) < FEWEST:
        return 0
    width = widths[int(len(widths) * 0.9)]
    full = [line for line in lines if _columns(line) >= FULL * width and not ENDS.search(line)]
    is_page = NARROWEST <= width <= WIDEST and len(full) >= max(FEWEST, USUAL * len(widths))
    return width if is_page else 0


def _columns(line: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in line)
