"""The report that a reader handed in, and what became of it, for as long as the session lasts.

Nothing of it is in an address, in a file, or in anything that sessions share.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

import streamlit as st

from dashboard.views.add.decisions import Decisions, read_decisions
from reading.formats import Unreadable
from reading.proposals import Reading

SESSION_KEY = "report"  # in st.session_state
REVIEW_KEY = "review"  # the widget's, which Streamlit lets go of when the reader turns to another page
MOST_LETTERS = 300_000  # of a report; a government work report has 20,000


@dataclass
class ReportSession:
    """`text` is empty as long as nothing was handed in. `opened`: the decisions when the page was opened;
    `about`: what the reader wrote of the document and of a new place.
    """

    name: str = ""
    text: str = ""
    file_id: str = ""  # of the last file: it is read once
    unreadable: Unreadable | None = None  # why it could not be
    notes: list[str] = field(default_factory=list)
    decisions: Decisions = field(default_factory=Decisions)
    opened: Decisions = field(default_factory=Decisions)
    about: dict[str, str] = field(default_factory=dict)
    place: str = ""
    year: str = ""
    _read: tuple[object, Reading] | None = None
    _shown: str = ""

    @property
    def report_id(self) -> str:
        """Another one for another text, place or year: decisions are about one reading."""
        return sha256("\0".join((self.text, self.place, self.year)).encode()).hexdigest()[:16]

    def take(self, name: str, text: str, notes: list[str]) -> None:
        """Another report in the place of this one."""
        self.name, self.text, self.notes = name, text[:MOST_LETTERS], notes
        self.decisions = self.opened = Decisions()
        self.about = {}

    def put_away(self) -> None:
        """No report any more."""
        self.take("", "", [])
        self._read = None

    def begin(self) -> None:
        """The decisions that the browser begins with, where the page shows another reading than before."""
        if self._shown != self.report_id:
            self._shown, self.opened = self.report_id, self.decisions

    def read(self, key: object, make: Callable[[], Reading]) -> Reading:
        """The reading of this report, made once for a key, which names all that it depends on."""
        if self._read is None or self._read[0] != key:
            self._read = (key, make())
        return self._read[1]


def open_report_session() -> ReportSession:
    """What this session has; a page that is opened anew shows the decisions as they are then."""
    report = st.session_state.setdefault(SESSION_KEY, ReportSession())
    if REVIEW_KEY not in st.session_state:
        report.opened = report.decisions
    return report


def keep_decisions(report_id: str, length: int) -> None:
    """Keep what the browser sent about the report of an id, before anything else of the run."""
    report = st.session_state.get(SESSION_KEY)
    sent = st.session_state.get(REVIEW_KEY, {}).get("decisions")
    decisions = read_decisions(sent, report_id, length)
    if report is not None and decisions is not None:
        report.decisions = decisions
