"""What must be asked about a table, and what was recognised and may be corrected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

LEAVE_OUT = "leave_out"  # an answer to every question about a name: do not take what hangs on it


@dataclass(frozen=True)
class Question:
    """One thing to choose. `key` names it in the answers; `subject` says what is chosen; `about` is what
    stands in the table, and `where` the cell.

    `options` are codes, the likely first. With a `guess` it was recognised and is only shown; without one
    the reader must choose, and nothing is taken before. `is_unknown`: it is about a name of which nothing is
    on record.
    """

    key: str
    subject: str
    options: tuple[str, ...]
    about: str = ""
    where: str = ""
    guess: str | None = None
    is_unknown: bool = False


@dataclass
class Questions:
    """Asks, and remembers what was asked; `answers` are the reader's choices by key."""

    answers: Mapping[str, str]
    asked: dict[str, Question] = field(default_factory=dict)

    def ask(
        self,
        key: str,
        subject: str,
        options: Iterable[str],
        about: str = "",
        where: str = "",
        guess: str | None = None,
        is_unknown: bool = False,
    ) -> str | None:
        """The answer; the guess as long as there is none; None where the reader has still to choose."""
        offered = tuple(dict.fromkeys(options))
        kept = guess if guess in offered else None
        self.asked.setdefault(key, Question(key, subject, offered, about, where, kept, is_unknown))
        answer = self.answers.get(key)
        return answer if answer in offered else kept

    @property
    def open(self) -> list[Question]:
        """What has still to be chosen."""
        return [
            question
            for question in self.asked.values()
            if question.guess is None and self.answers.get(question.key) not in question.options
        ]


def likely_first(likely: Sequence[str], codes: Sequence[str]) -> list[str]:
    """All codes, the likely ones first."""
    return list(dict.fromkeys([*likely, *codes]))
