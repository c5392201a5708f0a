"""A remark on a figure of a report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """What to know before a figure is accepted: `tone` good, bad, warning or plain; a word, a sentence, and
    the address of what it speaks of. `is_known`: the same is on record, or stands earlier in the report.
    """

    tone: str
    label: str
    sentence: str
    link: str = ""
    is_known: bool = False
