"""Whether published arithmetic holds, what follows from it, and where documents disagree."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from dashboard.models.claims import Claim, DerivedValue
from dashboard.models.judgements import Audit, Disagreement
from dashboard.queries.claims import fetch_claims
from dashboard.queries.figures import fetch_derived_values
from dashboard.queries.judgements import fetch_audits, fetch_disagreements
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.claims import claim_label
from dashboard.views.layouts import PLACE, Field, Layout
from rules.rounding import exact_digits

VERDICTS = (
    "fails",
    "cannot_be_checked",
    "holds_by_truncation",
    "networks_differ",
    "holds_by_rounding",
    "holds",
)
MOST = 12  # failures put into sentences; the rest is counted
QUANTITY = (Field("place_id"), Field("indicator_id"), Field("scope_id"), Field("period"))
VERDICT_LAYOUT = Layout(
    "audit",
    ("verdict", "place", "period", "indicator", "statement", "computed", "tolerance", "rule"),
    (
        Field("audit_id"),
        Field("rule"),
        *PLACE,
        Field("period"),
        Field("indicator_id"),
        Field("scope_id"),
        Field("statement"),
        Field("published", Decimal),
        Field("computed", Decimal),
        Field("tolerance", Decimal),
        Field("verdict"),
        Field("claim_ids", value=lambda run, a: ";".join(a.claim_ids)),
    ),
)
DERIVED = Layout(
    "derived",
    ("place", "indicator", "scope", "period", "derived", "interval", "formula", "confirmed"),
    (
        *QUANTITY,
        Field("basis_id"),
        Field("value_text"),
        Field("low", Decimal),
        Field("high", Decimal),
        Field("unit_id"),
        Field("formula"),
        Field("confirmed_by"),
    ),
)
DISAGREEMENTS = Layout(
    "disagreements",
    ("place", "indicator", "scope", "period", "value", "other_value"),
    (
        *QUANTITY,
        Field("unit_id"),
        Field("value", Decimal),
        Field("other_value", Decimal),
        Field("claim_id"),
        Field("other_claim_id"),
    ),
)
ICONS = {
    "holds": "✔",
    "holds_by_rounding": "≈",
    "holds_by_truncation": "≈",
    "networks_differ": "○",
    "fails": "✘",
    "cannot_be_checked": "?",
}


@dataclass(frozen=True)
class AuditView:
    """Counts by verdict, what fails, what two networks explain, and the tables of verdicts, derived values,
    disagreements."""

    counts: dict[str, int]
    findings: list[str]
    networks: list[str]
    verdicts: Table
    derived: Table
    disagreements: Table


def build_audit(run: Run, places: Sequence[str], rules: Sequence[str]) -> AuditView:
    """The verdicts on the places' figures, of the chosen rules."""
    audits = [a for a in fetch_audits(run.warehouse, places) if a.rule in rules]
    counted = Counter(a.verdict for a in audits)
    return AuditView(
        counts={verdict: counted[verdict] for verdict in VERDICTS},
        findings=_failures(run, [a for a in audits if a.verdict == "fails"]),
        networks=[_networks_sentence(run, a) for a in audits if a.verdict == "networks_differ"],
        verdicts=VERDICT_LAYOUT.lazy_table(run, audits, partial(_rows, run)),
        derived=DERIVED.lazy_table(
            run,
            fetch_derived_values(run.warehouse, places),
            lambda part: [_derived_row(run, d) for d in part],
        ),
        disagreements=DISAGREEMENTS.lazy_table(
            run, fetch_disagreements(run.warehouse, places), partial(_disagreement_rows, run)
        ),
    )


def verdict_label(run: Run, verdict: str, rule: str = "") -> str:
    """A verdict as an icon and a word; whether two years share a network has words of its own."""
    same = rule == "denominator" and verdict != "networks_differ"
    key = f"verdict.denominator_{verdict}" if same else f"verdict.{verdict}"
    return f"{ICONS[verdict]} {run.text(key)}"


def _failures(run: Run, failing: Sequence[Audit]) -> list[str]:
    sentences = [failure_sentence(run, a) for a in failing[:MOST]]
    rest = len(failing) - MOST
    return [*sentences, run.text("audit.more_fail", count=rest)] if rest > 0 else sentences


def _rows(run: Run, audits: Sequence[Audit]) -> list[list[Cell]]:
    claims = fetch_claims(run.warehouse, [claim for a in audits for claim in a.claim_ids])
    return [_row(run, a, claims) for a in audits]


def _row(run: Run, a: Audit, claims: dict[str, Claim]) -> list[Cell]:
    computed = "–" if a.computed is None else exact_digits(a.computed)
    inputs = [run.text.name_of(a, "note"), *(_input(run, claims[claim]) for claim in a.claim_ids)]
    return [
        Cell(verdict_label(run, a.verdict, a.rule), inputs=tuple(inputs)),
        Cell(run.place_name(a.place_id)),
        Cell(a.period),
        Cell(run.indicator_name(a.indicator_id)),
        Cell(a.statement, a.claim_ids[0]),
        Cell(computed),
        Cell(_tolerance(run, a)),
        Cell(run.term_name("rule", a.rule)),
    ]


def _tolerance(run: Run, a: Audit) -> str:
    """How far rounding may put the printed and the computed number apart."""
    if a.tolerance is None:
        return "–"
    unit = "percentage_point" if a.rule in ("rate", "day_rate") else "none"
    return run.text.amount(f"± {exact_digits(a.tolerance)}", unit) if a.tolerance else "0"


def _input(run: Run, claim: Claim) -> str:
    return run.text(
        "audit.input",
        indicator=run.indicator_name(claim.indicator_id),
        place=run.place_name(claim.place_id),
        period=claim.period,
        scope=run.scope_name(claim.scope_id),
        value=claim_label(run, claim),
        source=run.source_title(claim.source_id),
        locator=claim.locator or "–",
    )


def failure_sentence(run: Run, a: Audit) -> str:
    """What does not agree, in a sentence."""
    return _sentence(run, "audit.finding", a)


def _networks_sentence(run: Run, a: Audit) -> str:
    """That two years have two networks of sections, which is no fault."""
    return _sentence(run, "audit.finding_networks", a)


def _sentence(run: Run, key: str, a: Audit) -> str:
    return run.text(
        key,
        place=run.place_name(a.place_id),
        period=a.period,
        indicator=run.indicator_name(a.indicator_id),
        scope=run.scope_name(a.scope_id),
        statement=a.statement,
    )


def _derived_row(run: Run, d: DerivedValue) -> list[Cell]:
    interval = f"{exact_digits(d.low)} – {exact_digits(d.high)}"
    confirmed = (
        Cell(run.text("audit.confirmed"), d.confirmed_by)
        if d.confirmed_by
        else Cell(run.text("audit.not_confirmed"))
    )
    return [
        Cell(run.place_name(d.place_id)),
        Cell(run.indicator_name(d.indicator_id)),
        Cell(run.scope_name(d.scope_id)),
        Cell(d.period),
        Cell(f"○ {run.text.amount(d.value_text, d.unit_id)}", d.claim_ids[0]),
        Cell(interval),
        Cell(d.formula),
        confirmed,
    ]


def _disagreement_rows(run: Run, pairs: Sequence[Disagreement]) -> list[list[Cell]]:
    claims = fetch_claims(run.warehouse, [claim for d in pairs for claim in (d.claim_id, d.other_claim_id)])
    labels = {
        code: f"{claim_label(run, claim)} · {run.source_title(claim.source_id)}"
        for code, claim in claims.items()
    }
    return [
        [
            Cell(run.place_name(d.place_id)),
            Cell(run.indicator_name(d.indicator_id)),
            Cell(run.scope_name(d.scope_id)),
            Cell(d.period),
            Cell(labels[d.claim_id], d.claim_id),
            Cell(labels[d.other_claim_id], d.other_claim_id),
        ]
        for d in pairs
    ]
