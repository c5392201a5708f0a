"""Of when a clause speaks: what a period that it names is the time of."""

from reading.lexicon.patterns import Patterns
from reading.outline.context import Context
from reading.tokens.clauses import Clause
from reading.tokens.periods import RELATIVE, is_part_of_year
from reading.tokens.scan import NUMBER, Scan, Token

FARTHEST = 1  # unknown letters between the beginning of a clause and the period that it speaks of
SEMICOLON = ";"
STOPS = ("\u3002", "\n")
OF_THESE = 3  # letters of "among these" and the comma behind it
IN_ALL = "\u7d2f\u8ba1"
TO = "/"  # in a period of several months
A_MONTH = {"period_month", "period_own_month", "period_own_month_topic"}
OPEN, CLOSE = "(", ")"
LAST = {"period_last", "period_month_before"}  # what a figure is beside
WHOLE_YEARS = {"period_year", "period_years", "period_plan", "period_whole", *RELATIVE}


class Times:
    """Takes the periods of one report."""

    def __init__(self, scan: Scan, patterns: Patterns) -> None:
        self._scan, self._patterns = scan, patterns
        self._closes = -1  # where the brackets close in which a period was named

    def leave(self, token: Token, context: Context) -> None:
        """What is named in brackets is not the time of what stands behind them."""
        if 0 <= self._closes < token.start:
            context.local, self._closes = "", -1

    def take(self, clause: Clause, at: int, context: Context, is_beginning: bool, has_figure: bool) -> None:
        """Take the period that a token of a clause names; `is_beginning`: only silent words stand before it;
        `has_figure`: its sentence has told of one, beside which last year or month is but that of the next.
        """
        token = clause.tokens[at]
        if self._is_of_number_before(token, clause, at):
            return
        if self._is_by_the_way(clause, token, context):
            context.topic_after, context.is_topic_on = context.topic, self._is_to_full_stop(clause)
        self._closes = self._end_of_aside(clause, token)
        begins = (is_beginning or self._is_behind_place(clause, at)) and self._closes < 0
        is_until = self._is_until(clause, token)
        is_beside = has_figure and bool(token.kinds & LAST)
        is_topic = begins and not (is_beside or self._is_of_a_part(token, clause))
        is_topic |= is_until and token.end == clause.end  # of what the clauses behind it tell
        context.take_period(token, is_topic, is_until)

    def _end_of_aside(self, clause: Clause, token: Token) -> int:
        """Where the brackets close in which a period stands, but not those behind another; -1 for none."""
        text = self._scan.text
        opens = text.rfind(OPEN, clause.start, token.start)
        if opens < 0 or CLOSE in text[opens : token.start]:
            return -1
        is_the_same = any("period" in one.kinds and one.end == opens for one in clause.tokens)
        return -1 if is_the_same else text.find(CLOSE, token.end, clause.end)

    def _is_by_the_way(self, clause: Clause, token: Token, context: Context) -> bool:
        """Whether a period holds for its sentence only: of these; months of a year that is told of, behind
        other words of the clause; one of several months that are told of, behind a semicolon; the years of a
        plan where they are summed up.
        """
        if "period_plan" in token.kinds and token.text.endswith(IN_ALL):
            return True
        is_behind = self._scan.text[clause.start - 1 : clause.start] == SEMICOLON
        is_of_months = is_part_of_year(context.period) and TO in context.period
        if is_behind and is_of_months and token.kinds & A_MONTH:
            return True
        is_days = "period_days" in token.kinds
        is_part = (context.is_of_a_year() or is_days) and not token.kinds & WHOLE_YEARS
        is_inside = self._scan.unknown(clause.start, token.start) > FARTHEST
        is_of_these = self._patterns["of_these"].match(self._scan.text, clause.start)
        return (is_part and is_inside) or bool(is_of_these) or self._is_headed_as_part(clause)

    def _is_headed_as_part(self, clause: Clause) -> bool:
        """Whether the words that it is of a part of what was told, and a mark, stand before a clause."""
        text, start = self._scan.text, clause.start - OF_THESE
        return bool(self._patterns["of_these"].fullmatch(text, start, clause.start - 1))

    def _is_to_full_stop(self, clause: Clause) -> bool:
        """Whether such words begin a sentence: all that is told up to its full stop is of the part."""
        start = clause.start - OF_THESE
        return self._is_headed_as_part(clause) and self._scan.text[start - 1 : start] in STOPS

    def _is_until(self, clause: Clause, token: Token) -> bool:
        """Whether a period is one in which, or by which, something is to be reached."""
        before, aims = self._patterns["until"], self._patterns["aims_behind"]
        return bool(
            before.search(self._scan.text, clause.start, token.start)
            or aims.search(self._scan.text, token.end, clause.sentence[1])
        )

    def _is_behind_place(self, clause: Clause, at: int) -> bool:
        """Whether a period stands directly behind the place with which its clause begins."""
        first, token = clause.tokens[0], clause.tokens[at]
        return at == 1 and first.start == clause.start and "place" in first.kinds and first.end == token.start

    def _is_of_a_part(self, token: Token, clause: Clause) -> bool:
        """Whether a period only says of when the things are that a number counts, of when a goal is, from
        when on something has changed, or when it happened.
        """
        if self._patterns["happened_before"].search(self._scan.text, clause.start, token.start):
            return True
        text, names = self._scan.text, ("of_what_was", "of_a_goal", "event_behind")
        is_begin = self._patterns["from_before"].search(text, max(token.start - 1, 0), token.start)
        return bool(is_begin) or any(self._patterns[name].match(text, token.end) for name in names)

    def _is_of_number_before(self, token: Token, clause: Clause, at: int) -> bool:
        """Whether a period stands in brackets directly behind a number, and so is of that one only."""
        before = clause.tokens[at - 1] if at else None
        if before is None or NUMBER not in before.kinds:
            return False
        text = self._scan.text
        return text[before.end : token.start] == OPEN and text.startswith(CLOSE, token.end)
