"""What does not hold among published numbers, or surprises: each as a card in words. Nobody is accused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.models.claims import Claim, DerivedValue, Figure
from dashboard.models.judgements import Audit
from dashboard.queries.catalogue import fetch_national_limits
from dashboard.queries.claims import fetch_claims
from dashboard.queries.figures import fetch_derived_values, fetch_figures
from dashboard.queries.judgements import fetch_audits
from dashboard.run import Run
from dashboard.views.periods import period_phrase
from dashboard.views.sources.claims import claim_label
from rules.rounding import decimals, exact_digits, half_up
from rules.whole_number import neighbours

KINDS = ("disagreement", "fails", "truncation", "base", "streak", "networks")  # in the order of the cards
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class AuditCard:
    """A kind of surprise, what it is about, what is surprising in a sentence, and the claims it rests on.

    `links` are claim ids, each with its number and document.
    """

    kind: str
    label: str
    subject: str
    sentence: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AuditData:
    """What the audit of some places is made from; figures are of all indicators that it looks at."""

    audits: Sequence[Audit]
    derived: Sequence[DerivedValue]
    claims: Mapping[str, Claim]
    figures: Sequence[Figure]

    def derived_from(self, change: Claim) -> DerivedValue | None:
        """The value that follows from a change, if one does."""
        return next((value for value in self.derived if value.claim_ids[0] == change.claim_id), None)


def find_audit_data(run: Run, places: Sequence[str], rules: Sequence[str]) -> AuditData:
    """The verdicts of the chosen rules and the derived values of the places, with claims and figures."""
    audits = [audit for audit in fetch_audits(run.warehouse, places) if audit.rule in rules]
    derived = fetch_derived_values(run.warehouse, places)
    ids = {claim for row in (*audits, *derived) for claim in row.claim_ids}
    ids |= {value.confirmed_by for value in derived if value.confirmed_by}
    claims = fetch_claims(run.warehouse, sorted(ids))
    roles = run.catalogue.indicators_by_role
    streaks = [claims[audit.claim_ids[1]] for audit in audits if audit.rule == "limit_streak"]
    indicators = {part.indicator_id for part in streaks} | {*roles["section_share"], *roles["network_size"]}
    return AuditData(audits, derived, claims, fetch_figures(run.warehouse, sorted(indicators), places))


def build_audit_cards(run: Run, data: AuditData) -> list[AuditCard]:
    """The cards, in the order of KINDS. An arithmetic that several documents share is one."""
    return sorted(_audit_cards(run, data), key=lambda card: KINDS.index(card.kind))


def group_audits(audits: Sequence[Audit]) -> list[list[Audit]]:
    """The audits of one arithmetic, which several documents may print, together."""
    together: dict[tuple[str, ...], list[Audit]] = {}
    for audit in audits:
        key = (audit.identity_id, audit.place_id, audit.period, audit.statement, audit.verdict)
        together.setdefault(key, []).append(audit)
    return list(together.values())


def _audit_cards(run: Run, data: AuditData) -> Iterator[AuditCard]:
    for same in group_audits(data.audits):
        found = _sentence_of(run, same[0], data)
        if found:
            ids = dict.fromkeys(claim for audit in same for claim in audit.claim_ids)
            base = data.derived_from(data.claims[same[0].claim_ids[0]])
            if base and base.confirmed_by:
                ids[base.confirmed_by] = None
            yield _card(run, *found, same[0], [data.claims[claim] for claim in ids])


def _sentence_of(run: Run, audit: Audit, data: AuditData) -> tuple[str, str] | None:
    """The kind of card of an audit and its sentence; None where there is nothing to tell."""
    whole, *parts = (data.claims[claim] for claim in audit.claim_ids)
    if audit.verdict == "fails" and audit.rule == "same":
        one, other = claim_label(run, whole), claim_label(run, parts[0])
        return "disagreement", run.text("audit.card_disagreement", one=one, other=other)
    if audit.verdict == "fails":
        return "fails", run.text("audit.card_fails", statement=audit.statement)
    if audit.verdict == "holds_by_truncation":
        return "truncation", _truncation(run, audit, whole, parts)
    if audit.verdict == "networks_differ" and audit.rule == "base_network":
        return "base", _base(run, data, whole, parts[1])
    if audit.verdict == "networks_differ":
        return "networks", run.text(
            "audit.card_networks",
            value=claim_label(run, whole),
            counted=period_phrase(run.text, parts[0].period),
            count=claim_label(run, parts[0]),
        )
    if audit.rule == "limit_streak":
        sentence = _longer_streak(run, audit, parts, data.figures)
        return ("streak", sentence) if sentence else None
    return None


def _truncation(run: Run, audit: Audit, whole: Claim, parts: Sequence[Claim]) -> str:
    """The printed share beside the exact one, where it stems from a number of counted things."""
    if audit.rule != "whole_number" or audit.computed is None:
        return run.text("audit.card_truncated", statement=audit.statement)
    (count,) = parts
    share = audit.computed * HUNDRED / Decimal(count.value_text)
    places = decimals(whole.value_text)
    return run.text(
        "audit.card_truncation",
        counted=run.indicator_name(count.indicator_id),
        whole=claim_label(run, count),
        part=exact_digits(audit.computed),
        exact=run.text.amount(str(half_up(share, places + 1)), "percent"),
        rounded=run.text.amount(str(half_up(share, places)), "percent"),
        printed=claim_label(run, whole),
    )


def _longer_streak(run: Run, audit: Audit, parts: Sequence[Claim], figures: Sequence[Figure]) -> str:
    """Years within the limit before the streak that a document states, figures of other areas included."""
    (indicator,) = {part.indicator_id for part in parts}
    last, stated = int(audit.period), int(audit.published or 0)
    limits = {
        limit.year: limit.value
        for limit in fetch_national_limits(run.warehouse, [indicator])
        if limit.standing == "in_force"
    }
    by_year: dict[int, list[Figure]] = {}
    for figure in figures:
        is_own = (figure.indicator_id, figure.place_id) == (indicator, audit.place_id)
        if is_own and figure.year is not None and figure.comparator == "=":
            by_year.setdefault(figure.year, []).append(figure)
    first = last + 1
    while first - 1 in limits and all(f.value <= limits[first - 1] for f in by_year.get(first - 1, [])):
        if first - 1 not in by_year:
            break
        first -= 1
    if last - first + 1 <= stated:
        return ""
    years = [
        run.text(
            "audit.in_year", year=year, value=" / ".join(dict.fromkeys(f.value_text for f in by_year[year]))
        )
        for year in range(first, last + 1)
    ]
    return run.text(
        "audit.card_streak",
        stated=stated,
        count=last - first + 1,
        first=first,
        last=last,
        years=run.text.join(years),
    )


def find_base_surprise(run: Run, audits: Sequence[Audit], places: Sequence[str]) -> str:
    """The newest change whose base the sections of its own network cannot give, in a sentence; empty if none.

    `audits` are those of the places.
    """
    found = [a for a in audits if (a.verdict, a.rule) == ("networks_differ", "base_network")]
    if not found:
        return ""
    audit = max(found, key=lambda a: (a.period, a.audit_id))
    claims = fetch_claims(run.warehouse, audit.claim_ids)
    change, _, count = (claims[claim] for claim in audit.claim_ids)
    data = AuditData([audit], fetch_derived_values(run.warehouse, places), claims, [])
    value = data.derived_from(change)
    assert value is not None and change.value is not None
    return run.text(
        "tile.base",
        place=run.place_name(audit.place_id),
        indicator=run.indicator_name(change.indicator_id),
        scope=run.text.noted("", [run.scope_label(change.scope_id)]),
        period=period_phrase(run.text, change.period),
        base=period_phrase(run.text, value.period),
        change=_change_phrase(run, change),
        counted=period_phrase(run.text, count.period),
        value=run.text.amount(value.value_text, value.unit_id),
        count=count.value_text,
    )


def _change_phrase(run: Run, change: Claim) -> str:
    assert change.value is not None
    gap = run.text.distance(change.value, change.unit_id, decimals(change.value_text))
    return run.text("audit.rose" if change.value > 0 else "audit.fell", gap=gap)


def _base(run: Run, data: AuditData, change: Claim, count: Claim) -> str:
    """A base that follows from a change, and that the sections of another year cannot give."""
    value = data.derived_from(change)
    assert value is not None and change.value is not None
    sections = int(Decimal(count.value_text))
    beside = [
        f"{part}/{sections} = "
        + run.text.amount(str(half_up(Decimal(part * 100) / sections, 1)), value.unit_id)
        for part in neighbours(value.low, value.high, sections) or ()
    ]
    base = period_phrase(run.text, value.period)
    sentence = run.text(
        "audit.card_base",
        period=period_phrase(run.text, change.period),
        base=base,
        change=_change_phrase(run, change),
        value=run.text.amount(value.value_text, value.unit_id),
        counted=period_phrase(run.text, count.period),
        count=claim_label(run, count),
        beside=run.text.join(beside),
    )
    printed = data.claims.get(value.confirmed_by or "")
    if printed is None:
        return sentence
    known = run.text(
        "audit.card_printed",
        base=base,
        value=claim_label(run, printed),
        about=run.text.noted("", [run.scope_label(printed.scope_id), run.basis_label(printed.basis_id)]),
    )
    return run.text.sentences([sentence, known])


def _card(run: Run, kind: str, sentence: str, audit: Audit, claims: Sequence[Claim]) -> AuditCard:
    subject = [
        run.place_name(audit.place_id),
        period_phrase(run.text, audit.period),
        run.indicator_name(audit.indicator_id),
        run.scope_label(audit.scope_id),
    ]
    links = tuple(
        (claim.claim_id, f"{claim_label(run, claim)} · {run.source_title(claim.source_id)}")
        for claim in claims
    )
    return AuditCard(kind, run.text(f"audit.kind_{kind}"), " · ".join(filter(None, subject)), sentence, links)
