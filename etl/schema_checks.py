"""Checks the staged files against schema.sql: a query for each constraint, so that no second list exists.

    not null           missing value          (a column with a default may be empty)
    primary key        duplicate key          (named by its last column)
    references dim_x   unknown x
    check (c in ...)   unknown code           (also a line of terms.csv that the check does not know)
    a list of dim_term unknown code           (a column named like the list takes its codes there)
    type               not a date, not a number, not a whole number, not yes or no
    a key x_id         not a code             (ASCII snake_case)
    a name x_en        wrong language         (Chinese in a column of English, or none in one of Chinese)
    may be empty       word for nothing       (an empty cell says nothing; a dash or #REF! does not)

Each query returns file, line, column and value of what is wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import duckdb

from etl.staging import StagedTable, staged_tables


@dataclass(frozen=True)
class Rule:
    """A rule by the name that faults give, and the query that finds what breaks it.

    Of a rule on single rows also the staging table and the condition that a wrong row meets.
    """

    name: str
    query: str
    table: str = ""
    wrong: str = ""


TYPES = {  # type in the star: the rule that text breaks if it is none, and what it is written like
    "DATE": ("not a date", r"(19|20)\d{2}-\d{2}-\d{2}"),
    "DECIMAL(24,6)": ("not a number", r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?"),
    "INTEGER": ("not a whole number", r"-?(0|[1-9]\d{0,8})"),
    "BOOLEAN": ("not yes or no", "yes|no"),
}
COLUMNS = """
    select table_name, column_name, data_type, not is_nullable and column_default is null
    from duckdb_columns()
    order by table_oid, column_index
"""
CONSTRAINTS = """
    select
        table_name, constraint_type, constraint_column_names, referenced_table, referenced_column_names,
        expression
    from duckdb_constraints()
    order by table_oid, constraint_index
"""
KEY = "[a-z0-9][a-z0-9_.]*"  # tasks are numbered as in their document: 8.1
FOREIGN = {  # how columns of a language end, and what is of another one
    "_en": r"regexp_matches({}, '\p{{Han}}')",
    "_zh": r"not regexp_matches({0}, '\p{{Han}}')"
    r" and regexp_matches({0}, '[A-Za-z0-9+/]{{6}}|[\x{{C0}}-\x{{24F}}]')",
}
NOTHING = ", ".join(
    f"'{word}'"
    for word in ("null", "none", "nil", "nan", "n/a", "#n/a", "#ref!", "#value!", "#name?", "-", "–", "—")
)


def find_schema_faults(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, tuple]]:
    """The name of each rule that is broken, with the file, line, column and value of what breaks it.

    All are asked at once first, those on single rows a table at a time, the others in one statement: good
    data breaks none, and to plan some three hundred queries takes far longer than to answer them.
    """
    by_table: dict[str, list[Rule]] = defaultdict(list)
    for rule in schema_rules(con):
        by_table[rule.table].append(rule)
    others = by_table.pop("", [])
    asked_at_once = " union all ".join(f"select {at} from ({rule.query})" for at, rule in enumerate(others))
    broken = {at for (at,) in con.execute(asked_at_once).fetchall()}
    asked = [others[at] for at in sorted(broken)]
    for table, rules in by_table.items():
        wrong = " or ".join(f"({rule.wrong})" for rule in rules)
        if con.execute(f"select 1 from {table} where {wrong} limit 1").fetchall():
            asked += rules
    for rule in asked:
        for row in con.execute(rule.query).fetchall():
            yield rule.name, row


def schema_rules(con: duckdb.DuckDBPyConnection) -> Iterator[Rule]:
    """The rule of every constraint that text of a file can break."""
    tables = {table.star: table for table in staged_tables(con)}
    lists = _lists(con, {column for table in tables.values() for column in table.columns})
    columns = _group_by_table(con.execute(COLUMNS))
    constraints = _group_by_table(con.execute(CONSTRAINTS))
    for table in tables.values():
        yield from _columns(table, columns[table.star], lists)
        yield from _constraints(table, constraints[table.star], tables)
    yield from _terms(chain.from_iterable(constraints.values()), lists)


def _group_by_table(answer: duckdb.DuckDBPyConnection) -> dict[str, list[tuple]]:
    """Rows by their first column: to ask for each table would take a quarter of the time of all checks."""
    grouped: dict[str, list[tuple]] = defaultdict(list)
    for table, *row in answer.fetchall():
        grouped[table].append(tuple(row))
    return grouped


def _columns(table: StagedTable, described: Iterable[tuple], lists: set[str]) -> Iterator[Rule]:
    """Filled cells, types and lists of codes."""
    for column, kind, required in described:
        if column not in table.columns:
            continue
        if required:
            yield _on_rows("missing value", table, column, "''", f'"{column}" is null')
        if kind in TYPES:
            rule, pattern = TYPES[kind]
            written = f"regexp_full_match(\"{column}\", '{pattern}')"
            fits = f'try_cast("{column}" as {kind}) is not null'
            wrong = f'"{column}" is not null and not ({written} and {fits})'
            yield _on_rows(rule, table, column, f'"{column}"', wrong)
        if foreign := next((sign for end, sign in FOREIGN.items() if column.endswith(end)), None):
            yield _on_rows("wrong language", table, column, f'"{column}"', foreign.format(f'"{column}"'))
        if kind == "VARCHAR" and not required:
            wrong = f'lower("{column}") in ({NOTHING})'
            yield _on_rows("word for nothing", table, column, f'"{column}"', wrong)
        if column in lists:
            known = f"select term_id from stg_terms where list_id = '{column}'"
            unknown = f'"{column}" is not null and "{column}" not in ({known} and term_id is not null)'
            yield Rule("unknown code", _query(table, column, f'"{column}"', unknown))


def _constraints(
    table: StagedTable, constraints: Iterable[tuple], tables: Mapping[str, StagedTable]
) -> Iterator[Rule]:
    """Keys, references and closed lists; not those on columns that loading works out."""
    for kind, columns, referenced, referenced_columns, expression in constraints:
        if not set(columns) <= set(table.columns):
            continue
        if kind == "PRIMARY KEY" and columns[-1] == columns[0] and columns[0].endswith("_id"):
            (column,) = columns
            wrong = f"not regexp_full_match(\"{column}\", '{KEY}')"
            yield _on_rows("not a code", table, column, f'"{column}"', wrong)
        if kind == "PRIMARY KEY" and columns != [table.key]:
            yield Rule("duplicate key", _duplicates(table, columns))
        elif kind == "FOREIGN KEY":
            rule = f"unknown {referenced.removeprefix('dim_').replace('_', ' ')}"
            yield Rule(rule, _strangers(table, columns[0], tables[referenced], referenced_columns[0]))
        elif kind == "CHECK" and len(columns) == 1:
            (column,) = columns
            yield _on_rows("unknown code", table, column, f'"{column}"', f"not {expression}")


def _terms(constraints: Iterable[tuple], lists: set[str]) -> Iterator[Rule]:
    """Terms of a closed list that no table knows: a list may serve several tables, each with a part of it."""
    checks: dict[str, list[str]] = defaultdict(list)
    for kind, columns, _, _, expression in constraints:
        if kind == "CHECK" and len(columns) == 1:
            checks[columns[0]].append(expression)
    for column in sorted(lists & checks.keys()):
        terms = f"(select file, line, term_id as \"{column}\" from stg_terms where list_id = '{column}')"
        known = " or ".join(checks[column])
        query = f"select file, line, 'term_id', \"{column}\" from {terms} where not ({known})"
        yield Rule("unknown code", query)


def _on_rows(name: str, table: StagedTable, column: str, value: str, wrong: str) -> Rule:
    return Rule(name, _query(table, column, value, wrong), table.staging, wrong)


def _query(table: StagedTable, column: str, value: str, wrong: str) -> str:
    return f"select file, line, '{column}', {value} from {table.staging} where {wrong}"


def _duplicates(table: StagedTable, columns: list[str]) -> str:
    """Every row but the first of a key."""
    key = ", ".join(f'"{column}"' for column in columns)
    filled = " and ".join(f'"{column}" is not null' for column in columns)
    return (
        f"select file, line, '{columns[-1]}', concat_ws(' ', {key}) from {table.staging} where {filled}"
        f" qualify row_number() over (partition by {key} order by file, line) > 1"
    )


def _strangers(table: StagedTable, column: str, referenced: StagedTable, key: str) -> str:
    """Codes that are not in the column `key` of the other file; a wrong name of a file is reported once."""
    line = "min(line)" if column == table.key else "line"
    group = "group by all" if column == table.key else ""
    return (
        f"select file, {line}, '{column}', \"{column}\" from {table.staging} anti join"
        f' (select "{key}" as "{column}" from {referenced.staging}) using ("{column}")'
        f' where "{column}" is not null {group}'
    )


def _lists(con: duckdb.DuckDBPyConnection, columns: set[str]) -> set[str]:
    """Those of the columns that bear the name of a list of terms, which the check of dim_term knows."""
    (expression,) = con.execute(
        "select expression from duckdb_constraints()"
        " where table_name = 'dim_term' and constraint_type = 'CHECK'"
    ).fetchone() or ("false",)
    names = con.execute(
        f"select list_id from (select unnest($names) as list_id) where {expression}",
        {"names": sorted(columns)},
    )
    return {name for (name,) in names.fetchall()}
