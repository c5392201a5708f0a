"""Whether published arithmetic holds, what surprises, what follows, where documents agree and differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.models.judgements import VERDICTS, Audit
from dashboard.queries.judgements import fetch_agreements, fetch_disagreements
from dashboard.run import Run
from dashboard.table import Table
from dashboard.views.audit.audit_cards import AuditCard, build_audit_cards, find_audit_data, group_audits
from dashboard.views.audit.audit_tables import (
    AGREEMENTS,
    DERIVED,
    DISAGREEMENTS,
    VERDICT_LAYOUT,
    agreement_rows,
    derived_row,
    disagreement_rows,
    verdict_name,
    verdict_rows,
)
from dashboard.views.sections.section_counts import build_section_counts

MOST = 12  # cards shown; the rest is counted


@dataclass(frozen=True)
class AuditView:
    """The counts by verdict in a sentence, cards of what does not hold or surprises, how many more there are,
    and the tables: agreements, disagreements, all verdicts, derived values, possible numbers of sections.
    """

    title: str
    cards: list[AuditCard]
    more: int
    agreements: Table
    disagreements: Table
    verdicts: Table
    derived: Table
    counts: Table


def build_audit(run: Run, places: Sequence[str], rules: Sequence[str]) -> AuditView:
    """The verdicts on the places' figures, of the chosen rules."""
    data = find_audit_data(run, places, rules)
    cards = build_audit_cards(run, data)
    return AuditView(
        title=_title(run, data.audits),
        cards=cards[:MOST],
        more=max(0, len(cards) - MOST),
        agreements=AGREEMENTS.lazy_table(
            run, fetch_agreements(run.warehouse, places), partial(agreement_rows, run)
        ),
        disagreements=DISAGREEMENTS.lazy_table(
            run, fetch_disagreements(run.warehouse, places), partial(disagreement_rows, run)
        ),
        verdicts=VERDICT_LAYOUT.lazy_table(run, data.audits, partial(verdict_rows, run)),
        derived=DERIVED.lazy_table(
            run,
            data.derived,
            lambda part: [derived_row(run, d) for d in part],
        ),
        counts=build_section_counts(run, data.figures),
    )


def _title(run: Run, audits: Sequence[Audit]) -> str:
    """How many pieces of arithmetic there are, and how many of each verdict; what several documents print
    counts once, as its card does, and is named.
    """
    groups = group_audits(sorted(audits, key=lambda a: VERDICTS.index(a.verdict)))
    counted = Counter(_word(run, same[0]) for same in groups)
    parts = [run.text("audit.count", verdict=word, count=count) for word, count in counted.items()]
    repeated = sum(len(same) > 1 for same in groups)
    key = "audit.title_repeated" if repeated else "audit.title"
    counts = {"total": len(groups), "repeated": repeated, "all": len(audits)}
    return run.text(key, **counts, parts=run.text.join(parts))


def _word(run: Run, audit: Audit) -> str:
    """What a verdict is called; whether two years share a network counts with the others."""
    return verdict_name(run, audit.verdict, "same" if audit.rule == "same" else "")


def failure_sentence(run: Run, a: Audit) -> str:
    """What does not agree, in a sentence."""
    return run.text(
        "audit.finding",
        place=run.place_name(a.place_id),
        period=a.period,
        indicator=run.indicator_name(a.indicator_id),
        scope=run.text.noted("", [run.scope_label(a.scope_id)]),
        statement=a.statement,
    )
