"""How much readers may preview at once, and why something is not previewed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class PreviewLimits:
    """How much there may be: rows of one preview, megabytes of its file, previews of a process at once, and
    minutes that one lives.
    """

    rows: int = 2000
    megabytes: int = 50
    process: int = 8
    minutes: int = 120


def read_preview_limits(environment: Mapping[str, str]) -> PreviewLimits:
    """The limits that the environment names, else the usual ones."""
    named = {
        "rows": "CHENGJING_PREVIEW_ROWS",
        "megabytes": "CHENGJING_PREVIEW_MB",
        "process": "CHENGJING_PREVIEWS",
        "minutes": "CHENGJING_PREVIEW_MINUTES",
    }
    return PreviewLimits(
        **{limit: int(environment[name]) for limit, name in named.items() if environment.get(name)}
    )


class Refusal(Enum):
    """Why there is no preview; the tail of the key of a sentence."""

    CLOSED = "closed"
    NOTHING = "nothing"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_LARGE = "too_large"
    PROCESS_IS_FULL = "process_is_full"
    BUSY = "busy"
    REPLACED = "replaced"
    NOT_BUILT = "not_built"


class NotPreviewed(Exception):
    """The rows were not built; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
