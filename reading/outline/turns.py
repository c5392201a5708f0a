"""Sentences with which a paragraph on what was turns to what is planned."""

import re

from reading.lexicon.patterns import Patterns
from reading.outline.context import Context
from reading.outline.lines import Outline
from reading.outline.title_lines import COMMA
from reading.outline.titles import PAST
from reading.tokens.periods import to_year

FULL_STOP = "\u3002"


def turn_to_plans(
    context: Context,
    text: str,
    sentence: tuple[int, int],
    outline: Outline,
    patterns: Patterns,
) -> None:
    """Turn where a sentence begins goals, or tells what a report proposes, for the year that it names."""
    if context.mode != PAST:
        return
    start, end = sentence
    if proposes := patterns["proposes"].search(text, start, end):
        year = patterns["year_alone"].search(text, proposes.end(), end)
        context.propose(to_year(year["year"]) if year else outline.plan_year)
        return
    begins = patterns["plan_begins"].search(text, start, end)
    if begins and not patterns["told_of_done"].search(text, start, end):
        clause = max(text.rfind(COMMA, start, begins.start()) + 1, start)
        if year := patterns["year_alone"].search(text, clause, begins.end()):
            context.propose(to_year(year["year"]))
        elif context.published and (
            context.published == outline.past_year  # which is not over
            or patterns["this_year"].search(text, begins.start(), _end_of(begins, text))
        ):
            context.propose(context.published)
        else:
            until = patterns["first_goal_year"].search(text, begins.start(), _paragraph_end(text, end))
            if until and to_year(until["year"]) == outline.title_year:
                context.propose(to_year(until["year"]))  # the year that the text is about is to be reached
            else:
                context.plan(outline)


def _end_of(begins: re.Match[str], text: str) -> int:
    """Where the words end that may say of when goals are: goals that a sentence ends with stand behind it."""
    return _paragraph_end(text, begins.end()) if begins[0].endswith(FULL_STOP) else begins.end()


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
