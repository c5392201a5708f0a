"""Lines that a page has broken in the middle of a sentence, joined again."""

import re

Letters = list[tuple[str, int, int]]  # each with where it stands in the original text
SHORTEST = 12  # letters of a line that may be broken
PROSE = re.compile("[\u3002\uff0c\uff1b;]")
ENDS = re.compile("[\u3002\uff1b\uff1a;:!?\uff01\uff1f]$")
CELLS = re.compile(r"[\t|]")
ITEM = "[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]+\u3001"  # one, two ... and a comma
MARK = re.compile(rf"{ITEM}|[(\u7b2c\u2460-\u2473-]|[0-9]+[.\u3001](?![0-9])")


def join_wrapped(letters: Letters) -> Letters:
    """The letters without the ends of lines that stand in the middle of a sentence: behind prose without an
    end mark, before prose that is no item of a list.
    """
    ends = [at for at, (letter, _, _) in enumerate(letters) if letter == "\n"]
    text = "".join(letter for letter, _, _ in letters)
    dropped = set()
    for number, end in enumerate(ends):
        line = text[ends[number - 1] + 1 if number else 0 : end]
        following = text[end + 1 : ends[number + 1] if number + 1 < len(ends) else len(text)]
        if _is_broken(line) and _goes_on(following):
            dropped.add(end)
    return [one for at, one in enumerate(letters) if at not in dropped] if dropped else letters


def _is_broken(line: str) -> bool:
    is_prose = len(line) >= SHORTEST and PROSE.search(line) is not None
    return is_prose and not ENDS.search(line) and not CELLS.search(line)


def _goes_on(line: str) -> bool:
    return PROSE.search(line) is not None and not MARK.match(line) and not CELLS.search(line)
