"""Fills the marts audit and derived from the identities and the claims."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pyarrow as pa

from etl.audit.changes import derived_rows, fetch_stated_changes
from etl.audit.claims import Claim, ScopeGrades, fetch_named_claims
from etl.audit.identities import Identity
from etl.audit.matching import Evidence
from etl.audit.rules import RULES
from rules.verdict import UNCHECKED, Verdict

IDENTITIES = "select identity_id, rule, place_id, whole, parts from dim_identity order by identity_id"


@dataclass(frozen=True)
class Finding:
    """One identity met in the claims, judged."""

    identity: Identity
    whole: Claim
    parts: Sequence[Claim]
    statement: str
    verdict: Verdict
    grade: str


def fill_audit(con: duckdb.DuckDBPyConnection) -> None:
    """Judge every identity wherever it is met, and derive the older levels that stated changes imply."""
    identities = [Identity(*row) for row in con.execute(IDENTITIES).fetchall()]
    evidence = Evidence(con, fetch_named_claims(con, identities), fetch_stated_changes(con), ScopeGrades(con))
    findings = (finding for identity in identities for finding in find_findings(evidence, identity))
    _insert(con, "audit", list(_audit_rows(findings)))
    _insert(con, "derived", list(derived_rows(evidence.changes)))


def find_findings(evidence: Evidence, identity: Identity) -> Iterator[Finding]:
    """An identity judged wherever it is met; a derived number would prove itself and is left out.

    What is only near can support a number, but never contradict it.
    """
    rule = RULES[identity.rule]
    for whole, parts, grade in rule.match(evidence, identity):
        if rule.of_printed and any(claim.kind == "derived" for claim in (whole, *parts)):
            continue
        statement, verdict = rule.judge(whole, parts)
        if grade == "near" and verdict.verdict == "fails":
            verdict = UNCHECKED
        yield Finding(identity, whole, parts, statement, verdict, grade)


def _audit_rows(findings: Iterable[Finding]) -> Iterator[tuple]:
    """Findings as rows of the mart; the id is the identity, its whole, and a number where it is met again."""
    met: Counter[str] = Counter()
    for finding in findings:
        verdict, whole = finding.verdict, finding.whole
        name = f"{finding.identity.identity_id}-{whole.claim_id}"
        met[name] += 1
        yield (
            f"{name}-{met[name]}",
            finding.identity.rule,
            whole.place_id,
            whole.period,
            finding.statement,
            whole.value,
            _round(verdict.computed),
            _round(verdict.tolerance),
            verdict.verdict,
            finding.identity.identity_id,
            whole.indicator_id,
            whole.scope_id,
            whole.unit_id,
            [whole.claim_id, *(part.claim_id for part in finding.parts)],
            finding.grade,
        )


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[tuple]) -> None:
    """Insert all rows in one statement: row by row would take minutes where there are many."""
    if not rows:
        return
    fields = con.table(table).limit(0).to_arrow_table().schema
    columns = [
        pa.array(cells, field.type) for cells, field in zip(zip(*rows, strict=True), fields, strict=True)
    ]
    con.register("judged", pa.table(columns, fields.names))
    con.execute(f"insert into {table} select * from judged")
    con.unregister("judged")


def _round(value: Decimal | None) -> Decimal | None:
    """To the six decimals of a number in the warehouse."""
    return None if value is None else round(value, 6)
