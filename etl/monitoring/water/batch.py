"""The water batch from files of readings to Parquet: one run of `python -m etl monitor water`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.monitoring.faults import FaultyInput
from etl.monitoring.input_files import Source, find_input_files, find_lines, open_source
from etl.monitoring.layouts import load_vocabulary
from etl.monitoring.output import open_output
from etl.monitoring.sql_text import quote_text
from etl.monitoring.water.facts import load_facts, read_item_codes
from etl.monitoring.water.layouts import find_layout, tell_layout
from etl.monitoring.water.reading import create_rows, create_words
from etl.monitoring.water.steps import create_macros, run_steps

# The tables that are written, each ordered by its first columns.
TABLES = {
    "section": ("section",),
    "section_day_item": ("section", "day", "item"),
    "section_day": ("section", "day"),
    "section_period_item": ("section", "period", "item"),
    "section_period": ("section", "period"),
    "list_period": ("list", "period", "statistic"),
    "lake_period_item": ("lake", "period", "item"),
    "lake_period": ("lake", "period"),
    "quality": ("file", "row", "item", "reason"),
}
MOST_LINES = 20  # faults that are told one by one
SUMMARY = """
    select
        (select count(*) from section),
        (select count(*) from section_day),
        (select count(*) filter (published_class is not null) from section_day),
        (select count(*) filter (published_class = class) from section_day),
        (select count(*) filter (severity = 'fault') from quality),
        (select count(*) filter (severity = 'left_out') from quality)
"""


@dataclass(frozen=True)
class WaterSummary:
    """What a run found, counted."""

    sections: int
    section_days: int
    published: int  # days of sections with a published class
    as_published: int  # those that get the same class from the values
    faults: int
    left_out: int  # rows that do not count by rule: station stopped, in maintenance


def run_water(
    place: Path,
    out: Path,
    *,
    data: Path,
    mapping: Path | None = None,
    sections: Path | None = None,
    keep_going: bool = False,
    report: Callable[[str], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
) -> WaterSummary:
    """Read the file or folder `place`, and write the tables to the folder `out`.

    `mapping` says how the files are laid out, if they have no known form; `sections` is the reader's own list
    of sections, in place of data/monitoring/water_sections.csv. `report` hears each step, `tell` lines to
    print: how the columns are read, before they are. Raises FaultyInput where figures would be wrong, and
    then writes nothing; with `keep_going` those values are left out, and stand in the table quality.
    """
    files = find_input_files(place)
    with open_output(out, report, {"subject": "water", "files": [file.name for file in files]}) as folder:
        drafts = folder.parent / "drafts"
        drafts.mkdir()
        with duckdb.connect() as con:
            report("reading")
            names = [str(file.relative_to(place)) if place.is_dir() else file.name for file in files]
            sources = [open_source(con, file, name, drafts) for file, name in zip(files, names, strict=True)]
            create_macros(con, load_vocabulary(data).time_forms)
            columns = dict.fromkeys(column for source in sources for column in source.types)
            layout = find_layout(data, columns, read_item_codes(data), mapping, str(place))
            for line in (f"{place}:", *tell_layout(layout, columns)):
                tell(line)
            create_words(con, layout)
            load_facts(con, data, layout.sampling, sections)
            create_rows(con, sources, layout)
            run_steps(con, report)
            _name_lines(con, sources)
            summary = WaterSummary(*con.execute(SUMMARY).fetchone() or ())
            if summary.faults and not keep_going:
                raise FaultyInput(*_tell_faults(con, summary.faults))
            for table, order in TABLES.items():
                report(f"writing {table}")
                _write(con, table, order, folder / f"{table}.parquet")
    return summary


def _name_lines(con: duckdb.DuckDBPyConnection, sources: list[Source]) -> None:
    """Let the table quality name the lines of text files, and those that are no rows."""
    for source in (source for source in sources if source.is_text):
        rows = con.execute("select distinct row from quality where file = ?", [source.name]).fetchall()
        lines = find_lines(source, [row for (row,) in rows])
        con.execute("create or replace table row_line (row bigint, line bigint)")
        if lines:
            con.executemany("insert into row_line values (?, ?)", list(lines.items()))
        con.execute(
            "update quality set row = l.line from row_line l where quality.file = ? and l.row = quality.row",
            [source.name],
        )
        for line, reason in source.broken:
            con.execute(
                "insert into quality by name select ? as file, ? as row, ? as reason, 'fault' as severity",
                [source.name, line, reason],
            )


def _tell_faults(con: duckdb.DuckDBPyConnection, count: int) -> list[str]:
    told = con.execute(
        "select concat(file, ':', row, ' ', section || ': ', item || ', ', reason, ' \"' || value || '\"')"
        " from quality where severity = 'fault'"
        f" order by file, row, item nulls first, reason limit {MOST_LINES}"
    ).fetchall()
    return [
        *(line for (line,) in told),
        *([f"... and {count - MOST_LINES} more."] if count > MOST_LINES else []),
        f"{count} fault{'s' * (count > 1)}; nothing was written.",
        "Correct the input, or leave these values out with --keep-going; quality.parquet then lists them.",
    ]


def _write(con: duckdb.DuckDBPyConnection, table: str, order: tuple[str, ...], file: Path) -> None:
    """Write a table with its values in the published unit."""
    types = dict(
        con.execute(
            "select column_name, data_type from duckdb_columns() where table_name = ?", [table]
        ).fetchall()
    )
    exact = " replace (published(value) as value)" if types.get("value") == "BIGINT" else ""
    rows = f"select *{exact} from {table} order by {', '.join(order)}"
    con.execute(f"copy ({rows}) to {quote_text(str(file))} (format parquet)")
