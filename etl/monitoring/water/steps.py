"""Runs the steps of the water batch, SQL files in order of name, and the rules of quality between them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from etl.monitoring.sql_text import quote_list

HERE = Path(__file__).parent
QUALITY_FROM = "40"  # the first step that reads the table quality
QUALITY = """
    select file, row, section, time, item, value, reason,
        case
            when severity = 'fault' and bool_or(severity = 'left_out') over same_row then 'left_out'
            else severity
        end as severity
    from ({found})
    window same_row as (partition by file, row)
    order by file, row, item nulls first, reason
"""  # what is wrong in a row that does not count makes no figure wrong
COLUMNS = "file, row, section, time, item, value, reason, severity"


def run_steps(con: duckdb.DuckDBPyConnection, report: Callable[[str], None] = lambda _: None) -> None:
    """Make a table of each step, named by its file, and the table quality of what the rules find."""
    steps = sorted(HERE.glob("[0-9]*.sql"))
    for step in steps:
        if step.stem < QUALITY_FROM:
            report(step.stem)
            _create(con, step)
    report("quality")
    rules = sorted((HERE / "quality").glob("*.sql"))
    found = " union all ".join(f"select {COLUMNS} from (\n{rule.read_text('utf-8')})" for rule in rules)
    con.execute(f"create table quality as {QUALITY.format(found=found)}")
    for step in steps:
        if step.stem >= QUALITY_FROM:
            report(step.stem)
            _create(con, step)


def create_macros(con: duckdb.DuckDBPyConnection, time_forms: Sequence[str]) -> None:
    """The arithmetic that the steps share, and how times are read that are written with their year."""
    con.execute((HERE / "macros.sql").read_text("utf-8"))
    forms = quote_list(list(time_forms))
    con.execute(
        "create macro read_time(words) as"
        f" coalesce(try_cast(replace(words, '/', '-') as timestamp), try_strptime(words, {forms}))"
    )


def _create(con: duckdb.DuckDBPyConnection, step: Path) -> None:
    table = step.stem.partition("_")[2]
    con.execute(f"create table {table} as {step.read_text('utf-8')}")
