"""What a clause has told up to the token that is read."""

from dataclasses import dataclass

from reading.outline.context import Context
from reading.outline.places import FOREIGN
from reading.tokens.scan import Token


@dataclass
class ClauseState:
    """From where on words lead to a number, and where numbers begin that only tell by how much a goal is
    bettered; whether what stands is still the beginning, of somebody else, and in a row of scopes.
    """

    lead_from: int
    gap_begins: int
    is_beginning: bool = True
    is_stranger: bool = False
    scopes_begun: bool = False

    def is_of_others(self, token: Token, context: Context) -> bool:
        """Whether a number is not one of the place, or only of how far it is from a goal."""
        is_other = self.is_stranger or token.start >= self.gap_begins
        return is_other or context.is_foreign or context.place == FOREIGN
