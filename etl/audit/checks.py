"""Faults of identities.csv that only the rules of the audit know."""

from collections.abc import Iterator

import duckdb

from etl.audit.rules import RULES
from etl.curated_files import Fault


def find_rule_faults(con: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Rules of the closed list that no function judges, and identities with too many or too few parts."""
    return [*_unknown_rules(con), *_wrong_parts(con)]


def _unknown_rules(con: duckdb.DuckDBPyConnection) -> Iterator[Fault]:
    """An identity with a rule outside the closed list is an `unknown code` already."""
    listed = con.execute("select file, line, term_id from stg_terms where list_id = 'rule'").fetchall()
    return (
        Fault(file, line, "term_id", "unknown rule", rule) for file, line, rule in listed if rule not in RULES
    )


def _wrong_parts(con: duckdb.DuckDBPyConnection) -> Iterator[Fault]:
    identities = con.execute(
        "select file, line, rule, parts from stg_identities where parts is not null"
    ).fetchall()
    for file, line, rule, parts in identities:
        wanted = RULES[rule].parts if rule in RULES else None
        if wanted is not None and len(parts.split(";")) != wanted:
            yield Fault(file, line, "parts", "wrong parts", parts)
