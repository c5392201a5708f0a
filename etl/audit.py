"""Judges published arithmetic: fills the marts audit and derived from the identities and the claims."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from rules.identity import (
    UNCHECKED,
    Derived,
    Verdict,
    derive_base,
    judge_change,
    judge_part,
    judge_rate,
    judge_streak,
    judge_sum,
    judge_whole_number,
    whole_numbers,
)


@dataclass(frozen=True)
class _Claim:
    claim_id: str
    indicator_id: str
    place_id: str
    scope: str
    period: str
    basis: str
    kind: str
    comparator: str
    value: Decimal
    value_text: str
    unit: str
    base_period: str | None
    source_id: str
    comparison_key: str
    counted: bool

    @property
    def year(self) -> int:
        return int(self.period[-10:][:4] if self.period.startswith("..") else self.period[:4])

    @property
    def exact(self) -> bool:
        return self.comparator == "="


@dataclass(frozen=True)
class _Identity:
    identity_id: str
    rule: str
    place_id: str
    whole: str
    parts: str


@dataclass(frozen=True)
class _Finding:
    """One identity met in the claims: whole and parts, what it says in numbers, and the verdict."""

    identity: _Identity
    whole: _Claim
    parts: list[_Claim]
    statement: str
    verdict: Verdict


def fill_audit(con: duckdb.DuckDBPyConnection) -> None:
    """Judge every identity wherever its claims exist; offer what follows by arithmetic as derived values."""
    identities = [_Identity(*row) for row in con.execute("select identity_id, rule, place_id, whole, parts from dim_identity").fetchall()]
    claims = _claims(con, identities)
    findings: list[_Finding] = []
    for identity in identities:
        find = {"change": _changes, "same": _same, "limit_streak": _limit_streak}.get(identity.rule, _bound)
        findings += find(con, identity, claims)
    rows = []
    for finding in findings:
        ids = [finding.whole.claim_id, *(part.claim_id for part in finding.parts)]
        v, whole = finding.verdict, finding.whole
        audit_id = f"{finding.identity.identity_id}-{whole.claim_id}-{len([r for r in rows if r[0].startswith(f'{finding.identity.identity_id}-{whole.claim_id}-')])}"
        rows.append((
            audit_id, finding.identity.rule, whole.place_id, whole.period, finding.statement, whole.value, _six(v.computed), _six(v.tolerance),
            v.verdict, finding.identity.identity_id, whole.indicator_id, whole.scope, whole.unit, ids,
        ))  # fmt: skip
    if rows:
        con.executemany(f"insert into audit values ({', '.join('?' * 14)})", rows)
    derived = list(_derived(con))
    if derived:
        con.executemany(f"insert into derived values ({', '.join('?' * 14)})", derived)


def _six(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 6)


def _claims(con: duckdb.DuckDBPyConnection, identities: list[_Identity]) -> dict[str, list[_Claim]]:
    """The claims with a number of the indicators that identities name, by indicator."""
    named = {_words(token)[1][0] for identity in identities for token in [identity.whole, *identity.parts.split(";")]} - {"*"}
    found = defaultdict(list)
    for claim in _select(con, "list_contains(?, indicator_id) and kind <> 'change' and value is not null", list(named)):
        found[claim.indicator_id].append(claim)
    return found


def _select(con: duckdb.DuckDBPyConnection, condition: str, *values: object) -> list[_Claim]:
    columns = ", ".join(_Claim.__dataclass_fields__)
    rows = con.execute(
        f"select {columns} from (select * exclude (name_zh, name_en) from fact_claim join dim_unit using (unit)) where {condition} order by claim_id",
        list(values),
    ).fetchall()
    return [_Claim(*row) for row in rows]


def _words(token: str) -> tuple[str | None, list[str]]:
    """A reference, place:indicator@scope@period@kind, as its place, if it names one, and its other parts."""
    place, _, rest = token.rpartition(":")
    return place or None, rest.split("@")


def _fitting(token: str, place: str, claims: dict[str, list[_Claim]]) -> list[_Claim]:
    """The claims a reference stands for; targets only where it says so."""
    own, (indicator, scope, period, *kind) = _words(token)
    return [
        c for c in claims.get(indicator, [])
        if (own or place) in ("*", c.place_id) and scope in ("*", c.scope) and period in ("*", c.period)
        and (c.kind == kind[0] if kind else c.kind != "target")
    ]  # fmt: skip


def _bound(con: duckdb.DuckDBPyConnection, identity: _Identity, claims: dict[str, list[_Claim]]) -> Iterator[_Finding]:
    """An identity wherever its whole and all of its parts exist; * is bound to the whole's own scope and period."""
    for whole in _fitting(identity.whole, identity.place_id, claims):
        parts = []
        for token in identity.parts.split(";"):
            _, (_, scope, period, *_) = _words(token)
            found = _fitting(token, whole.place_id, claims)
            if scope == "*":
                found = [c for c in found if c.scope == whole.scope]
            if period == "*":
                found = [c for c in found if (c.period == whole.period) != (identity.rule == "denominator")]
            parts.append(found)
        if identity.rule == "denominator":
            yield from (_judged(identity, whole, [count]) for count in parts[0] if len(count.period) == 4 == len(whole.period))
        elif all(parts) and not (identity.rule == "day_rate" and len(whole.period) != 4):
            yield _judged(identity, whole, [found[0] for found in parts])


def _judged(identity: _Identity, whole: _Claim, parts: list[_Claim]) -> _Finding:
    texts = [part.value_text for part in parts]
    exact = whole.exact and all(part.exact for part in parts)
    mark = "" if exact else "?"
    match identity.rule:
        case "sum":
            return _Finding(
                identity, whole, parts, f"{' + '.join(texts)} ={mark} {whole.value_text}", judge_sum(whole.value_text, texts) if exact else UNCHECKED
            )
        case "rate":
            verdict = judge_rate(whole.value_text, texts[0], texts[1]) if exact else UNCHECKED
            return _Finding(identity, whole, parts, f"{texts[0]} / {texts[1]} ={mark} {whole.value_text}%", verdict)
        case "part":
            safe = whole.comparator in ("=", ">", ">=") and parts[0].comparator in ("=", "<", "<=")
            return _Finding(identity, whole, parts, f"{texts[0]} ≤ {_bounded(whole)}", judge_part(texts[0], whole.value_text) if safe else UNCHECKED)
        case "streak":
            years = whole.year - parts[0].year
            return _Finding(identity, whole, parts, f"{texts[0]} + {years} = {whole.value_text}", judge_streak(texts[0], whole.value_text, years))
        case "day_rate":
            days = 366 if whole.year % 4 == 0 else 365
            return _Finding(identity, whole, parts, f"{texts[0]} / {days} = {whole.value_text}%", judge_rate(whole.value_text, texts[0], str(days)))
        case "whole_number" | "denominator":
            count = int(parts[0].value)
            fitting = whole_numbers(whole.value_text, count)
            told = f"{fitting[0]} / {count} ≈ {whole.value_text}%" if fitting else f"? / {count} ≠ {whole.value_text}%"
            if identity.rule == "denominator":
                told += f" ({whole.period}, {parts[0].period})"
            return _Finding(identity, whole, parts, told, judge_whole_number(whole.value_text, count) if exact else UNCHECKED)
    raise ValueError(f"no such rule: {identity.rule}")


def _bounded(claim: _Claim) -> str:
    return f"{'' if claim.exact else claim.comparator}{claim.value_text}"


def _changes(con: duckdb.DuckDBPyConnection, identity: _Identity, _: dict[str, list[_Claim]]) -> Iterator[_Finding]:
    """Every stated change whose own level is printed, against the older level on the same definition if there is one."""
    for change, level in _levels(con):
        older = _select(
            con, "comparison_key = ? and place_id = ? and period = ? and kind in ('actual', 'derived') and comparator = '='",
            change.comparison_key, change.place_id, change.base_period,
        )  # fmt: skip
        told = f"{change.value_text}{'%' if change.unit == 'percent' else ''}"
        if not older:
            base = derive_base(level.value_text, change.value_text, change.unit == "percent", level.counted) if change.exact and level.exact else None
            given = f" ⇒ {base.value}" if base else ""
            yield _Finding(identity, change, [level], f"{level.value_text} ({level.period}), {told} ({change.base_period}){given}", UNCHECKED)
        for old in older:
            verdict = (
                judge_change(old.value_text, level.value_text, change.value_text, change.unit == "percent")
                if change.exact and level.exact
                else UNCHECKED
            )
            yield _Finding(identity, change, [level, old], f"{old.value_text} → {level.value_text} = {told}", verdict)


def _levels(con: duckdb.DuckDBPyConnection) -> list[tuple[_Claim, _Claim]]:
    """Changes with a base period, each beside the level that the same document prints for the period."""
    pairs = con.execute("""
        select c.claim_id, l.claim_id
        from fact_claim c join fact_claim l using (comparison_key, place_id, period, source_id)
        where c.kind = 'change' and l.kind = 'actual' and c.base_period is not null and l.value is not null
        order by c.claim_id, l.claim_id
    """).fetchall()
    by_id = {c.claim_id: c for c in _select(con, "list_contains(?, claim_id)", [claim for pair in pairs for claim in pair])}
    return [(by_id[change], by_id[level]) for change, level in pairs]


def _same(con: duckdb.DuckDBPyConnection, identity: _Identity, _: dict[str, list[_Claim]]) -> Iterator[_Finding]:
    """Quantities that two documents give."""
    pairs = con.execute("""
        select a.claim_id, b.claim_id
        from fact_claim a join fact_claim b using (comparison_key, place_id, period)
        where a.claim_id < b.claim_id and a.source_id <> b.source_id and a.comparator = '=' and b.comparator = '='
            and a.kind in ('actual', 'derived') and b.kind in ('actual', 'derived')
        order by all
    """).fetchall()
    by_id = {c.claim_id: c for c in _select(con, "list_contains(?, claim_id)", [claim for pair in pairs for claim in pair])}
    for first, second in pairs:
        a, b = by_id[first], by_id[second]
        yield _Finding(identity, a, [b], f"{a.value_text} = {b.value_text}", judge_sum(a.value_text, [b.value_text]))


def _limit_streak(con: duckdb.DuckDBPyConnection, identity: _Identity, claims: dict[str, list[_Claim]]) -> Iterator[_Finding]:
    """So many years in a row within the limit: each year's figures must be, and the year before should not."""
    for whole in _fitting(identity.whole, identity.place_id, claims):
        first, last = whole.year - int(whole.value) + 1, whole.year
        yearly = [c for c in _fitting(identity.parts, identity.place_id, claims) if len(c.period) == 4 and c.exact]
        limit = con.execute(
            "select value from dim_limit where indicator_id = ? and grade_id = 'grade_ii' and start_on <= ? order by start_on desc limit 1",
            [_words(identity.parts)[1][0], f"{last}-12-31"],
        ).fetchone()
        inside = [c for c in yearly if first <= c.year <= last]
        before = [c for c in yearly if c.year == first - 1]
        if limit is None or len({c.year for c in inside}) <= last - first:
            verdict = UNCHECKED
        elif any(c.value > limit[0] for c in inside) or any(c.value <= limit[0] for c in before):
            verdict = Verdict("fails", None, None)
        else:
            verdict = Verdict("holds", whole.value, Decimal(0))
        bound = f" ≤ {limit[0].normalize():f}" if limit else ""
        told = ", ".join(f"{c.year}: {c.value_text}" for c in sorted(before + inside, key=lambda c: c.period))
        yield _Finding(identity, whole, before + inside, f"{told}{bound}", verdict)


def _derived(con: duckdb.DuckDBPyConnection) -> Iterator[tuple]:
    """Older levels that follow from a printed level and its change, where no document of ours prints them."""
    for change, level in _levels(con):
        base = derive_base(level.value_text, change.value_text, change.unit == "percent", level.counted)
        if base is None or not (change.exact and level.exact) or change.base_period is None:
            continue
        printed = _select(
            con, "comparison_key = ? and place_id = ? and period = ? and kind = 'actual' and comparator = '=' and source_id <> ?",
            change.comparison_key, change.place_id, change.base_period, change.source_id,
        )  # fmt: skip
        confirmed = next((c.claim_id for c in printed if base.low <= c.value <= base.high), None)
        formula = f"{level.value_text} / (1 + {change.value_text}%)" if change.unit == "percent" else f"{level.value_text} − ({change.value_text})"
        yield (
            f"derived-{change.claim_id}", change.indicator_id, change.place_id, change.scope, change.base_period, change.basis,
            *_rounded(base), str(base.value), level.unit, formula, [change.claim_id, level.claim_id], confirmed,
        )  # fmt: skip


def _rounded(base: Derived) -> tuple[Decimal, Decimal, Decimal]:
    return round(base.value, 6), round(base.low, 6), round(base.high, 6)
