"""What the text round a number or word says: whose it is, and whether it is a figure at all."""

from collections.abc import Sequence

from reading.claims.binding import OF, STRANGERS
from reading.lexicon.lexicon import Lexicon
from reading.outline.context import Context
from reading.outline.places import FOREIGN, Places
from reading.outline.titles import PLAN
from reading.tokens.clauses import Clause
from reading.tokens.scan import NUMBER, Scan, Token
from reading.tokens.surroundings import DIRECTIONS

FARTHEST_SEAT = 6  # letters of a word for the seat of a place
COLON = ":"


class Circumstances:
    """Answers for the tokens of one report."""

    def __init__(self, scan: Scan, lexicon: Lexicon, places: Places) -> None:
        self._scan, self._patterns, self._places = scan, lexicon.patterns, places

    def is_no_whole(self, token: Token, before: Sequence[Token]) -> bool:
        """Whether a word for the whole place says which of its parts is the best, counts such, or is of the
        town of the place that is named directly before it.
        """
        is_next = bool(before) and before[-1].end == token.start
        is_of_a_place = is_next and bool(before[-1].kinds & {"place", NUMBER})
        return is_of_a_place or bool(self._patterns["comparison_behind"].match(self._scan.text, token.end))

    def is_of_others(self, token: Token) -> bool:
        """Whether a word means others, and no honour or trial of nation or province, nor work in common."""
        kinds = token.kinds
        is_province = bool(kinds & {"province", "cities_counted"}) and not self._places.is_province()
        names = ("honour_behind", "common_work")
        is_own = any(self._patterns[name].match(self._scan.text, token.end) for name in names)
        return (bool(kinds & set(STRANGERS)) or is_province) and not is_own

    def place_of(self, token: Token) -> str:
        """The place that a name means where it stands."""
        before = self._scan.text[max(token.start - FARTHEST_SEAT, 0) : token.start]
        return self._places.resolve(token, bool(self._patterns["seat_before"].search(before)))

    def owner_behind(self, tokens: Sequence[Token], end: int) -> tuple[str, int]:
        """The place that stands alone in brackets directly behind a number, and so owns it, and where these
        end; else nothing.
        """
        text = self._scan.text
        behind = next((one for one in tokens if one.start == end + 1), None)
        if behind and "place" in behind.kinds and text[end] == "(" and text.startswith(")", behind.end):
            return self._places.resolve(behind), behind.end + 1
        if several := self._patterns["owners_in_brackets"].match(text, end):
            return FOREIGN, several.end()
        unlisted = self._patterns["owner_in_brackets"].match(text, end)
        return (unlisted["place"], unlisted.end()) if unlisted else ("", end)

    def whole_place(self, token: Token, context: Context) -> str:
        """The place whose whole a word means; nothing for that of the report."""
        match = self._patterns["whole_of"].match(token.text)
        place = self._places.resolve_whole(
            match["kind"] if match else "", context.place or context.section_place
        )
        is_honour = self._patterns["honour_behind"].match(self._scan.text, token.end)
        return "" if place == FOREIGN and is_honour else place

    def is_within_named(self, token: Token, clause: Clause) -> bool:
        """Whether the name of what a place lies in stands directly before it: of the province the city; or
        before the brackets in which it stands.
        """
        places = [one for one in clause.tokens if "place" in one.kinds and one.end <= token.start]
        if not places:
            return False
        between = self._scan.text[places[-1].end : token.start]
        is_next = not between or self._patterns["aside_of_place"].fullmatch(between) is not None
        wholes = places[-1].codes("place")
        return is_next and any(path.startswith(f"{one}/") for path in token.codes("place") for one in wholes)

    def is_place(self, token: Token, clause: Clause) -> bool:
        """Whether the name of a place means it, not a town, a river, an office, or what lies in another."""
        if "whole" in token.kinds or self._is_of_whole(clause, token):
            return False
        names = ("body_behind", "not_whose_behind")
        is_other = any(self._patterns[name].match(self._scan.text, token.end) for name in names)
        before = self._scan.text[clause.start : token.start]
        is_but = self._patterns["but_for"].search(before) and self._patterns["but_for_ends"].match(
            self._scan.text[token.end : clause.end + 1]
        )
        if self._is_where(clause, token):
            return False
        town = self._patterns["town_in_row"].search(self._scan.text, clause.start, clause.end)
        is_of_many = town is not None and town.start() < token.end
        return not (is_other or is_of_many or is_but or self._patterns["place_in_brackets"].search(before))

    def _is_where(self, clause: Clause, token: Token) -> bool:
        """Whether brackets directly behind a number, which hold no other, say with a place where that is."""
        text = self._scan.text
        opens, close = text.rfind("(", clause.start, token.start), text.find(")", token.end)
        if opens < 0 or text.find(")", opens, token.start) >= 0 or not token.end < close:
            return False
        is_behind_number = any(NUMBER in one.kinds and one.end == opens for one in clause.tokens)
        return is_behind_number and not any(NUMBER in one.kinds for one in self._scan.within(opens, close))

    def _is_of_whole(self, clause: Clause, token: Token) -> bool:
        """Whether a place stands in a row that begins with the whole place, before any number."""
        first, *rest = clause.tokens
        row = [one for one in rest if one.end <= token.start]
        is_row = bool(row) and "whole" in first.kinds and "list" in row[0].kinds and row[0].start == first.end
        is_each = any("respectively" in one.kinds for one in rest)
        return is_row and not is_each and not any(NUMBER in one.kinds for one in row)

    def gap_begins(self, token: Token, end: int) -> int:
        """From where on numbers of a clause, which ends there, tell by how much a goal is bettered: behind
        the words on the goal, and behind its own number in brackets.
        """
        if not self._patterns["met_better"].match(token.text):
            return end
        if not self._patterns["goal_in_brackets"].match(self._scan.text, token.end):
            return token.end
        close = self._scan.text.find(")", token.end, end)
        return close if close >= 0 else end

    def is_answer(self, clause: Clause, token: Token) -> bool:
        """Whether a clause ends with a place as its answer: the highest is ..., of which the next go on."""
        before = self._scan.text[clause.start : token.start]
        return token.end == clause.end and bool(self._patterns["answer_before"].search(before))

    def is_of_base(self, token: Token, clause: Clause, at: int, context: Context) -> bool:
        """Whether a number stands directly behind the base of a change, and so is that of the base's time."""
        before = next((one for one in reversed(clause.tokens[:at]) if "base" in one.kinds), None)
        if before is None or not context.base or context.base == FOREIGN:
            return False
        behind = (one for one in clause.tokens[at + 1 : at + 2] if one.start == token.end)
        is_more = any(one.kinds & set(DIRECTIONS) or one.text == OF for one in behind)
        is_next = before.end == token.start and is_more  # by how much it is more or less follows
        between = self._scan.text[before.end : token.start]
        return is_next or self._patterns["of_base"].fullmatch(between) is not None

    def is_of_a_standard(self, clause: Clause, end: int) -> bool:
        """Whether a limit is named directly behind a number."""
        behind = [one for one in clause.tokens if one.start >= end][:2]
        return any("standard" in one.kinds for one in behind) and not self._scan.unknown(
            end, behind[-1].start
        )

    def is_no_figure(self, clause: Clause, start: int, end: int) -> bool:
        """Whether a number is the limit that brackets name behind the figure that it is for, or how far
        something is from a goal, how much of it is done or is still to be, or says of which areas something
        is told.
        """
        names = ("limit_in_brackets", "gap_before", "share_of_goal", "needed_before")
        is_beside = any(self._patterns[name].search(self._scan.text, clause.start, start) for name in names)
        return is_beside or self._patterns["of_such"].match(self._scan.text, end) is not None

    def is_included(self, clause: Clause, token: Token) -> bool:
        """Whether a word in brackets only says what that before them consists of."""
        return bool(self._patterns["scope_included"].search(self._scan.text, clause.start, token.start))

    def is_compared(self, clause: Clause, token: Token) -> bool:
        """Whether a word only names what a figure is above, below or beside."""
        return bool(self._patterns["set_beside"].search(self._scan.text, clause.start, token.start))

    def is_rival(self, token: Token) -> bool:
        """Whether a place is only what a figure is compared to."""
        return (
            self._patterns["rival_before"].search(self._scan.text, max(token.start - 3, 0), token.start)
            is not None
        )

    def is_head(self, clause: Clause, token: Token) -> bool:
        """Whether a word is all that stands before a colon."""
        return token.end == clause.end and self._scan.text.startswith(COLON, clause.end)

    def is_running(self, clause: Clause, number: Token) -> bool:
        """Whether a number is a running total."""
        return bool(self._patterns["running"].search(self._scan.text, clause.start, number.start))

    def is_only_spoken_of(self, clause: Clause, number: Token, context: Context) -> bool:
        """Whether a number only repeats of how many something is said: of the ..., for the ..."""
        before = self._scan.text[clause.start : clause.end]
        behind = self._scan.text[number.end : clause.end]
        is_named = context.kind == PLAN and bool(self._patterns["spoken_of"].match(before))
        return is_named or bool(self._patterns["restated"].fullmatch(behind))
