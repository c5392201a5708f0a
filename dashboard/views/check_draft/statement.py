"""What a draft states by one number, what documents print of the same quantity, and how the two agree.

Plain data: nothing here knows of a warehouse or of words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from dashboard.models.claims import Claim

# How a number of a draft stands, the worst first: so they are listed. `unchecked` is no figure (a date, a
# label), `unread` is one whose quantity was not recognised.
State = Literal[
    "differs",
    "verb",
    "unit",
    "bound",
    "base",
    "kind",
    "scope",
    "rounded",
    "absent",
    "unread",
    "confirmed",
    "unchecked",
]
STATES: tuple[State, ...] = get_args(State)
WRONG: tuple[State, ...] = ("differs", "verb", "unit", "bound", "base", "kind")

Group = Literal["wrong", "scope", "rounded", "absent", "unread", "confirmed", "unchecked"]


_GROUPS: dict[State, Group] = {
    **dict.fromkeys(WRONG, "wrong"),
    "scope": "scope",
    "rounded": "rounded",
    "absent": "absent",
    "unread": "unread",
    "confirmed": "confirmed",
    "unchecked": "unchecked",
}


def group_of(state: State) -> Group:
    """What a state comes to for a reader who counts: all that is wrong is one group."""
    return _GROUPS[state]


RESULTS = ("actual", "preliminary", "derived")  # kinds of claims that say what was measured
AIMS = ("target", "expected")  # kinds that say what is to come
CHANGE = "change"
SHARE, POINTS = "percent", "percentage_point"


@dataclass(frozen=True)
class Statement:
    """What a draft says by one number: `digits` in `unit_id`, a change with its sign; `base_period` is what a
    change is against, None where the draft does not say; `verb` is up or down, to, to_up or to_down before a
    level, or empty; `is_sure`: there is little doubt that the text means this.
    """

    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    kind: str
    comparator: str
    digits: str
    unit_id: str
    base_period: str | None = None
    verb: str = ""
    is_sure: bool = True


@dataclass(frozen=True)
class Printed:
    """A claim on the indicator and place of a statement; `grade`: how far the scope of the statement may be
    compared with the claim's (same, near, apart), and why no further.
    """

    claim: Claim
    grade: str
    reason_zh: str | None = None
    reason_en: str | None = None

    @property
    def digits(self) -> str:
        """The digits as printed; of a claim in words there are none, and nobody may ask."""
        return self.claim.value_text

    @property
    def value(self) -> Decimal:
        assert self.claim.value is not None
        return self.claim.value


@dataclass(frozen=True)
class Verdict:
    """How a statement agrees with what is printed.

    `detail` is the code of the sentence that tells it; `printed` the claim that decided, `others` further
    ones it rests on; `computed` a number that follows from them, or from the draft's `own_levels`, older and
    newer; `caveats` are codes of what else to know.
    """

    state: State
    detail: str
    printed: Printed | None = None
    others: Sequence[Printed] = ()
    computed: Decimal | None = None
    caveats: Sequence[str] = ()
    own_levels: tuple[Statement, Statement] | None = None
