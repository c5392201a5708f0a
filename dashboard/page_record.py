"""What a page showed in one run, recorded while it is drawn: for its link, exports and print. Plain data."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.table import ChartData, Table


@dataclass(frozen=True)
class ChartFrame:
    """What makes a chart stand alone: what it finds, what is measured and how it is drawn, its claims.

    `subtitle`: quantity, unit, area, and what the kinds of lines mean.
    """

    title: str
    subtitle: str = ""
    claim_ids: Sequence[str] = ()


@dataclass(frozen=True)
class Chart:
    """A drawn figure in Plotly's schema; `key` is its name on the page, `alt` says what it shows, `data` are
    its numbers.
    """

    key: str
    alt: str
    figure: dict
    data: Sequence[ChartData]
    frame: ChartFrame


@dataclass(frozen=True)
class Choice:
    """What the reader chose with one input: codes as in the address, and their names. `label` names the
    input.
    """

    code: str
    label: str
    chosen_label: str


@dataclass
class Section:
    """What stands under one heading, each in order.

    `findings` are sentences to quote, `comparisons` those of two places with their grade and reason,
    `remarks` say what may not be compared, `notes` what else to know.
    """

    title: str = ""
    findings: list[str] = field(default_factory=list)
    comparisons: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


@dataclass
class PageRecord:
    """One page: its name in the address, title, whole link, choices by key, sections.

    `embeddable`: charts that can stand alone in a frame of another site, title by key. `has_drawers`: some of
    it is sent only when a reader opens it.
    """

    name: str = ""
    title: str = ""
    link: str = ""
    choices: dict[str, Choice] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=lambda: [Section()])
    embeddable: dict[str, str] = field(default_factory=dict)
    has_drawers: bool = False

    @property
    def section(self) -> Section:
        """The section that is being drawn."""
        return self.sections[-1]

    def codes(self) -> dict[str, str]:
        """Every choice as codes, defaults included: later data may have other defaults."""
        return {key: choice.code for key, choice in self.choices.items() if choice.code}

    def tables(self) -> list[Table]:
        """Every table of the page."""
        return [table for section in self.sections for table in section.tables]

    def remarks(self) -> list[str]:
        """Every remark on what may not be compared."""
        return [remark for section in self.sections for remark in section.remarks]

    def claim_ids(self) -> list[str]:
        """The claims behind every number of the page, each once, in order."""
        return list(dict.fromkeys(claim for table in self.tables() for claim in table.claim_ids()))
