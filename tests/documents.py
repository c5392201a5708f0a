"""Markdown as the tests of the documentation read it: headings, tables, fenced code, links."""

import re
from functools import cache
from pathlib import Path

from tests.source_code import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "data").glob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@cache
def read(document: Path) -> str:
    """The text of a document."""
    return document.read_text("utf-8")


def prose(text: str) -> str:
    """A text without its blocks of code."""
    return FENCE.sub("", text)


def code_blocks(text: str, language: str) -> list[str]:
    """The blocks of code in one language."""
    return [body for name, body in FENCE.findall(text) if name == language]


def commands(text: str) -> list[str]:
    """The lines of its shell blocks, without comments."""
    lines = [line for block in code_blocks(text, "sh") for line in block.splitlines()]
    return [command for line in lines if (command := re.split(r"\s{2,}#", line)[0].strip())]


def headings(text: str) -> list[tuple[int, str]]:
    """Level and words of each heading."""
    found = re.findall(r"^(#{1,6}) (.+)$", prose(text), re.MULTILINE)
    return [(len(marks), words.strip()) for marks, words in found]


def anchor(words: str) -> str:
    """The address of a heading, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def section(text: str, words: str) -> str:
    """What stands below a heading, down to the next one of its level or a higher one."""
    level = next(level for level, found in headings(text) if found == words)
    _, _, rest = text.partition(f"\n{'#' * level} {words}\n")
    return re.split(rf"^#{{1,{level}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def tables(text: str) -> list[list[list[str]]]:
    """Tables as rows of cells, the header first, without the rule below it."""
    found: list[list[list[str]]] = []
    before = ""
    for line in prose(text).splitlines():
        if line.startswith("|"):
            if not before.startswith("|"):
                found.append([])
            if not re.fullmatch(r"[\s|:\-]+", line):
                found[-1].append([cell.strip() for cell in line.strip()[1:-1].split("|")])
        before = line
    return found


def code_words(text: str) -> list[str]:
    """What is set as code in running text and in tables, in order."""
    return re.findall(r"`([^`\n]+)`", prose(text))


def links(text: str) -> list[str]:
    """Where the links lead."""
    return re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", prose(text))
