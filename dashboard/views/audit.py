"""Whether published arithmetic holds, what follows from it, and where documents disagree."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dashboard import queries
from dashboard.models import Audit, Claim, DerivedValue, Disagreement
from dashboard.page import Page
from dashboard.views.evidence import claim_value
from dashboard.views.table import Cell, Later, Record, Table

VERDICTS = ("fails", "cannot_be_checked", "holds_by_rounding", "holds")
TOLD = 12  # failures told in sentences; the rest is counted
ICONS = {"holds": "✔", "holds_by_rounding": "≈", "fails": "✘", "cannot_be_checked": "?"}


@dataclass(frozen=True)
class AuditView:
    """Counts by verdict, what fails in words, and three tables: verdicts, derived values, disagreements."""

    counts: dict[str, int]
    findings: list[str]
    verdicts: Table
    derived: Table
    disagreements: Table


def audit_view(page: Page, places: Sequence[str], rules: Sequence[str]) -> AuditView:
    """The verdicts on the places' figures, of the chosen rules."""
    audits = [a for a in queries.audits(page.warehouse, places) if a.rule in rules]
    counted = Counter(a.verdict for a in audits)
    columns = ("verdict", "place", "period", "indicator", "statement", "computed", "tolerance", "rule")
    return AuditView(
        counts={verdict: counted[verdict] for verdict in VERDICTS},
        findings=_failures(page, [a for a in audits if a.verdict == "fails"]),
        verdicts=Table([page.text(f"column.{c}") for c in columns], Later(audits, partial(_rows, page)), Later(audits, partial(_records, page))),
        derived=_derived_table(page, queries.derived(page.warehouse, places)),
        disagreements=_disagreement_table(page, queries.disagreements(page.warehouse, places)),
    )


def verdict_words(page: Page, verdict: str, rule: str = "") -> str:
    """A verdict as an icon and a word; whether two years share a network is told in its own words."""
    key = f"verdict.denominator_{verdict}" if rule == "denominator" else f"verdict.{verdict}"
    return f"{ICONS[verdict]} {page.text(key)}"


def _failures(page: Page, failing: Sequence[Audit]) -> list[str]:
    told = [failure_words(page, a) for a in failing[:TOLD]]
    return [*told, page.text("audit.more_fail", count=len(failing) - TOLD)] if len(failing) > TOLD else told


def _rows(page: Page, audits: Sequence[Audit]) -> list[list[Cell]]:
    claims = queries.claims(page.warehouse, [claim for a in audits for claim in a.claim_ids])
    return [_row(page, a, claims) for a in audits]


def _row(page: Page, a: Audit, claims: dict[str, Claim]) -> list[Cell]:
    unit = "percentage_point" if a.rule in ("rate", "day_rate") else "none"
    tolerance = "–" if a.tolerance is None else page.text.amount(f"± {a.tolerance.normalize():f}", unit) if a.tolerance else "0"
    computed = "–" if a.computed is None else f"{a.computed.normalize():f}"
    inputs = [page.text.of(a, "note"), *(_input(page, claims[claim]) for claim in a.claim_ids)]
    return [
        Cell(verdict_words(page, a.verdict, a.rule), inputs=tuple(inputs)), Cell(page.place(a.place_id)), Cell(a.period),
        Cell(page.indicator(a.indicator_id)), Cell(a.statement, a.claim_ids[0]), Cell(computed), Cell(tolerance), Cell(page.term("rule", a.rule)),
    ]  # fmt: skip


def _input(page: Page, claim: Claim) -> str:
    return page.text(
        "audit.input", indicator=page.indicator(claim.indicator_id), place=page.place(claim.place_id), period=claim.period,
        scope=page.scope(claim.scope),
        value=claim_value(page, claim), source=page.source(claim.source_id), locator=claim.locator or "–",
    )  # fmt: skip


def failure_words(page: Page, a: Audit) -> str:
    """What does not agree, in a sentence."""
    key = "audit.finding_denominator" if a.rule == "denominator" else "audit.finding"
    return page.text(
        key, place=page.place(a.place_id), period=a.period, indicator=page.indicator(a.indicator_id), scope=page.scope(a.scope), statement=a.statement
    )


def _derived_table(page: Page, values: Sequence[DerivedValue]) -> Table:
    columns = ("place", "indicator", "scope", "period", "derived", "interval", "formula", "confirmed")
    return Table(
        [page.text(f"column.{c}") for c in columns],
        Later(values, lambda some: [_derived_row(page, d) for d in some]),
        [
            {
                "place_id": d.place_id, "indicator_id": d.indicator_id, "scope": d.scope, "period": d.period, "basis": d.basis,
                "value_text": d.value_text,
                "low": d.low, "high": d.high, "unit": d.unit, "formula": d.formula, "confirmed_by": d.confirmed_by,
            }
            for d in values
        ],
    )  # fmt: skip


def _derived_row(page: Page, d: DerivedValue) -> list[Cell]:
    interval = f"{d.low.normalize():f} – {d.high.normalize():f}"
    confirmed = Cell(page.text("audit.confirmed"), d.confirmed_by) if d.confirmed_by else Cell(page.text("audit.not_confirmed"))
    return [
        Cell(page.place(d.place_id)), Cell(page.indicator(d.indicator_id)), Cell(page.scope(d.scope)), Cell(d.period),
        Cell(f"○ {page.text.amount(d.value_text, d.unit)}", d.claim_ids[0]), Cell(interval), Cell(d.formula), confirmed,
    ]  # fmt: skip


def _disagreement_table(page: Page, pairs: Sequence[Disagreement]) -> Table:
    return Table(
        [page.text(f"column.{c}") for c in ("place", "indicator", "scope", "period", "value", "other_value")],
        Later(pairs, partial(_disagreement_rows, page)),
        [
            {
                "place_id": d.place_id, "indicator_id": d.indicator_id, "scope": d.scope, "period": d.period, "unit": d.unit,
                "value": d.value, "other_value": d.other_value, "claim_id": d.claim_id, "other_claim_id": d.other_claim_id,
            }
            for d in pairs
        ],
    )  # fmt: skip


def _disagreement_rows(page: Page, pairs: Sequence[Disagreement]) -> list[list[Cell]]:
    claims = queries.claims(page.warehouse, [claim for d in pairs for claim in (d.claim_id, d.other_claim_id)])
    told = {code: f"{claim_value(page, claim)} · {page.source(claim.source_id)}" for code, claim in claims.items()}
    return [
        [
            Cell(page.place(d.place_id)), Cell(page.indicator(d.indicator_id)), Cell(page.scope(d.scope)), Cell(d.period),
            Cell(told[d.claim_id], d.claim_id), Cell(told[d.other_claim_id], d.other_claim_id),
        ]
        for d in pairs
    ]  # fmt: skip


def _records(page: Page, audits: Sequence[Audit]) -> list[Record]:
    return [_record(page, a) for a in audits]


def _record(page: Page, a: Audit) -> Record:
    return {
        "audit_id": a.audit_id, "rule": a.rule, "place_id": a.place_id, "place": page.place(a.place_id), "period": a.period,
        "indicator_id": a.indicator_id, "scope": a.scope, "statement": a.statement, "published": a.published, "computed": a.computed,
        "tolerance": a.tolerance, "verdict": a.verdict, "claim_ids": ";".join(a.claim_ids),
    }  # fmt: skip
