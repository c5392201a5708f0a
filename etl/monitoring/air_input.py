"""Opens an input of air monitoring: its files, what their columns mean, and all readings as one query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from etl.monitoring.facts import find_city_codes, read_rows
from etl.monitoring.faults import FaultyInput
from etl.monitoring.input_files import Source, find_input_files, open_source, select_source
from etl.monitoring.layouts import Layout, Vocabulary, load_layouts, load_mapping, load_vocabulary
from etl.monitoring.readings import Group, select_readings, select_times
from etl.monitoring.recognition import describe, map_pollutants, recognise
from etl.monitoring.sql_text import quote_name, quote_text

SAMPLE = 20_000  # rows by which it is told whether times have hours
MOST_SHOWN = 12  # values of a column, files of a group
OF_USE = ("hour", "day")


@dataclass(frozen=True)
class AirInput:
    """Readings of hours or of days, and where they come from."""

    each: str
    groups: tuple[Group, ...]
    query: str

    @property
    def sources(self) -> dict[str, Source]:
        """Every source by the path that readings name."""
        return {str(source.parquet): source for group in self.groups for source in group.sources}


def open_air_input(
    con: duckdb.DuckDBPyConnection,
    place: Path,
    mapping_file: Path | None,
    data: Path,
    drafts: Path,
    report: Callable[[str], None],
    files: Sequence[Path] | None = None,
) -> AirInput:
    """The input at a place, or only these files of it. Raises FaultyInput with what is wrong or not clear."""
    vocabulary = load_vocabulary(data)
    mapping = None if mapping_file is None else load_mapping(mapping_file, data)
    units = {row["pollutant_id"]: row["unit_id"] for row in read_rows(data, "monitoring/pollutants.csv")}
    found: dict[tuple, list[Source]] = {}
    layouts: dict[tuple, Layout] = {}
    for file in files or find_input_files(place):
        name = file.relative_to(place).as_posix() if place.is_dir() else file.name
        report(f"reading {name}")
        source = open_source(con, file, name, drafts)
        layout = _recognise(con, source, mapping, vocabulary, data)
        key = (source.is_text, layout.name, layout.each, *source.types.items())
        found.setdefault(key, []).append(source)
        layouts[key] = layout
    codes = find_city_codes(data, vocabulary.city_endings)
    groups = tuple(
        _complete_group(con, Group(tuple(sources), layouts[key], layouts[key].values), vocabulary, codes)
        for key, sources in found.items()
    )
    resolutions = {group.layout.each for group in groups}
    if len(resolutions) > 1:
        examples = " and ".join(f"{group.sources[0].name} (each {group.layout.each})" for group in groups)
        raise FaultyInput(f"{place}: hours and days cannot be worked together: {examples}. Give them apart.")
    query = " union all by name ".join(select_readings(group, vocabulary, units) for group in groups)
    if any(group.sources[0].is_text for group in groups):  # a text is read and parsed once, not once a year
        report("reading numbers and times")
        parsed = quote_text(str(drafts / "readings.parquet"))
        con.execute(f"copy ({query}) to {parsed} (format parquet, compression zstd)")
        query = f"select * from read_parquet({parsed})"
    return AirInput(str(groups[0].layout.each), groups, query)


def describe_input(found: AirInput, data: Path) -> str:
    """What was recognised, for the reader to check before it runs."""
    lines = []
    for group in found.groups:
        names = [source.name for source in group.sources]
        more = f" and {len(names) - MOST_SHOWN} more" if len(names) > MOST_SHOWN else ""
        lines.append(f"{', '.join(names[:MOST_SHOWN])}{more}")
        lines += [f"  {line}" for line in describe(group.layout, load_vocabulary(data), group.pollutants)]
        lines += [f"  not read    {name}: a name of no pollutant" for name in group.unread]
    return "\n".join(lines)


def _recognise(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    mapping: Layout | None,
    vocabulary: Vocabulary,
    data: Path,
) -> Layout:
    columns, known = list(source.types), load_layouts(data).values()
    layout = recognise(source.name, columns, known, vocabulary, mapping)
    if layout.each is None:
        each = _find_resolution(con, Group((source,), layout, {}), vocabulary)
        layout = recognise(source.name, columns, known, vocabulary, mapping, each)
    if layout.each not in OF_USE or layout.subject != "air":
        reason = layout.why_not or f"It holds one value each {layout.each}; hours or days are needed."
        raise FaultyInput(f"{source.name}: recognised as {layout.name}. {reason}")
    return layout


def _find_resolution(con: duckdb.DuckDBPyConnection, group: Group, vocabulary: Vocabulary) -> str:
    """Whether times are of hours: where a column has them apart, or a time is not the beginning of a day."""
    if "hour" in group.layout.columns:
        return "hour"
    times = select_times(group, vocabulary, SAMPLE)
    ((of_hours,),) = con.execute(
        f"select count(*) from ({times}) where time <> date_trunc('day', time)"
    ).fetchall()
    return "hour" if of_hours else "day"


def _complete_group(
    con: duckdb.DuckDBPyConnection, group: Group, vocabulary: Vocabulary, codes: dict[str, str]
) -> Group:
    """The group with the codes of its cities and, of a long file, its names of pollutants."""
    columns, name = group.layout.columns, group.sources[0].name
    _refuse_copies(con, group)
    if group.layout.is_long:
        names = _distinct(con, group.rows, columns["pollutant"])
        pollutants = map_pollutants(names, group.layout, vocabulary)
        if not names:
            raise FaultyInput(f"{name}: no reading in it: there is a heading and no row with a pollutant.")
        if not pollutants:
            told = ", ".join(names[:MOST_SHOWN])
            raise FaultyInput(f"{name}: no pollutant is known in “{columns['pollutant']}”. It holds: {told}.")
        group = replace(group, pollutants=pollutants, unread=tuple(n for n in names if n not in pollutants))
    if "city" in columns:
        cities = _distinct(con, group.rows, columns["city"])
    else:
        cities = sorted({*group.layout.stations.values(), *filter(None, [group.layout.city])})
    called = {city: codes.get(city.strip().lower(), city.strip()) for city in cities}
    return replace(group, cities={city: code for city, code in called.items() if city != code or not city})


def _refuse_copies(con: duckdb.DuckDBPyConnection, group: Group) -> None:
    """Raise FaultyInput where rows come from several sources of one series, and none was chosen."""
    choose = group.layout.choose
    if choose is None or choose in group.layout.only:
        return
    values = _distinct(con, select_source(group.sources), choose)
    if len(values) > 1:
        raise FaultyInput(
            f"{group.sources[0].name}: “{choose}” says that the rows are copies from several sources:"
            f" {', '.join(values[:MOST_SHOWN])}. They are not averaged.",
            f"Choose one by a mapping file (--mapping) that says: only: {{{choose}: {values[0]}}}",
        )


def _distinct(con: duckdb.DuckDBPyConnection, rows: str, column: str) -> list[str]:
    """The texts of a column, in order."""
    texts = f"select distinct cast({quote_name(column)} as varchar) as text from ({rows})"
    return [text for (text,) in con.execute(f"{texts} order by all").fetchall() if text is not None]
