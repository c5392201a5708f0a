"""The rules by which identities are judged: each a function that states the arithmetic and judges it."""

import calendar
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from etl.audit import matching
from etl.audit.changes import StatedChange
from etl.audit.claims import Claim
from etl.audit.identities import Identity
from etl.audit.matching import Evidence, Match
from rules.change import judge_change
from rules.identity import (
    judge_limit_streak,
    judge_part,
    judge_rate,
    judge_same,
    judge_streak,
    judge_sum,
)
from rules.rounding import exact_digits
from rules.verdict import UNCHECKED, Verdict
from rules.whole_number import judge_interval, judge_whole_number, nearest_number, truncated_number

BEYOND = {">": "<", ">=": "≤", "<": ">", "<=": "≥", "~": "≈"}  # a bound, seen from its number
Judgement = tuple[str, Verdict]  # the arithmetic in numbers, and whether it holds


@dataclass(frozen=True)
class Rule:
    """How an identity is judged, where it is met, and how many parts it names (None: any number)."""

    judge: Callable[[Claim, Sequence[Claim]], Judgement]
    match: Callable[[Evidence, Identity], Iterator[Match]] = matching.match_parts
    parts: int | None = 1
    of_printed: bool = False  # a derived claim is not judged by the counts that it was derived from


def judged_sum(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """The parts add up to the whole."""
    texts = [part.value_text for part in parts]
    exact = _are_exact(whole, *parts)
    return (
        f"{' + '.join(texts)} {_equals(exact)} {whole.value_text}",
        judge_sum(whole.value_text, texts) if exact else UNCHECKED,
    )


def judged_rate(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """The rate in percent is the first part over the second."""
    part, total = (claim.value_text for claim in parts)
    exact = _are_exact(whole, *parts)
    return (
        f"{part} / {total} {_equals(exact)} {whole.value_text}%",
        judge_rate(whole.value_text, part, total) if exact else UNCHECKED,
    )


def judged_day_rate(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """The share in percent is the days over the days of the year."""
    days = 366 if calendar.isleap(whole.year) else 365
    part = parts[0].value_text
    exact = _are_exact(whole, *parts)
    return (
        f"{part} / {days} {_equals(exact)} {whole.value_text}%",
        judge_rate(whole.value_text, part, str(days)) if exact else UNCHECKED,
    )


def judged_part(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """The part is not more than the whole; a bound settles it only where it errs on the safe side."""
    (part,) = parts
    settled = whole.comparator in ("=", ">", ">=") and part.comparator in ("=", "<", "<=")
    # of a whole that is more than 3200 only the bound is known: 850 ≤ 3200 < …
    beyond = "" if whole.is_exact else f" {BEYOND.get(whole.comparator, '?')} …"
    return (
        f"{part.value_text} ≤ {whole.value_text}{beyond}",
        judge_part(part.value_text, whole.value_text) if settled else UNCHECKED,
    )


def judged_streak(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """A streak of years is as much longer than an older one as years have passed."""
    (older,) = parts
    years = whole.year - older.year
    return (
        f"{older.value_text} + {years} = {whole.value_text}",
        judge_streak(older.value_text, whole.value_text, years),
    )


def judged_limit_streak(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """So many years in a row kept the limit, each that of its own time; the year before did not.

    A year before on another scope than the last year's says nothing against it.
    """
    kept = {claim.year: claim.keeps_limit for claim in parts}
    first = whole.year - int(whole.value) + 1
    if parts[0].year < first and parts[0].scope_id != parts[-1].scope_id:
        kept[parts[0].year] = None
    streak = [kept.get(year) for year in range(first, whole.year + 1)]
    years = [
        f"{', '.join(f'{claim.year}: {claim.value_text}' for claim in claims)}{limit}"
        for limit, claims in groupby(parts, key=_against_limit)
    ]
    return "; ".join(years), judge_limit_streak(whole.value, streak, kept.get(first - 1))


def judged_whole_number(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """The share stems from a whole number of the things counted."""
    count = int(parts[0].value)
    nearest = nearest_number(whole.value_text, count)
    if nearest is None:
        nearest = truncated_number(whole.value_text, count)
    sign, number = ("=", "?") if nearest is None else ("≈", nearest)
    return (
        f"{number} / {count} {sign} {whole.value_text}%",
        judge_whole_number(whole.value_text, count) if _are_exact(whole, *parts) else UNCHECKED,
    )


def judged_denominator(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """The share stems from a whole number of the things counted in another year.

    If not, the two years have networks of their own, which is no fault of either.
    """
    statement, verdict = judged_whole_number(whole, parts)
    if verdict.verdict == "fails":
        verdict = replace(verdict, verdict="networks_differ")
    return f"{statement} ({whole.period}, {parts[0].period})", verdict


def judged_base_network(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """The base that a change implies stems from a whole number of the things counted later.

    If not, the base has a network of its own, which is no fault of the document.
    """
    level, count = parts
    stated = StatedChange(whole, level)
    base = stated.base
    if base is None:
        return stated.formula, UNCHECKED
    verdict = judge_interval(base.low, base.high, int(count.value))
    if verdict.verdict == "fails":
        verdict = replace(verdict, verdict="networks_differ")
    number = "?" if verdict.verdict == "networks_differ" else verdict.computed
    return (
        f"{stated.formula} = {base.value}; {number} / {count.value_text} ≈ {base.value}%"
        f" ({whole.base_period}, {count.period})",
        verdict,
    )


def judged_change(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """The stated change agrees with both levels; what the older level must have been, where none is known."""
    level, *older = parts
    stated = StatedChange(whole, level)
    change = f"{whole.value_text}{'%' if stated.is_relative else ''}"
    if not older:
        base = f" ⇒ {stated.base.value}" if stated.base else ""
        return f"{level.value_text} ({level.period}), {change} ({whole.base_period}){base}", UNCHECKED
    texts = older[0].value_text, level.value_text
    exact = _are_exact(whole, level)
    return (
        f"{' → '.join(texts)} = {change}",
        judge_change(*texts, whole.value_text, stated.is_relative) if exact else UNCHECKED,
    )


def judged_same(whole: Claim, parts: Sequence[Claim]) -> Judgement:
    """Two documents give the same number."""
    one, other = whole.value_text, parts[0].value_text
    exact = _are_exact(whole, *parts)
    return f"{one} = {other}", judge_same(one, other, whole.counted) if exact else UNCHECKED


RULES = {
    "sum": Rule(judged_sum, parts=None),
    "rate": Rule(judged_rate, parts=2, of_printed=True),
    "part": Rule(judged_part),
    "streak": Rule(judged_streak),
    "limit_streak": Rule(judged_limit_streak, matching.match_streak_years),
    "whole_number": Rule(judged_whole_number, of_printed=True),
    "denominator": Rule(judged_denominator, matching.match_other_years, of_printed=True),
    "base_network": Rule(judged_base_network, matching.match_implied_bases),
    "day_rate": Rule(judged_day_rate, matching.match_whole_years, of_printed=True),
    "change": Rule(judged_change, matching.match_stated_changes),
    "same": Rule(judged_same, matching.match_same_quantity),
}


def _are_exact(*claims: Claim) -> bool:
    return all(claim.is_exact for claim in claims)


def _equals(exact: bool) -> str:
    return "=" if exact else "=?"


def _against_limit(claim: Claim) -> str:
    """The limit of the claim's year behind its value: ≤ 35, or > 35 where the value is above it."""
    if claim.limit is None:
        return " ≤ ?"
    return f" {'≤' if claim.keeps_limit else '>'} {exact_digits(claim.limit)}"
