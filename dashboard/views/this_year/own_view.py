"""A reader's own data on a page: what of it answers the question, and the days by level of the index."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.queries.monthly import fetch_air_pollutants
from dashboard.run import Run
from dashboard.text import LANGUAGES, load_texts
from dashboard.views.this_year.answer import YearTarget
from dashboard.views.this_year.day_index import DayIndex, index_days, index_one_pollutant
from dashboard.views.this_year.own_data import AQI, DATE, OwnData, read_own_data
from dashboard.views.this_year.own_summary import OwnSummary, summarise

LEVELS = ("excellent", "good", "light", "moderate", "heavy", "severe")  # 1 to 6


@dataclass
class OwnView:
    """What was pasted, what it says of the year, and the index of each of the year's days: of all pollutants
    or, where `one_pollutant` names it, of that one alone.
    """

    data: OwnData
    summary: OwnSummary
    indices: dict[date, DayIndex] = field(default_factory=dict)
    one_pollutant: str = ""

    @property
    def faults(self) -> list[str]:
        return [*self.data.faults, *self.summary.faults]

    def count_levels(self) -> dict[int, int]:
        """The days of each level that occurs."""
        return dict(Counter(index.level for index in self.indices.values() if index.level is not None))


def build_own_view(run: Run, aim: YearTarget, text: str) -> OwnView:
    """The pasted lines as far as they can be read; faults leave the answer out."""
    usual = aim.pollutant_id or AQI
    data = read_own_data(run, text, usual, _name_columns(run), aim.year)
    if data.faults:
        return OwnView(data, OwnSummary())
    indices = index_days(run, data)
    summary = summarise(run, aim, data, usual, indices)
    of_year = {
        day: index for day, index in indices.items() if day.year == aim.year and index.level is not None
    }
    pollutants = {p.pollutant_id: run.text.name_of(p) for p in fetch_air_pollutants(run.warehouse)}
    if any(AQI in cells or pollutants.keys() <= cells.keys() for cells in data.days.values()):
        return OwnView(data, summary, of_year)
    alone = index_one_pollutant(run, data, usual) if usual != AQI else {}
    of_year = {day: index for day, index in alone.items() if day.year == aim.year}
    return OwnView(data, summary, of_year, pollutants[usual] if of_year else "")


def name_levels(run: Run) -> list[str]:
    """Levels 1 to 6 in words."""
    return [run.text(f"level.{level}") for level in LEVELS]


def _name_columns(run: Run) -> dict[str, Sequence[str]]:
    """How headings call each column, in both languages."""
    names: dict[str, Sequence[str]] = {
        AQI: [AQI, *(load_texts(language)["own.aqi"] for language in LANGUAGES)],
        DATE: [word for language in LANGUAGES for word in load_texts(language)["own.dates"].split()],
    }
    for pollutant in fetch_air_pollutants(run.warehouse):
        names[pollutant.pollutant_id] = [
            pollutant.pollutant_id,
            pollutant.name_zh.partition("\uff08")[0],
            pollutant.name_en,
        ]
    return names
