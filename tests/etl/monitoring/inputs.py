"""Opens and judges small inputs of air monitoring, as the command does."""

from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from etl.build import DATA
from etl.monitoring.air_input import AirInput, open_air_input
from etl.monitoring.quality import (
    add_broken_lines,
    judge_year,
    prepare,
    select_sound,
)
from etl.monitoring.quality_report import make_quality


class Judged:
    """An input that was judged: what was recognised, what is wrong, and what is sound."""

    def __init__(self, place: Path, mapping: Path | None = None) -> None:
        drafts = place.parent / f"drafts-of-{place.name}"
        drafts.mkdir()
        with duckdb.connect() as con:
            self.input: AirInput = open_air_input(con, place, mapping, DATA, drafts, lambda _: None)
            self.extent = prepare(con, self.input.query, self.input.each, DATA)
            self.sound: list[tuple] = []
            for year in self.extent.years:
                is_sound = judge_year(con, year, self.input.each, DATA)
                query = select_sound(year, self.input.each, is_sound)
                self.sound += con.execute(f"{query} order by all").fetchall()
            add_broken_lines(con, self.input.sources)
            make_quality(con, self.input.sources)
            self.quality = con.execute("select * from quality").fetchall()

    @property
    def found(self) -> list[tuple]:
        """Reason, row, pollutant and value of what is wrong."""
        return sorted((fault[7], fault[1], fault[5] or "", fault[6]) for fault in self.quality)

    @property
    def values(self) -> list[tuple]:
        """Pollutant and value in thousandths of what is sound."""
        return sorted((row[3], row[4]) for row in self.sound)


def write(folder: Path, *lines: str, name: str = "a.csv") -> Path:
    (folder / name).write_text("\n".join((*lines, "")), "utf-8")
    return folder / name


def hours(first: str, count: int) -> list[str]:
    begin = datetime.fromisoformat(first)
    return [f"{begin + timedelta(hours=at):%Y-%m-%d %H:%M}" for at in range(count)]


def days(first: str, count: int) -> list[str]:
    begin = datetime.fromisoformat(first)
    return [f"{begin + timedelta(days=at):%Y-%m-%d}" for at in range(count)]
