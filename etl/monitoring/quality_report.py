"""The table `quality`, and what it says in words: what is wrong, how often, and where it begins."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.monitoring.facts import read_rows
from etl.monitoring.input_files import Source, find_lines
from etl.monitoring.quality import NOT_A_ROW

EXAMPLES = 5  # rows shown of each reason
LINES = pa.schema([("file", pa.string()), ("row", pa.int64()), ("line", pa.int64())])
QUALITY = f"""
    create or replace temp table quality as
    select
        n.name as file,
        case when f.reason = '{NOT_A_ROW}' then f.row else coalesce(l.line, f.row + 1) end as row,
        f.city, f.station, f.time, f.pollutant, f.text as value, f.reason, r.severity
    from fault f
    join source_name n using (file)
    join reason_text r using (reason)
    left join line_of_row l on l.file = f.file and l.row = f.row
    order by n.name, 2, f.pollutant, f.reason
"""


def make_quality(con: duckdb.DuckDBPyConnection, sources: Mapping[str, Source]) -> None:
    """Make the table `quality` of what was found: files by their names, rows of text by their lines."""
    rows: dict[str, set[int]] = {}
    for file, row in con.execute(f"select file, row from fault where reason <> '{NOT_A_ROW}'").fetchall():
        rows.setdefault(file, set()).add(row + 1)
    lines = [
        {"file": file, "row": row - 1, "line": line}
        for file, found in rows.items()
        if sources[file].is_text
        for row, line in find_lines(sources[file], found).items()
    ]
    names = [{"file": path, "name": source.name} for path, source in sources.items()]
    con.register("source_name", pa.Table.from_pylist(names))
    con.register("line_of_row", pa.Table.from_pylist(lines, LINES))
    con.execute(QUALITY)


def count_left_out(con: duckdb.DuckDBPyConnection) -> int:
    """How many readings are left out; a line that is no row counts as one."""
    ((count,),) = con.execute("select count(*) from quality").fetchall()
    return count


def describe_quality(con: duckdb.DuckDBPyConnection, data: Path) -> str:
    """A paragraph a reason, with its first rows; blank where nothing was found."""
    counts = dict(con.execute("select reason, count(*) from quality group by all").fetchall())
    lines = []
    for row in read_rows(data, "monitoring/reasons.csv"):
        if count := counts.get(row["reason"]):
            lines.append(f"{row['reason']}: {count:,} reading{'s' * (count > 1)}, {row['name_en']}")
            examples = con.execute(
                "select file, row, concat_ws(' ', city, nullif(station, ''), pollutant,"
                " strftime(time, '%Y-%m-%d %H:%M')), value from quality where reason = ? limit ?",
                [row["reason"], EXAMPLES],
            ).fetchall()
            lines += [f"  {file}:{line} {where}: “{value}”" for file, line, where, value in examples]
            lines += ["  ..."] * (count > EXAMPLES)
    return "\n".join(lines)
