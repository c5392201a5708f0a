"""Brings files of readings into the tables that the steps begin with: rows, items and words, all as text."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from etl.monitoring.faults import FaultyInput
from etl.monitoring.input_files import Source, select_source
from etl.monitoring.sql_text import quote_list, quote_name, quote_text
from etl.monitoring.water.layouts import KEYS, WaterLayout


def create_words(con: duckdb.DuckDBPyConnection, layout: WaterLayout) -> None:
    """The tables state_word and class_word."""
    for table, column, kind, words in (
        ("state_word", "state", pa.string(), layout.states),
        ("class_word", "class", pa.int32(), layout.classes),
    ):
        con.register(
            "words",
            pa.table(
                {"word": pa.array(list(words), pa.string()), column: pa.array(list(words.values()), kind)}
            ),
        )
        con.execute(f"create table {table} as select * from words")
        con.unregister("words")


def create_rows(con: duckdb.DuckDBPyConnection, sources: Sequence[Source], layout: WaterLayout) -> None:
    """The tables water_row (a row of the input each, keys as text) and item_text (its values as text).

    Cells that are empty or say that a value is missing are null, and have no row in item_text; `row` counts
    the rows of a file from 1. Raises FaultyInput for a file without section, time or any item.
    """
    known = {item for (item,) in con.execute("select item from water_item").fetchall()}
    parts = [_select_rows(source, at, layout, known) for at, source in enumerate(sources)]
    con.execute(f"create table read_row as {' union all by name '.join(parts)}")
    items = [name for name, *_ in con.execute("describe read_row").fetchall() if name in known]
    keys = ", ".join(KEYS)
    con.execute(f"create table water_row as select file, row, {keys} from read_row")
    listed = ", ".join(map(quote_name, items))
    con.execute(
        "create table item_text as select file, row, item, text from "
        f"(unpivot read_row on {listed} into name item value text)"
    )
    con.execute("drop table read_row")


def _select_rows(source: Source, at: int, layout: WaterLayout, known: set[str]) -> str:
    """A query for the rows of one file, under our names."""
    present = {ours: theirs for ours, theirs in layout.columns.items() if theirs in source.types}
    items = [ours for ours in present if ours in known]
    if "section" not in present or not items or not {"time", "snapshot"} & present.keys():
        wanted = ", ".join(layout.columns.values())
        raise FaultyInput(
            f"{source.name}: the columns for section, time and at least one item are not all there.",
            f"Columns found: {', '.join(source.types)}. Columns looked for: {wanted}.",
            "Name the columns of the file in a mapping (--mapping FILE).",
        )
    if "time" not in present:
        present["time"] = present["snapshot"]
    found = {ours: _cell(present[ours], layout.missing) for ours in (*KEYS, *items) if ours in present}
    cells = [f"{found.get(ours, 'null::varchar')} as {quote_name(ours)}" for ours in (*KEYS, *items)]
    keys = f"{quote_text(source.name)} as file, file_row_number + 1 as row"
    return f"select {keys}, {', '.join(cells)} from ({select_source([source])})"


def _cell(column: str, missing: Sequence[str]) -> str:
    """A cell as text without space around it; null where it says that the value is missing."""
    text = f"trim({quote_name(column)}::varchar)"
    return f"case when {text} in (select unnest({quote_list(['', *missing])})) then null else {text} end"
