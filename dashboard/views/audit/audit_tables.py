"""The tables of the audit: verdicts with inputs, derived values, documents that agree, that differ."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.models.claims import Claim, DerivedValue
from dashboard.models.judgements import Agreement, Audit, Disagreement
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.table import Cell
from dashboard.views.layouts import PLACE, Field, Layout
from dashboard.views.sources.claims import claim_label
from rules.rounding import exact_digits

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
    "networks_differ": "",
    "fails": "✘",
    "cannot_be_checked": "?",
}


AGREEMENTS = Layout(
    "agreements",
    ("place", "indicator", "period", "value", "other_value", "reason"),
    (
        Field("place_id"),
        Field("indicator_id"),
        Field("period"),
        Field("unit_id"),
        Field("value", Decimal),
        Field("grade"),
        Field("claim_id"),
        Field("other_claim_id"),
    ),
)


def verdict_name(run: Run, verdict: str, rule: str = "") -> str:
    """A verdict in words. Whether two years share a network has words of its own; two documents with two
    numbers are no arithmetic that fails.
    """
    if (rule, verdict) == ("same", "fails"):
        return run.text("verdict.documents_differ")
    is_of_network = rule == "denominator" and verdict != "networks_differ"
    return run.text(f"verdict.denominator_{verdict}" if is_of_network else f"verdict.{verdict}")


def verdict_label(run: Run, verdict: str, rule: str = "") -> str:
    """A verdict as an icon and a word."""
    icon = "" if (rule, verdict) == ("same", "fails") else ICONS[verdict]
    return f"{icon} {verdict_name(run, verdict, rule)}".strip()


def verdict_rows(run: Run, audits: Sequence[Audit]) -> list[list[Cell]]:
    """Verdicts, each with its inputs."""
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
        scope=run.text.noted("", [run.scope_label(claim.scope_id)]),
        value=claim_label(run, claim),
        source=run.source_title(claim.source_id),
        locator=claim.locator or "–",
    )


def derived_row(run: Run, d: DerivedValue) -> list[Cell]:
    """A derived value with its interval, and the claim of another document that prints it."""
    interval = f"{exact_digits(d.low)} – {exact_digits(d.high)}"
    confirmed = Cell(run.text("audit.not_confirmed"))
    if d.confirmed_by:
        confirmed = Cell(run.text("audit.confirmed"), d.confirmed_by)
    return [
        Cell(run.place_name(d.place_id)),
        Cell(run.indicator_name(d.indicator_id)),
        Cell(run.scope_label(d.scope_id)),
        Cell(d.period),
        Cell(run.text.amount(d.value_text, d.unit_id), d.claim_ids[0]),
        Cell(interval),
        Cell(d.formula),
        confirmed,
    ]


def disagreement_rows(run: Run, pairs: Sequence[Disagreement]) -> list[list[Cell]]:
    """Two documents with two numbers."""
    labels = _labels(run, pairs)
    return [
        [
            Cell(run.place_name(d.place_id)),
            Cell(run.indicator_name(d.indicator_id)),
            Cell(run.scope_label(d.scope_id)),
            Cell(d.period),
            Cell(labels[d.claim_id], d.claim_id),
            Cell(labels[d.other_claim_id], d.other_claim_id),
        ]
        for d in pairs
    ]


def agreement_rows(run: Run, pairs: Sequence[Agreement]) -> list[list[Cell]]:
    """Two documents with one number, and why their quantities are only near."""
    labels = _labels(run, pairs)
    return [
        [
            Cell(run.place_name(a.place_id)),
            Cell(run.indicator_name(a.indicator_id)),
            Cell(a.period),
            Cell(labels[a.claim_id], a.claim_id),
            Cell(labels[a.other_claim_id], a.other_claim_id),
            Cell(run.text.name_of(a, "reason") or "–"),
        ]
        for a in pairs
    ]


def _labels(run: Run, pairs: Sequence[Agreement | Disagreement]) -> dict[str, str]:
    """Both claims of each pair with number, scope and document."""
    claims = fetch_claims(run.warehouse, [claim for p in pairs for claim in (p.claim_id, p.other_claim_id)])
    return {
        code: " · ".join(
            filter(
                None,
                [claim_label(run, claim), run.scope_label(claim.scope_id), run.source_title(claim.source_id)],
            )
        )
        for code, claim in claims.items()
    }
