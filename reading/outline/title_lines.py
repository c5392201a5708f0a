"""Which lines of a text are its title."""

from itertools import islice

from reading.lexicon.patterns import Patterns

TITLE_LINES = 6  # that are no parts of a web page, among which the title stands
COMMA = "\uff0c"
LONGEST_TITLE = 70


def find_title(text: str, spans: list[tuple[int, int]], patterns: Patterns) -> tuple[str, int]:
    """The lines of the title joined, and how many lines stand before what follows it."""
    found: list[str] = []
    after = 0
    lines = ((at, text[start:end].strip()) for at, (start, end) in enumerate(spans))
    told = (one for one in lines if not patterns["page_part"].fullmatch(one[1]))
    for at, line in islice(told, TITLE_LINES):
        is_cut = at > 0 and line.count(COMMA) > 1  # prose whose end is missing
        is_prose = (
            len(line) > LONGEST_TITLE
            or is_cut
            or any(patterns[name].search(line) for name in ("sentence_inside", "sentence_end"))
        )
        if is_prose or patterns["no_title"].search(line):
            continue
        if found and at > after:
            break
        is_more = bool(found) and patterns["title_more"].search(line)
        if (found or at) and not is_more and patterns["heading_mark"].match(line):
            break
        if is_more or patterns["title_words"].search(line):
            found.append(line)
            after = at + 1
    return "\n".join(found), after
