"""Judges published arithmetic: fills the marts audit and derived from the identities and the claims."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pyarrow as pa

from etl.audit.claims import Claim, Finding, Identity, bound, claims_of, fitting, reference, select
from rules.identity import UNCHECKED, Verdict, derive_base, judge_change, judge_same


@dataclass(frozen=True)
class _Stated:
    """A change that a document states, the level it prints beside it, and older levels on the same definition."""

    change: Claim
    level: Claim
    older: list[Claim]

    @property
    def relative(self) -> bool:
        return self.change.unit_id == "percent"


def fill_audit(con: duckdb.DuckDBPyConnection) -> None:
    """Judge every identity wherever its claims exist; offer what follows by arithmetic as derived values."""
    identities = [
        Identity(*row)
        for row in con.execute(
            "select identity_id, rule, place_id, whole, parts from dim_identity"
        ).fetchall()
    ]
    claims, stated = claims_of(con, identities), _stated(con)
    findings: list[Finding] = []
    for identity in identities:
        if identity.rule == "change":
            findings += _changes(identity, stated)
        elif identity.rule == "same":
            findings += _same(con, identity)
        elif identity.rule == "limit_streak":
            findings += _limit_streak(con, identity, claims)
        else:
            findings += bound(identity, claims)
    _insert(con, "audit", list(_rows(findings)))
    _insert(con, "derived", list(_derived(stated)))


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[tuple]) -> None:
    """Insert all rows in one move: row by row would take minutes where there are many."""
    if rows:
        fields = con.table(table).limit(0).to_arrow_table().schema
        columns = [
            pa.array(cells, field.type) for cells, field in zip(zip(*rows, strict=True), fields, strict=True)
        ]
        con.register("judged", pa.table(columns, fields.names))
        con.execute(f"insert into {table} select * from judged")
        con.unregister("judged")


def _rows(findings: list[Finding]) -> Iterator[tuple]:
    """Findings as rows of the mart; the id is the identity, its whole, and a number where it is met again."""
    met: Counter[str] = Counter()
    for finding in findings:
        v, whole = finding.verdict, finding.whole
        name = f"{finding.identity.identity_id}-{whole.claim_id}"
        met[name] += 1
        yield (
            f"{name}-{met[name]}",
            finding.identity.rule,
            whole.place_id,
            whole.period,
            finding.statement,
            whole.value,
            _six(v.computed),
            _six(v.tolerance),
            v.verdict,
            finding.identity.identity_id,
            whole.indicator_id,
            whole.scope_id,
            whole.unit_id,
            [whole.claim_id, *(part.claim_id for part in finding.parts)],
        )


def _six(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 6)


def _stated(con: duckdb.DuckDBPyConnection) -> list[_Stated]:
    """Changes with a base period beside the level that the same document prints, and the older levels if any."""
    found = con.execute("""
        select c.claim_id, l.claim_id, list(o.claim_id order by o.claim_id) filter (o.claim_id is not null)
        from fact_claim c
        join fact_claim l using (comparison_key, place_id, period, source_id)
        left join fact_claim o on o.comparison_key = c.comparison_key and o.place_id = c.place_id and o.period = c.base_period
            and o.kind in ('actual', 'derived') and o.comparator = '='
        where c.kind = 'change' and l.kind = 'actual' and c.base_period is not null and l.value is not null
        group by all
        order by all
    """).fetchall()
    ids = {claim for change, level, older in found for claim in (change, level, *(older or []))}
    by_id = {c.claim_id: c for c in select(con, "claim_id in (select unnest(?))", sorted(ids))}
    return [
        _Stated(by_id[change], by_id[level], [by_id[claim] for claim in older or []])
        for change, level, older in found
    ]


def _changes(identity: Identity, stated: list[_Stated]) -> Iterator[Finding]:
    """Every stated change against both levels; what the older one must have been, where it is not printed."""
    for s in stated:
        exact = s.change.exact and s.level.exact
        told = f"{s.change.value_text}{'%' if s.relative else ''}"
        if not s.older:
            base = (
                derive_base(s.level.value_text, s.change.value_text, s.relative, s.level.counted)
                if exact
                else None
            )
            given = f" ⇒ {base.value}" if base else ""
            yield Finding(
                identity,
                s.change,
                [s.level],
                f"{s.level.value_text} ({s.level.period}), {told} ({s.change.base_period}){given}",
                UNCHECKED,
            )
        for old in s.older:
            verdict = (
                judge_change(old.value_text, s.level.value_text, s.change.value_text, s.relative)
                if exact
                else UNCHECKED
            )
            yield Finding(
                identity,
                s.change,
                [s.level, old],
                f"{old.value_text} → {s.level.value_text} = {told}",
                verdict,
            )


def _same(con: duckdb.DuckDBPyConnection, identity: Identity) -> Iterator[Finding]:
    """Quantities that two documents give."""
    pairs = con.execute("""
        select a.claim_id, b.claim_id
        from fact_claim a join fact_claim b using (comparison_key, place_id, period)
        where a.claim_id < b.claim_id and a.source_id <> b.source_id and a.comparator = '=' and b.comparator = '='
            and a.kind in ('actual', 'derived') and b.kind in ('actual', 'derived')
        order by all
    """).fetchall()
    by_id = {
        c.claim_id: c
        for c in select(con, "claim_id in (select unnest(?))", [claim for pair in pairs for claim in pair])
    }
    for first, second in pairs:
        a, b = by_id[first], by_id[second]
        yield Finding(
            identity,
            a,
            [b],
            f"{a.value_text} = {b.value_text}",
            judge_same(a.value_text, b.value_text, a.counted),
        )


def _limit_streak(
    con: duckdb.DuckDBPyConnection, identity: Identity, claims: dict[str, list[Claim]]
) -> Iterator[Finding]:
    """So many years in a row within the limit: each year's figures must be, and the year before should not."""
    for whole in fitting(identity.whole, identity.place_id, claims):
        first, last = whole.year - int(whole.value) + 1, whole.year
        yearly = [
            c for c in fitting(identity.parts, identity.place_id, claims) if len(c.period) == 4 and c.exact
        ]
        limits = con.execute(
            "select value from dim_limit where indicator_id = ? and grade_id = 'grade_ii' and start_on <= ? order by start_on desc limit 1",
            [reference(identity.parts)[1][0], f"{last}-12-31"],
        ).fetchall()
        limit = limits[0][0] if limits else None
        inside = [c for c in yearly if first <= c.year <= last]
        before = [c for c in yearly if c.year == first - 1]
        if limit is None or len({c.year for c in inside}) <= last - first:
            verdict = UNCHECKED
        elif any(c.value > limit for c in inside) or any(c.value <= limit for c in before):
            verdict = Verdict("fails", None, None)
        else:
            verdict = Verdict("holds", whole.value, Decimal(0))
        bound = f" ≤ {limit.normalize():f}" if limit else ""
        told = ", ".join(f"{c.year}: {c.value_text}" for c in sorted(before + inside, key=lambda c: c.period))
        yield Finding(identity, whole, before + inside, f"{told}{bound}", verdict)


def _derived(stated: list[_Stated]) -> Iterator[tuple]:
    """Older levels that follow from a printed level and its change; confirmed where another document prints one inside."""
    for s in stated:
        base = derive_base(s.level.value_text, s.change.value_text, s.relative, s.level.counted)
        if base is None or not (s.change.exact and s.level.exact):
            continue
        confirmed = next(
            (
                c.claim_id
                for c in s.older
                if c.kind == "actual"
                and c.source_id != s.change.source_id
                and base.low <= c.value <= base.high
            ),
            None,
        )
        c, level = s.change, s.level
        formula = (
            f"{level.value_text} / (1 + {c.value_text}%)"
            if s.relative
            else f"{level.value_text} − ({c.value_text})"
        )
        yield (
            f"derived-{c.claim_id}",
            c.indicator_id,
            c.place_id,
            c.scope_id,
            c.base_period,
            c.basis_id,
            _six(base.value),
            _six(base.low),
            _six(base.high),
            str(base.value),
            level.unit_id,
            formula,
            [c.claim_id, level.claim_id],
            confirmed,
        )
