"""What the water batch knows before it reads anything, from data/: limits, items, sections, validity."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.curated_files import read_file
from etl.monitoring.faults import FaultyInput

LIMITS = "water_classes.csv"
ITEM_FILE = "water_items.csv"
CLASSES = ("class_i", "class_ii", "class_iii", "class_iv", "class_v")
ITEMS = (
    "item_id",
    "unit_id",
    "decimals",
    "is_required",
    "plausible_low",
    "plausible_high",
    "trophic_factor",
    "trophic_constant",
    "trophic_slope",
    "trophic_correlation",
)
VALIDITY = ("sampling", "month_percent_of_days", "year_months", "trophic_items", "source")
LEVELS = ("trophic_level", "name_zh", "name_en", "comparator", "upper")
SECTIONS = ("section", "water_body", "lake", "target_class", "lists", "source")
OPTIONAL = ("lake", "target_class", "lists", "source")  # columns that a list of sections may leave out
SCRIPT = Path(__file__).parent / "facts.sql"
WRONG_SECTIONS = """
    select line, 'section', 'written twice', section
    from (select *, row_number() over (partition by section order by line) as n from stg_section) where n > 1
    union all
    select line, 'section', 'no name of a section', '' from stg_section where section is null
    union all
    select line, 'water_body', 'neither river nor lake', coalesce(water_body, '') from stg_section
    where water_body is null or water_body not in ('river', 'lake')
    union all
    select line, 'target_class', 'not a class of water', target_class from stg_section
    where target_class is not null
        and target_class not in (select word from class_word union select class::text from class_word)
    order by all
"""


def load_facts(con: duckdb.DuckDBPyConnection, data: Path, sampling: str, sections: Path | None) -> None:
    """Make the tables of facts that the steps read: water_limit, water_item, section_fact, section_list, ...

    `sections` is the reader's own list of sections, in place of the one in data/; the table class_word must
    be there. Raises FaultyInput for a list that cannot be used.
    """
    folder = data / "monitoring"
    names = ("standard_id", "item_id", "water_body", "item_zh", "item_en", "comparator", *CLASSES)
    _stage(con, "stg_limit", data / LIMITS, names)
    _stage(con, "stg_item", folder / ITEM_FILE, ITEMS)
    _stage(con, "stg_validity", folder / "water_validity.csv", VALIDITY)
    _stage(con, "stg_level", folder / "trophic_levels.csv", LEVELS)
    own = sections or folder / "water_sections.csv"
    _stage(con, "stg_section", own, SECTIONS, OPTIONAL)
    if wrong := con.execute(WRONG_SECTIONS).fetchall():
        raise FaultyInput(
            *(f'{own.name}:{line} {column}: {fault} "{value}"' for line, column, fault, value in wrong)
        )
    known = {row[0] for row in con.execute("select sampling from stg_validity").fetchall()}
    if sampling not in known:
        raise FaultyInput(f"“{sampling}” is no kind of sampling; there are {', '.join(sorted(known))}.")
    con.execute("create table asked_sampling as select ? as sampling", [sampling])
    con.execute(SCRIPT.read_text("utf-8"))


def read_item_codes(data: Path) -> list[str]:
    """The codes of the items that a file may hold."""
    rows = read_file(data / "monitoring" / ITEM_FILE, ITEM_FILE, ITEMS, None)
    return [code for code in rows.cells["item_id"] if code]


def _stage(
    con: duckdb.DuckDBPyConnection,
    table: str,
    file: Path,
    columns: Sequence[str],
    optional: Sequence[str] = (),
) -> None:
    """A file as text, with the line of each row."""
    rows = read_file(file, file.name, columns, None, optional)
    if faults := [*rows.unreadable, *rows.faults]:
        raise FaultyInput(*map(str, faults))
    cells = {column: pa.array(rows.cells[column], pa.string()) for column in columns}
    con.register("read", pa.table({"line": pa.array(rows.lines, pa.int64()), **cells}))
    con.execute(f"create table {table} as select * from read")
    con.unregister("read")
