"""What a page says in one run, noted while it is drawn: for its link, its exports and its print. Plain data."""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field

from dashboard.table import ChartData, Table


@dataclass(frozen=True)
class Chart:
    """A drawn figure in Plotly's schema; `key` names its picture, `alt` says what it shows, `data` are its numbers."""

    key: str
    alt: str
    figure: dict
    data: Sequence[ChartData]


@dataclass(frozen=True)
class Choice:
    """What the reader chose with one control: codes as in the address, and words. `label` names the control."""

    code: str
    label: str
    chosen_label: str


@dataclass
class Section:
    """What stands under one heading, in order: sentences to quote, what may not be compared, charts, tables."""

    title: str = ""
    findings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


@dataclass
class PageRecord:
    """A page of one run: its name in the address, its title, the choices by their keys, its parts, its whole link."""

    name: str = ""
    title: str = ""
    link: str = ""
    choices: dict[str, Choice] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=lambda: [Section()])
    embeddable: dict[str, str] = field(
        default_factory=dict
    )  # charts that can stand alone in a frame: key and title

    @property
    def section(self) -> Section:
        """The part that is being written."""
        return self.sections[-1]

    def codes(self) -> dict[str, str]:
        """Every choice as codes, those by default too: later data may have other defaults."""
        return {key: choice.code for key, choice in self.choices.items() if choice.code}

    def tables(self) -> list[Table]:
        """Every table of the page."""
        return [table for part in self.sections for table in part.tables]

    def remarks(self) -> list[str]:
        """Everything said on what may not be compared."""
        return [remark for part in self.sections for remark in part.remarks]

    def claim_ids(self) -> list[str]:
        """The claims behind every number of the page, each once, in order."""
        return list(dict.fromkeys(claim for table in self.tables() for claim in table.claim_ids()))


_sheet: ContextVar[PageRecord | None] = ContextVar("sheet", default=None)


def begin(name: str) -> PageRecord:
    """A blank sheet for the page that is about to run."""
    sheet = PageRecord(name)
    _sheet.set(sheet)
    return sheet


def current() -> PageRecord:
    """The sheet of the page that is running."""
    return _sheet.get() or begin("")
