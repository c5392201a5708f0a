"""The numbers of a clause, one or several in a row: printed ones, ranks, and so many shares of 100 %."""

from dataclasses import replace

from reading.lexicon.lexicon import Lexicon
from reading.tokens.clauses import Clause
from reading.tokens.quantities import Quantity
from reading.tokens.scan import NUMBER, Token
from reading.tokens.surroundings import read_after
from rules.numeral import parse_numeral

BETWEEN = set("()~-")  # marks between the ends of a range and the places of its ends
Listed = tuple[Token, str, int]  # a number, the bound behind it, and where that ends


class NumberLists:
    """Reads numbers; in a table those without a unit have the `default_unit`."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._aside = lexicon.patterns["list_aside"]
        self.default_unit = ""

    def read(self, clause: Clause, at: int) -> tuple[list[Listed], int]:
        """The numbers of a list that begins with a token, and how many tokens it has."""
        token = clause.tokens[at]
        if NUMBER not in token.kinds:
            return [(self._as_number(token), "", token.end)], 1
        numbers = [(self._with_unit(one, clause), after, end) for one, after, end in self._in_row(clause, at)]
        end = numbers[-1][2]
        return numbers, sum(1 for one in clause.tokens[at:] if one.start < end)

    def _in_row(self, clause: Clause, at: int) -> list[Listed]:
        tokens = clause.tokens
        found = []
        while True:
            comparator, end = read_after(tokens[at + 1 : at + 2], tokens[at].end)
            found.append((tokens[at], comparator, end))
            if aside := self._aside.match(self._text, end):
                end = aside.end()
            at = next((i for i in range(at + 1, len(tokens)) if tokens[i].start >= end), len(tokens))
            is_next = (
                at + 1 < len(tokens)
                and "list" in tokens[at].kinds
                and NUMBER in tokens[at + 1].kinds
                and tokens[at].start == end
                and tokens[at].end == tokens[at + 1].start
            )
            if not is_next:
                return found
            at += 1

    def _with_unit(self, token: Token, clause: Clause) -> Token:
        """A number that has no unit of its own, with that of its column or row, or of the row of places."""
        quantity = token.quantity
        unit = self.default_unit or self._unit_of_row(token, clause)
        if quantity is None or quantity.unit or not unit:
            return token
        return replace(token, quantity=replace(quantity, unit=unit, units=self._lexicon.forms[unit]))

    def _unit_of_row(self, token: Token, clause: Clause) -> str:
        """The unit of the next number that has one, where only names of places stand between."""
        end = token.end
        for one in clause.tokens:
            if one.start < token.end:
                continue
            is_apart = not set(self._text[end : one.start]) <= BETWEEN
            if is_apart or not one.kinds & {"list", "place", NUMBER}:
                break
            if one.quantity and one.quantity.unit:
                return one.quantity.unit if one.quantity.units else ""
            end = one.end
        return self._unit_of_all(end)

    def _unit_of_all(self, end: int) -> str:
        """The unit in brackets behind a whole row, or behind the brackets of its last figure."""
        match = self._lexicon.patterns["unit_of_row"].match(self._text, end)
        return match["unit"] if match and match["unit"] in self._lexicon.forms else ""

    def _as_number(self, token: Token) -> Token:
        """A rank, or one of several shares of 100 %, as a number."""
        whole = "share_of_100" in token.kinds
        digits = "100" if whole else self._rank(token)
        unit = "%" if whole else self._lexicon.rank_form
        quantity = Quantity(
            token.start,
            token.end,
            digits,
            0,
            unit,
            self._lexicon.forms.get(unit, frozenset()),
            number_end=token.end,
        )
        return replace(token, quantity=quantity)

    def _rank(self, token: Token) -> str:
        rank = token.group("rank") or token.group("rank_2")
        return rank if rank.isascii() else f"{parse_numeral(rank):f}"
