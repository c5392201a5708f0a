"""What follows from claims: targets against results, ambition, disagreements, audited arithmetic."""

from dataclasses import dataclass
from decimal import Decimal

# What targets and published arithmetic come out as, in the order in which readers see it.
STATUSES = ("met", "reported_met", "missed", "pending", "unquantified", "not_comparable")
VERDICTS = (
    "fails",
    "holds_by_truncation",
    "networks_differ",
    "holds",
    "holds_by_rounding",
    "cannot_be_checked",
)


@dataclass(frozen=True)
class Target:
    """A target beside its result; status and reason as the mart target_result gives them. `wording`: a word
    of its document that weakens it (striven_for); `grade`, `result_grade`: of both numbers' documents.
    """

    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    basis_id: str
    comparator: str | None
    target_value: Decimal | None
    target_text: str
    unit_id: str
    result_comparator: str | None
    result_value: Decimal | None
    result_text: str | None
    status: str
    reason: str | None
    margin: Decimal | None
    margin_unit_id: str | None
    margin_class: str | None
    conditions: int
    joint_status: str
    base_period: str | None
    decimals: int
    year: int | None
    target_claim_id: str
    result_claim_id: str | None
    reported_claim_id: str | None  # a document says in words that it was met
    wording: str | None
    grade: str
    result_grade: str | None
    first_claim_id: str  # which of the claims that set this same target stands for all


@dataclass(frozen=True)
class Ambition:
    """A target beside the last result before it; relation is tighter, equal, looser, unknown or no_result.
    `last_kind` is the kind of that result, `years_since` how many years lie between it and the target's.
    """

    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    basis_id: str
    comparator: str | None
    target_value: Decimal | None
    last_period: str | None
    last_result: Decimal | None
    relation: str
    margin: Decimal | None
    best_period: str | None
    best_result: Decimal | None
    asked_change: Decimal | None
    mean_change: Decimal | None
    changes: int | None
    unit_id: str
    decimals: int
    target_text: str
    last_text: str | None
    best_text: str | None
    target_claim_id: str
    last_claim_id: str | None
    margin_unit_id: str
    last_kind: str | None
    years_since: int | None
    wording: str | None


@dataclass(frozen=True)
class Disagreement:
    """Two claims about one quantity that give different numbers."""

    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    unit_id: str
    claim_id: str
    other_claim_id: str
    value: Decimal
    other_value: Decimal


@dataclass(frozen=True)
class Agreement:
    """Two documents of different publishers that print one number of the same or of a near quantity."""

    indicator_id: str
    place_id: str
    period: str
    unit_id: str
    value: Decimal
    claim_id: str
    other_claim_id: str
    grade: str
    reason_zh: str | None
    reason_en: str | None


@dataclass(frozen=True)
class Confirmation:
    """What else says the same as a figure: `documents` independent ones with its own, published arithmetic
    that holds (`statements`), a computed figure. `confirmed_by` is the strongest: documents, arithmetic or
    computed.
    """

    claim_id: str
    documents: int
    document_claim_ids: list[str]
    statements: list[str]
    computed_claim_id: str | None
    confirmed_by: str | None


@dataclass(frozen=True)
class Comparability:
    """How far two claims may be compared: grade same, near or apart, and the reason as a code.

    The reason in words is known where the data give one: comparability.csv, look_alikes.csv.
    """

    claim_id: str
    other_claim_id: str
    grade: str
    reason_id: str | None
    reason_zh: str | None
    reason_en: str | None


@dataclass(frozen=True)
class ScopeComparability:
    """How far two scopes of one indicator and place may be compared within one period, and why no further."""

    scope_id: str
    other_scope_id: str
    grade: str
    reason_zh: str | None
    reason_en: str | None


@dataclass(frozen=True)
class Audit:
    """One piece of published arithmetic with its verdict."""

    audit_id: str
    rule: str
    place_id: str
    period: str
    statement: str
    published: Decimal | None
    computed: Decimal | None
    tolerance: Decimal | None
    verdict: str
    identity_id: str
    indicator_id: str
    scope_id: str
    unit_id: str
    claim_ids: list[str]
    note_zh: str
    note_en: str
