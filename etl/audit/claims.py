"""Identities met in the claims: which claims they speak of, what they say in numbers, and the verdict."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from rules.identity import (
    UNCHECKED,
    Verdict,
    judge_part,
    judge_rate,
    judge_streak,
    judge_sum,
    judge_whole_number,
    nearest_number,
)


@dataclass(frozen=True)
class Claim:
    """A claim with a number; counted is whether its unit counts whole things."""

    claim_id: str
    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    basis_id: str
    kind: str
    comparator: str
    value: Decimal
    value_text: str
    unit_id: str
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
class Identity:
    """Arithmetic that published numbers must satisfy, as data/identities.csv gives it."""

    identity_id: str
    rule: str
    place_id: str
    whole: str
    parts: str


@dataclass(frozen=True)
class Finding:
    """One identity met in the claims: whole and parts, what it says in numbers, and the verdict."""

    identity: Identity
    whole: Claim
    parts: list[Claim]
    statement: str
    verdict: Verdict


def claims_of(con: duckdb.DuckDBPyConnection, identities: list[Identity]) -> dict[str, list[Claim]]:
    """The claims with a number of the indicators that identities name, by indicator."""
    named = {
        reference(token)[1][0]
        for identity in identities
        for token in [identity.whole, *identity.parts.split(";")]
    } - {"*"}
    found = defaultdict(list)
    for claim in select(
        con, "indicator_id in (select unnest(?)) and kind <> 'change' and value is not null", list(named)
    ):
        found[claim.indicator_id].append(claim)
    return found


def select(con: duckdb.DuckDBPyConnection, condition: str, *values: object) -> list[Claim]:
    """The claims for which a condition holds, by id."""
    columns = ", ".join(Claim.__dataclass_fields__)
    rows = con.execute(
        f"select {columns}"
        " from (select * exclude (name_zh, name_en) from fact_claim join dim_unit using (unit_id))"
        f" where {condition} order by claim_id",
        list(values),
    ).fetchall()
    return [Claim(*row) for row in rows]


def reference(token: str) -> tuple[str | None, list[str]]:
    """A reference, place:indicator@scope@period@kind, as its place, if it names one, and its other parts."""
    place, _, rest = token.rpartition(":")
    return place or None, rest.split("@")


def fitting(token: str, place: str, claims: dict[str, list[Claim]]) -> list[Claim]:
    """The claims a reference stands for; targets only where it says so."""
    own, (indicator, scope, period, *kind) = reference(token)
    return [
        c
        for c in claims.get(indicator, [])
        if (own or place) in ("*", c.place_id)
        and scope in ("*", c.scope_id)
        and period in ("*", c.period)
        and (c.kind == kind[0] if kind else c.kind != "target")
    ]


def bound(identity: Identity, claims: dict[str, list[Claim]]) -> Iterator[Finding]:
    """An identity wherever its whole and all of its parts exist; * is bound to the whole's own scope and period."""
    for whole in fitting(identity.whole, identity.place_id, claims):
        parts = []
        for token in identity.parts.split(";"):
            _, (_, scope, period, *_) = reference(token)
            found = fitting(token, whole.place_id, claims)
            if scope == "*":
                found = [c for c in found if c.scope_id == whole.scope_id]
            if period == "*":
                found = [c for c in found if (c.period == whole.period) != (identity.rule == "denominator")]
            parts.append(found)
        if identity.rule == "denominator":
            yield from (
                _judged(identity, whole, [count])
                for count in parts[0]
                if len(count.period) == 4 == len(whole.period)
            )
        elif all(parts) and not (identity.rule == "day_rate" and len(whole.period) != 4):
            yield _judged(identity, whole, [found[0] for found in parts])


def _judged(identity: Identity, whole: Claim, parts: list[Claim]) -> Finding:
    texts = [part.value_text for part in parts]
    exact = whole.exact and all(part.exact for part in parts)
    mark = "" if exact else "?"
    match identity.rule:
        case "sum":
            return Finding(
                identity,
                whole,
                parts,
                f"{' + '.join(texts)} ={mark} {whole.value_text}",
                judge_sum(whole.value_text, texts) if exact else UNCHECKED,
            )
        case "rate":
            verdict = judge_rate(whole.value_text, texts[0], texts[1]) if exact else UNCHECKED
            return Finding(
                identity, whole, parts, f"{texts[0]} / {texts[1]} ={mark} {whole.value_text}%", verdict
            )
        case "part":
            safe = whole.comparator in ("=", ">", ">=") and parts[0].comparator in ("=", "<", "<=")
            return Finding(
                identity,
                whole,
                parts,
                f"{texts[0]} ≤ {_bounded(whole)}",
                judge_part(texts[0], whole.value_text) if safe else UNCHECKED,
            )
        case "streak":
            years = whole.year - parts[0].year
            return Finding(
                identity,
                whole,
                parts,
                f"{texts[0]} + {years} = {whole.value_text}",
                judge_streak(texts[0], whole.value_text, years),
            )
        case "day_rate":
            days = 366 if whole.year % 4 == 0 else 365
            return Finding(
                identity,
                whole,
                parts,
                f"{texts[0]} / {days} = {whole.value_text}%",
                judge_rate(whole.value_text, texts[0], str(days)),
            )
        case "whole_number" | "denominator":
            count = int(parts[0].value)
            fitting = nearest_number(whole.value_text, count)
            told = (
                f"{fitting} / {count} ≈ {whole.value_text}%"
                if fitting is not None
                else f"? / {count} ≠ {whole.value_text}%"
            )
            if identity.rule == "denominator":
                told += f" ({whole.period}, {parts[0].period})"
            return Finding(
                identity,
                whole,
                parts,
                told,
                judge_whole_number(whole.value_text, count) if exact else UNCHECKED,
            )
    raise ValueError(f"no such rule: {identity.rule}")


def _bounded(claim: Claim) -> str:
    return f"{'' if claim.exact else claim.comparator}{claim.value_text}"
