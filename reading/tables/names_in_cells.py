"""The names in the cells of a table, each looked up or asked for once."""

from collections.abc import Sequence

from reading.tables.labels import find_alike, read_label
from reading.tables.questions import LEAVE_OUT, Questions, likely_first
from reading.tables.sheets import cell_name
from reading.tables.vocabulary import Vocabulary
from reading.tables.words import spell, strip_footnote

MOST_NAMES = 40  # unknown names of one role that are asked for

ON_RECORD = ("place_id", "scope_id", "basis_id")  # what a file of its own has a line for

Place = tuple[int, int]  # row and column of a sheet, from 0


class KnownNames:
    """Names of the cells, each looked up or asked for once."""

    def __init__(self, vocabulary: Vocabulary, questions: Questions) -> None:
        self.vocabulary, self._questions = vocabulary, questions
        self._found: dict[tuple[str, str], dict[str, str] | None] = {}
        self._asked: dict[str, int] = {}

    def find(self, text: str, role: str, place: Place) -> dict[str, str] | None:
        """The parts that a name says; None if it is still to be chosen, {} if it is left out."""
        key = (role, text)
        if key not in self._found:
            self._found[key] = self._look_up(text, role, place)
        return self._found[key]

    def find_units(self, text: str) -> tuple[str, ...]:
        return self.vocabulary.find_units(text) or self.vocabulary.find_units(strip_footnote(text)[0])

    def units_of(self, text: str) -> tuple[str, ...]:
        return read_label(text, self.vocabulary).units

    def _look_up(self, text: str, role: str, place: Place) -> dict[str, str] | None:
        vocabulary, bare = self.vocabulary, strip_footnote(text)[0]
        alike: Sequence[str] = ()
        is_unknown = False
        parts: dict[str, str] = {}
        guess = None
        if role == "indicator_id":
            label = read_label(bare, vocabulary)
            parts, guess = dict(label.parts), label.likely
            if "indicator_id" in parts and not label.rest:
                return parts
            alike = find_alike(label, vocabulary)
        elif role == "kind" and (code := vocabulary.words.kinds.get(spell(bare))):
            return {role: code}
        else:
            codes = vocabulary.names_of(role).find(bare)
            is_shared = role == "place_id" and spell(bare) in vocabulary.words.shared_place_names
            if len(codes) == 1 and (not is_shared or bare == codes[0]):
                return {role: codes[0]}
            alike = codes or vocabulary.names_of(role).find_alike(bare)
            is_unknown = role in ON_RECORD and not codes
        return self._ask(text, role, place, alike, parts, guess, is_unknown)

    def _ask(
        self,
        text: str,
        role: str,
        place: Place,
        alike: Sequence[str],
        parts: dict[str, str],
        guess: str | None,
        is_unknown: bool,
    ) -> dict[str, str] | None:
        self._asked[role] = self._asked.get(role, 0) + 1
        if self._asked[role] > MOST_NAMES:
            return {"fault": "unknown_name"}
        options = [*likely_first(alike, self.vocabulary.names_of(role).codes), LEAVE_OUT]
        where = cell_name(*place)
        answer = self._questions.ask(question_key(role, text), role, options, text, where, guess, is_unknown)
        if answer is None:
            return None
        return {} if answer == LEAVE_OUT else {**parts, role: answer}


def question_key(role: str, text: str) -> str:
    """The key of the question about a name in a cell."""
    return f"{role}-{spell(text) or text}"
